package scratch.classic.tree.informationgain;

import java.util.function.ToDoubleFunction;

import scratch.math.check.Require;

/// Every way to deal the same labels to the same rows: an exact permutation test for two classes.
public final class Relabelings {
    private static final int MOST_ROWS = 24;

    private Relabelings() {
    }

    /// How a statistic of the labels stands among its values for all ways to deal them.
    ///
    /// @param ways    how many ways there are
    /// @param asLarge in how many the statistic is at least as large as for the labels given
    /// @param mean    its mean over all ways
    public record Standing(int ways, int asLarge, double mean) {
        /// The share of ways in which it is at least as large.
        public double pValue() {
            return (double) asLarge / ways;
        }
    }

    /// @param labels    (n), 0 or 1, at most 24 of them
    /// @param statistic of labels in the order of the rows
    public static Standing of(int[] labels, ToDoubleFunction<int[]> statistic) {
        Require.that(labels.length > 0 && labels.length <= MOST_ROWS, "Relabelings.of: %d labels: must be from 1 to 24",
                labels.length);
        int ones = 0;
        for (int i = 0; i < labels.length; i++) {
            Require.that(labels[i] == 0 || labels[i] == 1, "Relabelings.of: label %d of row %d: must be 0 or 1", labels[i], i);
            ones += labels[i];
        }
        double observed = statistic.applyAsDouble(labels.clone());
        double tolerance = 1e-9 * Math.max(1, Math.abs(observed));
        int[] dealt = new int[labels.length];
        int ways = 0;
        int asLarge = 0;
        double sum = 0;
        for (int bits = (1 << ones) - 1; bits < 1 << labels.length; bits = next(bits)) {
            for (int i = 0; i < dealt.length; i++) {
                dealt[i] = bits >> i & 1;
            }
            double value = statistic.applyAsDouble(dealt);
            ways++;
            asLarge += value >= observed - tolerance ? 1 : 0;
            sum += value;
        }
        return new Standing(ways, asLarge, sum / ways);
    }

    // The next larger number with as many ones (Gosper): the lowest run of ones sends its top one up, the others fall down.
    private static int next(int bits) {
        if (bits == 0) {
            return Integer.MAX_VALUE;                 // no ones: there is one way
        }
        int lowest = bits & -bits;
        int up = bits + lowest;
        return up | (bits ^ up) / lowest >> 2;
    }
}
