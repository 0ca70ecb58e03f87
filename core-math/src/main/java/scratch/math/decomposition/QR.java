package scratch.math.decomposition;

import java.util.Locale;
import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.kernel.Kernels;

/// QR decomposition by Householder reflections: A = Q R, QᵀQ = I, R upper triangular; with pivoting A P = Q R.
/// min ‖A x − b‖ is then R x = Qᵀ b, without the squared condition number of the normal equations.
/// Cost 2 n² (m − n/3) operations for A (m, n), most of them in matrix products.
/// The diagonal of R may be negative (as in LAPACK): Q R is unique up to the signs of R's rows.
/// Householder 1958; Golub and Van Loan, *Matrix Computations*, section 5.2.
public final class QR {
    private static final Kernels KERNELS = Kernels.active();

    private final int m;
    private final int n;
    private final double[] at;     // (n, m): column j of A is row j; R above the diagonal, reflector j below, 1 implied
    private final double[] tau;    // (min(m, n))
    private final int exponent;    // A P = 2^exponent Q R for the R in `at`: 0 unless A is huge or tiny
    private final boolean pivoted;
    private final int[] pivots;    // (n): column j of A P is column pivots[j] of A
    private final int rank;

    QR(int m, int n, double[] at, double[] tau, int exponent, boolean pivoted, int[] pivots) {
        this.m = m;
        this.n = n;
        this.at = at;
        this.tau = tau;
        this.exponent = exponent;
        this.pivoted = pivoted;
        this.pivots = pivots;
        this.rank = countIndependent();
    }

    /// Decomposes A (m, n) of any shape, columns in their given order.
    public static QR of(Matrix a) {
        return HouseholderQR.factor(a, false);
    }

    /// With column pivoting: the column with the largest rest comes next, so R's diagonal falls and the rank shows.
    /// Scale columns of very different units first, or the small ones count as rounding.
    public static QR pivoted(Matrix a) {
        return HouseholderQR.factor(a, true);
    }

    /// R: (min(m, n), n), upper triangular.
    public Matrix r() {
        Matrix r = scaledR();
        Scale.scale(r.data(), exponent);
        return r;
    }

    private Matrix scaledR() {
        Matrix r = Matrix.zeros(tau.length, n);
        for (int i = 0; i < tau.length; i++) {
            for (int j = i; j < n; j++) {
                r.set(i, j, at[j * m + i]);
            }
        }
        return r;
    }

    /// The thin Q: (m, min(m, n)), orthonormal columns.
    public Matrix q() {
        return HouseholderQR.thinQ(m, at, tau).transpose();
    }

    /// The order of the columns: column j of Q R is column `pivots()[j]` of A. 0, 1, 2, … without pivoting.
    public int[] pivots() {
        return pivots.clone();
    }

    /// With pivoting, the numerical rank: the number of |rⱼⱼ| > max(m, n) ε |r₀₀|. Without it, the number of leading
    /// columns of which more is left than rounding; a later column may still be independent.
    public int rank() {
        return rank;
    }

    /// Qᵀ b: (m). The first min(m, n) numbers are b in the basis Q, the others the part outside it.
    public double[] transposeMultiply(double[] b) {
        Require.rows("QR.transposeMultiply", m, n, b.length);
        int right = Scale.headroom(b);
        double[] y = Scale.scaled(b, -right);
        HouseholderQR.applyQ(true, m, at, tau, y, 1);
        Scale.scale(y, right);
        return y;
    }

    /// The x that minimises ‖A x − b‖ (the solution of A x = b where there is one). Needs m >= n.
    /// With pivoting and dependent columns: one of the minimisers, with 0 for the columns that add nothing.
    ///
    /// @throws ArithmeticException without pivoting, if a column depends on those before it
    public double[] solve(double[] b) {
        return solve(Matrix.wrap(b.length, 1, b)).data();
    }

    /// One least-squares solution a column. B: (m, p), result (n, p).
    public Matrix solve(Matrix b) {
        requireSolvable("QR.solve", b.rows());
        Require.finite("QR.solve: right side", b.data());
        int right = Scale.headroom(b.data());
        Matrix y = b.transpose();   // (p, m): right sides as rows
        Scale.scale(y.data(), -right);
        HouseholderQR.applyQ(true, m, at, tau, y.data(), b.columns());
        Matrix x = Matrix.zeros(n, b.columns());
        for (int c = 0; c < b.columns(); c++) {
            backSubstitute(y.data(), c * m);
            for (int j = 0; j < rank; j++) {
                x.set(pivots[j], c, Math.scalb(y.data()[c * m + j], right - exponent));
            }
        }
        return x;
    }

