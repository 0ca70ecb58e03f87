package scratch.classic.boosting;

import java.util.List;
import java.util.Map;

import scratch.classic.decisiontree.RegressionTree;
import scratch.classic.model.Regressor;
import scratch.classic.model.Storable;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// Gradient boosting for numbers: a constant, and trees that each mend what is left of the residuals; [GradientBoosting] is
/// the loop. With equal features, or leaves that must hold more rows than there are, it is the constant. Cost: T trees.
public final class GradientBoostingRegressor implements Regressor, Storable {
    private static final String KIND = "gradient-boosting-regressor";
    private final AddedTrees sum;

    private GradientBoostingRegressor(AddedTrees sum) {
        this.sum = sum;
    }

    /// Learns a model.
    ///
    /// @param x (n, d); NaN where a value is missing
    /// @param y (n), finite
    /// @throws ArithmeticException if y is so large that its loss is beyond a double
    public static GradientBoostingRegressor fit(Matrix x, double[] y, RegressionLoss loss, BoostingOptions options) {
        String where = "GradientBoostingRegressor.fit";
        Require.that(y.length == x.rows(), "%s: %d values of y, %d rows: each row needs one", where, y.length, x.rows());
        Require.finite(where, "y", y);
        return new GradientBoostingRegressor(new GradientBoosting(x, new NumberObjective(y, loss), null, options).fit(where));
    }

    @Override
    public double[] predict(Matrix x) {
        return sum.scores("GradientBoostingRegressor.predict", x).data();
    }

    /// What is predicted before the first round and after each; (T + 1, n).
    public double[][] stagedPredictions(Matrix x) {
        Matrix scores = sum.starts("GradientBoostingRegressor.stagedPredictions", x);
        double[][] stages = new double[sum.trees().size() + 1][];
        stages[0] = scores.data().clone();
        for (int t = 1; t < stages.length; t++) {
            sum.add(t - 1, x, scores);
            stages[t] = scores.data().clone();
        }
        return stages;
    }

    /// The trees, in their order; (T).
    public List<RegressionTree> trees() {
        return sum.trees().stream().map(List::getFirst).toList();
    }

    /// The loss of the rows learned from, before the first round and after each, those after the best one too.
    public double[] trainingLosses() {
        return sum.learned().clone();
    }

    /// The same of the rows kept aside; empty if there are none.
    public double[] validationLosses() {
        return sum.judged().clone();
    }

    /// How much of all that was gained each feature's questions gained; they add up to 1, or all are 0; (d).
    public double[] importances() {
        return sum.importances();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> state() {
        return sum.state();
    }

    /// From what [#state()] gave.
    ///
    /// @throws IllegalArgumentException if its parts do not fit together
    public static GradientBoostingRegressor fromState(Map<String, Object> state) {
        return new GradientBoostingRegressor(AddedTrees.fromState(KIND, state, 1));
    }
}
