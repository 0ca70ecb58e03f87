package scratch.stats.poisson;

import scratch.math.check.Require;
import scratch.stats.distribution.ChiSquare;
import scratch.stats.distribution.Poisson;

/// Does a table of counts look Poisson? λ is the mean; the test compares observed with expected frequencies,
/// X² = Σ(observed − expected)²/expected, on cells − 1 − 1 degrees of freedom: one is spent on λ.   O(cells).
/// Pearson 1900; Fisher 1924 for the lost degree of freedom.
public final class PoissonFit {
    private final long[] observed;      // (cells): how often 0, 1, 2, … events were seen
    private final long units;
    private final double lambda;

    private PoissonFit(long[] observed, long units, double lambda) {
        this.observed = observed;
        this.units = units;
        this.lambda = lambda;
    }

    /// The result of the comparison.
    ///
    /// @param expected expected frequencies of 0, 1, …, and of "last or more", (cells)
    public record GoodnessOfFit(double statistic, int degreesOfFreedom, double pValue, double[] expected) {
    }

    /// @param observed observed[k] is the number of units with k events
    /// @throws IllegalArgumentException if a frequency is negative, or no event was seen at all
    public static PoissonFit of(long... observed) {
        long units = 0;
        long events = 0;
        for (int k = 0; k < observed.length; k++) {
            Require.that(observed[k] >= 0, "PoissonFit.of: observed[%s] = %s: a frequency is not negative", k,
                    observed[k]);
            units += observed[k];
            events += k * observed[k];
        }
        Require.that(events > 0, "PoissonFit.of: %s units without an event: a rate needs at least one event",
                units);
        return new PoissonFit(observed.clone(), units, (double) events / units);
    }

    /// The mean number of events per unit, the maximum-likelihood estimate of λ.
    public double lambda() {
        return lambda;
    }

    /// How many units (years, squares, minutes) were watched.
    public long units() {
        return units;
    }

    /// Σ(k − λ)²·observed[k]/(units − 1); for a Poisson variable it is near λ.
    ///
    /// @throws IllegalStateException if only one unit was watched
    public double variance() {
        if (units < 2) {
            throw new IllegalStateException("PoissonFit.variance: units = 1: a spread needs at least 2");
        }
        double squares = 0;
        for (int k = 0; k < observed.length; k++) {
            squares += observed[k] * (k - lambda) * (k - lambda);
        }
        return squares / (units - 1);
    }

    /// Pearson's test with the cells 0, 1, …, last − 1 and "last or more".
    ///
    /// @param last where pooling begins; choose it so that the last expected frequency is not tiny
    public GoodnessOfFit test(int last) {
        requireCells(last);
        double[] expected = expected(last);
        double statistic = 0;
        for (int k = 0; k <= last; k++) {
            double difference = seen(k, last) - expected[k];
            statistic += difference * difference / expected[k];
        }
        int degrees = (last + 1) - 1 - 1;         // cells, less 1 for the total, less 1 for λ
        return new GoodnessOfFit(statistic, degrees, ChiSquare.of(degrees).survival(statistic), expected);
    }

    private double[] expected(int last) {
        Poisson poisson = Poisson.of(lambda);
        double[] expected = new double[last + 1];
        for (int k = 0; k < last; k++) {
            expected[k] = units * poisson.pmf(k);
        }
        expected[last] = units * poisson.survival(last - 1L);
        return expected;
    }

    // The last cell holds all units with `last` events or more.
    private long seen(int k, int last) {
        long seen = observed[k];
        for (int j = last + 1; k == last && j < observed.length; j++) {
            seen += observed[j];
        }
        return seen;
    }

    private void requireCells(int last) {
        Require.that(last >= 2 && last < observed.length, "PoissonFit.test: last = %s: must be from 2 to %s: with"
                + " fewer cells no degree of freedom is left", last, observed.length - 1);
    }
}
