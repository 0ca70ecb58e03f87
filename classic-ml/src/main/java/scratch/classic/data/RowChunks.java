package scratch.classic.data;

import java.util.Arrays;

import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.Threads;

/// Sums over rows, on all threads and yet always the same bits: the rows are cut into chunks whose size does not depend on
/// the threads, each chunk is added up by itself, and the sums of the chunks are added in order.
public final class RowChunks {
    private static final Kernels KERNELS = Kernels.active();
    private static final int LEAST = 8192;

    private final int rows;
    private final int size;

    private RowChunks(int rows, int size) {
        this.rows = rows;
        this.size = size;
    }

    /// Chunks of 8192 rows, or more where the rows are wide, so that d² sums cost little beside d² products a row.
    ///
    /// @param rows    n, at least 1
    /// @param columns d
    public static RowChunks of(int rows, int columns) {
        return ofSize(rows, Math.max(LEAST, 8 * columns));
    }

    /// Chunks of so many rows; the last one may be smaller.
    public static RowChunks ofSize(int rows, int size) {
        Require.that(rows >= 1 && size >= 1, "RowChunks: %d rows in chunks of %d: both must be at least 1", rows, size);
        return new RowChunks(rows, size);
    }

    /// Adds up one chunk.
    @FunctionalInterface
    public interface Part {
        /// @param from      the first row
        /// @param to        one past the last row
        /// @param workspace room that no other thread uses meanwhile, with anything in it
        /// @param sums      where to add, 0 at first
        void add(int from, int to, double[] workspace, double[] sums);
    }

    /// The sums over all rows: (length).
    ///
    /// @param workspace how much room each thread is given
    public double[] sum(int workspace, int length, Part part) {
        double[][] partial = new double[Math.ceilDiv(rows, size)][];
        int threads = Threads.count();
        double[][] rooms = new double[threads][];
        Threads.run(threads, partial.length, (chunk, worker) -> {
            if (rooms[worker] == null) {
                rooms[worker] = new double[workspace];
            }
            double[] sums = new double[length];
            part.add(chunk * size, (int) Math.min(rows, (chunk + 1L) * size), rooms[worker], sums);
            partial[chunk] = sums;
        });
        double[] sums = partial[0];
        for (int chunk = 1; chunk < partial.length; chunk++) {
            KERNELS.axpy(1, partial[chunk], 0, sums, 0, length);
        }
        return sums;
    }

    /// The mean of each column, and of y behind them if there is one: (d) or (d + 1).
    ///
    /// @param x (n, d)
    /// @param y (n), or null
    public double[] means(Matrix x, double[] y) {
        int n = x.rows();
        int d = x.columns();
        Require.that(n == rows, "RowChunks.means: %d rows in chunks for %d: must be as many", n, rows);
        double[] weights = new double[Math.min(n, size)];
        Arrays.fill(weights, 1.0 / n);
        return sum(0, y == null ? d : d + 1, (from, to, workspace, sums) -> {
            KERNELS.gemv(true, to - from, d, 1, x.data(), from * d, d, weights, 0, 0, sums, 0);
            if (y != null) {
                sums[d] = KERNELS.dot(weights, 0, y, from, to - from);
            }
        });
    }
}
