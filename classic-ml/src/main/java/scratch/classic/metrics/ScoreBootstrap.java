package scratch.classic.metrics;

import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

import scratch.math.check.Require;
import scratch.stats.resampling.Bootstrap;

/// How far a score would move with other test rows: the bootstrap of any score of truths and answers. Rows are drawn with
/// replacement, each with its truth and its answer; the model is not fitted again.
///
/// `ScoreBootstrap.of(y, p, (t, s) -> Ranking.of(t, s).rocAuc(), options).bca(0.95)` is an interval of the area under the
/// ROC curve. Cost O(B + n) evaluations of the score.
public final class ScoreBootstrap {
    private ScoreBootstrap() {
    }

    /// Of labels and labels: accuracy and its like.
    ///
    /// @param truth     (n), at least two
    /// @param predicted (n)
    /// @throws ArithmeticException if rows were drawn of which there is no score, such as rows of one class alone: then a class
    ///                             is too rare for this interval
    public static Bootstrap of(int[] truth, int[] predicted, ToDoubleBiFunction<int[], int[]> score,
            Bootstrap.Options options) {
        return rows(truth.length, predicted.length,
                rows -> score.applyAsDouble(pick(truth, rows), pick(predicted, rows)), options);
    }

    /// Of labels and numbers: rankings and probabilities. As the first.
    public static Bootstrap of(int[] truth, double[] predicted, ToDoubleBiFunction<int[], double[]> score,
            Bootstrap.Options options) {
        return rows(truth.length, predicted.length,
                rows -> score.applyAsDouble(pick(truth, rows), pick(predicted, rows)), options);
    }

    /// Of numbers and numbers: errors of regression. As the first.
    public static Bootstrap of(double[] truth, double[] predicted, ToDoubleBiFunction<double[], double[]> score,
            Bootstrap.Options options) {
        return rows(truth.length, predicted.length,
                rows -> score.applyAsDouble(pick(truth, rows), pick(predicted, rows)), options);
    }

    private static Bootstrap rows(int truth, int predicted, ToDoubleFunction<int[]> score, Bootstrap.Options options) {
        Require.sameLength("ScoreBootstrap.of", truth, predicted);
        boolean[] known = {false};              // the rows themselves come first, and may have no score either
        return Bootstrap.fitRows(truth, rows -> {
            try {
                double value = score.applyAsDouble(rows);
                known[0] = true;
                return value;
            } catch (IllegalArgumentException | ArithmeticException noScore) {
                if (!known[0]) {
                    throw noScore;
                }
                throw new ArithmeticException("ScoreBootstrap.of: rows drawn again have no score (" + noScore.getMessage()
                        + "): too few rows of a kind for an interval");
            }
        }, options);
    }

    private static int[] pick(int[] values, int... rows) {
        return Arrays.stream(rows).map(row -> values[row]).toArray();
    }

    private static double[] pick(double[] values, int... rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }
}
