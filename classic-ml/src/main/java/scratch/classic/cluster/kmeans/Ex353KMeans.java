package scratch.classic.cluster.kmeans;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import scratch.classic.cluster.kmeans.KMeans.Options;
import scratch.classic.cluster.kmeans.KMeans.Start;
import scratch.classic.metrics.AdjustedRandIndex;
import scratch.classic.metrics.Silhouette;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.example.data.Generators;
import scratch.math.Matrix;

/// 353: ten lines that find groups nobody labelled.
public final class Ex353KMeans {
    private static final double[][] CENTRES = {{0, 0}, {7, 1}, {2, 7}, {8, 8}};
    private static final int LARGEST = 8;

    private Ex353KMeans() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "k 3 2..20 how many clusters to look for", "seed 42 first of the hundred seeds");
        Options options = Options.of(arguments.intValue("k")).withSeed(arguments.longValue("seed"));
        var flowers = Datasets.iris();
        Matrix iris = Matrix.of(flowers.x());                                   // (150, 4)
        Console.print("iris: %d flowers, %d lengths in cm each; the species stay hidden%n%n", iris.rows(), iris.columns());

        KMeans best = KMeans.fit(iris, options.withRestarts(20));
        hundredStarts(iris, best.inertia(), options);
        Console.print("%nbest of 20 starts: inertia %.4f%n", best.inertia());
        species(flowers, best);

        var clouds = Generators.blobs(240, CENTRES, 1, 10);
        Elbow[] elbows = Stream.of(clouds.x(), flowers.x(), noise()).map(x ->
                Elbow.fit(Matrix.of(x), LARGEST, Options.of(1).withRestarts(20))).toArray(Elbow[]::new);
        howMany(elbows[1], elbows[2]);

        var rings = Generators.circles(400, 0.4, 0.05, 1);
        KMeans cut = KMeans.fit(Matrix.of(rings.x()), Options.of(2).withRestarts(20));
        ringInARing(rings, cut);
        Figures353.draw(clouds, rings, cut, elbows);
        Console.print("figures  target/figures/k-means.svg, k-means-elbow.svg, k-means-rings.svg%n%n");

        Peers353.checks(flowers, clouds, options).print();
        Console.print("%nTry: ./run 353 --k 2   Does it still matter where you start?%n");
    }

    private static void hundredStarts(Matrix iris, double best, Options options) {
        var table = Console.table("%-18s %24d %8d %15.2f", "k = " + options.k() + ", 100 starts", "within 1 % of the best",
                "worse", "worst inertia");
        for (Start start : new Start[]{Start.RANDOM, Start.PLUS_PLUS}) {
            double[] inertias = IntStream.range(0, 100).mapToDouble(i ->
                    KMeans.fit(iris, options.withStart(start).withSeed(options.seed() + i)).inertia()).toArray();
            long good = Arrays.stream(inertias).filter(inertia -> inertia <= 1.01 * best).count();
            table.row(start == Start.RANDOM ? "random flowers" : "k-means++", good, 100 - good,
                    Arrays.stream(inertias).max().orElseThrow());
        }
    }

    private static void species(ClassificationData flowers, KMeans model) {
        int k = model.sizes().length;
        double[][] counts = new double[flowers.classNames().size()][k];
        for (int i = 0; i < flowers.size(); i++) {
            counts[flowers.y()[i]][model.labels()[i]]++;
        }
        Console.print("  cluster       %s%n", row("%4.0f", IntStream.range(0, k).asDoubleStream().toArray()));
        for (int s = 0; s < counts.length; s++) {
            Console.print("  %-14s%s%n", flowers.classNames().get(s), row("%4.0f", counts[s]));
        }
        Console.print("adjusted Rand index against the species: %.3f%n", AdjustedRandIndex.of(model.labels(), flowers.y()));
    }

    private static void howMany(Elbow iris, Elbow noise) {
        Console.print("%nk                   %s%n", row("%8.0f", IntStream.rangeClosed(1, LARGEST).asDoubleStream().toArray()));
        Console.print("iris, inertia       %s%n", row("%8.2f", iris.inertias()));
        Console.print("iris, silhouette    %s%n", row("%8.3f", iris.silhouettes()));
        Console.print("noise, silhouette   %s%n", row("%8.3f", noise.silhouettes()));
        Console.print("Iris bends at k = %d and its silhouette is best at k = %d, but there are 3 species.%n", iris.knee(),
                iris.bestSilhouette());
        Console.print("Points without any clusters bend as well, at k = %d.%n", noise.knee());
    }

    private static void ringInARing(ClassificationData rings, KMeans cut) {
        Console.print("%n");
        var table = Console.table("%-26s %17.3f %21.4f", "a ring inside a ring", "mean silhouette", "adjusted Rand index");
        Matrix x = Matrix.of(rings.x());
        table.row("cut in half by k-means", Silhouette.of(x, cut.labels()).mean(),
                AdjustedRandIndex.of(cut.labels(), rings.y()));
        table.row("the two rings themselves", Silhouette.of(x, rings.y()).mean(),
                AdjustedRandIndex.of(rings.y(), rings.y()));
        Console.print("Clusters are what lies together. What belongs together is another question.%n%n");
    }

    /// As many points as in the clouds, even over a square.
    private static double[][] noise() {
        var random = Generators.random(1);
        return Stream.generate(() -> random.doubles(2).toArray()).limit(240).toArray(double[][]::new);
    }

    private static String row(String format, double... values) {
        return DoubleStream.of(values).mapToObj(value -> Double.isNaN(value) ? "       -"
                : String.format(Locale.ROOT, format, value)).collect(Collectors.joining());
    }
}
