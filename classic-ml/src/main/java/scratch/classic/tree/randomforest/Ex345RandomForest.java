package scratch.classic.tree.randomforest;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import scratch.classic.forest.FeatureCount;
import scratch.classic.forest.ForestOptions;
import scratch.classic.forest.RandomForestClassifier;
import scratch.classic.forest.RandomForestRegressor;
import scratch.classic.metrics.PermutationImportance;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.stats.interval.Interval;
import scratch.stats.interval.ProportionInterval;

/// 345: trees that differ, asked together: what makes them differ, how the rows that a tree has not seen judge the forest, and
/// what a feature is worth to it.
public final class Ex345RandomForest {
    static final int[] FEATURES = {1, 2, 4, 8, 16, 64};
    static final int[] TREES = {1, 3, 10, 30, 100, 300};

    private Ex345RandomForest() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "trees 100 2..300 how many trees vote",
                "features 8 1..64 how many of the 64 grey values a node looks at",
                "seed 42 seed of the split, the bags, the draws of features and the shuffles");
        ForestOptions options = ForestOptions.classes().withTrees(arguments.intValue("trees"))
                .withFeatures(FeatureCount.exactly(arguments.intValue("features"))).withSeed(arguments.longValue("seed"));
        six();
        Digits digits = digits(options.seed());
        var sweep = new Digits.Sweep(digits, options, FEATURES);
        features(sweep, options, arguments.intValue("features"));
        RandomForestClassifier large = digits.fit(options.withTrees(300));
        trees(digits, large);
        Diabetes diabetes = diabetes(options.seed());
        RandomForestRegressor numbers = diabetes.fit(numbers(options));
        PermutationImportance shuffled = diabetes.shuffled(numbers, options.seed());
        importances(diabetes, numbers, shuffled);
        Figures345.draw(sweep, large, diabetes, numbers, shuffled);
        Console.print("%nfigures  target/figures/trees.svg, features.svg, importances.svg%n%n");

        Peers345.checks().print();
        Console.print("%nTry: ./run 345 --features 64   Are the trees better? Is the forest?%n");
    }

    static Digits digits(long seed) {
        var data = Datasets.digits();
        return Digits.of(Matrix.of(data.x()), data.y(), seed);
    }

    static Diabetes diabetes(long seed) {
        var data = Datasets.diabetes();
        return Diabetes.of(Matrix.of(data.x()), data.y(), data.featureNames(), seed);
    }

    static ForestOptions numbers(ForestOptions options) {
        return ForestOptions.numbers().withTrees(300).withSeed(options.seed());
    }

    private static void six() {
        Console.print("six values 2 3 5 6 8 9 of the classes a a b a b b, three trees of one question%n%n");
        var table = Console.table("%-5s %-14s %10.1f %13.2f %13.2f   %-9s", "tree", "drawn", "threshold", "b below",
                "b above", "left out");
        for (int t = 0; t < 3; t++) {
            int[] bag = SixValues.BAGS[t];
            double[] shares = SixValues.shares(t);
            table.row("" + (t + 1), IntStream.range(0, 6).boxed().flatMap(i -> IntStream.range(0, bag[i]).mapToObj(c -> i))
                    .map(i -> value(i)).collect(Collectors.joining(" ")), SixValues.threshold(t), shares[0], shares[5],
                    IntStream.range(0, 6).filter(i -> bag[i] == 0).mapToObj(i -> value(i)).collect(Collectors.joining(" ")));
        }
        Console.print("%n");
        var answers = Console.table("%-7s %-7s %16s %14s", "value", "class", "b, every tree", "b, out of bag");
        var held = SixValues.outOfBag();
        for (int i = 0; i < 6; i++) {
            answers.row(value(i), SixValues.LABELS[i] == 0 ? "a" : "b", String.format(Locale.ROOT, "%.4f",
                    SixValues.everyTree()[i]), held.trees()[i] == 0 ? "nobody" : String.format(Locale.ROOT, "%.4f",
                    held.answers().get(i, 1)));
        }
    }

    private static String value(int i) {
        return "" + (int) SixValues.VALUES[i];
    }

    private static void features(Digits.Sweep sweep, ForestOptions options, int chosen) {
        Digits digits = sweep.digits();
        Console.print("%n%d digits to learn from, %d kept for the end; %d trees%n%n", digits.trainLabels().length,
                digits.testLabels().length, options.trees());
        var table = Console.table("%-22s %9.3f %12.3f %7d %7.3f %9.3f %6.3f %11s", "features a node", "one tree", "correlation",
                "right", "share", "95% from", "to", "out of bag");
        for (int c = 0; c < FEATURES.length; c++) {
            row(table, digits, "" + FEATURES[c], sweep.forests().get(c), true);
        }
        if (IntStream.of(FEATURES).noneMatch(count -> count == chosen)) {
            row(table, digits, "" + chosen, digits.fit(options), true);
        }
        row(table, digits, "extra trees, " + chosen, digits.fit(options.extraTrees()), false);
    }

    private static void row(Console.Table table, Digits digits, String name, RandomForestClassifier forest, boolean bags) {
        Digits.Trees trees = digits.trees(forest);
        int right = digits.right(forest);
        Interval share = ProportionInterval.WILSON.of(right, digits.testLabels().length, 0.95);
        table.row(name, trees.strength(), trees.correlation(), right, share.estimate(), share.lower(), share.upper(),
                bags ? String.format(Locale.ROOT, "%.3f", digits.outOfBag(forest)) : "-");
    }

    private static void trees(Digits digits, RandomForestClassifier large) {
        Console.print("%n");
        var table = Console.table("%-7s %7d %8.3f %11.3f", "trees", "right", "share", "out of bag");
        for (int count : TREES) {
            RandomForestClassifier forest = large.first(count);
            table.row("" + count, digits.right(forest), digits.right(forest) / (double) digits.testLabels().length,
                    digits.outOfBag(forest));
        }
    }

    private static void importances(Diabetes diabetes, RandomForestRegressor forest, PermutationImportance shuffled) {
        Console.print("%n%d patients, R^2 out of bag %.3f%n%n", diabetes.y().length, diabetes.outOfBag(forest));
        var table = Console.table("%-14s %17d %10.3f %17.4f %20.4f", "feature", "different values", "impurity",
                "fall if shuffled", "standard deviation");
        double[] impurity = forest.importances();
        IntStream.range(0, impurity.length).boxed().sorted(Comparator.comparingDouble(j -> -impurity[j])).forEach(j ->
                table.row(diabetes.names().get(j), Arrays.stream(diabetes.x().column(j)).distinct().count(), impurity[j],
                        shuffled.means()[j], shuffled.deviations()[j]));
    }
}
