package scratch.math.kernel.simd;

import scratch.math.kernel.Threads;

/// Triangular systems with many right-hand sides, in blocks: the small triangle on the diagonal is solved by
/// [DoubleTriangle], everything else is a matrix product, which is where the speed comes from.
final class DoubleTriangular {

    private static final int BLOCK = DoubleTriangle.SIZE;

    /// Columns of B that a thread solves for at a time.
    private static final int SLAB = 128;

    /// Multiply-adds below which one thread is faster.
    private static final long PARALLEL_FROM = 1_000_000;

    private DoubleTriangular() {
    }

    /// `op(A)·X = B`, X over B. Columns of B have nothing to do with each other: threads share them.
    static void left(boolean lower, boolean transA, boolean unitDiagonal, int m, int n,
                     double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb) {
        int threads = (long) m * m / 2 * n < PARALLEL_FROM ? 1 : Threads.count();
        int slab = threads == 1 ? Math.max(1, n) : SLAB;
        Threads.run(threads, (n + slab - 1) / slab, (index, worker) -> leftSlab(lower, transA, unitDiagonal, m,
                Math.min(slab, n - index * slab), a, aOffset, lda, b, bOffset + index * slab, ldb));
    }

    /// Block row i of X needs the block rows before it (after it, if op(A) is upper).
    private static void leftSlab(boolean lower, boolean transA, boolean unitDiagonal, int m, int n,
                     double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb) {
        boolean forward = lower != transA;
        double[] triangle = new double[BLOCK * BLOCK];
        int blocks = (int) ((m + BLOCK - 1L) / BLOCK);
        for (int step = 0; step < blocks; step++) {
            int i = (forward ? step : blocks - 1 - step) * BLOCK;
            int rows = Math.min(BLOCK, m - i);
            int known = forward ? 0 : i + rows;
            int count = forward ? i : m - known;
            if (count > 0) {                                   // B_i ← B_i − op(A)_i,known · X_known
                int at = transA ? aOffset + known * lda + i : aOffset + i * lda + known;
                DoubleProduct.multiply(false, transA, false, rows, n, count, -1, a, at, lda,
                        b, bOffset + known * ldb, ldb, 1, b, bOffset + i * ldb, ldb);
            }
            inOrder(forward, transA, rows, a, aOffset + i * lda + i, lda, triangle);
            int first = bOffset + (forward ? i : i + rows - 1) * ldb;
            DoubleTriangle.solve(unitDiagonal, rows, triangle, b, first, forward ? ldb : -ldb, n);
        }
    }

    /// The triangle of op(A) on the diagonal as [DoubleTriangle] wants it: the unknown that is found first comes first, and
    /// the signs beside the diagonal are turned.
    private static void inOrder(boolean forward, boolean transA, int rows, double[] a, int aOffset, int lda,
                                double[] triangle) {
        int start = forward ? aOffset : aOffset + (rows - 1) * (lda + 1);
        int rowStep = (transA ? 1 : lda) * (forward ? 1 : -1);
        int columnStep = (transA ? lda : 1) * (forward ? 1 : -1);
        for (int s = 0; s < rows; s++) {
            for (int q = 0; q < s; q++) {
                triangle[s * BLOCK + q] = -a[start + s * rowStep + q * columnStep];
            }
            triangle[s * BLOCK + s] = a[start + s * rowStep + s * columnStep];
        }
    }

    /// `X·op(A) = B`, X over B. Block column j of X needs the block columns before it if op(A) is upper (else after).
    static void right(boolean lower, boolean transA, boolean unitDiagonal, int m, int n,
                      double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb) {
        boolean forward = lower == transA;
        double[] triangle = new double[BLOCK * BLOCK];
        int blocks = (int) ((n + BLOCK - 1L) / BLOCK);
        for (int step = 0; step < blocks; step++) {
            int j = (forward ? step : blocks - 1 - step) * BLOCK;
            int columns = Math.min(BLOCK, n - j);
            int known = forward ? 0 : j + columns;
            int count = forward ? j : n - known;
            if (count > 0) {                                   // B_j ← B_j − X_known · op(A)_known,j
                int at = transA ? aOffset + j * lda + known : aOffset + known * lda + j;
                DoubleProduct.multiply(false, false, transA, m, columns, count, -1, b, bOffset + known, ldb,
                        a, at, lda, 1, b, bOffset + j, ldb);
            }
            copyTriangle(!forward, transA, unitDiagonal, columns, a, aOffset + j * lda + j, lda, triangle);
            for (int i = 0; i < m; i++) {
                solveRow(forward, unitDiagonal, columns, triangle, b, bOffset + i * ldb + j);
            }
        }
    }

    /// `x·T = b` for one row: each unknown, once known, is taken out of the equations that are left.
    private static void solveRow(boolean forward, boolean unitDiagonal, int n, double[] triangle, double[] x, int at) {
        for (int s = 0; s < n; s++) {
            int p = forward ? s : n - 1 - s;
            if (!unitDiagonal) {
                x[at + p] /= triangle[p * BLOCK + p];
            }
            int from = forward ? p + 1 : 0;
            int to = forward ? n : p;
            subtractRow(x[at + p], triangle, p * BLOCK + from, x, at + from, to - from);
        }
    }

    /// The triangle of op(A) on the diagonal as (rows, BLOCK), so that its rows lie in memory order either way.
    private static void copyTriangle(boolean lower, boolean transA, boolean unitDiagonal, int rows,
                                     double[] a, int aOffset, int lda, double[] triangle) {
        for (int i = 0; i < rows; i++) {
            for (int j = lower ? 0 : i; j < (lower ? i + 1 : rows); j++) {
                if (i != j || !unitDiagonal) {                 // what is not read may be anything
                    triangle[i * BLOCK + j] = a[transA ? aOffset + j * lda + i : aOffset + i * lda + j];
                }
            }
        }
    }

    private static void subtractRow(double factor, double[] x, int xOffset, double[] y, int yOffset, int n) {
        for (int j = 0; j < n; j++) {
            y[yOffset + j] = Math.fma(-factor, x[xOffset + j], y[yOffset + j]);
        }
    }
}
