package scratch.classic.linearmodel;

import java.util.Arrays;

import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.Threads;

/// All that least squares needs to know of the data, in d² numbers instead of n·d: the means, and the sums of squares and
/// products of what is left when they are taken off.
///
/// S = Σ (xᵢ − x̄)(xᵢ − x̄)ᵀ, c = Σ (xᵢ − x̄)(yᵢ − ȳ), and Σ (yᵢ − ȳ)². Two passes over the rows, in blocks that stay in the
/// cache, so that nothing as large as the data is ever allocated. Rows are cut into chunks whose sums are added in order:
/// the same bits on any number of threads. Cost n·d².
final class CentredMoments {
    private static final Kernels KERNELS = Kernels.active();
    private static final int BLOCK = 256;
    private static final int CHUNK = 8192;

    private final int n;
    private final double[] means;      // (d + 1), the last one of y
    private final double[] sums;       // (d + 1, d + 1): S, bordered by c, with Σ (yᵢ − ȳ)² in the corner

    private CentredMoments(int n, double[] means, double[] sums) {
        this.n = n;
        this.means = means;
        this.sums = sums;
    }

    /// @param operation what messages begin with
    /// @param x         (n, d), finite, n and d at least 1
    /// @param y         (n), finite
    static CentredMoments of(String operation, Matrix x, double[] y) {
        Require.that(x.rows() == y.length, "%s: x has %d rows, y has %d values: each row needs its y", operation, x.rows(),
                y.length);
        Require.that(x.rows() >= 1 && x.columns() >= 1, "%s: x is (%d, %d): needs a row and a column", operation, x.rows(),
                x.columns());
        Require.finite(operation, x.columns(), x.data());
        Require.finite(operation, "y", y);
        double[] means = means(x, y);
        double[] sums = products(x, y, means);
        for (double sum : sums) {
            Require.that(Double.isFinite(sum), "%s: values too large to be squared and added: take larger units", operation);
        }
        return new CentredMoments(x.rows(), means, sums);
    }

    private static double[] means(Matrix x, double[] y) {
        int n = x.rows();
        int d = x.columns();
        double[][] partial = new double[chunks(n, d)][];
        Threads.run(Threads.count(), partial.length, (chunk, worker) -> {
            int from = from(chunk, n, d);
            int to = from(chunk + 1, n, d);
            double[] sum = new double[d + 1];
            double[] ones = new double[to - from];
            Arrays.fill(ones, 1.0 / n);
            KERNELS.gemv(true, to - from, d, 1, x.data(), from * d, d, ones, 0, 0, sum, 0);
            sum[d] = KERNELS.dot(ones, 0, y, from, to - from);
            partial[chunk] = sum;
        });
        return added(partial);
    }

    private static double[] products(Matrix x, double[] y, double[] means) {
        int n = x.rows();
        int d = x.columns();
        double[][] partial = new double[chunks(n, d)][];
        Threads.run(Threads.count(), partial.length, (chunk, worker) -> {
            double[] block = new double[BLOCK * (d + 1)];
            double[] sum = new double[(d + 1) * (d + 1)];
            int end = from(chunk + 1, n, d);
            for (int from = from(chunk, n, d); from < end; from += BLOCK) {
                int rows = Math.min(BLOCK, end - from);
                centre(x.data(), y, means, from, rows, block);
                KERNELS.syrk(true, d + 1, rows, 1, block, 0, d + 1, 1, sum, 0, d + 1);
            }
            partial[chunk] = sum;
        });
        return added(partial);
    }

    // subtle: taken off before squaring; Σ x² − n·x̄² loses all digits where the mean is large
    private static void centre(double[] x, double[] y, double[] means, int from, int rows, double[] block) {
        int d = means.length - 1;
        for (int i = 0; i < rows; i++) {
            int at = (from + i) * d;
            int to = i * (d + 1);
            for (int j = 0; j < d; j++) {
                block[to + j] = x[at + j] - means[j];
            }
            block[to + d] = y[from + i] - means[d];
        }
    }

    private static int chunks(int n, int d) {
        return Math.ceilDiv(n, Math.max(CHUNK, 8 * d));
    }

    private static int from(int chunk, int n, int d) {
        return (int) Math.min(n, (long) chunk * Math.max(CHUNK, 8 * d));
    }

    private static double[] added(double[][] partial) {
        double[] sum = partial[0];
        for (int chunk = 1; chunk < partial.length; chunk++) {
            KERNELS.axpy(1, partial[chunk], 0, sum, 0, sum.length);
        }
        return sum;
    }

    int rows() {
        return n;
    }

    int columns() {
        return means.length - 1;
    }

    /// x̄_j; of y for j = d.
    double mean(int j) {
        return means[j];
    }

    /// S_jk, and c_j for k = d.
    double sum(int j, int k) {
        return sums[j * means.length + k];
    }

    /// Σ (yᵢ − ȳ)².
    double total() {
        return sums[sums.length - 1];
    }

    /// S: (d, d).
    Matrix gram() {
        int d = columns();
        Matrix gram = Matrix.zeros(d, d);
        for (int j = 0; j < d; j++) {
            System.arraycopy(sums, j * (d + 1), gram.data(), j * d, d);
        }
        return gram;
    }

    /// c: (d).
    double[] cross() {
        double[] cross = new double[columns()];
        for (int j = 0; j < cross.length; j++) {
            cross[j] = sum(j, cross.length);
        }
        return cross;
    }

    /// √S_jj: (d). A column whose values differ by no more than rounding is constant, and has 0.
    double[] deviations() {
        double[] deviations = new double[columns()];
        for (int j = 0; j < deviations.length; j++) {
            double deviation = Math.sqrt(sum(j, j));
            boolean dust = deviation <= 4 * Math.sqrt(n) * Math.ulp(means[j]);
            deviations[j] = dust ? 0 : deviation;
        }
        return deviations;
    }

    /// ȳ − x̄ᵀb: the intercept that goes with these coefficients.
    double intercept(double[] coefficients) {
        double intercept = means[coefficients.length];
        for (int j = 0; j < coefficients.length; j++) {
            intercept -= coefficients[j] * means[j];
        }
        return intercept;
    }
}
