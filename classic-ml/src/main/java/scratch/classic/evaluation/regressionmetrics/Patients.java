package scratch.classic.evaluation.regressionmetrics;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.classic.data.NumericColumn;
import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.classic.linearmodel.LinearRegression;
import scratch.classic.metrics.RegressionScores;

/// Patients to learn from and patients to be judged by.
///
/// @param learn     (n, 10)
/// @param learnTruth (n), all positive
/// @param test      (m, 10)
/// @param truth     (m)
record Patients(Table learn, double[] learnTruth, Table test, double[] truth) {

    static Patients of(Table table, double[] y, long seed) {
        Split split = Split.random(y.length, 0.3, seed);
        return new Patients(table.select(split.train()), pick(y, split.train()), table.select(split.test()),
                pick(y, split.test()));
    }

    double[] leastSquares() {
        return LinearRegression.fit(learn.toMatrix(), learnTruth).predict(test.toMatrix());
    }

    /// Least squares of log y: what it predicts is turned back by exp.
    double[] leastSquaresOfLogs() {
        double[] logs = Arrays.stream(learnTruth).map(Math::log).toArray();
        return Arrays.stream(LinearRegression.fit(learn.toMatrix(), logs).predict(test.toMatrix())).map(Math::exp).toArray();
    }

    /// Least squares, raised by so much that nine tenths of the errors on the patients learned from lie below.
    double[] raised() {
        double[] errors = LinearRegression.fit(learn.toMatrix(), learnTruth).residuals();
        return plus(leastSquares(), BestConstant.of(Measure.PINBALL, errors));
    }

    /// The test patients for whom a column lies between two values.
    Patients where(String column, double from, double to) {
        double[] values = test.numeric(column).values();
        int[] rows = IntStream.range(0, values.length).filter(i -> values[i] >= from && values[i] <= to).toArray();
        return new Patients(learn, learnTruth, test.select(rows), pick(truth, rows));
    }

    /// R² of least squares with columns of noise beside the ten.
    ///
    /// @param learned  on the patients it was learned from
    /// @param adjusted the same, adjusted for the number of columns
    /// @param judged   on the others
    record Fits(double learned, double adjusted, double judged) {
    }

    Fits withNoise(int columns, long seed) {
        Table wideLearn = noisy(learn, columns, new SplittableRandom(seed));
        Table wideTest = noisy(test, columns, new SplittableRandom(seed + 1));
        LinearRegression fit = LinearRegression.fit(wideLearn.toMatrix(), learnTruth);
        RegressionScores learned = RegressionScores.of(learnTruth, fit.predict(wideLearn.toMatrix()));
        return new Fits(learned.r2(), learned.adjustedR2(10 + columns),
                RegressionScores.of(truth, fit.predict(wideTest.toMatrix())).r2());
    }

    private static Table noisy(Table table, int columns, SplittableRandom random) {
        Table wide = table;
        for (int c = 0; c < columns; c++) {
            wide = wide.with(new NumericColumn("noise" + c, random.doubles(table.rows(), -1, 1).toArray()));
        }
        return wide;
    }

    static double[] plus(double[] values, double shift) {
        return Arrays.stream(values).map(value -> value + shift).toArray();
    }

    private static double[] pick(double[] values, int... rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }
}
