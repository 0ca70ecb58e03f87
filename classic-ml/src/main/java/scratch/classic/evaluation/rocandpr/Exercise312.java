package scratch.classic.evaluation.rocandpr;

/// The "build" exercise of lesson 312: write the area under the ROC curve and the average precision yourself.
public final class Exercise312 {
    private Exercise312() {
    }

    /// Two areas of one ranking, in which rows of equal score stand or fall together.
    ///
    /// @param labels 1 for a positive row and 0 for a negative one, in any order; both occur
    /// @param scores of the same rows: the higher, the earlier a row is called positive
    /// @return the area under the ROC curve and the average precision, in this order
    public static double[] areas(int[] labels, double[] scores) {
        throw new UnsupportedOperationException("areas(labels, scores) returns {ROC AUC, average precision}");
    }
}
