package scratch.classic.linear.regularised;

import java.util.Arrays;

import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.regression.LASSO;
import smile.regression.LinearModel;

import scratch.classic.linearmodel.ElasticNet;
import scratch.classic.linearmodel.RidgeRegression;
import scratch.example.CheckGroup;
import scratch.example.CheckTable;

/// The fits of lesson 328 on ten columns beside Smile's, whose penalties are of other units.
final class Peers328 {
    private Peers328() {
    }

    static CheckTable checks(Patients ten, double ratio) {
        double n = ten.learnY().length;
        DataFrame frame = frame(ten);
        Formula formula = Formula.lhs("y");
        var checks = CheckTable.against("Smile 4.4.2");
        for (double penalty : new double[] {0.1, 10, 1000}) {
            RidgeRegression ours = RidgeRegression.fit(ten.learnX(), ten.learnY(), penalty);
            same(checks.group("ridge, " + penalty, 1e-10), ten, ours.intercept(), ours.coefficients(),
                    smile.regression.RidgeRegression.fit(formula, frame, penalty));
        }
        for (double penalty : new double[] {1, 5}) {
            ElasticNet ours = ElasticNet.fit(ten.learnX(), ten.learnY(), tight(penalty, 1));
            same(checks.group("lasso, " + penalty, 1e-8), ten, ours.intercept(), ours.coefficients(),
                    LASSO.fit(formula, frame, new LASSO.Options(2 * n * penalty, 1e-13, 5000)));
            ElasticNet net = ElasticNet.fit(ten.learnX(), ten.learnY(), tight(penalty, ratio));
            same(checks.group("elastic net, " + penalty, 1e-8), ten, net.intercept(), net.coefficients(),
                    smile.regression.ElasticNet.fit(formula, frame, new smile.regression.ElasticNet.Options(
                            2 * n * penalty * ratio, n * penalty * (1 - ratio), 1e-13, 5000)));
        }
        return checks.whyDifferent("Smile divides each column by its standard deviation before it prices coefficients, which "
                + "is 1 here. It minimises RSS + l1 sum|b| + l2 sum b^2, ours and scikit-learn's lasso RSS/(2n) + penalty "
                + "(ratio sum|b| + (1 - ratio)/2 sum b^2): so l1 = 2 n penalty ratio and l2 = n penalty (1 - ratio). Its "
                + "interior points come near 0 and never arrive; ours are exactly 0.");
    }

    private static ElasticNet.Options tight(double penalty, double ratio) {
        return new ElasticNet.Options(penalty, ratio, 1e-13, 100_000);
    }

    private static void same(CheckGroup group, Patients ten, double intercept, double[] b, LinearModel smile) {
        group.same("intercept", intercept, smile.intercept());
        for (int j = 0; j < b.length; j++) {
            group.same(ten.names().get(j), b[j], smile.coefficients()[j]);
        }
    }

    private static DataFrame frame(Patients ten) {
        double[] y = ten.learnY();
        double[][] rows = new double[y.length][];
        for (int i = 0; i < y.length; i++) {
            rows[i] = Arrays.copyOf(ten.learnX().row(i), 11);
            rows[i][10] = y[i];
        }
        String[] names = Arrays.copyOf(ten.names().toArray(new String[0]), 11);
        names[10] = "y";
        return DataFrame.of(rows, names);
    }
}
