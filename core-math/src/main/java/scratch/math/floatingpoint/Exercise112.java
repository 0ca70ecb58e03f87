package scratch.math.floatingpoint;

/// The "build" exercise of lesson 112: write the variance of a stream yourself.
public final class Exercise112 {
    private Exercise112() {
    }

    /// Takes one more number into a running summary.
    ///
    /// @param state {n, mean, M₂} so far, where M₂ is the sum of squared distances from the mean; (3)
    /// @param x     the next number
    /// @return {n, mean, M₂} with x taken in; (3)
    public static double[] add(double[] state, double x) {
        throw new UnsupportedOperationException("add(state, x) returns {n, mean, M2} with x taken in");
    }

    /// Merges the summaries of two streams.
    ///
    /// @param a {n, mean, M₂} of one stream; (3)
    /// @param b {n, mean, M₂} of another; (3)
    /// @return {n, mean, M₂} of both together; (3)
    public static double[] merge(double[] a, double[] b) {
        throw new UnsupportedOperationException("merge(a, b) returns {n, mean, M2} of both streams");
    }
}
