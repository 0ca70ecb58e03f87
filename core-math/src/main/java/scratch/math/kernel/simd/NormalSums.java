package scratch.math.kernel.simd;

import java.util.Arrays;
import scratch.math.kernel.NormalKernels;

/// Normal equations of a few rows of a large matrix, which are read where they stand: for sums so small that to pack them
/// for a matrix product would cost as much as the product.
///
/// Tiles of four rows of A stay in registers (see [NormalTiles]) while a block of rows of X passes by that fits into the
/// first-level cache. Each number is a chain of multiply-adds in the order of the rows: same bits on vectors and in the plain
/// loops, and as the definition.
final class NormalSums {
    static final Warmth WARMTH = new NormalWarmth();

    private static final int ROWS = 4;
    private static final int WIDTH = NormalKernels.WIDTH;

    /// Numbers of X in a block: 20 kB.
    private static final int BLOCK = 2560;

    private NormalSums() {
    }

    static void normalEquations(int n, int count, int[] rows, int from, double[] x, int ldx, double[] y, int yOffset,
                                double[] a, double[] b) {
        int width = NormalKernels.width(n);
        boolean hot = WARMTH.isHot();
        int block = Math.max(ROWS, BLOCK / Math.max(1, width));
        Arrays.fill(a, 0, width * width, 0);
        Arrays.fill(b, 0, width, 0);
        for (int done = 0; done < count; done += block) {
            int some = Math.min(block, count - done);
            for (int i = 0; i < n; i += ROWS) {
                strip(hot, some, rows, from + done, x, ldx, i, width, a);
            }
            combine(hot, some, rows, from + done, x, ldx, y, yOffset + done, width, b);
        }
        if (!hot) {
            WARMTH.coldWork((double) width * width / 2 * count);
        }
    }

    /// Four rows of the sum, from the register that holds the diagonal to the right.
    private static void strip(boolean hot, int count, int[] rows, int from, double[] x, int ldx, int i, int width,
                              double[] c) {
        int j = i / WIDTH * WIDTH;
        while (hot && j < width) {
            if (NormalTiles.WIDE_FITS && width - j >= NormalTiles.WIDE) {
                NormalTiles.wide(count, rows, from, x, ldx, i, j, c, width);
                j += NormalTiles.WIDE;
            } else if (width - j >= NormalTiles.NARROW) {
                NormalTiles.narrow(count, rows, from, x, ldx, i, j, c, width);
                j += NormalTiles.NARROW;
            } else {
                NormalTiles.single(count, rows, from, x, ldx, i, j, c, width);
                j += NormalTiles.SINGLE;
            }
        }
        for (; j < width; j++) {
            for (int q = i; q < i + ROWS; q++) {
                double sum = c[q * width + j];
                for (int r = from; r < from + count; r++) {
                    sum = Math.fma(x[rows[r] * ldx + q], x[rows[r] * ldx + j], sum);
                }
                c[q * width + j] = sum;
            }
        }
    }

    private static void combine(boolean hot, int count, int[] rows, int from, double[] x, int ldx, double[] y,
                                int yOffset, int width, double[] b) {
        int j = 0;
        for (; hot && j < width; j += NormalTiles.SINGLE) {
            NormalTiles.combine(count, rows, from, x, ldx, y, yOffset, j, b);
        }
        for (; j < width; j++) {
            double sum = b[j];
            for (int r = 0; r < count; r++) {
                sum = Math.fma(y[yOffset + r], x[rows[from + r] * ldx + j], sum);
            }
            b[j] = sum;
        }
    }

    private static final class NormalWarmth extends Warmth {
        private static final int N = 40;
        private static final int CALLS = 8;

        NormalWarmth() {
            super("normal equations", 2);
        }

        /// A strip of five registers, or of two and one.
        @Override
        boolean vectorsWin(int race) {
            int[] rows = new int[N];
            double[] x = new double[N];
            double[] c = new double[N * N];
            long begin = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                strip(true, N, rows, 0, x, N, 16 * race, N, c);
                combine(true, N, rows, 0, x, N, c, 0, N, c);
            }
            long middle = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                strip(false, N, rows, 0, x, N, 16 * race, N, c);
                combine(false, N, rows, 0, x, N, c, 0, N, c);
            }
            return middle - begin < System.nanoTime() - middle;
        }
    }
}
