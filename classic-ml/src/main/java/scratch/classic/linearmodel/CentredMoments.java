package scratch.classic.linearmodel;

import java.util.Arrays;

import scratch.classic.data.RowChunks;
import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.kernel.Kernels;

/// All that least squares needs to know of the data, in d² numbers instead of n·d: the means, and the sums of squares and
/// products of what is left when they are taken off.
///
/// S = Σ (xᵢ − x̄)(xᵢ − x̄)ᵀ, c = Σ (xᵢ − x̄)(yᵢ − ȳ), and Σ (yᵢ − ȳ)². Two passes over the rows (see [RowChunks]), in blocks
/// that stay in the cache, so that nothing as large as the data is ever allocated. Cost n·d².
final class CentredMoments {
    private static final Kernels KERNELS = Kernels.active();
    private static final int BLOCK = 256;

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
        double[] means = RowChunks.of(x.rows(), x.columns()).means(x, y);
        double[] sums = products(x, y, means);
        for (double sum : sums) {
            Require.that(Double.isFinite(sum), "%s: values too large to be squared and added: take larger units", operation);
        }
        return new CentredMoments(x.rows(), means, sums);
    }

    // Corrects the means for the rounding in them, which would make a constant column look as if it varied.
    private static double[] products(Matrix x, double[] y, double[] means) {
        int width = means.length;
        int squares = width * width;
        RowChunks chunks = RowChunks.of(x.rows(), x.columns());
        double[] sums = chunks.sum(BLOCK * width, squares + width, (first, end, block, partial) -> {
            for (int from = first; from < end; from += BLOCK) {
                int rows = Math.min(BLOCK, end - from);
                centre(x.data(), y, means, from, rows, block, partial, squares);
                KERNELS.syrk(true, width, rows, 1, block, 0, width, 1, partial, 0, width);
            }
        });
        for (int j = 0; j < width; j++) {
            for (int k = 0; k < width; k++) {                            // Σ ab − (Σ a)(Σ b)/n
                sums[j * width + k] -= sums[squares + j] * sums[squares + k] / x.rows();
            }
        }
        for (int j = 0; j < width; j++) {
            means[j] += sums[squares + j] / x.rows();
            sums[j * width + j] = Math.max(0, sums[j * width + j]);
        }
        return Arrays.copyOf(sums, squares);
    }

    // subtle: taken off before squaring; Σ x² − n·x̄² loses all digits where the mean is large
    private static void centre(double[] x, double[] y, double[] means, int from, int rows, double[] block, double[] sums,
                               int at) {
        int d = means.length - 1;
        for (int i = 0; i < rows; i++) {
            int row = (from + i) * d;
            int to = i * (d + 1);
            for (int j = 0; j < d; j++) {
                double centred = x[row + j] - means[j];
                block[to + j] = centred;
                sums[at + j] += centred;
            }
            block[to + d] = y[from + i] - means[d];
            sums[at + d] += block[to + d];
        }
    }

    /// The moments of these rows and those of `other` together: S = S₁ + S₂ + n₁n₂/(n₁ + n₂)·(x̄₁ − x̄₂)(x̄₁ − x̄₂)ᵀ, and c
    /// and the total likewise.
    /// Chan, Golub and LeVeque 1983, "Algorithms for Computing the Sample Variance", American Statistician 37.
    CentredMoments plus(CentredMoments other) {
        int width = means.length;
        int both = n + other.n;
        double share = (double) other.n / both;
        double[] moved = new double[width];
        double[] together = means.clone();
        for (int j = 0; j < width; j++) {
            moved[j] = other.means[j] - means[j];
            together[j] += share * moved[j];
        }
        double[] added = sums.clone();
        for (int j = 0; j < width; j++) {
            for (int k = 0; k < width; k++) {
                added[j * width + k] += other.sums[j * width + k] + share * n * moved[j] * moved[k];
            }
        }
        return new CentredMoments(both, together, added);
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
