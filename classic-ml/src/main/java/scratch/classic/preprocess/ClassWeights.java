package scratch.classic.preprocess;

import scratch.classic.data.ClassCounts;
import scratch.math.check.Require;

/// How much a row of each class counts when a model is fitted. Balanced weights n / (K·nₖ) let every class count alike,
/// however many rows it has: the rows of each class together weigh n/K, all of them n.
///
/// ```java
/// double[] rowWeights = ClassWeights.balanced(labels).ofRows(labels);
/// LogisticRegression fit = LogisticRegression.fit(x, labels, rowWeights, Options.of(1));
/// ```
/// They move the threshold between the classes, much as another threshold on the probabilities would; and the
/// probabilities are then those of a world in which the classes are equally frequent.
/// King and Zeng 2001, "Logistic Regression in Rare Events Data", Political Analysis 9(2).
///
/// @param weights (K), positive
public record ClassWeights(double[] weights) {
    public ClassWeights {
        Require.that(weights.length >= 2, "ClassWeights: %d weights: needs one a class, at least 2", weights.length);
        for (int k = 0; k < weights.length; k++) {
            Require.that(weights[k] > 0 && weights[k] < Double.POSITIVE_INFINITY,
                    "ClassWeights: weight %s of class %d: must be positive and finite", weights[k], k);
        }
        weights = weights.clone();
    }

    /// One weight a class, in their order.
    public static ClassWeights of(double... weights) {
        return new ClassWeights(weights);
    }

    /// n / (K·nₖ).
    ///
    /// @param labels (n), 0 to K − 1, each of which occurs
    public static ClassWeights balanced(int[] labels) {
        int[] counts = ClassCounts.of("ClassWeights.balanced", labels);
        int classes = counts.length;
        double[] weights = new double[classes];
        for (int k = 0; k < classes; k++) {
            Require.that(counts[k] > 0, "ClassWeights.balanced: class %d of 0 to %d has no rows: each must occur", k,
                    classes - 1);
            weights[k] = (double) labels.length / ((double) classes * counts[k]);
        }
        return new ClassWeights(weights);
    }

    /// The weights; (K).
    @Override
    public double[] weights() {
        return weights.clone();
    }

    /// The weight of each row's class; (n).
    public double[] ofRows(int[] labels) {
        double[] rows = new double[labels.length];
        for (int i = 0; i < rows.length; i++) {
            Require.that(labels[i] >= 0 && labels[i] < weights.length, "ClassWeights.ofRows: label %d of row %d: must be from 0"
                    + " to %d", labels[i], i, weights.length - 1);
            rows[i] = weights[labels[i]];
        }
        return rows;
    }
}
