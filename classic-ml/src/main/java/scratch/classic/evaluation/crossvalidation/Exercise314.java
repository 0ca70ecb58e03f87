package scratch.classic.evaluation.crossvalidation;

/// The "build" exercise of lesson 314: cross-validate the simplest model there is.
public final class Exercise314 {
    private Exercise314() {
    }

    /// Cross-validates the model that predicts the mean of the rows it has learned from.
    ///
    /// @param y    the numbers to predict, n of them
    /// @param fold the fold, 0 to k − 1, in which each row is tested
    /// @param k    how many folds, at least 2; none is empty
    /// @return the mean over the folds of their mean squared errors, and its standard error, s·√(1/k + share), where share is
    ///         the rows tested over the rows learned from, averaged over the folds
    public static double[] crossValidate(double[] y, int[] fold, int k) {
        throw new UnsupportedOperationException("crossValidate(y, fold, k) returns {mean squared error, standard error}");
    }
}
