package scratch.classic.linear.multivariate;

/// The "build" exercise of lesson 323: two columns, three coefficients, by hand-sized algebra.
public final class Exercise323 {
    private Exercise323() {
    }

    /// Fits y ≈ b₀ + b₁x₁ + b₂x₂ by least squares.
    ///
    /// @param x1 the first column
    /// @param x2 the second column, as long, and not a straight line of the first
    /// @param y  what is to be explained, as long
    /// @return b₀, b₁ and b₂
    public static double[] fit(double[] x1, double[] x2, double[] y) {
        throw new UnsupportedOperationException("fit(x1, x2, y) returns the intercept and the two coefficients");
    }
}
