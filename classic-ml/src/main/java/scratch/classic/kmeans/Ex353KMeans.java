package scratch.classic.kmeans;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import scratch.classic.kmeans.KMeans.Options;
import scratch.classic.kmeans.KMeans.Start;
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
import smile.clustering.CentroidClustering;
import smile.clustering.Clustering;
import smile.math.MathEx;

/// Lesson 353: groups that nobody labelled, why the start decides, and how many groups to ask for.
public final class Ex353KMeans {
    private static final double[][] CENTRES = {{0, 0}, {7, 1}, {2, 7}, {8, 8}};
    private static final int LARGEST = 8;

    private Ex353KMeans() {
    }

    public static void main(String[] args) {
        Arguments arguments = Arguments.of(args, "seed 42 first of the hundred seeds", "k 3 how many clusters, 2 or more");
        long seed = arguments.longValue("seed");
        int k = arguments.intValue("k");

        ClassificationData flowers = Datasets.iris();
        Matrix iris = Matrix.of(flowers.x());                                               // (150, 4)
        print("iris: %d flowers, %d lengths in cm each; the species stay hidden", iris.rows(), iris.columns());

        KMeans best = KMeans.fit(iris, Options.of(k).withSeed(seed).withRestarts(20));
        print("");
        print("k = %d, 100 starts      within 1%% of the best   worse   worst inertia", k);
        startsFrom(Start.RANDOM, "random flowers", iris, best.inertia(), Options.of(k).withSeed(seed));
        startsFrom(Start.PLUS_PLUS, "k-means++", iris, best.inertia(), Options.of(k).withSeed(seed));
        print("best of 20 k-means++   inertia %.4f, clusters of %s flowers", best.inertia(),
                Arrays.toString(Arrays.stream(best.sizes()).sorted().toArray()));
        print("against the species    adjusted Rand index %.3f", AdjustedRandIndex.of(best.labels(), flowers.y()));

        ClassificationData four = Generators.blobs(240, CENTRES, 1, 10);
        Elbow irisElbow = Elbow.fit(iris, LARGEST, Options.of(1).withRestarts(20));
        Elbow blobElbow = Elbow.fit(Matrix.of(four.x()), LARGEST, Options.of(1).withRestarts(20));
        Elbow noiseElbow = Elbow.fit(Matrix.of(noise()), LARGEST, Options.of(1).withRestarts(20));
        print("");
        print("k                 %s", row("%8.0f", IntStream.rangeClosed(1, LARGEST).asDoubleStream().toArray()));
        print("iris inertia      %s", row("%8.2f", irisElbow.inertias()));
        print("iris silhouette   %s", row("%8.3f", irisElbow.silhouettes()));
        print("noise silhouette  %s", row("%8.3f", noiseElbow.silhouettes()));
        print("iris: bend at k = %d, best silhouette at k = %d, and there are 3 species. Two of them overlap:",
                irisElbow.knee(), irisElbow.bestSilhouette());
        print("clusters are what lies together, not what belongs together. Noise has a bend, too, at k = %d.",
                noiseElbow.knee());

        rounds(four).save("k-means", "Six rounds of k-means on four clouds of points. All four centroids start in one"
                + " cloud; round by round they wander to one cloud each, and in round 6 no point changes its colour.");
        curves(blobElbow, irisElbow, noiseElbow).save("k-means-elbow", "Inertia and mean silhouette against k. For four"
                + " clouds both point to 4, for iris to 2, and for points without any clusters the curve bends as well.");
        print("figure  target/figures/k-means.svg");
        print("figure  target/figures/k-means-elbow.svg");
        print("");
        checks(flowers, four, k, seed).print();
        print("");
        print("Try: ./run 353 --k 2 : does the start still matter?");
    }

    private static void startsFrom(Start start, String name, Matrix x, double best, Options options) {
        double[] inertias = IntStream.range(0, 100).mapToDouble(i ->
                KMeans.fit(x, options.withSeed(options.seed() + i).withStart(start)).inertia()).toArray();
        long good = Arrays.stream(inertias).filter(inertia -> inertia <= 1.01 * best).count();
        print("%-22s %23d %7d %15.2f", name, good, 100 - good, Arrays.stream(inertias).max().orElseThrow());
    }

    private static double[][] noise() {
        var random = Generators.random(1);
        double[][] x = new double[240][2];
        for (double[] point : x) {
            Arrays.setAll(point, j -> random.nextDouble());
        }
        return x;
    }

