package scratch.stats.distribution;

import java.util.function.DoubleUnaryOperator;

/// The trapezoidal rule over the whole line, Σ_k f(k), for a positive f with one peak near k = 0 that is some steps wide. For a
/// bell curve its error against the integral is 2 e^(−2π² (σ/step)²): 1e-34 with steps of σ/2. Summation runs outwards from 0,
/// on each side until the rest, bounded by a geometric series, no longer counts.
/// Trefethen & Weideman, *SIAM Review* 56 (2014) 385.
final class PeakIntegral {
    private static final double NEGLIGIBLE = 1e-17;
    private static final int MOST_STEPS = 1_000_000;

    private PeakIntegral() {
    }

    /// @throws ArithmeticException if the terms do not die out
    static double sum(DoubleUnaryOperator f) {
        double top = f.applyAsDouble(0);
        double right = side(f, 1, top, top);
        return right + side(f, -1, top, top + right) + top;
    }

    private static double side(DoubleUnaryOperator f, int direction, double top, double before) {
        double sum = 0;
        double previous = top;
        for (int k = direction; Math.abs(k) < MOST_STEPS; k += direction) {
            double value = f.applyAsDouble(k);
            sum += value;
            // value + value r + value r² + …, r = value/previous
            if (value < previous && value * value <= NEGLIGIBLE * (before + sum) * (previous - value) || value == 0) {
                return sum;
            }
            previous = value;
        }
        throw new ArithmeticException("PeakIntegral: not done after " + MOST_STEPS + " steps on one side");
    }
}
