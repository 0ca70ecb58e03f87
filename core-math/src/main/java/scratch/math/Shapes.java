package scratch.math;

import java.util.Locale;

/// The checks that every public boundary of this package repeats, so that they all read alike:
/// `<operation>: <what was given>: <rule>`.
final class Shapes {
    private Shapes() {}

    static void require(boolean rule, String message, Object... arguments) {
        if (!rule) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, message, arguments));
        }
    }

    /// rows x columns as an array length. Computed in long: 50000 * 50000 as an int is -1794967296.
    static int size(String operation, int rows, int columns) {
        require(rows >= 0 && columns >= 0, "%s: (%d, %d): sizes must not be negative", operation, rows, columns);
        long size = (long) rows * columns;
        require(size <= Integer.MAX_VALUE - 8, "%s: (%d, %d): %d numbers do not fit into one array", operation, rows,
                columns, size);
        return (int) size;
    }

    static String shape(Matrix a) {
        return "(" + a.rows() + ", " + a.columns() + ")";
    }

    static void sameLength(String operation, double[] a, double[] b) {
        require(a.length == b.length, "%s: lengths %d and %d: must be equal", operation, a.length, b.length);
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

    static void finite(String operation, double[] x) {
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i])) {
                throw new IllegalArgumentException(String.format(Locale.ROOT, "%s: element %d is %s: must be finite",
                        operation, i, x[i]));
            }
        }
    }

    /// The right-hand side of a solve: one row for each row of the matrix.
    static void rightSide(String operation, int rows, int columns, int given) {
        require(given == rows, "%s: (%d, %d) with a right side of %d rows: must have %d", operation, rows, columns,
                given, rows);
    }

    /// The power of two by which to divide so that no square over- or underflows on the way; 0 in the usual case.
    static int scaleExponent(double[] data) {
        double largest = Vectors.maxAbs(data);
        boolean usual = largest == 0 || largest > 1e-100 && largest < 1e100;
        return usual ? 0 : Math.getExponent(largest);
    }

    /// A copy, times 2^exponent.
    static double[] scaled(double[] data, int exponent) {
        double[] result = data.clone();
        for (int i = 0; i < result.length && exponent != 0; i++) {
            result[i] = Math.scalb(result[i], exponent);
        }
        return result;
    }
}
