package scratch.stats.distribution;

import java.util.random.RandomGenerator;
import scratch.math.check.Require;

/// The uniform distribution on [low, high]: f(x) = 1/(high − low).
public final class Uniform implements ContinuousDistribution {
    private final double low;
    private final double high;

    private Uniform(double low, double high) {
        this.low = low;
        this.high = high;
    }

    /// @throws IllegalArgumentException unless both are finite and low < high
    public static Uniform of(double low, double high) {
        Require.finite("Uniform.of", "low", low);
        Require.finite("Uniform.of", "high", high);
        Require.that(low < high, "Uniform.of: (low, high) = %s: low must be below high", "(" + low + ", " + high + ")");
        Require.that(high - low < Double.POSITIVE_INFINITY, "Uniform.of: high - low = %s: must be finite", high - low);
        return new Uniform(low, high);
    }

    @Override
    public double pdf(double x) {
        return x >= low && x <= high ? 1 / (high - low) : Double.isNaN(x) ? x : 0;
    }

    @Override
    public double logPdf(double x) {
        return x >= low && x <= high ? -Math.log(high - low) : Math.log(pdf(x));
    }

    @Override
    public double cdf(double x) {
        return x <= low ? 0 : x >= high ? 1 : (x - low) / (high - low);
    }

    @Override
    public double survival(double x) {
        return x <= low ? 1 : x >= high ? 0 : (high - x) / (high - low);
    }

    @Override
    public double logCdf(double x) {
        return x > low && x < 0.5 * low + 0.5 * high ? Math.log(x - low) - Math.log(high - low) : Math.log1p(-survival(x));
    }

    @Override
    public double logSurvival(double x) {
        return x < high && x > 0.5 * low + 0.5 * high ? Math.log(high - x) - Math.log(high - low) : Math.log1p(-cdf(x));
    }

    @Override
    public double quantile(double p) {
        Require.probability("Uniform.quantile", "p", p);
        return p < 0.5 ? low + p * (high - low) : high - (1 - p) * (high - low);
    }

    @Override
    public double upperQuantile(double p) {
        Require.probability("Uniform.upperQuantile", "p", p);
        return p < 0.5 ? high - p * (high - low) : low + (1 - p) * (high - low);
    }

    @Override
    public double mean() {
        return low + (high - low) / 2;
    }

    @Override
    public double variance() {
        return (high - low) / 12 * (high - low);
    }

    @Override
    public double sample(RandomGenerator random) {
        return quantile(random.nextDouble());
    }
}
