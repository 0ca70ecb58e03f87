package scratch.classic.linear.fiveways;

/// The "build" exercise of lesson 322: write batch gradient descent yourself.
public final class Exercise322 {
    private Exercise322() {
    }

    /// Batch gradient descent for the line ŷ = w₀ + w₁·x, from (0, 0), on the mean squared error (1/n) Σ (ŷᵢ − yᵢ)².
    ///
    /// @param x     the explaining variable, n values
    /// @param y     the explained variable, n values
    /// @param rate  how far to step along the gradient
    /// @param steps how many steps to take
    /// @return {w₀, w₁} after the last step
    public static double[] descend(double[] x, double[] y, double rate, int steps) {
        throw new UnsupportedOperationException("descend(x, y, rate, steps) returns {intercept, slope}");
    }
}
