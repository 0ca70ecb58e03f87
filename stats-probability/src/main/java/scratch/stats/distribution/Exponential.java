package scratch.stats.distribution;

import java.util.random.RandomGenerator;
import scratch.math.check.Require;
import scratch.stats.special.Exponentials;

/// The exponential distribution with rate λ (mean 1/λ): the waiting time that has no memory, P(X > x) = e^(−λx).
/// Relative error below 1e-15.
public final class Exponential implements ContinuousDistribution {
    private final double rate;
    private final double mean;                             // infinite for a rate below 5.6e-309

    private Exponential(double rate) {
        this.rate = rate;
        this.mean = 1 / rate;
    }

    /// @throws IllegalArgumentException unless rate is positive and finite
    public static Exponential of(double rate) {
        Require.positive("Exponential.of", "rate", rate);
        return new Exponential(rate);
    }

    public double rate() {
        return rate;
    }

    @Override
    public double pdf(double x) {
        if (x < 0) {
            return 0;
        }
        double survival = survival(x);
        return survival < Double.MIN_NORMAL ? Math.exp(logPdf(x)) : rate * survival;
    }

    @Override
    public double logPdf(double x) {
        return x < 0 ? Double.NEGATIVE_INFINITY : Math.log(rate) - rate * x;
    }

    @Override
    public double cdf(double x) {
        return x <= 0 ? 0 : 0 - Exponentials.expm1(-rate * x);       // 0 − 0 is 0, and −0 would be a strange probability
    }

    @Override
    public double survival(double x) {
        if (x <= 0) {
            return 1;
        }
        double product = rate * x;
        double rest = product < 1000 ? Math.fma(rate, x, -product) : 0;     // what rounding takes from λx
        return Math.exp(-product) * (1 - rest);
    }

    @Override
    public double logCdf(double x) {
        return x * rate > 1e-10 ? Exponentials.log(cdf(x), survival(x)) : x <= 0 ? Double.NEGATIVE_INFINITY
            : Math.log(rate) + Math.log(x) - 0.5 * rate * x;
    }

    @Override
    public double logSurvival(double x) {
        return x <= 0 ? 0 : -rate * x;
    }

    @Override
    public double quantile(double p) {
        Require.probability("Exponential.quantile", "p", p);
        return times(-Exponentials.log1m(p));
    }

    @Override
    public double upperQuantile(double p) {
        Require.probability("Exponential.upperQuantile", "p", p);
        return p == 1 ? 0 : times(-Math.log(p));
    }

    private double times(double hazard) {
        return mean < Double.POSITIVE_INFINITY ? hazard * mean : hazard / rate;
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double variance() {
        return 1 / rate / rate;
    }

    @Override
    public double sample(RandomGenerator random) {
        return -Math.log(1 - random.nextDouble()) / rate;
    }
}
