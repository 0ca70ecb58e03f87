package scratch.classic.cluster.kmeans;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

import scratch.math.Matrix;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.Threads;

/// The step *assign*, every point against every centroid. This is where k-means spends its time: O(n·k·d), and nothing is
/// allocated for a point.
///
/// [#byDefinition] is what is meant. [#assign] gives the same bits, faster: it takes the points in tiles, so that a vector
/// instruction works on several points, while the sum over j, whose order decides the last digit, keeps its order.
final class NearestCentroid implements Assignment {
    private final Matrix x;             // (n, d)
    private final int[] nearest;        // (n)
    private PointTile[] tiles = {};     // one for each thread

    private NearestCentroid(Matrix x) {
        this.x = x;
        nearest = new int[x.rows()];
    }

    /// @param x (n, d)
    static NearestCentroid of(Matrix x) {
        return new NearestCentroid(x);
    }

    /// The definition, one point after the other.
    static void byDefinition(Matrix x, Matrix centroids, int[] labels, double[] distances) {
        for (int i = 0; i < x.rows(); i++) {
            labels[i] = 0;
            distances[i] = Double.POSITIVE_INFINITY;
            for (int c = 0; c < centroids.rows(); c++) {
                double distance = 0;
                for (int j = 0; j < x.columns(); j++) {
                    double difference = x.get(i, j) - centroids.get(c, j);
                    distance = Math.fma(difference, difference, distance);      // distance + difference², rounded once
                }
                if (distance < distances[i]) {
                    labels[i] = c;
                    distances[i] = distance;
                }
            }
        }
    }

    @Override
    public int assign(Matrix centroids, int[] labels, double[] distances) {
        int threads = threads(x, centroids.rows());
        tiles = tiles(tiles, threads, x);
        LongAdder moved = new LongAdder();
        // Two chunks never touch the same point, so the result is the same on any number of threads.
        Threads.run(threads, Math.ceilDiv(x.rows(), CHUNK), (chunk, worker) ->
                moved.add(assign(chunk, tiles[worker], centroids, labels, distances)));
        return moved.intValue();
    }

    private int assign(int chunk, PointTile tile, Matrix centroids, int[] labels, double[] distances) {
        int end = Math.min(x.rows(), (chunk + 1) * CHUNK);
        int moved = 0;
        for (int from = chunk * CHUNK; from < end; from += PointTile.POINTS) {
            int count = Math.min(PointTile.POINTS, end - from);
            tile.fill(from, count);
            tile.nearest(count, centroids, nearest, distances, null, from);
            for (int i = from; i < from + count; i++) {
                moved += labels[i] == nearest[i] ? 0 : 1;
                labels[i] = nearest[i];
            }
        }
        return moved;
    }

    /// How many threads are worth their while.
    static int threads(Matrix x, int k) {
        return (long) x.rows() * x.columns() * k < WORTH_THREADS ? 1 : Kernels.threads();
    }

    /// As many tiles as threads, those of the last round again.
    static PointTile[] tiles(PointTile[] known, int threads, Matrix x) {
        if (known.length >= threads) {
            return known;
        }
        PointTile[] tiles = new PointTile[threads];
        Arrays.setAll(tiles, t -> t < known.length ? known[t] : new PointTile(x));
        return tiles;
    }
}
