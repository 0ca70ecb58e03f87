package scratch.math.kernel;

import scratch.math.check.Require;

/// Fewer multiplications than [Kernels] takes, for large matrices and for those who ask for it: Strassen's product in
/// Winograd's form.
///
/// Each level halves the matrices and multiplies seven pairs of halves where eight would be the rule, for fifteen additions
/// of halves: `L` levels take (7/8)ᴸ of the multiplications. One level pays from n ≈ 1000 on.
///
/// What it costs is digits. For square matrices of size n, with `‖X‖ = max |xᵢⱼ|` and u the unit roundoff,
/// `‖C − AB‖ ≤ (18ᴸ(n₀² + 6n₀) − 6n)·u·‖A‖·‖B‖ + O(u²)`, n₀ = n/2ᴸ, where the plain product has `n²·u·‖A‖·‖B‖`. The bound holds
/// for the largest element: a small one beside large ones may have no right digit. One NaN or infinity may spoil all of C.
///
/// The workspaces, [#workspace], are kept by this object for the next product; one object serves one thread at a time.
/// Results do not depend on the number of threads, nor on the width of the vector registers, but on the levels.
///
/// Winograd 1971; N. J. Higham, *Accuracy and Stability of Numerical Algorithms*, chapter 23.
public final class Strassen {
    private static final int MOST = 20;

    private final int levels;
    private final DoubleStrassen doubles;
    private final FloatStrassen floats;

    /// @param levels how often the matrices are halved, from 0, the plain product, to 20
    public Strassen(int levels) {
        this(levels, Kernels.active());
    }

    Strassen(int levels, Kernels kernels) {
        Require.that(levels >= 0 && levels <= MOST, "Strassen: %d levels: must be 0 to %d", levels, MOST);
        this.levels = levels;
        doubles = new DoubleStrassen(kernels);
        floats = new FloatStrassen(kernels);
    }

    /// `C ← A·B`, where A is (m, k), B is (k, n) and C is (m, n); C must not overlap A or B.
    public void multiply(int m, int n, int k, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
                         double[] c, int cOffset, int ldc) {
        check(m, n, k, a.length, aOffset, lda, b.length, bOffset, ldb, c.length, cOffset, ldc);
        try {
            doubles.multiply(levels, m, n, k, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc);
        } finally {
            doubles.forget();
        }
    }

    /// `C ← A·B` for floats.
    public void multiply(int m, int n, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
                         float[] c, int cOffset, int ldc) {
        check(m, n, k, a.length, aOffset, lda, b.length, bOffset, ldb, c.length, cOffset, ldc);
        try {
            floats.multiply(levels, m, n, k, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc);
        } finally {
            floats.forget();
        }
    }

    private static void check(int m, int n, int k, int a, int aOffset, int lda, int b, int bOffset, int ldb,
                              int c, int cOffset, int ldc) {
        Check.matrix("Strassen.multiply", "a", a, aOffset, m, k, lda);
        Check.matrix("Strassen.multiply", "b", b, bOffset, k, n, ldb);
        Check.matrix("Strassen.multiply", "c", c, cOffset, m, n, ldc);
    }

    /// The numbers that the workspaces hold for a product of this shape: three quarters for the sums at each level, and a
    /// fourth for a product wherever there is a level below. For square matrices 0.75·n² with one level, 1.19·n² with two.
    public long workspace(int m, int n, int k) {
        long numbers = 0;
        long rows = m;
        long columns = n;
        long inner = k;
        for (int level = 1; level <= levels && Math.min(inner, Math.min(rows, columns)) >= 2; level++) {
            rows /= 2;
            columns /= 2;
            inner /= 2;
            boolean below = level < levels;
            numbers += rows * inner + inner * columns + (below ? 2 : 1) * rows * columns;
        }
        return numbers;
    }
}
