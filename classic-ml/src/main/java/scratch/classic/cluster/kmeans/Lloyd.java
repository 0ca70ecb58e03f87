package scratch.classic.cluster.kmeans;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import scratch.math.Matrix;
import scratch.math.kernel.Kernels;

/// One run of Lloyd's algorithm from a given start: *assign*, *update*, *assign*, *update*, ...
///
/// J = Σᵢ ‖xᵢ − μ(labelᵢ)‖² falls in both halves. Assigning picks, for each point, its smallest term; and among all
/// places for a centroid, the mean has the smallest sum of squared distances to its points.   Cost O(n·k·d) a round.
final class Lloyd {
    private Lloyd() {
    }

    /// @param x       (n, d)
    /// @param nearest how points are assigned: plainly, or with bounds
    /// @param start   (k, d), becomes part of the history
    static KMeans run(Matrix x, Assignment nearest, Matrix start, KMeans.Options options) {
        double limit = options.tolerance() == 0 ? 0 : options.tolerance() * meanVariance(x);
        ClusterMeans means = new ClusterMeans(x, options.k());
        Matrix centroids = start;                       // (k, d)
        int[] labels = new int[x.rows()];               // (n)
        double[] distances = new double[x.rows()];      // (n), squared
        List<KMeans.Step> history = new ArrayList<>();
        Arrays.fill(labels, -1);

        int moved = nearest.assign(centroids, labels, distances);
        history.add(step(centroids, distances, moved));
        boolean settled = false;
        for (int iteration = 1; iteration <= options.maxIterations() && !settled; iteration++) {
            if (!means.allHavePoints(labels)) {
                fillEmptyClusters(options.k(), labels, distances);
            }
            Matrix updated = means.of(labels);
            double shift = squaredDifference(updated, centroids);
            centroids = updated;
            moved = nearest.assign(centroids, labels, distances);
            history.add(step(centroids, distances, moved));
            settled = moved == 0 || shift <= limit;
        }
        return new KMeans(centroids, labels, history, settled);
    }

    /// All points to their nearest centroids, and nothing moves.
    static KMeans assignOnly(Matrix x, Matrix centroids, boolean converged) {
        int[] labels = new int[x.rows()];
        double[] distances = new double[x.rows()];
        Arrays.fill(labels, -1);
        int moved = NearestCentroid.of(x).assign(centroids, labels, distances);
        return new KMeans(centroids, labels, List.of(step(centroids, distances, moved)), converged);
    }

    private static KMeans.Step step(Matrix centroids, double[] distances, int moved) {
        double inertia = 0;
        for (int from = 0; from < distances.length; from += Assignment.CHUNK) {
            inertia += Kernels.active().sum(distances, from, Math.min(Assignment.CHUNK, distances.length - from));
        }
        return new KMeans.Step(centroids, inertia, moved);
    }

    /// A cluster without points has no mean. Each takes over the point that is farthest from its own centroid, which
    /// lowers J by that point's share.
    private static void fillEmptyClusters(int k, int[] labels, double[] distances) {
        int[] sizes = sizes(k, labels);
        for (int c = 0; c < k; c++) {
            if (sizes[c] == 0) {
                int farthest = -1;
                for (int i = 0; i < labels.length; i++) {
                    // subtle: the last point of a cluster stays, or filling one gap would tear open the next
                    if (sizes[labels[i]] > 1 && (farthest < 0 || distances[i] > distances[farthest])) {
                        farthest = i;
                    }
                }
                sizes[labels[farthest]]--;
                sizes[c]++;
                labels[farthest] = c;
            }
        }
    }

    /// How many points each cluster holds; (k).
    static int[] sizes(int k, int[] labels) {
        int[] sizes = new int[k];
        for (int label : labels) {
            sizes[label]++;
        }
        return sizes;
    }

    private static double squaredDifference(Matrix a, Matrix b) {
        double sum = 0;
        for (int at = 0; at < a.data().length; at++) {
            double difference = a.data()[at] - b.data()[at];
            sum += difference * difference;
        }
        return sum;
    }

    /// The mean over the columns of (1/n) Σᵢ (xᵢⱼ − x̄ⱼ)²: gives the tolerance the data's unit.
    private static double meanVariance(Matrix x) {
        int n = x.rows();
        double[] mean = new ClusterMeans(x, 1).of(new int[n]).data();      // all points in one cluster
        double sum = 0;
        for (int i = 0; i < x.data().length; i++) {
            double difference = x.data()[i] - mean[i % x.columns()];
            sum += difference * difference;
        }
        return sum / n / x.columns();
    }
}
