package scratch.math.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What every public boundary asks of what it is given, in the same words: `Type.method: what was given: rule`.
///
/// A message is put together only when the rule is broken, with a point as the decimal sign whatever the language of the
/// machine. Where all is well nothing is allocated: up to four whole numbers, or one or two of any kind, are passed as
/// they are, and rules on the elements of an array are loops here. A call with other arguments wraps them up first; in a
/// loop, ask yourself and throw [#broken].
public final class Require {

    private Require() {
    }

    // ---------------------------------------------------------------- any rule

    public static void that(boolean rule, String message) {
        if (!rule) {
            throw new IllegalArgumentException(message);
        }
    }

    public static void that(boolean rule, String message, long a) {
        if (!rule) {
            throw broken(message, a);
        }
    }

    public static void that(boolean rule, String message, long a, long b) {
        if (!rule) {
            throw broken(message, a, b);
        }
    }

    public static void that(boolean rule, String message, long a, long b, long c) {
        if (!rule) {
            throw broken(message, a, b, c);
        }
    }

    public static void that(boolean rule, String message, long a, long b, long c, long d) {
        if (!rule) {
            throw broken(message, a, b, c, d);
        }
    }

    public static void that(boolean rule, String message, double a) {
        if (!rule) {
            throw broken(message, a);
        }
    }

    public static void that(boolean rule, String message, float a) {
        if (!rule) {
            throw broken(message, a);
        }
    }

    public static void that(boolean rule, String message, double a, double b) {
        if (!rule) {
            throw broken(message, a, b);
        }
    }

    public static void that(boolean rule, String message, long a, double b) {
        if (!rule) {
            throw broken(message, a, b);
        }
    }

    public static void that(boolean rule, String message, double a, long b) {
        if (!rule) {
            throw broken(message, a, b);
        }
    }

    /// For everything else; on the way in it costs an array and a box for each number. subtle: two `float`s do not come
    /// here but become `double`s, which print other digits: throw [#broken] instead.
    public static void that(boolean rule, String message, Object... given) {
        if (!rule) {
            throw broken(message, given);
        }
    }

    /// The exception, to be thrown: `if (x[i] < 0) throw Require.broken("...", i, x[i])`. A shape, an `int[]`, is written
    /// as `(2, 3)`.
    public static IllegalArgumentException broken(String message, Object... given) {
        Object[] words = given.clone();
        for (int i = 0; i < words.length; i++) {
            if (words[i] instanceof int[] shape) {
                words[i] = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", ", "(", ")"));
            }
        }
        return new IllegalArgumentException(String.format(Locale.ROOT, message, words));
    }

    // ---------------------------------------------------------------- one number; `where` is Type.method

    public static void finite(String where, String name, double value) {
        if (!Double.isFinite(value)) {
            throw broken("%s: %s = %s: must be finite", where, name, value);
        }
    }

    /// Finite, too.
    public static void positive(String where, String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw broken("%s: %s = %s: must be positive and finite", where, name, value);
        }
    }

    /// Finite, too.
    public static void notNegative(String where, String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw broken("%s: %s = %s: must be finite and not negative", where, name, value);
        }
    }

    public static void notNegative(String where, String name, long value) {
        if (value < 0) {
            throw broken("%s: %s = %d: must not be negative", where, name, value);
        }
    }

    public static void atLeast(long least, String where, String name, long value) {
        if (value < least) {
            throw broken("%s: %s = %d: must be at least %d", where, name, value, least);
        }
    }

    /// From 0 to 1, both allowed.
    public static void probability(String where, String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw broken("%s: %s = %s: must be between 0 and 1", where, name, value);
        }
    }

    /// Between 0 and 1, neither allowed: a level, a significance.
    public static void between0And1(String where, String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw broken("%s: %s = %s: must lie strictly between 0 and 1", where, name, value);
        }
    }

    // ---------------------------------------------------------------- arrays and matrices

    public static void sameLength(String where, int a, int b) {
        if (a != b) {
            throw broken("%s: lengths %d and %d: must be equal", where, a, b);
        }
    }

    public static void finite(String where, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw broken("%s: element %d is %s: must be finite", where, i, values[i]);
            }
        }
    }

    /// The numbers of an array that has a name.
    public static void finite(String where, String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw broken("%s: %s[%d] = %s: must be finite", where, name, i, values[i]);
            }
        }
    }

    /// The numbers of a row-major matrix.
    public static void finite(String where, int columns, double[] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            if (!Double.isFinite(matrix[i])) {
                throw broken("%s: element (%d, %d) is %s: must be finite", where, i / columns, i % columns, matrix[i]);
            }
        }
    }

    /// At least one row and one column.
    public static void notEmpty(String where, int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw broken("%s: (%d, %d): needs at least one row and one column", where, rows, columns);
        }
    }

    public static void square(String where, int rows, int columns) {
        if (rows != columns) {
            throw broken("%s: (%d, %d): the matrix must be square", where, rows, columns);
        }
    }

    /// One row on the right for each row on the left: of a system of equations, of data with their answers.
    public static void rows(String where, int rows, int columns, int given) {
        if (given != rows) {
            throw broken("%s: (%d, %d) with a right side of %d rows: must have %d", where, rows, columns, given, rows);
        }
    }
}
