package scratch.stats.distribution;

import scratch.stats.special.Exponentials;

/// The number of failures before the first success: P(X = k) = p (1−p)^k, k = 0, 1, …
/// (SciPy counts the trials, one more.) P(X > k) = (1−p)^(k+1). Relative error below 1e-12.
public final class Geometric implements DiscreteDistribution {
    private final double p;
    private final double logFailure;                       // log(1 − p)

    private Geometric(double p) {
        this.p = p;
        this.logFailure = Math.log1p(-p);
    }

    /// @throws IllegalArgumentException unless 0 < p ≤ 1
    public static Geometric of(double p) {
        Arguments.require(p > 0 && p <= 1, "Geometric.of", "p", p, "must be above 0 and at most 1");
        return new Geometric(p);
    }

    public double p() {
        return p;
    }

    @Override
    public double pmf(long k) {
        return k < 0 ? 0 : k == 0 ? p : p * Math.exp(k * logFailure);
    }

    @Override
    public double logPmf(long k) {
        return k < 0 ? Double.NEGATIVE_INFINITY : k == 0 ? Math.log(p) : Math.log(p) + k * logFailure;
    }

    @Override
    public double cdf(long k) {
        return k < 0 ? 0 : -Exponentials.expm1((k + 1.0) * logFailure);
    }

    @Override
    public double survival(long k) {
        return k < 0 ? 1 : Math.exp((k + 1.0) * logFailure);
    }

    @Override
    public long quantile(double probability) {
        Arguments.probability("Geometric.quantile", "p", probability);
        double guess = Math.log1p(-probability) / logFailure;
        return probability == 1 && p < 1 ? Long.MAX_VALUE
            : IntegerSearch.smallest(k -> cdf(k) >= probability, (long) guess - 1, 1, 0, Long.MAX_VALUE);
    }

    @Override
    public long upperQuantile(double probability) {
        Arguments.probability("Geometric.upperQuantile", "p", probability);
        double guess = Math.log(probability) / logFailure;
        return probability == 0 && p < 1 ? Long.MAX_VALUE
            : IntegerSearch.smallest(k -> survival(k) <= probability, (long) guess - 1, 1, 0, Long.MAX_VALUE);
    }

    @Override
    public double mean() {
        return (1 - p) / p;
    }

    @Override
    public double variance() {
        return (1 - p) / p / p;
    }
}
