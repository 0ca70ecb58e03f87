package scratch.classic.tree.gradientboosting;

import java.util.stream.IntStream;

import smile.base.cart.Loss;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.DoubleVector;
import smile.math.MathEx;
import smile.regression.GradientTreeBoost;

import scratch.classic.data.Split;
import scratch.classic.metrics.RegressionScores;
import scratch.classic.selection.FoldScores;
import scratch.example.CheckTable;

/// Smile's gradient boosting beside ours.
final class Peers347 {
    private Peers347() {
    }

    static CheckTable checks(Patients patients, double ours) {
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        checks.sameRelative("error in ten folds, 50 rounds", ours, smile(patients, 50, 1).mean(), 0.03);
        checks.whyDifferent("On these patients Smile's first question is not the best one, as lesson 341 shows, so that its "
                + "trees are others. The errors agree within what the folds can tell.");
        return checks;
    }

    /// The root of the mean squared error in each fold; trees of two questions in a row have 3 levels of nodes.
    static FoldScores smile(Patients patients, int rounds, long seed) {
        MathEx.setSeed(seed);
        double[] errors = new double[patients.folds().size()];
        for (int f = 0; f < errors.length; f++) {
            Split fold = patients.folds().get(f);
            GradientTreeBoost model = GradientTreeBoost.fit(Formula.lhs("y"), frame(patients, fold.train()),
                    new GradientTreeBoost.Options(Loss.ls(), rounds, 3, 4, 1, 0.1, 1, null, null));
            DataFrame asked = frame(patients, fold.test());
            double[] said = IntStream.range(0, fold.test().length).mapToDouble(i -> model.predict(asked.get(i))).toArray();
            errors[f] = RegressionScores.of(patients.pick(fold.test()), said).rmse();
        }
        return new FoldScores(errors, 1 / 9.0);
    }

    private static DataFrame frame(Patients patients, int... rows) {
        double[][] values = IntStream.of(rows).mapToObj(patients.x()::row).toArray(double[][]::new);
        return DataFrame.of(values).add(new DoubleVector("y", patients.pick(rows)));
    }
}
