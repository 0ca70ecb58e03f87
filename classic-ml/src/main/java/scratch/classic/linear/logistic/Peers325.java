package scratch.classic.linear.logistic;

import java.util.Arrays;

import scratch.classic.linearmodel.LogisticRegression;
import scratch.classic.linearmodel.LogisticRegression.Options;
import scratch.classic.linearmodel.LogisticRegression.Solver;
import scratch.example.CheckTable;
import scratch.math.Matrix;

/// The same fits by Smile.
final class Peers325 {
    private Peers325() {
    }

    static CheckTable checks(double penalty) {
        var checks = CheckTable.against("Smile 4.4.2");
        Matrix x = Ex325LogisticRegression.tumours();
        double[] theirs = weights(x, Ex325LogisticRegression.CANCER.y(), penalty, 1e-8);
        // the loss is bent by the penalty at least: a gradient of g is at most g / penalty from the minimum
        checks.group("tumours, fast ways", 1e-6 * Math.max(1, 1 / penalty))
                .same("newton", all(Ex325LogisticRegression.fit(penalty, Solver.NEWTON)), theirs)
                .same("lbfgs", all(Ex325LogisticRegression.fit(penalty, Solver.LBFGS)), theirs);
        checks.group("tumours, descent", 1e-4 / penalty).same("w",
                Ex325LogisticRegression.fit(penalty, Solver.GRADIENT_DESCENT).weights(), Arrays.copyOf(theirs, 10));
        Matrix launches = Flights.warmerThan(70);
        checks.group("launches, b and w", 1e-6).same("newton", all(LogisticRegression.fit(launches, Flights.damaged(),
                Options.of(0).with(Solver.NEWTON))), weights(launches, Flights.damaged(), 0, 1e-10));
        return checks;
    }

    private static double[] all(LogisticRegression fit) {
        double[] all = Arrays.copyOf(fit.weights(), fit.weights().length + 1);
        all[all.length - 1] = fit.intercept();
        return all;
    }

    private static double[] weights(Matrix x, int[] labels, double penalty, double tolerance) {
        double[][] rows = new double[x.rows()][];
        Arrays.setAll(rows, x::row);
        return smile.classification.LogisticRegression.binomial(rows, labels,
                new smile.classification.LogisticRegression.Options(penalty, tolerance, 10_000)).coefficients();
    }
}
