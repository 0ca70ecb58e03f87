package scratch.math.decomposition;

import java.util.function.DoubleUnaryOperator;
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
        int exponent = Scale.exponent(a.data());
        double[] scaled = Scale.scaled(a.data(), -exponent);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                scaled[i * n + j] = scaled[j * n + i];
            }
        }

        Tridiagonal t = Tridiagonal.reduce(n, scaled);
        double[] lambda = t.diagonal;
        double[] z = DivideAndConquer.solve(lambda, t.offDiagonal);   // (n, n), eigenvectors of T as rows
        t.applyQ(z);

        int[] order = Permutations.sorted(lambda, true);
        Matrix rows = Matrix.wrap(n, n, z).selectRows(order);
        double[] values = new double[n];
        for (int j = 0; j < n; j++) {
            values[j] = Math.scalb(lambda[order[j]], exponent);
            Signs.makeLargestPositive(rows.data(), j * n, n);
        }
        return new SymmetricEigen(values, rows.transpose());
    }

    /// λ₀ >= λ₁ >= …: (n)
    public double[] values() {
        return values.clone();
    }

    /// V: (n, n), column j belongs to eigenvalue j.
    public Matrix vectors() {
        return vectors;
    }

    /// The product of the eigenvalues.
    public double determinant() {
        double product = 1;
        for (double value : values) {
            product *= value;
        }
        return product;
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
