package scratch.classic.cluster.kmeans;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.math.Matrix;
import scratch.math.kernel.Kernels;

/// The nearest centroid of many points at once: labelᵢ = argmin_c Σⱼ (xᵢⱼ − μ_cⱼ)², ties to the lowest c.
/// This is where k-means spends its time: O(n·k·d), and nothing is allocated on the way.
///
/// [#byDefinition] is what is meant. [#assign] gives the same bits, faster: it turns the loops so that the innermost one
/// runs over points. Its steps do not wait for one another, so the JIT compiler fills whole vector registers with them,
/// while the sum over j, whose order decides the last digit, keeps its order.
final class NearestCentroid {
    private static final int BLOCK = 512;                   // points: a block stays in the cache for all centroids
    private static final long WORTH_THREADS = 2_000_000;    // n·k·d: below, waking threads costs more than it saves

    private final int n;
    private final double[][] columns;   // (d, n): neighbours in memory are points, not coordinates
    private final double[] sums;        // (n), the squared distances to the centroid in hand
    private final int[] nearest;        // (n), the best centroid so far

    private NearestCentroid(Matrix x) {
        n = x.rows();
        columns = new double[x.columns()][];
        Arrays.setAll(columns, x.transpose()::row);
        sums = new double[n];
        nearest = new int[n];
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
                    distance += difference * difference;
                }
                if (distance < distances[i]) {
                    labels[i] = c;
                    distances[i] = distance;
                }
            }
        }
    }

    /// Writes each point's nearest centroid and its squared distance.
    ///
    /// @param centroids (k, d)
    /// @param labels    (n), holds the labels of the last round and gets the new ones
    /// @param distances (n), gets the squared distances
    /// @return how many labels changed
    int assign(Matrix centroids, int[] labels, double[] distances) {
        int blocks = (n + BLOCK - 1) / BLOCK;
        if (Kernels.threads() == 1 || (long) n * columns.length * centroids.rows() < WORTH_THREADS) {
            int moved = 0;
            for (int block = 0; block < blocks; block++) {
                moved += assignBlock(block, centroids, labels, distances);
            }
            return moved;
        }
        // Two blocks never touch the same point, so the result is the same on any number of threads.
        return IntStream.range(0, blocks).parallel()
                .map(block -> assignBlock(block, centroids, labels, distances)).sum();
    }

    private int assignBlock(int block, Matrix centroids, int[] labels, double[] distances) {
        int from = block * BLOCK;
        int to = Math.min(n, from + BLOCK);
        Arrays.fill(distances, from, to, Double.POSITIVE_INFINITY);
        Arrays.fill(nearest, from, to, 0);
        for (int c = 0; c < centroids.rows(); c++) {
            measure(centroids.data(), c * columns.length, from, to);
            keepNearer(c, distances, sums, nearest, from, to);
        }
        int moved = 0;
        for (int i = from; i < to; i++) {
            moved += labels[i] == nearest[i] ? 0 : 1;
            labels[i] = nearest[i];
        }
        return moved;
    }

    /// sumsᵢ = Σⱼ (xᵢⱼ − μⱼ)² for the points of a block, where μ starts at `at`.
    private void measure(double[] centroids, int at, int from, int to) {
        int d = columns.length;
        Arrays.fill(sums, from, to, 0);
        int j = 0;
        for (; j + 4 <= d; j += 4) {    // four columns at a time: sums is read and written a quarter as often
            addFour(columns[j], columns[j + 1], columns[j + 2], columns[j + 3], centroids, at + j, sums, from, to);
        }
        for (; j < d; j++) {
            addOne(columns[j], centroids[at + j], sums, from, to);
        }
    }

    private static void addFour(double[] x0, double[] x1, double[] x2, double[] x3, double[] centroids, int at,
                                double[] sums, int from, int to) {
        double mu0 = centroids[at];
        double mu1 = centroids[at + 1];
        double mu2 = centroids[at + 2];
        double mu3 = centroids[at + 3];
        // subtle: every array has the same index i. With an offset (x[i + column]) the compiler would have to fear that
        // writing sums[i] changes a number that it has yet to read, and would take the points one by one.
        for (int i = from; i < to; i++) {
            double a = x0[i] - mu0;
            double b = x1[i] - mu1;
            double e = x2[i] - mu2;
            double f = x3[i] - mu3;
            sums[i] = sums[i] + a * a + b * b + e * e + f * f;  // from the left, in the order of the definition
        }
    }

    private static void addOne(double[] x, double mu, double[] sums, int from, int to) {
        for (int i = from; i < to; i++) {
            double difference = x[i] - mu;
            sums[i] += difference * difference;
        }
    }

    private static void keepNearer(int c, double[] distances, double[] sums, int[] nearest, int from, int to) {
        for (int i = from; i < to; i++) {
            if (sums[i] < distances[i]) {
                distances[i] = sums[i];
                nearest[i] = c;
            }
        }
    }
}
