package scratch.classic.decisiontree;

import java.util.List;
import java.util.Map;

import scratch.classic.model.Classifier;
import scratch.classic.model.Storable;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// A tree that answers each row with the share of each class among the training rows of its leaf (CART).
///
/// Each node asks the question that lowers the impurity of its rows most, `gain = loss(node) − loss(left) − loss(right)`.
/// Cost O(d n log n) to sort and O(d n) for each level; a prediction costs one comparison a level.
/// [BestSplit] says what decides between equal splits, [SubsetSearch] which subsets of categories are looked at.
///
/// Reference: L. Breiman, J. Friedman, R. Olshen, C. Stone, *Classification and Regression Trees*, 1984.
public final class ClassificationTree implements Classifier, Storable {
    static final String KIND = "classification-tree";
    private final Node root;
    private final List<Feature> features;
    private final int classes;

    private ClassificationTree(Node root, List<Feature> features, int classes) {
        this.root = root;
        this.features = features;
        this.classes = classes;
    }

    /// Learns a tree from numbers by Gini's impurity.
    ///
    /// @param x      (n, d); NaN where a value is missing
    /// @param labels (n), from 0 to K − 1, each of which occurs
    public static ClassificationTree fit(Matrix x, int[] labels, TreeOptions options) {
        Features features = Features.of(x);
        return fit(features, labels, null, Impurity.GINI, options, FeatureSubset.all(x.columns()));
    }

    /// Learns a tree.
    ///
    /// @param labels  (n), from 0 to K − 1, each of which occurs
    /// @param weights (n), how much each row counts, 0 or more; null if all are 1
    /// @param subset  which features each node may ask about
    /// @throws IllegalArgumentException if labels or weights do not fit: by row
    public static ClassificationTree fit(Features features, int[] labels, double[] weights, Impurity impurity,
            TreeOptions options, FeatureSubset subset) {
        Require.that(labels.length == features.rows(), "ClassificationTree.fit: %d labels, %d rows: each row needs one",
                labels.length, features.rows());
        int classes = classes(labels);
        double[] checked = Growth.weights("ClassificationTree.fit", labels.length, weights);
        Response response = new ClassCounts(impurity, labels, classes);
        return new ClassificationTree(new Growth(features, response, checked, options, subset).grow(), features.list(),
                classes);
    }

    private static int classes(int... labels) {
        int largest = 0;
        for (int i = 0; i < labels.length; i++) {
            Require.that(labels[i] >= 0, "ClassificationTree.fit: label %d of row %d: must be 0 or more", labels[i], i);
            largest = Math.max(largest, labels[i]);
        }
        Require.that(largest < labels.length, "ClassificationTree.fit: largest label %d among %d rows: labels must be 0 to"
                + " K - 1, each of which occurs", largest, labels.length);
        int classes = largest + 1;
        boolean[] occurs = new boolean[classes];
        for (int label : labels) {
            occurs[label] = true;
        }
        for (int k = 0; k < classes; k++) {
            Require.that(occurs[k], "ClassificationTree.fit: no row has label %d, the largest is %d: labels must be 0 to K - 1,"
                    + " each of which occurs", k, classes - 1);
        }
        return classes;
    }

    /// The same tree with fewer questions: another root, such as [Pruning] gives.
    public ClassificationTree with(Node otherRoot) {
        return new ClassificationTree(otherRoot, features, classes);
    }

    /// The topmost node.
    public Node root() {
        return root;
    }

    /// What it can ask about; (d).
    public List<Feature> features() {
        return features;
    }

    /// How many classes there are.
    public int classes() {
        return classes;
    }

    /// How much of all that was gained each feature's questions gained; they add up to 1, or all are 0; (d).
    public double[] importances() {
        return TreeText.importances(root, features.size());
    }

    @Override
    public Matrix predictProbabilities(Matrix x) {
        RegressionTree.requireColumns("ClassificationTree.predictProbabilities", x, features.size());
        Matrix probabilities = Matrix.zeros(x.rows(), classes);
        for (int i = 0; i < x.rows(); i++) {
            double[] value = root.leaf(x.data(), i * x.columns()).summary().value();
            System.arraycopy(value, 0, probabilities.data(), i * classes, classes);
        }
        return probabilities;
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
    public static ClassificationTree fromState(Map<String, Object> state) {
        Node root = NodeState.root(KIND, state);
        return new ClassificationTree(root, NodeState.features(KIND, state), root.summary().value().length);
    }
}
