package scratch.classic.tree.adaboost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.boosting.AdaBoost;
import scratch.classic.decisiontree.ClassificationTree;
import scratch.classic.decisiontree.Node;
import scratch.classic.decisiontree.Question;
import scratch.math.Matrix;

/// The ten values of lesson 346, 0 to 9, of the classes a and b, and what each round of boosting makes of them.
///
/// @param model  what was learned from them
/// @param rounds (T)
record TenPoints(AdaBoost model, List<Round> rounds) {
    static final Matrix X = Matrix.wrap(10, 1, IntStream.range(0, 10).asDoubleStream().toArray());
    static final int[] LABELS = {0, 0, 0, 1, 1, 1, 0, 0, 0, 1};
    static final List<String> CLASSES = List.of("a", "b");

    /// One round.
    ///
    /// @param threshold what the tree asks: at most this?
    /// @param said      its answers; (10)
    /// @param error     the weight of the wrong ones
    /// @param before    the weights that it learned with; (10)
    /// @param after     those that it leaves; (10)
    /// @param answers   of all trees so far; (10)
    record Round(double threshold, int[] said, double error, double alpha, double[] before, double[] after, int[] answers) {
        /// By what the weights of wrong rows are multiplied.
        double factor() {
            return Math.exp(alpha);
        }

        /// By what this round multiplies the bound of the training error.
        double bound() {
            return 2 * Math.sqrt(error * (1 - error));
        }

        /// How many rows the trees so far get wrong together.
        int wrong() {
            return (int) IntStream.range(0, LABELS.length).filter(i -> answers[i] != LABELS[i]).count();
        }
    }

    static TenPoints of(int rounds) {
        AdaBoost model = AdaBoost.fit(X, LABELS, AdaBoost.Options.stumps(rounds));
        double[] weights = new double[LABELS.length];
        Arrays.fill(weights, 1.0 / LABELS.length);
        List<Round> all = new ArrayList<>();
        int[][] answers = model.stagedPredictions(X);
        for (int t = 0; t < answers.length; t++) {
            ClassificationTree tree = model.trees().get(t);
            var threshold = (Question.Threshold) ((Node.Branch) tree.root()).split();
            int[] said = tree.predict(X);
            double[] after = reweighed(weights, said, model.alphas()[t]);
            all.add(new Round(threshold.threshold(), said, model.errors()[t], model.alphas()[t], weights, after, answers[t]));
            weights = after;
        }
        return new TenPoints(model, List.copyOf(all));
    }

    private static double[] reweighed(double[] weights, int[] said, double alpha) {
        double[] grown = IntStream.range(0, said.length)
                .mapToDouble(i -> weights[i] * (said[i] == LABELS[i] ? 1 : Math.exp(alpha))).toArray();
        double sum = Arrays.stream(grown).sum();
        return Arrays.stream(grown).map(weight -> weight / sum).toArray();
    }
}
