package scratch.classic.cluster.kmeansuses;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import scratch.classic.cluster.kmeans.KMeans;
import scratch.classic.cluster.kmeans.KMeans.Options;
import scratch.classic.metrics.AdjustedRandIndex;
import scratch.classic.metrics.Silhouette;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.Generators;
import scratch.math.Matrix;

/// 354: customers in segments, a picture in sixteen colours, and a cloud that is cut although it is one.
public final class Ex354KMeansUses {
    static final int RESTARTS = 10;
    static final int LARGEST = 7;
    static final int PAIRS = 10;
    static final int[] COLORS = {64, 16, 8, 4};

    private Ex354KMeansUses() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "k 4 2..10 how many segments to make",
                "prepare log log|scale|none what is done to the columns first", "seed 42 seed of customers and picture");
        int k = arguments.intValue("k");
        Preparation preparation = switch (arguments.value("prepare")) {
            case "log" -> Preparation.LOG_STANDARDISED;
            case "scale" -> Preparation.STANDARDISED;
            default -> Preparation.NONE;
        };
        ShopCustomers shop = ShopCustomers.generate(arguments.longValue("seed"));
        Landscape landscape = Landscape.paint(192, 120, arguments.longValue("seed"));

        preparations(shop, k);
        howMany(shop, preparation);
        KMeans model = KMeans.fit(preparation.of(shop.x()), Options.of(k).withRestarts(RESTARTS));
        profiles(shop, model, k);
        colors(landscape);
        Clouds clouds = bigAndSmall();
        KMeans cut = KMeans.fit(clouds.x(), Options.of(2).withRestarts(RESTARTS));
        unequal(clouds, cut);
        Figures354.draw(shop, model, k, arguments.longValue("seed"), clouds, cut);
        Console.print("figures  target/figures/segments.svg, colours.svg, unequal.svg%n%n");

        Peers354.checks(shop, landscape).print();
        Console.print("%nTry: ./run 354 --k 5   Which segment is cut in two, and do you believe it?%n");
    }

    private static void preparations(ShopCustomers shop, int k) {
        Console.print("%d customers of a shop, %d columns; the four groups stay hidden%n%n", shop.x().rows(),
                shop.x().columns());
        var table = Console.table("%-22s %20.3f", k + " segments of", "adjusted Rand index");
        table.row("columns as they are", agreement(shop, Preparation.NONE, k));
        table.row("standardised", agreement(shop, Preparation.STANDARDISED, k));
        table.row("log, standardised", agreement(shop, Preparation.LOG_STANDARDISED, k));
    }

    static double agreement(ShopCustomers shop, Preparation preparation, int k) {
        return AdjustedRandIndex.of(KMeans.fit(preparation.of(shop.x()), Options.of(k).withRestarts(RESTARTS)).labels(),
                shop.group());
    }

    private static void howMany(ShopCustomers shop, Preparation preparation) {
        Console.print("%n");
        Matrix x = preparation.of(shop.x());
        var table = Console.table("%4d %12.3f %12.3f", "k", "silhouette", "stability");
        for (int k = 2; k <= LARGEST; k++) {
            table.row(k, Silhouette.of(x, KMeans.fit(x, Options.of(k).withRestarts(RESTARTS)).labels()).mean(),
                    Stability.of(x, k, PAIRS, 1));
        }
    }

    private static void profiles(ShopCustomers shop, KMeans model, int k) {
        Console.print("%n");
        Segments segments = Segments.profile(shop.x(), model.labels(), k);
        var table = Console.table("%8d %10d %22.0f %13.1f %13.0f", "segment", "customers", "days since last order",
                "orders a year", "euros a year");
        for (int c : segments.orderedBy(2)) {
            table.row(c, segments.sizes()[c], segments.medians().get(c, 0), segments.medians().get(c, 1),
                    segments.medians().get(c, 2));
        }
    }

    private static void colors(Landscape landscape) {
        Console.print("%na picture of %d x %d pixels; error of a channel, from 0 to 255%n%n", landscape.width(),
                landscape.height());
        var table = Console.table("%8d %16d %12.2f %14.2f", "colours", "bits a pixel", "all pixels", "mini-batches");
        for (int colors : COLORS) {
            table.row(colors, 32 - Integer.numberOfLeadingZeros(colors - 1),
                    ColorReduction.full(landscape.pixels(), colors, 3).error(),
                    ColorReduction.miniBatch(landscape.pixels(), colors).error());
        }
    }

    /// Points and the cloud of each.
    record Clouds(Matrix x, int[] y) {
    }

    /// 900 points around (0, 0) with spread 2, and 60 around (7, 0) with spread 0.5.
    static Clouds bigAndSmall() {
        double[][] big = Generators.blobs(900, new double[][] {{0, 0}}, 2, 1).x();
        double[][] small = Generators.blobs(60, new double[][] {{7, 0}}, 0.5, 2).x();
        double[][] x = Stream.concat(Arrays.stream(big), Arrays.stream(small)).toArray(double[][]::new);
        return new Clouds(Matrix.of(x), IntStream.range(0, x.length).map(i -> i < big.length ? 0 : 1).toArray());
    }

    private static void unequal(Clouds clouds, KMeans cut) {
        Matrix x = clouds.x();
        Console.print("%n");
        var table = Console.table("%-32s %12.0f %12.3f %21.3f", "900 points beside 60", "inertia", "silhouette",
                "adjusted Rand index");
        table.row("two clusters by k-means", cut.inertia(), Silhouette.of(x, cut.labels()).mean(),
                AdjustedRandIndex.of(cut.labels(), clouds.y()));
        KMeans truth = KMeans.fitFrom(x, x.selectRows(0, 900), Options.of(2));
        table.row("the large and the small cloud", inertia(x, clouds.y()), Silhouette.of(x, clouds.y()).mean(), 1.0);
        Console.print("k-means prefers the cut, because it is cheaper: from the two clouds themselves it moves to %.0f.%n%n",
                truth.inertia());
    }

    /// The sum of squared distances to the means of given groups.
    static double inertia(Matrix x, int... groups) {
        double sum = 0;
        for (int g = 0; g < 2; g++) {
            int group = g;
            Matrix rows = x.selectRows(IntStream.range(0, groups.length).filter(i -> groups[i] == group)
                    .toArray());
            sum += KMeans.fit(rows, Options.of(1)).inertia();
        }
        return sum;
    }
}
