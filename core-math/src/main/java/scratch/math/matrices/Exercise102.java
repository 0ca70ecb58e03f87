package scratch.math.matrices;

/// The "build" exercise of lesson 102: the product of two matrices on flat arrays, in the order i-k-j.
public final class Exercise102 {
    private Exercise102() {
    }

    /// C = AB. All three are row-major: row after row in one array.
    ///
    /// @param a (m, k)
    /// @param b (k, n)
    /// @param c (m, n): the result goes here; what stood there before must not matter
    public static void multiply(double[] a, double[] b, double[] c, int m, int k, int n) {
        throw new UnsupportedOperationException("multiply(a, b, c, m, k, n) writes the product of a and b into c");
    }
}
