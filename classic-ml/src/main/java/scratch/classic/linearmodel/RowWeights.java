package scratch.classic.linearmodel;

import scratch.math.check.Require;

/// How much rows count: the rules for what a caller gives.
final class RowWeights {
    private RowWeights() {
    }

    /// How much the rows of each class count together; (K).
    ///
    /// @param labels     (n), 0 to K − 1
    /// @param rowWeights (n), null if all are 1
    static double[] classSizes(String where, int[] labels, double[] rowWeights, int classes) {
        Require.that(rowWeights == null || rowWeights.length == labels.length, "%s: %d row weights, %d rows: each row needs"
                + " one", where, rowWeights == null ? 0 : rowWeights.length, labels.length);
        double[] sizes = new double[classes];
        for (int i = 0; i < labels.length; i++) {
            double weight = rowWeights == null ? 1 : rowWeights[i];
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw Require.broken("%s: weight %s of row %d: must be finite, 0 or more", where, weight, i);
            }
            sizes[labels[i]] += weight;
        }
        for (int k = 0; k < classes; k++) {
            Require.that(sizes[k] > 0, "%s: class %d: all its rows have weight 0: one must have more", where, k);
        }
        return sizes;
    }
}
