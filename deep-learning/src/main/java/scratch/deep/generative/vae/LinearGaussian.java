package scratch.deep.generative.vae;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;
import scratch.math.decomposition.Cholesky;
import scratch.math.decomposition.SymmetricEigen;

/// Probabilistic PCA, the one decoder whose likelihood is known: `x = m + W·z + s·ε` with standard normal z and ε, so
/// `p(x) = N(m, W·Wᵀ + s²·I)`, and the posterior of z is normal with the mean `M⁻¹·Wᵀ(x − m)` and the covariance `s²·M⁻¹`,
/// where
/// `M = Wᵀ·W + s²·I`. Tipping and Bishop 1999.
///
/// @param mean     m: (d)
/// @param weights  W: (d, k)
/// @param variance s²
public record LinearGaussian(double[] mean, Matrix weights, double variance) {
    private static final double LOG_2_PI = Math.log(2 * Math.PI);

    public LinearGaussian {
        Require.positive("LinearGaussian", "variance", variance);
        Require.that(weights.rows() == mean.length, "LinearGaussian: mean (%d), weights (%d, %d): must be (d), (d, k)",
                mean.length, weights.rows(), weights.columns());
    }

    /// The most likely one: `W = U·(Λ − s²·I)^½` of the first k eigenvectors of the covariance, s² the mean of the other
    /// eigenvalues.
    public static LinearGaussian fit(Matrix x, int k) {
        Require.that(k >= 1 && k < x.columns() && x.rows() > 1,
                "LinearGaussian.fit: (%d, %d) with k = %d: needs two rows, and fewer units than columns", x.rows(),
                        x.columns(), k);
        int d = x.columns();
        double[] mean = new double[d];
        Arrays.setAll(mean, j -> Vectors.mean(x.column(j)));
        SymmetricEigen eigen = SymmetricEigen.of(centred(x, mean).gram().times(1.0 / x.rows()));
        int[] falling = IntStream.range(0, d).boxed().sorted((a, b) -> Double.compare(eigen.values()[b], eigen.values()[a]))
                .mapToInt(j -> j).toArray();
        double rest = Arrays.stream(falling, k, d).mapToDouble(j -> eigen.values()[j]).average().orElseThrow();
        Matrix weights = eigen.vectors().selectColumns(Arrays.copyOf(falling, k));
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < k; j++) {
                weights.set(i, j, weights.get(i, j) * Math.sqrt(eigen.values()[falling[j]] - rest));
            }
        }
        return new LinearGaussian(mean, weights, rest);
    }

    private static Matrix centred(Matrix x, double... mean) {
        Matrix moved = x.copy();
        for (int i = 0; i < moved.data().length; i++) {
            moved.data()[i] -= mean[i % mean.length];
        }
        return moved;
    }

    /// ln p(x), exactly, from the covariance of x.
    public double logLikelihood(double... x) {
        Matrix covariance = weights.multiply(weights.transpose());
        for (int i = 0; i < mean.length; i++) {
            covariance.set(i, i, covariance.get(i, i) + variance);
        }
        Cholesky cholesky = Cholesky.of(covariance);
        double[] away = Vectors.minus(x, mean);
        return -(mean.length * LOG_2_PI + cholesky.logDeterminant() + Vectors.dot(away, cholesky.solve(away))) / 2;
    }

    /// ln p(x|z)
    public double logLikelihood(double[] x, double... z) {
        double[] error = Vectors.minus(Vectors.minus(x, mean), weights.multiply(z));
        return -(mean.length * (LOG_2_PI + Math.log(variance)) + Vectors.dot(error, error) / variance) / 2;
    }

    /// The best code with independent units: the posterior mean, and for each unit the variance `s²/Mⱼⱼ`. It is the posterior
    /// itself if the columns of W are orthogonal.
    public GaussianCode bestCode(double... x) {
        Matrix m = weights.gram();
        for (int j = 0; j < m.rows(); j++) {
            m.set(j, j, m.get(j, j) + variance);
        }
        double[] logVariance = new double[m.rows()];
        Arrays.setAll(logVariance, j -> Math.log(variance / m.get(j, j)));
        return new GaussianCode(Cholesky.of(m).solve(weights.transposeMultiply(Vectors.minus(x, mean))), logVariance);
    }

    /// The evidence lower bound without sampling: the mean of ln p(x|z) over the code, less the divergence. The mean of a
    /// square is the square of the mean plus the variance, `Σⱼ ‖wⱼ‖²·e^ℓⱼ`.
    public double elbo(double[] x, GaussianCode code) {
        double spread = 0;
        for (int j = 0; j < code.mean().length; j++) {
            double[] column = weights.column(j);
            spread += Vectors.dot(column, column) * Math.exp(code.logVariance()[j]);
        }
        return logLikelihood(x, code.mean()) - spread / variance / 2 - code.divergence();
    }

    /// The same model with the axes of its code turned or mixed: W·R. If R is orthogonal, p(x) stays as it is.
    public LinearGaussian turned(Matrix r) {
        return new LinearGaussian(mean, weights.multiply(r), variance);
    }
}
