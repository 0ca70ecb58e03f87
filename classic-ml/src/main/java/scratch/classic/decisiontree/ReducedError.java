package scratch.classic.decisiontree;

import java.util.Arrays;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// Reduced-error pruning: rows that the tree has not learned from decide, branch by branch, whether a leaf in its place
/// would do as well.
///
/// From the bottom up: a branch whose subtree loses no less on these rows than its node's own answer becomes a leaf. Of all
/// subtrees with the least loss on these rows the smallest remains. A branch that none of them reaches becomes a leaf.
/// Cost O(rows · depth). The rows are used up: what the tree loses on them is no longer a fair score.
///
/// Reference: J. R. Quinlan, "Simplifying Decision Trees", *International Journal of Man-Machine Studies* 27, 1987.
public final class ReducedError {
    private final double[] data;      // (n, d)
    private final int columns;
    private final Loss loss;

    // what a node's answer costs on row i
    @FunctionalInterface
    private interface Loss {
        double of(Node node, int i);
    }

    // a subtree, and what it loses on the rows that reach it
    private record Pruned(Node node, double loss) {
    }

    private ReducedError(Matrix x, Loss loss) {
        this.data = x.data();
        this.columns = x.columns();
        this.loss = loss;
    }

    /// Fewest wrong answers. A leaf answers its most frequent class, the first of equals.
    ///
    /// @param x      (n, d), rows that the tree did not learn from
    /// @param labels (n), from 0 to K − 1
    public static ClassificationTree prune(ClassificationTree tree, Matrix x, int[] labels) {
        requireRows(x, labels.length, "labels", tree.features().size());
        for (int i = 0; i < labels.length; i++) {
            Require.that(labels[i] >= 0 && labels[i] < tree.classes(), "ReducedError.prune: label %d of row %d: must be from 0"
                    + " to %d", labels[i], i, tree.classes() - 1);
        }
        return tree.with(prune(tree.root(), x, (node, i) -> TreeText.mostFrequent(node) == labels[i] ? 0 : 1));
    }

    /// Least squared error.
    ///
    /// @param x (n, d), rows that the tree did not learn from
    /// @param y (n), finite
    public static RegressionTree prune(RegressionTree tree, Matrix x, double[] y) {
        requireRows(x, y.length, "values of y", tree.features().size());
        Require.finite("ReducedError.prune", "y", y);
        return tree.with(prune(tree.root(), x, (node, i) -> {
            double error = y[i] - node.summary().value()[0];
            return error * error;
        }));
    }

    private static void requireRows(Matrix x, int answers, String what, int columns) {
        Require.that(x.rows() == answers, "ReducedError.prune: %d %s, %d rows: each row needs one", answers, what, x.rows());
        RegressionTree.requireColumns("ReducedError.prune", x, columns);
    }

    private static Node prune(Node root, Matrix x, Loss loss) {
        int[] rows = new int[x.rows()];
        Arrays.setAll(rows, i -> i);
        return new ReducedError(x, loss).prune(root, rows, 0, rows.length).node;
    }

    private Pruned prune(Node node, int[] rows, int from, int to) {
        double own = 0;
        for (int p = from; p < to; p++) {
            own += loss.of(node, rows[p]);
        }
        if (!(node instanceof Node.Branch branch)) {
            return new Pruned(node, own);
        }
        int middle = divide(branch.split(), rows, from, to);
        Pruned left = prune(branch.left(), rows, from, middle);
        Pruned right = prune(branch.right(), rows, middle, to);
        double below = left.loss + right.loss;
        return own <= below ? new Pruned(new Node.Leaf(node.summary()), own)
                : new Pruned(new Node.Branch(branch.summary(), branch.split(), branch.gain(), left.node, right.node), below);
    }

    // those to the left first
    private int divide(Question split, int[] rows, int from, int to) {
        int left = from;
        for (int p = from; p < to; p++) {
            int row = rows[p];
            if (split.left(data[row * columns + split.feature()])) {
                rows[p] = rows[left];
                rows[left++] = row;
            }
        }
        return left;
    }
}
