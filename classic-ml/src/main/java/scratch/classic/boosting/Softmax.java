package scratch.classic.boosting;

/// Scores of classes as probabilities: exp(score), divided by their sum. A plain loop, so that a booster, in which each tree
/// hangs on the probabilities before it, is the same with and without vector instructions.
final class Softmax {
    private Softmax() {
    }

    /// Of the scores of one row.
    static void inPlace(double[] scores, int from, int classes) {
        double most = Double.NEGATIVE_INFINITY;
        for (int k = from; k < from + classes; k++) {
            most = Math.max(most, scores[k]);
        }
        double sum = 0;
        for (int k = from; k < from + classes; k++) {
            scores[k] = Math.exp(scores[k] - most);     // subtle: without − most it could overflow
            sum += scores[k];
        }
        for (int k = from; k < from + classes; k++) {
            scores[k] /= sum;
        }
    }
}
