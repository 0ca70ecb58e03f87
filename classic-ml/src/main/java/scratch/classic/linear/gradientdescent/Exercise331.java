package scratch.classic.linear.gradientdescent;

import java.util.function.UnaryOperator;

/// The "build" exercise of lesson 331: gradient descent with momentum.
public final class Exercise331 {
    private Exercise331() {
    }

    /// Descends with momentum: v ← β v + g, w ← w − η v, beginning with v = 0.
    ///
    /// @param gradient the gradient at a point; (d) to (d)
    /// @param start    (d), which must not be changed
    /// @param rate     η
    /// @param momentum β, 0 for none
    /// @param steps    how many
    /// @return where it ends; (d)
    public static double[] descend(UnaryOperator<double[]> gradient, double[] start, double rate, double momentum, int steps) {
        throw new UnsupportedOperationException("descend(gradient, start, rate, momentum, steps) returns the last point");
    }
}
