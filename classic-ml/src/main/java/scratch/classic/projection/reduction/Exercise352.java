package scratch.classic.projection.reduction;

/// The "build" exercise of lesson 352: what is left of a row if only its scores are kept.
public final class Exercise352 {
    private Exercise352() {
    }

    /// The nearest row to `row` among all that lie in the space of the components.
    ///
    /// @param row        (d)
    /// @param mean       (d), of the rows that the components were learned from
    /// @param components (k, d), of length 1 and at right angles to each other
    public static double[] reconstruct(double[] row, double[] mean, double[][] components) {
        throw new UnsupportedOperationException("reconstruct(row, mean, components) returns the row as its scores tell it");
    }
}
