package scratch.stats.bayes;

import java.util.Arrays;

import scratch.math.check.Require;
import scratch.stats.distribution.Beta;

/// A belief about k shares that add up to 1: Dirichlet(a₁ … a_k), one counter per category. Data add to the counters;
/// each share alone is believed to be Beta(a_j, Σa − a_j).   Cost O(k).
public final class DirichletMultinomial {
    private final double[] counters;        // (k)
    private final double total;

    private DirichletMultinomial(double[] counters) {
        this.counters = counters;
        this.total = Arrays.stream(counters).sum();
    }

    public static DirichletMultinomial of(double... counters) {
        Require.that(counters.length >= 2, "DirichletMultinomial.of: %s categories: needs at least 2", counters.length);
        for (double counter : counters) {
            Beliefs.positive("DirichletMultinomial.of", "counter", counter);
        }
        return new DirichletMultinomial(counters.clone());
    }

    /// The belief after these further counts.
    public DirichletMultinomial update(long... counts) {
        Require.that(counts.length == counters.length, "DirichletMultinomial.update: %s counts, %s categories: each"
                + " category needs its count", counts.length, counters.length);
        double[] updated = counters.clone();
        for (int j = 0; j < updated.length; j++) {
            Beliefs.count("DirichletMultinomial.update", "count", counts[j]);
            updated[j] += counts[j];
        }
        return new DirichletMultinomial(updated);
    }

    public double[] counters() {
        return counters.clone();
    }

    /// The expected shares, which are also the probabilities of the next observation.
    public double[] mean() {
        return Arrays.stream(counters).map(counter -> counter / total).toArray();
    }

    /// The belief about one share alone.
    public Beta share(int category) {
        return Beta.of(counters[category], total - counters[category]);
    }
}
