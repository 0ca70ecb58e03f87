package scratch.stats.interval;

/// The "build" exercise of lesson 210: write Wilson's interval for a proportion.
public final class Exercise210 {
    private Exercise210() {
    }

    /// All p that a z test at p itself would not reject: the two roots of (k/n − p)² = z² p(1 − p)/n.
    ///
    /// @param k     successes, 0 to n
    /// @param n     trials, at least 1
    /// @param level the confidence level, such as 0.95
    /// @return the lower and the upper end, in this order
    public static double[] wilson(long k, long n, double level) {
        throw new UnsupportedOperationException("wilson(k, n, level) returns {lower, upper}");
    }
}
