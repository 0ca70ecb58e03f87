package scratch.classic.boosting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.classic.data.Shuffle;
import scratch.classic.data.Split;
import scratch.classic.decisiontree.FeatureSubset;
import scratch.classic.decisiontree.Features;
import scratch.classic.decisiontree.Node;
import scratch.classic.decisiontree.RegressionTree;
import scratch.math.Matrix;

/// Gradient descent on predictions instead of weights: each round a tree learns the negative gradient of the loss at the
/// predictions so far, each of its leaves takes the step that lowers the loss of its rows most, and a share of it is added,
///
/// Fₘ = Fₘ₋₁ + η · treeₘ,   treeₘ fitted to −∂L/∂F at Fₘ₋₁.
///
/// Reference: J. Friedman, "Greedy function approximation", *Annals of Statistics* 29, 2001; the rows drawn for each round:
/// "Stochastic gradient boosting", 2002.
final class GradientBoosting {
    private final Matrix x;               // (n, d)
    private final Features features;
    private final Objective objective;
    private final BoostingOptions options;
    private final int[] learn;            // rows that trees learn from
    private final int[] judge;            // rows kept aside
    private final double[][] scores;      // (K, n)
    private final double[][] residuals;   // (K, n)
    private final List<Double> learned = new ArrayList<>();     // loss of both after each round
    private final List<Double> judged = new ArrayList<>();

    /// @param labels (n) if the rows kept aside are to have each class in its proportion, or null
    GradientBoosting(Matrix x, Objective objective, int[] labels, BoostingOptions options) {
        this.x = x;
        this.features = Features.of(x);
        this.objective = objective;
        this.options = options;
        int n = x.rows();
        double share = options.validationShare();
        Split split = share == 0 ? null : labels == null ? Split.random(n, share, options.seed())
                : Split.stratified(labels, share, options.seed());
        this.learn = split == null ? IntStream.range(0, n).toArray() : split.train();
        this.judge = split == null ? new int[0] : split.test();
        this.scores = new double[objective.scores()][n];
        this.residuals = new double[objective.scores()][n];
    }

    AddedTrees fit(String where) {
        double[] start = objective.start(learn);
        for (int k = 0; k < scores.length; k++) {
            Arrays.fill(scores[k], start[k]);
        }
        judge();
        if (!Double.isFinite(learned.getFirst())) {
            throw new ArithmeticException(where + ": the loss of the first prediction is " + learned.getFirst()
                    + ": y is too large, divide it by a constant");
        }
        List<List<RegressionTree>> trees = boost();
        int kept = judge.length == 0 ? trees.size() : best();
        return new AddedTrees(start, options.learningRate(), List.copyOf(trees.subList(0, kept)), x.columns(), array(learned),
                array(judged));
    }

    private List<List<RegressionTree>> boost() {
        SplittableRandom random = new SplittableRandom(options.seed());
        List<List<RegressionTree>> trees = new ArrayList<>();
        while (trees.size() < options.rounds() && (judge.length == 0 || trees.size() - best() < options.patience())) {
            objective.residuals(scores, learn, residuals);
            int[] rows = draw(random);
            List<RegressionTree> round = IntStream.range(0, scores.length).mapToObj(k -> tree(k, rows)).toList();
            for (int k = 0; k < scores.length; k++) {
                add(round.get(k), scores[k]);
            }
            trees.add(round);
            judge();
        }
        return trees;
    }

    private int[] draw(SplittableRandom random) {
        if (options.sampleShare() == 1) {
            return learn.clone();
        }
        int[] order = learn.clone();
        Shuffle.inPlace(order, random);
        return Arrays.copyOf(order, (int) Math.max(1, Math.round(options.sampleShare() * order.length)));
    }

    private RegressionTree tree(int k, int... rows) {
        double[] weights = new double[x.rows()];
        for (int row : rows) {
            weights[row] = 1;
        }
        RegressionTree tree = RegressionTree.fit(features, residuals[k], weights, options.tree(),
                FeatureSubset.all(x.columns()));
        return tree.with(steps(tree.root(), k, rows.clone(), 0, rows.length));
    }

    // the same questions, and in each leaf the step of its rows; those for the left side are moved to the front
    private Node steps(Node node, int k, int[] rows, int from, int to) {
        if (!(node instanceof Node.Branch branch)) {
            Node.Summary summary = node.summary();
            return new Node.Leaf(new Node.Summary(summary.rows(), summary.weight(), summary.loss(),
                    new double[] {objective.leaf(scores[k], residuals[k], rows, from, to)}));
        }
        int middle = from;
        for (int p = from; p < to; p++) {
            int row = rows[p];
            if (branch.split().left(x.get(row, branch.split().feature()))) {
                rows[p] = rows[middle];
                rows[middle++] = row;
            }
        }
        return new Node.Branch(branch.summary(), branch.split(), branch.gain(), steps(branch.left(), k, rows, from, middle),
                steps(branch.right(), k, rows, middle, to));
    }

    private void add(RegressionTree tree, double... to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += options.learningRate() * AddedTrees.value(tree, x, i);
        }
    }

    private void judge() {
        learned.add(objective.loss(scores, learn));
        if (judge.length > 0) {
            judged.add(objective.loss(scores, judge));
        }
    }

    // after how many rounds the loss of the rows kept aside was smallest, the first of equals
    private int best() {
        int best = 0;
        for (int round = 1; round < judged.size(); round++) {
            best = judged.get(round) < judged.get(best) ? round : best;
        }
        return best;
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(number -> number).toArray();
    }
}
