package scratch.classic.tree.gradientboosting;

/// The "build" exercise of lesson 347: one round of gradient boosting with a stump.
public final class Exercise347 {
    private Exercise347() {
    }

    /// The predictions after one more round, by squared errors.
    ///
    /// @param y           (n)
    /// @param predictions (n), before the round
    /// @param left        (n), which rows the stump sends to its left leaf; both leaves have rows
    /// @param rate        the learning rate
    /// @return (n)
    public static double[] round(double[] y, double[] predictions, boolean[] left, double rate) {
        throw new UnsupportedOperationException("round(y, predictions, left, rate) returns the predictions after the round");
    }
}
