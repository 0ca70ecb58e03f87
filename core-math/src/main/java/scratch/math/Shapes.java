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
}
