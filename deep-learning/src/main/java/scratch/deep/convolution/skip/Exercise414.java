package scratch.deep.convolution.skip;

/// The "build" exercise of lesson 414: send a gradient back through a block with a skip.
public final class Exercise414 {
    private Exercise414() {
    }

    /// The derivative of the loss by the input of `y = relu(F(x) + x)` with `F(x) = relu(x·W1)·W2`, for one row.
    ///
    /// @param w1       (w, h): row i has the weights of input i
    /// @param w2       (h, w)
    /// @param x        (w)
    /// @param toOutput the derivative of the loss by y; (w)
    /// @return the derivative by x; (w)
    public static double[] toInput(double[][] w1, double[][] w2, double[] x, double[] toOutput) {
        throw new UnsupportedOperationException("toInput(w1, w2, x, toOutput) returns the derivative of the loss by x");
    }
}
