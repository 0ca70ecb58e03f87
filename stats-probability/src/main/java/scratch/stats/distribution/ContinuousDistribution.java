package scratch.stats.distribution;

import java.util.random.RandomGenerator;
import scratch.math.check.Require;
import scratch.stats.special.Exponentials;

/// A distribution with a density. Both tails are first-class: `survival` and `upperQuantile` are computed
/// themselves, because 1 − cdf has lost every digit where tests need them.
/// A NaN argument gives NaN; ±∞ gives the limit; a probability outside [0, 1] is refused.
public interface ContinuousDistribution {
    /// The density at x.
    double pdf(double x);

    /// The logarithm of the density, also where the density itself underflows.
    double logPdf(double x);

    /// P(X ≤ x).
    double cdf(double x);

    /// P(X > x).
    double survival(double x);

    /// log P(X ≤ x): near 0 by log1p of the other tail, and also where the probability underflows.
    default double logCdf(double x) {
        return Exponentials.log(cdf(x), survival(x));
    }

    /// log P(X > x), likewise.
    default double logSurvival(double x) {
        return Exponentials.log(survival(x), cdf(x));
    }

    /// The x with P(X ≤ x) = p.
    double quantile(double p);

    /// The x with P(X > x) = p.
    double upperQuantile(double p);

    /// The expectation; infinite or NaN where the integral is.
    double mean();

    /// The variance; infinite or NaN where the integral is.
    double variance();

    /// One draw.
    double sample(RandomGenerator random);

    /// n independent draws.
    default double[] sample(RandomGenerator random, int n) {
        Require.that(n >= 0, "ContinuousDistribution.sample: n = %s: must not be negative", n);
        double[] draws = new double[n];
        for (int i = 0; i < n; i++) {
            draws[i] = sample(random);
        }
        return draws;
    }
}
