package scratch.math.decomposition;

import java.util.Arrays;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// Singular value decomposition: every matrix is a turn, a stretch and a turn, A = U Σ Vᵀ.
/// A = Σⱼ σⱼ uⱼ vⱼᵀ; the first k terms are the best approximation of rank k (Eckart and Young 1936).
/// Thin: U is (m, k), V (n, k) with k = min(m, n); the singular values fall.
/// Reflections from both sides make A bidiagonal (for tall A after a QR), then the bidiagonal matrix is diagonalised;
/// about 20 n³ operations for a square matrix. The largest element of each vⱼ is positive.
/// Golub and Van Loan, *Matrix Computations*, section 8.6.
public final class SVD {
    private final double[] sigma;   // (k), of A / 2^exponent: where A's own would lose digits, these have them
    private final int exponent;     // 0 unless A is huge or tiny
    private final Matrix u;         // (m, k)
    private final Matrix v;         // (n, k)

    private SVD(double[] sigma, int exponent, Matrix u, Matrix v) {
        this.sigma = sigma;
        this.exponent = exponent;
        this.u = u;
        this.v = v;
    }

    /// Decomposes A (m, n) of any shape.
    public static SVD of(Matrix a) {
        Inputs.decomposable("SVD", a);
        int exponent = Scale.exponent(a.data());
        Matrix scaled = exponent == 0 ? a : Matrix.wrap(a.rows(), a.columns(), Scale.scaled(a.data(), -exponent));
        SVD svd = a.rows() < a.columns() ? ofTall(scaled.transpose()).swapped() : ofTall(scaled);   // Aᵀ = V Σ Uᵀ
        return new SVD(svd.sigma, exponent, svd.u, svd.v);
    }

    private static SVD ofTall(Matrix a) {
        int m = a.rows();
        int n = a.columns();
        if (m >= 2 * n) {
            // far more rows than columns: the work on R (n, n) replaces that on A
            QR qr = QR.of(a);
            SVD small = ofTall(qr.r());
            return new SVD(small.sigma, 0, qr.q().multiply(small.u), small.v);
        }
        Bidiagonal b = Bidiagonal.reduce(m, n, a.data().clone());
        double[] uRows = new double[n * m];   // row j: left singular vector j
        double[] vRows = new double[n * n];
        BidiagonalDivideAndConquer.solve(n, b.diagonal, b.offDiagonal, uRows, m, vRows);
        b.applyLeft(uRows);
        b.applyRight(vRows);
        return sorted(b.diagonal, m, uRows, n, vRows);
    }

    /// From left vectors (k, m) and right vectors (k, n) in rows.
    private static SVD sorted(double[] values, int m, double[] uRows, int n, double[] vRows) {
        int[] order = Permutations.sorted(values, true);
        double[] sigma = new double[values.length];
        for (int j = 0; j < sigma.length; j++) {
            sigma[j] = values[order[j]];
            if (Signs.makeLargestPositive(vRows, order[j] * n, n)) {
                Signs.negate(uRows, order[j] * m, m);   // subtle: the pair flips together
            }
        }
        return new SVD(sigma, 0, Permutations.columns(uRows, m, order), Permutations.columns(vRows, n, order));
    }

    /// The decomposition of Aᵀ from that of A.
    private SVD swapped() {
        return sorted(sigma, v.rows(), v.transpose().data(), u.rows(), u.transpose().data());
    }

    /// σ₀ >= σ₁ >= … >= 0: (k)
    public double[] singularValues() {
        return Scale.scaled(sigma, exponent);
    }

    /// U: (m, k), orthonormal columns.
    public Matrix u() {
        return u;
    }

    /// V, not Vᵀ: (n, k), orthonormal columns; column j belongs to singular value j.
    public Matrix v() {
        return v;
    }

    /// The numerical rank: the number of σ above max(m, n) ε σ₀.
    public int rank() {
        double tolerance = Math.max(u.rows(), v.rows()) * Math.ulp(1.0) * sigma[0];
        int rank = 0;
        while (rank < sigma.length && sigma[rank] > tolerance) {
            rank++;
        }
        return rank;
    }

    /// σ largest over σ smallest: how much relative errors can grow in solving; infinite for a singular matrix.
    public double condition() {
        double smallest = sigma[sigma.length - 1];
        return smallest == 0 ? Double.POSITIVE_INFINITY : sigma[0] / smallest;
    }

    /// The best approximation of rank k, Σ of the first k terms σⱼ uⱼ vⱼᵀ: (m, n). Its distance from A (Frobenius)
    /// is the root of the sum of the squares of the σ left out.
    public Matrix approximation(int k) {
        Require.that(k >= 0 && k <= sigma.length, "SVD.approximation: k = %d: must be from 0 to %d", k, sigma.length);
        int[] first = Arrays.copyOf(Permutations.identity(sigma.length), k);
        Matrix stretched = scaledColumns(u.selectColumns(first), sigma);
        Matrix product = stretched.multiply(v.selectColumns(first).transpose());
        Scale.scale(product.data(), exponent);
        return product;
    }

    /// The pseudo-inverse A⁺ = V Σ⁻¹ Uᵀ, (n, m), without the σ below the rank tolerance.
    public Matrix pseudoInverse() {
        int rank = rank();
        int[] first = Arrays.copyOf(Permutations.identity(sigma.length), rank);
        double[] inverse = new double[rank];
        for (int j = 0; j < rank; j++) {
            inverse[j] = 1 / sigma[j];
        }
        Matrix product = scaledColumns(v.selectColumns(first), inverse).multiply(u.selectColumns(first).transpose());
        Scale.scale(product.data(), -exponent);
        return product;
    }

    /// The shortest of all x that minimise ‖A x − b‖.
    public double[] solve(double[] b) {
        Require.rows("SVD.solve", u.rows(), v.rows(), b.length);
        Require.finite("SVD.solve: right side", b);
        int right = Scale.headroom(b);
        double[] c = u.transposeMultiply(Scale.scaled(b, -right));   // (k)
        int rank = rank();
        for (int j = 0; j < c.length; j++) {
            c[j] = j < rank ? c[j] / sigma[j] : 0;
        }
        double[] x = v.multiply(c);
        Scale.scale(x, right - exponent);
        return x;
    }

    private static Matrix scaledColumns(Matrix a, double[] factors) {
        double[] data = a.data();
        for (int i = 0; i < data.length; i++) {
            data[i] *= factors[i % a.columns()];
        }
        return a;
    }
}
