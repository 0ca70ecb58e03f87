package scratch.math.decomposition;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;

/// Eigenvalues of a general square matrix, real or in complex pairs a ± bi, and eigenvectors of the real ones.
/// A v = λ v.   Balanced, reduced to Hessenberg form (10/3 n³ operations), then Francis' QR steps (about 10 n³).
/// Sorted by falling size |λ|; of a pair, the value with the positive imaginary part comes first.
/// Accuracy: each eigenvalue is exact for a matrix within rounding of A, but far from A's own where A is far from
/// symmetric and nearly lacks eigenvectors; a symmetric matrix is better served by [SymmetricEigen].
/// Golub and Van Loan, *Matrix Computations*, chapter 7.
public final class Eigen {
    private final Matrix a;
    private final double[] real;        // (n)
    private final double[] imaginary;   // (n)

    private Eigen(Matrix a, double[] real, double[] imaginary) {
        this.a = a;
        this.real = real;
        this.imaginary = imaginary;
    }

    /// @throws IllegalArgumentException if the matrix is not square or not finite
    public static Eigen of(Matrix a) {
        Require.square("Eigen", a.rows(), a.columns());
        Inputs.decomposable("Eigen", a);
        int n = a.rows();
        int exponent = Scale.exponent(a.data());
        HessenbergQR qr = new HessenbergQR(n, Scale.scaled(a.data(), -exponent));
        qr.solve();

        double[] sizes = new double[n];
        for (int j = 0; j < n; j++) {
            sizes[j] = Math.hypot(qr.real[j], qr.imaginary[j]);
        }
        int[] order = Permutations.sorted(sizes, true);   // stable, so that pairs stay together
        double[] real = new double[n];
        double[] imaginary = new double[n];
        for (int j = 0; j < n; j++) {
            real[j] = Math.scalb(qr.real[order[j]], exponent);
            imaginary[j] = Math.scalb(qr.imaginary[order[j]], exponent);
        }
        return new Eigen(a.copy(), real, imaginary);
    }

    /// The real parts: (n)
    public double[] real() {
        return real.clone();
    }

    /// The imaginary parts, 0 for real eigenvalues: (n)
    public double[] imaginary() {
        return imaginary.clone();
    }

    public boolean isReal(int j) {
        return imaginary[j] == 0;
    }

    /// The largest |λ|, which decides whether powers of A grow or fade.
    public double spectralRadius() {
        return Math.hypot(real[0], imaginary[0]);
    }

    /// A unit eigenvector of the real eigenvalue j, its largest element positive, by inverse iteration: solving with
    /// A − λI, which is nearly singular, blows up just the direction that is wanted. For an eigenvalue that comes more
    /// than once, one of its eigenvectors.
    public double[] vector(int j) {
        Require.that(j >= 0 && j < real.length, "Eigen.vector: %d of %d: no such eigenvalue", j, real.length);
        Require.that(isReal(j), "Eigen.vector: eigenvalue %d is %s + %si: only real ones have a real eigenvector", j,
                real[j], imaginary[j]);
        int n = real.length;
        double size = Vectors.norm(a.data());
        if (size == 0) {
            return Matrix.identity(n).row(j);
        }
        // subtle: a shift beside λ, not on it, so that the pivots stay above zero
        double shift = real[j] + 4 * Math.ulp(1.0) * size;
        Matrix shifted = a.minus(Matrix.identity(n).times(shift));
        LU lu = LU.of(shifted);
        double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            v[i] = 1 + 0.3 * Math.sin(i + 1);   // no eigenvector of anything met in practice
        }
        for (int step = 0; step < 4 && lu.isNonsingular(); step++) {
            v = Vectors.unit(lu.solve(v));
        }
        Signs.makeLargestPositive(v, 0, n);
        return v;
    }
}
