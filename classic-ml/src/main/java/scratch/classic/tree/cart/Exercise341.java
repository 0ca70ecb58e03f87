package scratch.classic.tree.cart;

/// The "build" exercise of lesson 341: find the best threshold of one feature yourself.
public final class Exercise341 {
    private Exercise341() {
    }

    /// The threshold that lowers Gini's loss most.
    ///
    /// @param x      n finite numbers, in any order, not all equal
    /// @param labels n labels, 0 or 1
    /// @return the threshold, half-way between two neighbouring values, the lowest of equally good ones; and its gain: rows
    ///         times impurity of the node, minus the same of both sides
    public static double[] bestThreshold(double[] x, int[] labels) {
        throw new UnsupportedOperationException("bestThreshold(x, labels) returns {threshold, gain}");
    }
}
