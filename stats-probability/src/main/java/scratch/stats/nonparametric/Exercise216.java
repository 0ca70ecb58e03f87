package scratch.stats.nonparametric;

/// The "build" exercise of lesson 216: write the exact Mann-Whitney test yourself.
public final class Exercise216 {
    private Exercise216() {
    }

    /// U = #{x > y} + ½ #{x = y}, and its exact two-sided p-value: twice the smaller tail over all ways to choose which of
    /// the values belong to x, at most 1.
    ///
    /// @param x the first group
    /// @param y the second group; together at most 16 values
    /// @return U and p, in this order
    public static double[] mannWhitneyExact(double[] x, double[] y) {
        throw new UnsupportedOperationException("mannWhitneyExact(x, y) returns {U, p}");
    }
}
