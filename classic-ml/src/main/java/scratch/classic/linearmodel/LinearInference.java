package scratch.classic.linearmodel;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;
import scratch.stats.distribution.FDistribution;
import scratch.stats.distribution.StudentT;
import scratch.stats.interval.Interval;

/// How sure the coefficients of a least-squares fit are, if the errors are independent, of one variance and normal.
///
/// σ̂² = RSS / (n − d − 1), and the covariance of b is σ̂²·S⁻¹; so (bⱼ − βⱼ)/seⱼ has Student's t distribution.
/// Entry 0 is the intercept, entry j the coefficient of column j − 1.
public final class LinearInference {
    private final double[] estimates;          // (d + 1)
    private final double[] standardErrors;     // (d + 1)
    private final int degreesOfFreedom;
    private final double variance;
    private final double f;

    private LinearInference(double[] estimates, double[] standardErrors, int degreesOfFreedom, double variance, double f) {
        this.estimates = estimates;
        this.standardErrors = standardErrors;
        this.degreesOfFreedom = degreesOfFreedom;
        this.variance = variance;
        this.f = f;
    }

    static LinearInference of(LinearModel model, CentredMoments moments, double rss, Matrix inverse) {
        int d = moments.columns();
        int degreesOfFreedom = moments.rows() - d - 1;
        if (degreesOfFreedom < 1) {
            throw new ArithmeticException("LinearRegression.inference: " + moments.rows() + " rows, " + (d + 1)
                    + " coefficients: needs a row more than coefficients");
        }
        double variance = rss / degreesOfFreedom;
        double[] estimates = new double[d + 1];
        double[] errors = new double[d + 1];
        double[] means = new double[d];
        estimates[0] = model.intercept();
        for (int j = 0; j < d; j++) {
            means[j] = moments.mean(j);
            estimates[j + 1] = model.coefficients()[j];
            errors[j + 1] = Math.sqrt(variance * inverse.get(j, j));
        }
        errors[0] = Math.sqrt(variance * (1.0 / moments.rows() + Vectors.dot(means, inverse.multiply(means))));
        double f = (moments.total() - rss) / d / variance;
        return new LinearInference(estimates, errors, degreesOfFreedom, variance, f);
    }

    /// b₀, b₁ … b_d.
    public double[] estimates() {
        return estimates.clone();
    }

    /// Their standard errors.
    public double[] standardErrors() {
        return standardErrors.clone();
    }

    /// n − d − 1.
    public int degreesOfFreedom() {
        return degreesOfFreedom;
    }

    /// σ̂: the standard deviation of the errors.
    public double residualStandardError() {
        return Math.sqrt(variance);
    }

    /// bⱼ / seⱼ. A perfect fit has infinite ones, or NaN for a coefficient of 0.
    public double t(int j) {
        return estimates[index("t", j)] / standardErrors[j];
    }

    /// How likely a coefficient at least as far from 0 is if the true one is 0.
    public double pValue(int j) {
        double t = Math.abs(t(j));
        return t == Double.POSITIVE_INFINITY ? 0 : Math.min(1, 2 * StudentT.of(degreesOfFreedom).survival(t));
    }

    /// The interval for the true coefficient.
    public Interval interval(int j, double level) {
        Interval.requireLevel("LinearInference.interval", level);
        double half = StudentT.of(degreesOfFreedom).upperQuantile((1 - level) / 2) * standardErrors[index("interval", j)];
        return new Interval(estimates[j], estimates[j] - half, estimates[j] + half, level, "t");
    }

    /// (TSS − RSS)/d over σ̂²: the test of all coefficients but the intercept at once.
    public double f() {
        return f;
    }

    /// How likely so large an F is if no column matters.
    public double fPValue() {
        return f == Double.POSITIVE_INFINITY ? 0
                : FDistribution.of(estimates.length - 1, degreesOfFreedom).survival(Math.max(0, f));
    }

    private int index(String what, int j) {
        Require.that(j >= 0 && j < estimates.length, "LinearInference.%s: coefficient %d: must be from 0 to %d", what, j,
                estimates.length - 1);
        return j;
    }
}
