package scratch.math.eigen;

import scratch.math.Matrix;

/// The "build" exercise of lesson 104: write power iteration yourself.
public final class Exercise104 {
    private Exercise104() {
    }

    /// The eigenvalue of largest size, by power iteration.
    ///
    /// @param a     a square matrix; (n, n)
    /// @param start a vector that is not zero, of any length; (n)
    /// @param steps how often to apply A; 0 steps answer the Rayleigh quotient of the start
    /// @return the Rayleigh quotient of the last vector
    public static double dominantEigenvalue(Matrix a, double[] start, int steps) {
        throw new UnsupportedOperationException("dominantEigenvalue(a, start, steps) returns the eigenvalue");
    }
}
