package scratch.classic.tree.adaboost;

/// The "build" exercise of lesson 346: the weights after a round of boosting.
public final class Exercise346 {
    private Exercise346() {
    }

    /// The weights that a tree leaves for the next one.
    ///
    /// @param weights (n), they add up to 1
    /// @param wrong   (n), whether the tree is wrong about a row; the wrong rows weigh more than 0 and less than 1 − 1/K
    /// @param classes K, at least 2
    /// @return (n), they add up to 1
    public static double[] reweigh(double[] weights, boolean[] wrong, int classes) {
        throw new UnsupportedOperationException("reweigh(weights, wrong, classes) returns the weights of the next round");
    }
}
