package scratch.classic.boosting;

import java.util.List;

import scratch.classic.decisiontree.ClassificationTree;
import scratch.classic.decisiontree.Node;
import scratch.math.Matrix;

/// Trees of which each votes for one class, with a weight of its own.
///
/// @param trees   (T)
/// @param alphas  (T), how much each vote counts
/// @param classes K
record WeightedVote(List<ClassificationTree> trees, double[] alphas, int classes) {
    /// Adds what one tree votes for.
    ///
    /// @param votes (n, K)
    void add(int tree, Matrix x, Matrix votes) {
        for (int i = 0; i < x.rows(); i++) {
            votes.data()[i * classes + answer(trees.get(tree), x, i)] += alphas[tree];
        }
    }

    /// The class with most votes, the first of equals.
    int winner(Matrix votes, int row) {
        return largest(votes.data(), row * classes, classes);
    }

    /// All votes that there are.
    double total() {
        double total = 0;
        for (double alpha : alphas) {
            total += alpha;                  // subtle: in the order of the votes, so that no class can have more than all
        }
        return total;
    }

    /// The most frequent class of the row's leaf, the first of equals.
    static int answer(ClassificationTree tree, Matrix x, int row) {
        Node.Leaf leaf = tree.root().leaf(x.data(), row * x.columns());
        return largest(leaf.summary().value(), 0, tree.classes());
    }

    private static int largest(double[] values, int from, int count) {
        int best = 0;
        for (int k = 1; k < count; k++) {
            best = values[from + k] > values[from + best] ? k : best;
        }
        return best;
    }
}
