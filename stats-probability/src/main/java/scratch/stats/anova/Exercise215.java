package scratch.stats.anova;

/// The "build" exercise of lesson 215: write the one-way analysis of variance yourself.
public final class Exercise215 {
    private Exercise215() {
    }

    /// The analysis of variance of k groups, which may have different sizes.
    ///
    /// @param groups k ≥ 2 groups of values
    /// @return the sum of squares between, the sum of squares within, and F, in this order
    public static double[] oneWay(double[][] groups) {
        throw new UnsupportedOperationException("oneWay(groups) returns {between, within, F}");
    }
}
