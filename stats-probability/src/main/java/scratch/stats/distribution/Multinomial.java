package scratch.stats.distribution;

import java.util.random.RandomGenerator;
import scratch.math.check.Require;

/// The counts of n independent trials over k categories with probabilities p: P(X = x) = n! Π p_i^x_i / x_i!.
/// The pmf is a chain of binomial probabilities, each the share of a category in what the earlier ones have left, so
/// that no factorial overflows and no logarithms of them cancel. Sampling follows the same chain.
/// Devroye, *Non-Uniform Random Variate Generation* (1986), XI.1.4.
public final class Multinomial {
    private static final double SUM_TOLERANCE = 1e-9;

    private final long trials;
    private final double[] p;                              // (k)
    private final double[] rest;                           // rest[i] = p[i] + … + p[k−1]

    private Multinomial(long trials, double[] p, double[] rest) {
        this.trials = trials;
        this.p = p;
        this.rest = rest;
    }

    /// Probabilities are divided by their sum, which must be 1 up to 1e-9.
    ///
    /// @throws IllegalArgumentException unless 0 ≤ trials ≤ 2⁵³ and p are probabilities that sum to 1
    public static Multinomial of(long trials, double... p) {
        Require.that(trials >= 0, "Multinomial.of: trials = %s: must not be negative", trials);
        Counts.largest("Multinomial.of", "trials", trials);
        Require.that(p.length > 0, "Multinomial.of: number of categories = 0: must be at least 1");
        double[] rest = new double[p.length + 1];
        for (int i = p.length - 1; i >= 0; i--) {
            Require.that(p[i] >= 0 && p[i] <= 1, "Multinomial.of: p[%d] = %s: must be between 0 and 1", i, p[i]);
            rest[i] = rest[i + 1] + p[i];
        }
        Require.that(Math.abs(rest[0] - 1) <= SUM_TOLERANCE, "Multinomial.of: sum of p = %s: must be 1", rest[0]);
        return new Multinomial(trials, p.clone(), rest);
    }

    public int categories() {
        return p.length;
    }

    /// P(X = counts); 0 unless the counts sum to the number of trials.
    public double pmf(long... counts) {
        if (!isPossible(counts)) {
            return 0;
        }
        double product = 1;
        long left = trials;
        for (int i = 0; i < p.length; i++) {
            product *= share(i, left).pmf(counts[i]);
            left -= counts[i];
        }
        return product;
    }

    /// log P(X = counts), also where the probability underflows.
    public double logPmf(long... counts) {
        if (!isPossible(counts)) {
            return Double.NEGATIVE_INFINITY;
        }
        double sum = 0;
        long left = trials;
        for (int i = 0; i < p.length; i++) {
            sum += share(i, left).logPmf(counts[i]);
            left -= counts[i];
        }
        return sum;
    }

    private boolean isPossible(long[] counts) {
        Require.that(counts.length == p.length, "Multinomial.pmf: number of counts = %s: must be the number of"
                + " categories, %s", counts.length, p.length);
        long sum = 0;
        for (long count : counts) {
            if (count < 0 || count > trials) {
                return false;
            }
            sum += count;
        }
        return sum == trials;
    }

    /// How category i shares in what categories 0 … i−1 have left.
    private Binomial share(int i, long left) {
        return Binomial.of(left, rest[i] > 0 ? p[i] / rest[i] : 0);
    }

    /// n p_i.
    public double[] mean() {
        double[] mean = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            mean[i] = trials * p[i];
        }
        return mean;
    }

    /// n p_i (1 − p_i) on the diagonal, −n p_i p_j elsewhere.
    public double[][] covariance() {
        double[][] covariance = new double[p.length][p.length];   // (k, k)
        for (int i = 0; i < p.length; i++) {
            for (int j = 0; j < p.length; j++) {
                covariance[i][j] = i == j ? trials * p[i] * (1 - p[i]) : -trials * p[i] * p[j];
            }
        }
        return covariance;
    }

    /// One draw: the counts of n trials.
    public long[] sample(RandomGenerator random) {
        long[] counts = new long[p.length];
        long left = trials;
        for (int i = 0; i < p.length && left > 0; i++) {
            counts[i] = i == p.length - 1 ? left : share(i, left).sample(random);
            left -= counts[i];
        }
        return counts;
    }
}
