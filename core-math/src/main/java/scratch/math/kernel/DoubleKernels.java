package scratch.math.kernel;

/// The kernels on `double[]`: what a core does, and nothing about where numbers live.
///
/// A vector is `n` consecutive values that start at an offset. A matrix is row-major: element `(i, j)` is
/// `a[aOffset + i * lda + j]`, and `lda` (the leading dimension) is at least the number of columns.
/// An empty size is allowed everywhere except in `max` and `argmax`.
///
/// Inputs and outputs must not overlap, with one exception: an elementwise kernel may write exactly over its input.
/// NaN and infinity propagate as IEEE 754 says. Wrong offsets or sizes are an [IllegalArgumentException] that names
/// the operation, the values and the rule; nothing has been written by then.
public interface DoubleKernels {

    // ---------------------------------------------------------------- vectors

    /// Inner product `Σ_i x_i·y_i`.
    double dot(double[] x, int xOffset, double[] y, int yOffset, int n);

    /// `y ← y + alpha·x`.
    void axpy(double alpha, double[] x, int xOffset, double[] y, int yOffset, int n);

    /// `x ← alpha·x`.
    void scale(double alpha, double[] x, int xOffset, int n);

    /// `z ← x + y`; `z` may be `x` or `y`.
    void add(double[] x, int xOffset, double[] y, int yOffset, double[] z, int zOffset, int n);

    /// `z ← x ⊙ y` (element by element); `z` may be `x` or `y`.
    void multiply(double[] x, int xOffset, double[] y, int yOffset, double[] z, int zOffset, int n);

    /// `Σ_i x_i`; the empty sum is 0.
    double sum(double[] x, int xOffset, int n);

    /// The largest value, NaN if there is a NaN among them. Needs `n >= 1`.
    double max(double[] x, int xOffset, int n);

    /// The index (from 0, not counting the offset) of the first largest value; of the first NaN if there is one.
    /// Needs `n >= 1`.
    int argmax(double[] x, int xOffset, int n);

    /// Euclidean length `√(Σ_i x_i²)`, with no overflow or underflow on the way: `norm(3e300, 4e300) = 5e300`.
    double norm(double[] x, int xOffset, int n);

    /// `‖x − y‖² = Σ_i (x_i − y_i)²`.
    double squaredDistance(double[] x, int xOffset, double[] y, int yOffset, int n);

    /// All squared distances between the rows of X (m, d) and the rows of Y (n, d): `out_ij = ‖x_i − y_j‖²`.
    /// Taken from the differences, so that near points keep their digits: ‖x‖² − 2x·y + ‖y‖² would lose them.
    void squaredDistances(int m, int n, int d, double[] x, int xOffset, int ldx, double[] y, int yOffset, int ldy,
                          double[] out, int outOffset, int ldOut);

    // ---------------------------------------------------------------- functions of each element

    /// `y_i ← exp(x_i)`; `y` may be `x`.
    void exp(double[] x, int xOffset, double[] y, int yOffset, int n);

    /// `y_i ← ln(x_i)`; NaN below 0, −∞ at 0; `y` may be `x`.
    void log(double[] x, int xOffset, double[] y, int yOffset, int n);

    /// `y_i ← tanh(x_i)`; `y` may be `x`.
    void tanh(double[] x, int xOffset, double[] y, int yOffset, int n);

    /// `y_i ← 1 / (1 + exp(−x_i))`; never overflows on the way; `y` may be `x`.
    void sigmoid(double[] x, int xOffset, double[] y, int yOffset, int n);

    /// Softmax of each row: `y_ij ← exp(x_ij − max_j x_ij) / Σ_j exp(x_ij − max_j x_ij)`; `y` may be `x`.
    /// A row of −∞ alone, where a mask has hidden everything, gives zeros.
    void softmax(int rows, int columns, double[] x, int xOffset, int ldx, double[] y, int yOffset, int ldy);

    // ---------------------------------------------------------------- matrices

    /// `y ← alpha·op(A)·x + beta·y`, where A is stored as (m, n) and `op(A)` is A or Aᵀ.
    /// `x` has n values and `y` m; with `transA` it is the other way round. `beta = 0` does not read `y`.
    void gemv(boolean transA, int m, int n, double alpha, double[] a, int aOffset, int lda,
              double[] x, int xOffset, double beta, double[] y, int yOffset);

    /// `Z ← X + beta·Y` for (rows, columns) matrices; Z may be X or Y. With `beta` 1 or −1 only the addition rounds.
    void geadd(int rows, int columns, double[] x, int xOffset, int ldx, double beta, double[] y, int yOffset, int ldy,
               double[] z, int zOffset, int ldz);

    /// `C ← alpha·op(A)·op(B) + beta·C`, where `op(A)` is (m, k), `op(B)` is (k, n) and C is (m, n).
    /// With `transA` the array holds A as (k, m); with `transB` it holds B as (n, k). `beta = 0` does not read C.
    void gemm(boolean transA, boolean transB, int m, int n, int k,
              double alpha, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
              double beta, double[] c, int cOffset, int ldc);

    /// `C ← alpha·A·Aᵀ + beta·C` with A stored as (n, k), or with `trans` `C ← alpha·Aᵀ·A + beta·C` with A stored
    /// as (k, n). C is (n, n) and symmetric: its upper triangle is read (not at all if `beta = 0`), both are written.
    void syrk(boolean trans, int n, int k, double alpha, double[] a, int aOffset, int lda,
              double beta, double[] c, int cOffset, int ldc);

    /// Solves `op(A)·x = b` for triangular A (n, n); `x` holds b on entry and the solution on return.
    /// `lower` says which triangle of the array is A (the other is not read), `unitDiagonal` that its diagonal
    /// is 1 and not read. A zero on the diagonal gives infinities or NaN, as the division does.
    void trsv(boolean lower, boolean transA, boolean unitDiagonal, int n, double[] a, int aOffset, int lda,
              double[] x, int xOffset);

    /// Solves `op(A)·X = alpha·B` (`left`, A is (m, m)) or `X·op(A) = alpha·B` (A is (n, n)) for triangular A;
    /// `b` holds B (m, n) on entry and X on return. Triangle and diagonal as in `trsv`.
    void trsm(boolean left, boolean lower, boolean transA, boolean unitDiagonal, int m, int n,
              double alpha, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb);

    /// The gradient of least squares, `g ← Xᵀ(X·w − y)`, for X (n, d), in one pass over X.
    /// Returns `‖X·w − y‖²`, which falls out on the way.
    double leastSquaresGradient(int n, int d, double[] x, int xOffset, int ldx, double[] w, int wOffset,
                                double[] y, int yOffset, double[] g, int gOffset);
}
