package scratch.classic.cluster.kmeans;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

import scratch.math.Matrix;
import scratch.math.kernel.Threads;

/// The step *assign* that measures only what can have changed, by the triangle inequality.
///
/// A point stays with its centroid μ if the distance u to it is below one of two bounds on all others: half of the distance
/// from μ to its nearest neighbour among the centroids; or the distance to the second nearest centroid when that was last
/// measured, less what the others have moved since. Then one distance is measured instead of k. All that was rounded is smaller
/// than the margins, so labels and distances are those of [NearestCentroid], to the last bit.
///
/// Cost O(n·d) a round where nothing changes any more, against O(n·k·d). Two numbers for each point are remembered.
/// Hamerly 2010, "Making k-means Even Faster"; here u is measured anew in each round, as the inertia needs it.
final class HamerlyBounds implements Assignment {
    private final Matrix x;             // (n, d)
    private final int[] own;            // (n), the label that `others` speaks of
    private final double[] others;      // (n), no other centroid is nearer than this
    private final double margin;        // the relative rounding error of a distance is smaller
    private final LongAdder searched = new LongAdder();
    private Worker[] workers = {};
    private Matrix before;              // (k, d), the centroids of the last round; null in the first one

    /// What a thread needs for itself: points that must be compared with all centroids.
    private static final class Worker {
        private final PointTile tile;
        private final int[] rows = new int[PointTile.POINTS];
        private final int[] nearest = new int[PointTile.POINTS];
        private final double[] squares = new double[PointTile.POINTS];
        private final double[] seconds = new double[PointTile.POINTS];
        private int waiting;

        Worker(Matrix x) {
            tile = new PointTile(x);
        }
    }

    HamerlyBounds(Matrix x) {
        this.x = x;
        own = new int[x.rows()];
        others = new double[x.rows()];
        margin = (x.columns() + 8) * Math.ulp(1.0);
        Arrays.fill(own, -1);
    }

    /// How many points have been compared with all centroids so far.
    long searched() {
        return searched.sum();
    }

    @Override
    public int assign(Matrix centroids, int[] labels, double[] distances) {
        int threads = NearestCentroid.threads(x, centroids.rows());
        if (workers.length < threads) {
            workers = new Worker[threads];
            Arrays.setAll(workers, w -> new Worker(x));
        }
        double[] half = halfDistances(centroids);
        double[] othersMoved = othersMoved(centroids);
        before = centroids;
        LongAdder moved = new LongAdder();
        Threads.run(threads, Math.ceilDiv(x.rows(), CHUNK), (chunk, worker) ->
                moved.add(assign(chunk, workers[worker], centroids, half, othersMoved, labels, distances)));
        return moved.intValue();
    }

    private int assign(int chunk, Worker worker, Matrix centroids, double[] half, double[] othersMoved, int[] labels,
                       double[] distances) {
        int end = Math.min(x.rows(), (chunk + 1) * CHUNK);
        int moved = 0;
        for (int i = chunk * CHUNK; i < end; i++) {
            int label = labels[i];
            if (label >= 0 && label == own[i]) {                // else another label came from outside: an empty cluster's
                others[i] = (1 - margin) * others[i] - othersMoved[label];
                double square = square(i, centroids, label);
                if (Math.sqrt(square) < (1 - 2 * margin) * Math.max(half[label], others[i])) {
                    distances[i] = square;
                    continue;
                }
            }
            worker.tile.put(worker.waiting, i);
            worker.rows[worker.waiting++] = i;
            if (worker.waiting == PointTile.POINTS) {
                moved += search(worker, centroids, labels, distances);
            }
        }
        return moved + search(worker, centroids, labels, distances);
    }

    /// Compares the points that wait with all centroids.
    private int search(Worker worker, Matrix centroids, int[] labels, double[] distances) {
        int moved = 0;
        worker.tile.nearest(worker.waiting, centroids, worker.nearest, worker.squares, worker.seconds, 0);
        for (int p = 0; p < worker.waiting; p++) {
            int i = worker.rows[p];
            moved += labels[i] == worker.nearest[p] ? 0 : 1;
            labels[i] = worker.nearest[p];
            own[i] = labels[i];
            distances[i] = worker.squares[p];
            others[i] = (1 - margin) * Math.sqrt(worker.seconds[p]);
        }
        searched.add(worker.waiting);
        worker.waiting = 0;
        return moved;
    }

    /// ‖xᵢ − μ_c‖², added up in the order of the definition.
    private double square(int i, Matrix centroids, int c) {
        int d = x.columns();
        double square = 0;
        for (int j = 0; j < d; j++) {
            double difference = x.data()[i * d + j] - centroids.data()[c * d + j];
            square = Math.fma(difference, difference, square);
        }
        return square;
    }

    /// For each centroid half of the distance to the nearest other one, or a little less; +∞ if there is no other.
    private double[] halfDistances(Matrix centroids) {
        double[] half = new double[centroids.rows()];
        Arrays.fill(half, Double.POSITIVE_INFINITY);
        for (int a = 0; a < half.length; a++) {
            for (int b = 0; b < a; b++) {
                double distance = (1 - margin) / 2 * distance(centroids, a, centroids, b);
                half[a] = Math.min(half[a], distance);
                half[b] = Math.min(half[b], distance);
            }
        }
        return half;
    }

    /// For each centroid how far the others have moved at most, or a little more.
    private double[] othersMoved(Matrix centroids) {
        double[] result = new double[centroids.rows()];
        double farthest = 0;
        double second = 0;
        int which = -1;
        for (int c = 0; c < result.length && before != null; c++) {
            double moved = (1 + margin) * distance(centroids, c, before, c);
            if (moved > farthest) {
                second = farthest;
                farthest = moved;
                which = c;
            } else {
                second = Math.max(second, moved);
            }
        }
        Arrays.fill(result, farthest);
        if (which >= 0) {
            result[which] = second;
        }
        return result;
    }

    private static double distance(Matrix a, int i, Matrix b, int c) {
        double square = 0;
        for (int j = 0; j < a.columns(); j++) {
            double difference = a.get(i, j) - b.get(c, j);
            square = Math.fma(difference, difference, square);
        }
        return Math.sqrt(square);
    }
}
