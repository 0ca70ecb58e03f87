package scratch.classic.boosting;

import java.util.List;
import java.util.Map;

import scratch.classic.decisiontree.RegressionTree;
import scratch.classic.model.Classifier;
import scratch.classic.model.Storable;
import scratch.math.Matrix;

/// Gradient boosting for classes by log loss: a tree a round for the log-odds of two classes, a tree for each class with more;
/// [GradientBoosting] is the loop. A single class is certain. Cost: T trees, or T times K.
public final class GradientBoostingClassifier implements Classifier, Storable {
    private static final String KIND = "gradient-boosting-classifier";
    private final AddedTrees sum;
    private final int classes;

    private GradientBoostingClassifier(AddedTrees sum, int classes) {
        this.sum = sum;
        this.classes = classes;
    }

    /// Learns a model.
    ///
    /// @param x      (n, d); NaN where a value is missing
    /// @param labels (n), from 0 to K − 1, each of which occurs
    public static GradientBoostingClassifier fit(Matrix x, int[] labels, BoostingOptions options) {
        String where = "GradientBoostingClassifier.fit";
        int classes = TrainingLabels.counts(where, x.rows(), labels).length;
        var boosting = new GradientBoosting(x, new ClassObjective(labels, classes), labels, options);
        return new GradientBoostingClassifier(boosting.fit(where), classes);
    }

    @Override
    public Matrix predictProbabilities(Matrix x) {
        return probabilities(sum.scores("GradientBoostingClassifier.predictProbabilities", x));
    }

    /// The probabilities before the first round and after each; T + 1 of (n, K).
    public List<Matrix> stagedProbabilities(Matrix x) {
        Matrix scores = sum.starts("GradientBoostingClassifier.stagedProbabilities", x);
        Matrix[] stages = new Matrix[sum.trees().size() + 1];
        stages[0] = probabilities(scores);
        for (int t = 1; t < stages.length; t++) {
            sum.add(t - 1, x, scores);
            stages[t] = probabilities(scores);
        }
        return List.of(stages);
    }

    private Matrix probabilities(Matrix scores) {
        Matrix probabilities = Matrix.zeros(scores.rows(), classes);
        for (int i = 0; i < scores.rows(); i++) {
            for (int k = 0; k < scores.columns(); k++) {
                probabilities.set(i, classes == 2 ? 1 : k, scores.get(i, k));
            }
            Softmax.inPlace(probabilities.data(), i * classes, classes);
        }
        return probabilities;
    }

    /// The trees, round by round; (T, 1) for two classes, (T, K) for more.
    public List<List<RegressionTree>> trees() {
        return sum.trees();
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
        Map<String, Object> state = sum.state();
        state.put("classes", classes);
        return state;
    }

    /// From what [#state()] gave.
    ///
    /// @throws IllegalArgumentException if its parts do not fit together
    public static GradientBoostingClassifier fromState(Map<String, Object> state) {
        int classes = StoredTrees.count(KIND, state, "classes");
        return new GradientBoostingClassifier(AddedTrees.fromState(KIND, state, classes == 2 ? 1 : classes), classes);
    }
}
