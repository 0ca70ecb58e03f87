package scratch.classic.foundation.featureengineering;

/// The "build" exercise of lesson 307: columns with which a line may bend at given places.
public final class Exercise307 {
    private Exercise307() {
    }

    /// Makes the columns of a broken line: x itself, and for each knot how far x lies beyond it, 0 where it does not.
    /// Least squares on them is a line whose slope changes at each knot.
    ///
    /// @param x     (n)
    /// @param knots (k), rising
    /// @return (n, 1 + k)
    public static double[][] hinges(double[] x, double... knots) {
        throw new UnsupportedOperationException("hinges(x, knots) returns a row (x, beyond the 1st knot, beyond the 2nd, ...) "
                + "for each x");
    }
}
