package scratch.deep.attention.dotproduct;

/// The "build" exercise of lesson 441: one step of the online softmax.
public final class Exercise441 {
    private Exercise441() {
    }

    /// One more score with its value, for a mean that is weighted by a softmax.
    ///
    /// @param state three numbers: the largest score M so far, the sum S of `exp(score − M)`, and the sum W of
    ///              `exp(score − M)·value`. At the start −∞, 0, 0; at the end the mean is W / S
    /// @param score any number; −∞ is a hidden one, and changes nothing
    /// @return the state after it
    public static double[] see(double[] state, double score, double value) {
        throw new UnsupportedOperationException("see(state, score, value) returns the state M, S, W after one more score");
    }
}
