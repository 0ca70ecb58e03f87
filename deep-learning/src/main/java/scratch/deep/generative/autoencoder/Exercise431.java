package scratch.deep.generative.autoencoder;

/// The "build" exercise of lesson 431: the gradient of a linear encoder.
public final class Exercise431 {
    private Exercise431() {
    }

    /// The derivatives of `L = (1/n)·Σ‖xᵢ − xᵢ·W·V‖²` by every number of the encoder W.
    ///
    /// @param x       rows: (n, d)
    /// @param encoder W: (d, k)
    /// @param decoder V: (k, d)
    /// @return dL/dW: (d, k)
    public static double[][] encoderGradient(double[][] x, double[][] encoder, double[][] decoder) {
        throw new UnsupportedOperationException("encoderGradient(x, encoder, decoder) returns dL/dW, in the shape of encoder");
    }
}
