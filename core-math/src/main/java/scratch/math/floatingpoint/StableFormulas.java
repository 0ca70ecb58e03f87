package scratch.math.floatingpoint;

/// Formulas that are equal on paper and not in the machine, in the form that keeps its digits.
/// Higham, *Accuracy and Stability of Numerical Algorithms*, chapter 1; Goldberg 1991.
public final class StableFormulas {
    private StableFormulas() {
    }

    /// log Σ exp(xᵢ) = m + log Σ exp(xᵢ − m) with m = max xᵢ: no exponential is larger than 1, one of them is 1.
    /// The empty sum is 0, its logarithm −∞.
    public static double logSumExp(double... x) {
        double max = Double.NEGATIVE_INFINITY;
        for (double value : x) {
            max = Math.max(max, value);
        }
        if (Double.isInfinite(max) || Double.isNaN(max)) {
            return max;
        }
        double sum = 0;
        for (double value : x) {
            sum += Math.exp(value - max);
        }
        return max + Math.log(sum);
    }

    /// The real roots of ax² + bx + c, the smaller in size first. The larger is −(b ± √d)/2a with the sign that adds;
    /// the smaller comes from their product c/a, so that −b + √d never cancels.
    ///
    /// @throws IllegalArgumentException if a is 0 or there is no real root
    public static double[] quadraticRoots(double a, double b, double c) {
        // subtle: b² − 4ac by fused multiply-add, each product exact to the last digit (Kahan).
        double product = 4 * a * c;
        double discriminant = Math.fma(b, b, -product) - Math.fma(4 * a, c, -product);
        if (a == 0 || !(discriminant >= 0)) {
            throw new IllegalArgumentException("StableFormulas.quadraticRoots: a = " + a + ", b = " + b + ", c = " + c
                    + ": needs a quadratic with real roots");
        }
        double q = -(b + Math.copySign(Math.sqrt(discriminant), b)) / 2;
        if (q == 0) {
            return new double[]{0, 0};
        }
        return new double[]{c / q, q / a};
    }

    /// (1 − cos x)/x² = ½ (sin(x/2)/(x/2))²: 1 − cos x loses everything below x = 1e-8.
    public static double versineRatio(double x) {
        double half = x / 2;
        double sinc = half == 0 ? 1 : Math.sin(half) / half;
        return sinc * sinc / 2;
    }
}
