package scratch.math.strides;

/// The "build" exercise of lesson 108: write the rule of broadcasting.
public final class Exercise108 {
    private Exercise108() {
    }

    /// The shape that two shapes have together.
    ///
    /// @throws IllegalArgumentException if they do not fit
    public static int[] broadcastShape(int[] a, int[] b) {
        throw new UnsupportedOperationException("broadcastShape(a, b) returns the common shape, or throws an "
                + "IllegalArgumentException");
    }
}
