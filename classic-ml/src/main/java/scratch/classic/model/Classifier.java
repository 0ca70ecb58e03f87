package scratch.classic.model;

import scratch.math.Matrix;

/// A fitted model that answers each row with a probability for each class.
@FunctionalInterface
public interface Classifier {
    /// How probable each class is, row by row; each row adds up to 1.
    ///
    /// @param x (n, d), the columns as in training
    /// @return (n, K)
    Matrix predictProbabilities(Matrix x);

    /// The most probable class of each row, the first of equals; (n).
    default int[] predict(Matrix x) {
        Matrix probabilities = predictProbabilities(x);
        int[] labels = new int[probabilities.rows()];
        for (int i = 0; i < labels.length; i++) {
            for (int k = 1; k < probabilities.columns(); k++) {
                if (probabilities.get(i, k) > probabilities.get(i, labels[i])) {
                    labels[i] = k;
                }
            }
        }
        return labels;
    }

    /// How such a model is made.
    @FunctionalInterface
    interface Learner {
        /// @param x      (n, d)
        /// @param labels (n), from 0 to K − 1, each of which occurs
        Classifier fit(Matrix x, int[] labels);
    }
}
