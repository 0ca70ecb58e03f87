package scratch.classic.linear.regularised;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import scratch.classic.data.Split;
import scratch.classic.linearmodel.ElasticNet;
import scratch.classic.linearmodel.RidgeGrid;
import scratch.classic.selection.FoldScores;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;

/// What each penalty of a path is worth on rows that were left out: one path a fold, not one fit a penalty and fold.
///
/// @param penalties (m), falling
/// @param scores    (m): the mean squared error of each, fold by fold
public record PathCurve(double[] penalties, List<FoldScores> scores) {

    /// Of an elastic net, λ by λ, each fit begun where the one before ended.
    ///
    /// @param x     (n, d)
    /// @param ratio ρ, the share of Σ|bⱼ|: 1 is the lasso
    public static PathCurve elasticNet(Matrix x, double[] y, List<Split> folds, double ratio, double... penalties) {
        Require.that(!folds.isEmpty(), "PathCurve.elasticNet: no folds: at least one is needed");
        double[][] errors = new double[penalties.length][folds.size()];
        for (int f = 0; f < folds.size(); f++) {
            Matrix learn = x.selectRows(folds.get(f).train());
            Matrix judge = x.selectRows(folds.get(f).test());
            double[] truth = pick(y, folds.get(f).test());
            List<ElasticNet> path = ElasticNet.path(learn, pick(y, folds.get(f).train()),
                    ElasticNet.Options.of(penalties[0], ratio), penalties);
            for (int p = 0; p < penalties.length; p++) {
                errors[p][f] = Vectors.squaredDistance(truth, path.get(p).predict(judge)) / truth.length;
            }
        }
        return of(penalties, errors, folds);
    }

    /// Of ridge regression: [RidgeGrid].
    public static PathCurve ridge(Matrix x, double[] y, List<Split> folds, double... penalties) {
        RidgeGrid grid = RidgeGrid.of(x, y, folds, penalties);
        double[][] errors = new double[penalties.length][];
        Arrays.setAll(errors, grid::errors);
        return of(penalties, errors, folds);
    }

    private static PathCurve of(double[] penalties, double[][] errors, List<Split> folds) {
        double testShare = folds.stream().mapToDouble(fold -> (double) fold.test().length / fold.train().length).average()
                .orElseThrow();
        List<FoldScores> scores = new ArrayList<>();
        for (double[] values : errors) {
            scores.add(new FoldScores(values, testShare));
        }
        return new PathCurve(penalties.clone(), List.copyOf(scores));
    }

    static double[] pick(double[] y, int... rows) {
        return Arrays.stream(rows).mapToDouble(i -> y[i]).toArray();
    }

    /// The place of the smallest mean error, the first of equals.
    public int bestIndex() {
        int best = 0;
        for (int p = 1; p < penalties.length; p++) {
            best = scores.get(p).mean() < scores.get(best).mean() ? p : best;
        }
        return best;
    }

    /// The penalty with the smallest mean error.
    public double best() {
        return penalties[bestIndex()];
    }

    /// The largest penalty whose mean error is within one standard error of the best: the simplest model that is as good as
    /// can be told.
    public double simplest() {
        FoldScores best = scores.get(bestIndex());
        double limit = best.mean() + best.standardDeviation() / Math.sqrt(best.values().length);
        int p = 0;
        while (scores.get(p).mean() > limit) {
            p++;
        }
        return penalties[p];
    }
}
