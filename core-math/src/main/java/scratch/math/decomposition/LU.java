package scratch.math.decomposition;

import java.util.Locale;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;
import scratch.math.kernel.Kernels;

/// LU decomposition with partial pivoting, P A = L U: Gaussian elimination, kept.
/// L is lower triangular with ones on its diagonal and no element above 1 in size, U is upper triangular.
/// Cost 2/3 n³ operations, then 2 n² for each right side.
/// The steps are those of [RecursiveElimination].
/// Golub and Van Loan, *Matrix Computations*, sections 3.2 and 3.4.
public final class LU {
    private static final Kernels KERNELS = Kernels.active();

    private final int n;
    private final double[] lu;    // (n, n): U in the upper triangle, L below it, its ones implied
    private final int[] order;    // (n): row i of P A is row order[i] of A
    private final int exponent;   // P A = 2^exponent L U: 0 unless A is huge or tiny

    private LU(int n, double[] lu, int[] order, int exponent) {
        this.n = n;
        this.exponent = exponent;
        this.lu = lu;
        this.order = order;
    }

    /// Decomposes a square matrix. A singular one is decomposed too; only solving with it is refused.
    public static LU of(Matrix a) {
        Require.square("LU", a.rows(), a.columns());
        int exponent = Inputs.decomposable("LU", a);
        LU result = new LU(a.rows(), Scale.scaled(a.data(), -exponent), Permutations.identity(a.rows()), exponent);
        new RecursiveElimination(result.n, result.lu, result.order).factor(0, result.n);
        return result;
    }

    /// L: (n, n), ones on the diagonal.
    public Matrix lower() {
        Matrix result = Matrix.identity(n);
        for (int i = 0; i < n; i++) {
            System.arraycopy(lu, i * n, result.data(), i * n, i);
        }
        return result;
    }

    /// U: (n, n)
    public Matrix upper() {
        Matrix result = scaledUpper();
        Scale.scale(result.data(), exponent);
        return result;
    }

    private Matrix scaledUpper() {
        Matrix result = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            System.arraycopy(lu, i * n + i, result.data(), i * n + i, n - i);
        }
        return result;
    }

    /// The order of the rows: row i of L U is row `pivots()[i]` of A.
    public int[] pivots() {
        return order.clone();
    }

    /// Whether no pivot is exactly 0. A matrix that is singular up to rounding passes: ask `condition`.
    public boolean isNonsingular() {
        return firstZeroPivot() < 0;
    }

    /// The x with A x = b.
    ///
    /// @throws ArithmeticException if A is singular; names the pivot that is 0
    public double[] solve(double[] b) {
        return solve(Matrix.wrap(b.length, 1, b)).data();
    }

    /// One solution a column. B: (n, p)
    public Matrix solve(Matrix b) {
        Require.rows("LU.solve", n, n, b.rows());
        Require.finite("LU.solve: right side", b.data());
        requireNonsingular("LU.solve");
        int right = Scale.headroom(b.data());
        Matrix x = b.selectRows(order);
        Scale.scale(x.data(), -right);
        substitute(x);
        Scale.scale(x.data(), right - exponent);
        return x;
    }

    /// x ← U⁻¹ L⁻¹ x
    private void substitute(Matrix x) {
        int p = x.columns();
        KERNELS.trsm(true, true, false, true, n, p, 1, lu, 0, n, x.data(), 0, p);
        KERNELS.trsm(true, false, false, false, n, p, 1, lu, 0, n, x.data(), 0, p);
    }

    /// A⁻¹, for where the inverse itself is wanted; to solve equations, call `solve`: fewer operations, smaller error.
    public Matrix inverse() {
        requireNonsingular("LU.inverse");
        return solve(Matrix.identity(n));
    }

    /// det A = ± the product of the pivots. Infinite or 0 only if no number is near it, and of large matrices none is:
    /// [#logAbsDeterminant] and [#determinantSign] have no such limit. It says nothing about being nearly singular.
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
        double[] diagonal = new double[n];
        for (int j = 0; j < n; j++) {
            diagonal[j] = lu[j * n + j];
        }
        ScaledProduct product = ScaledProduct.of((long) n * exponent, diagonal);
        return Permutations.isOdd(order) ? product.negate() : product;
    }

    /// ‖A‖₁ ‖A⁻¹‖₁, the factor by which relative errors in A or b can grow; infinite for a singular matrix. Computed
    /// from L U and the inverse, 4 n³ operations; the condition number in the 2-norm is [SVD#condition()]. There is no rank
    /// here: pivots do not tell rounding from rank, [QR#pivoted] and [SVD] do.
    public double condition() {
        if (!isNonsingular()) {
            return Double.POSITIVE_INFINITY;
        }
        Matrix inverse = Matrix.identity(n);     // of 2^-exponent A, its columns in another order
        substitute(inverse);
        return norm1(lower().multiply(scaledUpper())) * norm1(inverse);
    }

    private void requireNonsingular(String operation) {
        int zero = firstZeroPivot();
        if (zero >= 0) {
            throw new ArithmeticException(
                    String.format(Locale.ROOT, "%s: pivot %d is %s: the matrix is singular", operation, zero,
                        lu[zero * n + zero]));
        }
    }

    private int firstZeroPivot() {
        for (int j = 0; j < n; j++) {
            if (lu[j * n + j] == 0) {
                return j;
            }
        }
        return -1;
    }

    /// The largest column sum of absolute values.
    static double norm1(Matrix a) {
        double[] sums = new double[a.columns()];
        double[] row = new double[a.columns()];   // subtle: where both arrays start at 0, the compiler adds on vectors
        for (int i = 0; i < a.rows(); i++) {
            System.arraycopy(a.data(), i * row.length, row, 0, row.length);
            for (int j = 0; j < row.length; j++) {
                sums[j] += Math.abs(row[j]);
            }
        }
        return Vectors.maxAbs(sums);
    }
}
