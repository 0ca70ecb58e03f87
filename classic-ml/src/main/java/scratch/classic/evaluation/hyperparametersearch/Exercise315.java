package scratch.classic.evaluation.hyperparametersearch;

/// The "build" exercise of lesson 315: choose the simplest candidate that is as good as can be told.
public final class Exercise315 {
    private Exercise315() {
    }

    /// The rule of one standard error.
    ///
    /// @param errors one row a candidate, from simple to complex, one column a fold, at least 2; small is good
    /// @return the index of the first candidate whose mean is at most the best mean plus the standard error of the best
    public static int simplest(double[][] errors) {
        throw new UnsupportedOperationException("simplest(errors) returns the index of a candidate");
    }
}
