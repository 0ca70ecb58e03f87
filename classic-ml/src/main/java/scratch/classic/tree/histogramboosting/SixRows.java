package scratch.classic.tree.histogramboosting;

import java.util.ArrayList;
import java.util.List;

/// Six rows for paper: five values and a gap, squared loss, λ = 1. The mean of y is 4, so g = 4 − y, and h = 1.
final class SixRows {
    static final double[] X = {1, 2, 3, 4, 5, Double.NaN};
    static final double[] Y = {1, 2, 3, 8, 7, 3};
    static final double LAMBDA = 1;

    private SixRows() {
    }

    /// A question with what it makes of the six rows.
    ///
    /// @param threshold   up to there to the left; +∞ asks whether there is a value
    /// @param missingLeft where the row without a value goes
    record Question(double threshold, boolean missingLeft, double leftG, double leftH, double rightG, double rightH) {
        double gain() {
            return score(leftG, leftH) + score(rightG, rightH) - score(leftG + rightG, leftH + rightH);
        }

        double leftAnswer() {
            return -leftG / (leftH + LAMBDA);
        }

        double rightAnswer() {
            return -rightG / (rightH + LAMBDA);
        }

        private static double score(double g, double h) {
            return g * g / (h + LAMBDA);
        }
    }

    /// All nine questions, in the order in which they are asked: missing on the right, then on the left.
    static List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        for (boolean missingLeft : new boolean[] {false, true}) {
            for (double threshold : new double[] {1.5, 2.5, 3.5, 4.5, Double.POSITIVE_INFINITY}) {
                if (!(missingLeft && threshold == Double.POSITIVE_INFINITY)) {
                    questions.add(question(threshold, missingLeft));
                }
            }
        }
        return questions;
    }

    private static Question question(double threshold, boolean missingLeft) {
        double[] g = new double[2];
        double[] h = new double[2];
        for (int i = 0; i < X.length; i++) {
            int side = left(X[i], threshold, missingLeft) ? 0 : 1;
            g[side] += 4 - Y[i];
            h[side] += 1;
        }
        return new Question(threshold, missingLeft, g[0], h[0], g[1], h[1]);
    }

    /// Whether a value goes to the left.
    static boolean left(double x, double threshold, boolean missingLeft) {
        return Double.isNaN(x) ? missingLeft : x <= threshold;
    }
}
