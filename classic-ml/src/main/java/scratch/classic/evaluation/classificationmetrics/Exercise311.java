package scratch.classic.evaluation.classificationmetrics;

/// The "build" exercise of lesson 311: write the F-score and Matthews' correlation coefficient yourself.
public final class Exercise311 {
    private Exercise311() {
    }

    /// Two scores of a classifier of two classes, of which 1 is the positive one.
    ///
    /// @param truth     the true labels, n values that are 0 or 1
    /// @param predicted the predicted labels, in the same order
    /// @param beta      how many times as much recall counts as precision
    /// @return F-beta of class 1 and Matthews' correlation coefficient, in this order; a ratio with nothing below the line
    ///         is 0
    public static double[] scores(int[] truth, int[] predicted, double beta) {
        throw new UnsupportedOperationException("scores(truth, predicted, beta) returns {F-beta, MCC}");
    }
}
