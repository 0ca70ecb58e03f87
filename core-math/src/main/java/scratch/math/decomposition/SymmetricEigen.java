package scratch.math.decomposition;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import scratch.math.Matrix;
import scratch.math.Vectors;

/// Eigenvalues and eigenvectors of a symmetric matrix: A = V Λ Vᵀ, all real, V orthogonal.
/// A vⱼ = λⱼ vⱼ.   Three steps: A to tridiagonal form by reflections (2 n³ operations), the eigenvalues and
/// eigenvectors of that by divide and conquer (at most 4/3 n³), and the vectors back (2 n³).
/// The eigenvalues fall; the largest element of each eigenvector is positive, since −v would be as good as v.
/// Golub and Van Loan, *Matrix Computations*, chapter 8; Demmel, *Applied Numerical Linear Algebra*, chapter 5.
public final class SymmetricEigen {
    private final double[] values;   // (n)
    private final Matrix vectors;    // (n, n), in columns

    private SymmetricEigen(double[] values, Matrix vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    /// Decomposes a symmetric matrix, of which the upper triangle is read.
    ///
    /// @throws IllegalArgumentException if it is not square, not symmetric (beyond rounding), or not finite
    public static SymmetricEigen of(Matrix a) {
        Inputs.symmetric("SymmetricEigen", a);
        int n = a.rows();
        double[] lambda = new double[n];
        double[] rows = blockByBlock(n, a.data(), lambda);      // eigenvectors as rows
        int[] order = Permutations.sorted(lambda, true);
        double[] values = new double[n];
        for (int j = 0; j < n; j++) {
            values[j] = lambda[order[j]];
            Signs.makeLargestPositive(rows, order[j] * n, n);
        }
        return new SymmetricEigen(values, Permutations.columns(rows, n, order));
    }

    /// Which rows belong together: each row is called by the first of those that it is connected to by elements that
    /// are not 0. Blocks have nothing to do with each other, so each is decomposed for itself, and tiny eigenvalues of
    /// one are not lost beside the huge ones of another.
    private static int[] blocks(int n, double[] a) {
        int[] block = Permutations.identity(n);
        int count = n;
        for (int i = 0; i < n && count > 1; i++) {
            for (int j = i + 1; j < n; j++) {
                if (a[i * n + j] != 0 && block[i] != block[j]) {
                    int kept = Math.min(block[i], block[j]);
                    int gone = Math.max(block[i], block[j]);
                    for (int k = 0; k < n; k++) {
                        block[k] = block[k] == gone ? kept : block[k];
                    }
                    count--;
                }
            }
        }
        return block;
    }

    private static int[] members(int[] blocks, int first) {
        return IntStream.range(0, blocks.length).filter(i -> blocks[i] == first).toArray();
    }

    /// Each block for itself; its eigenvalues and eigenvectors (as rows) stand where its rows stood.
    private static double[] blockByBlock(int n, double[] a, double[] lambda) {
        int[] blocks = blocks(n, a);
        if (members(blocks, 0).length == n) {
            return solve(n, a.clone(), lambda);      // the usual case: nothing to pick out, nothing to put back
        }
        double[] rows = new double[n * n];
        for (int first = 0; first < n; first++) {
            if (blocks[first] == first) {
                int[] at = members(blocks, first);
                int k = at.length;
                double[] values = new double[k];
                double[] vectors = solve(k, pick(n, a, at), values);
                for (int i = 0; i < k; i++) {
                    lambda[at[i]] = values[i];
                    for (int j = 0; j < k; j++) {
                        rows[at[i] * n + at[j]] = vectors[i * k + j];
                    }
                }
            }
        }
        return rows;
    }

    /// The upper triangle of the block of these rows and columns.
    private static double[] pick(int n, double[] a, int[] at) {
        int k = at.length;
        double[] block = new double[k * k];
        for (int i = 0; i < k; i++) {
            for (int j = i; j < k; j++) {
                block[i * k + j] = a[at[i] * n + at[j]];
            }
        }
        return block;
    }

    /// Eigenvalues of the matrix (k, k) in the upper triangle of `a`, which is overwritten; returns its eigenvectors as rows.
    private static double[] solve(int k, double[] a, double[] values) {
        int exponent = Scale.exponent(a);
        Scale.scale(a, -exponent);
        Tridiagonal t = Tridiagonal.reduce(k, a);
        double[] vectors = DivideAndConquer.solve(t.diagonal, t.offDiagonal);   // of T
        t.applyQ(vectors);
        for (int i = 0; i < k; i++) {
            values[i] = Math.scalb(t.diagonal[i], exponent);
        }
        return vectors;
    }

    /// λ₀ >= λ₁ >= …: (n)
    public double[] values() {
        return values.clone();
    }

    /// V: (n, n), column j belongs to eigenvalue j.
    public Matrix vectors() {
        return vectors;
    }

    /// The product of the eigenvalues. Infinite or 0 only if no number is near it.
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
        return ScaledProduct.of(0, values);
    }

    /// |λ| largest over |λ| smallest, the condition number in the 2-norm; infinite for a singular matrix.
    public double condition() {
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
            smallest = Math.min(smallest, Math.abs(value));
        }
        return smallest == 0 ? Double.POSITIVE_INFINITY : largest / smallest;
    }

    /// The number of eigenvalues that are more than rounding, |λ| > n ε |λ| largest.
    public int rank() {
        double tolerance = values.length * Math.ulp(1.0) * Vectors.maxAbs(values);
        int rank = 0;
        for (double value : values) {
            rank += Math.abs(value) > tolerance ? 1 : 0;
        }
        return rank;
    }

    /// f(A) = V f(Λ) Vᵀ, for instance the square root of a covariance matrix.
    public Matrix apply(DoubleUnaryOperator f) {
        Matrix scaled = vectors.copy();   // V f(Λ)
        int n = values.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled.data()[i * n + j] *= f.applyAsDouble(values[j]);
            }
        }
        return scaled.multiply(vectors.transpose());
    }
}
