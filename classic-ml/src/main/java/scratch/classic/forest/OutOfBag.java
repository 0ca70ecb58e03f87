package scratch.classic.forest;

import scratch.classic.metrics.RegressionScores;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// What a forest answers to each row of its training by those trees alone that have not learned from it: about 37 % of them.
/// So the training rows judge it, and none has to be kept back.
///
/// @param trees   how many trees could be asked about each row; (n)
/// @param answers their mean answer, NaN where there is no tree to ask; (n, K) shares of the classes, or (n, 1)
public record OutOfBag(int[] trees, Matrix answers) {
    /// The share of rows whose most probable class is the right one, among those that any tree could be asked about.
    ///
    /// @param labels (n)
    /// @throws ArithmeticException if every tree has learned from every row
    public double accuracy(int... labels) {
        Require.sameLength("OutOfBag.accuracy", labels.length, trees.length);
        int right = 0;
        int asked = asked("OutOfBag.accuracy");
        for (int i = 0; i < labels.length; i++) {
            right += trees[i] > 0 && label(i) == labels[i] ? 1 : 0;
        }
        return right / (double) asked;
    }

    private int label(int i) {
        int label = 0;
        for (int k = 1; k < answers.columns(); k++) {
            label = answers.get(i, k) > answers.get(i, label) ? k : label;
        }
        return label;
    }

    /// How well numbers are predicted, of the rows that any tree could be asked about.
    ///
    /// @param y (n)
    /// @throws ArithmeticException if every tree has learned from every row
    public RegressionScores scores(double... y) {
        Require.sameLength("OutOfBag.scores", y.length, trees.length);
        int asked = asked("OutOfBag.scores");
        double[] truth = new double[asked];
        double[] predicted = new double[asked];
        int at = 0;
        for (int i = 0; i < y.length; i++) {
            if (trees[i] > 0) {
                truth[at] = y[i];
                predicted[at++] = answers.get(i, 0);
            }
        }
        return RegressionScores.of(truth, predicted);
    }

    private int asked(String where) {
        int asked = 0;
        for (int count : trees) {
            asked += count > 0 ? 1 : 0;
        }
        if (asked == 0) {
            throw new ArithmeticException(where + ": every tree has learned from every row: grow more trees");
        }
        return asked;
    }
}
