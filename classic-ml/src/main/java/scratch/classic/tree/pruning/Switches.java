package scratch.classic.tree.pruning;

import scratch.classic.decisiontree.ClassificationTree;
import scratch.classic.decisiontree.Node;
import scratch.classic.decisiontree.Pruning;
import scratch.classic.decisiontree.TreeOptions;
import scratch.math.Matrix;

/// A lamp with two switches, observed 100 times: it is on if exactly one of them is. No question about one switch says much.
final class Switches {
    private static final int[][] COUNTS = {{30, 25}, {25, 20}};      // by first and second switch
    private static final int[] LAMP = new int[100];
    private static final Matrix X = rows();

    private Switches() {
    }

    private static Matrix rows() {
        Matrix x = Matrix.zeros(LAMP.length, 2);
        int row = 0;
        for (int first = 0; first < 2; first++) {
            for (int second = 0; second < 2; second++) {
                for (int i = 0; i < COUNTS[first][second]; i++) {
                    x.set(row, 0, first);
                    x.set(row, 1, second);
                    LAMP[row++] = first ^ second;
                }
            }
        }
        return x;
    }

    /// A tree that does not ask what lowers the loss by less, a row.
    static Node stopping(double minGain) {
        return ClassificationTree.fit(X, LAMP, TreeOptions.full().withMinGain(minGain)).root();
    }

    /// A tree that has asked everything, pruned at the same price.
    static Node pruned(double alpha) {
        return Pruning.of(stopping(0)).at(alpha).root();
    }

    /// How many of the 100 answers are right.
    static int right(Node tree) {
        int right = 0;
        for (int i = 0; i < LAMP.length; i++) {
            double[] shares = tree.leaf(X.data(), 2 * i).summary().value();
            right += (shares[1] > shares[0] ? 1 : 0) == LAMP[i] ? 1 : 0;
        }
        return right;
    }
}
