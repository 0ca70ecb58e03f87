package scratch.stats.poisson;

/// The "build" exercise of lesson 206: are these counts Poisson?
public final class Exercise206 {
    private Exercise206() {
    }

    /// Fisher's dispersion test: is the variance as large as the mean?
    ///
    /// @param counts events per unit, at least two, not all 0
    /// @return the statistic D and its degrees of freedom, in this order
    /// @throws IllegalArgumentException if all counts are 0
    public static double[] dispersionTest(long[] counts) {
        throw new UnsupportedOperationException("dispersionTest(counts) returns {statistic, degreesOfFreedom}");
    }
}
