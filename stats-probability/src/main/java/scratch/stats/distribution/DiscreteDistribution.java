package scratch.stats.distribution;

import java.util.random.RandomGenerator;
import scratch.math.check.Require;
import scratch.stats.special.Exponentials;

/// A distribution on the whole numbers. Both tails are computed themselves; outside its support the pmf is 0 and the
/// tails are 0 or 1; a probability outside [0, 1] is refused.
public interface DiscreteDistribution {
    /// P(X = k).
    double pmf(long k);

    /// The logarithm of P(X = k), also where the probability underflows.
    double logPmf(long k);

    /// P(X ≤ k).
    double cdf(long k);

    /// P(X > k). subtle: P(X ≥ k) is survival(k − 1).
    double survival(long k);

    /// log P(X ≤ k): near 0 by log1p of the other tail, and also where the probability underflows.
    default double logCdf(long k) {
        return Exponentials.log(cdf(k), survival(k));
    }

    /// log P(X > k), likewise.
    default double logSurvival(long k) {
        return Exponentials.log(survival(k), cdf(k));
    }

    /// The smallest k with cdf(k) ≥ p; for p = 1 the end of the support, Long.MAX_VALUE where there is none.
    long quantile(double p);

    /// The smallest k with survival(k) ≤ p.
    long upperQuantile(double p);

    /// The expectation.
    double mean();

    /// The variance.
    double variance();

    /// One draw, by inversion unless stated otherwise.
    default long sample(RandomGenerator random) {
        return quantile(random.nextDouble());
    }

    /// n independent draws.
    default long[] sample(RandomGenerator random, int n) {
        Require.that(n >= 0, "DiscreteDistribution.sample: n = %s: must not be negative", n);
        long[] draws = new long[n];
        for (int i = 0; i < n; i++) {
            draws[i] = sample(random);
        }
        return draws;
    }
}
