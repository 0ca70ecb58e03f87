package scratch.classic.selection;

import scratch.math.check.Require;
import scratch.stats.descriptive.Descriptive;
import scratch.stats.distribution.StudentT;
import scratch.stats.interval.Interval;

/// The scores of one candidate, fold by fold.
///
/// @param values    (k), one a fold
/// @param testShare the rows of a test over the rows it was learned from, on average: n₂/n₁, which is 1/(k − 1) for k folds
public record FoldScores(double[] values, double testShare) {
    public FoldScores {
        Require.that(values.length > 0, "FoldScores: no folds: at least one is needed");
        Require.finite("FoldScores", "values", values);
        Require.positive("FoldScores", "testShare", testShare);
        values = values.clone();
    }

    /// The mean over the folds.
    public double mean() {
        return Descriptive.mean(values);
    }

    /// The standard deviation over the folds, divided by k − 1.
    public double standardDeviation() {
        return Descriptive.standardDeviation(values);
    }

    /// An interval for the score of models that were learned from so many rows: Student's t with k − 1 degrees of freedom
    /// and the variance s²·(1/k + n₂/n₁). The second term is there because the folds learn from nearly the same rows, so
    /// that their scores are not independent; without it intervals are far too short.
    /// Nadeau and Bengio 2003, "Inference for the Generalization Error", Machine Learning 52.
    public Interval interval(double level) {
        Require.that(values.length >= 2, "FoldScores.interval: %d fold: needs at least 2", values.length);
        Interval.requireLevel("FoldScores.interval", level);
        double deviation = standardDeviation() * Math.sqrt(1.0 / values.length + testShare);
        double half = StudentT.of(values.length - 1).upperQuantile((1 - level) / 2) * deviation;
        return new Interval(mean(), mean() - half, mean() + half, level, "corrected t");
    }
}
