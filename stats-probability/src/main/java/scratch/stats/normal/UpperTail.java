package scratch.stats.normal;

import scratch.stats.distribution.Normal;

/// P(Z > z) of the standard normal, computed in four ways that are equal on paper. Which one is right depends on z:
/// the series near 0, the continued fraction far out, the error function everywhere; 1 − Φ(z) nowhere that matters.
/// Abramowitz & Stegun, *Handbook of Mathematical Functions*, 26.2.10 and 26.2.14.
public final class UpperTail {
    private static final double SQRT_TWO_PI = 2.5066282746310005;

    private UpperTail() {
    }

    /// 1 − Φ(z): right to 1e-16 absolutely, and for z > 8.3 nothing but 0.
    public static double oneMinusCdf(double z) {
        requireNumber(z);
        return 1 - Normal.STANDARD.cdf(z);
    }

    /// 1/2 − (z − z³/6 + z⁵/40 − z⁷/336 + …)/√(2π), e^(−t²/2) integrated term by term.
    /// subtle: it converges for every z, on paper. At z = 10 its largest term is 3e19, and all digits cancel.
    public static double taylor(double z) {
        requireNumber(z);
        double power = z;                        // (−1)^k z^(2k+1) / (2^k k!)
        double sum = 0;
        for (int k = 0; k < 1000; k++) {
            double next = sum + power / (2 * k + 1);
            if (next == sum) {
                break;
            }
            sum = next;
            power *= -z * z / (2 * (k + 1));
        }
        return 0.5 - sum / SQRT_TWO_PI;
    }

    /// φ(z) / (z + 1/(z + 2/(z + 3/(z + …)))), from the given depth upwards. Needs z > 0, and the larger z, the fewer levels.
    public static double continuedFraction(double z, int depth) {
        requireDepth(z, depth);
        double denominator = z;
        for (int k = depth; k >= 1; k--) {
            denominator = z + k / denominator;
        }
        return Normal.STANDARD.pdf(z) / denominator;
    }

    /// By the complementary error function, erfc(z/√2)/2: every digit, for every z. It is what [Normal] uses.
    public static double errorFunction(double z) {
        requireNumber(z);
        return Normal.STANDARD.survival(z);
    }

    private static void requireDepth(double z, int depth) {
        if (!(z > 0) || depth < 0) {
            throw new IllegalArgumentException("UpperTail.continuedFraction: z = " + z + ", depth = " + depth
                    + ": needs z above 0 and a depth of at least 0");
        }
    }

    private static void requireNumber(double z) {
        if (Double.isNaN(z)) {
            throw new IllegalArgumentException("UpperTail: z = NaN: needs a number");
        }
    }
}
