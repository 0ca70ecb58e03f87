package scratch.math.svd;

import java.util.stream.IntStream;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;

/// Singular value decomposition by one-sided Jacobi: rotate pairs of columns until all columns are orthogonal.
/// A V = U Σ: V collects the rotations, the lengths of the columns are the σ, the columns divided by them are U.
/// AᵀA is never formed, so small singular values keep their digits.   Cost about 6 m n² a sweep; five to ten sweeps.
/// Slower than [scratch.math.decomposition.SVD], which is what the other lessons call; written to be read.
/// Hestenes 1958; Demmel and Veselić 1992; Golub and Van Loan, *Matrix Computations*, section 8.6.
public final class OneSidedJacobi {
    private static final int MAX_SWEEPS = 60;

    private final double[] sigma;   // (k), k = min(m, n), falling
    private final Matrix u;         // (m, k)
    private final Matrix v;         // (n, k)
    private final int sweeps;

    private OneSidedJacobi(double[] sigma, Matrix u, Matrix v, int sweeps) {
        this.sigma = sigma;
        this.u = u;
        this.v = v;
        this.sweeps = sweeps;
    }

    /// Decomposes A (m, n) of any shape.
    ///
    /// @throws IllegalArgumentException if it is empty or not finite
    public static OneSidedJacobi of(Matrix a) {
        Require.notEmpty("OneSidedJacobi", a.rows(), a.columns());
        Require.finite("OneSidedJacobi", a.columns(), a.data());
        if (a.rows() < a.columns()) {
            OneSidedJacobi other = ofTall(a.transpose());      // Aᵀ = V Σ Uᵀ
            return new OneSidedJacobi(other.sigma, other.v, other.u, other.sweeps);
        }
        return ofTall(a);
    }

    private static OneSidedJacobi ofTall(Matrix a) {
        int n = a.columns();
        // subtle: by a power of two, which rounds nothing; else the squares of 1e-200 would be 0
        int exponent = Math.getExponent(Vectors.maxAbs(a.data()));
        double[][] columns = new double[n][];                  // A V, one array a column: (n, m)
        double[][] rotations = new double[n][];                // V, one array a column: (n, n)
        for (int j = 0; j < n; j++) {
            columns[j] = a.column(j);
            for (int i = 0; i < a.rows(); i++) {
                columns[j][i] = Math.scalb(columns[j][i], -exponent);
            }
            rotations[j] = new double[n];
            rotations[j][j] = 1;
        }
        int sweeps = 0;
        while (sweep(columns, rotations) > 0) {
            if (++sweeps == MAX_SWEEPS) {
                throw new ArithmeticException("OneSidedJacobi: (" + a.rows() + ", " + n + "): columns not orthogonal"
                        + " after " + MAX_SWEEPS + " sweeps: no convergence");
            }
        }
        return sorted(columns, rotations, exponent, sweeps);
    }

    // All pairs of columns once. Returns how many had to be rotated.
    private static int sweep(double[][] columns, double[][] rotations) {
        // subtle: the |cosine| that counts as 0 grows with √m, as the rounding of a dot product may
        double negligible = Math.ulp(1.0) * Math.max(5, Math.sqrt(columns[0].length));
        int rotated = 0;
        for (int p = 0; p < columns.length; p++) {
            for (int q = p + 1; q < columns.length; q++) {
                rotated += orthogonalise(columns, rotations, p, q, negligible) ? 1 : 0;
            }
        }
        return rotated;
    }

    // The rotation of lesson 104 for [[α, γ], [γ, β]], this pair's corner of AᵀA.
    private static boolean orthogonalise(double[][] columns, double[][] rotations, int p, int q, double negligible) {
        double alpha = Vectors.dot(columns[p], columns[p]);
        double beta = Vectors.dot(columns[q], columns[q]);
        double gamma = Vectors.dot(columns[p], columns[q]);
        if (Math.abs(gamma) <= negligible * Math.sqrt(alpha) * Math.sqrt(beta)) {
            return false;                                      // already at a right angle
        }
        double theta = (beta - alpha) / (2 * gamma);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
        double c = 1 / Math.sqrt(t * t + 1);
        rotate(columns[p], columns[q], c, t * c);
        rotate(rotations[p], rotations[q], c, t * c);
        return true;
    }

    private static void rotate(double[] x, double[] y, double c, double s) {
        for (int i = 0; i < x.length; i++) {
            double old = x[i];
            x[i] = c * old - s * y[i];
            y[i] = s * old + c * y[i];
        }
    }

    private static OneSidedJacobi sorted(double[][] columns, double[][] rotations, int exponent, int sweeps) {
        double[] lengths = new double[columns.length];
        for (int j = 0; j < lengths.length; j++) {
            lengths[j] = Vectors.norm(columns[j]);
        }
        int[] order = IntStream.range(0, lengths.length).boxed()
                .sorted((i, j) -> Double.compare(lengths[j], lengths[i])).mapToInt(Integer::intValue).toArray();
        double[] sigma = new double[lengths.length];
        double[][] u = new double[lengths.length][];
        double[][] v = new double[lengths.length][];
        for (int j = 0; j < sigma.length; j++) {
            double length = lengths[order[j]];
            sigma[j] = Math.scalb(length, exponent);
            // subtle: σ = 0 leaves u free; it stays zero, and contributes nothing to any sum
            u[j] = length == 0 ? columns[order[j]] : Vectors.times(columns[order[j]], 1 / length);
            v[j] = rotations[order[j]];
        }
        return new OneSidedJacobi(sigma, Matrix.of(u).transpose(), Matrix.of(v).transpose(), sweeps);
    }

    /// σ₀ >= σ₁ >= … >= 0: (k)
    public double[] singularValues() {
        return sigma.clone();
    }

    /// U: (m, k), orthonormal columns, but zero where σ is exactly 0. Signs are arbitrary, of uⱼ and vⱼ together.
    public Matrix u() {
        return u;
    }

    /// V, not Vᵀ: (n, k); column j belongs to singular value j. Orthonormal, for a wide A as for U.
    public Matrix v() {
        return v;
    }

    /// How often all pairs were visited, without the last visit, which rotated nothing.
    public int sweeps() {
        return sweeps;
    }

    /// The pseudo-inverse A⁺ = Σ vⱼ uⱼᵀ / σⱼ over the σⱼ above `cutOff` times the largest: (n, m)
    ///
    /// @param cutOff in [0, 1); the usual choice is max(m, n) · ε
    public Matrix pseudoInverse(double cutOff) {
        Require.that(cutOff >= 0 && cutOff < 1, "OneSidedJacobi.pseudoInverse: cutOff = %s: must be in [0, 1)", cutOff);
        Matrix sum = Matrix.zeros(v.rows(), u.rows());
        for (int j = 0; j < sigma.length; j++) {
            if (sigma[j] > cutOff * sigma[0]) {
                sum = sum.plus(Vectors.outer(Vectors.times(v.column(j), 1 / sigma[j]), u.column(j)));
            }
        }
        return sum;
    }
}
