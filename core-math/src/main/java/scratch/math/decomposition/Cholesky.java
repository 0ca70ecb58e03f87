package scratch.math.decomposition;

import java.util.Arrays;
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
    private final double norm1;   // of A

    private Cholesky(int n, double[] u, double norm1) {
        this.n = n;
        this.u = u;
        this.norm1 = norm1;
    }

    /// Decomposes a symmetric matrix, of which the upper triangle is read.
    ///
    /// @throws IllegalArgumentException if it is not square, not symmetric (beyond rounding), or not finite
    /// @throws ArithmeticException if it is not positive definite; names the first pivot that is not positive
    public static Cholesky of(Matrix a) {
        Inputs.symmetric("Cholesky", a);
        int n = a.rows();
        double[] u = a.data().clone();
        factor(u, n, 0, n);
        for (int i = 1; i < n; i++) {
            Arrays.fill(u, i * n, i * n + i, 0);
        }
        return new Cholesky(n, u, LU.norm1(a));
    }

    /// A = [A₁ A₂; A₂ᵀ A₃]: factor A₁ = U₁ᵀU₁, then U₂ = U₁⁻ᵀA₂, and go on with A₃ − U₂ᵀU₂. Halving the matrix
    /// again and again turns almost all of the work into products of large blocks.
    private static void factor(double[] u, int n, int from, int size) {
        if (size <= SMALL) {
            factorSmall(u, n, from, size);
            return;
        }
        int half = size / 2;
        int rest = size - half;
        int first = from * n + from;
        int right = first + half;
        factor(u, n, from, half);
        KERNELS.trsm(true, false, true, false, half, rest, 1, u, first, n, u, right, n);
        KERNELS.syrk(true, rest, half, -1, u, right, n, 1, u, right + half * n, n);
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
        return Matrix.wrap(n, n, u).transpose();
    }

    /// The x with A x = b: forward through L, then back through Lᵀ.
    public double[] solve(double[] b) {
        Require.rows("Cholesky.solve", n, n, b.length);
        double[] x = b.clone();
        KERNELS.trsv(false, true, false, n, u, 0, n, x, 0);
        KERNELS.trsv(false, false, false, n, u, 0, n, x, 0);
        return x;
    }

    /// The X with A X = B, one solution a column. B: (n, p).
    public Matrix solve(Matrix b) {
        Require.rows("Cholesky.solve", n, n, b.rows());
        Matrix x = b.copy();
        int p = b.columns();
        KERNELS.trsm(true, false, true, false, n, p, 1, u, 0, n, x.data(), 0, p);
        KERNELS.trsm(true, false, false, false, n, p, 1, u, 0, n, x.data(), 0, p);
        return x;
    }

    /// A⁻¹, for where the inverse itself is wanted (a covariance of estimates); to solve equations, call `solve`.
    public Matrix inverse() {
        return solve(Matrix.identity(n));
    }

    /// det A = (l₀₀ l₁₁ …)². Over- and underflows soon: see `logDeterminant`.
    public double determinant() {
        double determinant = 1;
        for (int j = 0; j < n; j++) {
            determinant *= u[j * n + j] * u[j * n + j];
        }
        return determinant;
    }

    /// ln det A = 2 Σ ln lⱼⱼ
    public double logDeterminant() {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += Math.log(u[j * n + j]);
        }
        return 2 * sum;
    }

    /// ‖A‖₁ ‖A⁻¹‖₁, exactly, from the inverse: 2 n³ operations. In the 2-norm it would be the largest eigenvalue over
    /// the smallest, which is at most this, and at least this over n. The rank needs no method: only a matrix of full
    /// rank has this decomposition, and one that nearly lacks it shows a condition near 1 / ε.
    public double condition() {
        return norm1 * LU.norm1(inverse());
    }
}
