package scratch.math.decomposition;

import java.util.Locale;
import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.kernel.Kernels;

/// Cholesky decomposition: a symmetric positive definite matrix as its "square root", A = L Lᵀ with L lower triangular.
/// lⱼⱼ = √(aⱼⱼ − Σₖ lⱼₖ²).   Cost n³/3 operations, half of LU, and no pivoting: the diagonal cannot become tiny
/// unless the matrix nearly is not positive definite.
/// Golub and Van Loan, *Matrix Computations*, section 4.2.
public final class Cholesky {
    private static final Kernels KERNELS = Kernels.active();
    private static final int SMALL = 16;

    private final int n;
    private final double[] u;   // (n, n): U = Lᵀ in the upper triangle, so that every inner loop runs along a row
    private final int half;     // A = 4^half UᵀU: 0 unless A is huge or tiny

    private Cholesky(int n, double[] u, int half) {
        this.n = n;
        this.u = u;
        this.half = half;
    }

    /// Decomposes a symmetric matrix, of which the upper triangle is read.
    ///
    /// @throws IllegalArgumentException if it is not square, not symmetric (beyond rounding), or not finite
    /// @throws ArithmeticException if it is not positive definite; names the first pivot that is not positive
    public static Cholesky of(Matrix a) {
        int n = a.rows();
        int half = Math.floorDiv(Inputs.symmetric("Cholesky", a) + 1, 2);     // a square root halves the power
        double[] u = Scale.scaled(a.data(), -2 * half);
        factor(u, n, 0, n);
        return new Cholesky(n, u, half);
    }

    /// A = [A₁ A₂; A₂ᵀ A₃]: factor A₁ = U₁ᵀU₁, then U₂ = U₁⁻ᵀA₂, and go on with A₃ − U₂ᵀU₂. Halving the matrix
    /// again and again turns almost all of the work into products of large blocks.
    private static void factor(double[] u, int n, int from, int size) {
        if (size <= SMALL) {
            factorSmall(u, n, from, size);
            return;
        }
        int half = (size / 2 + SMALL - 1) / SMALL * SMALL;
        int rest = size - half;
        int first = from * n + from;
        int right = first + half;
        factor(u, n, from, half);
        KERNELS.trsm(true, false, true, false, half, rest, 1, u, first, n, u, right, n);
        KERNELS.gemmt(true, false, rest, half, -1, u, right, n, u, right, n, u, right + half * n, n);
        factor(u, n, from + half, rest);
    }

    private static void factorSmall(double[] u, int n, int from, int size) {
        int end = from + size;
        for (int j = from; j < end; j++) {
            double pivot = u[j * n + j];
            if (!(pivot > 0)) {
                throw new ArithmeticException(
                        String.format(Locale.ROOT, "Cholesky: pivot %d is %s: the matrix is not positive definite", j, pivot));
            }
            double root = Math.sqrt(pivot);
            for (int c = j; c < end; c++) {
                u[j * n + c] /= root;
            }
            for (int i = j + 1; i < end; i++) {
                double factor = u[j * n + i];
                for (int c = i; c < end; c++) {
                    u[i * n + c] -= factor * u[j * n + c];
                }
            }
        }
    }

    /// L: (n, n), lower triangular with a positive diagonal.
    public Matrix lower() {
        Matrix lower = scaledUpper().transpose();
        Scale.scale(lower.data(), half);
        return lower;
    }

    /// U, without what is left below its diagonal from the work on it.
    private Matrix scaledUpper() {
        Matrix upper = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            System.arraycopy(u, i * n + i, upper.data(), i * n + i, n - i);
        }
        return upper;
    }

    /// The x with A x = b: forward through L, then back through Lᵀ.
    public double[] solve(double[] b) {
        Require.rows("Cholesky.solve", n, n, b.length);
        int right = Scale.headroom(b);
        double[] x = Scale.scaled(b, -right);
        KERNELS.trsv(false, true, false, n, u, 0, n, x, 0);
        KERNELS.trsv(false, false, false, n, u, 0, n, x, 0);
        Scale.scale(x, right - 2 * half);
        return x;
    }

    /// The X with A X = B, one solution a column. B: (n, p).
    public Matrix solve(Matrix b) {
        Require.rows("Cholesky.solve", n, n, b.rows());
        int right = Scale.headroom(b.data());
        Matrix x = b.copy();
        Scale.scale(x.data(), -right);
        substitute(x);
        Scale.scale(x.data(), right - 2 * half);
        return x;
    }

    /// x ← U⁻¹ U⁻ᵀ x
    private void substitute(Matrix x) {
        int p = x.columns();
        KERNELS.trsm(true, false, true, false, n, p, 1, u, 0, n, x.data(), 0, p);
        KERNELS.trsm(true, false, false, false, n, p, 1, u, 0, n, x.data(), 0, p);
    }

    /// A⁻¹, for where the inverse itself is wanted (a covariance of estimates); to solve equations, call `solve`.
    public Matrix inverse() {
        return solve(Matrix.identity(n));
    }

    /// det A = (l₀₀ l₁₁ …)². Infinite or 0 only if no number is near it: see `logDeterminant`.
    public double determinant() {
        ScaledProduct determinant = ScaledProduct.of(2L * n * half);
        for (int j = 0; j < n; j++) {
            determinant.multiply(u[j * n + j]);
            determinant.multiply(u[j * n + j]);
        }
        return determinant.value();
    }

    /// ln det A = 2 Σ ln lⱼⱼ
    public double logDeterminant() {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += Math.log(u[j * n + j]);
        }
        return 2 * (sum + (double) n * half * Math.log(2));
    }

    /// ln |det A|, under the name that the other decompositions use.
    public double logAbsDeterminant() {
        return logDeterminant();
    }

    /// 1: the determinant of a positive definite matrix is positive.
    public int determinantSign() {
        return 1;
    }

    /// ‖A‖₁ ‖A⁻¹‖₁, exactly, from UᵀU and the inverse: 3 n³ operations. In the 2-norm it would be the largest eigenvalue over
    /// the smallest, which is at most this, and at least this over n. The rank needs no method: only a matrix of full
    /// rank has this decomposition, and one that nearly lacks it shows a condition near 1 / ε.
    public double condition() {
        Matrix inverse = Matrix.identity(n);     // of 4^-half A
        substitute(inverse);
        return LU.norm1(scaledUpper().gram()) * LU.norm1(inverse);
    }
}
