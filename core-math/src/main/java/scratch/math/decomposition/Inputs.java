package scratch.math.decomposition;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;

/// What the decompositions ask of their matrix.
final class Inputs {
    private Inputs() {}

    /// At least one number, and no NaN or infinity among them.
    static void decomposable(String where, Matrix a) {
        Require.notEmpty(where, a.rows(), a.columns());
        if (!Scale.isUsual(a.data())) {
            Require.finite(where, a.columns(), a.data());
        }
    }

    /// Square, finite, and equal to its transpose up to rounding.
    static void symmetric(String where, Matrix a) {
        Require.square(where, a.rows(), a.columns());
        decomposable(where, a);
        int n = a.rows();
        double[] data = a.data();
        double tolerance = 1e-10 * Vectors.maxAbs(data);
        // in square tiles, as in Matrix.transpose: the elements above the diagonal are a column
        int tile = 16;
        for (int i0 = 0; i0 < n; i0 += tile) {
            for (int j0 = 0; j0 <= i0; j0 += tile) {
                for (int i = i0; i < Math.min(i0 + tile, n); i++) {
                    compare(where, n, data, i, j0, Math.min(j0 + tile, i), tolerance);
                }
            }
        }
    }

    /// Row i left of the diagonal, columns from … to - 1, and what stands opposite.
    private static void compare(String where, int n, double[] data, int i, int from, int to, double tolerance) {
        for (int j = from; j < to; j++) {
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
