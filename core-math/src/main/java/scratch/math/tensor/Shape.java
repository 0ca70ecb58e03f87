package scratch.math.tensor;

import java.util.Arrays;
import scratch.math.check.Require;

/// What can be said about shapes alone, without a number in sight: sizes, strides, broadcasting, and their errors.
/// A shape is an `int[]`: `{2, 3}` is a matrix of 2 rows and 3 columns, `{}` a single number.
public final class Shape {

    private Shape() {
    }

    /// How an error or a figure writes a shape: `(2, 3)`; a single number is `()`.
    public static String text(int... shape) {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < shape.length; i++) {
            text.append(i == 0 ? "" : ", ").append(shape[i]);
        }
        return text.append(')').toString();
    }

    /// The number of elements. Multiplied in `long`: 65536 · 65536 as an int is 0.
    public static int size(String operation, int... shape) {
        long size = 1;
        boolean empty = false;
        for (int length : shape) {
            Require.that(length >= 0, "%s: %s: lengths must not be negative", operation, shape);
            empty |= length == 0;
            size = Math.min(size * Math.max(length, 1), Long.MAX_VALUE / Integer.MAX_VALUE);
        }
        Require.that(empty || size <= Integer.MAX_VALUE - 8, "%s: %s: more than 2147483639 numbers", operation, shape);
        return empty ? 0 : (int) size;
    }

    /// Row-major strides: the last axis has stride 1, every other the product of the lengths to its right.
    public static int[] strides(int... shape) {
        int[] strides = new int[shape.length];
        int step = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = step;
            step *= Math.max(shape[i], 1);
        }
        return strides;
    }

    /// The shape of `a ∘ b`: lined up at the last axis, lengths must be equal or one of them 1 (or missing).
    /// `(4, 1, 3)` with `(5, 3)` gives `(4, 5, 3)`; `(1)` with `(0)` gives `(0)`.
    public static int[] broadcast(String operation, int[] a, int[] b) {
        if (Arrays.equals(a, b)) {
            return a;
        }
        int[] result = new int[Math.max(a.length, b.length)];
        for (int i = 1; i <= result.length; i++) {
            int fromA = i <= a.length ? a[a.length - i] : 1;
            int fromB = i <= b.length ? b[b.length - i] : 1;
            Require.that(fromA == fromB || fromA == 1 || fromB == 1,
                    "%s: %s and %s: lengths %d and %d on axis -%d: must be equal, or one of them 1",
                    operation, a, b, fromA, fromB, i);
            result[result.length - i] = fromA == 1 ? fromB : fromA;
        }
        return result;
    }

    /// An axis counted from the front; negative ones count from the back: -1 is the last.
    public static int axis(String operation, int axis, int... shape) {
        Require.that(axis >= -shape.length && axis < shape.length, "%s: axis %d of %s: no such axis", operation, axis,
                shape);
        return axis < 0 ? axis + shape.length : axis;
    }

    /// The axes that broadcasting has added to `original` or stretched on the way to `stretched`.
    public static int[] stretchedAxes(int[] original, int[] stretched) {
        int added = stretched.length - original.length;
        int[] axes = new int[stretched.length];
        int count = 0;
        for (int i = 0; i < stretched.length; i++) {
            if (i < added || original[i - added] != stretched[i]) {
                axes[count++] = i;
            }
        }
        return Arrays.copyOf(axes, count);
    }

    /// The shape with some axes cut to length 1.
    static int[] reduced(String operation, int[] shape, int... axes) {
        int[] result = shape.clone();
        boolean[] seen = new boolean[shape.length];
        for (int given : axes) {
            int axis = axis(operation, given, shape);
            Require.that(!seen[axis], "%s: axis %d of %s: named twice", operation, given, shape);
            seen[axis] = true;
            result[axis] = 1;
        }
        return result;
    }

    /// True if the last axis has stride 1, and every other the product of the lengths to its right.
    static boolean isContiguous(int[] shape, int[] strides) {
        int step = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            if (shape[i] != 1 && strides[i] != step) {
                return false;
            }
            step *= shape[i];
        }
        return true;
    }

    /// True if two elements may stand at one place: an axis does not step over everything that smaller steps reach.
    static boolean overlaps(int[] shape, int... strides) {
        int reached = 0;                       // the farthest place that the axes with smaller steps lead to
        boolean[] done = new boolean[shape.length];
        for (int round = 0; round < shape.length; round++) {
            int next = -1;
            for (int i = 0; i < shape.length; i++) {
                if (!done[i] && (next < 0 || strides[i] < strides[next])) {
                    next = i;
                }
            }
            done[next] = true;
            if (shape[next] > 1) {
                if (strides[next] <= reached) {
                    return true;
                }
                reached += (shape[next] - 1) * strides[next];
            }
        }
        return false;
    }

    /// True if some order of the axes is contiguous: then `size` numbers fill a stretch of memory without gaps.
    static boolean isDense(int size, int[] shape, int[] strides) {
        int filled = 1;
        for (boolean grown = true; grown && filled < size;) {
            grown = false;
            for (int i = 0; i < shape.length && !grown; i++) {
                if (shape[i] != 1 && strides[i] == filled) {
                    filled *= shape[i];
                    grown = true;
                }
            }
        }
        return filled == size;
    }
}
