package scratch.deep.foundation.mlp;

/// The "build" exercise of lesson 401: a forward pass, a backward pass, and one step.
public final class Exercise401 {
    private Exercise401() {
    }

    /// One step of gradient descent on one row, for inputs → hidden ReLUs → one sigmoid, with binary cross-entropy.
    ///
    /// The forward pass is `h = max(0, x·w1 + b1)`, `p = sigmoid(h·w2 + b2[0])`. All four arrays are moved in place, each
    /// by minus `rate` times its gradient *before* the step.
    ///
    /// @param w1 (d, h): row i has the weights of input i
    /// @param b1 (h)
    /// @param w2 (h)
    /// @param b2 one number
    /// @param x  (d)
    /// @param y  0 or 1
    public static void step(double[][] w1, double[] b1, double[] w2, double[] b2, double[] x, double y, double rate) {
        throw new UnsupportedOperationException("step(w1, b1, w2, b2, x, y, rate) moves the weights in place");
    }
}
