package scratch.classic.tree.pruning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import scratch.classic.decisiontree.Node;
import scratch.classic.decisiontree.Pruning;
import scratch.classic.decisiontree.RegressionTree;
import scratch.classic.decisiontree.TreeOptions;
import scratch.classic.selection.FoldScores;
import scratch.classic.selection.Search;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.stats.interval.Interval;

/// 343: a tree that knows 331 patients by heart and is worse than one number for everybody; what stops it, what cuts it
/// back, and what a leaf should cost.
public final class Ex343Pruning {
    static final int OTHER_FOLDS = 20;
    static final double MIN_GAIN = 0.01;
    private static final int MOST_LEAVES = 20;

    private Ex343Pruning() {
    }

    /// A tree held back in some way.
    record Held(String how, Function<int[], Node> grow) {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "leaf 1 1..100 fewest patients in a leaf of the largest tree",
                "folds 10 2..20 how many folds score a tree", "seed 42 seed of the split, the folds and the resamples");
        long seed = arguments.longValue("seed");
        TreeOptions largest = TreeOptions.full().withMinLeaf(arguments.intValue("leaf"));
        Patients patients = patients(arguments.intValue("folds"), seed);
        byHand();
        Search.Found<Pruning.Step> path = patients.path(patients.split().train(), largest, seed);
        heldBack(patients, largest, seed);
        path(path);
        atTheEnd(patients, largest, path, seed);
        otherFolds(patients, largest);
        switches();
        Figures343.draw(patients, largest, path, seed);
        Console.print("%nfigures  target/figures/links.svg, path.svg, by-heart.svg%n%n");

