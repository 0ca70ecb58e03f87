package scratch.classic.linearmodel;

import java.util.Arrays;

import scratch.math.Matrix;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.Threads;

/// The mean and the standard deviation (divided by n) of each column, in two passes that allocate next to nothing: what a
/// descent needs to have all its coordinates of one size. A column whose values differ by no more than rounding has
/// deviation 1.
record ColumnScales(double[] means, double[] deviations) {
    private static final Kernels KERNELS = Kernels.active();
    private static final int CHUNK = 8192;

    static ColumnScales of(Matrix x) {                       // (n, d), n at least 1
        int n = x.rows();
        int d = x.columns();
        double[] means = added(x, (from, rows, sums) -> {
            double[] weights = new double[rows];
            Arrays.fill(weights, 1.0 / n);
            KERNELS.gemv(true, rows, d, 1, x.data(), from * d, d, weights, 0, 0, sums, 0);
        });
        double[] deviations = added(x, (from, rows, sums) -> {
            for (int i = from; i < from + rows; i++) {
                for (int j = 0; j < d; j++) {
                    double centred = x.data()[i * d + j] - means[j];
                    sums[j] += centred * centred;
                }
            }
        });
        for (int j = 0; j < d; j++) {
            double deviation = Math.sqrt(deviations[j] / n);
            deviations[j] = deviation <= 4 * Math.ulp(means[j]) ? 1 : deviation;
        }
        return new ColumnScales(means, deviations);
    }

    private interface Part {
        void add(int from, int rows, double[] sums);
    }

    // Chunks of rows on all threads, their sums added in order.
    private static double[] added(Matrix x, Part part) {
        double[][] partial = new double[Math.ceilDiv(x.rows(), CHUNK)][x.columns()];
        Threads.run(Threads.count(), partial.length, (chunk, worker) ->
                part.add(chunk * CHUNK, Math.min(CHUNK, x.rows() - chunk * CHUNK), partial[chunk]));
        for (int chunk = 1; chunk < partial.length; chunk++) {
            KERNELS.axpy(1, partial[chunk], 0, partial[0], 0, x.columns());
        }
        return partial[0];
    }
}
