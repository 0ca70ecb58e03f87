package scratch.classic.cluster.kmeans;

import java.util.Arrays;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// What this lesson asks of its input, each rule in one place.
final class InputChecks {
    private static final double WIDEST = 1e149;      // its square times 2³¹ numbers still is a double
    private static final double NARROWEST = 1e-140;  // the square of its last digit still is one

    private InputChecks() {
    }

    /// At least one row and column, only finite numbers, and squared distances that double can hold.
    static void data(String operation, Matrix x) {
        Require.that(x.rows() > 0 && x.columns() > 0, "%s: data of (%d, %d): needs at least one row and one column",
                operation, x.rows(), x.columns());
        double[] low = new double[x.columns()];
        double[] high = new double[x.columns()];
        extremes(x, low, high);
        double widest = 0;
        for (int j = 0; j < x.columns(); j++) {
            double span = high[j] - low[j];
            if (!(Double.isFinite(low[j]) && Double.isFinite(high[j]))) {
                finite(operation, x);           // finds the first element that is not, and says so
            }
            Require.that(span <= WIDEST, "%s: column %d spans %.3g: squared distances overflow beyond %.0e, use a"
                    + " larger unit", operation, j, span, WIDEST);
            widest = Math.max(widest, span);
        }
        Require.that(widest == 0 || widest >= NARROWEST, "%s: the widest column spans %.3g: squared distances"
                + " underflow below %.0e, use a smaller unit", operation, widest, NARROWEST);
    }

    static void finite(String operation, Matrix x) {
        double[] data = x.data();
        for (int at = 0; at < data.length; at++) {
            if (!Double.isFinite(data[at])) {
                throw Require.broken("%s: row %d, column %d is %s: must be finite; remove or repair the row", operation,
                        at / x.columns(), at % x.columns(), data[at]);
            }
        }
    }

    /// k first centroids for the points of x.
    static void start(String operation, Matrix start, int k, Matrix x) {
        Require.that(start.rows() == k && start.columns() == x.columns(),
                "%s: a start of (%d, %d) for k = %d and data of (%d, %d): must be (k, d)", operation, start.rows(),
                start.columns(), k, x.rows(), x.columns());
        enoughDistinctRows(operation, x, k);
    }

    /// k clusters need k points, and k different ones.
    static void enoughDistinctRows(String operation, Matrix x, int k) {
        Require.that(k <= x.rows(), "%s: k = %d clusters of %d rows: a cluster needs at least one row", operation, k,
                x.rows());
        int found = distinctRows(x, k);
        Require.that(found == k, "%s: k = %d clusters, but the %d rows hold only %d different points: k must not be"
                + " larger", operation, k, x.rows(), found);
    }

    /// How many different rows there are, counted up to k.
    static int distinctRows(Matrix x, int k) {
        int[] distinct = new int[k];    // the first row of each kind
        int found = 0;
        for (int i = 0; i < x.rows() && found < k; i++) {
            boolean seen = false;
            for (int other = 0; other < found && !seen; other++) {
                seen = equalRows(x, i, distinct[other]);
            }
            if (!seen) {
                distinct[found++] = i;
            }
        }
        return found;
    }

    private static boolean equalRows(Matrix x, int a, int b) {
        for (int j = 0; j < x.columns(); j++) {
            if (x.get(a, j) != x.get(b, j)) {
                return false;
            }
        }
        return true;
    }

    /// The smallest and the largest value of each column, NaN if there is one; the table is read once, row by row.
    private static void extremes(Matrix x, double[] low, double[] high) {
        int d = x.columns();
        double[] data = x.data();
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        for (int row = 0; row < data.length; row += d) {
            for (int j = 0; j < d; j++) {
                low[j] = Math.min(low[j], data[row + j]);
                high[j] = Math.max(high[j], data[row + j]);
            }
        }
    }
}
