package scratch.math;

import java.util.Arrays;
import scratch.math.kernel.Kernels;

/// A symmetric matrix turned into a tridiagonal one with the same eigenvalues: QᵀA Q = T, Q a product of reflectors.
/// The reflectors of a panel of columns are found first, each from one product with the matrix as it was before the
/// panel; the matrix itself is updated once a panel, A ← A − VᵀW − WᵀV.
/// Both triangles are kept: 2 n³ operations instead of 4/3 n³, but each pass is a plain product of matrix and vector,
/// which is faster than fetching half as much and using it twice.
/// Dongarra, Hammarling and Sorensen 1989, "Block reduction of matrices to condensed forms".
final class Tridiagonal {
    private static final Kernels KERNELS = Kernels.active();
    private static final int BLOCK = 32;

    private final int n;
    private final double[] a;      // (n, n)
    final double[] diagonal;       // (n)
    final double[] offDiagonal;    // (n - 1), one longer where n is 0
    private final double[] v;      // (n, n): row j is reflector j, 0 up to j, 1 at j + 1
    private final double[] tau;    // (n)
    private final double[] products = new double[2 * BLOCK];

    private Tridiagonal(int n, double[] a) {
        this.n = n;
        this.a = a;
        this.diagonal = new double[n];
        this.offDiagonal = new double[n - 1];
        this.v = new double[n * n];
        this.tau = new double[n];
    }

    /// Reduces the symmetric matrix in `a` (n, n), which is overwritten.
    static Tridiagonal reduce(int n, double[] a) {
        Tridiagonal t = new Tridiagonal(n, a);
        double[] w = new double[BLOCK * n];
        for (int j0 = 0; j0 < n; j0 += BLOCK) {
            int k = Math.min(BLOCK, n - j0);
            Arrays.fill(w, 0);
            for (int j = j0; j < j0 + k; j++) {
                t.column(j0, j, w);
            }
            t.updateRest(j0 + k, j0, k, w);
        }
        return t;
    }

    /// Column j (here: row j, right of the diagonal) brought up to date, reflected, and its w found.
    private void column(int j0, int j, double[] w) {
        int known = j - j0;
        for (int p = 0; p < known; p++) {
            products[p] = v[(j0 + p) * n + j];
            products[BLOCK + p] = w[p * n + j];
        }
        KERNELS.gemv(true, known, n - j, -1, w, j, n, products, 0, 1, a, j * n + j);
        KERNELS.gemv(true, known, n - j, -1, v, j0 * n + j, n, products, BLOCK, 1, a, j * n + j);
        diagonal[j] = a[j * n + j];
        int length = n - j - 1;
        if (length == 0) {
            return;
        }
        int head = j * n + j + 1;
        System.arraycopy(a, head, v, head, length);
        tau[j] = Reflectors.make(v, head, length);
        offDiagonal[j] = v[head];
        v[head] = 1;

        // w = τ (A − VᵀW − WᵀV) v, then w ← w − ½ τ (wᵀv) v
        int target = (j - j0) * n + j + 1;
        KERNELS.gemv(false, length, length, 1, a, (j + 1) * n + j + 1, n, v, head, 0, w, target);
        KERNELS.gemv(false, known, length, 1, w, j + 1, n, v, head, 0, products, 0);                     // W v
        KERNELS.gemv(false, known, length, 1, v, j0 * n + j + 1, n, v, head, 0, products, BLOCK);        // V v
        KERNELS.gemv(true, known, length, -1, v, j0 * n + j + 1, n, products, 0, 1, w, target);
        KERNELS.gemv(true, known, length, -1, w, j + 1, n, products, BLOCK, 1, w, target);
        KERNELS.scale(tau[j], w, target, length);
        double half = -0.5 * tau[j] * KERNELS.dot(w, target, v, head, length);
        KERNELS.axpy(half, v, head, w, target, length);
    }

    /// A ← A − VᵀW − WᵀV from row and column `from` on.
    private void updateRest(int from, int j0, int k, double[] w) {
        int rest = n - from;
        if (rest > 0) {
            int corner = from * n + from;
            KERNELS.gemm(true, false, rest, rest, k, -1, v, j0 * n + from, n, w, from, n, 1, a, corner, n);
            KERNELS.gemm(true, false, rest, rest, k, -1, w, from, n, v, j0 * n + from, n, 1, a, corner, n);
        }
    }

    /// row ← Q row for each of n rows (n, n): eigenvectors of T become eigenvectors of A.
    void applyQ(double[] rows) {
        int reflectors = n - 1;
        for (int j0 = (Math.max(1, reflectors) - 1) / BLOCK * BLOCK; j0 >= 0; j0 -= BLOCK) {
            int k = Math.min(BLOCK, reflectors - j0);
            int width = n - j0 - 1;
            if (k > 0) {
                double[] t = Reflectors.blockFactor(k, width, v, j0 * n + j0 + 1, n, tau, j0);
                Reflectors.applyBlock(false, k, width, v, j0 * n + j0 + 1, n, t, rows, j0 + 1, n, n);
            }
        }
    }
}
