package scratch.math;

import java.util.Arrays;
import scratch.math.kernel.Kernels;

/// A matrix A (m, n), m >= n, turned into an upper bidiagonal one with the same singular values: LᵀA R = B, L and R
/// products of reflectors that act on columns and rows in turn.
/// As in [Tridiagonal], the reflectors of a panel are found from the matrix as it was before it, and the matrix is
/// updated once a panel, A ← A − LᵀY − XᵀR: half of the 4 n² (m − n/3) operations are products of matrices.
/// Golub and Kahan 1965; Dongarra, Hammarling and Sorensen 1989 for the panels.
final class Bidiagonal {
    private static final Kernels KERNELS = Kernels.active();
    private static final int BLOCK = 32;

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
    private final double[] xs;       // (BLOCK, m)
    private final double[] ys;       // (BLOCK, n)

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
        xs = new double[BLOCK * m];
        ys = new double[BLOCK * n];
    }

    /// Reduces the matrix in `a` (m, n), which is overwritten.
    static Bidiagonal reduce(int m, int n, double[] a) {
        Bidiagonal b = new Bidiagonal(m, n, a);
        for (int i0 = 0; i0 < n; i0 += BLOCK) {
            int k = Math.min(BLOCK, n - i0);
            Arrays.fill(b.xs, 0);
            Arrays.fill(b.ys, 0);
            for (int i = i0; i < i0 + k; i++) {
                b.column(i0, i);
                if (i < n - 1) {
                    b.row(i0, i);
                }
            }
            if (i0 + k < n) {
                b.updateRest(i0, k);
            }
        }
        return b;
    }

    /// A ← A − LᵀY − XᵀR for the rows and columns behind the panel.
    private void updateRest(int i0, int k) {
        int i1 = i0 + k;
        int corner = i1 * n + i1;
        KERNELS.gemm(true, false, m - i1, n - i1, k, -1, left, i0 * m + i1, m, ys, i1, n, 1, a, corner, n);
        KERNELS.gemm(true, false, m - i1, n - i1, k, -1, xs, i1, m, right, i0 * n + i1, n, 1, a, corner, n);
    }

    /// Column i brought up to date and reflected; then y = τ (A − LᵀY − XᵀR)ᵀ u for the columns right of it.
    private void column(int i0, int i) {
        int p = i - i0;
        int u = i * m + i;
        int length = m - i;
        for (int r = i; r < m; r++) {
            left[u + r - i] = a[r * n + i];
        }
        for (int q = 0; q < p; q++) {
            KERNELS.axpy(-ys[q * n + i], left, (i0 + q) * m + i, left, u, length);
            KERNELS.axpy(-right[(i0 + q) * n + i], xs, q * m + i, left, u, length);
        }
        tauLeft[i] = Reflectors.make(left, u, length);
        diagonal[i] = left[u];
        left[u] = 1;

        int rest = n - i - 1;
        int y = p * n + i + 1;
        if (rest > 0) {
            KERNELS.gemv(true, length, rest, 1, a, i * n + i + 1, n, left, u, 0, ys, y);
            KERNELS.gemv(false, p, length, 1, left, i0 * m + i, m, left, u, 0, products, 0);
            KERNELS.gemv(false, p, length, 1, xs, i, m, left, u, 0, products, BLOCK);
            for (int q = 0; q < p; q++) {
                KERNELS.axpy(-products[q], ys, q * n + i + 1, ys, y, rest);
                KERNELS.axpy(-products[BLOCK + q], right, (i0 + q) * n + i + 1, ys, y, rest);
            }
            KERNELS.scale(tauLeft[i], ys, y, rest);
        }
    }

    /// Row i right of the diagonal brought up to date and reflected; then x = τ (A − LᵀY − XᵀR) v for the rows below.
    private void row(int i0, int i) {
        int p = i - i0;
        int v = i * n + i + 1;
        int length = n - i - 1;
        System.arraycopy(a, v, right, v, length);
        for (int q = 0; q <= p; q++) {
            KERNELS.axpy(-left[(i0 + q) * m + i], ys, q * n + i + 1, right, v, length);
        }
        for (int q = 0; q < p; q++) {
            KERNELS.axpy(-xs[q * m + i], right, (i0 + q) * n + i + 1, right, v, length);
        }
        tauRight[i] = Reflectors.make(right, v, length);
        offDiagonal[i] = right[v];
        right[v] = 1;

        int rest = m - i - 1;
        int target = p * m + i + 1;
        KERNELS.gemv(false, rest, length, 1, a, (i + 1) * n + i + 1, n, right, v, 0, xs, target);
        KERNELS.gemv(false, p + 1, length, 1, ys, i + 1, n, right, v, 0, products, 0);
        KERNELS.gemv(false, p, length, 1, right, i0 * n + i + 1, n, right, v, 0, products, BLOCK);
        for (int q = 0; q <= p; q++) {
            KERNELS.axpy(-products[q], left, (i0 + q) * m + i + 1, xs, target, rest);
        }
        for (int q = 0; q < p; q++) {
            KERNELS.axpy(-products[BLOCK + q], xs, q * m + i + 1, xs, target, rest);
        }
        KERNELS.scale(tauRight[i], xs, target, rest);
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
        for (int j0 = (Math.max(1, count) - 1) / BLOCK * BLOCK; j0 >= 0 && count > 0; j0 -= BLOCK) {
            int k = Math.min(BLOCK, count - j0);
            int start = j0 + shift;
            double[] t = Reflectors.blockFactor(k, length - start, v, j0 * length + start, length, tau, j0);
            Reflectors.applyBlock(false, k, length - start, v, j0 * length + start, length, t, rows, start, length, n);
        }
    }
}
