package scratch.math.decomposition;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;

/// What the decompositions ask of their matrix.
final class Inputs {
    private Inputs() {}

    /// At least one number, and no NaN or infinity among them. Returns their [Scale#headroom], which falls out on the way.
    static int decomposable(String where, Matrix a) {
        Require.notEmpty(where, a.rows(), a.columns());
        if (Scale.isUsual(a.data())) {
            return 0;
        }
        Require.finite(where, a.columns(), a.data());
        return Scale.headroom(a.data());
    }

    /// Square, finite, and equal to its transpose up to rounding. Returns the headroom, too.
    static int symmetric(String where, Matrix a) {
        Require.square(where, a.rows(), a.columns());
        int headroom = decomposable(where, a);
        int n = a.rows();
        double[] data = a.data();
        // the root of the mean square is at most the largest number, and much faster found
        double meanSquare = Vectors.dot(data, data) / data.length;
        if (!(meanSquare < 1e300 && isSymmetric(n, data, 1e-10 * Math.sqrt(meanSquare)))) {
            compare(where, n, data, 1e-10 * Vectors.maxAbs(data));
        }
        return headroom;
    }

    /// Four rows at a time against four columns, whose numbers stand side by side.
    private static boolean isSymmetric(int n, double[] data, double tolerance) {
        for (int i = 0; i < n; i += 4) {
            int rows = Math.min(4, n - i);
            int whole = rows == 4 ? i : 0;
            if (!fourAgree(n, data, i, whole, tolerance)) {
                return false;
            }
            for (int r = i; r < i + rows; r++) {
                for (int j = whole; j < r; j++) {
                    if (!(Math.abs(data[r * n + j] - data[j * n + r]) <= tolerance)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /// Rows i … i + 3 in columns 0 … end - 1 against what stands opposite.
    private static boolean fourAgree(int n, double[] data, int i, int end, double tolerance) {
        int row = i * n;
        for (int j = 0; j < end; j++) {
            int column = j * n + i;
            int at = row + j;
            double d0 = Math.abs(data[at] - data[column]);
            double d1 = Math.abs(data[at + n] - data[column + 1]);
            double d2 = Math.abs(data[at + 2 * n] - data[column + 2]);
            double d3 = Math.abs(data[at + 3 * n] - data[column + 3]);
            if (!(d0 <= tolerance && d1 <= tolerance && d2 <= tolerance && d3 <= tolerance)) {
                return false;
            }
        }
        return true;
    }

    private static void compare(String where, int n, double[] data, double tolerance) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double below = data[i * n + j];
                double above = data[j * n + i];
                // subtle: halves, because the difference of two huge numbers can overflow
                if (!(Math.abs(below / 2 - above / 2) <= tolerance)) {
                    throw Require.broken("%s: element (%d, %d) is %s, element (%d, %d) is %s: the matrix must be symmetric",
                            where, i, j, below, j, i, above);
                }
            }
        }
    }
}
