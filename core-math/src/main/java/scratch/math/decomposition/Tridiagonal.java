package scratch.math.decomposition;

import scratch.math.kernel.Kernels;

/// A symmetric matrix turned into a tridiagonal one with the same eigenvalues: QᵀA Q = T, Q a product of reflectors.
/// The reflectors of a panel of columns are found first, each from one product with the matrix as it was before the
/// panel; the matrix itself is updated once a panel, A ← A − VᵀW − WᵀV.
/// Only the upper triangle is kept: 4/3 n³ operations, half of them in products of the matrix with one vector, which are
/// as fast as the triangle can be read, half in the update.
/// Dongarra, Hammarling and Sorensen 1989, "Block reduction of matrices to condensed forms".
final class Tridiagonal {
    private static final Kernels KERNELS = Kernels.active();

    /// Columns of a panel. Within it every product runs over all columns found so far: half as many are faster here
    /// than in the update of the matrix they are slower.
    private static final int BLOCK = 16;

    /// Reflectors applied at once to the eigenvectors, where there is nothing but products of matrices.
    private static final int BACK = 64;

    private final int n;
    private final double[] a;      // (n, n)
    final double[] diagonal;       // (n)
    final double[] offDiagonal;    // (n - 1), one longer where n is 0
    private final double[] v;      // (n, n): row j is reflector j, 0 up to j, 1 at j + 1
    private final double[] tau;    // (n)
    private final double[] vw;     // (2 BLOCK, n): rows v₀, w₀, v₁, w₁, … of the panel
    private final double[] wv;     // (2 BLOCK, n): the same with each pair swapped, for the update of the matrix
    private final double[] products = new double[2 * BLOCK];

    private Tridiagonal(int n, double[] a) {
        this.n = n;
        this.a = a;
        this.diagonal = new double[n];
        this.offDiagonal = new double[n - 1];
        this.v = new double[n * n];
        this.tau = new double[n];
        this.vw = new double[2 * BLOCK * n];
        this.wv = new double[2 * BLOCK * n];
    }

    /// Reduces the symmetric matrix in the upper triangle of `a` (n, n), which is overwritten.
    static Tridiagonal reduce(int n, double[] a) {
        Tridiagonal t = new Tridiagonal(n, a);
        for (int j0 = 0; j0 < n; j0 += BLOCK) {
            int k = Math.min(BLOCK, n - j0);
            for (int j = j0; j < j0 + k; j++) {
                t.column(j, 2 * (j - j0));
            }
            t.updateRest(j0 + k, 2 * k);
        }
        return t;
    }

    /// Column j (here: row j, right of the diagonal) brought up to date, reflected, and its w found.
    /// The panel so far is the first `known` rows of vw. VᵀW + WᵀV is each row times its partner, p ^ 1.
    private void column(int j, int known) {
        for (int p = 0; p < known; p++) {
            products[p ^ 1] = vw[p * n + j];
        }
        KERNELS.gemv(true, known, n - j, -1, vw, j, n, products, 0, 1, a, j * n + j);
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
        int w = (known + 1) * n + j + 1;
        KERNELS.symv(length, a, (j + 1) * n + j + 1, n, v, head, vw, w);
        KERNELS.gemv(false, known, length, 1, vw, j + 1, n, v, head, 0, products, 0);
        for (int p = 0; p < known; p += 2) {
            double product = products[p];
            products[p] = products[p + 1];
            products[p + 1] = product;
        }
        KERNELS.gemv(true, known, length, -1, vw, j + 1, n, products, 0, 1, vw, w);
        KERNELS.scale(tau[j], vw, w, length);
        KERNELS.axpy(-0.5 * tau[j] * KERNELS.dot(vw, w, v, head, length), v, head, vw, w, length);
        System.arraycopy(v, head, vw, known * n + j + 1, length);
    }

    /// A ← A − VᵀW − WᵀV from row and column `from` on, as one product: A is read and written once.
    private void updateRest(int from, int k) {
        int rest = n - from;
        if (rest > 0) {
            for (int p = 0; p < k; p++) {
                System.arraycopy(vw, p * n + from, wv, (p ^ 1) * n + from, rest);
            }
            KERNELS.gemmt(true, false, rest, k, -1, vw, from, n, wv, from, n, a, from * n + from, n);
        }
    }

    /// row ← Q row for each of n rows (n, n): eigenvectors of T become eigenvectors of A.
    void applyQ(double[] rows) {
        int reflectors = n - 1;
        double[] work = new double[2 * BACK * n];
        for (int j0 = (Math.max(1, reflectors) - 1) / BACK * BACK; j0 >= 0; j0 -= BACK) {
            int k = Math.min(BACK, reflectors - j0);
            int width = n - j0 - 1;
            if (k > 0) {
                double[] t = Reflectors.blockFactor(k, width, v, j0 * n + j0 + 1, n, tau, j0);
                Reflectors.applyBlock(false, k, width, v, j0 * n + j0 + 1, n, t, 0, k, rows, j0 + 1, n, n,
                        work);
            }
        }
    }
}
