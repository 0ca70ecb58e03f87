package scratch.stats.special;

/// Closed forms of the incomplete gamma and beta functions: for whole parameters (for the gamma function, and with 1/2
/// beside it, half ones too) integration by parts ends after some steps. Only forms whose terms are all positive are used,
/// so that nothing cancels and the relative error stays near 1e-15 in the tails as well.
/// Abramowitz & Stegun 6.5.13, 26.4.4-5 (gamma), 26.5.6-7 (beta).
final class FiniteSums {
    /// The largest parameters.
    static final int MOST = 64;

    private static final int MOST_GAMMA = 25;
    private static final double SQRT_PI = 1.7724538509055160273;
    private static final double[] INVERSE = new double[MOST + 1];                    // 1/n
    private static final double[] INVERSE_FACTORIAL = new double[MOST_GAMMA + 1];    // 1/n!
    private static final double[] INVERSE_HALF = new double[MOST_GAMMA + 1];         // 1/Γ(n + 3/2)

    static {
        double factorial = 1;
        double half = SQRT_PI / 2;
        for (int n = 0; n <= MOST_GAMMA; n++) {
            INVERSE_FACTORIAL[n] = 1 / factorial;
            INVERSE_HALF[n] = 1 / half;
            factorial *= n + 1;
            half *= n + 1.5;
        }
        for (int n = 1; n <= MOST; n++) {
            INVERSE[n] = 1.0 / n;
        }
    }

    private FiniteSums() {
    }

    /// Whether there is a finite sum for Q(a, x).
    static boolean hasGamma(double a) {
        return a < MOST_GAMMA && 2 * a == (int) (2 * a);
    }

    /// Q(a, x) e^x = Σ x^k/k! over k < a for whole a, e^x erfc(√x) + √x Σ x^k/Γ(k+3/2) over k < a − 1/2 for half ones.
    static double gamma(double a, double x) {
        int terms = (int) a;
        boolean whole = terms == a;
        double[] coefficients = whole ? INVERSE_FACTORIAL : INVERSE_HALF;
        double power = 1;
        double sum = 0;
        for (int k = 0; k < terms; k++) {
            sum += coefficients[k] * power;
            power *= x;
        }
        return whole ? sum : 2 * Erf.scaledTail(Math.sqrt(2 * x)) + Math.sqrt(x) * sum;
    }

    /// Whether there is a finite sum for I_x(a, b).
    static boolean hasBeta(double a, double b) {
        return b <= MOST && a <= MOST && b == (int) b;
    }

    /// I_x(a, b) / x^a = Σ a(a+1)…(a+j−1)/j! y^j over j < b, y = 1 − x.
    static double beta(double a, double b, double y) {
        int terms = (int) b;
        double term = 1;
        double sum = 1;
        for (int j = 1; j < terms; j++) {
            term *= (a + j - 1) * INVERSE[j] * y;
            sum += term;
        }
        return sum;
    }
}
