package scratch.math.kernel;

/// Decides how a matrix product is computed: packed and on vectors ([DoubleGemm]), or by plain loops
/// ([DoublePlainGemm]) where it is small or the micro-kernels are still cold. Both give the same bits.
final class DoubleProduct {

    /// Multiply-adds below which packing costs more than it saves.
    private static final long PACK_FROM = 1000;

    /// Multiply-adds done cold before a background thread starts to warm the micro-kernels. Half a second of one core
    /// is much for a program that multiplies two small matrices and ends.
    private static final long WARM_UP_FROM = 2_000_000;

    private static final long GIVE_UP_NANOS = 10_000_000_000L;

    private static volatile boolean hot;

    private static long coldWork;                              // racy, and good enough: it only starts the warm-up

    private DoubleProduct() {
    }

    /// `C ← alpha·op(A)·op(B) + beta·C` for valid arguments. With `upper` (A and B are then the same, C is square)
    /// only the upper triangle is defined.
    static void multiply(boolean upper, boolean transA, boolean transB, int m, int n, int k, double alpha,
                         double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
                         double beta, double[] c, int cOffset, int ldc) {
        if (m == 0 || n == 0) {
            return;
        }
        boolean store = beta == 0;
        if (!store && beta != 1) {
            for (int i = 0; i < m; i++) {
                scaleRow(beta, c, cOffset + i * ldc, n);
            }
        }
        if (k > 0 && isHot((double) m * n * k) && (m >= 4 || transB)) {
            DoubleGemm.multiply(upper, transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb,
                    store, c, cOffset, ldc, Threads.count());
        } else {
            DoublePlainGemm.multiply(upper, m, n, k, alpha, a, aOffset, transA ? 1 : lda, transA ? lda : 1,
                    b, bOffset, transB ? 1 : ldb, transB ? ldb : 1, store, c, cOffset, ldc);
        }
    }

    private static void scaleRow(double beta, double[] c, int from, int n) {
        for (int j = from; j < from + n; j++) {
            c[j] *= beta;
        }
    }

    private static boolean isHot(double work) {
        if (work < PACK_FROM) {
            return false;
        }
        if (!hot && coldWork >= 0) {
            coldWork += (long) work;
            if (coldWork >= WARM_UP_FROM) {
                startWarmUp();
            }
        }
        return hot;
    }

    private static synchronized void startWarmUp() {
        if (coldWork < 0) {
            return;
        }
        coldWork = Long.MIN_VALUE;
        Thread thread = new Thread(DoubleProduct::warmUp, "kernel-warm-up-double");
        thread.setDaemon(true);
        thread.start();
    }

    /// Runs each micro-kernel until it beats the plain loops three times in a row, which it does once it is compiled.
    /// Where that never happens (an interpreter, a machine without vectors), the plain loops stay in use.
    static void warmUp() {
        int[] rows = Species.REGISTERS_32 ? new int[] {12, 8} : new int[] {4};
        long start = System.nanoTime();
        for (int r : rows) {
            for (int vectors = 2; vectors >= 1; vectors--) {
                if (!warmUp(r, vectors * DoubleMicroKernels.LANES, start)) {
                    return;
                }
            }
        }
        hot = true;
    }

    private static boolean warmUp(int m, int n, long start) {
        int k = DoubleGemm.KC + 1;                             // two blocks: storing and adding
        double[] a = new double[m * k];
        double[] b = new double[n * k];
        double[] c = new double[m * n];
        int wins = 0;
        while (wins < 3) {
            long begin = System.nanoTime();
            if (begin - start > GIVE_UP_NANOS) {
                return false;
            }
            for (int i = 0; i < 16; i++) {
                DoubleGemm.multiply(false, i % 4 == 3, i % 4 == 2, m, n, k, 1, a, 0, i % 4 == 3 ? m : k,
                        b, 0, i % 4 == 2 ? k : n, true, c, 0, n, 1);
            }
            long packed = System.nanoTime();
            for (int i = 0; i < 16; i++) {
                DoublePlainGemm.multiply(false, m, n, k, 1, a, 0, k, 1, b, 0, n, 1, true, c, 0, n);
            }
            wins = packed - begin < System.nanoTime() - packed ? wins + 1 : 0;
        }
        return true;
    }
}
