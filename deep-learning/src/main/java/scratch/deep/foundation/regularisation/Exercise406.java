package scratch.deep.foundation.regularisation;

/// The "build" exercise of lesson 406: write dropout, forward and backward.
public final class Exercise406 {
    private Exercise406() {
    }

    /// What a pass through dropout gives.
    ///
    /// @param outputs what the next layer sees; (n)
    /// @param gradients  what goes back to the layer before, `∂L/∂x`; (n)
    public record Pass(double[] outputs, double[] gradients) {
    }

    /// Inverted dropout, forward and then backward.
    ///
    /// @param inputs   x; (n)
    /// @param gradients   `∂L/∂y`, as they come back from the next layer; (n)
    /// @param draws    one number from [0, 1) for each input: drop it if the number is below p; (n)
    /// @param p        the chance of being dropped
    /// @param training false in evaluation
    public static Pass dropout(double[] inputs, double[] gradients, double[] draws, double p, boolean training) {
        throw new UnsupportedOperationException("dropout(inputs, gradients, draws, p, training) returns outputs and gradients");
    }
}