    /// (AᵀA)⁻¹ = R⁻¹R⁻ᵀ: (n, n). Times σ² it is the covariance of least-squares coefficients.
    public Matrix gramInverse() {
        requireSolvable("QR.gramInverse", m);
        Require.that(rank == n, "QR.gramInverse: rank %d of %d columns: AᵀA has no inverse", rank, n);
        Matrix inverse = Matrix.identity(n);   // row j: R⁻¹ eⱼ, scattered back to A's order of columns below
        for (int j = 0; j < n; j++) {
            backSubstitute(inverse.data(), j * n);
        }
        Matrix scattered = Matrix.zeros(n, n);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                scattered.set(j, pivots[i], inverse.get(j, i));
            }
        }
        Matrix gram = scattered.gram();
        Scale.scale(gram.data(), -2 * exponent);
        return gram;
    }

    /// det A of a square matrix: ± the product of R's diagonal. Infinite or 0 only if no number is near it.
    public double determinant() {
        return product().value();
    }

    /// ln |det A|, of any matrix whose elements are numbers; −∞ for a singular one.
    public double logAbsDeterminant() {
        return product().log();
    }

    /// The sign of det A: 1, −1, or 0 for a singular matrix.
    public int determinantSign() {
        return product().sign();
    }

    private ScaledProduct product() {
        Require.that(m == n, "QR.determinant: (%d, %d): the matrix must be square", m, n);
        double[] diagonal = new double[n];
        for (int j = 0; j < n; j++) {
            diagonal[j] = tau[j] == 0 ? at[j * m + j] : -at[j * m + j];   // a mirror has determinant -1
        }
        ScaledProduct product = ScaledProduct.of((long) n * exponent, diagonal);
        return Permutations.isOdd(pivots) ? product.negate() : product;
    }

    /// ‖R‖₁ ‖R⁻¹‖₁, exactly, by solving with the triangle: 1/3 n³ operations. R has the singular values of A, so this is
    /// the condition number of A up to the choice of norm: between κ/n and n κ with κ from [SVD#condition()], and A
    /// may have more rows than columns. Infinite if a diagonal element of R is 0.
    public double condition() {
        Require.that(m >= n, "QR.condition: (%d, %d): more columns than rows: R has no inverse", m, n);
        for (int j = 0; j < n; j++) {
            if (at[j * m + j] == 0) {
                return Double.POSITIVE_INFINITY;
            }
        }
        Matrix inverse = Matrix.identity(n);
        KERNELS.trsm(true, true, true, false, n, n, 1, at, 0, m, inverse.data(), 0, n);   // `at` holds Rᵀ
        return LU.norm1(scaledR()) * LU.norm1(inverse);
    }

    /// y[0, rank) ← R⁻¹ y, from the last row up; column j of R is consecutive in memory.
    private void backSubstitute(double[] y, int offset) {
        for (int j = rank - 1; j >= 0; j--) {
            y[offset + j] /= at[j * m + j];
            KERNELS.axpy(-y[offset + j], at, j * m, y, offset, j);
        }
    }

    /// Rᵀ-solve, y ← R⁻ᵀ y; what iterative refinement needs besides `solve`.
    void forwardSubstitute(double[] y) {
        for (int j = 0; j < n; j++) {
            y[j] = (y[j] - KERNELS.dot(at, j * m, y, 0, j)) / at[j * m + j];
        }
    }

    void backSubstitute(double[] y) {
        backSubstitute(y, 0);
    }

    /// Q y, in place. y: (m)
    void multiplyInPlace(double[] y) {
        HouseholderQR.applyQ(false, m, at, tau, y, 1);
    }

    private void requireSolvable(String operation, int rows) {
        Require.that(m >= n, "%s: (%d, %d): fewer equations than unknowns, no unique solution", operation, m, n);
        Require.rows(operation, m, n, rows);
        if (!pivoted && rank < n) {
            throw new ArithmeticException(String.format(
                    Locale.ROOT, "%s: pivot %d is %s: column %d depends on the columns before it", operation, rank,
                    at[rank * m + rank], rank));
        }
    }

    /// The number of leading rⱼⱼ that are more than rounding: of the column's length, or, where pivoting has sorted
    /// them, of the largest.
    private int countIndependent() {
        for (int j = 0; j < tau.length; j++) {
            double scale = pivoted ? Math.abs(at[0]) : KERNELS.norm(at, j * m, j + 1);
            if (!(Math.abs(at[j * m + j]) > Math.max(m, n) * Math.ulp(1.0) * scale)) {
                return j;
            }
        }
        return tau.length;
    }
}
