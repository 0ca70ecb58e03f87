package scratch.classic.tree.gradientboosting;

import scratch.classic.boosting.BoostingOptions;
import scratch.classic.boosting.GradientBoostingRegressor;
import scratch.classic.boosting.RegressionLoss;
import scratch.classic.decisiontree.Node;
import scratch.classic.decisiontree.Question;
import scratch.math.Matrix;

/// The six points of lesson 347, and what each round of boosting by stumps makes of them.
///
/// @param stages (T + 1, 6), the predictions before the first round and after each
record SixPoints(GradientBoostingRegressor model, double[][] stages) {
    static final double[] AT = {1, 2, 3, 4, 5, 6};
    static final double[] Y = {2, 4, 3, 9, 11, 13};

    static SixPoints of(int rounds, double rate) {
        Matrix x = Matrix.wrap(6, 1, AT.clone());
        var model = GradientBoostingRegressor.fit(x, Y, new RegressionLoss.Squared(), BoostingOptions.of(rounds, rate, 1));
        return new SixPoints(model, model.stagedPredictions(x));
    }

    private Node.Branch stump(int round) {
        return (Node.Branch) model.trees().get(round).root();
    }

    double threshold(int round) {
        return ((Question.Threshold) stump(round).split()).threshold();
    }

    double left(int round) {
        return stump(round).left().summary().value()[0];
    }

    double right(int round) {
        return stump(round).right().summary().value()[0];
    }
}
