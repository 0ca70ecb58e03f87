package scratch.classic.evaluation.hyperparametersearch;

import java.util.Arrays;

import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.ElasticNet;
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

    /// The root mean squared error of an elastic net on columns standardised by the rows learned from.
    Trial<Settings> elasticNet() {
        return (settings, train, test) -> error(train, test, (x, targets) -> ElasticNet.fit(x, targets,
                ElasticNet.Options.of(settings.penalty(), settings.l1Ratio())));
    }

    /// The same of ridge regression.
    Trial<Double> ridge() {
        return (penalty, train, test) -> error(train, test, (x, targets) -> RidgeRegression.fit(x, targets, penalty));
    }

    private double error(int[] train, int[] test, Regressor.Learner learner) {
        Table learn = rows.select(train);
        Scaler.Fitted scaler = Scaler.standard().fit(learn, new Target.Nothing());
        Regressor model = learner.fit(scaler.transform(learn).toMatrix(), pick(train));
        Matrix x = scaler.transform(rows.select(test)).toMatrix();
        return RegressionScores.of(pick(test), model.predict(x)).rmse();
    }

    private double[] pick(int[] which) {
        return Arrays.stream(which).mapToDouble(row -> y[row]).toArray();
    }
}
