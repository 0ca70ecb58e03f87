package scratch.classic.foundation.traintestsplit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.foundation.scaling.NearestRows;
import scratch.classic.preprocess.Scaler;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.stats.interval.Interval;
import scratch.stats.interval.MeanInterval;
import scratch.stats.interval.ProportionInterval;

/// 306: what a test promises, and what comes true, depends on which rows it holds.
public final class Ex306TrainTestSplit {
    static final int PATIENTS = 150;
    static final int EACH = 4;
    static final int DAYS = 400;
    static final int AHEAD = 100;
    static final int NEAREST = 5;
    static final int RARE = 8;

    private Ex306TrainTestSplit() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "seeds 40 2..200 how many random splits are averaged",
                "blur 0.3 0.0..5 noise of a photograph, in standard deviations", "drift 3.0 0.0..50 how far sales drift a day");
        int seeds = arguments.intValue("seeds");
        sorted();
        rare();
        Console.print("%na split is judged by what it promises: does the same come true?%n%n");
        var table = Console.table("%-34s %18s %18s %18s", "", "promised, random", "promised, right", "came true");
        double[][] photographs = photographs(seeds, arguments.doubleValue("blur"), false);
        row(table, "photographs, % right", photographs);
        double[][] coins = photographs(seeds, arguments.doubleValue("blur"), true);
        row(table, "photographs, labels by coin, %", coins);
        double[][] sales = sales(seeds, arguments.doubleValue("drift"));
        row(table, "sales, mean error of a forecast", sales);
        Figures306.draw(photographs, coins, sales, arguments.doubleValue("drift"));
        refusals();
        Console.print("%nfigures  target/figures/four-splits.svg, promises.svg, sales.svg%n%n");

        Peers306.checks().print();
        Console.print("%nTry: ./run 306 --drift 0   When is a random split of a time series harmless?%n");
    }

    private static void sorted() {
        var iris = Datasets.iris();
        Matrix x = Matrix.of(iris.x());
        Console.print("iris: 150 flowers in the order of their species, 50 of each; the nearest flower tells the species%n%n");
        var table = Console.table("%-26s %12d   %-18s", "kept for the test", "right of 50", "95 % interval");
        Split last = new Split(IntStream.range(0, 100).toArray(), IntStream.range(100, 150).toArray());
        List<Split> splits = List.of(last, Split.random(150, 1 / 3.0, 42), Split.stratified(iris.y(), 1 / 3.0, 42));
        String[] names = {"the last 50", "50 at random", "a third of each species"};
        for (int i = 0; i < names.length; i++) {
            int right = right(x, iris.y(), splits.get(i));
            Interval interval = ProportionInterval.WILSON.of(right, splits.get(i).test().length, 0.95);
            table.row(names[i], right, String.format(Locale.ROOT, "%.0f to %.0f %%", 100 * interval.lower(),
                    100 * interval.upper()));
        }
    }

    static int right(Matrix x, int[] labels, Split split) {
        int[] train = IntStream.of(split.train()).map(i -> labels[i]).toArray();
        int[] test = IntStream.of(split.test()).map(i -> labels[i]).toArray();
        return NearestRows.agreeing(NearestRows.vote(x.selectRows(split.train()), train, x.selectRows(split.test()), 1), test);
    }

    static int[] counts(int[] labels, int... rows) {
        int[] counts = new int[Arrays.stream(labels).max().orElse(0) + 1];
        IntStream.of(rows).forEach(row -> counts[labels[row]]++);
        return counts;
    }

    /// The 357 benign tumours and the first 8 malignant ones: 1 is malignant.
    static int[] rareLabels() {
        int[] malignant = IntStream.of(Datasets.breastCancer().y()).map(y -> 1 - y).toArray();
        int[] left = {RARE};
        return IntStream.of(malignant).filter(label -> label == 0 || left[0]-- > 0).toArray();
    }

    private static void rare() {
        int[] labels = rareLabels();
        Console.print("%n%d tumours, %d of them malignant; a quarter, %d, is kept for the test; 1000 seeds%n%n", labels.length,
                RARE, Split.random(labels.length, 0.25, 0).test().length);
        var table = Console.table("%-12s %22s %8.2f %22d", "split", "malignant in the test", "mean", "tests without any");
        for (boolean stratified : new boolean[] {false, true}) {
            int[] malignant = malignantInTests(labels, stratified, 1000);
            table.row(stratified ? "stratified" : "random", Arrays.stream(malignant).min().orElseThrow() + " to "
                            + Arrays.stream(malignant).max().orElseThrow(), Arrays.stream(malignant).average().orElseThrow(),
                    Arrays.stream(malignant).filter(count -> count == 0).count());
        }
    }

    static int[] malignantInTests(int[] labels, boolean stratified, int seeds) {
        return IntStream.range(0, seeds).map(seed -> counts(labels, (stratified ? Split.stratified(labels, 0.25, seed)
                : Split.random(labels.length, 0.25, seed)).test())[1]).toArray();
    }

    /// 150 patients with four photographs each, then one photograph of each of 150 other patients: what a random split
    /// promises, what a split by patients promises, what comes true; (3, seeds), in per cent.
    static double[][] photographs(int seeds, double blur, boolean coins) {
        var data = Datasets.breastCancer();
        Table table = Table.of(data.x(), data.featureNames());
        Table first = table.select(IntStream.range(0, PATIENTS).toArray());
        Matrix all = Scaler.standard().fit(first, new Target.Nothing()).transform(table).toMatrix();
        double[][] accuracies = new double[3][seeds];
        for (int seed = 0; seed < seeds; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int[] labels = coins ? IntStream.range(0, data.y().length).map(i -> random.nextInt(2)).toArray() : data.y();
            Photographs now = photographs(all, labels, 0, EACH, blur, seed);
            Photographs later = photographs(all, labels, PATIENTS, 1, blur, seed + 1000L);
            Split rows = Split.random(now.labels().length, 0.25, seed);
            Split patients = Split.grouped(now.patients(), 0.25, seed);
            accuracies[0][seed] = 100 * now.accuracy(rows.train(), rows.test());
            accuracies[1][seed] = 100 * now.accuracy(patients.train(), patients.test());
            accuracies[2][seed] = 100 * now.accuracy(later);
        }
        return accuracies;
    }

    private static Photographs photographs(Matrix all, int[] labels, int from, int each, double blur, long seed) {
        int[] rows = IntStream.range(from, from + PATIENTS).toArray();
        return Photographs.of(all.selectRows(rows), Arrays.copyOfRange(labels, from, from + PATIENTS), each, blur, seed);
    }

    /// 400 days of a shop, then 100 more: the same three; (3, seeds), as the root of the mean squared error.
    static double[][] sales(int seeds, double drift) {
        double[][] errors = new double[3][seeds];
        double[] times = IntStream.range(0, DAYS).asDoubleStream().toArray();
        for (int seed = 0; seed < seeds; seed++) {
            Sales sales = Sales.of(DAYS + AHEAD, drift, seed);
            Split rows = Split.random(DAYS, 0.25, seed);
            Split future = Split.byTime(times, 0.25);
            errors[0][seed] = sales.error(rows.train(), rows.test(), NEAREST);
            errors[1][seed] = sales.error(future.train(), future.test(), NEAREST);
            errors[2][seed] = sales.error(IntStream.range(0, DAYS).toArray(), IntStream.range(DAYS, DAYS + AHEAD).toArray(),
                    NEAREST);
        }
        return errors;
    }

    private static void row(Console.Table table, String name, double[]... values) {
        table.row(name, spread(values[0]), spread(values[1]), spread(values[2]));
    }

    private static String spread(double... values) {
        Interval interval = MeanInterval.t(values, 0.95);
        return String.format(Locale.ROOT, "%.1f ± %.1f", interval.estimate(), interval.width() / 2);
    }

    private static void refusals() {
        Console.print("%nand what is refused:%n");
        List<Runnable> wrong = List.of(() -> Split.byTime(new double[] {1, 3, 2, 4}, 0.25),
                () -> Split.stratified(new int[] {0, 0, 0, 0, 1}, 0.4, 42), () -> Split.grouped(new int[] {7, 7, 7}, 0.34, 42));
        for (Runnable split : wrong) {
            try {
                split.run();
                throw new IllegalStateException("refusals: a split was not refused");
            } catch (IllegalArgumentException e) {
                Console.print("  %s%n", e.getMessage());
            }
        }
    }
}
