package scratch.stats.descriptive;

import scratch.math.check.Require;

/// Count, mean and variance of a stream, in one pass and three numbers, without ever subtracting two large sums.
/// Each value moves the mean by its own share, mean ← mean + (x − mean)/n, and adds (x − old mean)·(x − new mean) to
/// M₂ = Σ(x − mean)². Two streams merge exactly: M₂ = M₂ᵃ + M₂ᵇ + δ²·nᵃnᵇ/n with δ the distance of the means.
/// Welford, *Technometrics* 4 (1962) 419; Chan, Golub & LeVeque 1983. Not thread-safe: one per thread, then merge.
public final class Moments {
    private long count;
    private double mean;
    private double squares;    // M₂

    /// Takes in one value.
    public void accept(double x) {
        Require.that(Math.abs(x) < Double.POSITIVE_INFINITY, "Moments.accept: x = %s: values must be finite", x);
        count++;
        double before = x - mean;
        mean += before / count;
        squares += before * (x - mean);
    }

    /// Takes in everything that another stream has seen; `other` stays as it is.
    public void merge(Moments other) {
        if (other.count == 0) {
            return;
        }
        long total = count + other.count;
        double distance = other.mean - mean;
        // subtle: the spread within the two parts is not all; the distance between their means is spread, too.
        squares += other.squares + distance * distance * ((double) count / total) * other.count;
        mean += distance * ((double) other.count / total);
        count = total;
    }

    public long count() {
        return count;
    }

    /// @throws IllegalStateException before the first value
    public double mean() {
        needs(1, "mean");
        return mean;
    }

    /// M₂ / (n − 1).
    ///
    /// @throws IllegalStateException before the second value
    public double variance() {
        needs(2, "variance");
        return squares / (count - 1);
    }

    /// M₂ / n.
    public double populationVariance() {
        needs(1, "populationVariance");
        return squares / count;
    }

    /// √(M₂ / (n − 1)).
    public double standardDeviation() {
        needs(2, "standardDeviation");
        return Math.sqrt(variance());
    }

    private void needs(int atLeast, String operation) {
        if (count < atLeast) {
            throw new IllegalStateException(operation + ": n = " + count + ": needs at least " + atLeast
                    + (atLeast == 1 ? " value" : " values"));
        }
    }
}
