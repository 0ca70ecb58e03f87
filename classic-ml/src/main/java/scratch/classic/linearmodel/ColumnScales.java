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
        double[] weights = new double[Math.min(n, CHUNK)];
        Arrays.fill(weights, 1.0 / n);
        double[] means = added(x, d, (from, rows, sums) ->
                KERNELS.gemv(true, rows, d, 1, x.data(), from * d, d, weights, 0, 0, sums, 0));
        double[] left = added(x, 2 * d, (from, rows, sums) -> {              // Σ (x − m), then Σ (x − m)²
            for (int i = from; i < from + rows; i++) {
                for (int j = 0; j < d; j++) {
                    double centred = x.data()[i * d + j] - means[j];
                    sums[j] += centred;
                    sums[d + j] += centred * centred;
                }
            }
        });
        double[] deviations = new double[d];
        for (int j = 0; j < d; j++) {
            double correction = left[j] / n;                                 // by which rounding had put the mean beside
            means[j] += correction;
            double deviation = Math.sqrt(Math.max(0, left[d + j] / n - correction * correction));
            deviations[j] = deviation <= 4 * Math.ulp(means[j]) ? 1 : deviation;
        }
        return new ColumnScales(means, deviations);
    }

    /// (x − m)/s: a copy.
    Matrix standardised(Matrix x) {
        Matrix standardised = x.copy();
        double[] data = standardised.data();
        int d = x.columns();
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < d; j++) {
                data[i * d + j] = (data[i * d + j] - means[j]) / deviations[j];
            }
        }
        return standardised;
    }

    private interface Part {
        void add(int from, int rows, double[] sums);
    }

    // Chunks of rows on all threads, their sums added in order.
    private static double[] added(Matrix x, int size, Part part) {
        double[][] partial = new double[Math.ceilDiv(x.rows(), CHUNK)][size];
        Threads.run(Threads.count(), partial.length, (chunk, worker) ->
                part.add(chunk * CHUNK, Math.min(CHUNK, x.rows() - chunk * CHUNK), partial[chunk]));
        for (int chunk = 1; chunk < partial.length; chunk++) {
            KERNELS.axpy(1, partial[chunk], 0, partial[0], 0, size);
        }
        return partial[0];
    }
}
