package scratch.classic.linear.simpleregression;

/// The "build" exercise of lesson 321: write least squares yourself.
public final class Exercise321 {
    private Exercise321() {
    }

    /// The least-squares line through the points (xᵢ, yᵢ).
    ///
    /// @param x the explaining variable, n values that are not all equal
    /// @param y the explained variable, n values
    /// @return the intercept and the slope, in this order
    public static double[] fit(double[] x, double[] y) {
        throw new UnsupportedOperationException("fit(x, y) returns {intercept, slope}");
    }
}
