package scratch.math.kernel.simd;

import java.util.Arrays;
import scratch.math.kernel.Threads;

/// Symmetric matrix times vector, `y = A·x`, from the upper triangle alone. Reading the matrix is what takes the time,
/// and this reads half of it: an element a_ij right of the diagonal is used twice, a_ij·x_j goes into y_i and a_ij·x_i
/// into y_j.
///
/// Four rows at a time, so that a stretch of y is read and written once for four rows. Chunks of rows that hold
/// equally many numbers are what threads share; each has a y of its own, and these are added in the order of the chunks:
/// same bits on any number of threads.
final class SymmetricProduct {

    /// Lanes of each of four rows that are summed at the same time: one register of 512 bits per row.
    static final int WIDTH = 8;

    /// Numbers of the triangle in a chunk: half a megabyte.
    private static final int CHUNK = 1 << 16;
    private static final int MOST_CHUNKS = 32;

    static final Warmth WARMTH = new SymmetricWarmth();

    private SymmetricProduct() {
    }

    static void symv(int n, double[] a, int aOffset, int lda, double[] x, int xOffset, double[] y, int yOffset) {
        boolean hot = WARMTH.isHot();
        int chunks = Math.clamp((long) n * n / 2 / CHUNK, 1, MOST_CHUNKS);
        Arrays.fill(y, yOffset, yOffset + n, 0);
        if (chunks == 1) {
            rows(hot, 0, n, n, a, aOffset, lda, x, xOffset, y, yOffset);
        } else {
            double[] partials = new double[chunks * n];
            Threads.run(Threads.count(), chunks, (chunk, worker) -> rows(hot, firstRow(chunk, chunks, n),
                    firstRow(chunk + 1, chunks, n), n, a, aOffset, lda, x, xOffset, partials, chunk * n));
            for (int chunk = 0; chunk < chunks; chunk++) {
                for (int j = firstRow(chunk, chunks, n); j < n; j++) {
                    y[yOffset + j] += partials[chunk * n + j];
                }
            }
        }
        if (!hot) {
            WARMTH.coldWork((double) n * n);
        }
    }

    /// Above row n (1 − √(1 − f)) lies the part f of the triangle.
    private static int firstRow(int chunk, int chunks, int n) {
        return chunk == chunks ? n : (int) (n * (1 - Math.sqrt(1 - (double) chunk / chunks))) / 4 * 4;
    }

    /// What rows from … to - 1 of the triangle contribute to y.
    private static void rows(boolean hot, int from, int to, int n, double[] a, int aOffset, int lda,
                             double[] x, int xOffset, double[] y, int yOffset) {
        double[] lanes = new double[4 * WIDTH];
        for (int i = from; i < to; i += 4) {
            int row = aOffset + i * lda + i;
            corner(Math.min(4, n - i), a, row, lda, x, xOffset + i, y, yOffset + i);
            int beside = n - i - 4;
            if (beside > 0) {
                Arrays.fill(lanes, 0);
                strip(hot, beside, a, row + 4, lda, x, xOffset + i, y, yOffset + i, lanes);
                for (int r = 0; r < 4; r++) {
                    y[yOffset + i + r] += fold(lanes, r * WIDTH);
                }
            }
        }
    }

    /// The small triangle on the diagonal, column by column: what is right of the diagonal in row r and column c goes into
    /// y_r and y_c.
    private static void corner(int size, double[] a, int at, int lda, double[] x, int x0, double[] y, int y0) {
        for (int c = 0; c < size; c++) {
            double own = x[x0 + c];
            double sum = Math.fma(a[at + c * lda + c], own, y[y0 + c]);
            for (int r = 0; r < c; r++) {
                double value = a[at + r * lda + c];
                sum = Math.fma(value, x[x0 + r], sum);
                y[y0 + r] = Math.fma(value, own, y[y0 + r]);
            }
            y[y0 + c] = sum;
        }
    }

    /// Four rows right of that triangle: x and y of the rows begin at x0 and y0, those of the columns 4 further on.
    private static void strip(boolean hot, int n, double[] a, int at, int lda, double[] x, int x0,
                              double[] y, int y0, double[] lanes) {
        int whole = n - n % WIDTH;
        if (hot) {
            SymmetricRows.four(whole, a, at, lda, x, x0, x0 + 4, y, y0 + 4, lanes);
        } else {
            plainFour(whole, a, at, lda, x, x0, x0 + 4, y, y0 + 4, lanes);
        }
        plainFour(n - whole, a, at + whole, lda, x, x0, x0 + 4 + whole, y, y0 + 4 + whole, lanes);
    }

    /// `y_j ← y_j + Σ_r a_rj·x_r` for four rows r, x_r from x0 on, and the sums `Σ_j a_rj·x_j` in lanes.
    private static void plainFour(int n, double[] a, int at, int lda, double[] x, int x0, int xj,
                                  double[] y, int yj, double[] lanes) {
        for (int j = 0; j < n; j++) {
            double sum = y[yj + j];
            for (int r = 0; r < 4; r++) {
                double value = a[at + r * lda + j];
                int lane = r * WIDTH + j % WIDTH;
                lanes[lane] = Math.fma(value, x[xj + j], lanes[lane]);
                sum = Math.fma(value, x[x0 + r], sum);
            }
            y[yj + j] = sum;
        }
    }

    private static double fold(double[] lanes, int l) {
        return ((lanes[l] + lanes[l + 4]) + (lanes[l + 2] + lanes[l + 6]))
                + ((lanes[l + 1] + lanes[l + 5]) + (lanes[l + 3] + lanes[l + 7]));
    }

    private static final class SymmetricWarmth extends Warmth {
        private static final int N = 256;
        private static final int CALLS = 64;

        SymmetricWarmth() {
            super("symmetric product", 1);
        }

        @Override
        boolean vectorsWin(int race) {
            double[] a = new double[4 * N];
            double[] x = new double[N + 4];
            double[] y = new double[N];
            double[] lanes = new double[4 * WIDTH];
            long begin = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                SymmetricRows.four(N, a, 0, N, x, 0, 4, y, 0, lanes);
            }
            long middle = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                plainFour(N, a, 0, N, x, 0, 4, y, 0, lanes);
            }
            return middle - begin < System.nanoTime() - middle;
        }
    }
}
