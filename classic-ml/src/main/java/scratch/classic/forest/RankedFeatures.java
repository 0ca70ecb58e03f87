package scratch.classic.forest;

import java.util.Arrays;

import scratch.classic.decisiontree.Feature;
import scratch.classic.decisiontree.Features;
import scratch.math.kernel.Threads;

/// Numbers by their ranks: 0 for the smallest value of a feature, equal values alike. A split asks for the order of the values
/// only, so ranks are enough to find it, and they are found once for all trees of a forest. Cost O(d n log n).
final class RankedFeatures {
    private final int[][] ranks;       // (d, n)
    private final double[][] values;   // (d, different values), ascending

    private RankedFeatures(int[][] ranks, double[][] values) {
        this.ranks = ranks;
        this.values = values;
    }

    /// Whether all features are numbers, and none is missing.
    static boolean possible(Features features) {
        for (int j = 0; j < features.list().size(); j++) {
            Feature feature = features.list().get(j);
            if (!feature.numeric() || Arrays.stream(features.column(j)).anyMatch(Double::isNaN)) {
                return false;
            }
        }
        return true;
    }

    static RankedFeatures of(Features features) {
        int d = features.list().size();
        int[][] ranks = new int[d][];
        double[][] values = new double[d][];
        Threads.run(Threads.count(), d, (j, worker) -> {
            double[] column = features.column(j);
            values[j] = different(column);
            ranks[j] = ranks(column, values[j]);
        });
        return new RankedFeatures(ranks, values);
    }

    private static double[] different(double... column) {
        double[] sorted = column.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[count++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    private static int[] ranks(double[] column, double... values) {
        int[] ranks = new int[column.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = atMost(values, column[i], 0, values.length - 1);
        }
        return ranks;
    }

    // the last place from one to another whose value is at most this; the first holds at any rate
    private static int atMost(double[] values, double most, int first, int last) {
        int low = first;
        for (int count = last - first + 1; count > 1;) {               // no branch to be guessed: half of the guesses fail
            int half = count >>> 1;
            low += values[low + half] <= most ? half : 0;
            count -= half;
        }
        return low;
    }

    int features() {
        return ranks.length;
    }

    int rows() {
        return ranks[0].length;
    }

    /// The ranks of feature j; (n), not a copy.
    int[] ranks(int j) {
        return ranks[j];
    }

    /// How many different values feature j has.
    int different(int j) {
        return values[j].length;
    }

    double value(int j, int rank) {
        return values[j][rank];
    }

    /// The last rank from one to another whose value is at most the threshold; the first holds at any rate.
    int lastAtMost(int j, double threshold, int first, int last) {
        return atMost(values[j], threshold, first, last);
    }
}
