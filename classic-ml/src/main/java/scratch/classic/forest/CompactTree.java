package scratch.classic.forest;

import java.util.Arrays;

import scratch.classic.decisiontree.Node;
import scratch.classic.decisiontree.Question;

/// A grown tree in a few arrays: a node, all of its left side, all of its right side. A forest of large trees holds millions
/// of nodes, and to follow a row through arrays touches less memory than to follow it through objects.
final class CompactTree {
    static final int LEAF = -1;
    private final int[] feature;              // which one a node asks about; LEAF if it answers
    private final double[] threshold;         // NaN where the question is about categories
    private final int[] right;                // the right child; of a leaf, where its answer begins. The left child is the next
    private final boolean[] missingLeft;
    private final Question.Subset[] subsets;  // by node; empty if all questions are about numbers
    private final double[] answers;           // (leaves, width)
    private final double[] gains;             // of the questions about each feature; (d)

    CompactTree(int[] feature, double[] threshold, int[] right, boolean[] missingLeft, Question.Subset[] subsets,
            double[] answers, double... gains) {
        this.feature = feature;
        this.threshold = threshold;
        this.right = right;
        this.missingLeft = missingLeft;
        this.subsets = subsets;
        this.answers = answers;
        this.gains = gains;
    }

    /// The same tree as one of objects.
    static CompactTree of(Node root, int features) {
        Builder builder = new Builder(features, root.summary().value().length);
        copy(root, builder);
        return builder.build();
    }

    private static void copy(Node node, Builder builder) {
        if (node instanceof Node.Branch branch) {
            int at = builder.branch(branch.split(), branch.gain());
            copy(branch.left(), builder);
            builder.right(at);
            copy(branch.right(), builder);
        } else {
            builder.leaf(node.summary().value());
        }
    }

    /// Where the answer to a row begins in [#answers].
    ///
    /// @param data d values of the row, from an index on
    int leaf(double[] data, int at) {
        int node = 0;
        while (feature[node] != LEAF) {
            double value = data[at + feature[node]];
            double most = threshold[node];
            boolean left = value <= most || !(value > most) && leftWithoutOrder(node, value);
            node = left ? node + 1 : right[node];
        }
        return right[node];
    }

    // a missing value, or a category
    private boolean leftWithoutOrder(int node, double value) {
        return Double.isNaN(threshold[node]) ? subsets[node].left(value) : missingLeft[node];
    }

    /// All answers, one behind the other; not to be changed.
    double[] answers() {
        return answers;
    }

    /// What the questions about each feature gained; (d), not to be changed.
    double[] gains() {
        return gains;
    }

    int nodes() {
        return feature.length;
    }

    /// Which feature a node asks about, or [#LEAF].
    int feature(int node) {
        return feature[node];
    }

    double threshold(int node) {
        return threshold[node];
    }

    int right(int node) {
        return right[node];
    }

    boolean missingLeft(int node) {
        return missingLeft[node];
    }

    /// The categories that a node asks about, if it does.
    Question.Subset subset(int node) {
        return subsets[node];
    }

    /// Takes the nodes of one tree after another, in the order of their places. It keeps its arrays, and copies what a tree
    /// needs.
    static final class Builder {
        private final int width;
        private final double[] gains;
        private int[] feature = new int[1];
        private double[] threshold = new double[1];
        private int[] right = new int[1];
        private boolean[] missingLeft = new boolean[1];
        private Question.Subset[] subsets = {};
        private double[] answers;
        private int nodes;
        private int used;

        Builder(int features, int width) {
            this.width = width;
            this.gains = new double[features];
            this.answers = new double[width];
        }

        private int next() {
            if (nodes == feature.length) {
                feature = Arrays.copyOf(feature, 2 * nodes);
                threshold = Arrays.copyOf(threshold, 2 * nodes);
                right = Arrays.copyOf(right, 2 * nodes);
                missingLeft = Arrays.copyOf(missingLeft, 2 * nodes);
            }
            return nodes++;
        }

        int branch(int j, double most, boolean missing, double gain) {
            int node = next();
            feature[node] = j;
            threshold[node] = most;
            missingLeft[node] = missing;
            gains[j] += gain;
            return node;
        }

        int branch(Question question, double gain) {
            double most = question instanceof Question.Threshold t ? t.threshold() : Double.NaN;
            int node = branch(question.feature(), most, question.missingLeft(), gain);
            if (question instanceof Question.Subset subset) {
                subsets = Arrays.copyOf(subsets, Math.max(subsets.length, feature.length));
                subsets[node] = subset;
            }
            return node;
        }

        /// The right side of a branch begins with the next node.
        void right(int branch) {
            right[branch] = nodes;
        }

        void leaf(RankScan scan) {
            int at = beginLeaf();                                      // subtle: may replace the array
            scan.answer(answers, at);
        }

        void leaf(double... answer) {
            int at = beginLeaf();
            System.arraycopy(answer, 0, answers, at, width);
        }

        private int beginLeaf() {
            int node = next();
            if (used == answers.length) {
                answers = Arrays.copyOf(answers, 2 * used);
            }
            feature[node] = LEAF;
            threshold[node] = 0;
            missingLeft[node] = false;
            right[node] = used;
            used += width;
            return right[node];
        }

        CompactTree build() {
            var tree = new CompactTree(Arrays.copyOf(feature, nodes), Arrays.copyOf(threshold, nodes),
                    Arrays.copyOf(right, nodes), Arrays.copyOf(missingLeft, nodes),
                    subsets.length == 0 ? subsets : Arrays.copyOf(subsets, nodes), Arrays.copyOf(answers, used), gains.clone());
            Arrays.fill(gains, 0);
            subsets = new Question.Subset[0];
            nodes = 0;
            used = 0;
            return tree;
        }
    }
}
