package scratch.stats.special;

/// x^a for x ≥ 0. The half-whole exponents up to 8, which chi-square, t and F with few degrees of freedom have, need
/// some products and at most one square root instead of a logarithm and an exponential. Relative error below 1e-15.
public final class Powers {
    private static final double MOST = 8;

    private Powers() {
    }

    /// x^a.
    public static double of(double x, double a) {
        double twice = 2 * a;
        int halves = (int) twice;
        if (halves != twice || a > MOST || a < 0) {
            return Math.pow(x, a);
        }
        double result = (halves & 1) == 1 ? Math.sqrt(x) : 1;
        double square = x;
        for (int n = halves >> 1; n > 0; n >>= 1) {
            if ((n & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }
}
