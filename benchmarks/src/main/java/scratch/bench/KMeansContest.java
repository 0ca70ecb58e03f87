package scratch.bench;

import java.util.Arrays;
import scratch.classic.cluster.kmeans.KMeans;
import scratch.math.Matrix;
import smile.clustering.Clustering;
import smile.math.MathEx;

/// Ten rounds of k-means, by each contestant on the same points: 32 centres from stream 30 with deviation 1.5, which of them
/// each point belongs to from stream 31, and where it lies around it from stream 32. As in `benchmarks/python/k_means.py`.
final class KMeansContest {
    private static final int K = 32;
    private static final int COLUMNS = 16;
    private static final int ROUNDS = 10;

    private final Matrix x;
    private final Matrix start;
    private final double[][] rows;

    KMeansContest(int n) {
        double[] centres = new Draws(30).n4(K * COLUMNS);
        Draws which = new Draws(31);
        double[] points = new Draws(32).n4(n * COLUMNS);
        for (int i = 0; i < n; i++) {
            int c = (int) (which.u01() * K);
            for (int j = 0; j < COLUMNS; j++) {
                points[i * COLUMNS + j] += 1.5 * centres[c * COLUMNS + j];
            }
        }
        x = Matrix.wrap(n, COLUMNS, points);
        int[] first = new int[K];
        Arrays.setAll(first, i -> i);
        start = x.selectRows(first);
        rows = new double[n][];
        Arrays.setAll(rows, x::row);
    }

    private KMeans from(KMeans.Method method) {
        return KMeans.fitFrom(x, start, KMeans.Options.of(K).withMaxIterations(ROUNDS).withMethod(method));
    }

    KMeans ours() {
        return from(KMeans.Method.LLOYD);
    }

    KMeans hamerly() {
        return from(KMeans.Method.HAMERLY);
    }

    /// Smile takes no start: it draws one by k-means++, which is part of its time.
    smile.clustering.CentroidClustering<double[], double[]> smile() {
        MathEx.setSeed(1);
        return smile.clustering.KMeans.fit(rows, new Clustering.Options(K, ROUNDS, 0, null));
    }

    /// From Smile's own result both assign the same points to the same clusters; with bounds nothing changes.
    void check() {
        if (!Arrays.equals(ours().labels(), hamerly().labels()) || ours().inertia() != hamerly().inertia()) {
            throw new IllegalStateException("KMeansContest: bounds change the result");
        }
        var theirs = smile();
        KMeans.Step assigned = KMeans.fitFrom(x, Matrix.of(theirs.centers()), KMeans.Options.of(K)).history().getFirst();
        double mean = assigned.inertia() / x.rows();
        if (!(Math.abs(mean - theirs.distortion()) <= 0.02 * mean)) {
            throw new IllegalStateException("KMeansContest: the mean squared distance to Smile's centres is " + mean
                + " here and " + theirs.distortion() + " in Smile");
        }
    }
}
