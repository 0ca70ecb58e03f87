package scratch.classic.linear.fiveways;

import java.util.Arrays;
import java.util.Map;

import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.regression.LinearModel;
import smile.regression.OLS;

import scratch.example.CheckTable;
import scratch.example.Stopwatch;
import scratch.example.data.RegressionData;
import scratch.math.Matrix;

/// Lesson 322's five models beside Smile's, which is computed by a QR decomposition.
final class Peers322 {
    private Peers322() {
    }

    static LinearModel smile(RegressionData data) {
        int d = data.features();
        double[][] rows = new double[data.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOf(data.x()[i], d + 1);
            rows[i][d] = data.y()[i];
        }
        String[] names = Arrays.copyOf(data.featureNames().toArray(new String[0]), d + 1);
        names[d] = "y";
        return OLS.fit(Formula.lhs("y"), DataFrame.of(rows, names));
    }

    static CheckTable checks(RegressionData data, Map<String, LinearFit> fits, LinearModel smile) {
        Matrix x = Matrix.of(data.x());
        var checks = CheckTable.against("Smile 4.4.2");
        for (String name : new String[]{"beta estimates", "normal equation", "batch descent"}) {
            LinearFit fit = fits.get(name);
            var group = checks.group("coefficients, " + name, 1e-9).same("intercept", fit.intercept(), smile.intercept());
            for (int j = 0; j < data.features(); j++) {
                group.same(data.featureNames().get(j), fit.coefficients()[j], smile.coefficients()[j]);
            }
        }
        for (String name : new String[]{"mini-batch descent", "stochastic descent"}) {
            LinearFit fit = fits.get(name);
            checks.sameRelative(name + ": mse", fit.history().last(), smile.RSS() / data.size(), 1e-5);
            checks.atMost("  its farthest prediction", farthest(fit.predict(x), smile.fittedValues()), 0.5);
        }
        checks.time("fit time, normal equation", Stopwatch.medianNanos(10, () -> NormalEquation.fit(x, data.y())),
                Stopwatch.medianNanos(10, () -> smile(data)));
        return checks.whyDifferent("With small batches a descent never comes to rest: it ends as near as its falling rate "
                + "lets it. What is left lies in the direction of the smallest curvature, where predictions hardly change.");
    }

    private static double farthest(double[] a, double[] b) {
        double farthest = 0;
        for (int i = 0; i < a.length; i++) {
            farthest = Math.max(farthest, Math.abs(a[i] - b[i]));
        }
        return farthest;
    }
}
