package scratch.classic.supportvector;

import java.util.Arrays;

import scratch.classic.data.ClassCounts;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// Rows to learn from, held to the rules that all support vector machines share.
///
/// @param labels  (n), 0 to K − 1
/// @param weights (n), 0 or more
record TrainingRows(Matrix x, int[] labels, double[] weights, int classes) {

    /// @param rowWeights (n), or null if all are 1
    static TrainingRows of(String where, Matrix x, int[] labels, double[] rowWeights) {
        check(where, x, labels.length);
        int[] counts = ClassCounts.of(where, labels);
        Require.that(counts.length >= 2, "%s: %d class: needs at least 2", where, counts.length);
        for (int k = 0; k < counts.length; k++) {
            Require.that(counts[k] > 0, "%s: class %d of 0 to %d has no rows: each must occur", where, k, counts.length - 1);
        }
        double[] weights = weights(where, labels.length, rowWeights);
        double[] sizes = new double[counts.length];
        for (int i = 0; i < labels.length; i++) {
            sizes[labels[i]] += weights[i];
        }
        for (int k = 0; k < sizes.length; k++) {
            Require.that(sizes[k] > 0, "%s: class %d: all its rows have weight 0: one must have more", where, k);
        }
        return new TrainingRows(x, labels.clone(), weights, counts.length);
    }

    static void check(String where, Matrix x, int answers) {
        Require.that(x.rows() == answers && answers > 0, "%s: x has %d rows, %d answers: needs the same positive number of"
                + " both", where, x.rows(), answers);
        Require.that(x.columns() >= 1, "%s: x is (%d, 0): needs a column", where, x.rows());
        Require.finite(where, x.columns(), x.data());
    }

    static double[] weights(String where, int n, double[] rowWeights) {
        double[] weights = new double[n];
        Arrays.fill(weights, 1);
        if (rowWeights != null) {
            Require.that(rowWeights.length == n, "%s: %d row weights, %d rows: each row needs one", where,
                    rowWeights.length, n);
            for (int i = 0; i < n; i++) {
                Require.that(rowWeights[i] >= 0 && rowWeights[i] < Double.POSITIVE_INFINITY,
                        "%s: weight %s of row %d: must be finite, 0 or more", where, rowWeights[i], i);
                weights[i] = rowWeights[i];
            }
        }
        return weights;
    }

    /// The kernel of each row with itself must be a number.
    static void requireValues(String where, Kernel kernel, KernelBlock rows) {
        double[] diagonal = rows.diagonal();
        for (int i = 0; i < diagonal.length; i++) {
            if (!Double.isFinite(diagonal[i])) {
                throw Require.broken("%s: row %d: %s of it with itself is %s: must be finite: scale the columns", where, i,
                        kernel, diagonal[i]);
            }
        }
    }
}
