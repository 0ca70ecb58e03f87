package scratch.stats.distribution;

import java.util.random.RandomGenerator;
import scratch.math.check.Require;
import scratch.stats.special.LogNewton;

/// Kolmogorov's limit distribution: that of √n·D_n, the scaled largest distance between an empirical and the true
/// continuous cdf, as n → ∞. Two series, each fast where the other is slow:
/// P(K > x) = 2 Σ_k (−1)^(k−1) e^(−2k²x²);   P(K ≤ x) = √(2π)/x Σ_k e^(−(2k−1)²π²/(8x²)).
/// Relative error below 1e-12 in both tails. Kolmogorov, *Giorn. Ist. Ital. Attuari* 4 (1933) 83.
public final class KolmogorovLimit implements ContinuousDistribution {
    /// There is only one.
    public static final KolmogorovLimit INSTANCE = new KolmogorovLimit();

    private static final double SQRT_TWO_PI = 2.5066282746310005024;
    private static final double PI_SQUARED_OVER_8 = 1.2337005501361698274;
    private static final double LN_2 = 0.69314718055994530942;
    private static final double MIDDLE = 0.82;

    private KolmogorovLimit() {
    }

    @Override
    public double pdf(double x) {
        if (!(x > 0 && x < 40)) {
            return Double.isNaN(x) ? x : 0;
        }
        double sum = 0;
        if (x > MIDDLE) {
            for (int k = 6; k >= 1; k--) {
                sum = power(-2.0 * k * k, x) * 8 * k * k * x - sum;
            }
            return sum;
        }
        double scale = PI_SQUARED_OVER_8 / x / x;
        return scale < 700 ? SQRT_TWO_PI / x * Math.exp(-scale) * lowerDensity(scale) / x : Math.exp(logPdf(x));
    }

    /// Σ e^(−(k²−1)s) (2k²s − 1) over odd k.
    private static double lowerDensity(double scale) {
        double sum = 0;
        for (int k = 9; k >= 1; k -= 2) {
            sum += Math.exp((1 - k * k) * scale) * (2 * k * k * scale - 1);
        }
        return sum;
    }

    @Override
    public double logPdf(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            return Math.log(pdf(x));
        }
        if (x > MIDDLE) {
            return Math.log(8 * x) - 2 * x * x + Math.log1p(upperRest(x, true));
        }
        double scale = PI_SQUARED_OVER_8 / x / x;
        return scale < Double.MAX_VALUE / 100 ? Math.log(SQRT_TWO_PI * lowerDensity(scale)) - 2 * Math.log(x) - scale
            : Double.NEGATIVE_INFINITY;
    }

    /// Σ (−1)^(k−1) e^(−2(k²−1)x²) over k ≥ 2, each with the factor k² in the density.
    private static double upperRest(double x, boolean ofDensity) {
        double sum = 0;
        for (int k = 6; k >= 2; k--) {
            sum = -sum - Math.exp(-2.0 * (k * k - 1) * x * x) * (ofDensity ? k * k : 1);
        }
        return sum;
    }

    @Override
    public double logCdf(double x) {
        if (x > MIDDLE) {
            return Math.log1p(-survival(x));
        }
        if (!(x > 0)) {
            return Math.log(cdf(x));
        }
        double scale = PI_SQUARED_OVER_8 / x / x;
        double rest = 0;
        for (int k = 9; k >= 3; k -= 2) {
            rest += Math.exp((1 - k * k) * scale);
        }
        return Math.log(SQRT_TWO_PI) - Math.log(x) - scale + Math.log1p(rest);
    }

    @Override
    public double logSurvival(double x) {
        return x > MIDDLE ? LN_2 - 2 * x * x + Math.log1p(upperRest(x, false)) : Math.log1p(-cdf(x));
    }

    @Override
    public double cdf(double x) {
        if (x > MIDDLE) {
            return 1 - survival(x);
        }
        if (!(x > 0)) {
            return Double.isNaN(x) ? x : 0;
        }
        double scale = PI_SQUARED_OVER_8 / x / x;
        double sum = 0;
        for (int k = 9; k >= 1; k -= 2) {
            sum += Math.exp(-k * k * scale);
        }
        return SQRT_TWO_PI / x * sum;
    }

    @Override
    public double survival(double x) {
        if (!(x > MIDDLE)) {
            return 1 - cdf(x);
        }
        double sum = 0;
        for (int k = 6; k >= 1; k--) {
            sum = power(-2.0 * k * k, x) - sum;
        }
        return 2 * sum;
    }

    /// e^(c x²), with the rounding error of x² put back.
    private static double power(double c, double x) {
        double square = x * x;
        return square > 800 ? 0 : Math.exp(c * square) * (1 + c * Math.fma(x, x, -square));
    }

    @Override
    public double quantile(double p) {
        Require.probability("KolmogorovLimit.quantile", "p", p);
        return p > 0.5 ? solve(1 - p, false) : solve(p, true);
    }

    @Override
    public double upperQuantile(double p) {
        Require.probability("KolmogorovLimit.upperQuantile", "p", p);
        return p > 0.5 ? solve(1 - p, true) : solve(p, false);
    }

    private double solve(double p, boolean ofLower) {
        if (p == 0) {
            return ofLower ? 0 : Double.POSITIVE_INFINITY;
        }
        if (p < LogNewton.TINY) {
            double start = Math.sqrt(ofLower ? PI_SQUARED_OVER_8 / -Math.log(p) : -Math.log(p) / 2);
            return LogNewton.solveLog(ofLower ? this::logCdf : this::logSurvival, this::logPdf, null, ofLower ? 1 : -1,
                Math.log(p), start, Double.POSITIVE_INFINITY);
        }
        double start = ofLower ? Math.sqrt(PI_SQUARED_OVER_8 / (1.5 - Math.log(p))) : Math.sqrt(-Math.log(p / 2) / 2);
        return LogNewton.solve(ofLower ? this::cdf : this::survival, this::pdf, null, ofLower ? 1 : -1, p, start,
            Double.POSITIVE_INFINITY);
    }

    /// √(π/2) log 2.
    @Override
    public double mean() {
        return 0.86873116063615502;
    }

    /// π²/12 − mean².
    @Override
    public double variance() {
        return Math.PI * Math.PI / 12 - mean() * mean();
    }

    @Override
    public double sample(RandomGenerator random) {
        return quantile(random.nextDouble());
    }
}
