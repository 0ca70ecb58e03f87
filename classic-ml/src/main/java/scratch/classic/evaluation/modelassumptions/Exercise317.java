package scratch.classic.evaluation.modelassumptions;

/// The "build" exercise of lesson 317: how hard each row pulls at its own prediction.
public final class Exercise317 {
    private Exercise317() {
    }

    /// The leverages of a line with intercept: hᵢ = 1/n + (xᵢ − x̄)²/Σ(x − x̄)².
    ///
    /// @param x the column, at least two different values
    /// @return one number for each row
    public static double[] leverages(double[] x) {
        throw new UnsupportedOperationException("leverages(x) returns one number between 1/n and 1 for each row");
    }
}
