package scratch.stats.distribution;

import scratch.stats.special.Deviance;
import scratch.stats.special.Erf;

/// The distribution of S = √(χ²_ν/ν) as some forty values and weights, prepared once: E g(S) = Σ weight · g(s) for every g that
/// is no sharper than the normal distribution function at the t that noncentral t usually takes.
/// The nodes are equidistant in x, where log s² + 1 − s² = −x²: then the density of S is the bell curve e^(−νx²/2) times the
/// smooth x/(s² − 1), for one degree of freedom as for a million, and the trapezoidal rule is right to 1e-17 of the whole.
/// Temme, *SIAM J. Math. Anal.* 10 (1979) 757, for the variable.
final class ScaleNodes {
    private static final double STANDARD_DEVIATIONS = 0.7; // of a bell curve, the step
    private static final double LARGEST_STEP = 0.17;       // dx/ds has its nearest singularity at |x| = √(2π)
    private static final double LARGEST_EXPONENT = 42;

    private final double[] excess;                         // s − 1
    private final double[] weight;
    private final double largest;

    /// @param largest the largest |t| for Φ(ts − δ)
    ScaleNodes(double degreesOfFreedom, double top, double largest) {
        this.largest = largest;
        double h = Math.min(LARGEST_STEP, STANDARD_DEVIATIONS / Math.sqrt(degreesOfFreedom + largest * largest / 2));
        int side = (int) (Math.sqrt(2 * LARGEST_EXPONENT / degreesOfFreedom) / h) + 1;
        excess = new double[2 * side + 1];
        weight = new double[2 * side + 1];
        weight[side] = top * h / Math.sqrt(2);
        for (int direction = -1; direction <= 1; direction += 2) {
            double u = 0;
            for (int k = 1; k <= side; k++) {
                double x = direction * k * h;
                // one step along the slope x/(s² − 1), then Newton's method
                double square = Math.expm1(2 * u);
                u += direction * h * (k == 1 ? Math.sqrt(0.5) : (x - direction * h) / square);
                for (int i = 0; i < 5; i++) {
                    square = Math.expm1(2 * u);
                    double move = (Deviance.of(square) + x * x) / (2 * square);      // log s² + 1 − s² is a deviance
                    u += move;
                    if (Math.abs(move) < 1e-9 * Math.abs(u)) {
                        break;
                    }
                }
                square = Math.expm1(2 * u);
                excess[side + direction * k] = Math.expm1(u);
                weight[side + direction * k] = top * h * Math.exp(-degreesOfFreedom * x * x / 2) * x / square;
            }
        }
    }

    boolean suit(double t) {
        return Math.abs(t) <= largest;
    }

    /// E Φ(ts − δ), or E Φ(δ − ts).
    double mean(double t, double delta, boolean lower) {
        double slope = lower ? -t : t;
        double start = lower ? delta - t : t - delta;
        double sum = 0;
        for (int i = 0; i < weight.length; i++) {
            sum += weight[i] * Erf.normalUpper(Math.fma(slope, excess[i], start));
        }
        return sum;
    }
}
