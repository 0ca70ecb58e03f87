package scratch.stats.normal;

/// A solution of exercise 204.
final class Solution204 {
    private static final double SQRT_TWO_PI = Math.sqrt(2 * Math.PI);

    private Solution204() {
    }

    static double survival(double z) {
        if (z < 0) {
            return 1 - survival(-z);
        }
        return z < 2 ? 0.5 - series(z) : fraction(z);
    }

    // φ(z)·(z + z³/3 + z⁵/15 + z⁷/105 + …): all terms positive, so nothing cancels.
    private static double series(double z) {
        double term = z;
        double sum = z;
        for (int k = 3; k < 200; k += 2) {
            term *= z * z / k;
            sum += term;
        }
        return Math.exp(-z * z / 2) / SQRT_TWO_PI * sum;
    }

    private static double fraction(double z) {
        double denominator = z;
        for (int k = 200; k >= 1; k--) {
            denominator = z + k / denominator;
        }
        return Math.exp(-z * z / 2) / SQRT_TWO_PI / denominator;
    }
}
