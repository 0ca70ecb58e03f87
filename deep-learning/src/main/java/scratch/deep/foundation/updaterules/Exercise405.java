package scratch.deep.foundation.updaterules;

import java.util.function.DoubleUnaryOperator;

/// The "build" exercise of lesson 405: write Adam.
public final class Exercise405 {
    private Exercise405() {
    }

    /// Walks downhill with Adam, β₁ = 0.9, β₂ = 0.999, ε = 1e-8, on a function of one number.
    ///
    /// @param gradient f′, to be asked once a step
    /// @param start where the walk begins
    /// @param rate  η
    /// @param steps how many
    /// @return where the walk is after each step; (steps)
    public static double[] adam(DoubleUnaryOperator gradient, double start, double rate, int steps) {
        throw new UnsupportedOperationException("adam(gradient, start, rate, steps) returns the position after each step");
    }
}
