package scratch.deep.foundation.gradientcheck;

import java.util.function.ToDoubleFunction;

/// The "build" exercise of lesson 404: a gradient check that can be trusted in both directions.
public final class Exercise404 {
    private Exercise404() {
    }

    /// The largest relative error of a gradient, held to central differences with h = 1e-5.
    ///
    /// The error of a coordinate is `|a − b| / (max(|a|, |b|) + 1e-8)`, where a is the claimed derivative and b the difference.
    ///
    /// @param loss     any smooth function
    /// @param at       where; must be as before when the method returns
    /// @param gradient the derivatives that somebody claims; as many
    public static double worstError(ToDoubleFunction<double[]> loss, double[] at, double[] gradient) {
        throw new UnsupportedOperationException("worstError(loss, at, gradient) returns one number, 0 for a perfect gradient");
    }
}
