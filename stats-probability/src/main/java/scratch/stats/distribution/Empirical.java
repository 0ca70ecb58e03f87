package scratch.stats.distribution;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import scratch.math.check.Require;

/// The distribution that puts probability 1/n on each of n observed values: cdf(x) = (number of values ≤ x)/n, the
/// estimate that needs no model and the world from which the bootstrap draws. Cost O(n log n) once, O(log n) per cdf.
/// `quantile` is the inverse of that staircase (type 1 of Hyndman & Fan 1996): always an observed value.
public final class Empirical {
    private final double[] sorted;

    private Empirical(double[] sorted) {
        this.sorted = sorted;
    }

    /// @throws IllegalArgumentException if there is no value, or one that is not finite
    public static Empirical of(double... values) {
        Require.that(values.length > 0, "Empirical.of: number of values = 0: must be at least 1");
        Require.finite("Empirical.of", "values", values);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Empirical(sorted);
    }

    public int size() {
        return sorted.length;
    }

    /// The share of values equal to x.
    public double pmf(double x) {
        return Double.isNaN(x) ? x : (double) (countUpTo(x) - countUpTo(Math.nextDown(x))) / sorted.length;
    }

    /// P(X ≤ x).
    public double cdf(double x) {
        return Double.isNaN(x) ? x : (double) countUpTo(x) / sorted.length;
    }

    /// P(X > x).
    public double survival(double x) {
        return Double.isNaN(x) ? x : (double) (sorted.length - countUpTo(x)) / sorted.length;
    }

    /// The number of values ≤ x, by bisection.
    private int countUpTo(double x) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The smallest value with cdf ≥ p.
    public double quantile(double p) {
        Require.probability("Empirical.quantile", "p", p);
        int k = (int) Math.ceil(p * sorted.length);
        // subtle: p·n can round up across a whole number that p·n does not reach.
        if (k > 1 && (double) (k - 1) / sorted.length >= p) {
            k--;
        }
        return sorted[Math.max(k, 1) - 1];
    }

    /// The smallest value with survival ≤ p.
    public double upperQuantile(double p) {
        Require.probability("Empirical.upperQuantile", "p", p);
        int k = (int) Math.floor(p * sorted.length);       // values that may lie above
        if ((double) (k + 1) / sorted.length <= p) {
            k++;
        }
        return sorted[Math.max(sorted.length - 1 - k, 0)];
    }

    public double mean() {
        double mean = 0;
        for (int i = 0; i < sorted.length; i++) {
            mean += (sorted[i] - mean) / (i + 1);
        }
        return mean;
    }

    /// The variance of this distribution: divided by n, not n − 1.
    public double variance() {
        double mean = mean();
        double sum = 0;
        for (double value : sorted) {
            sum += (value - mean) * (value - mean);
        }
        return sum / sorted.length;
    }

    /// One of the values, each with the same probability.
    public double sample(RandomGenerator random) {
        return sorted[random.nextInt(sorted.length)];
    }
}
