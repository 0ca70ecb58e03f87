package scratch.classic.metrics;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// What each feature is worth to a model that has learned: how much its score falls if the values of that feature are
/// shuffled among the rows, so that they fit the other features and the answers by chance only.
///
/// `importance(j) = score(x) − mean of score(x with column j shuffled)`. The model is not fitted again. It may be negative:
/// then the model did better without. Of two features that say nearly the same, neither is missed much. Cost d · repeats
/// scores.
///
/// Reference: L. Breiman, "Random Forests", 2001; A. Fisher, C. Rudin, F. Dominici, 2019.
///
/// @param score what the model reaches as it is
/// @param falls how much the score fell, (d, repeats)
public record PermutationImportance(double score, Matrix falls) {
    /// Shuffles each column in turn.
    ///
    /// @param x       (n, d), rows that the model has not learned from
    /// @param score   what a model reaches on such rows, the more the better: `rows -> accuracy(model.predict(rows), labels)`
    /// @param repeats how many shuffles of each column
    public static PermutationImportance of(Matrix x, ToDoubleFunction<Matrix> score, int repeats, long seed) {
        Require.notEmpty("PermutationImportance.of", x.rows(), x.columns());
        Require.atLeast(1, "PermutationImportance.of", "repeats", repeats);
        double whole = score.applyAsDouble(x);
        SplittableRandom random = new SplittableRandom(seed);
        Matrix falls = Matrix.zeros(x.columns(), repeats);
        Matrix shuffled = x.copy();
        for (int j = 0; j < x.columns(); j++) {
            for (int r = 0; r < repeats; r++) {
                shuffle(shuffled, j, random);
                falls.set(j, r, whole - score.applyAsDouble(shuffled));
            }
            for (int i = 0; i < x.rows(); i++) {
                shuffled.set(i, j, x.get(i, j));
            }
        }
        return new PermutationImportance(whole, falls);
    }

    // Fisher and Yates
    private static void shuffle(Matrix x, int j, RandomGenerator random) {
        for (int i = x.rows() - 1; i > 0; i--) {
            int k = random.nextInt(i + 1);
            double swapped = x.get(i, j);
            x.set(i, j, x.get(k, j));
            x.set(k, j, swapped);
        }
    }

    /// The mean fall for each feature; (d).
    public double[] means() {
        double[] means = new double[falls.rows()];
        for (int j = 0; j < means.length; j++) {
            for (int r = 0; r < falls.columns(); r++) {
                means[j] += falls.get(j, r) / falls.columns();
            }
        }
        return means;
    }

    /// How far the falls of each feature lie from their mean, the standard deviation over the shuffles; 0 with one; (d).
    public double[] deviations() {
        double[] means = means();
        double[] deviations = new double[means.length];
        for (int j = 0; j < means.length && falls.columns() > 1; j++) {
            for (int r = 0; r < falls.columns(); r++) {
                deviations[j] += (falls.get(j, r) - means[j]) * (falls.get(j, r) - means[j]);
            }
            deviations[j] = Math.sqrt(deviations[j] / (falls.columns() - 1));
        }
        return deviations;
    }
}
