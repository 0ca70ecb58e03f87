package scratch.classic.boosting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import scratch.classic.decisiontree.Node;
import scratch.classic.decisiontree.RegressionTree;
import scratch.classic.model.Storable;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// A start, and trees whose answers are added to it, each multiplied by the learning rate.
///
/// @param start    (K)
/// @param trees    (T, K)
/// @param columns  d
/// @param learned  the loss of the rows learned from, before the first round and after each that was made
/// @param judged   the same of the rows kept aside; empty if there are none
record AddedTrees(double[] start, double learningRate, List<List<RegressionTree>> trees, int columns, double[] learned,
        double[] judged) {
    /// What a tree answers to a row.
    static double value(RegressionTree tree, Matrix x, int row) {
        return tree.root().leaf(x.data(), row * x.columns()).summary().value()[0];
    }

    /// After all rounds; (n, K).
    Matrix scores(String where, Matrix x) {
        Matrix scores = starts(where, x);
        for (int t = 0; t < trees.size(); t++) {
            add(t, x, scores);
        }
        return scores;
    }

    /// Before the first round; (n, K).
    Matrix starts(String where, Matrix x) {
        Require.that(x.columns() == columns, "%s: %d columns: the model has learned from %d", where, x.columns(), columns);
        Matrix scores = Matrix.zeros(x.rows(), start.length);
        for (int v = 0; v < scores.data().length; v++) {
            scores.data()[v] = start[v % start.length];
        }
        return scores;
    }

    /// Adds one round.
    void add(int round, Matrix x, Matrix scores) {
        for (int k = 0; k < start.length; k++) {
            RegressionTree tree = trees.get(round).get(k);
            for (int i = 0; i < x.rows(); i++) {
                scores.data()[i * start.length + k] += learningRate * value(tree, x, i);
            }
        }
    }

    /// How much of all that was gained each feature's questions gained; they add up to 1, or all are 0; (d).
    double[] importances() {
        double[] gains = new double[columns];
        trees.forEach(round -> round.forEach(tree -> gains(tree.root(), gains)));
        double all = Arrays.stream(gains).sum();
        return all > 0 ? Arrays.stream(gains).map(gain -> gain / all).toArray() : gains;
    }

    private static void gains(Node node, double... gains) {
        if (node instanceof Node.Branch branch) {
            gains[branch.split().feature()] += branch.gain();
            gains(branch.left(), gains);
            gains(branch.right(), gains);
        }
    }

    Map<String, Object> state() {
        List<Map<String, Object>> flat = new ArrayList<>();
        trees.forEach(round -> round.forEach(tree -> flat.add(tree.state())));
        return new HashMap<>(Map.of("start", list(start), "learningRate", learningRate, "columns", columns, "trees", flat,
                "learned", list(learned), "judged", list(judged)));
    }

    private static List<Double> list(double... numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    static AddedTrees fromState(String kind, Map<String, Object> state, int scores) {
        double[] start = Storable.numbers(kind, state, "start");
        StoredTrees.require(start.length == scores, kind, start.length + " starts", "must be " + scores);
        int columns = StoredTrees.count(kind, state, "columns");
        List<RegressionTree> flat = StoredTrees.read(kind, state, "trees", RegressionTree::fromState);
        StoredTrees.require(flat.size() % scores == 0, kind, flat.size() + " trees", "must be a multiple of " + scores);
        for (RegressionTree tree : flat) {
            StoredTrees.require(tree.features().size() == columns, kind, "a tree of " + tree.features().size() + " columns",
                    "must have " + columns);
        }
        List<List<RegressionTree>> trees = new ArrayList<>();
        for (int t = 0; t < flat.size(); t += scores) {
            trees.add(List.copyOf(flat.subList(t, t + scores)));
        }
        return new AddedTrees(start, Storable.number(kind, state, "learningRate"), List.copyOf(trees), columns,
                Storable.numbers(kind, state, "learned"), Storable.numbers(kind, state, "judged"));
    }
}
