package scratch.deep.recurrence.rnn;

/// The "build" exercise of lesson 421: backpropagation through time for one unit.
public final class Exercise421 {
    private Exercise421() {
    }

    /// The gradient of `½(h_T − target)²` for one recurrent unit, `h_t = tanh(wx·x_t + wh·h_{t−1} + b)` with `h_0 = 0`.
    ///
    /// @param x (T), at least one number
    /// @return the derivatives by wx, wh and b, in this order
    public static double[] gradient(double wx, double wh, double b, double[] x, double target) {
        throw new UnsupportedOperationException("gradient(wx, wh, b, x, target) returns the derivatives by wx, wh and b");
    }
}
