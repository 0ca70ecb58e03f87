package scratch.stats.centrallimit;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import scratch.stats.distribution.ContinuousDistribution;

/// The quantity of the central limit theorem: z = (x̄ − μ)/(σ/√n) for the mean x̄ of n independent draws.
/// Whatever the draws look like, z approaches the standard normal if σ is finite.   O(n) per mean.
/// Laplace 1810; Lindeberg, *Mathematische Zeitschrift* 15 (1922) 211.
public final class StandardizedMean {
    private StandardizedMean() {
    }

    /// Standardised means of `repeats` samples of n draws each.
    ///
    /// @throws IllegalArgumentException if n or repeats is below 1, or the distribution has no finite, positive variance
    public static double[] sample(ContinuousDistribution distribution, int n, int repeats, long seed) {
        double mean = distribution.mean();
        double deviation = Math.sqrt(distribution.variance());
        if (n < 1 || repeats < 1) {
            throw new IllegalArgumentException("StandardizedMean.sample: n = " + n + ", repeats = " + repeats
                    + ": both must be at least 1");
        }
        if (!(deviation > 0 && deviation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("StandardizedMean.sample: standard deviation " + deviation
                    + ": the theorem needs a finite, positive one");
        }
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] z = new double[repeats];
        for (int r = 0; r < repeats; r++) {
            z[r] = standardized(distribution, n, mean, deviation, random);
        }
        return z;
    }

    // (x̄ − μ)/(σ/√n), numerator and denominator multiplied by n
    private static double standardized(ContinuousDistribution distribution, int n, double mean, double deviation,
            RandomGenerator random) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += distribution.sample(random) - mean;
        }
        return sum / (deviation * Math.sqrt(n));
    }
}
