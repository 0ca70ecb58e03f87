package scratch.classic.foundation.missingdata;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.LinearRegression;
import scratch.classic.metrics.RegressionScores;
import scratch.classic.preprocess.Imputer;
import scratch.classic.preprocess.Step;
import scratch.stats.descriptive.Descriptive;
import scratch.stats.interval.MeanInterval;

/// What a column "was missing" adds to a prediction: R² on rows kept for the test, over many draws of gaps and splits.
///
/// @param without R² after mean imputation
/// @param with    R² with the indicator
/// @param margin  half the 95 % interval of the difference
record IndicatorGain(double without, double with, double margin) {
    private static final Target NOTHING = new Target.Nothing();

    /// @param target  the column to predict
    /// @param column  the one that gets gaps, and one of the two predictors
    /// @param beside  the other predictor
    static IndicatorGain of(Table truth, Mechanism mechanism, String target, String beside, Recovery.Setting setting,
                            RandomGenerator random) {
        double[] without = new double[setting.draws()];
        double[] with = new double[setting.draws()];
        for (int draw = 0; draw < setting.draws(); draw++) {
            Table gaps = mechanism.hide(truth, setting.column(), setting.seen(), setting.share(), random);
            Split split = Split.random(truth.rows(), 1 / 3.0, random.nextLong());
            Imputer imputer = Imputer.of(Imputer.Method.MEAN);
            Table predictors = gaps.select(setting.column(), beside);
            double[] y = truth.numeric(target).values();
            without[draw] = score(imputer, predictors, y, split);
            with[draw] = score(imputer.withIndicator(), predictors, y, split);
        }
        double[] gain = new double[with.length];
        Arrays.setAll(gain, i -> with[i] - without[i]);
        return new IndicatorGain(Descriptive.mean(without), Descriptive.mean(with), MeanInterval.t(gain, 0.95).width() / 2);
    }

    private static double score(Step imputer, Table predictors, double[] y, Split split) {
        Table train = predictors.select(split.train());
        var fitted = imputer.fit(train, NOTHING);
        var model = LinearRegression.fit(fitted.transform(train).toMatrix(), chosen(y, split.train()));
        double[] predicted = model.predict(fitted.transform(predictors.select(split.test())).toMatrix());
        return RegressionScores.of(chosen(y, split.test()), predicted).r2();
    }

    private static double[] chosen(double[] y, int... rows) {
        return Arrays.stream(rows).mapToDouble(i -> y[i]).toArray();
    }
}
