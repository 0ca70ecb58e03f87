package scratch.math.kernel.simd;

import scratch.math.kernel.Threads;

/// Matrix times vector, both ways, and the gradient of least squares, which is one after the other. All three are
/// bound by reading the matrix: the aim is to read it once, at the speed of the memory, with all threads.
///
/// Rows are taken in fixed chunks of [#CHUNK]. Where chunks share a result (Aᵀx, the gradient), each has a partial one
/// of its own, and the partial results are added in the order of the chunks: same bits on any number of threads.
final class DoubleMatrixVector {

    private static final int CHUNK = 2048;

    /// Rows whose products with w are taken at most before they are used again.
    private static final int BLOCK = 64;

    /// Values of the matrix in such a block: 16 KiB of doubles, so that the second reading finds them in L1.
    private static final int BLOCK_VALUES = 2048;

    /// Columns of one task of Aᵀx, so that a wide matrix keeps all threads busy too.
    private static final int WIDE = 4096;

    /// Values of the matrix below which one thread is faster.
    private static final long PARALLEL_FROM = 200_000;

    /// Rows of at most eight columns that are done before anything else would have begun.
    private static final int FEW_ROWS = 16;

    private DoubleMatrixVector() {
    }

    private static int threads(int m, int n) {
        return (long) m * n < PARALLEL_FROM ? 1 : Threads.count();
    }

    private static int chunks(int rows) {
        return (int) ((rows + CHUNK - 1L) / CHUNK);
    }

    // ---------------------------------------------------------------- y = A·x

    static void rows(int m, int n, double alpha, double[] a, int aOffset, int lda,
                     double[] x, int xOffset, double beta, double[] y, int yOffset) {
        if (n <= 8 && m <= FEW_ROWS) {
            for (int i = 0; i < m; i++) {
                double product = DoubleRows.dotOfFew(a, aOffset + i * lda, x, xOffset, n);
                y[yOffset + i] = beta == 0 ? alpha * product : alpha * product + beta * y[yOffset + i];
            }
            return;
        }
        boolean hot = DoubleReductions.WARMTH.isHot();
        int threads = threads(m, n);                           // rows are independent: any split gives the same bits
        int step = threads == 1 ? Math.max(1, m) : Math.max(4, m / 32 / 4 * 4);
        int narrow = hot ? DoubleNarrow.rows(a.length, aOffset, lda, m, n) : 0;
        double[] padded = narrow > 0 ? padded(x, xOffset, n) : null;
        Threads.Task task = (index, worker) -> {
            int from = index * step;
            double[] lanes = narrow < m ? new double[4 * DoubleRows.ROW_WIDTH] : null;
            double[] products = new double[Math.min(BLOCK, step)];
            for (int i = from; i < Math.min(m, from + step); i += BLOCK) {
                int count = Math.min(BLOCK, Math.min(m, from + step) - i);
                if (i + count <= narrow) {
                    DoubleNarrow.dots(a, aOffset + i * lda, lda, count, n, padded, products, 0);
                } else {
                    DoubleRows.rowDots(hot, a, aOffset, lda, i, count, n, x, xOffset, products, 0, lanes);
                }
                for (int q = 0; q < count; q++) {
                    int at = yOffset + i + q;
                    y[at] = beta == 0 ? alpha * products[q] : alpha * products[q] + beta * y[at];
                }
            }
        };
        Threads.run(threads, (m + step - 1) / step, task);
        if (!hot) {
            DoubleReductions.WARMTH.coldWork((double) m * n);
        }
    }

    /// The values of w, with room for whole vectors.
    private static double[] padded(double[] w, int wOffset, int d) {
        double[] padded = new double[DoubleNarrow.WIDEST];
        System.arraycopy(w, wOffset, padded, 0, d);
        return padded;
    }

    // ---------------------------------------------------------------- y = Aᵀ·x

