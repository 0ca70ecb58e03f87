package scratch.math.kernel.simd;

import scratch.math.kernel.Threads;

/// The matrix product for a B of few columns: only B is packed, the rows of A are read where they stand.
///
/// Packing A costs about as much as one pass of the micro-kernels over it and a panel of B. In a large product, where
/// each row of A meets dozens of panels, that is nothing; at 64 x 64 it doubles the time. So panels are twice as wide
/// here, and there are at most [#MOST_PANELS] of them.
///
/// Each element of C is one chain of multiply-adds, as in [DoubleGemm]: the bits are the same.
final class DoubleDirectGemm implements Threads.Task {

    /// Rows of a tile: see `direct5x4`.
    static final int ROWS = 5;

    private static final int WIDTH = 4 * DoubleMicroKernels.LANES;

    /// With more panels packing A pays: a row that is read where it stands comes from L2 again for every panel.
    private static final int MOST_PANELS = 6;

    /// Most rows that one thread takes at a time: 60·256 values of A stay in its L2 while they meet all panels.
    private static final int MOST_ROWS = 12 * ROWS;

    private static final ThreadLocal<DoubleDirectGemm> MINE = ThreadLocal.withInitial(DoubleDirectGemm::new);

    private double[] packedB = {};
    private double[][] tiles = {};                             // of each thread, for tiles that stick out of C
    private int m;
    private int n;
    private int k;
    private double alpha;
    private double[] a;
    private int aOffset;
    private int lda;
    private double[] c;
    private int cOffset;
    private int ldc;
    private int rowsPerTask;

    private DoubleDirectGemm() {
    }

    /// Whether `C ← alpha·A·op(B)` of this size, with A as it stands, is better taken this way.
    static boolean fits(int m, int n, int k) {
        int padded = DoubleGemm.roundUp(n, WIDTH);
        return Species.REGISTERS_32 && m >= ROWS && k <= DoubleGemm.KC && padded <= MOST_PANELS * WIDTH
                && padded - n <= n / 8;
    }

    /// `C ← alpha·A·op(B)`, for sizes that fit.
    static void multiply(boolean transB, int m, int n, int k, double alpha, double[] a, int aOffset, int lda,
                         double[] b, int bOffset, int ldb, double[] c, int cOffset, int ldc, int threads) {
        DoubleDirectGemm gemm = MINE.get();
        gemm.m = m;
        gemm.n = n;
        gemm.k = k;
        gemm.alpha = alpha;
        gemm.a = a;
        gemm.aOffset = aOffset;
        gemm.lda = lda;
        gemm.c = c;
        gemm.cOffset = cOffset;
        gemm.ldc = ldc;
        gemm.run(transB, b, bOffset, ldb, threads);
        gemm.a = null;                                         // the caller's arrays are not kept alive
        gemm.c = null;
    }

    private void run(boolean transB, double[] b, int bOffset, int ldb, int threads) {
        if (tiles.length < threads) {
            tiles = new double[threads][ROWS * WIDTH];
        }
        packedB = DoubleGemm.forVectors(packedB, DoubleGemm.roundUp(n, WIDTH) * DoubleGemm.even(k));
        for (int j = 0; j < n; j += WIDTH) {
            int count = Math.min(WIDTH, n - j);
            int to = panel(j);
            if (transB) {
                DoublePacking.acrossRows(b, bOffset + j * ldb, ldb, count, k, packedB, to, WIDTH);
            } else if (count == WIDTH) {
                DoubleMicroKernels.packQuads(b, bOffset + j, ldb, k, packedB, to);
            } else {
                DoublePacking.alongRows(b, bOffset + j, ldb, count, k, packedB, to, WIDTH);
            }
        }
        int blocks = DoubleGemm.roundUp((m + MOST_ROWS - 1) / MOST_ROWS, threads);
        rowsPerTask = DoubleGemm.roundUp((m + blocks - 1) / blocks, ROWS);
        Threads.run(threads, (m + rowsPerTask - 1) / rowsPerTask, this);
    }

    private int panel(int column) {
        return DoubleGemm.ALIGN + column * DoubleGemm.even(k);
    }

    @Override
    public void run(int index, int worker) {
        int from = index * rowsPerTask;
        int to = Math.min(m, from + rowsPerTask);
        for (int j = 0; j < n; j += WIDTH) {
            int count = Math.min(WIDTH, n - j);
            for (int i = from; i < to; i += ROWS) {
                if (count == WIDTH && i + ROWS <= to) {
                    DoubleMicroKernels.direct5x4(a, aOffset + i * lda, lda, packedB, panel(j), k, alpha,
                            c, cOffset + i * ldc + j, ldc);
                } else {
                    edgeTile(tiles[worker], i, Math.min(ROWS, to - i), j, count);
                }
            }
        }
    }

    /// A tile that sticks out of C is computed beside it, and what exists is copied. At the lower edge it starts so
    /// early that it ends with A.
    private void edgeTile(double[] tile, int i, int rows, int j, int count) {
        int first = Math.min(i, m - ROWS);
        DoubleMicroKernels.direct5x4(a, aOffset + first * lda, lda, packedB, panel(j), k, alpha, tile, 0, WIDTH);
        for (int r = i; r < i + rows; r++) {
            System.arraycopy(tile, (r - first) * WIDTH, c, cOffset + r * ldc + j, count);
        }
    }
}
