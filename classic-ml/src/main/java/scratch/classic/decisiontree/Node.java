package scratch.classic.decisiontree;

/// A node of a tree with all that hangs below it. Nothing changes a node.
public sealed interface Node permits Node.Leaf, Node.Branch {
    /// What the rows that came here while learning are like.
    Summary summary();

    /// The rows of a node.
    ///
    /// @param rows   how many there are
    /// @param weight what they weigh together
    /// @param loss   their impurity times their weight
    /// @param value  the node's answer: the share of each class (K), or the mean (1); not to be changed
    record Summary(int rows, double weight, double loss, double[] value) {
        /// The loss of a row of average weight: Gini's impurity, entropy in bits, or variance.
        public double impurity() {
            return loss / weight;
        }
    }

    /// A node that answers.
    record Leaf(Summary summary) implements Node {
    }

    /// A node that asks.
    ///
    /// @param gain how much less loss both children have together than this node
    record Branch(Summary summary, Question split, double gain, Node left, Node right) implements Node {
    }

    /// How many leaves there are.
    default int leaves() {
        return this instanceof Branch branch ? branch.left.leaves() + branch.right.leaves() : 1;
    }

    /// How many questions a row meets at most.
    default int depth() {
        return this instanceof Branch branch ? 1 + Math.max(branch.left.depth(), branch.right.depth()) : 0;
    }

    /// The loss of all leaves together.
    default double leafLoss() {
        return this instanceof Branch branch ? branch.left.leafLoss() + branch.right.leafLoss() : summary().loss();
    }

    /// The leaf of a row: d values from an index on.
    default Leaf leaf(double[] data, int at) {
        Node node = this;
        while (node instanceof Branch branch) {
            Question split = branch.split;
            node = split.left(data[at + split.feature()]) ? branch.left : branch.right;
        }
        return (Leaf) node;
    }
}
