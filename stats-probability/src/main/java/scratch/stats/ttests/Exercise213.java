package scratch.stats.ttests;

/// The "build" exercise of lesson 213: write Welch's t-test yourself.
public final class Exercise213 {
    private Exercise213() {
    }

    /// Welch's t for the difference of two means, and its degrees of freedom.
    ///
    /// @param x the first group, at least 2 values
    /// @param y the second group, at least 2 values
    /// @return t (mean of x minus mean of y, over its standard error) and the degrees of freedom, in this order
    public static double[] welch(double[] x, double[] y) {
        throw new UnsupportedOperationException("welch(x, y) returns {t, degrees of freedom}");
    }
}
