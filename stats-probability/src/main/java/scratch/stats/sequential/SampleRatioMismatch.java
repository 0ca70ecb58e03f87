package scratch.stats.sequential;

import java.util.Arrays;

import scratch.stats.distribution.ChiSquare;
import scratch.stats.distribution.Counts;

/// Did the coin that assigned the users do what it was told? Pearson's X² = Σ (observed − expected)²/expected over the
/// arms, with arms − 1 degrees of freedom. After an alarm look for the bug in the *experiment* before you read its result. A
/// correct assignment raises one with probability α, so choose α small: 0.001.
/// Fabijan and others, *KDD* (2019) 2156.
///
/// @param statistic        X²
/// @param degreesOfFreedom arms − 1
/// @param p                probability of a split at least as uneven from a correct assignment
public record SampleRatioMismatch(double statistic, int degreesOfFreedom, double p) {
    /// @param counts users seen in each arm
    /// @param shares the planned share of each arm, in any unit: {1, 1} or {0.9, 0.1}
    public static SampleRatioMismatch of(long[] counts, double[] shares) {
        if (counts.length < 2 || counts.length != shares.length) {
            throw new IllegalArgumentException("SampleRatioMismatch.of: " + counts.length + " counts, " + shares.length
                    + " shares: needs at least 2 arms, and a share for each");
        }
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("SampleRatioMismatch.of: count = " + count + ": must not be negative");
            }
        }
        double users = Counts.sum("SampleRatioMismatch.of", counts);
        if (users == 0) {
            throw new IllegalArgumentException("SampleRatioMismatch.of: counts " + Arrays.toString(counts)
                    + ": nobody was assigned");
        }
        double whole = 0;
        for (double share : shares) {
            if (!(share > 0 && share < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("SampleRatioMismatch.of: share = " + share
                        + ": must be positive and finite");
            }
            whole += share;
        }
        double statistic = 0;
        for (int i = 0; i < counts.length; i++) {
            double expected = users * (shares[i] / whole);
            statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        return new SampleRatioMismatch(statistic, counts.length - 1, ChiSquare.of(counts.length - 1).survival(statistic));
    }
}
