package scratch.math.derivatives;

import java.util.function.DoubleUnaryOperator;

/// The "build" exercise of lesson 106: write a derivative that picks its step.
public final class Exercise106 {
    private Exercise106() {
    }

    /// The slope of f at x, by a central difference whose step you choose.
    ///
    /// @param f a smooth function
    /// @param x any finite number, small or large
    public static double derivative(DoubleUnaryOperator f, double x) {
        throw new UnsupportedOperationException("derivative(f, x) returns the slope of f at x");
    }
}
