package scratch.stats.correlation;

/// The "build" exercise of lesson 218: write the correction of Benjamini and Hochberg yourself.
public final class Exercise218 {
    private Exercise218() {
    }

    /// The p-values adjusted for the false discovery rate, in the order in which they were given.
    ///
    /// @param p the p-values of m tests, in any order
    /// @return m adjusted values: rejecting those at most q keeps the expected share of false rejections at q
    public static double[] benjaminiHochberg(double[] p) {
        throw new UnsupportedOperationException("benjaminiHochberg(p) returns the adjusted p-values");
    }
}
