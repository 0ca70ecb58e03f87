package scratch.classic.cluster.kmeans;

import java.util.stream.IntStream;

import smile.clustering.CentroidClustering;
import smile.clustering.Clustering;
import smile.math.MathEx;

import scratch.classic.cluster.kmeans.KMeans.Options;
import scratch.classic.metrics.AdjustedRandIndex;
import scratch.example.CheckTable;
import scratch.example.Stopwatch;
import scratch.example.data.ClassificationData;
import scratch.math.Matrix;

/// Lesson 353's k-means beside Smile's: from the same starts the same clusters, from own starts the same quality.
final class Peers353 {
    private static final int STARTS = 20;

    private Peers353() {
    }

    static CheckTable checks(ClassificationData flowers, ClassificationData clouds, Options options) {
        var checks = CheckTable.against("Smile 4.4.2");
        fromTheSameStarts(checks, flowers, options);
        int[] labels = KMeans.fit(Matrix.of(flowers.x()), options).labels();
        checks.same("iris: adjusted Rand index", AdjustedRandIndex.of(labels, flowers.y()),
                smile.validation.metric.AdjustedRandIndex.of(labels, flowers.y()), 1e-12);

        KMeans ours = KMeans.fit(Matrix.of(clouds.x()), Options.of(4).withSeed(options.seed()).withRestarts(STARTS));
        var theirs = Clustering.run(STARTS, () -> smile.clustering.KMeans.fit(clouds.x(), 4, 300));
        checks.same("clouds, own starts: inertia", ours.inertia(), theirs.distortion() * clouds.size(), 1e-9);
        checks.same("clouds: Rand index ours, theirs", AdjustedRandIndex.of(ours.labels(), theirs.group()), 1, 0);
        checks.time("fit time, iris", Stopwatch.medianNanos(50, () -> KMeans.fit(Matrix.of(flowers.x()), options)),
                Stopwatch.medianNanos(50, () -> smile.clustering.KMeans.fit(flowers.x(), untilNothingMoves(options))));
        return checks.whyDifferent("Smile's distortion() is the mean of the squared distances, the inertia is their sum: "
                + "times n. Left to itself Smile stops as soon as that mean falls by less than 1e-4.");
    }

    private static void fromTheSameStarts(CheckTable checks, ClassificationData flowers, Options options) {
        Matrix iris = Matrix.of(flowers.x());
        var inertias = checks.group("inertias from Smile's starts", 1e-9);
        long elsewhere = 0;
        for (int i = 0; i < STARTS; i++) {
            // The same seed twice: the first call shows us where the second one starts.
            MathEx.setSeed(options.seed() + i);
            double[][] start = CentroidClustering.init("start", flowers.x(), options.k(), MathEx::distance).centers();
            MathEx.setSeed(options.seed() + i);
            var theirs = smile.clustering.KMeans.fit(flowers.x(), untilNothingMoves(options));
            KMeans ours = KMeans.fitFrom(iris, Matrix.of(start), options);
            inertias.same("start " + (i + 1), ours.inertia(), theirs.distortion() * iris.rows());
            elsewhere += IntStream.range(0, iris.rows()).filter(p -> ours.labels()[p] != theirs.group(p)).count();
        }
        checks.same("iris: flowers placed elsewhere", elsewhere, 0);
    }

    private static Clustering.Options untilNothingMoves(Options options) {
        return new Clustering.Options(options.k(), 300, 0, null);
    }
}
