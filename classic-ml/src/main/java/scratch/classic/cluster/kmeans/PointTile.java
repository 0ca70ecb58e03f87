package scratch.classic.cluster.kmeans;

import scratch.math.Matrix;
import scratch.math.kernel.Kernels;

/// A few rows, column after column: neighbours in memory are points, not coordinates, so that a vector register holds the same
/// coordinate of several points. It is filled again and again, stays in the first-level cache, and is all that is ever copied.
final class PointTile {
    static final int POINTS = 64;

    private final Matrix x;             // (n, d)
    private final double[] columns;     // (d, POINTS)

    PointTile(Matrix x) {
        this.x = x;
        columns = new double[Math.multiplyExact(x.columns(), POINTS)];
    }

    /// Rows from, from + 1, …: at most POINTS.
    void fill(int from, int count) {
        int d = x.columns();
        double[] rows = x.data();
        int p = 0;
        for (; p + 4 <= count; p += 4) {    // four rows at a time: what is written lies side by side
            int a = (from + p) * d;
            int b = a + d;
            int c = b + d;
            int e = c + d;
            for (int j = 0; j < d; j++) {
                int at = j * POINTS + p;
                columns[at] = rows[a + j];
                columns[at + 1] = rows[b + j];
                columns[at + 2] = rows[c + j];
                columns[at + 3] = rows[e + j];
            }
        }
        for (; p < count; p++) {
            put(p, from + p);
        }
    }

    /// Row i at place p.
    void put(int p, int i) {
        int d = x.columns();
        double[] rows = x.data();
        for (int j = 0; j < d; j++) {
            columns[j * POINTS + p] = rows[i * d + j];
        }
    }

    /// The nearest centroid of each of the first `count` points, see [scratch.math.kernel.NearestKernels#nearest].
    void nearest(int count, Matrix centroids, int[] labels, double[] squares, double[] seconds, int out) {
        int d = x.columns();
        Kernels.active().nearest(count, centroids.rows(), d, columns, 0, POINTS, centroids.data(), 0, d, labels, squares,
                seconds, out);
    }
}
