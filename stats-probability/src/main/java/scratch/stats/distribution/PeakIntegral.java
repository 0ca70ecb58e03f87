package scratch.stats.distribution;

import java.util.function.DoubleUnaryOperator;

/// ∫ f(u) du over the real line for a positive, smooth f with one peak, by the trapezoidal rule: for a function that is
/// analytic in a strip around the line its error is e^(−2π·width/h), so that a step of about half the width of the
/// peak gives all digits. Summation runs outwards from the peak until the terms vanish.
/// Trefethen & Weideman, *SIAM Review* 56 (2014) 385.
final class PeakIntegral {
    private static final double LARGEST_STEP = 0.11;
    private static final double WIDTHS = 0.5;
    private static final double NEGLIGIBLE = 1e-18;
    private static final double FARTHEST = 800;

    private PeakIntegral() {
    }

    /// @param steepness an upper bound of the square root of the second derivative of −log f at u
    /// @param scale     the distance at which the search for the peak starts
    static double of(DoubleUnaryOperator f, DoubleUnaryOperator steepness, double scale) {
        double peak = peak(f, scale);
        double top = f.applyAsDouble(peak);
        if (!(top > 0)) {
            return top;
        }
        double h = Math.min(LARGEST_STEP, WIDTHS / steepness.applyAsDouble(peak));
        return h * (top + side(f, peak, h, top) + side(f, peak, -h, top));
    }

    private static double side(DoubleUnaryOperator f, double peak, double h, double top) {
        double sum = 0;
        for (int i = 1; i < 1_000_000; i++) {
            double value = f.applyAsDouble(peak + i * h);
            sum += value;
            if (value < NEGLIGIBLE * Math.abs(h) * (top + sum)) {
                break;
            }
        }
        return sum;
    }

    /// Doubling steps uphill from 0, then golden-section search; a rough answer is enough.
    private static double peak(DoubleUnaryOperator f, double scale) {
        double step = Math.min(scale, 1);
        double middle = 0;
        double best = f.applyAsDouble(0);
        double right = f.applyAsDouble(step);
        double left = f.applyAsDouble(-step);
        // subtle: far in a tail f underflows around 0, and the peak is out of sight on one side or the other.
        while (best == 0 && left == 0 && right == 0 && step < FARTHEST) {
            step *= 1.3;
            right = f.applyAsDouble(step);
            left = f.applyAsDouble(-step);
        }
        double direction = left > best && left > right ? -1 : 1;
        double value = direction > 0 ? right : left;
        double previous = -direction * step;
        double next = direction * step;
        while (value > best) {
            previous = middle;
            middle = next;
            best = value;
            step *= 1.5;
            next = middle + direction * step;
            value = f.applyAsDouble(next);
        }
        double low = Math.min(previous, next);
        double high = Math.max(previous, next);
        for (int i = 0; i < 12; i++) {
            double x1 = low + 0.382 * (high - low);
            double x2 = low + 0.618 * (high - low);
            if (f.applyAsDouble(x1) < f.applyAsDouble(x2)) {
                low = x1;
            } else {
                high = x2;
            }
        }
        return (low + high) / 2;
    }
}
