package scratch.classic.linear.logistic;

/// The "build" exercise of lesson 325: one step of Newton's method.
public final class Exercise325 {
    private Exercise325() {
    }

    /// One step of Newton's method on the log loss of one column, without a penalty: from (b, w) to where the parabola that
    /// fits the loss at (b, w) has its minimum.
    ///
    /// @param x (n), not all equal
    /// @param y (n), 0 or 1
    /// @param b the intercept before the step
    /// @param w the weight before the step
    /// @return b and w after it
    public static double[] newtonStep(double[] x, int[] y, double b, double w) {
        throw new UnsupportedOperationException("newtonStep(x, y, b, w) returns the new b and w, two numbers");
    }
}
