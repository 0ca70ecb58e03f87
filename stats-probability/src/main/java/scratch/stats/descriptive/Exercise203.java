package scratch.stats.descriptive;

/// The "build" exercise of lesson 203: the variance of a stream, and of two streams together.
public final class Exercise203 {
    private Exercise203() {
    }

    /// Takes one more value into {count, mean, M₂}, where M₂ is the sum of squared deviations from the mean.
    /// It must not need the earlier values, and must survive a mean of 1e9.
    ///
    /// @param state {count, mean, M₂} so far; {0, 0, 0} before the first value
    /// @param x     the next value
    /// @return the new {count, mean, M₂}
    public static double[] accept(double[] state, double x) {
        throw new UnsupportedOperationException("accept(state, x) returns {count, mean, M2}");
    }

    /// Joins two streams that were counted apart.
    ///
    /// @return {count, mean, M₂} of both together
    public static double[] merge(double[] a, double[] b) {
        throw new UnsupportedOperationException("merge(a, b) returns {count, mean, M2}");
    }
}
