package scratch.bench;

import java.util.Arrays;
import java.util.List;
import scratch.classic.linearmodel.ElasticNet;
import smile.data.DataFrame;
import smile.regression.LASSO;

/// The lasso for 100 penalties, from the one that makes all coefficients 0 down to a thousandth of it, 200 columns.
///
/// Smile has no path: each penalty is a fit of its own, by an interior point method that needs a hundred times the time. So it
/// is asked for one penalty, to compare, and is no contestant. It divides each column by its standard deviation, and its
/// penalty is 2n times ours; the columns have deviation 1 here.
final class LassoPathContest implements LinearContest {
    private static final int PENALTIES = 100;
    private static final int COMPARED = 30;

    private final LinearModelData data;
    private final double[] penalties;

    LassoPathContest(int rows) {
        data = LinearModelData.correlated(rows);
        data.divideBy(data.deviations());
        penalties = ElasticNet.penalties(data.x(), data.y(), 1, PENALTIES, 1e-3);
    }

    @Override
    public double[] ours() {
        List<ElasticNet> path = ElasticNet.path(data.x(), data.y(), ElasticNet.Options.lasso(penalties[0]), penalties);
        return path.stream().flatMapToDouble(fit ->
            Arrays.stream(LinearModelData.answer(fit.intercept(), fit.coefficients()))).toArray();
    }

    @Override
    public double[] smile() {
        throw new UnsupportedOperationException("lassoPath: Smile has no path: leave it out with -e smile");
    }

    @Override
    public void check() {
        DataFrame frame = data.frame();
        double penalty = penalties[COMPARED];
        var fit = LASSO.fit(LinearModelData.FORMULA, frame, new LASSO.Options(2 * data.y().length * penalty, 1e-6, 1000));
        double[] theirs = LinearModelData.answer(fit.intercept(), fit.coefficients());
        double[] ours = Arrays.copyOfRange(ours(), COMPARED * theirs.length, (COMPARED + 1) * theirs.length);
        LinearContest.requireClose("LassoPathContest", ours, theirs, 1e-4);
    }

    /// The worst of the path: a coefficient that is not 0 must have a pull of λ, one that is 0 at most that.
    @Override
    public double missed(double[] answer) {
        int width = data.x().columns() + 1;
        double worst = 0;
        for (int p = 0; p < PENALTIES; p++) {
            double[] fit = Arrays.copyOfRange(answer, p * width, (p + 1) * width);
            double[] pulls = data.pulls(fit);
            worst = Math.max(worst, Math.abs(pulls[0]));
            for (int j = 1; j < width; j++) {
                double miss = fit[j] == 0 ? Math.max(0, Math.abs(pulls[j]) - penalties[p])
                    : Math.abs(pulls[j] - Math.signum(fit[j]) * penalties[p]);
                worst = Math.max(worst, miss);
            }
        }
        return worst;
    }
}
