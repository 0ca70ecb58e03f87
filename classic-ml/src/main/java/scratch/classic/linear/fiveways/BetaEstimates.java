package scratch.classic.linear.fiveways;

import scratch.classic.linear.simpleregression.SimpleLinearRegression;
import scratch.math.Matrix;
import scratch.math.Vectors;

/// The formula of simple regression, slope = cov(x, y) / var(x), used again and again until it fits many columns.
///
/// Column j is regressed on the columns before it; its *residual* zⱼ is uncorrelated with all of them, so one simple
/// regression on it gives its share: γⱼ = cov(zⱼ, y) / var(zⱼ). The last column's γ is its coefficient,
/// the others follow backwards. One column: exactly lesson 321.   Cost O(n·d²).
/// Successive orthogonalisation: Hastie, Tibshirani, Friedman, *The Elements of Statistical Learning*, section 3.2.3.
public final class BetaEstimates {
    private BetaEstimates() {
    }

    /// Fits the model; see [Trainer#fit].
    public static LinearFit fit(Matrix x, double[] y) {    // x: (n, d), y: (n)
        Given.requireUsable("BetaEstimates.fit", x, y);
        int d = x.columns();
        double[][] residuals = new double[d][];  // residuals[j]: of column j on columns 0 … j − 1   (n)
        double[][] slopes = new double[d][d];    // slopes[k][j]: slope of column j on residuals[k], for k < j
        double[] beta = new double[d];
        double[] unexplained = y;                // (n)
        for (int j = 0; j < d; j++) {
            double[] z = centred(x.column(j));
            double spread = Vectors.norm(z);
            for (int k = 0; k < j; k++) {
                var line = SimpleLinearRegression.fit(residuals[k], z);
                slopes[k][j] = line.slope();
                z = line.residuals();
            }
            requireResidual(j, Vectors.norm(z), spread, y.length);
            residuals[j] = z;
            var line = SimpleLinearRegression.fit(z, unexplained);
            beta[j] = line.slope();              // γⱼ
            unexplained = line.residuals();
        }
        backSubstitute(slopes, beta);
        return LinearFit.closedForm(intercept(beta, x, y), beta, x, y);
    }

    // γₖ is the share of residuals[k]. Later columns contain it too: take out what they bring along.
    private static void backSubstitute(double[][] slopes, double[] beta) {
        for (int k = beta.length - 2; k >= 0; k--) {
            for (int j = k + 1; j < beta.length; j++) {
                beta[k] -= slopes[k][j] * beta[j];
            }
        }
    }

    // The plane passes through the point of means: b₀ = ȳ − Σ bⱼx̄ⱼ.
    private static double intercept(double[] beta, Matrix x, double[] y) {
        double intercept = Vectors.mean(y);
        for (int j = 0; j < beta.length; j++) {
            intercept -= beta[j] * Vectors.mean(x.column(j));
        }
        return intercept;
    }

    private static double[] centred(double[] column) {
        double mean = Vectors.mean(column);
        double[] result = new double[column.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = column[i] - mean;
        }
        return result;
    }

    // subtle: a column that the others make up never leaves a residual of exactly 0, only one of the size of rounding.
    private static void requireResidual(int column, double residual, double spread, int n) {
        if (!(residual > n * Math.ulp(1.0) * spread)) {
            throw new ArithmeticException("BetaEstimates.fit: column " + column + ": only " + residual + " of its length "
                    + spread + " is not made up by the columns before it: drop one of them");
        }
    }
}
