package scratch.classic.decisiontree;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import scratch.classic.model.Regressor;
import scratch.classic.model.Storable;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// A tree that answers each row with the mean of the training rows of its leaf (CART with squared errors).
///
/// Each node asks the question that lowers the sum of the squared distances from the mean most. Costs as
/// [ClassificationTree], which also names the reference.
public final class RegressionTree implements Regressor, Storable {
    static final String KIND = "regression-tree";
    private final Node root;
    private final List<Feature> features;

    private RegressionTree(Node root, List<Feature> features) {
        this.root = root;
        this.features = features;
    }

    /// Learns a tree from numbers.
    ///
    /// @param x (n, d); NaN where a value is missing
    /// @param y (n), finite
    public static RegressionTree fit(Matrix x, double[] y, TreeOptions options) {
        return fit(Features.of(x), y, null, options, FeatureSubset.all(x.columns()));
    }

    /// Learns a tree.
    ///
    /// @param y       (n), finite
    /// @param weights (n), how much each row counts, 0 or more; null if all are 1
    /// @param subset  which features each node may ask about
    /// @throws IllegalArgumentException if y or weights do not fit: by row
    /// @throws ArithmeticException      if y is so large that its squared errors are beyond a double
    public static RegressionTree fit(Features features, double[] y, double[] weights, TreeOptions options,
            FeatureSubset subset) {
        Require.that(y.length == features.rows(), "RegressionTree.fit: %d values of y, %d rows: each row needs one", y.length,
                features.rows());
        Require.finite("RegressionTree.fit", "y", y);
        double[] checked = Growth.weights("RegressionTree.fit", y.length, weights);
        requireSquares("RegressionTree.fit", Arrays.stream(checked).sum(), y);
        Response response = new SquaredErrors(y);
        return new RegressionTree(new Growth(features, response, checked, options, subset).grow(), features.list());
    }

    /// Refuses numbers of which some node could have a mean, a loss or a gain beyond a double. No two are farther apart than
    /// twice the largest; a gain squares the weighted sum of such distances.
    ///
    /// @param weight of all rows together
    /// @throws ArithmeticException if y is so large
    public static void requireSquares(String where, double weight, double... y) {
        double largest = 0;
        for (double each : y) {
            largest = Math.max(largest, Math.abs(each));
        }
        double sum = Math.max(1, weight) * 2 * largest;
        if (!(sum * sum < Double.POSITIVE_INFINITY)) {
            throw new ArithmeticException(where + ": y goes up to " + largest + ", the rows weigh " + weight + ": squared"
                    + " errors must stay within a double, divide y by a constant");
        }
    }

    /// The same tree with fewer questions: another root, such as [Pruning] gives.
    public RegressionTree with(Node otherRoot) {
        return new RegressionTree(otherRoot, features);
    }

    /// The topmost node.
    public Node root() {
        return root;
    }

    /// What it can ask about; (d).
    public List<Feature> features() {
        return features;
    }

    /// How much of all that was gained each feature's questions gained; they add up to 1, or all are 0; (d).
    public double[] importances() {
        return TreeText.importances(root, features.size());
    }

    @Override
    public double[] predict(Matrix x) {
        requireColumns("RegressionTree.predict", x, features.size());
        double[] predicted = new double[x.rows()];
        for (int i = 0; i < predicted.length; i++) {
            predicted[i] = root.leaf(x.data(), i * x.columns()).summary().value()[0];
        }
        return predicted;
    }

    static void requireColumns(String where, Matrix x, int columns) {
        Require.that(x.columns() == columns, "%s: %d columns: the tree has learned from %d", where, x.columns(), columns);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> state() {
        return NodeState.write(root, features);
    }

    /// From what [#state()] gave.
    public static RegressionTree fromState(Map<String, Object> state) {
        return new RegressionTree(NodeState.root(KIND, state), NodeState.features(KIND, state));
    }
}
