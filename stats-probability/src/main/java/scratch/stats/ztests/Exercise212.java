package scratch.stats.ztests;

/// The "build" exercise of lesson 212: write the two-proportion z-test yourself.
public final class Exercise212 {
    private Exercise212() {
    }

    /// The z-test of two proportions, without continuity correction.
    ///
    /// @param x1 successes in the first group
    /// @param n1 size of the first group
    /// @param x2 successes in the second group
    /// @param n2 size of the second group
    /// @return z and the two-sided p-value, in this order
    /// @throws IllegalArgumentException if there is no success, or no failure, in both groups together
    public static double[] twoProportionZ(int x1, int n1, int x2, int n2) {
        throw new UnsupportedOperationException("twoProportionZ(x1, n1, x2, n2) returns {z, p}");
    }
}
