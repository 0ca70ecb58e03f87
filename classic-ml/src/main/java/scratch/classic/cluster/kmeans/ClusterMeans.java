package scratch.classic.cluster.kmeans;

import java.util.Arrays;

import scratch.math.Matrix;
import scratch.math.kernel.Threads;

/// The step *update*: μ_c = the mean of the points in cluster c.   Cost O(n·d).
///
/// Each chunk of rows has sums of its own, and these are added in the order of the chunks: the same bits on any number of
/// threads.
final class ClusterMeans {
    private final Matrix x;             // (n, d)
    private final int k;
    private final double[][] sums;      // (chunks, k·d), of the differences to a point of the cluster
    private final int[][] sizes;        // (chunks, k)
    private final int[] first;          // (k), the first point of each cluster

    ClusterMeans(Matrix x, int k) {
        this.x = x;
        this.k = k;
        int chunks = Math.ceilDiv(x.rows(), Assignment.CHUNK);
        sums = new double[chunks][k * x.columns()];
        sizes = new int[chunks][k];
        first = new int[k];
    }

    /// Whether each cluster has a point. The search ends when the last one has shown up.
    boolean allHavePoints(int... labels) {
        Arrays.fill(first, -1);
        int found = 0;
        for (int i = 0; i < labels.length && found < k; i++) {
            if (first[labels[i]] < 0) {
                first[labels[i]] = i;
                found++;
            }
        }
        return found == k;
    }

    /// @param labels (n), of which none is missing
    /// @return (k, d)
    Matrix of(int... labels) {
        allHavePoints(labels);
        Matrix from = x.selectRows(first);                      // (k, d)
        Threads.run(NearestCentroid.threads(x, k), sums.length, (chunk, worker) -> addUp(chunk, from.data(), labels));
        int[] size = sizes[0].clone();
        double[] means = sums[0].clone();
        for (int chunk = 1; chunk < sums.length; chunk++) {
            for (int c = 0; c < k; c++) {
                size[c] += sizes[chunk][c];
            }
            for (int at = 0; at < means.length; at++) {
                means[at] += sums[chunk][at];
            }
        }
        for (int at = 0; at < means.length; at++) {
            means[at] = from.data()[at] + means[at] / size[at / x.columns()];
        }
        return Matrix.wrap(k, x.columns(), means);
    }

    private void addUp(int chunk, double[] from, int... labels) {
        int d = x.columns();
        double[] points = x.data();
        double[] sum = sums[chunk];
        int[] size = sizes[chunk];
        Arrays.fill(sum, 0);
        Arrays.fill(size, 0);
        int end = Math.min(labels.length, (chunk + 1) * Assignment.CHUNK);
        // subtle: the mean of the *differences* to a point of the cluster. A sum of a million numbers near 10⁸ has lost
        // the digits in which the points differ; a sum of small differences has not, and copies of a point cost nothing.
        for (int i = chunk * Assignment.CHUNK; i < end; i++) {
            int c = labels[i];
            size[c]++;
            for (int j = 0; j < d; j++) {
                sum[c * d + j] += points[i * d + j] - from[c * d + j];
            }
        }
    }
}
