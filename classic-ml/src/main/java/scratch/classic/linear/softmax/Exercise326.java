package scratch.classic.linear.softmax;

/// The "build" exercise of lesson 326: the loss of one row, and its gradient.
public final class Exercise326 {
    private Exercise326() {
    }

    /// The loss −ln p of one row, p = softmax(z) of its true class, and how it changes with each score.
    ///
    /// @param z     (K), the scores, of any size
    /// @param truth the true class, from 0
    /// @return (K + 1): the loss, then its derivatives with respect to the scores
    public static double[] lossAndGradient(double[] z, int truth) {
        throw new UnsupportedOperationException("lossAndGradient(z, truth) returns the loss and K derivatives");
    }
}
