package scratch.classic.linear.multivariate;

import java.util.Arrays;

import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.regression.LinearModel;
import smile.regression.OLS;

import scratch.classic.linearmodel.LinearInference;
import scratch.classic.linearmodel.LinearRegression;
import scratch.example.CheckTable;
import scratch.example.Stopwatch;
import scratch.math.Matrix;

/// The fit of lesson 323 beside Smile's, and its digits beside the certified ones.
final class Peers323 {
    private Peers323() {
    }

    static LinearModel smile(Matrix x, double[] y) {
        int d = x.columns();
        double[][] rows = new double[y.length][];
        for (int i = 0; i < y.length; i++) {
            rows[i] = Arrays.copyOf(x.row(i), d + 1);
            rows[i][d] = y[i];
        }
        String[] names = new String[d + 1];
        Arrays.setAll(names, j -> j < d ? "x" + j : "y");
        return OLS.fit(Formula.lhs("y"), DataFrame.of(rows, names));
    }

    static CheckTable checks(LinearRegression fit) {
        var x = Ex323MultivariateRegression.X;
        var y = Ex323MultivariateRegression.Y;
        LinearModel smile = smile(x, y);
        LinearInference inference = fit.inference();
        var checks = CheckTable.against("Smile 4.4.2");
        var coefficients = checks.groupRelative("coefficients", 1e-9).same("intercept", fit.intercept(), smile.intercept());
        var errors = checks.groupRelative("standard errors", 1e-9);
        var pValues = checks.group("p-values", 1e-7);
        for (int j = 0; j < x.columns(); j++) {
            String name = Ex323MultivariateRegression.NAMES.get(j);
            coefficients.same(name, fit.coefficients()[j], smile.coefficients()[j]);
            errors.same(name, inference.standardErrors()[j + 1], smile.ttest()[j + 1][1]);
            pValues.same(name, inference.pValue(j + 1), smile.ttest()[j + 1][3]);
        }
        checks.same("R squared", fit.r2(), smile.RSquared(), 1e-12);
        checks.sameRelative("F", inference.f(), smile.ftest(), 1e-9);
        double[] certified = Longley.certified();
        checks.atLeast("Longley, right digits, ours", Way.digits(Way.REFINED.solve(Longley.x(), Longley.employed()), certified),
                10.5);
        LinearModel longley = smile(Longley.x(), Longley.employed());
        double[] theirs = new double[7];
        theirs[0] = longley.intercept();
        System.arraycopy(longley.coefficients(), 0, theirs, 1, 6);
        checks.atLeast("Longley, right digits, Smile", Way.digits(theirs, certified), 9);
        checks.whyDifferent("Smile computes Student's distribution to about eight digits; ours and SciPy's p-value of s1 are "
                + "0.057947605369.");
        return checks.time("fit time", Stopwatch.medianNanos(10, () -> LinearRegression.fit(x, y)),
                Stopwatch.medianNanos(10, () -> smile(x, y)));
    }
}
