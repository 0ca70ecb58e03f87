package scratch.math.svd;

import scratch.math.Matrix;
import scratch.math.decomposition.SVD;

/// The "build" exercise of lesson 105: keep the k most important terms of a table.
public final class Exercise105 {
    private Exercise105() {
    }

    /// The best copy of rank k.
    ///
    /// @param svd the decomposition of A (m, n): `u()` (m, r), `singularValues()` (r), `v()` (n, r), not transposed
    /// @param k   how many terms to keep, from 0 to r
    /// @return the sum of the first k terms; (m, n)
    public static Matrix truncate(SVD svd, int k) {
        throw new UnsupportedOperationException("truncate(svd, k) returns the sum of the first k terms");
    }
}
