package scratch.math.linearsystems;

/// The "build" exercise of lesson 103: Gaussian elimination with partial pivoting.
public final class Exercise103 {
    private Exercise103() {
    }

    /// The x with A x = b. Neither a nor b may be changed.
    ///
    /// @param a a matrix that is not singular; (n, n)
    /// @param b the right side; (n)
    /// @return the solution; (n)
    public static double[] solve(double[][] a, double[] b) {
        throw new UnsupportedOperationException("solve(a, b) returns the x with a x = b");
    }
}
