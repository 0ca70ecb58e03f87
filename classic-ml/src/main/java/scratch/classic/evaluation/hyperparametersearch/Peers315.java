package scratch.classic.evaluation.hyperparametersearch;

import java.util.Arrays;

import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.regression.RidgeRegression;

import scratch.classic.data.Split;
import scratch.math.Matrix;

/// Smile's ridge regression on a fold. It standardises the columns itself, by the deviation with divisor n, as ours does.
final class Peers315 {
    private static final Formula FORMULA = Formula.lhs("y");

    private Peers315() {
    }

    /// The root mean squared error on the test.
    static double ridge(Progression patients, Split fold, double penalty) {
        var model = RidgeRegression.fit(FORMULA, frame(patients, fold.train()), penalty);
        double[] predicted = model.predict(frame(patients, fold.test()));
        double sum = 0;
        for (int i = 0; i < predicted.length; i++) {
            double residual = patients.y()[fold.test()[i]] - predicted[i];
            sum += residual * residual;
        }
        return Math.sqrt(sum / predicted.length);
    }

    private static DataFrame frame(Progression patients, int... which) {
        Matrix x = patients.rows().select(which).toMatrix();
        double[][] rows = new double[which.length][];
        String[] names = new String[x.columns() + 1];
        Arrays.setAll(names, j -> j < x.columns() ? "x" + j : "y");
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOf(x.row(i), names.length);
            rows[i][x.columns()] = patients.y()[which[i]];
        }
        return DataFrame.of(rows, names);
    }
}
