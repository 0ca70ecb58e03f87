package scratch.classic.tree.randomforest;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.forest.RandomForestClassifier;
import scratch.classic.forest.RandomForestRegressor;
import scratch.classic.metrics.PermutationImportance;
import scratch.example.figure.Bars;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 345: errors by the number of trees, trees and forest by the number of features, and what impurity and
/// shuffling say of a number that was drawn.
final class Figures345 {
    private static final int[] TREES = {1, 2, 3, 5, 7, 10, 20, 30, 50, 100, 200, 300};

    private Figures345() {
    }

    static void draw(Digits.Sweep sweep, RandomForestClassifier large, Diabetes diabetes, RandomForestRegressor numbers,
            PermutationImportance shuffled) {
        trees(sweep.digits(), large).save("trees", "The share of wrong answers against the number of trees, which is on a "
                + "logarithmic scale. On test digits and out of bag it falls steeply and then stays level: more trees never "
                + "make it rise.");
        features(sweep).save("features", "Against the number of features a node looks at, on a logarithmic scale: the "
                + "correlation of two trees rises steadily, single trees get better, and the forest is best in between and "
                + "gets worse to the right.");
        importances(diabetes, numbers, shuffled).save("importances", "Two bar charts of the same eleven features. By impurity "
                + "a drawn number stands before sex; by the fall of R squared when it is shuffled it is worth nothing, and sex "
                + "is worth something.");
    }

    private static Plot trees(Digits digits, RandomForestClassifier large) {
        double[] at = Arrays.stream(TREES).asDoubleStream().toArray();
        double rows = digits.testLabels().length;
        return Plot.of("More trees do not overfit", "trees", "share of wrong answers")
                .line("test digits", at, Arrays.stream(TREES).mapToDouble(count -> 1 - digits.right(large.first(count)) / rows)
                        .toArray()).as(Role.MODEL)
                .line("out of bag", at, Arrays.stream(TREES).mapToDouble(count -> 1 - digits.outOfBag(large.first(count)))
                        .toArray()).as(Role.ALTERNATIVE).xLog().size(760, 420);
    }

    private static Panels features(Digits.Sweep sweep) {
        Digits digits = sweep.digits();
        List<RandomForestClassifier> forests = sweep.forests();
        double[] at = Arrays.stream(Ex345RandomForest.FEATURES).asDoubleStream().toArray();
        Digits.Trees[] trees = forests.stream().map(digits::trees).toArray(Digits.Trees[]::new);
        double rows = digits.testLabels().length;
        return Panels.of("What the draws of features do", 2,
                Plot.of("the trees", "features a node", "share, correlation")
                        .line("one tree is right", at, Arrays.stream(trees).mapToDouble(Digits.Trees::strength).toArray())
                        .as(Role.DATA).line("correlation of two trees", at, Arrays.stream(trees)
                        .mapToDouble(Digits.Trees::correlation).toArray()).as(Role.ERROR).xLog().yRange(0, 1),
                Plot.of("the forest", "features a node", "share of right answers")
                        .line("test digits", at, forests.stream().mapToDouble(f -> digits.right(f) / rows).toArray())
                        .as(Role.MODEL).line("out of bag", at, forests.stream().mapToDouble(digits::outOfBag).toArray())
                        .as(Role.ALTERNATIVE).xLog()).cell(430, 380);
    }

    private static Panels importances(Diabetes diabetes, RandomForestRegressor numbers, PermutationImportance shuffled) {
        double[] impurity = numbers.importances();
        int[] order = IntStream.range(0, impurity.length).boxed().sorted(Comparator.comparingDouble(j -> impurity[j]))
                .mapToInt(j -> j).toArray();
        String[] names = Arrays.stream(order).mapToObj(j -> diabetes.names().get(j)).toArray(String[]::new);
        return Panels.of("A drawn number before sex?", 2,
                Bars.of("by impurity", "", "share of what was gained", names)
                        .bars("impurity", Arrays.stream(order).mapToDouble(j -> impurity[j]).toArray()).as(Role.ERROR)
                        .horizontal(),
                Bars.of("by shuffling", "", "fall of R² out of bag", names)
                        .bars("shuffled", Arrays.stream(order).mapToDouble(j -> shuffled.means()[j]).toArray()).as(Role.MODEL)
                        .horizontal()).cell(430, 420);
    }
}
