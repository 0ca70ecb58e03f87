package scratch.classic.evaluation.biasvariance;

/// The "build" exercise of lesson 316: take the error of many models apart.
public final class Exercise316 {
    private Exercise316() {
    }

    /// The two parts of the mean squared distance between many models and the truth, averaged over the places at which they
    /// predict.
    ///
    /// @param predictions one row a model, one column a place, at least one of each
    /// @param truth       the true value at each place
    /// @return squared bias and variance, in this order; their sum is the mean squared distance
    public static double[] decompose(double[][] predictions, double[] truth) {
        throw new UnsupportedOperationException("decompose(predictions, truth) returns {squared bias, variance}");
    }
}
