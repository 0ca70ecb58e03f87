package scratch.classic.evaluation.biasvariance;

import java.util.Arrays;

import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.LinearRegression;
import scratch.classic.linearmodel.RidgeRegression;
import scratch.classic.metrics.RegressionScores;
import scratch.classic.model.Regressor;
import scratch.classic.preprocess.PolynomialFeatures;
import scratch.classic.preprocess.Scaler;
import scratch.classic.selection.Trial;
import scratch.math.Matrix;

/// Patients, and how far a disease went with each of them in a year.
///
/// @param rows (n, d)
/// @param y    (n)
record Progression(Table rows, double[] y) {

    /// With all squares and products of two columns beside the columns: 10 become 65.
    Progression withProducts() {
        return new Progression(PolynomialFeatures.of(2).fit(rows, new Target.Nothing()).transform(rows), y);
    }

    /// The root mean squared error of a linear model with a penalty on the sum of its squared coefficients; with penalty 0
    /// least squares, the shortest coefficients if many are equally good. Columns are standardised by the rows learned from.
    Trial<Double> ridge() {
        return (penalty, train, test) -> {
            Table learn = rows.select(train);
            Scaler.Fitted scaler = Scaler.standard().fit(learn, new Target.Nothing());
            Matrix x = scaler.transform(learn).toMatrix();
            Regressor model = penalty > 0 ? RidgeRegression.fit(x, pick(train), penalty)
                    : LinearRegression.fit(x, pick(train), LinearRegression.Collinear.MINIMUM_NORM);
            return RegressionScores.of(pick(test), model.predict(scaler.transform(rows.select(test)).toMatrix())).rmse();
        };
    }

    private double[] pick(int[] which) {
        return Arrays.stream(which).mapToDouble(row -> y[row]).toArray();
    }
}
