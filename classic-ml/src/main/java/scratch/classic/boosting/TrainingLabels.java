package scratch.classic.boosting;

import scratch.classic.data.ClassCounts;
import scratch.math.check.Require;

/// The labels that a booster learns from.
final class TrainingLabels {
    private TrainingLabels() {
    }

    /// How many rows each class has; (K).
    ///
    /// @throws IllegalArgumentException if there is not one label a row, or labels are not 0 to K − 1, each of which occurs
    static int[] counts(String where, int rows, int... labels) {
        Require.that(labels.length == rows, "%s: %d labels, %d rows: each row needs one", where, labels.length, rows);
        int[] counts = ClassCounts.of(where, labels);
        for (int k = 0; k < counts.length; k++) {
            Require.that(counts[k] > 0, "%s: no row has label %d, the largest is %d: labels must be 0 to K - 1, each of which"
                    + " occurs", where, k, counts.length - 1);
        }
        return counts;
    }
}
