package scratch.classic.evaluation.modelassumptions;

import java.util.Arrays;

import scratch.classic.diagnostics.Autocorrelation;
import scratch.classic.diagnostics.Heteroscedasticity;
import scratch.classic.diagnostics.Influence;
import scratch.classic.linearmodel.LinearRegression;
import scratch.math.Matrix;
import scratch.stats.distribution.StudentT;
import scratch.stats.hypothesis.JarqueBeraTest;
import scratch.stats.interval.Interval;

/// One data set of a [World], what least squares says of it, and which alarms ring.
///
/// @param x (n, 1) or (n, 2)
/// @param y (n)
record Study(Matrix x, double[] y) {
    static final String[] ALARMS = {"BP", "White", "DW<1.5", "JB", "Cook>1", "VIF>10"};

    LinearRegression fit() {
        return LinearRegression.fit(x, y);
    }

    /// The interval for the slope, true if all assumptions are.
    static Interval slope(LinearRegression fit) {
        return fit.inference().interval(1, 0.95);
    }

    /// The interval for the mean of y at the last row: ŷ ± t·σ̂·√h.
    Interval lastMean(LinearRegression fit) {
        int last = y.length - 1;
        double mean = y[last] - fit.residuals()[last];
        double half = StudentT.of(fit.inference().degreesOfFreedom()).upperQuantile(0.025)
                * fit.inference().residualStandardError() * Math.sqrt(fit.leverages(x)[last]);
        return new Interval(mean, mean - half, mean + half, 0.95, "t");
    }

    /// In the order of [#ALARMS]: the tests at 5 %, the others by their usual limits.
    boolean[] alarms(LinearRegression fit) {
        double[] residuals = fit.residuals();
        return new boolean[] {Heteroscedasticity.breuschPagan(x, residuals).pValue() < 0.05,
                Heteroscedasticity.white(x, residuals).pValue() < 0.05, Autocorrelation.durbinWatson(residuals) < 1.5,
                JarqueBeraTest.test(residuals).pValue() < 0.05,
                Arrays.stream(Influence.of(fit, x).cooksDistances()).max().orElseThrow() > 1,
                Arrays.stream(fit.varianceInflation()).max().orElseThrow() > 10};
    }
}
