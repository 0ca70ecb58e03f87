package scratch.math.vectors;

/// The "build" exercise of lesson 101: write the projection yourself.
public final class Exercise101 {
    private Exercise101() {
    }

    /// The shadow of a on the line through b.
    ///
    /// @param a any vector; (d)
    /// @param b a vector that is not zero; (d)
    /// @return the multiple of b that is nearest to a; (d)
    public static double[] project(double[] a, double[] b) {
        throw new UnsupportedOperationException("project(a, b) returns the shadow of a on b");
    }
}
