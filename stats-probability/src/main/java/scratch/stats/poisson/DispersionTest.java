package scratch.stats.poisson;

import scratch.math.check.Require;
import scratch.stats.distribution.ChiSquare;
import scratch.stats.distribution.Counts;

/// Is the variance of counts as large as their mean, as it is for a Poisson variable? D = Σ(x − x̄)²/x̄ is about chi-square
/// with n − 1 degrees of freedom if it is; a small upper p means clustering or mixed rates.   O(n).
/// Fisher, Thornton & Mackenzie, *Annals of Applied Biology* 9 (1922) 325.
///
/// @param statistic        D
/// @param degreesOfFreedom n − 1
/// @param upperP           P(chi-square ≥ D): small if the counts vary too much
public record DispersionTest(double statistic, long degreesOfFreedom, double upperP) {
    /// D/(n − 1), the variance-to-mean ratio: 1 for Poisson, above 1 for clusters, below 1 for regular spacing.
    public double index() {
        return statistic / degreesOfFreedom;
    }

    /// @param counts events per unit, (n)
    /// @throws IllegalArgumentException unless there are at least two counts, none negative, not all 0
    public static DispersionTest of(long[] counts) {
        Require.that(counts.length >= 2, "DispersionTest.of: n = %s: needs at least 2 counts",
                counts.length);
        for (int i = 0; i < counts.length; i++) {
            Require.that(counts[i] >= 0, "DispersionTest.of: counts[%s] = %s: a count is not negative", i,
                    counts[i]);
        }
        double sum = Counts.sum("DispersionTest.of", counts);
        Require.that(sum > 0, "DispersionTest.of: all %s counts are 0: nothing to compare the variance"
                + " with", counts.length);
        double mean = sum / counts.length;
        double squares = 0;
        for (long count : counts) {
            squares += (count - mean) * (count - mean);
        }
        double statistic = squares / mean;
        long degrees = counts.length - 1L;
        return new DispersionTest(statistic, degrees, ChiSquare.of(degrees).survival(statistic));
    }
}
