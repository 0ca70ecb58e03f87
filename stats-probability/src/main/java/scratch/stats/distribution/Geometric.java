package scratch.stats.distribution;

import scratch.math.check.Require;
import scratch.stats.special.Exponentials;
import scratch.stats.special.LogTail;

/// The number of failures before the first success: P(X = k) = p (1−p)^k, k = 0, 1, …
/// (SciPy counts the trials, one more.) P(X > k) = (1−p)^(k+1). Relative error below 1e-12.
public final class Geometric implements DiscreteDistribution {
    private final double p;
    private final double logFailure;                       // log(1 − p)
    private final double logFailureTail;                   // what rounding took from it

    private Geometric(double p) {
        this.p = p;
        this.logFailure = Math.log1p(-p);
        double rest = 1 - p;
        this.logFailureTail = p == 1 ? 0
            : (Math.log(rest) - logFailure) + LogTail.of(rest) + Math.log1p(((1 - rest) - p) / rest);
    }

    /// @throws IllegalArgumentException unless 0 < p ≤ 1
    public static Geometric of(double p) {
        Require.that(p > 0 && p <= 1, "Geometric.of: p = %s: must be above 0 and at most 1", p);
        return new Geometric(p);
    }

    public double p() {
        return p;
    }

    @Override
    public double pmf(long k) {
        return k < 0 ? 0 : k == 0 ? p : p * failures(k);
    }

    @Override
    public double logPmf(long k) {
        return k < 0 ? Double.NEGATIVE_INFINITY : k == 0 ? Math.log(p) : Math.log(p) + k * logFailure;
    }

    /// (1 − p)^n. subtle: an error of 1e-16 in n log(1−p) = −700 is one of 1e-13 here.
    private double failures(double n) {
        double log = n * logFailure;
        return log < -1000 ? 0 : Math.exp(log) * (1 + (Math.fma(n, logFailure, -log) + n * logFailureTail));
    }

    @Override
    public double cdf(long k) {
        return k < 0 ? 0 : -Exponentials.expm1((k + 1.0) * logFailure);
    }

    @Override
    public double survival(long k) {
        return k < 0 ? 1 : failures(k + 1.0);
    }

    @Override
    public double logCdf(long k) {
        double log = (k + 1.0) * logFailure;
        return k < 0 ? Double.NEGATIVE_INFINITY : log > -1e-10 ? Math.log(k + 1.0) + Math.log(p) + 0.5 * (log + p)
            : Exponentials.log(cdf(k), survival(k));
    }

    @Override
    public double logSurvival(long k) {
        return k < 0 ? 0 : (k + 1.0) * logFailure;
    }

    @Override
    public long quantile(double probability) {
        Require.probability("Geometric.quantile", "p", probability);
        double guess = Math.log1p(-probability) / logFailure;
        return probability == 1 && p < 1 ? Long.MAX_VALUE
            : IntegerSearch.smallest(k -> cdf(k) >= probability, (long) guess - 1, 1, 0, Long.MAX_VALUE);
    }

    @Override
    public long upperQuantile(double probability) {
        Require.probability("Geometric.upperQuantile", "p", probability);
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
