package scratch.math.decomposition;

import java.util.Arrays;
import scratch.math.Vectors;
import scratch.math.kernel.Kernels;

/// Eigenvalues and eigenvectors of a symmetric tridiagonal matrix by Cuppen's divide and conquer: torn in the middle,
/// T = (T₁, T₂) + ρ u uᵀ; with both halves diagonalised this is Q (D + ρ z zᵀ) Qᵀ, and [SecularEquation] finds its
/// eigenvalues. Where zⱼ is tiny or two dⱼ are equal up to rounding, an eigenvector is there already ("deflation").
/// Cost at most 4/3 n³ operations, nearly all in products of matrices.
/// Cuppen 1981; Gu and Eisenstat 1995, "A divide-and-conquer algorithm for the symmetric tridiagonal eigenproblem".
final class DivideAndConquer {
    private static final Kernels KERNELS = Kernels.active();
    private static final int SMALL = 32;
    private static final int VECTORS = 32;   // that a thread forms at a time

    private final int n;
    private final double[] d;
    private final double[] e;
    private final double[] q;   // (n, n): rows are eigenvectors; those of a block live in the columns of the block

    private DivideAndConquer(int n, double[] d, double[] e) {
        this.n = n;
        this.d = d;
        this.e = e;
        this.q = new double[n * n];
    }

    /// d becomes the eigenvalues, in no order; e is overwritten. Returns the eigenvectors as rows (n, n).
    static double[] solve(double[] d, double[] e) {
        DivideAndConquer problem = new DivideAndConquer(d.length, d, e);
        problem.solve(0, d.length);
        return problem.q;
    }

    private void solve(int from, int size) {
        if (size <= SMALL) {
            for (int j = from; j < from + size; j++) {
                q[j * n + j] = 1;
            }
            ImplicitQL.solve(d, e, from, size, q, n, from, size);
            return;
        }
        int half = size / 2;
        int middle = from + half;
        double rho = e[middle - 1];
        d[middle - 1] -= Math.abs(rho);
        d[middle] -= Math.abs(rho);
        solve(from, half);
        solve(middle, size - half);
        merge(from, middle, from + size, rho);
    }

    private void merge(int from, int middle, int end, double rho) {
        int size = end - from;
        double[] z = new double[size];   // u in the basis of the eigenvectors, of length 1
        for (int j = from; j < end; j++) {
            z[j - from] = Math.sqrt(0.5)
                    * (j < middle ? q[j * n + middle - 1] : Math.copySign(1, rho) * q[j * n + middle]);
        }
        Rank1Parts parts = deflate(from, middle, end, z, 2 * Math.abs(rho));
        int k = parts.count();
        if (k == 0) {
            return;
        }
        double[] poles = new double[k];
        double[] weights = new double[k];
        for (int i = 0; i < k; i++) {
            poles[i] = d[parts.row(i)];
            weights[i] = z[parts.row(i) - from] * Math.sqrt(2 * Math.abs(rho));
        }
        SecularEquation equation = new SecularEquation(poles, weights, false);
        double[] s = vectors(equation, parts);
        parts.multiply(s, q, n, from, middle, end);
        for (int i = 0; i < k; i++) {
            d[parts.row(i)] = equation.roots[i];
        }
    }

    /// Sorts the rows by d, and sets aside those that are eigenvectors already.
    private Rank1Parts deflate(int from, int middle, int end, double[] z, double rho) {
        double[] block = Arrays.copyOfRange(d, from, end);
        double tolerance = 4 * Math.ulp(1.0) * Math.max(Vectors.maxAbs(block), Vectors.maxAbs(z));
        Rank1Parts parts = new Rank1Parts(from, middle, end);
        int last = -1;   // the last row kept so far
        for (int index : Permutations.sorted(block, false)) {
            int row = from + index;
            if (rho * Math.abs(z[index]) <= tolerance) {
                continue;
            }
            if (last >= 0) {
                double length = Math.hypot(z[index], z[last - from]);
                double cosine = z[index] / length;
                double sine = -z[last - from] / length;
                if (Math.abs((d[row] - d[last]) * cosine * sine) <= tolerance) {
                    // a rotation of the two vectors moves all of z into one of them; the other is done
                    z[index] = length;
                    ImplicitQL.rotate(q, last * n + from, row * n + from, end - from, cosine, sine);
                    parts.blend(last, row);
                    double dLast = d[last];
                    d[last] = dLast * cosine * cosine + d[row] * sine * sine;
                    d[row] = dLast * sine * sine + d[row] * cosine * cosine;
                    last = row;
                    continue;
                }
                parts.keep(last);
            }
            last = row;
        }
        if (last >= 0) {
            parts.keep(last);
        }
        return parts.group();
    }

    /// Unit eigenvectors of D + ρ z zᵀ as rows (k, k), sᵢⱼ = ẑⱼ / (dⱼ − λᵢ), columns grouped as `parts` wants them.
    private static double[] vectors(SecularEquation equation, Rank1Parts parts) {
        double[] z = equation.exactZ();
        int k = z.length;
        double[] s = new double[k * k];
        equation.inChunks(VECTORS, (from, to) -> {
            double[] row = new double[k];
            for (int i = from; i < to; i++) {
                double[] differences = equation.differences[i];
                for (int j = 0; j < k; j++) {
                    row[j] = z[j] / differences[j];
                }
                parts.scatter(1 / KERNELS.norm(row, 0, k), row, s, i);
            }
        });
        return s;
    }
}
