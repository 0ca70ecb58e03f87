package scratch.deep.foundation.activations;

/// The "build" exercise of lesson 403: write the loss that every classifier ends in.
public final class Exercise403 {
    private Exercise403() {
    }

    /// Cross-entropy of softmax, from logits.
    ///
    /// @param logits   any finite numbers; (classes)
    /// @param label    the true class
    /// @param gradient is filled with the derivative of the loss for each logit; (classes)
    /// @return the loss
    public static double crossEntropy(double[] logits, int label, double[] gradient) {
        throw new UnsupportedOperationException("crossEntropy(logits, label, gradient) returns the loss and fills the "
                + "gradient");
    }
}
