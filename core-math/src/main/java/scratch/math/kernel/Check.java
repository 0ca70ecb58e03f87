package scratch.math.kernel;

import java.util.Locale;

/// The checks at the door of every kernel. Sizes are added up in `long`, so that no product of sizes can wrap
/// around and look small.
public final class Check {

    private Check() {
    }

    /// Values `offset .. offset + n - 1` must lie in an array of `length` values.
    public static void vector(String operation, String name, int length, int offset, int n) {
        if (n < 0 || offset < 0 || offset > length - n) {
            throw vectorError(operation, name, length, offset, n);
        }
    }

    /// A row-major (rows, columns) matrix at `offset` must lie in an array of `length` values.
    public static void matrix(String operation, String name, int length, int offset, int rows, int columns, int ld) {
        if (rows < 0 || columns < 0 || offset < 0 || ld < columns || end(offset, rows, columns, ld) > length) {
            throw matrixError(operation, name, length, offset, rows, columns, ld);
        }
    }

    public static void notEmpty(String operation, int n) {
        if (n == 0) {
            throw new IllegalArgumentException(operation + ": 0 values: needs at least one");
        }
    }

    /// One past the last value touched; an empty matrix touches none.
    private static long end(int offset, int rows, int columns, int ld) {
        return rows == 0 || columns == 0 ? offset : offset + (rows - 1L) * ld + columns;
    }

    private static IllegalArgumentException vectorError(String operation, String name, int length, int offset, int n) {
        if (n < 0) {
            return refused("%s: %d values of %s: must not be negative", operation, n, name);
        }
        if (offset < 0) {
            return refused("%s: offset %d of %s: must not be negative", operation, offset, name);
        }
        return refused("%s: %s has %d values, needs %d: %d from offset %d",
                operation, name, length, (long) offset + n, n, offset);
    }

    private static IllegalArgumentException matrixError(String operation, String name, int length, int offset,
                                                        int rows, int columns, int ld) {
        if (rows < 0 || columns < 0) {
            return refused("%s: %s is (%d, %d): must not be negative", operation, name, rows, columns);
        }
        if (offset < 0) {
            return refused("%s: offset %d of %s: must not be negative", operation, offset, name);
        }
        if (ld < columns) {
            return refused("%s: %s is (%d, %d) with leading dimension %d: must be at least %d",
                    operation, name, rows, columns, ld, columns);
        }
        return refused("%s: %s has %d values, needs %d: (%d, %d) with leading dimension %d from offset %d",
                operation, name, length, end(offset, rows, columns, ld), rows, columns, ld, offset);
    }

    private static IllegalArgumentException refused(String message, Object... values) {
        return new IllegalArgumentException(String.format(Locale.ROOT, message, values));
    }
}
