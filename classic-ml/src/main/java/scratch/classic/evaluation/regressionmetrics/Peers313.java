package scratch.classic.evaluation.regressionmetrics;

import java.util.Arrays;

import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.regression.LinearModel;
import smile.regression.OLS;
import smile.validation.metric.MAD;
import smile.validation.metric.R2;
import smile.validation.metric.RMSE;

import scratch.classic.metrics.RegressionScores;
import scratch.example.CheckTable;
import scratch.math.Matrix;

/// Lesson 313 beside Smile, and the formulas of the best constants beside a search.
final class Peers313 {
    private Peers313() {
    }

    static CheckTable checks(Patients patients) {
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        double[] truth = patients.truth();
        double[] predicted = patients.leastSquares();
        RegressionScores scores = RegressionScores.of(truth, predicted);
        checks.group("scores of least squares", 1e-9).same("RMSE", scores.rmse(), RMSE.of(truth, predicted))
                .same("MAE", scores.mae(), MAD.of(truth, predicted)).same("R2", scores.r2(), R2.of(truth, predicted));
        LinearModel smile = smile(patients.learn().toMatrix(), patients.learnTruth());
        checks.group("R2 where learned", 1e-9).same("R2", patients.withNoise(0, 1).learned(), smile.RSquared())
                .same("adjusted R2", patients.withNoise(0, 1).adjusted(), smile.adjustedRSquared());
        var group = checks.group("best constants, by search", 1e-6);
        for (Measure measure : Measure.values()) {
            group.same(measure.toString(), BestConstant.of(measure, Ex313RegressionMetrics.FIVE),
                    BestConstant.search(measure, Ex313RegressionMetrics.FIVE));
        }
        return checks;
    }

    private static LinearModel smile(Matrix x, double... y) {
        double[][] rows = new double[x.rows()][];
        String[] names = new String[x.columns() + 1];
        Arrays.setAll(names, j -> j == x.columns() ? "y" : "x" + j);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOf(x.row(i), x.columns() + 1);
            rows[i][x.columns()] = y[i];
        }
        return OLS.fit(Formula.lhs("y"), DataFrame.of(rows, names));
    }
}
