package scratch.classic.linear.fiveways;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// What all five ways ask of the data that they are given, in the same words.
final class Given {
    private Given() {
    }

    static void requireUsable(String operation, Matrix x, double[] y) {
        int n = x.rows();
        int d = x.columns();
        Require.that(n == y.length, "%s: x has %d rows, y has %d values: each row needs its y", operation, n, y.length);
        Require.that(d >= 1, "%s: x is (%d, %d): needs at least one column", operation, n, d);
        Require.that(n >= d + 1, "%s: x is (%d, %d): %d unknowns need at least %d rows", operation, n, d, d + 1, d + 1);
        for (int j = 0; j < d; j++) {
            double[] column = x.column(j);
            requireFinite(operation, "x column " + j, column);
            requireSpread(operation, j, column);
        }
        requireFinite(operation, "y", y);
    }

    private static void requireFinite(String operation, String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!(Math.abs(values[i]) < 1e150)) {
                String rule = Double.isFinite(values[i]) ? "its square overflows; use a larger unit"
                        : "values must be finite; remove or repair the row";
                throw new IllegalArgumentException(operation + ": " + name + ", row " + i + " is " + values[i] + ": "
                        + rule);
            }
        }
    }

    private static void requireSpread(String operation, int j, double[] column) {
        double smallest = column[0];
        double largest = column[0];
        for (double value : column) {
            smallest = Math.min(smallest, value);
            largest = Math.max(largest, value);
        }
        Require.that(smallest < largest, "%s: x column %d is constant (every value is %s): it cannot be told from the"
                + " intercept", operation, j, smallest);
        Require.that(largest - smallest > 1e-150, "%s: x column %d spreads over %s only: its square vanishes; use a"
                + " smaller unit", operation, j, largest - smallest);
    }
}
