package scratch.classic.data;

import scratch.math.check.Require;

/// How many rows each class has.
public final class ClassCounts {
    /// A number of this size is no class but a mistake: an amount, or the key of a row.
    private static final int MOST = 1_000_000;

    private ClassCounts() {
    }

    /// Counts.
    ///
    /// @param operation what messages begin with
    /// @param labels    (n), from 0, below a million
    /// @return (K), where K − 1 is the largest label; some may be 0
    public static int[] of(String operation, int[] labels) {
        int largest = -1;
        for (int i = 0; i < labels.length; i++) {
            Require.that(labels[i] >= 0, "%s: label %d of row %d: must be 0 or more", operation, labels[i], i);
            Require.that(labels[i] < MOST, "%s: label %d of row %d: classes are counted from 0, at most %d", operation,
                    labels[i], i, MOST);
            largest = Math.max(largest, labels[i]);
        }
        int[] counts = new int[largest + 1];
        for (int label : labels) {
            counts[label]++;
        }
        return counts;
    }
}
