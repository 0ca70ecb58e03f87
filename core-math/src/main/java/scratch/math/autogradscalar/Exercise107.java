package scratch.math.autogradscalar;

/// The "build" exercise of lesson 107: write the backward pass.
public final class Exercise107 {
    private Exercise107() {
    }

    /// Fills `gradient` of every node that the result was computed from: dL/d(node), where L is the result.
    ///
    /// @param result the end of a graph whose gradients are all 0
    public static void backward(Node result) {
        throw new UnsupportedOperationException("backward(result) fills the gradient of every node below the result");
    }
}
