package scratch.math.eigen;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;

/// Jacobi's method for a symmetric matrix: turn one plane after the other until nothing is left off the diagonal.
/// A = V Λ Vᵀ; a rotation of the plane (p, q) with tan 2φ = 2 aₚq / (aqq − aₚₚ) makes aₚq zero and moves its square,
/// twice, onto the diagonal.   Cost about 6 n³ operations a sweep, with V; five to ten sweeps.
/// Slower than [scratch.math.decomposition.SymmetricEigen], which is what the other lessons call; written to be read.
/// Jacobi 1846; Golub and Van Loan, *Matrix Computations*, section 8.5.
public final class JacobiEigen {
    private static final int MAX_SWEEPS = 60;

    private final double[] values;        // (n), falling
    private final Matrix vectors;         // (n, n), in columns
    private final double[] offDiagonal;   // (sweeps + 1)

    private JacobiEigen(double[] values, Matrix vectors, double[] offDiagonal) {
        this.values = values;
        this.vectors = vectors;
        this.offDiagonal = offDiagonal;
    }

    /// Decomposes a symmetric matrix (n, n).
    ///
    /// @throws IllegalArgumentException if it is empty, not square, not symmetric (beyond rounding), or not finite
    public static JacobiEigen of(Matrix matrix) {
        requireSymmetric(matrix);
        Matrix a = matrix.copy();                              // becomes Λ
        int n = a.rows();
        Matrix v = Matrix.identity(n);                         // becomes V
        double negligible = Math.ulp(1.0) * Vectors.norm(a.data());
        double[] off = new double[MAX_SWEEPS + 1];
        off[0] = sizeOffDiagonal(a);
        int sweep = 0;
        while (off[sweep] > negligible) {
            if (sweep == MAX_SWEEPS) {
                throw new ArithmeticException("JacobiEigen: " + off[sweep] + " off the diagonal after " + MAX_SWEEPS
                        + " sweeps: no convergence");
            }
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(a, v, p, q);
                }
            }
            off[++sweep] = sizeOffDiagonal(a);
        }
        return sorted(a, v, Arrays.copyOf(off, sweep + 1));
    }

    // The rotation of the plane (p, q) that makes aₚq zero: A ← JᵀAJ, V ← VJ.
    private static void rotate(Matrix a, Matrix v, int p, int q) {
        double apq = a.get(p, q);
        if (apq == 0) {
            return;
        }
        double theta = (a.get(q, q) - a.get(p, p)) / (2 * apq);
        // subtle: of the two solutions of t² + 2θt − 1 = 0 the small one, at most 45 degrees, written without cancellation
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        rotateRows(a, p, q, c, s);
        rotateColumns(a, p, q, c, s);
        a.set(p, q, 0);                                        // subtle: zero by design, not up to rounding
        a.set(q, p, 0);
        rotateColumns(v, p, q, c, s);
    }

    private static void rotateRows(Matrix m, int p, int q, double c, double s) {
        double[] data = m.data();
        int n = m.columns();
        for (int j = 0; j < n; j++) {
            double x = data[p * n + j];
            double y = data[q * n + j];
            data[p * n + j] = c * x - s * y;
            data[q * n + j] = s * x + c * y;
        }
    }

    private static void rotateColumns(Matrix m, int p, int q, double c, double s) {
        double[] data = m.data();
        int n = m.columns();
        for (int row = 0; row < data.length; row += n) {
            double x = data[row + p];
            double y = data[row + q];
            data[row + p] = c * x - s * y;
            data[row + q] = s * x + c * y;
        }
    }

    // The root of the sum of squares off the diagonal.
    private static double sizeOffDiagonal(Matrix a) {
        double[] data = a.data().clone();
        for (int i = 0; i < a.rows(); i++) {
            data[i * a.columns() + i] = 0;
        }
        return Vectors.norm(data);
    }

    private static JacobiEigen sorted(Matrix a, Matrix v, double[] offDiagonal) {
        int[] order = IntStream.range(0, a.rows()).boxed()
                .sorted((i, j) -> Double.compare(a.get(j, j), a.get(i, i))).mapToInt(Integer::intValue).toArray();
        double[] values = new double[order.length];
        for (int j = 0; j < order.length; j++) {
            values[j] = a.get(order[j], order[j]);
        }
        return new JacobiEigen(values, v.selectColumns(order), offDiagonal);
    }

    /// λ₀ >= λ₁ >= …: (n)
    public double[] values() {
        return values.clone();
    }

    /// V: (n, n), orthonormal columns; column j belongs to eigenvalue j. The sign of a column is arbitrary.
    public Matrix vectors() {
        return vectors;
    }

    /// The size of what stands off the diagonal, before the first sweep and after each: (sweeps + 1)
    public double[] offDiagonal() {
        return offDiagonal.clone();
    }

    /// The spectral theorem read from right to left: Σ of the first k terms λⱼ vⱼ vⱼᵀ; all n give A back. (n, n)
    public Matrix reconstruct(int k) {
        Require.that(k >= 0 && k <= values.length, "JacobiEigen.reconstruct: k = %s: must be from 0 to %s", k,
                values.length);
        Matrix sum = Matrix.zeros(values.length, values.length);
        for (int j = 0; j < k; j++) {
            double[] vj = vectors.column(j);
            sum = sum.plus(Vectors.outer(vj, vj).times(values[j]));
        }
        return sum;
    }

    private static void requireSymmetric(Matrix a) {
        Require.that(a.rows() == a.columns() && a.rows() > 0, "JacobiEigen: (%s, %s): the matrix must be square and"
                + " not empty", a.rows(), a.columns());
        Require.finite("JacobiEigen", a.columns(), a.data());
        double largest = Vectors.maxAbs(a.data());
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < i; j++) {
                if (!(Math.abs(a.get(i, j) - a.get(j, i)) <= 1e-10 * largest)) {
                    throw Require.broken("JacobiEigen: element (%d, %d) is %s, element (%d, %d) is %s: the matrix must be"
                            + " symmetric", i, j, a.get(i, j), j, i, a.get(j, i));
                }
            }
        }
    }
}
