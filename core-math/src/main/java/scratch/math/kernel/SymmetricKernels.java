package scratch.math.kernel;

/// Kernels on symmetric matrices, for `double` only, because only decompositions ask for them. One triangle, the upper
/// one, stands for the whole matrix: half of the numbers are read, and half of the products taken.
/// What stands here is the definition; the vector kernels replace it.
public interface SymmetricKernels {

    /// `y ← A·x` for symmetric A (n, n). What stands below the diagonal is not read.
    default void symv(int n, double[] a, int aOffset, int lda, double[] x, int xOffset, double[] y, int yOffset) {
        checkSymv(n, a, aOffset, lda, x, xOffset, y, yOffset);
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += a[aOffset + Math.min(i, j) * lda + Math.max(i, j)] * x[xOffset + j];
            }
            y[yOffset + i] = sum;
        }
    }

    /// The upper triangle of `C ← alpha·op(A)·op(B) + C`, where `op(A)` is (n, k), `op(B)` is (k, n) and C is (n, n): for
    /// a product known to be symmetric. With `transA` the array holds A as (k, n), with `transB` it holds B as (n, k).
    /// Below the diagonal of C anything may stand afterwards.
    default void gemmt(boolean transA, boolean transB, int n, int k,
                       double alpha, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
                       double[] c, int cOffset, int ldc) {
        checkGemmt(transA, transB, n, k, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc);
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                double sum = 0;
                for (int p = 0; p < k; p++) {
                    sum += a[aOffset + (transA ? p * lda + i : i * lda + p)]
                            * b[bOffset + (transB ? j * ldb + p : p * ldb + j)];
                }
                c[cOffset + i * ldc + j] += alpha * sum;
            }
        }
    }

    /// What `symv` asks of its arguments.
    static void checkSymv(int n, double[] a, int aOffset, int lda, double[] x, int xOffset, double[] y, int yOffset) {
        Check.matrix("symv", "a", a.length, aOffset, n, n, lda);
        Check.vector("symv", "x", x.length, xOffset, n);
        Check.vector("symv", "y", y.length, yOffset, n);
    }

    /// What `gemmt` asks of its arguments.
    static void checkGemmt(boolean transA, boolean transB, int n, int k, double[] a, int aOffset, int lda,
                           double[] b, int bOffset, int ldb, double[] c, int cOffset, int ldc) {
        Check.matrix("gemmt", "a", a.length, aOffset, transA ? k : n, transA ? n : k, lda);
        Check.matrix("gemmt", "b", b.length, bOffset, transB ? n : k, transB ? k : n, ldb);
        Check.matrix("gemmt", "c", c.length, cOffset, n, n, ldc);
    }
}
