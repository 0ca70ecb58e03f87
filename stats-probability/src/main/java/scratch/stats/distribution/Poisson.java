package scratch.stats.distribution;

import scratch.math.check.Require;
import scratch.stats.special.IncompleteGamma;

/// The number of independent events at a constant rate: P(X = k) = e^(−λ) λ^k / k!, mean and variance λ.
/// The pmf in Loader's saddle-point form; P(X > k) = P(k+1, λ), the incomplete gamma function.
/// Relative error below 1e-12 for λ up to 1e10 and tails to 1e-300.
/// Loader 2000; Poisson, *Recherches sur la probabilité des jugements* (1837).
public final class Poisson implements DiscreteDistribution {
    private final double lambda;

    private Poisson(double lambda) {
        this.lambda = lambda;
    }

    /// @throws IllegalArgumentException unless lambda is positive and finite
    public static Poisson of(double lambda) {
        Require.positive("Poisson.of", "lambda", lambda);
        return new Poisson(lambda);
    }

    public double lambda() {
        return lambda;
    }

    @Override
    public double pmf(long k) {
        return k <= 0 ? (k < 0 ? 0 : Math.exp(-lambda)) : IncompleteGamma.powerOf(k, lambda);
    }

    @Override
    public double logPmf(long k) {
        return k <= 0 ? (k < 0 ? Double.NEGATIVE_INFINITY : -lambda) : IncompleteGamma.of(k).logPower(lambda);
    }

    @Override
    public double cdf(long k) {
        return k < 0 ? 0 : k == Long.MAX_VALUE ? 1 : IncompleteGamma.upperOf(k + 1, lambda);
    }

    @Override
    public double survival(long k) {
        return k < 0 ? 1 : k == Long.MAX_VALUE ? 0 : IncompleteGamma.of(k + 1).lower(lambda);
    }

    @Override
    public double logCdf(long k) {
        return k < 0 || k == Long.MAX_VALUE ? Math.log(cdf(k)) : IncompleteGamma.of(k + 1).logUpper(lambda);
    }

    @Override
    public double logSurvival(long k) {
        return k < 0 || k == Long.MAX_VALUE ? Math.log(survival(k)) : IncompleteGamma.of(k + 1).logLower(lambda);
    }

    @Override
    public long quantile(double p) {
        Require.probability("Poisson.quantile", "p", p);
        return IntegerSearch.quantile(this, p, 0, Long.MAX_VALUE);
    }

    @Override
    public long upperQuantile(double p) {
        Require.probability("Poisson.upperQuantile", "p", p);
        return IntegerSearch.upperQuantile(this, p, 0, Long.MAX_VALUE);
    }

    @Override
    public double mean() {
        return lambda;
    }

    @Override
    public double variance() {
        return lambda;
    }
}
