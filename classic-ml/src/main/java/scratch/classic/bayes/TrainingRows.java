package scratch.classic.bayes;

import java.util.Arrays;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// Rows to learn from, held to the rules that all naive Bayes models share.
///
/// @param labels     (n), 0 to K − 1
/// @param weights    (n), 0 or more
/// @param classSizes (K): how much the rows of each class count together, above 0
record TrainingRows(Matrix x, int[] labels, double[] weights, double[] classSizes) {

    /// @param rowWeights (n), or null if all are 1
    static TrainingRows of(String where, Matrix x, int[] labels, double[] rowWeights) {
        Require.that(x.rows() == labels.length && labels.length > 0,
                "%s: x has %d rows, %d labels: needs the same positive number of both", where, x.rows(), labels.length);
        Require.that(x.columns() >= 1, "%s: x is (%d, 0): needs a column", where, x.rows());
        Require.finite(where, x.columns(), x.data());
        double[] weights = rowWeights == null ? ones(labels.length) : rowWeights.clone();
        Require.that(weights.length == labels.length, "%s: %d row weights, %d rows: each row needs one", where,
                weights.length, labels.length);
        return new TrainingRows(x, labels.clone(), weights, classSizes(where, labels, weights));
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double[] classSizes(String where, int[] labels, double[] weights) {
        int classes = 0;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0) {
                throw Require.broken("%s: label %d of row %d: must be 0 or more", where, labels[i], i);
            }
            if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
                throw Require.broken("%s: weight %s of row %d: must be finite, 0 or more", where, weights[i], i);
            }
            classes = Math.max(classes, labels[i] + 1);
        }
        Require.that(classes >= 2, "%s: %d class: needs at least 2", where, classes);
        boolean[] occurs = new boolean[classes];
        double[] sizes = new double[classes];
        for (int i = 0; i < labels.length; i++) {
            occurs[labels[i]] = true;
            sizes[labels[i]] += weights[i];
        }
        for (int k = 0; k < classes; k++) {
            Require.that(occurs[k], "%s: class %d of 0 to %d has no rows: each must occur", where, k, classes - 1);
            Require.that(sizes[k] > 0, "%s: class %d: all its rows have weight 0: one must have more", where, k);
        }
        Require.that(Double.isFinite(Arrays.stream(sizes).sum()), "%s: the row weights add up to more than a double holds",
                where);
        return sizes;
    }

    int classes() {
        return classSizes.length;
    }

    /// The same rows with other columns.
    TrainingRows with(Matrix columns) {
        return new TrainingRows(columns, labels, weights, classSizes);
    }

    /// Σ w·x over the rows of each class; (K, d).
    Matrix classSums() {
        return classSums(new double[x.columns()]);
    }

    /// Σ w·(x − origin) over the rows of each class; (K, d).
    Matrix classSums(double[] origin) {
        int d = x.columns();
        Matrix sums = Matrix.zeros(classes(), d);
        for (int i = 0; i < labels.length; i++) {
            int at = labels[i] * d;
            for (int j = 0; j < d; j++) {
                sums.data()[at + j] += weights[i] * (x.data()[i * d + j] - origin[j]);
            }
        }
        return sums;
    }

    /// Σ w·(x − centre)² over the rows of each class; (K, d).
    ///
    /// @param centres (K, d)
    Matrix classSquares(Matrix centres) {
        int d = x.columns();
        Matrix squares = Matrix.zeros(classes(), d);
        for (int i = 0; i < labels.length; i++) {
            int at = labels[i] * d;
            for (int j = 0; j < d; j++) {
                double off = x.data()[i * d + j] - centres.data()[at + j];
                squares.data()[at + j] += weights[i] * off * off;
            }
        }
        return squares;
    }
}
