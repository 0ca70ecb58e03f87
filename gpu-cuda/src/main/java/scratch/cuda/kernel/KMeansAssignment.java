package scratch.cuda.kernel;

import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Stream;
import scratch.math.check.Require;

/// The nearest of k centroids for each of n points, and the squared distance to it: the step of k-means that costs all
/// the time.
public final class KMeansAssignment implements AutoCloseable {
    private static final int TILE = 64;
    private static final int THREADS = 256;

    private final Loaded kernels;

    /// Compiles the kernel for `device`.
    public KMeansAssignment(Device device) {
        kernels = new Loaded(device, "kmeans", "kmeans_assign");
    }

    /// Points (n, d), centroids (k, d), `labels` room for n ints, `distances` a row of n floats. Of equally near centroids
    /// the first is taken.
    ///
    /// @throws IllegalArgumentException if a shape does not fit
    public void assign(DeviceMatrix points, DeviceMatrix centroids, DeviceMemory labels, DeviceMatrix distances,
            Stream stream) {
        int n = points.rows();
        int d = points.columns();
        points.require("KMeansAssignment.assign", "points", n, d, Float.BYTES);
        centroids.require("KMeansAssignment.assign", "centroids", centroids.rows(), d, Float.BYTES);
        distances.requireVector("KMeansAssignment.assign", "distances", n);
        Require.that(labels.bytes() >= (long) n * Integer.BYTES,
                "KMeansAssignment.assign: labels of %d bytes for %d points: needs 4 a point", labels.bytes(), n);
        kernels.arguments("kmeans_assign").set(0, n).set(1, d).set(2, centroids.rows())
                .set(3, points.memory(), points.offsetBytes()).set(4, points.leading())
                .set(5, centroids.memory(), centroids.offsetBytes()).set(6, centroids.leading())
                .set(7, labels).set(8, distances.memory(), distances.offsetBytes());
        kernels.launch("kmeans_assign", Grid.of((n - 1) / TILE + 1, THREADS), stream);
    }

    @Override
    public void close() {
        kernels.close();
    }
}
