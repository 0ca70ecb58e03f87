package scratch.bench;

import java.util.Arrays;
import scratch.classic.linearmodel.LinearRegression;
import smile.data.DataFrame;
import smile.regression.OLS;

/// Least squares, 40 columns and an intercept. Smile by QR, without the standard errors that it would add.
final class LeastSquaresContest implements LinearContest {
    private final LinearModelData data;
    private final DataFrame frame;

    LeastSquaresContest(int rows) {
        data = LinearModelData.independent(rows);
        frame = data.frame();
    }

    @Override
    public double[] ours() {
        LinearRegression fit = LinearRegression.fit(data.x(), data.y());
        return LinearModelData.answer(fit.intercept(), fit.coefficients());
    }

    @Override
    public double[] smile() {
        var fit = OLS.fit(LinearModelData.FORMULA, frame, new OLS.Options(OLS.Method.QR, false, false));
        return LinearModelData.answer(fit.intercept(), fit.coefficients());
    }

    @Override
    public void check() {
        LinearContest.requireClose("LeastSquaresContest", ours(), smile(), 1e-12);
    }

    @Override
    public double missed(double[] answer) {
        return Arrays.stream(data.pulls(answer)).map(Math::abs).max().orElseThrow();
    }
}
