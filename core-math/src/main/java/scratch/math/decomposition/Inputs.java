package scratch.math.decomposition;

import java.util.Locale;
import scratch.math.Matrix;
import scratch.math.Vectors;

/// What the decompositions and their solvers ask of what they are given: `<operation>: <what was given>: <rule>`.
final class Inputs {
    private Inputs() {}

    static void require(boolean rule, String message, Object... arguments) {
        if (!rule) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, message, arguments));
        }
    }

    static String shape(Matrix a) {
        return "(" + a.rows() + ", " + a.columns() + ")";
    }

    static void square(String operation, Matrix a) {
        require(a.rows() == a.columns(), "%s: %s: the matrix must be square", operation, shape(a));
    }

    /// What every decomposition asks of its input: at least one number, and no NaN or infinity among them.
    static void decomposable(String operation, Matrix a) {
        require(a.rows() > 0 && a.columns() > 0, "%s: %s: needs at least one row and one column", operation, shape(a));
        double[] data = a.data();
        for (int i = 0; i < data.length; i++) {
            if (!Double.isFinite(data[i])) {
                throw new IllegalArgumentException(String.format(Locale.ROOT, "%s: element (%d, %d) is %s: must be finite",
                        operation, i / a.columns(), i % a.columns(), data[i]));
            }
        }
    }

    /// Square, finite, and equal to its transpose up to rounding.
    static void symmetric(String operation, Matrix a) {
        square(operation, a);
        decomposable(operation, a);
        int n = a.rows();
        double[] data = a.data();
        double largest = Vectors.maxAbs(data);
        // in square tiles, as in Matrix.transpose: the elements above the diagonal are a column
        int tile = 16;
        for (int i0 = 0; i0 < n; i0 += tile) {
            for (int j0 = 0; j0 <= i0; j0 += tile) {
                for (int i = i0; i < Math.min(i0 + tile, n); i++) {
                    for (int j = j0; j < Math.min(j0 + tile, i); j++) {
                        double below = data[i * n + j];
                        double above = data[j * n + i];
                        // subtle: halves, because the difference of two huge numbers can overflow
                        if (!(Math.abs(below / 2 - above / 2) <= 1e-10 * largest)) {
                            throw new IllegalArgumentException(String.format(Locale.ROOT,
                                    "%s: element (%d, %d) is %s, element (%d, %d) is %s: the matrix must be symmetric",
                                    operation, i, j, below, j, i, above));
                        }
                    }
                }
            }
        }
    }

    /// The right-hand side of a solve: one row for each row of the matrix.
    static void rightSide(String operation, int rows, int columns, int given) {
        require(given == rows, "%s: (%d, %d) with a right side of %d rows: must have %d", operation, rows, columns,
                given, rows);
    }

    static void finite(String operation, double[] x) {
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i])) {
                throw new IllegalArgumentException(String.format(Locale.ROOT, "%s: element %d is %s: must be finite",
                        operation, i, x[i]));
            }
        }
    }
}
