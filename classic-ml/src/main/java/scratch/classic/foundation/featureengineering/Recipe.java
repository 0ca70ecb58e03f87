package scratch.classic.foundation.featureengineering;

import java.util.stream.IntStream;

import scratch.classic.data.Folds;
import scratch.classic.data.Table;
import scratch.classic.linearmodel.LinearRegression;
import scratch.classic.metrics.RegressionScores;
import scratch.classic.pipeline.FittedRegressor;
import scratch.classic.pipeline.Pipeline;
import scratch.classic.preprocess.Binning;
import scratch.classic.preprocess.CyclicFeature;
import scratch.classic.preprocess.DateFeatures;
import scratch.classic.preprocess.OneHotEncoder;
import scratch.classic.preprocess.PolynomialFeatures;
import scratch.classic.preprocess.Scaler;
import scratch.classic.preprocess.SplineFeatures;
import scratch.classic.preprocess.Step;
import scratch.classic.selection.CrossValidation;
import scratch.classic.selection.FoldScores;

/// What is made of the columns before least squares gets them, one idea more each time.
///
/// @param name  for a table
/// @param steps in order
record Recipe(String name, Step... steps) {
    static final int HOUR_KNOTS = 12;

    private static final Step DAYS = DateFeatures.of("date", DateFeatures.Part.EPOCH_DAY);
    private static final Step CLOCK = CyclicFeature.of("hour", 24);
    private static final Step HOUR = SplineFeatures.of(HOUR_KNOTS, "hour");
    private static final Step WARM = SplineFeatures.of(5, "temperature");

    /// From the plain columns to all that helps.
    static Recipe[] forBikes() {
        return new Recipe[] {
            new Recipe("as they are", DAYS),
            new Recipe("hour on a circle", DAYS, CLOCK),
            new Recipe("hour in 8 bins", DAYS, Binning.uniform(8, "hour"), OneHotEncoder.of("hour").dropFirst()),
            new Recipe("hour as a spline", DAYS, HOUR),
            new Recipe("hour x workday", DAYS, HOUR, crossed()),
            new Recipe("temperature too", DAYS, HOUR, crossed(), WARM)};
    }

    /// Each hour function times workday, 0 or 1: workdays get a curve of their own.
    private static Step crossed() {
        return PolynomialFeatures.crossed("workday", IntStream.rangeClosed(1, HOUR_KNOTS + 1)
                .mapToObj(f -> "hour spline " + f).toArray(String[]::new));
    }

    /// Temperature in four ways, with the rest as good as it gets.
    ///
    /// @param degree the highest power
    static Recipe[] forTemperature(int degree) {
        return new Recipe[] {
            new Recipe("a line", DAYS, HOUR, crossed()),
            new Recipe("5 bins", DAYS, HOUR, crossed(), Binning.quantiles(5, "temperature"),
                    OneHotEncoder.of("temperature").dropFirst()),
            new Recipe("a spline, 5 knots", DAYS, HOUR, crossed(), WARM),
            new Recipe("powers up to " + degree, DAYS, HOUR, crossed(), Scaler.standard("temperature"),
                    PolynomialFeatures.of(degree, "temperature"))};
    }

    /// For measurements of patients, of which nobody knows the rule.
    static Recipe[] forPatients() {
        return new Recipe[] {
            new Recipe("as they are"),
            new Recipe("bmi in 5 bins", Binning.quantiles(5, "bmi"), OneHotEncoder.of("bmi").dropFirst()),
            new Recipe("bmi as a spline", SplineFeatures.of(5, "bmi")),
            // sex has two values: its square says nothing new
            new Recipe("squares and products",
                    PolynomialFeatures.of(2, "age", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"))};
    }

    /// Learned from these rows.
    FittedRegressor fit(Table rows, double[] y) {
        return Pipeline.of(steps).fitRegressor(rows, y,
                (x, target) -> LinearRegression.fit(x, target, LinearRegression.Collinear.MINIMUM_NORM).model());
    }

    /// The R² of ten folds, each learned from the other nine.
    FoldScores r2(Table rows, double[] y, long seed) {
        return CrossValidation.score(Folds.kFold(y.length, 10, seed), this, (recipe, train, test) -> RegressionScores.of(
                pick(y, test), recipe.fit(rows.select(train), pick(y, train)).predict(rows.select(test))).r2());
    }

    /// R² on the rows that were learned from, which is what least squares makes large.
    double r2OfItsOwnRows(Table rows, double[] y) {
        return RegressionScores.of(y, fit(rows, y).predict(rows)).r2();
    }

    static double[] pick(double[] values, int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
    }
}
