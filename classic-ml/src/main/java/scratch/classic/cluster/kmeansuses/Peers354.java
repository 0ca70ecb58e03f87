package scratch.classic.cluster.kmeansuses;

import java.util.Arrays;
import java.util.stream.IntStream;

import smile.clustering.CentroidClustering;
import smile.clustering.Clustering;
import smile.math.MathEx;

import scratch.classic.cluster.kmeans.KMeans;
import scratch.classic.metrics.AdjustedRandIndex;
import scratch.example.CheckTable;
import scratch.math.Matrix;

/// Lesson 354's clusters beside Smile's, from the same starts.
final class Peers354 {
    private static final int STARTS = 10;
    private static final int COLORS = 8;
    private static final int ROUNDS = 300;

    private Peers354() {
    }

    static CheckTable checks(ShopCustomers shop, Landscape landscape) {
        var checks = CheckTable.against("Smile 4.4.2");
        Matrix customers = Preparation.LOG_STANDARDISED.of(shop.x());
        var inertias = checks.group("customers: inertias", 1e-9);
        long elsewhere = 0;
        for (int seed = 1; seed <= STARTS; seed++) {
            Both both = fromOneStart(customers, 4, seed);
            inertias.same("start " + seed, both.ours.inertia(), both.theirs.distortion() * customers.rows());
            int[] labels = both.ours.labels();
            elsewhere += IntStream.range(0, labels.length).filter(i -> labels[i] != both.theirs.group(i)).count();
        }
        checks.same("customers placed elsewhere", elsewhere, 0);
        int[] labels = fromOneStart(customers, 4, 1).ours.labels();
        checks.same("adjusted Rand index", AdjustedRandIndex.of(labels, shop.group()),
                smile.validation.metric.AdjustedRandIndex.of(labels, shop.group()), 1e-12);
        Both colors = fromOneStart(landscape.pixels(), COLORS, 1);
        var palette = checks.group("channels of colours", 1e-6);
        for (int c = 0; c < COLORS; c++) {
            for (int channel = 0; channel < 3; channel++) {
                palette.same(c + "/" + channel, colors.ours.centroids().get(c, channel), colors.theirs.center(c)[channel]);
            }
        }
        return checks;
    }

    private record Both(KMeans ours, CentroidClustering<double[], double[]> theirs) {
    }

    /// The same seed twice: the first call shows where the second one starts.
    private static Both fromOneStart(Matrix x, int k, int seed) {
        double[][] rows = new double[x.rows()][];
        Arrays.setAll(rows, x::row);
        MathEx.setSeed(seed);
        double[][] start = CentroidClustering.init("start", rows, k, MathEx::distance).centers();
        MathEx.setSeed(seed);
        var theirs = smile.clustering.KMeans.fit(rows, new Clustering.Options(k, ROUNDS, 0, null));
        return new Both(KMeans.fitFrom(x, Matrix.of(start), KMeans.Options.of(k).withMaxIterations(ROUNDS)), theirs);
    }
}