        Peers343.checks().print();
        Console.print("%nTry: ./run 343 --leaf 20   Does a tree that stops early still have to be pruned?%n");
    }

    static Patients patients(int folds, long seed) {
        var data = Datasets.diabetes();
        return Patients.of(Matrix.of(data.x()), data.y(), data.featureNames(), folds, seed);
    }

    /// The tree from four patients with the values 0, 2, 10 and 14.
    static Node four() {
        return RegressionTree.fit(Matrix.of(new double[][] {{1}, {2}, {3}, {4}}), new double[] {0, 2, 10, 14},
                TreeOptions.full()).root();
    }

    private static void byHand() {
        Console.print("four patients with 0, 2, 10 and 14: the path of their tree%n%n");
        var table = Console.table("%10.2f %8d %14.2f %20.2f", "alpha from", "leaves", "loss a row", "loss + alpha leaves");
        for (Pruning.Step step : Pruning.of(four()).steps()) {
            table.row(step.alpha(), step.leaves(), step.loss(), step.loss() + step.alpha() * step.leaves());
        }
    }

    /// All ways to hold a tree back that the example compares.
    static List<Held> ways(Patients patients, TreeOptions largest, long seed) {
        List<Held> ways = new ArrayList<>();
        ways.add(new Held("the mean for everybody", rows -> patients.grow(TreeOptions.depth(0), rows)));
        ways.add(new Held("largest tree", rows -> patients.grow(largest, rows)));
        for (int depth : new int[] {2, 3, 5}) {
            ways.add(new Held("depth at most " + depth, rows -> patients.grow(TreeOptions.depth(depth), rows)));
        }
        for (int leaf : new int[] {10, 20, 50}) {
            ways.add(new Held(leaf + " in a leaf", rows -> patients.grow(TreeOptions.full().withMinLeaf(leaf), rows)));
        }
        ways.add(new Held("gain of 100 or more", rows -> patients.grow(TreeOptions.full().withMinGain(100), rows)));
        ways.add(new Held("pruned, alpha by folds",
                rows -> patients.path(rows, largest, seed).withinOneStandardError().root()));
        return List.copyOf(ways);
    }

    private static void heldBack(Patients patients, TreeOptions largest, long seed) {
        int[] train = patients.split().train();
        Console.print("%n%d patients to learn from, mean squared error%n%n", train.length);
        var table = Console.table("%-24s %8d %14.0f %10.0f %10.0f %8.0f", "held back by", "leaves", "where learned",
                patients.folds() + " folds", "95% from", "to");
        for (Held held : ways(patients, largest, seed)) {
            Node tree = held.grow().apply(train);
            Interval folds = patients.score(held.grow(), seed).interval(0.95);
            table.row(held.how(), tree.leaves(), patients.loss(tree, train), folds.estimate(), folds.lower(), folds.upper());
        }
    }

    private static void path(Search.Found<Pruning.Step> path) {
        Console.print("%nthe path of the largest tree has %d steps; its end, up to %d leaves%n%n", path.candidates().size(),
                MOST_LEAVES);
        var table = Console.table("%10.2f %8d %14.0f %10.0f %16.0f   %s", "alpha from", "leaves", "where learned", "folds",
                "standard error", "");
        for (int k = 0; k < path.candidates().size() && path.candidates().get(k).leaves() <= MOST_LEAVES; k++) {
            Pruning.Step step = path.candidates().get(k);
            FoldScores scores = path.scores().get(k);
            String mark = (step == path.best() ? "least " : "") + (step == path.withinOneStandardError() ? "chosen" : "");
            table.row(step.alpha(), step.leaves(), step.loss(), scores.mean(), standardError(scores), mark);
        }
    }

    static double standardError(FoldScores scores) {
        return scores.standardDeviation() / Math.sqrt(scores.values().length);
    }

    private static void atTheEnd(Patients patients, TreeOptions largest, Search.Found<Pruning.Step> path, long seed) {
        int[] train = patients.split().train();
        Console.print("%nthe %d patients kept for the end, mean squared error%n%n", patients.split().test().length);
        var table = Console.table("%-28s %8d %10.0f %10.0f %8.0f", "tree", "leaves", "error", "95% from", "to");
        List<Held> trees = List.of(new Held("the mean for everybody", rows -> patients.grow(TreeOptions.depth(0), rows)),
                new Held("largest tree", rows -> patients.grow(largest, rows)),
                new Held("pruned, least in folds", rows -> path.best().root()),
                new Held("pruned, one standard error", rows -> path.withinOneStandardError().root()));
        for (Held held : trees) {
            Node tree = held.grow().apply(train);
            Interval error = patients.lossAtTheEnd(tree, seed);
            table.row(held.how(), tree.leaves(), error.estimate(), error.lower(), error.upper());
        }
    }

    /// How many leaves each rule chooses when the folds are cut anew: least, and within one standard error.
    static int[][] chosen(Patients patients, TreeOptions largest) {
        List<Search.Found<Pruning.Step>> paths = LongStream.rangeClosed(1, OTHER_FOLDS)
                .mapToObj(seed -> patients.path(patients.split().train(), largest, seed)).toList();
        return new int[][] {paths.stream().mapToInt(path -> path.best().leaves()).toArray(),
                paths.stream().mapToInt(path -> path.withinOneStandardError().leaves()).toArray()};
    }

    private static void otherFolds(Patients patients, TreeOptions largest) {
        int[][] chosen = chosen(patients, largest);
        Console.print("%nleaves that are chosen when the folds are cut anew, %d times%n", OTHER_FOLDS);
        Console.print("least in folds      %s%n", words(chosen[0]));
        Console.print("one standard error  %s%n", words(chosen[1]));
    }

    private static String words(int... leaves) {
        return Arrays.stream(leaves).sorted().mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }

    private static void switches() {
        Console.print("%na lamp with two switches, on if exactly one is, 100 times%n%n");
        var table = Console.table("%-34s %8d %8d", "tree", "leaves", "right");
        Node stopped = Switches.stopping(MIN_GAIN);
        Node pruned = Switches.pruned(MIN_GAIN);
        table.row(String.format(Locale.ROOT, "stops where a gain is below %.2f", MIN_GAIN), stopped.leaves(),
                Switches.right(stopped));
        table.row(String.format(Locale.ROOT, "pruned where a leaf costs %.2f", MIN_GAIN), pruned.leaves(),
                Switches.right(pruned));
    }
}
