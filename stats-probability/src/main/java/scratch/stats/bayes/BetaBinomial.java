package scratch.stats.bayes;

import scratch.math.check.Require;
import scratch.stats.distribution.Beta;
import scratch.stats.special.GammaFunction;

/// A belief about a probability θ: Beta(a, b), as if a successes and b failures had been seen. Data add to the counters.
/// Posterior ∝ θ^(a−1)(1−θ)^(b−1) · θ^k (1−θ)^(n−k) = Beta(a + k, b + n − k).   Cost O(1).
///
/// @param a successes, the imagined ones included
/// @param b failures, the imagined ones included
public record BetaBinomial(double a, double b) {
    public static final BetaBinomial FLAT = new BetaBinomial(1, 1);
    /// Jeffreys's prior: the same belief whether the question is θ, θ² or the log odds.
    public static final BetaBinomial JEFFREYS = new BetaBinomial(0.5, 0.5);

    public BetaBinomial {
        Beliefs.positive("BetaBinomial", "a", a);
        Beliefs.positive("BetaBinomial", "b", b);
    }

    /// The belief after more trials.
    public BetaBinomial update(long successes, long failures) {
        Beliefs.count("BetaBinomial.update", "successes", successes);
        Beliefs.count("BetaBinomial.update", "failures", failures);
        return new BetaBinomial(a + successes, b + failures);
    }

    public Beta distribution() {
        return Beta.of(a, b);
    }

    /// P(k successes in the next n trials): the beta-binomial distribution, which is wider than a binomial because θ
    /// itself is uncertain.
    public double predictive(long k, long n) {
        Require.that(n >= 0 && k >= 0 && k <= n, "BetaBinomial.predictive: k = %s of n = %s: must lie between 0 and n",
                k, n);
        return Math.exp(GammaFunction.logGamma(n + 1.0) - GammaFunction.logGamma(k + 1.0)
                - GammaFunction.logGamma(n - k + 1.0) + logBeta(a + k, b + n - k) - logBeta(a, b));
    }

    private static double logBeta(double p, double q) {
        return GammaFunction.logGamma(p) + GammaFunction.logGamma(q) - GammaFunction.logGamma(p + q);
    }
}
