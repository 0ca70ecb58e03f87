package scratch.bench;

import java.util.Arrays;
import java.util.List;
import scratch.classic.data.Folds;
import scratch.classic.data.Split;
import scratch.classic.linearmodel.RidgeGrid;
import scratch.math.Vectors;
import smile.data.DataFrame;
import smile.regression.RidgeRegression;
import smile.validation.RegressionMetrics;

/// Ridge regression with 20 penalties on 5 folds: the mean squared error of each, 40 columns.
///
/// Ours adds up the folds' moments and decomposes each fold's once for all penalties. Smile is called as it offers itself:
/// a fit for each penalty on each fold. It divides each column by its standard deviation first, so its scores are held to fits
/// on such columns.
final class RidgeGridContest implements LinearContest {
    private static final int FOLDS = 5;

    private final LinearModelData data;
    private final List<Split> folds;
    private final DataFrame[] learn = new DataFrame[FOLDS];
    private final DataFrame[] test = new DataFrame[FOLDS];
    private final double[] penalties = new double[20];

    RidgeGridContest(int rows) {
        data = LinearModelData.independent(rows);
        folds = Folds.kFold(rows, FOLDS, 1);
        for (int f = 0; f < FOLDS; f++) {
            learn[f] = select(folds.get(f).train()).frame();
            test[f] = select(folds.get(f).test()).frame();
        }
        Arrays.setAll(penalties, p -> Math.pow(10, -3 + p * 0.25));
    }

    private LinearModelData select(int[] rows) {
        return new LinearModelData(data.x().selectRows(rows), Arrays.stream(rows).mapToDouble(i -> data.y()[i]).toArray());
    }

    @Override
    public double[] ours() {
        RidgeGrid grid = RidgeGrid.of(data.x(), data.y(), folds, penalties);
        double[] means = new double[penalties.length];
        Arrays.setAll(means, grid::mean);
        return means;
    }

    @Override
    public double[] smile() {
        double[] means = new double[penalties.length];
        for (int p = 0; p < penalties.length; p++) {
            for (int f = 0; f < FOLDS; f++) {
                var fit = RidgeRegression.fit(LinearModelData.FORMULA, learn[f], penalties[p]);
                means[p] += RegressionMetrics.of(fit, LinearModelData.FORMULA, test[f]).mse() / FOLDS;
            }
        }
        return means;
    }

    @Override
    public void check() {
        LinearContest.requireClose("RidgeGridContest", new double[] {missed(ours()), missedBySmile(smile()), 1},
            new double[] {0, 0, 1}, 1e-10);
    }

    @Override
    public double missed(double[] answer) {
        return farthest(answer, oneByOne(false));
    }

    @Override
    public double missedBySmile(double[] answer) {
        return farthest(answer, oneByOne(true));
    }

    private static double farthest(double[] scores, double[] right) {
        double farthest = 0;
        for (int p = 0; p < right.length; p++) {
            farthest = Math.max(farthest, Math.abs(scores[p] - right[p]) / right[p]);
        }
        return farthest;
    }

    // The scores as a hundred fits give them, with columns as they are or divided by their deviation in the rows learned from.
    private double[] oneByOne(boolean scaled) {
        double[] means = new double[penalties.length];
        for (Split fold : folds) {
            LinearModelData learned = select(fold.train());
            LinearModelData tested = select(fold.test());
            if (scaled) {
                double[] deviations = learned.deviations();
                learned.divideBy(deviations);
                tested.divideBy(deviations);
            }
            for (int p = 0; p < penalties.length; p++) {
                double[] predicted = scratch.classic.linearmodel.RidgeRegression.fit(learned.x(), learned.y(), penalties[p])
                    .predict(tested.x());
                means[p] += Vectors.squaredDistance(tested.y(), predicted) / predicted.length / FOLDS;
            }
        }
        return means;
    }
}
