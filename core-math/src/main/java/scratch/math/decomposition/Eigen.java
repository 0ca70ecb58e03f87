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
    private final HessenbergQR qr;
    private final int[] order;          // (n): eigenvalue j is number order[j] of `qr`
    private final int exponent;         // `qr` holds A / 2^exponent
    private final double[] real;        // (n)
    private final double[] imaginary;   // (n)

    private Eigen(HessenbergQR qr, int[] order, int exponent, double[] real, double[] imaginary) {
        this.qr = qr;
        this.order = order;
        this.exponent = exponent;
        this.real = real;
        this.imaginary = imaginary;
    }

    /// @throws IllegalArgumentException if the matrix is not square or not finite
    public static Eigen of(Matrix a) {
        Require.square("Eigen", a.rows(), a.columns());
        Inputs.decomposable("Eigen", a);
        int n = a.rows();
        // subtle: no more than what overflows; after balancing the small numbers may be those that matter
        int exponent = Scale.headroom(a.data());
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
        return new Eigen(qr, order, exponent, real, imaginary);
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

    /// A unit eigenvector of the real eigenvalue j, its largest element positive. An eigenvalue that comes several times
    /// has, if the matrix has that many, as many independent eigenvectors: one for each of its numbers j. Where the
    /// matrix has fewer (it is then called defective), the last of them comes again.
    public double[] vector(int j) {
        Require.that(j >= 0 && j < real.length, "Eigen.vector: %d of %d: no such eigenvalue", j, real.length);
        Require.that(isReal(j), "Eigen.vector: eigenvalue %d is %s + %si: only real ones have a real eigenvector", j,
                real[j], imaginary[j]);
        int n = real.length;
        Matrix balanced = Matrix.wrap(n, n, qr.balanced());
        double size = balancedSize(balanced);
        if (size == 0) {
            return Matrix.identity(n).row(j);
        }
        double tolerance = 100 * n * Math.ulp(1.0) * size;
        int before = 0;         // eigenvalues of this size that come earlier, and all of them
        int all = 0;
        double sum = 0;
        for (int k = 0; k < n; k++) {
            if (isReal(k) && Math.abs(qr.real[order[k]] - qr.real[order[j]]) <= tolerance) {
                before += k < j ? 1 : 0;
                sum += qr.real[order[k]] / n;
                all++;
            }
        }
        double[] w = all == 1 ? byInverseIteration(balanced, qr.real[order[j]], size)
                : ofNullSpace(balanced, n * (sum / all), before, all, tolerance);
        double[] v = qr.unbalanced(w);
        Signs.makeLargestPositive(v, 0, n);
        return v;
    }

    /// subtle: not the norm, whose squares a matrix of huge numbers does not survive
    private static double balancedSize(Matrix balanced) {
        double largest = Vectors.maxAbs(balanced.data());
        return largest == 0 ? 0 : largest * Vectors.norm(balanced.times(1 / largest).data());
    }

    /// Solving with B − λI, which is nearly singular, blows up just the direction that is wanted.
    private static double[] byInverseIteration(Matrix balanced, double lambda, double size) {
        int n = balanced.rows();
        // subtle: a shift beside λ, not on it, so that the pivots stay above zero
        LU lu = LU.of(shifted(balanced, lambda + 4 * Math.ulp(1.0) * size));
        double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            v[i] = 1 + 0.3 * Math.sin(i + 1);   // no eigenvector of anything met in practice
        }
        for (int step = 0; step < 4 && lu.isNonsingular(); step++) {
            v = Vectors.unit(lu.solve(v));
        }
        return v;
    }

    /// All eigenvectors of λ are what B − λI sends to 0: the last singular vectors. They are perpendicular to each other.
    ///
    /// @param most how many there can be
    private static double[] ofNullSpace(Matrix balanced, double lambda, int number, int most, double tolerance) {
        SVD svd = SVD.of(shifted(balanced, lambda));
        int n = balanced.rows();
        int found = 1;
        while (found < most && svd.singularValues()[n - 1 - found] <= tolerance) {
            found++;
        }
        return svd.v().column(n - 1 - Math.min(number, found - 1));
    }

    private static Matrix shifted(Matrix balanced, double lambda) {
        Matrix result = balanced.copy();
        for (int i = 0; i < balanced.rows(); i++) {
            result.set(i, i, result.get(i, i) - lambda);
        }
        return result;
    }
}
