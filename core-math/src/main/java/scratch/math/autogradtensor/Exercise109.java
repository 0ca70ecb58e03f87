package scratch.math.autogradtensor;

/// The "build" exercise of lesson 109: undo broadcasting in the backward pass.
public final class Exercise109 {
    private Exercise109() {
    }

    /// The gradient of something of shape `shape` that was broadcast to two axes, `(rows, columns)`.
    ///
    /// @param gradient the gradient at the broadcast copies; (rows, columns)
    /// @param shape    what it was before: (columns), (1, columns), (rows, 1), (1, 1), () or (rows, columns)
    /// @return as many numbers as the shape holds, in row-major order
    public static double[] unbroadcast(double[][] gradient, int... shape) {
        throw new UnsupportedOperationException("unbroadcast(gradient, shape) returns a gradient of that shape");
    }
}