    static void columns(int m, int n, double alpha, double[] a, int aOffset, int lda,
                        double[] x, int xOffset, double beta, double[] y, int yOffset) {
        int chunks = Math.max(1, chunks(m));
        double[] partials = new double[Math.multiplyExact(chunks, n)];
        int slices = (int) ((n + WIDE - 1L) / WIDE);
        boolean hot = DoubleReductions.WARMTH.isHot();
        if (chunks * slices == 1) {
            addRows(hot, a, aOffset, lda, m, n, x, xOffset, partials, 0);
        } else {
            Threads.run(threads(m, n), chunks * slices, (index, worker) -> {
                int chunk = index / slices;
                int from = index % slices * WIDE;
                int first = chunk * CHUNK;
                addRows(hot, a, aOffset + first * lda + from, lda, Math.min(CHUNK, m - first), Math.min(WIDE, n - from),
                        x, xOffset + first, partials, chunk * n + from);
            });
            addUp(partials, chunks, n);
        }
        if (!hot) {
            DoubleReductions.WARMTH.coldWork((double) m * n);
        }
        for (int j = 0; j < n; j++) {
            double old = beta == 0 ? 0 : beta * y[yOffset + j];
            y[yOffset + j] = beta == 0 ? alpha * partials[j] : alpha * partials[j] + old;
        }
    }

    /// `g ← g + Σ_i x_i·a_i` over rows of A, four at a time: g is read and written once for four rows.
    private static void addRows(boolean hot, double[] a, int aOffset, int lda, int rows, int n, double[] x, int xOffset,
                                double[] g, int gOffset) {
        int i = 0;
        for (; i < rows - 3; i += 4) {
            int r0 = aOffset + i * lda;
            DoubleRows.addFourRows(hot, a, r0, r0 + lda, r0 + 2 * lda, r0 + 3 * lda, n,
                    x[xOffset + i], x[xOffset + i + 1], x[xOffset + i + 2], x[xOffset + i + 3], g, gOffset);
        }
        for (; i < rows; i++) {
            int r = aOffset + i * lda;
            double v = x[xOffset + i];
            for (int j = 0; j < n; j++) {
                g[gOffset + j] = Math.fma(v, a[r + j], g[gOffset + j]);
            }
        }
    }

    /// Adds rows 1, 2, … of (chunks, n) to row 0, in this order.
    private static void addUp(double[] partials, int chunks, int n) {
        for (int chunk = 1; chunk < chunks; chunk++) {
            for (int j = 0; j < n; j++) {
                partials[j] += partials[chunk * n + j];
            }
        }
    }

    // ---------------------------------------------------------------- g = Xᵀ(X·w − y)

    /// One pass: a row is read for its residual, and read again for its part of g while it is still in the cache. A
    /// matrix of few columns goes row by row; where w and g do not fit into the registers, a block of rows at a time.
    static double gradient(int n, int d, double[] x, int xOffset, int ldx, double[] w, int wOffset,
                           double[] y, int yOffset, double[] g, int gOffset) {
        int chunks = Math.max(1, chunks(n));
        int width = d + 1;                                     // the last value is the sum of squares
        double[] partials = new double[Math.multiplyExact(chunks, width)];
        boolean hot = DoubleReductions.WARMTH.isHot();
        int narrow = hot ? DoubleNarrow.rows(x.length, xOffset, ldx, n, d) : 0;
        double[] padded = narrow > 0 ? padded(w, wOffset, d) : null;
        int block = Math.clamp(BLOCK_VALUES / Math.max(1, d) / 4 * 4, 4, BLOCK);
        Threads.run(threads(n, d), chunks, (chunk, worker) -> {
            int end = (int) Math.min(n, (chunk + 1L) * CHUNK);
            int begin = chunk * CHUNK;
            double squares = 0;
            if (narrow > begin) {
                double[] sums = new double[DoubleNarrow.WIDEST];
                int count = Math.min(end, narrow) - begin;
                squares = DoubleNarrow.gradient(x, xOffset + begin * ldx, ldx, count, d, padded, y, yOffset + begin,
                        sums);
                System.arraycopy(sums, 0, partials, chunk * width, d);
                begin += count;
            }
            double[] lanes = begin < end ? new double[4 * DoubleRows.ROW_WIDTH] : null;
            double[] residuals = begin < end ? new double[block] : null;
            for (int i = begin; i < end; i += block) {
                int count = Math.min(block, end - i);
                DoubleRows.rowDots(hot, x, xOffset, ldx, i, count, d, w, wOffset, residuals, 0, lanes);
                for (int q = 0; q < count; q++) {
                    residuals[q] -= y[yOffset + i + q];
                    squares = Math.fma(residuals[q], residuals[q], squares);
                }
                addRows(hot, x, xOffset + i * ldx, ldx, count, d, residuals, 0, partials, chunk * width);
            }
            partials[chunk * width + d] = squares;
        });
        addUp(partials, chunks, width);
        System.arraycopy(partials, 0, g, gOffset, d);
        if (!hot) {
            DoubleReductions.WARMTH.coldWork((double) n * d);
        }
        return partials[d];
    }
}
