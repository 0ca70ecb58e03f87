package scratch.classic.tree.cart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

import scratch.classic.decisiontree.ClassificationTree;
import scratch.classic.decisiontree.Impurity;
import scratch.classic.decisiontree.Node;
import scratch.classic.decisiontree.TreeLayout;
import scratch.classic.decisiontree.TreeOptions;
import scratch.classic.decisiontree.TreeText;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.stats.interval.Interval;
import scratch.stats.interval.ProportionInterval;

/// 341: questions that tell benign from malignant tumours: which one comes first, when to stop, and how little it takes to
/// get another tree.
public final class Ex341DecisionTree {
    static final double[] SIX = {2, 3, 5, 6, 8, 9};
    static final int[] SIX_LABELS = {0, 0, 1, 0, 1, 1};
    static final int[] DEPTHS = {0, 1, 2, 3, 4, 5, 7, TreeOptions.DEEPEST};
    private static final int SAMPLES = 200;

    private Ex341DecisionTree() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "depth 3 1..12 how many questions a tumour meets at most",
                "impurity gini gini|entropy what a question is to lower",
                "seed 42 seed of the split, the folds and the resamples");
        TreeOptions options = TreeOptions.depth(arguments.intValue("depth"));
        long seed = arguments.longValue("seed");
        Tumours tumours = tumours(Impurity.valueOf(arguments.value("impurity").toUpperCase(Locale.ROOT)), seed);
        six(tumours.impurity());
        ClassificationTree tree = tumours.fit(tumours.split().train(), options);
        outline(tumours, tree);
        depths(tumours, seed);
        gaps(tumours, options, seed);
        first(tumours, seed);
        write(tree);
        Figures341.draw(tumours, tree, seed);
        Console.print("%nfigures  target/figures/tree.svg, regions.svg, depth.svg%n");
        Console.print("for Graphviz  target/figures/tree.dot%n%n");

        Peers341.checks(tumours).print();
        Console.print("%nTry: ./run 341 --impurity entropy   Which of the seven questions change?%n");
    }

    static Tumours tumours(Impurity impurity, long seed) {
        ClassificationData data = Datasets.breastCancer();
        int[] malignant = IntStream.of(data.y()).map(y -> 1 - y).toArray();
        return Tumours.of(Matrix.of(data.x()), malignant, data.featureNames(), impurity, seed);
    }

    private static void six(Impurity impurity) {
        Console.print("six values 2 3 5 6 8 9 of the classes a a b a b b%n%n");
        var table = Console.table("%-10s %12s %12s %14.4f %15.4f %9.4f", "threshold", "left", "right", "impurity left",
                "impurity right", "gain");
        for (double threshold : new double[] {2.5, 4, 5.5, 7, 8.5}) {
            double[] left = counts(threshold, true);
            double[] right = counts(threshold, false);
            table.row("" + threshold, words(left), words(right), impurity.of(left), impurity.of(right),
                    gain(impurity, left, right));
        }
    }

    static double[] counts(double threshold, boolean left) {
        double[] counts = new double[2];
        IntStream.range(0, SIX.length).filter(i -> SIX[i] <= threshold == left).forEach(i -> counts[SIX_LABELS[i]]++);
        return counts;
    }

    private static String words(double... counts) {
        return String.format(Locale.ROOT, "%.0f a, %.0f b", counts[0], counts[1]);
    }

    /// The loss of a node minus that of its children.
    static double gain(Impurity impurity, double[] left, double[] right) {
        double leftRows = left[0] + left[1];
        double rightRows = right[0] + right[1];
        return (leftRows + rightRows) * impurity.of(left[0] + right[0], left[1] + right[1])
                - leftRows * impurity.of(left) - rightRows * impurity.of(right);
    }

    private static void outline(Tumours tumours, ClassificationTree tree) {
        Console.print("%nthe tree from %d tumours; yes leads to the first of both lines below%n%n",
                tumours.split().train().length);
        var table = Console.table("%-52s %6d %10.4f %12.3f", "question, or answer", "rows", "impurity", "malignant");
        for (TreeLayout.Place place : TreeLayout.of(tree.root())) {
            Node node = place.node();
            String text = node instanceof Node.Branch branch ? TreeText.question(branch.split(), tree.features()) + "?"
                    : TreeText.answer(node, Tumours.CLASSES);
            table.row("   ".repeat(Math.min(8, place.row())) + text, node.summary().rows(), node.summary().impurity(),
                    node.summary().value()[1]);
        }
    }

    private static void depths(Tumours tumours, long seed) {
        Console.print("%n");
        var table = Console.table("%-14s %8d %14.3f %10.3f %10.3f %7.3f", "largest depth", "leaves", "where learned",
                "ten folds", "95% from", "to");
        for (int depth : DEPTHS) {
            TreeOptions options = TreeOptions.depth(depth);
            ClassificationTree tree = tumours.fit(tumours.split().train(), options);
            Interval folds = tumours.folds(options, seed).interval(0.95);
            table.row(depth == TreeOptions.DEEPEST ? "no limit" : "" + depth, tree.root().leaves(),
                    tumours.right(tree, tumours.split().train()) / (double) tumours.split().train().length,
                    folds.estimate(), folds.lower(), folds.upper());
        }
    }

    private static void gaps(Tumours tumours, TreeOptions options, long seed) {
        int test = tumours.split().test().length;
        Console.print("%nthe %d tumours kept for the end, with values lost at random everywhere%n%n", test);
        var table = Console.table("%-14s %8d %8.3f %10.3f %7.3f", "values lost", "right", "share", "95% from", "to");
        for (int percent : new int[] {0, 20, 50, 80}) {
            int right = tumours.rightWithGaps(percent / 100.0, options, seed);
            Interval share = ProportionInterval.WILSON.of(right, test, 0.95);
            table.row(percent + " %", right, share.estimate(), share.lower(), share.upper());
        }
    }

    private static void first(Tumours tumours, long seed) {
        int[] counts = tumours.firstQuestions(SAMPLES, seed);
        Console.print("%nasked about first, in %d trees from rows drawn with replacement%n%n", SAMPLES);
        var table = Console.table("%-24s %6d", "feature", "trees");
        IntStream.range(0, counts.length).boxed().sorted(Comparator.comparingInt(j -> -counts[j])).filter(j -> counts[j] > 0)
                .forEach(j -> table.row(tumours.names().get(j), counts[j]));
    }

    private static void write(ClassificationTree tree) {
        try {
            Path file = Files.createDirectories(Path.of("target", "figures")).resolve("tree.dot");
            Files.writeString(file, TreeText.dot(tree.root(), tree.features(), Tumours.CLASSES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
