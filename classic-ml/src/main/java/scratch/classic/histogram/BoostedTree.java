package scratch.classic.histogram;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// One tree of a booster: questions about values, not bins, and leaves that add to the score. Nothing changes it.
///
/// @param nodes the root first, a parent before its children
public record BoostedTree(List<Node> nodes) {
    /// A node.
    ///
    /// @param feature     the column that it asks about; −1 of a leaf
    /// @param threshold   of a number: up to there to the left
    /// @param leftCodes   of a category: those that go to the left, ascending; empty of a number
    /// @param rightCodes  those that go to the right; any other code goes where a missing value goes
    /// @param missingLeft where a missing value goes
    /// @param left        index of the left child
    /// @param right       index of the right child
    /// @param gain        of the split
    /// @param rows        how many rows came here
    /// @param hessian     what their second derivatives add up to
    /// @param value       what it adds to the score, or would if it were a leaf; the learning rate is in it
    public record Node(int feature, double threshold, List<Integer> leftCodes, List<Integer> rightCodes, boolean missingLeft,
            int left, int right, double gain, int rows, double hessian, double value) {
        public Node {
            leftCodes = List.copyOf(leftCodes);
            rightCodes = List.copyOf(rightCodes);
        }

        /// Whether it answers.
        public boolean isLeaf() {
            return feature < 0;
        }

        boolean goesLeft(double x) {
            if (Double.isNaN(x)) {
                return missingLeft;
            }
            if (leftCodes.isEmpty() && rightCodes.isEmpty()) {
                return x <= threshold;
            }
            return leftCodes.contains((int) x) || missingLeft && !rightCodes.contains((int) x);
        }
    }

    public BoostedTree {
        nodes = List.copyOf(nodes);
    }

    /// The tree that has grown.
    static BoostedTree of(List<GrowingNode> grown, Bins bins, GradientPairs pairs, double learningRate) {
        return new BoostedTree(grown.stream().map(node -> {
            double hessian = pairs.hessian(node.hessian);
            double value = learningRate * node.weight;
            if (node.isLeaf()) {
                return new Node(-1, 0, List.of(), List.of(), false, -1, -1, 0, node.rows(), hessian, value);
            }
            Split s = node.split;
            double threshold = s.left() == null ? bins.upper(s.feature(), s.bin()) : 0;
            return new Node(s.feature(), threshold, codes(s, bins, true), codes(s, bins, false), s.missingLeft(), node.left.id,
                    node.right.id, s.gain(), node.rows(), hessian, value);
        }).toList());
    }

    private static List<Integer> codes(Split split, Bins bins, boolean left) {
        return split.left() == null ? List.of() : IntStream.range(0, bins.size(split.feature()))
                .filter(code -> split.left()[code] == left).boxed().toList();
    }

    /// The leaf of a row: d values from an index on.
    public Node leaf(double[] data, int at) {
        Node node = nodes.getFirst();
        while (!node.isLeaf()) {
            node = nodes.get(node.goesLeft(data[at + node.feature]) ? node.left : node.right);
        }
        return node;
    }

    /// How many leaves there are.
    public int leaves() {
        return (int) nodes.stream().filter(Node::isLeaf).count();
    }

    /// How many questions a row meets at most.
    public int depth() {
        int[] depths = new int[nodes.size()];
        for (int i = 0; i < depths.length; i++) {
            Node node = nodes.get(i);
            if (!node.isLeaf()) {
                depths[node.left] = depths[i] + 1;
                depths[node.right] = depths[i] + 1;
            }
        }
        return Arrays.stream(depths).max().orElse(0);
    }
}
