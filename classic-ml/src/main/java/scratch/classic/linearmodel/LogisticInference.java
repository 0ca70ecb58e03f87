package scratch.classic.linearmodel;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;
import scratch.stats.distribution.ChiSquare;
import scratch.stats.distribution.Normal;
import scratch.stats.interval.Interval;

/// How sure the weights of a logistic regression without a penalty are, from the curvature of its loss at the minimum.
///
/// The covariance of the estimates is, for many rows, the inverse of the Hessian Σ pᵢ(1 − pᵢ) xᵢxᵢᵀ: where the loss is sharply
/// bent, the data leave little doubt. So wⱼ/seⱼ is standard normal if the true weight is 0 (Wald). Entry 0 is the intercept,
/// entry j the weight of column j − 1; e^wⱼ is an odds ratio.
public final class LogisticInference {
    private final double[] estimates;          // (d + 1)
    private final double[] standardErrors;     // (d + 1)
    private final double deviance;
    private final double nullDeviance;

    private LogisticInference(double[] estimates, double[] standardErrors, double deviance, double nullDeviance) {
        this.estimates = estimates;
        this.standardErrors = standardErrors;
        this.deviance = deviance;
        this.nullDeviance = nullDeviance;
    }

    // covariance: (d + 1, d + 1), of b' and u with wⱼ = uⱼ/sⱼ and b = b' − Σ uⱼmⱼ/sⱼ
    static LogisticInference of(double[] estimates, Matrix covariance, ColumnScales scales, double loss, double nullLoss) {
        double[] errors = new double[estimates.length];
        double[] intercept = new double[estimates.length];
        intercept[0] = 1;
        for (int j = 1; j < errors.length; j++) {
            errors[j] = Math.sqrt(covariance.get(j, j)) / scales.deviations()[j - 1];
            intercept[j] = -scales.means()[j - 1] / scales.deviations()[j - 1];
        }
        errors[0] = Math.sqrt(Vectors.dot(intercept, covariance.multiply(intercept)));
        return new LogisticInference(estimates, errors, 2 * loss, 2 * nullLoss);
    }

    /// b, w₁ … w_d.
    public double[] estimates() {
        return estimates.clone();
    }

    /// Their standard errors.
    public double[] standardErrors() {
        return standardErrors.clone();
    }

    /// wⱼ / seⱼ.
    public double z(int j) {
        return estimates[index("z", j)] / standardErrors[j];
    }

    /// How likely a weight at least as far from 0 is if the true one is 0.
    public double pValue(int j) {
        return Math.min(1, 2 * Normal.STANDARD.survival(Math.abs(z(j))));
    }

    /// Wald's interval for the true weight, wⱼ ± z·seⱼ.
    public Interval interval(int j, double level) {
        Interval.requireLevel("LogisticInference.interval", level);
        double half = Normal.STANDARD.upperQuantile((1 - level) / 2) * standardErrors[index("interval", j)];
        return new Interval(estimates[j], estimates[j] - half, estimates[j] + half, level, "Wald");
    }

    /// By what one unit more of a column multiplies the odds, e^wⱼ, with e to the ends of the weight's interval.
    ///
    /// @param j from 1: a column's number and one
    public Interval oddsRatio(int j, double level) {
        Require.that(j != 0, "LogisticInference.oddsRatio: coefficient 0: the intercept is no ratio: take a column's, from 1");
        Interval weight = interval(j, level);
        return new Interval(Math.exp(weight.estimate()), Math.exp(weight.lower()), Math.exp(weight.upper()), level, "Wald");
    }

    /// Twice the loss.
    public double deviance() {
        return deviance;
    }

    /// Twice the loss of the classes' shares alone, without any column.
    public double nullDeviance() {
        return nullDeviance;
    }

    /// How likely so large a fall of the deviance is if no column matters: it has a chi-square distribution with d degrees of
    /// freedom, for many rows.
    public double likelihoodRatioPValue() {
        return ChiSquare.of(estimates.length - 1).survival(Math.max(0, nullDeviance - deviance));
    }

    private int index(String what, int j) {
        Require.that(j >= 0 && j < estimates.length, "LogisticInference.%s: coefficient %d: must be from 0 to %d", what, j,
                estimates.length - 1);
        return j;
    }
}
