package scratch.classic.projection.pca;

/// The "build" exercise of lesson 351: the direction in which rows differ most.
public final class Exercise351 {
    private Exercise351() {
    }

    /// The first principal component: of length 1, and its entry that is largest in size is positive.
    ///
    /// @param x (n, d), one row a case; not centred
    public static double[] firstComponent(double[][] x) {
        throw new UnsupportedOperationException("firstComponent(x) returns the direction in which the rows differ most");
    }
}
