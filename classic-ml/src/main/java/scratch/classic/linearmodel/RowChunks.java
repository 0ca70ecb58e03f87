package scratch.classic.linearmodel;

import java.util.Arrays;

import scratch.math.Matrix;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.Threads;

/// Sums over rows, on all threads and yet always the same bits: the rows are cut into chunks whose size does not depend on
/// the threads, each chunk is added up by itself, and the sums of the chunks are added in order.
final class RowChunks {
    private static final Kernels KERNELS = Kernels.active();
    private static final int LEAST = 8192;

    private RowChunks() {
    }

    /// Adds up one chunk.
    interface Part {
        /// @param from      the first row
        /// @param to        one past the last row
        /// @param workspace room that no other thread uses meanwhile, with anything in it
        /// @param sums      where to add, 0 at first
        void add(int from, int to, double[] workspace, double[] sums);
    }

    /// The sums over all rows: (length).
    ///
    /// @param rows      n, at least 1
    /// @param columns   d: the wider the rows, the larger the chunks, so that d² sums cost little beside d² products a row
    /// @param workspace how much room each thread is given
    static double[] sum(int rows, int columns, int workspace, int length, Part part) {
        int size = size(columns);
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
    static double[] means(Matrix x, double[] y) {
        int n = x.rows();
        int d = x.columns();
        double[] weights = new double[Math.min(n, size(d))];
        Arrays.fill(weights, 1.0 / n);
        return sum(n, d, 0, y == null ? d : d + 1, (from, to, workspace, sums) -> {
            KERNELS.gemv(true, to - from, d, 1, x.data(), from * d, d, weights, 0, 0, sums, 0);
            if (y != null) {
                sums[d] = KERNELS.dot(weights, 0, y, from, to - from);
            }
        });
    }

    private static int size(int columns) {
        return Math.max(LEAST, 8 * columns);
    }
}
