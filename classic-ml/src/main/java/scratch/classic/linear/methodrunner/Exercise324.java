package scratch.classic.linear.methodrunner;

/// The "build" exercise of lesson 324: a training method of your own.
public final class Exercise324 {
    private Exercise324() {
    }

    /// Coordinate descent for least squares without an intercept: in a pass over the columns, each weight in turn goes to where
    /// it makes Σ (yᵢ − wᵀxᵢ)² smallest while the others stay.
    ///
    /// @param x      (n, d), row by row; no column is all zeros
    /// @param y      (n)
    /// @param passes over the columns, starting from weights 0
    /// @return w: (d)
    public static double[] coordinateDescent(double[][] x, double[] y, int passes) {
        throw new UnsupportedOperationException("coordinateDescent(x, y, passes) returns d weights");
    }
}
