package scratch.cuda.gpugradientdescent;

/// The "build" exercise of lesson 806: one iteration in one pass.
public final class Exercise806 {
    private Exercise806() {
    }

    /// The gradient of the mean squared residual by the weights, and by the intercept last, reading each row of X once:
    /// `(2/n)·Σ r_i·x_i` and `(2/n)·Σ r_i` with `r_i = x_i·w + b − y_i`.
    ///
    /// @param x rows one after the other; (n, d)
    /// @param y what is to be predicted; (n)
    /// @param w weights, the intercept last; (d + 1)
    /// @return the gradient; (d + 1)
    public static double[] gradient(double[] x, double[] y, double[] w) {
        throw new UnsupportedOperationException("gradient(x, y, w) returns the gradient, the intercept's share last");
    }
}
