package scratch.classic.evaluation.regressionmetrics;

import java.util.function.ToDoubleFunction;

import scratch.classic.metrics.RegressionScores;

/// A way to sum up errors, small being good.
enum Measure {
    /// Mean squared error.
    MSE("MSE", RegressionScores::mse),
    /// Mean absolute error.
    MAE("MAE", RegressionScores::mae),
    /// Mean absolute error as a share of the truth.
    MAPE("MAPE", RegressionScores::mape),
    /// Mean pinball loss at 0.9.
    PINBALL("pinball 0.9", scores -> scores.pinball(Measure.QUANTILE)),
    /// The largest error.
    MAX("largest error", RegressionScores::maxError);

    static final double QUANTILE = 0.9;

    private final String title;
    private final ToDoubleFunction<RegressionScores> score;

    Measure(String title, ToDoubleFunction<RegressionScores> score) {
        this.title = title;
        this.score = score;
    }

    double of(double[] truth, double... predicted) {
        return score.applyAsDouble(RegressionScores.of(truth, predicted));
    }

    @Override
    public String toString() {
        return title;
    }
}
