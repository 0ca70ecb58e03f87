package scratch.classic.margin.kerneltrick;

/// The "build" exercise of lesson 365: one step of SMO.
public final class Exercise365 {
    private Exercise365() {
    }

    /// How much β of i grows and β of j shrinks in one step: to the top of the parabola, and not beyond a bound.
    ///
    /// @param kernel   (n, n)
    /// @param gradient (n)
    /// @param beta     (n), between lower and upper
    /// @param lower    (n)
    /// @param upper    (n)
    /// @return the amount, 0 or more
    public static double amount(double[][] kernel, double[] gradient, double[] beta, double[] lower, double[] upper, int i,
                                int j) {
        throw new UnsupportedOperationException("amount(kernel, gradient, beta, lower, upper, i, j) returns a number");
    }
}
