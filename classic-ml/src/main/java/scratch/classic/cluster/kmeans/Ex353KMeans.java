package scratch.classic.cluster.kmeans;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import smile.clustering.CentroidClustering;
import smile.clustering.Clustering;
import smile.math.MathEx;

import scratch.classic.cluster.kmeans.KMeans.Options;
import scratch.classic.cluster.kmeans.KMeans.Start;
import scratch.classic.metrics.AdjustedRandIndex;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Stopwatch;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.example.data.Generators;
import scratch.example.figure.DecisionBoundary;
import scratch.example.figure.Figure;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.math.Matrix;

/// 353: ten lines that find groups nobody labelled.
public final class Ex353KMeans {
    private static final double[][] CENTRES = {{0, 0}, {7, 1}, {2, 7}, {8, 8}};
    private static final int LARGEST = 8;

    private Ex353KMeans() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "seed 42 first of the hundred seeds", "k 3 how many clusters, 2 or more");
        if (arguments.intValue("k") < 2) {
            throw new IllegalArgumentException("options: --k " + arguments.value("k") + ": must be 2 or more");
        }
        Options options = Options.of(arguments.intValue("k")).withSeed(arguments.longValue("seed"));
        var flowers = Datasets.iris();
        Matrix iris = Matrix.of(flowers.x());                                   // (150, 4)
        print("iris: %d flowers, %d lengths in cm each; the species stay hidden%n%n", iris.rows(), iris.columns());

        KMeans best = KMeans.fit(iris, options.withRestarts(20));
        print("k = %d, 100 starts          within 1 %% of the best   worse   worst inertia%n", options.k());
        hundredStarts("random flowers", iris, best.inertia(), options.withStart(Start.RANDOM));
        hundredStarts("k-means++", iris, best.inertia(), options);
        print("%nbest of 20 starts: inertia %.4f%n", best.inertia());
        print("  cluster       %s%n", row("%5.0f", IntStream.range(0, options.k()).asDoubleStream().toArray()));
        species(flowers, best);

        var clouds = Generators.blobs(240, CENTRES, 1, 10);
        Elbow[] elbows = Stream.of(clouds.x(), flowers.x(), noise()).map(x ->
                Elbow.fit(Matrix.of(x), LARGEST, Options.of(1).withRestarts(20))).toArray(Elbow[]::new);
        print("%nk                   %s%n", row("%8.0f", IntStream.rangeClosed(1, LARGEST).asDoubleStream().toArray()));
        print("iris, inertia       %s%n", row("%8.2f", elbows[1].inertias()));
        print("iris, silhouette    %s%n", row("%8.3f", elbows[1].silhouettes()));
        print("noise, silhouette   %s%n", row("%8.3f", elbows[2].silhouettes()));
        print("Iris bends at k = %d and its silhouette is best at k = %d, but there are 3 species. Noise bends, too, at"
                + " %d.%nClusters are what lies together. What belongs together is another question.%n%n",
                elbows[1].knee(), elbows[1].bestSilhouette(), elbows[2].knee());

        rounds(clouds).save("k-means", "Six rounds of k-means on four clouds of points, each with the regions and the "
                + "colours of its four clusters. All four centroids start in one cloud and wander, round by round, to "
                + "one cloud each; in round 6 no point changes its colour.");
        curves(elbows).save("k-means-elbow", "Left, the inertia falls with every k: for four clouds sharply until 4, "
                + "for iris until 2, for points without clusters gently, but it bends as well. Right, the mean "
                + "silhouette: highest at 4 for the clouds and at 2 for iris, near 0.4 everywhere for the noise.");
        print("figures  target/figures/k-means.svg, k-means-elbow.svg%n%n");
        checks(flowers, clouds, options).print();
        print("%nTry: ./run 353 --k 2   Does it still matter where you start?%n");
    }

    private static void hundredStarts(String name, Matrix x, double best, Options options) {
        double[] inertias = IntStream.range(0, 100).mapToDouble(i ->
                KMeans.fit(x, options.withSeed(options.seed() + i)).inertia()).toArray();
        long good = Arrays.stream(inertias).filter(inertia -> inertia <= 1.01 * best).count();
        print("%-25s %24d %7d %15.2f%n", name, good, 100 - good, Arrays.stream(inertias).max().orElseThrow());
    }

    private static void species(ClassificationData flowers, KMeans model) {
        int[][] counts = new int[flowers.classNames().size()][model.sizes().length];
        for (int i = 0; i < flowers.size(); i++) {
            counts[flowers.y()[i]][model.labels()[i]]++;
        }
        for (int s = 0; s < counts.length; s++) {
            print("  %-14s%s%n", flowers.classNames().get(s),
                    row("%5.0f", Arrays.stream(counts[s]).asDoubleStream().toArray()));
        }
        print("adjusted Rand index against the species: %.3f%n", AdjustedRandIndex.of(model.labels(), flowers.y()));
    }

    /// As many points as in the clouds, even over a square.
    private static double[][] noise() {
        var random = Generators.random(1);
        return Stream.generate(() -> random.doubles(2).toArray()).limit(240).toArray(double[][]::new);
    }

    private static CheckTable checks(ClassificationData flowers, ClassificationData clouds, Options options) {
        Matrix iris = Matrix.of(flowers.x());
        var theirOptions = new Clustering.Options(options.k(), 300, 0, null);
        double mean = 0;
        double theirMean = 0;
        long different = 0;
        for (int i = 0; i < 20; i++) {
            // The same seed twice: the first call shows us where the second one starts.
            MathEx.setSeed(options.seed() + i);
            double[][] start = CentroidClustering.init("start", flowers.x(), options.k(), MathEx::distance).centers();
            MathEx.setSeed(options.seed() + i);
            var theirs = smile.clustering.KMeans.fit(flowers.x(), theirOptions);
            KMeans ours = KMeans.fitFrom(iris, Matrix.of(start), options);
            mean += ours.inertia() / 20;
            theirMean += theirs.distortion() * iris.rows() / 20;
            different += IntStream.range(0, iris.rows()).filter(p -> ours.labels()[p] != theirs.group(p)).count();
        }
        var theirs = Clustering.run(20, () -> smile.clustering.KMeans.fit(clouds.x(), 4, 300));
        KMeans ours = KMeans.fit(Matrix.of(clouds.x()), Options.of(4).withSeed(options.seed()).withRestarts(20));
        int[] labels = KMeans.fit(iris, options).labels();
        var checks = CheckTable.against("Smile 4.4.2");
        checks.same("iris: mean inertia, Smile's 20 starts", mean, theirMean, 1e-9);
        checks.same("iris: flowers placed elsewhere", different, 0);
        checks.same("iris: adjusted Rand index", AdjustedRandIndex.of(labels, flowers.y()),
                smile.validation.metric.AdjustedRandIndex.of(labels, flowers.y()), 1e-12);
        checks.same("clouds: inertia, own starts", ours.inertia(), theirs.distortion() * clouds.size(), 1e-9);
        checks.same("clouds: adjusted Rand index", AdjustedRandIndex.of(ours.labels(), theirs.group()), 1, 0);
        checks.time("fit time, iris", Stopwatch.medianNanos(50, () -> KMeans.fit(iris, options)),
                Stopwatch.medianNanos(50, () -> smile.clustering.KMeans.fit(flowers.x(), theirOptions)));
        checks.whyDifferent("Smile's distortion() is the mean of the squared distances, the inertia is their sum: times\n"
                + "               n. Left to itself Smile stops as soon as that mean falls by less than 1e-4.");
        return checks;
    }

    /// One panel a round: regions and colours as assigned, and the way the update takes each centroid.
    private static Figure rounds(ClassificationData clouds) {
        Matrix x = Matrix.of(clouds.x());
        int[] oneCloud = IntStream.range(0, x.rows()).filter(i -> clouds.y()[i] == 3).limit(4).toArray();
        List<KMeans.Step> history = KMeans.fitFrom(x, x.selectRows(oneCloud), Options.of(4)).history();
        List<Figure> panels = new ArrayList<>();
        for (KMeans.Step step : history) {
            boolean last = step == history.getLast();
            String moved = panels.isEmpty() ? "the start" : last ? "none move" : step.moved() + " move";
            String title = String.format(Locale.ROOT, "Round %d: %s, inertia %,.0f", panels.size() + 1, moved,
                    step.inertia());
            Matrix next = last ? step.centroids() : history.get(panels.size() + 1).centroids();
            panels.add(panel(title, x, step.centroids(), next));
        }
        return Panels.of("", 3, panels.toArray(Figure[]::new)).cell(340, 370);
    }

    private static Figure panel(String title, Matrix x, Matrix from, Matrix to) {
        int[] labels = new int[x.rows()];
        NearestCentroid.of(x).assign(from, labels, new double[x.rows()]);
        return DecisionBoundary.of(title, "", "").points(x.column(0), x.column(1), labels, "1", "2", "3", "4")
                .regions((u, v) -> nearest(from, u, v)).plot()
                .arrows("", from.column(0), from.column(1), to.column(0), to.column(1))
                .focus("centroid", from.column(0), from.column(1));
    }

    private static int nearest(Matrix centroids, double u, double v) {
        int best = 0;
        for (int c = 1; c < centroids.rows(); c++) {
            if (squared(centroids, c, u, v) < squared(centroids, best, u, v)) {
                best = c;
            }
        }
        return best;
    }

    private static double squared(Matrix centroids, int c, double u, double v) {
        return Math.pow(centroids.get(c, 0) - u, 2) + Math.pow(centroids.get(c, 1) - v, 2);
    }

    private static Figure curves(Elbow... elbows) {
        String[] names = {"four clouds", "iris", "noise"};
        double[] ks = IntStream.rangeClosed(1, LARGEST).asDoubleStream().toArray();
        Plot inertia = Plot.of("Inertia falls with every k", "k", "share of the inertia at k = 1").yRange(0, 1);
        Plot silhouette = Plot.of("The silhouette has a peak", "k", "mean silhouette").xRange(0.65, LARGEST + 0.35)
                .yRange(0, 1);
        for (int i = 0; i < names.length; i++) {
            double whole = elbows[i].inertias()[0];
            inertia = inertia.line(names[i], ks, Arrays.stream(elbows[i].inertias()).map(v -> v / whole).toArray());
            silhouette = silhouette.line(names[i], ks, elbows[i].silhouettes());    // NaN at k = 1 is a gap
        }
        return Panels.of("", 2, inertia, silhouette).cell(510, 360);
    }

    private static String row(String format, double[] values) {
        StringBuilder text = new StringBuilder();
        for (double value : values) {
            text.append(Double.isNaN(value) ? "       -" : String.format(Locale.ROOT, format, value));
        }
        return text.toString();
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
