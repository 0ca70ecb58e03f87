package scratch.classic.metrics;

import java.util.Arrays;

import scratch.math.check.Require;

/// How far predictions are from the truth, summed up once and asked in many ways.
///
/// With errors eᵢ = yᵢ − ŷᵢ: MSE = Σe²/n, MAE = Σ|e|/n, R² = 1 − Σe² / Σ(y − ȳ)². Cost O(n).
public final class RegressionScores {
    private final double[] truth;        // (n)
    private final double[] predicted;    // (n)

    private RegressionScores(double[] truth, double[] predicted) {
        this.truth = truth;
        this.predicted = predicted;
    }

    /// @param truth     (n), at least one, finite
    /// @param predicted (n), finite
    public static RegressionScores of(double[] truth, double[] predicted) {
        Require.that(truth.length == predicted.length && truth.length > 0,
                "RegressionScores.of: %d true values, %d predicted: needs the same positive number of both", truth.length,
                predicted.length);
        Require.finite("RegressionScores.of", "truth", truth);
        Require.finite("RegressionScores.of", "predicted", predicted);
        return new RegressionScores(truth.clone(), predicted.clone());
    }

    /// The mean squared error.
    ///
    /// @throws ArithmeticException if an error is so large that its square is no number any more
    public double mse() {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += square(error(i));
        }
        return inRange(sum, false, "mse") / truth.length;
    }

    /// Its root: in the unit of y.
    public double rmse() {
        return Math.sqrt(mse());
    }

    /// The mean absolute error: in the unit of y, and each unit of error counts alike.
    public double mae() {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += Math.abs(error(i));
        }
        return finite(sum, "mae") / truth.length;
    }

    /// The mean absolute error as a share of the truth.
    ///
    /// @throws ArithmeticException if a true value is 0: there is no share of nothing
    public double mape() {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            if (truth[i] == 0) {
                throw new ArithmeticException("RegressionScores.mape: true value of row " + i
                        + " is 0: an error has no share of it; use mae");
            }
            sum += Math.abs(error(i) / truth[i]);
        }
        return finite(sum, "mape") / truth.length;
    }

    /// The coefficient of determination: what share of the spread around the mean of y is no longer there around the
    /// predictions. 1 is perfect, 0 is what the mean itself reaches, below 0 is worse than the mean.
    ///
    /// @throws ArithmeticException if all true values are equal: there is no spread to explain
    public double r2() {
        return 1 - finite(mse() / variance(truth, "r2"), "r2");
    }

    /// R² corrected for the columns that the model had to play with: 1 − (1 − R²)·(n − 1)/(n − d − 1).
    ///
    /// @param features d, the coefficients beside the intercept
    public double adjustedR2(int features) {
        int n = truth.length;
        Require.that(features >= 0 && features < n - 1, "RegressionScores.adjustedR2: %d features and %d rows: there must be"
                + " at least two rows more than features", features, n);
        return 1 - (1 - r2()) * (n - 1) / (n - features - 1);
    }

    /// As R², but an error that is the same in every row counts for nothing: 1 − var(e)/var(y).
    public double explainedVariance() {
        double[] errors = new double[truth.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = error(i);
        }
        double total = variance(truth, "explainedVariance");
        double mean = mean(errors);
        double sum = 0;
        for (double e : errors) {
            sum += square(e - mean);
        }
        return 1 - inRange(sum, false, "explainedVariance") / errors.length / total;
    }

    /// The mean pinball loss of predictions that are to lie above a share `quantile` of the truths: an error upwards costs
    /// `quantile` a unit, one downwards 1 − `quantile`. At ½ it is half the MAE.
    public double pinball(double quantile) {
        Require.that(quantile > 0 && quantile < 1, "RegressionScores.pinball: quantile %s: must lie between 0 and 1", quantile);
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            double error = error(i);
            sum += error >= 0 ? quantile * error : (quantile - 1) * error;
        }
        return finite(sum, "pinball") / truth.length;
    }

    /// The largest absolute error.
    public double maxError() {
        double max = 0;
        for (int i = 0; i < truth.length; i++) {
            max = Math.max(max, Math.abs(error(i)));
        }
        return finite(max, "maxError");
    }

    private double error(int i) {
        return truth[i] - predicted[i];
    }

    // Divided by n. subtle: the mean of equal numbers is rarely that number, so a sum of squares of 0 would not tell them
    private static double variance(double[] values, String score) {
        if (Arrays.stream(values).allMatch(value -> value == values[0])) {
            throw new ArithmeticException("RegressionScores." + score + ": all " + values.length
                    + " true values are equal: there is no variance to explain");
        }
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += square(value - mean);
        }
        return inRange(sum, sum == 0, score) / values.length;
    }

    private static double inRange(double squares, boolean vanished, String score) {
        if (vanished || squares == Double.POSITIVE_INFINITY) {
            throw new ArithmeticException("RegressionScores." + score + ": the sum of the squares is " + squares
                    + ": it leaves the range of a double; choose another unit of y");
        }
        return squares;
    }

    private static double finite(double value, String score) {
        if (!Double.isFinite(value)) {
            throw new ArithmeticException("RegressionScores." + score + ": " + value
                    + ": it leaves the range of a double; choose another unit of y");
        }
        return value;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value / values.length;
        }
        return sum;
    }

    private static double square(double x) {
        return x * x;
    }
}
