package scratch.classic.metrics;

import scratch.math.check.Require;

/// What became of the rows when one class was looked for: the four counts that every score of two classes is made of.
///
/// A ratio with nothing below the line, such as the precision where nothing was called positive, is 0, as in scikit-learn.
///
/// @param truePositives  rows of the class that were taken for it
/// @param falsePositives rows of other classes that were taken for it
/// @param falseNegatives rows of the class that were taken for another
/// @param trueNegatives  rows that are not of the class and were not taken for it
public record BinaryCounts(long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {
    public BinaryCounts {
        Require.that(truePositives >= 0 && falsePositives >= 0 && falseNegatives >= 0 && trueNegatives >= 0,
                "BinaryCounts: TP %d, FP %d, FN %d, TN %d: none may be negative", truePositives, falsePositives, falseNegatives,
                trueNegatives);
    }

    /// Of the rows that were taken for the class, the share that is.
    public double precision() {
        return ratio(truePositives, truePositives + falsePositives);
    }

    /// Of the rows of the class, the share that was found. Also called sensitivity and true positive rate.
    public double recall() {
        return ratio(truePositives, truePositives + falseNegatives);
    }

    /// Of the other rows, the share that was left alone. One minus it is the false positive rate.
    public double specificity() {
        return ratio(trueNegatives, trueNegatives + falsePositives);
    }

    /// The weighted harmonic mean of precision and recall: recall counts `beta` times as much as precision.
    public double fBeta(double beta) {
        double b2 = beta * beta;
        Require.that(beta > 0 && Double.isFinite(b2), "BinaryCounts.fBeta: beta %s: must be positive, its square finite", beta);
        double hits = (1 + b2) * truePositives;
        return ratio(hits, hits + b2 * falseNegatives + falsePositives);
    }

    /// 2·TP / (2·TP + FN + FP).
    public double f1() {
        return fBeta(1);
    }

    /// TP·TN − FP·FN: n² times the covariance of truth and answer, both coded as 0 and 1.
    double covariance() {
        return (double) truePositives * trueNegatives - (double) falsePositives * falseNegatives;
    }

    static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
