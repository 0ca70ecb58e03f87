package scratch.math.kernel.simd;

import scratch.math.kernel.Threads;

/// The matrix product for a B of few columns: only B is packed, the rows of A are read where they stand.
///
/// Packing A costs about as much as one pass of the micro-kernels over it and a panel of B. In a large product, where
/// each row of A meets dozens of panels, that is nothing; at 64 x 64 it doubles the time. So panels are twice as wide
/// here where registers allow, and there are at most [#MOST_PANELS] of them.
///
/// Each element of C is one chain of multiply-adds, as in [DoubleGemm]: the bits are the same.
final class DoubleDirectGemm implements Threads.Task {

    /// Rows and vectors of a tile; where they are 2, the last tile of a row may have one.
    static final int ROWS = DoublePanels.WIDE ? 5 : 6;
    static final int VECTORS = DoublePanels.VECTORS;

    private static final int LANES = DoubleMicroKernels.LANES;
    private static final int WIDTH = VECTORS * LANES;

    /// With more panels packing A pays: a row that is read where it stands comes from L2 again for every panel. Narrow
    /// panels take longer for each value of A.
    private static final int MOST_PANELS = DoublePanels.WIDE ? 6 : 16;

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
        int padded = DoubleGemm.roundUp(n, VECTORS == 2 ? LANES : WIDTH);
        return m >= ROWS && k <= DoubleGemm.KC && padded <= MOST_PANELS * WIDTH && padded - n <= n / 8;
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
            int width = LANES * vectors(count);
            if (transB) {
                DoublePacking.acrossRows(b, bOffset + j * ldb, ldb, count, k, packedB, panel(j), width);
            } else {
                DoublePacking.alongRows(b, bOffset + j, ldb, count, k, packedB, panel(j), width);
            }
        }
        int blocks = DoubleGemm.roundUp((m + MOST_ROWS - 1) / MOST_ROWS, threads);
        rowsPerTask = DoubleGemm.roundUp((m + blocks - 1) / blocks, ROWS);
        Threads.run(threads, (m + rowsPerTask - 1) / rowsPerTask, this);
    }

    /// Vectors of a tile of so many columns.
    private static int vectors(int columns) {
        return VECTORS == 2 && columns <= LANES ? 1 : VECTORS;
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
            int vectors = vectors(count);
            for (int i = from; i < to; i += ROWS) {
                if (count == vectors * LANES && i + ROWS <= to) {
                    DoubleMicroKernels.direct(vectors, a, aOffset + i * lda, lda, packedB, panel(j), k, alpha,
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
        DoubleMicroKernels.direct(vectors(count), a, aOffset + first * lda, lda, packedB, panel(j), k, alpha,
                tile, 0, WIDTH);
        for (int r = i; r < i + rows; r++) {
            System.arraycopy(tile, (r - first) * WIDTH, c, cOffset + r * ldc + j, count);
        }
    }
}
