package scratch.math.derivatives;

import java.util.function.DoubleUnaryOperator;
import scratch.math.check.Require;

/// The slope of a function of one number, from values alone.
///
/// forward: (f(x + h) − f(x)) / h, error ½h·f″ + 2ε|f|/h;   central: (f(x + h) − f(x − h)) / 2h, error h²f‴/6 + ε|f|/h.
/// The first part is truncation and falls with h, the second is rounding and grows: the best h is near √ε (forward)
/// and ∛ε (central), times the size of x.   Cost two evaluations of f.
/// Nocedal and Wright, *Numerical Optimization*, chapter 8.
public final class FiniteDifference {
    /// √ε, the best forward step for x of size 1.
    public static final double FORWARD_STEP = Math.sqrt(Math.ulp(1.0));
    /// ∛ε, the best central step for x of size 1.
    public static final double CENTRAL_STEP = Math.cbrt(Math.ulp(1.0));

    private FiniteDifference() {
    }

    /// (f(x + h) − f(x)) / h with exactly the h that was asked for.
    ///
    /// @throws IllegalArgumentException if h is not positive and finite, or x is not finite
    public static double forward(DoubleUnaryOperator f, double x, double h) {
        require("FiniteDifference.forward", x, h);
        return (f.applyAsDouble(x + h) - f.applyAsDouble(x)) / h;
    }

    /// (f(x + h) − f(x − h)) / 2h with exactly the h that was asked for.
    ///
    /// @throws IllegalArgumentException if h is not positive and finite, or x is not finite
    public static double central(DoubleUnaryOperator f, double x, double h) {
        require("FiniteDifference.central", x, h);
        return (f.applyAsDouble(x + h) - f.applyAsDouble(x - h)) / (2 * h);
    }

    /// The derivative by a central difference that picks its step, ∛ε·max(|x|, 1).
    public static double derivative(DoubleUnaryOperator f, double x) {
        double h = CENTRAL_STEP * Math.max(Math.abs(x), 1);
        require("FiniteDifference.derivative", x, h);
        double above = x + h;
        double below = x - h;
        // subtle: divide by the step that was taken, not by the one that was asked for; x + h was rounded.
        return (f.applyAsDouble(above) - f.applyAsDouble(below)) / (above - below);
    }

    /// One step of Richardson's extrapolation: (4·central(h/2) − central(h)) / 3 cancels the h² term; error of order h⁴.
    public static double richardson(DoubleUnaryOperator f, double x, double h) {
        return (4 * central(f, x, h / 2) - central(f, x, h)) / 3;
    }

    /// The forward difference in single precision: the same V, six decades higher.
    public static float forwardFloat(FloatFunction f, float x, float h) {
        return (f.apply(x + h) - f.apply(x)) / h;
    }

    /// The central difference in single precision.
    public static float centralFloat(FloatFunction f, float x, float h) {
        return (f.apply(x + h) - f.apply(x - h)) / (2 * h);
    }

    /// A function of one float.
    public interface FloatFunction {
        /// f(x)
        float apply(float x);
    }

    private static void require(String where, double x, double h) {
        Require.finite(where, "x", x);
        Require.positive(where, "h", h);
    }
}
