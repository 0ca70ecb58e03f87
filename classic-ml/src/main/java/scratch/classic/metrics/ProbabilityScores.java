package scratch.classic.metrics;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// How good probabilities are, not only the class that they favour. Both scores are *proper*: nobody lowers them by saying
/// anything but what he believes. Lower is better.
public final class ProbabilityScores {
    /// How far a row of probabilities may be from adding up to 1.
    private static final double SLACK = 1e-6;

    private ProbabilityScores() {
    }

    /// The mean of −ln p, p the probability given to the class that came true; in nats. Saying 0 of what then happens
    /// costs +∞: nothing is clipped here.
    ///
    /// @param labels        (n), 0 to K − 1
    /// @param probabilities (n, K)
    public static double logLoss(int[] labels, Matrix probabilities) {
        check("ProbabilityScores.logLoss", labels, probabilities);
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            sum -= Math.log(probabilities.get(i, labels[i]));
        }
        return sum / labels.length;
    }

    /// Of two classes: `probabilities` (n) are those of label 1.
    public static double logLoss(int[] labels, double[] probabilities) {
        check("ProbabilityScores.logLoss", labels, probabilities);
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            // subtle: log1p keeps the digits of 1 − p for small p
            sum -= labels[i] == 1 ? Math.log(probabilities[i]) : Math.log1p(-probabilities[i]);
        }
        return sum / labels.length;
    }

    /// The mean squared distance from 1 for the class that came true and from 0 for each other, summed over the classes:
    /// from 0 to 2.
    ///
    /// @param labels        (n), 0 to K − 1
    /// @param probabilities (n, K)
    public static double brier(int[] labels, Matrix probabilities) {
        check("ProbabilityScores.brier", labels, probabilities);
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            for (int k = 0; k < probabilities.columns(); k++) {
                double miss = probabilities.get(i, k) - (k == labels[i] ? 1 : 0);
                sum += miss * miss;
            }
        }
        return sum / labels.length;
    }

    /// Of two classes, counted once, from 0 to 1: half of what the sum over both classes gives.
    public static double brier(int[] labels, double[] probabilities) {
        check("ProbabilityScores.brier", labels, probabilities);
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            double miss = probabilities[i] - labels[i];
            sum += miss * miss;
        }
        return sum / labels.length;
    }

    static void check(String operation, int[] labels, double[] probabilities) {
        Require.that(labels.length == probabilities.length && labels.length > 0,
                "%s: %d labels, %d probabilities: needs the same positive number of both", operation, labels.length,
                probabilities.length);
        for (int i = 0; i < labels.length; i++) {
            Require.that(labels[i] == 0 || labels[i] == 1, "%s: label %d of row %d: must be 0 or 1", operation, labels[i], i);
            Require.that(probabilities[i] >= 0 && probabilities[i] <= 1, "%s: probability %s of row %d: must be from 0 to 1",
                    operation, probabilities[i], i);
        }
    }

    private static void check(String operation, int[] labels, Matrix probabilities) {
        Require.that(labels.length == probabilities.rows() && labels.length > 0,
                "%s: %d labels, %d rows of probabilities: needs the same positive number of both", operation, labels.length,
                probabilities.rows());
        for (int i = 0; i < labels.length; i++) {
            Require.that(labels[i] >= 0 && labels[i] < probabilities.columns(), "%s: label %d of row %d: must be from 0 to %d",
                    operation, labels[i], i, probabilities.columns() - 1);
            double sum = 0;
            for (int k = 0; k < probabilities.columns(); k++) {
                double p = probabilities.get(i, k);
                Require.that(p >= 0 && p <= 1, "%s: probability %s in row %d: must be from 0 to 1", operation, p, i);
                sum += p;
            }
            Require.that(Math.abs(sum - 1) <= SLACK, "%s: row %d adds up to %s: must be 1", operation, i, sum);
        }
    }
}
