package scratch.example.figure;

import java.util.Locale;

/// Checks what a figure is given, so that a wrong array is named where it was passed in.
final class Series {
    private Series() {
    }

    static void require(boolean rule, String message, Object... values) {
        if (!rule) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
        }
    }

    /// Room for axes and their labels, in pixels.
    static void checkSize(int width, int height) {
        require(width >= 200 && height >= 160, "size: %d x %d: at least 200 x 160", width, height);
    }

    /// At least one value, all arrays of one length, nothing infinite; NaN marks a gap.
    static void check(String operation, double[]... columns) {
        int n = columns[0].length;
        require(n > 0, "%s: 0 values: at least one is needed", operation);
        for (double[] column : columns) {
            require(column.length == n, "%s: arrays of %d and %d values: lengths must be equal",
                operation, n, column.length);
            for (int i = 0; i < n; i++) {
                require(!Double.isInfinite(column[i]), "%s: %s at index %d: values must be finite (NaN marks a gap)",
                    operation, column[i], i);
            }
        }
    }

    /// As [#check], and nothing NaN either.
    static void checkFinite(String operation, double[]... columns) {
        check(operation, columns);
        for (double[] column : columns) {
            for (int i = 0; i < column.length; i++) {
                require(!Double.isNaN(column[i]), "%s: NaN at index %d: values must be finite", operation, i);
            }
        }
    }
}
