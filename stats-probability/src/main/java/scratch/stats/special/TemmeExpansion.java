package scratch.stats.special;

/// Temme's uniform asymptotic expansion of the incomplete gamma function for large a: with η²/2 = μ − log(1+μ),
/// μ = x/a − 1,   Q(a, x) = erfc(η√(a/2))/2 + e^(−aη²/2)/√(2πa) · Σ_k a^(−k) Σ_n d(k, n) η^n.
/// The d(k, n) come from their recurrences when the class is loaded; for a given a the double sum collapses into
/// one polynomial in η. Relative error below 1e-16 for a ≥ 25 and |η| ≤ 0.5.
/// Temme, *SIAM J. Math. Anal.* 10 (1979) 757; Didonato & Morris 1986, section 5; DLMF 8.12.
final class TemmeExpansion {
    /// The smallest a.
    static final double FROM = 25;
    /// The largest η².
    static final double ETA_SQUARED = 0.25;

    private static final int ORDERS = 11;
    private static final int DEGREE = 20;
    private static final double[][] D = table();

    private TemmeExpansion() {
    }

    /// The polynomial in η for this a.
    static double[] coefficients(double a) {
        double inverse = 1 / a;
        int orders = ORDERS;
        if (a > 500) {
            orders = a > 5e6 ? 3 : 7;                      // a^(−orders) is below 1e-18
        }
        double[] c = new double[DEGREE];
        for (int n = 0; n < DEGREE; n++) {
            double sum = 0;
            for (int k = orders - 1; k >= 0; k--) {
                sum = sum * inverse + D[k][n];
            }
            c[n] = sum;
        }
        return c;
    }

    static double value(double[] coefficients, double eta) {
        double sum = 0;
        for (int n = DEGREE - 1; n >= 0; n--) {
            sum = sum * eta + coefficients[n];
        }
        return sum;
    }

    /// d(0, n) = (n+2) α(n+2), d(k, n) = (−1)^k g(k) d(0, n) + (n+2) d(k−1, n+2), where α are the coefficients of
    /// μ as a series in η and g those of Γ*(z) in 1/z.
    private static double[][] table() {
        int length = DEGREE + 2 * ORDERS;
        double[] alpha = new double[length + 2];           // alpha[0] is not used
        alpha[1] = 1;
        for (int n = 2; n < alpha.length; n++) {
            double sum = alpha[n - 1];
            for (int j = 2; j < n; j++) {
                sum -= j * alpha[j] * alpha[n - j + 1];
            }
            alpha[n] = sum / (n + 1);
        }
        double[] star = starSeries();
        double[][] d = new double[ORDERS][length];
        for (int n = 0; n < length; n++) {
            d[0][n] = n == 0 ? -1 / 3.0 : (n + 2) * alpha[n + 2];
        }
        for (int k = 1; k < ORDERS; k++) {
            double sign = k % 2 == 0 ? 1 : -1;
            for (int n = 0; n < length - 2 * k; n++) {
                d[k][n] = sign * star[k] * d[0][n] + (n + 2) * d[k - 1][n + 2];
            }
        }
        return d;
    }

    /// Γ*(z) = exp(1/(12z) − 1/(360z³) + …) as a power series in 1/z.
    private static double[] starSeries() {
        double[] log = new double[ORDERS];
        double[] stirling = {1 / 12.0, -1 / 360.0, 1 / 1260.0, -1 / 1680.0, 1 / 1188.0};
        for (int i = 0; i < stirling.length; i++) {
            log[2 * i + 1] = stirling[i];
        }
        double[] star = new double[ORDERS];
        star[0] = 1;
        for (int n = 1; n < ORDERS; n++) {
            for (int j = 1; j <= n; j++) {
                star[n] += j * log[j] * star[n - j] / n;
            }
        }
        return star;
    }
}
