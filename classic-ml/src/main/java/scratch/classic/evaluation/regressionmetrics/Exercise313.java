package scratch.classic.evaluation.regressionmetrics;

/// The "build" exercise of lesson 313: write R², explained variance and pinball loss yourself.
public final class Exercise313 {
    private Exercise313() {
    }

    /// Three scores of the same predictions.
    ///
    /// @param truth     n true values that are not all equal
    /// @param predicted n predictions, in the same order
    /// @param quantile  the share of true values that is to lie below the predictions, between 0 and 1
    /// @return R², explained variance, and the mean pinball loss at this quantile, in this order
    public static double[] scores(double[] truth, double[] predicted, double quantile) {
        throw new UnsupportedOperationException("scores(truth, predicted, quantile) returns {R2, explained variance, pinball}");
    }
}
