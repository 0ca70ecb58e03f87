package scratch.stats.distribution;

import java.util.random.RandomGenerator;
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
        for (int k = 9; k >= 1; k -= 2) {
            double term = k * k * scale;
            sum += Math.exp(-term) * (2 * term - 1);
        }
        return SQRT_TWO_PI / x * sum / x;
    }

    @Override
    public double logPdf(double x) {
        if (x > 10) {
            return Math.log(8 * x) - 2 * x * x;
        }
        double first = PI_SQUARED_OVER_8 / x / x;
        return x > 0 && x < 0.1 ? Math.log(SQRT_TWO_PI / x / x * (2 * first - 1)) - first : Math.log(pdf(x));
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
        Arguments.probability("KolmogorovLimit.quantile", "p", p);
        return p > 0.5 ? solve(1 - p, false) : solve(p, true);
    }

    @Override
    public double upperQuantile(double p) {
        Arguments.probability("KolmogorovLimit.upperQuantile", "p", p);
        return p > 0.5 ? solve(1 - p, true) : solve(p, false);
    }

    private double solve(double p, boolean ofLower) {
        if (p == 0) {
            return ofLower ? 0 : Double.POSITIVE_INFINITY;
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
