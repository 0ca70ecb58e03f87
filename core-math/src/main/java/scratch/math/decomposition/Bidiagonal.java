package scratch.math.decomposition;

import scratch.math.kernel.Kernels;

/// A matrix A (m, n), m >= n, turned into an upper bidiagonal one with the same singular values: LᵀA R = B, L and R
/// products of reflectors that act on columns and rows in turn.
/// As in [Tridiagonal], the reflectors of a panel are found from the matrix as it was before it, and the matrix is
/// updated once a panel, A ← A − LᵀY − XᵀR, as one product of (L | X) and (Y | R): half of the 4 n² (m − n/3) operations
/// are products of matrices.
/// Golub and Kahan 1965; Dongarra, Hammarling and Sorensen 1989 for the panels.
final class Bidiagonal {
    private static final Kernels KERNELS = Kernels.active();
    private static final int BLOCK = 16;   // see Tridiagonal
    private static final int BACK = 64;

    private final int m;
    private final int n;
    private final double[] a;        // (m, n)
    final double[] diagonal;         // (n)
    final double[] offDiagonal;      // (n), the last one 0
    private final double[] left;     // (n, m): row i is reflector i of the columns, 0 up to i - 1, 1 at i
    private final double[] right;    // (n, n): row i is reflector i of the rows, 0 up to i, 1 at i + 1
    private final double[] tauLeft;  // (n)
    private final double[] tauRight; // (n)
    private final double[] products = new double[2 * BLOCK];
    private final double[] lx;       // (2 BLOCK, m): rows l₀, x₀, l₁, x₁, … of the panel
    private final double[] yr;       // (2 BLOCK, n): rows y₀, r₀, y₁, r₁, …: A is to lose LXᵀ YR

    private Bidiagonal(int m, int n, double[] a) {
        this.m = m;
        this.n = n;
        this.a = a;
        diagonal = new double[n];
        offDiagonal = new double[n];
        left = new double[n * m];
        right = new double[n * n];
        tauLeft = new double[n];
        tauRight = new double[n];
        lx = new double[2 * BLOCK * m];
        yr = new double[2 * BLOCK * n];
    }

    /// Reduces the matrix in `a` (m, n), which is overwritten.
    static Bidiagonal reduce(int m, int n, double[] a) {
        Bidiagonal b = new Bidiagonal(m, n, a);
        for (int i0 = 0; i0 < n; i0 += BLOCK) {
            int k = Math.min(BLOCK, n - i0);
            for (int i = i0; i < i0 + k; i++) {
                b.column(i, 2 * (i - i0));
                if (i < n - 1) {
                    b.row(i, 2 * (i - i0) + 1);
                }
            }
            if (i0 + k < n) {
                b.updateRest(i0 + k, 2 * k);
            }
        }
        return b;
    }

    /// A ← A − LᵀY − XᵀR for the rows and columns behind the panel.
    private void updateRest(int from, int k) {
        KERNELS.gemm(true, false, m - from, n - from, k, -1, lx, from, m, yr, from, n, 1, a, from * n + from, n);
    }

    /// Column i brought up to date and reflected; then y = τ (A − LᵀY − XᵀR)ᵀ u for the columns right of it.
    /// `known` rows of lx and yr are there already.
    private void column(int i, int known) {
        int u = i * m + i;
        int length = m - i;
        for (int r = 0; r < length; r++) {
            left[u + r] = a[(i + r) * n + i];
        }
        for (int q = 0; q < known; q++) {
            products[q] = yr[q * n + i];
        }
        KERNELS.gemv(true, known, length, -1, lx, i, m, products, 0, 1, left, u);
        tauLeft[i] = Reflectors.make(left, u, length);
        diagonal[i] = left[u];
        left[u] = 1;
        System.arraycopy(left, u, lx, known * m + i, length);

        int rest = n - i - 1;
        if (rest > 0) {
            int y = known * n + i + 1;
            KERNELS.gemv(true, length, rest, 1, a, i * n + i + 1, n, left, u, 0, yr, y);
            KERNELS.gemv(false, known, length, 1, lx, i, m, left, u, 0, products, 0);
            KERNELS.gemv(true, known, rest, -1, yr, i + 1, n, products, 0, 1, yr, y);
            KERNELS.scale(tauLeft[i], yr, y, rest);
        }
    }

    /// Row i right of the diagonal brought up to date and reflected; then x = τ (A − LᵀY − XᵀR) v for the rows below.
    private void row(int i, int known) {
        int v = i * n + i + 1;
        int length = n - i - 1;
        System.arraycopy(a, v, right, v, length);
        for (int q = 0; q < known; q++) {
            products[q] = lx[q * m + i];
        }
        KERNELS.gemv(true, known, length, -1, yr, i + 1, n, products, 0, 1, right, v);
        tauRight[i] = Reflectors.make(right, v, length);
        offDiagonal[i] = right[v];
        right[v] = 1;
        System.arraycopy(right, v, yr, known * n + i + 1, length);

        int rest = m - i - 1;
        int x = known * m + i + 1;
        KERNELS.gemv(false, rest, length, 1, a, (i + 1) * n + i + 1, n, right, v, 0, lx, x);
        KERNELS.gemv(false, known, length, 1, yr, i + 1, n, right, v, 0, products, 0);
        KERNELS.gemv(true, known, rest, -1, lx, i + 1, m, products, 0, 1, lx, x);
        KERNELS.scale(tauRight[i], lx, x, rest);
    }

    /// row ← L row for each of n rows (n, m): left singular vectors of B become those of A.
    void applyLeft(double[] rows) {
        apply(left, tauLeft, n, m, 0, rows);
    }

    /// row ← R row for each of n rows (n, n).
    void applyRight(double[] rows) {
        apply(right, tauRight, n - 1, n, 1, rows);
    }

    private void apply(double[] v, double[] tau, int count, int length, int shift, double[] rows) {
        double[] work = new double[2 * BACK * n];
        for (int j0 = (Math.max(1, count) - 1) / BACK * BACK; j0 >= 0 && count > 0; j0 -= BACK) {
            int k = Math.min(BACK, count - j0);
            int start = j0 + shift;
            double[] t = Reflectors.blockFactor(k, length - start, v, j0 * length + start, length, tau, j0);
            Reflectors.applyBlock(false, k, length - start, v, j0 * length + start, length, t, 0, k, rows, start, length,
                    n, work);
        }
    }
}