    /// From Smile's own starting centroids, so that both walk the same way; then each from its own.
    private static CheckTable checks(ClassificationData flowers, ClassificationData four, int k, long seed) {
        Matrix iris = Matrix.of(flowers.x());
        Clustering.Options theirs = new Clustering.Options(k, 300, 0, null);
        double[] oursInertia = new double[20];
        double[] smileInertia = new double[20];
        long different = 0;
        double agreement = 1;
        for (int i = 0; i < 20; i++) {
            MathEx.setSeed(seed + i);
            Matrix start = Matrix.of(CentroidClustering.init("start", flowers.x(), k, MathEx::distance).centers());
            MathEx.setSeed(seed + i);
            CentroidClustering<double[], double[]> reference = smile.clustering.KMeans.fit(flowers.x(), theirs);
            KMeans ours = KMeans.fitFrom(iris, start, Options.of(k));
            oursInertia[i] = ours.inertia();
            smileInertia[i] = reference.distortion() * iris.rows();
            different += IntStream.range(0, iris.rows()).filter(p -> ours.labels()[p] != reference.group(p)).count();
            agreement = Math.min(agreement, AdjustedRandIndex.of(ours.labels(), reference.group()));
        }
        MathEx.setSeed(seed);
        var smileBlobs = Clustering.run(20, () -> smile.clustering.KMeans.fit(four.x(), 4, 300));
        KMeans blobs = KMeans.fit(Matrix.of(four.x()), Options.of(4).withSeed(seed).withRestarts(20));
        int[] labels = KMeans.fit(iris, Options.of(k).withSeed(seed)).labels();
        return CheckTable.against("Smile 4.4.2")
                .same("iris inertia, 20 starts", oursInertia, smileInertia, 1e-9)
                .same("iris flowers placed elsewhere", different, 0)
                .same("adjusted Rand index, species", AdjustedRandIndex.of(labels, flowers.y()),
                        smile.validation.metric.AdjustedRandIndex.of(labels, flowers.y()), 1e-12)
                .same("four clouds, own starts: inertia", blobs.inertia(), smileBlobs.distortion() * 240, 1e-9)
                .same("four clouds, own starts: Rand", AdjustedRandIndex.of(blobs.labels(), smileBlobs.group()), 1, 0)
                .time("fit time", Stopwatch.medianNanos(21, () -> KMeans.fit(iris, Options.of(k))),
                        Stopwatch.medianNanos(21, () -> smile.clustering.KMeans.fit(flowers.x(), theirs)))
                .whyDifferent("Smile's distortion() is the mean of the squared distances, the inertia their sum:"
                        + " times n.")
                .whyDifferent("Smile stops when the mean falls by less than 1e-4; tol = 0 walks to the end, as ours does.");
    }

    /// One panel a round: regions and colours as assigned, and the way the update takes each centroid.
    private static Figure rounds(ClassificationData four) {
        Matrix x = Matrix.of(four.x());
        int[] oneCloud = IntStream.range(0, x.rows()).filter(i -> four.y()[i] == 3).limit(4).toArray();
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
        Plot plot = DecisionBoundary.of(title, "", "").points(x.column(0), x.column(1), labels, "1", "2", "3", "4")
                .regions((u, v) -> nearest(from, u, v)).plot();
        for (int c = 0; c < from.rows(); c++) {
            plot = plot.line("", new double[] {from.get(c, 0), to.get(c, 0)},
                    new double[] {from.get(c, 1), to.get(c, 1)});
        }
        return plot.focus("centroid", from.column(0), from.column(1));
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

    private static Figure curves(Elbow four, Elbow iris, Elbow noise) {
        double[] ks = IntStream.rangeClosed(1, LARGEST).asDoubleStream().toArray();
        Plot inertia = Plot.of("Inertia falls with every k", "k", "share of the inertia at k = 1").yRange(0, 1);
        Plot silhouette = Plot.of("The silhouette has a peak", "k", "mean silhouette").xRange(1, LARGEST)
                .yRange(0, 1);
        String[] names = {"four clouds", "iris", "no clusters"};
        Elbow[] elbows = {four, iris, noise};
        for (int i = 0; i < names.length; i++) {
            double whole = elbows[i].inertias()[0];
            inertia = inertia.line(names[i], ks, Arrays.stream(elbows[i].inertias()).map(v -> v / whole).toArray());
            silhouette = silhouette.line(names[i], Arrays.copyOfRange(ks, 1, LARGEST),
                    Arrays.copyOfRange(elbows[i].silhouettes(), 1, LARGEST));
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
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
