package scratch.classic.evaluation.rocandpr;

import java.util.Arrays;

import scratch.classic.metrics.Ranking;
import scratch.math.check.Require;

/// The precision-recall curve of a ranking among as many positives as you like: recall and false positive rate stay as they
/// were measured, and precision follows from them and the share of positives by Bayes' theorem.
///
/// @param recalls    at each threshold, rising
/// @param precisions at each threshold; the first is 1
record Rare(double[] recalls, double[] precisions) {

    /// @param share of positives, between 0 and 1
    static Rare of(Ranking ranking, double share) {
        Require.between0And1("Rare.of", "share", share);
        double[] recalls = ranking.truePositiveRates();
        double[] alarms = ranking.falsePositiveRates();
        double[] precisions = new double[recalls.length];
        Arrays.setAll(precisions, i -> i == 0 ? 1 : share * recalls[i] / (share * recalls[i] + (1 - share) * alarms[i]));
        return new Rare(recalls, precisions);
    }

    double averagePrecision() {
        double sum = 0;
        for (int i = 1; i < recalls.length; i++) {
            sum += (recalls[i] - recalls[i - 1]) * precisions[i];
        }
        return sum;
    }

    /// At the first threshold that reaches this recall.
    double precisionAtRecall(double recall) {
        for (int i = 0; i < recalls.length; i++) {
            if (recalls[i] >= recall) {
                return precisions[i];
            }
        }
        throw Require.broken("Rare.precisionAtRecall: recall %s: must be at most 1", recall);
    }
}
