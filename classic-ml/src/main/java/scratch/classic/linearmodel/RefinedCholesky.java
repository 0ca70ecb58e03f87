package scratch.classic.linearmodel;

import java.util.Arrays;
import java.util.Optional;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.decomposition.Cholesky;
import scratch.math.kernel.Kernels;

/// Solves S b = c with each column in its own standard deviation, which makes S the matrix of correlations, and mends with
/// the data what rounding left over: r = y − b₀ − X b should have no product with any column; what it has is solved for
/// again.
///
/// One such step brings the error of the normal equations, which grows with the square of the condition number, down to
/// that of the data themselves. Golub and Van Loan, *Matrix Computations*, section 5.3.
final class RefinedCholesky {
    /// Squared condition numbers beyond this leave too few digits to refine.
    private static final double ILL_CONDITIONED = 1e9;
    private static final int MOST_STEPS = 4;

    private final CentredMoments moments;
    private final double[] deviations;        // (d): √S_jj
    private final Cholesky correlations;      // (d, d)

    private RefinedCholesky(CentredMoments moments, double[] deviations, Cholesky correlations) {
        this.moments = moments;
        this.deviations = deviations;
        this.correlations = correlations;
    }

    /// Empty where the correlations are not safe to solve with: too close to 1, a constant column, too few rows.
    static Optional<RefinedCholesky> of(CentredMoments moments) {
        double[] deviations = moments.deviations();
        int d = deviations.length;
        if (moments.rows() <= d || Arrays.stream(deviations).anyMatch(deviation -> deviation == 0)) {
            return Optional.empty();
        }
        Matrix correlations = Matrix.zeros(d, d);
        for (int j = 0; j < d; j++) {
            for (int k = 0; k < d; k++) {
                correlations.set(j, k, j == k ? 1 : moments.sum(j, k) / deviations[j] / deviations[k]);
            }
        }
        try {
            Cholesky factor = Cholesky.of(correlations);
            return factor.condition() < ILL_CONDITIONED ? Optional.of(new RefinedCholesky(moments, deviations, factor))
                    : Optional.empty();
        } catch (ArithmeticException notPositiveDefinite) {
            return Optional.empty();
        }
    }

    /// b, and in `residuals` what it leaves of y.
    double[] fit(Matrix x, double[] y, double[] residuals) {
        double[] b = solve(moments.cross());
        for (int step = 0; ; step++) {
            double[] correction = solve(leftOver(x, y, moments, b, residuals));
            if (step == MOST_STEPS || negligible(correction, b)) {
                return b;
            }
            Vectors.axpyInPlace(1, correction, b);
        }
    }

    private double[] solve(double[] c) {
        double[] scaled = c.clone();
        for (int j = 0; j < scaled.length; j++) {
            scaled[j] /= deviations[j];
        }
        double[] b = correlations.solve(scaled);
        for (int j = 0; j < b.length; j++) {
            b[j] /= deviations[j];
        }
        return b;
    }

    /// Writes r = y − b₀ − X b, and returns what of it the columns could still explain, Σ (xᵢ − x̄) rᵢ: (d).
    static double[] leftOver(Matrix x, double[] y, CentredMoments moments, double[] b, double[] residuals) {
        double intercept = moments.intercept(b);
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = y[i] - intercept;
        }
        Kernels.active().gemv(false, x.rows(), x.columns(), -1, x.data(), 0, x.columns(), b, 0, 1, residuals, 0);
        double sum = Vectors.sum(residuals);
        double[] left = x.transposeMultiply(residuals);
        for (int j = 0; j < left.length; j++) {
            left[j] -= moments.mean(j) * sum;
        }
        return left;
    }

    private static boolean negligible(double[] correction, double[] b) {
        for (int j = 0; j < b.length; j++) {
            if (Math.abs(correction[j]) > 2 * Math.ulp(b[j])) {
                return false;
            }
        }
        return true;
    }

    /// S⁻¹: (d, d).
    Matrix inverse() {
        Matrix inverse = correlations.inverse();
        for (int j = 0; j < deviations.length; j++) {
            for (int k = 0; k < deviations.length; k++) {
                inverse.set(j, k, inverse.get(j, k) / deviations[j] / deviations[k]);
            }
        }
        return inverse;
    }
}
