package scratch.deep.generative.denoising;

import java.util.Arrays;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;
import scratch.math.decomposition.SymmetricEigen;

/// The best that a weighted sum of the damaged pixels can do: `x̂ = m + (x̃ − m̃)·A` with `A = S⁻¹·g·C`, where C is the
/// covariance of clean rows, S that of damaged ones, and g the gain of the damage. For normal noise S is C + σ²·I, and this is
/// Wiener's filter: along a principal component with the variance λ it keeps the share λ/(λ + σ²).
/// Wiener 1949. Cost O(d³) once, then d² a row.
///
/// @param mean      m of clean rows: (d)
/// @param noisyMean m̃ of damaged rows: (d)
/// @param weights   A: (d, d)
public record LinearDenoiser(double[] mean, double[] noisyMean, Matrix weights) {
    private static final double NEGLIGIBLE = 1e-10;

    public static LinearDenoiser fit(Matrix clean, Corruption corruption) {
        Require.that(clean.rows() >= 2 && clean.columns() >= 1, "LinearDenoiser.fit: (%d, %d): needs two rows and a column",
                clean.rows(), clean.columns());
        int d = clean.columns();
        double[] mean = new double[d];
        Arrays.setAll(mean, j -> Vectors.mean(clean.column(j)));
        double[] noisyMean = new double[d];
        Arrays.setAll(noisyMean, j -> corruption.gain() * mean[j] + corruption.offset());
        Matrix covariance = moved(clean, -1, mean).gram().times(1.0 / clean.rows());   // C, (d, d)
        Matrix noisy = covariance.times(corruption.gain() * corruption.gain());        // S off its diagonal
        for (int j = 0; j < d; j++) {
            double square = corruption.meanSquare(covariance.get(j, j) + mean[j] * mean[j]);
            noisy.set(j, j, square - noisyMean[j] * noisyMean[j]);
        }
        return new LinearDenoiser(mean, noisyMean, inverse(noisy).multiply(covariance.times(corruption.gain())));
    }

    /// subtle: a pixel that is always 0 stays 0 when masked, and S has no inverse; its directions are left out.
    private static Matrix inverse(Matrix s) {
        SymmetricEigen eigen = SymmetricEigen.of(s);
        double largest = Vectors.maxAbs(eigen.values());
        return eigen.apply(value -> value > NEGLIGIBLE * largest ? 1 / value : 0);
    }

    public Matrix denoise(Matrix noisy) {
        return moved(moved(noisy, -1, noisyMean).multiply(weights), 1, mean);
    }

    private static Matrix moved(Matrix x, double sign, double... by) {
        Matrix moved = x.copy();
        for (int i = 0; i < moved.data().length; i++) {
            moved.data()[i] += sign * by[i % by.length];
        }
        return moved;
    }
}
