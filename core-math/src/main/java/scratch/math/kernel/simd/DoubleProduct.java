package scratch.math.kernel.simd;

import scratch.math.kernel.Threads;

/// Decides how a matrix product is computed: packed and on vectors ([DoubleGemm]), or by plain loops
/// ([DoublePlainGemm]) where it is small or the micro-kernels are still cold. Both give the same bits.
final class DoubleProduct {

    /// Multiply-adds below which packing costs more than it saves.
    private static final long PACK_FROM = 1000;

    static final Warmth WARMTH = new MicroKernelWarmth();

    private DoubleProduct() {
    }

    /// `C ← alpha·op(A)·op(B) + beta·C` for valid arguments. With `upper` C is square, and only its upper
    /// triangle is defined.
    static void multiply(boolean upper, boolean transA, boolean transB, int m, int n, int k, double alpha,
                         double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
                         double beta, double[] c, int cOffset, int ldc) {
        if (m == 0 || n == 0) {
            return;
        }
        boolean store = beta == 0;
        for (int i = 0; i < m && !store && beta != 1; i++) {
            scaleRow(beta, c, cOffset + i * ldc, n);
        }
        long work = (long) m * n * k;
        boolean large = work >= PACK_FROM && (m >= 4 || transB);
        if (large && WARMTH.isHot() && store && !upper && !transA && DoubleDirectGemm.fits(m, n, k)) {
            DoubleDirectGemm.multiply(transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc,
                    work < DoubleGemm.PARALLEL_FROM ? 1 : Threads.count());
            return;
        }
        if (large && WARMTH.isHot()) {
            DoubleGemm.multiply(upper, transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb,
                    store, c, cOffset, ldc, Threads.count());
            return;
        }
        DoublePlainGemm.multiply(upper, m, n, k, alpha, a, aOffset, transA ? 1 : lda, transA ? lda : 1,
                b, bOffset, transB ? 1 : ldb, transB ? ldb : 1, store, c, cOffset, ldc);
        if (large) {
            WARMTH.coldWork(work);
        }
    }

    private static void scaleRow(double beta, double[] c, int from, int n) {
        for (int j = from; j < from + n; j++) {
            c[j] *= beta;
        }
    }

    /// Each micro-kernel against the plain product of the same size.
    ///
    /// subtle: the depth of 50 is chosen for the compiler, which waits for 600 calls and 15,000 turns of the loop.
    /// At a depth of 256 the calls, each as slow as it is before compilation, would take five times as long.
    private static final class MicroKernelWarmth extends Warmth {
        private static final int DEPTH = 50;
        private static final int CALLS = 8;

        /// Two heights of a tile and three widths. Where there are fewer, some races are run twice: to ask here would
        /// load the vector classes, which a first small product is faster without.
        private static final int TILES = 6;

        MicroKernelWarmth() {
            super("double product", TILES + 5);
        }

        @Override
        boolean vectorsWin(int race) {
            if (race == TILES + 2) {
                return packingWins();
            }
            if (race > TILES + 2) {
                return directWins(race == TILES + 3 || DoublePanels.WIDE ? DoubleDirectGemm.VECTORS : 1);
            }
            boolean packed = race < TILES;
            int m = !packed ? DoubleGemm.IN_PLACE_ROWS : race < TILES / 2 ? DoublePanels.MR : DoublePanels.SHORT;
            int vectors = packed ? Math.max(1, DoublePanels.VECTORS >> race % (TILES / 2)) : 2 - race % 2;
            int n = vectors * DoubleMicroKernels.LANES;
            double[] a = new double[m * DEPTH];
            double[] b = new double[n * DEPTH];
            double[] c = new double[m * n];
            long begin = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                if (packed) {
                    DoubleMicroKernels.tile(m, vectors, a, 0, b, 0, DEPTH, 1, c, 0, n);
                } else {
                    DoubleMicroKernels.tileInPlace(m, vectors, a, 0, m, b, 0, n, DEPTH, 1, c, 0, n);
                }
            }
            long middle = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                DoublePlainGemm.multiply(false, m, n, DEPTH, 1, a, 0, 1, m, b, 0, n, 1, false, c, 0, n);
            }
            return middle - begin < System.nanoTime() - middle;
        }

        /// Rows of A read where they stand.
        private static boolean directWins(int vectors) {
            int m = DoubleDirectGemm.ROWS;
            int n = vectors * DoubleMicroKernels.LANES;
            double[] a = new double[m * DEPTH];
            double[] b = new double[n * DEPTH];
            double[] c = new double[m * n];
            long begin = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                DoublePacking.alongRows(b, 0, n, n, DEPTH, b, 0, n);
                DoubleMicroKernels.direct(vectors, a, 0, DEPTH, b, 0, DEPTH, 1, c, 0, n);
            }
            long middle = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                DoublePlainGemm.multiply(false, m, n, DEPTH, 1, a, 0, DEPTH, 1, b, 0, n, 1, true, c, 0, n);
            }
            return middle - begin < System.nanoTime() - middle;
        }

        /// Packing of A and B on vectors, and zeroing, against value by value. Compiled is enough: memory decides how
        /// fast either is then, so that a race on equal terms could go on for long.
        private static boolean packingWins() {
            int width = 2 * DoubleMicroKernels.LANES;
            double[] a = new double[DoublePanels.MR * DEPTH];
            double[] b = new double[2 * width * DEPTH];
            double[] panel = new double[2 * width * DEPTH + 2];
            long begin = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                DoublePacking.acrossRows(a, 0, DEPTH, DoublePanels.MR, DEPTH, panel, 0, DoublePanels.MR);
                DoublePacking.alongRows(a, 0, DoublePanels.MR, DoublePanels.MR, DEPTH, panel, 0, DoublePanels.MR);
                DoublePacking.acrossRows(a, 0, DEPTH, 4, DEPTH, panel, 0, 4);
                DoublePacking.alongRows(b, 0, 2 * width, width, DEPTH, panel, 0, width);
                DoublePacking.alongRows(b, 0, 2 * width, 2 * width, DEPTH, panel, 0, 2 * width);
                DoubleMicroKernels.zeroRows(panel, 0, width, DEPTH, width);
            }
            long middle = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                DoublePacking.byValue(a, 0, DEPTH, DoublePanels.MR, DEPTH, panel, 0, DoublePanels.MR);
                DoublePacking.byValue(a, 0, DEPTH, DoublePanels.MR, DEPTH, panel, 0, DoublePanels.MR);
                DoublePacking.byValue(a, 0, DEPTH, 4, DEPTH, panel, 0, 4);
                DoublePacking.byValue(b, 0, DEPTH, width, DEPTH, panel, 0, width);
                DoublePacking.byValue(b, 0, DEPTH, 2 * width, DEPTH, panel, 0, 2 * width);
            }
            return middle - begin < 2 * (System.nanoTime() - middle);
        }
    }
}
