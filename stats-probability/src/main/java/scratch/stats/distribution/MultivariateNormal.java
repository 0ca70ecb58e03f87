package scratch.stats.distribution;

import java.util.random.RandomGenerator;
import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.decomposition.Cholesky;

/// The normal distribution in d dimensions with mean μ and covariance Σ = LLᵀ:
/// log f(x) = −½ (d log 2π + log det Σ + ‖L⁻¹(x − μ)‖²). Everything goes through the Cholesky factor L: the determinant
/// is the square of its diagonal's product, the distance a forward substitution, a draw μ + Lz.
/// Cost O(d³) once, O(d²) per density or draw.
/// Golub & Van Loan, *Matrix Computations*, section 4.2.
public final class MultivariateNormal {
    private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;
    private static final double SYMMETRY_TOLERANCE = 1e-12;

    private final double[] mean;                           // (d)
    private final double[][] factor;                       // L: (d, d), lower triangle
    private final double logScale;                         // log f(μ)

    private MultivariateNormal(double[] mean, double[][] factor) {
        this.mean = mean;
        this.factor = factor;
        double logScale = 0;
        for (int i = 0; i < mean.length; i++) {
            logScale -= HALF_LOG_TWO_PI + Math.log(factor[i][i]);
        }
        this.logScale = logScale;
    }

    /// @throws IllegalArgumentException unless covariance is square, symmetric and as long as mean, all finite
    /// @throws ArithmeticException unless covariance is positive definite
    public static MultivariateNormal of(double[] mean, double[][] covariance) {
        int d = mean.length;
        Require.that(d > 0, "MultivariateNormal.of: dimension = %s: must be at least 1", d);
        Require.that(covariance.length == d, "MultivariateNormal.of: rows of covariance = %s: must be the dimension,"
                + " %s", covariance.length, d);
        Require.finite("MultivariateNormal.of", "mean", mean);
        for (int i = 0; i < d; i++) {
            Require.that(covariance[i].length == d, "MultivariateNormal.of: columns of covariance row %d = %d: must be the"
                    + " dimension, %d", i, covariance[i].length, d);
            for (int j = 0; j <= i; j++) {
                double value = covariance[i][j];
                if (!Double.isFinite(value)) {
                    throw Require.broken("MultivariateNormal.of: covariance[%d][%d] = %s: must be finite", i, j, value);
                }
                if (!(Math.abs(value - covariance[j][i]) <= SYMMETRY_TOLERANCE * Math.abs(value))) {
                    throw Require.broken("MultivariateNormal.of: covariance[%d][%d] = %s: must equal covariance[%d][%d] = %s",
                            j, i, covariance[j][i], i, j, value);
                }
            }
        }
        Matrix lower = Cholesky.of(Matrix.of(covariance)).lower();
        double[][] factor = new double[d][];
        for (int i = 0; i < d; i++) {
            factor[i] = lower.row(i);
        }
        return new MultivariateNormal(mean.clone(), factor);
    }

    public int dimension() {
        return mean.length;
    }

    /// The density at x; it can underflow in high dimensions, where its logarithm does not.
    public double pdf(double... x) {
        return Math.exp(logPdf(x));
    }

    public double logPdf(double... x) {
        return logScale - 0.5 * squaredMahalanobis(x);
    }

    /// (x − μ)ᵀ Σ⁻¹ (x − μ): chi-square with d degrees of freedom for a draw x.
    public double squaredMahalanobis(double... x) {
        int d = mean.length;
        Require.that(x.length == d, "MultivariateNormal: length of x = %s: must be the dimension, %s", x.length, d);
        double[] z = new double[d];                        // L⁻¹ (x − μ)
        double square = 0;
        for (int i = 0; i < d; i++) {
            double sum = x[i] - mean[i];
            for (int j = 0; j < i; j++) {
                sum -= factor[i][j] * z[j];
            }
            z[i] = sum / factor[i][i];
            square += z[i] * z[i];
        }
        return square;
    }

    public double[] mean() {
        return mean.clone();
    }

    /// LLᵀ.
    public double[][] covariance() {
        int d = mean.length;
        double[][] covariance = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                for (int k = 0; k <= Math.min(i, j); k++) {
                    covariance[i][j] += factor[i][k] * factor[j][k];
                }
            }
        }
        return covariance;
    }

    /// μ + Lz.
    public double[] sample(RandomGenerator random) {
        int d = mean.length;
        double[] z = Normal.STANDARD.sample(random, d);
        double[] x = mean.clone();
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                x[i] += factor[i][j] * z[j];
            }
        }
        return x;
    }
}
