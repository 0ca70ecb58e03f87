package scratch.classic.histogram;

/// A node while its tree grows.
final class GrowingNode {
    final int id;                   // in the order in which they came to be
    final int depth;
    final int from;                 // its rows
    final int to;
    final long gradient;            // units of g of its rows
    final long hessian;             // units of h of its rows
    final double low;               // what monotone ancestors allow it to answer
    final double high;
    final double weight;            // what it answers
    Histogram histogram;            // until it is split, or cannot be
    Split split;                    // its best; null if there is none
    GrowingNode left;               // null of a leaf
    GrowingNode right;

    GrowingNode(int id, int depth, int from, int to, long gradient, long hessian, double low, double high, double weight) {
        this.id = id;
        this.depth = depth;
        this.from = from;
        this.to = to;
        this.gradient = gradient;
        this.hessian = hessian;
        this.low = low;
        this.high = high;
        this.weight = weight;
    }

    int rows() {
        return to - from;
    }

    double gain() {
        return split.gain();
    }

    boolean isLeaf() {
        return left == null;
    }

    /// The leaf in which a row of bins ends.
    GrowingNode leaf(BinnedMatrix x, int row) {
        GrowingNode node = this;
        while (!node.isLeaf()) {
            Split s = node.split;
            int bin = x.get(row, s.feature());
            boolean goesLeft = bin == Bins.MISSING ? s.missingLeft() : s.left() == null ? bin <= s.bin() : s.left()[bin];
            node = goesLeft ? node.left : node.right;
        }
        return node;
    }
}
