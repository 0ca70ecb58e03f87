package scratch.deep.recurrence.vanishing;

/// The "build" exercise of lesson 422: how much of a small change is left after many steps.
public final class Exercise422 {
    private Exercise422() {
    }

    /// The derivative of the last state by the first, for one unit: `h_t = tanh(w·h_{t−1} + x_t)`.
    ///
    /// @param start h_0
    /// @param x     (T), what comes in at each step; may be empty
    public static double derivative(double w, double start, double... x) {
        throw new UnsupportedOperationException("derivative(w, start, x) returns the derivative of h_T by h_0");
    }
}
