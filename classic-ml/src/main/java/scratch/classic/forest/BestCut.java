package scratch.classic.forest;

import scratch.classic.decisiontree.Question;

/// The best split of a node among those offered so far, by the rules of the plain tree: a later one wins only if it gains more
/// by more than rounding, 1e-12 of the node's loss; the thresholds of a feature come in ascending order.
final class BestCut {
    private static final double ROUNDING = 1e-12;
    private double tolerance;
    private double most;             // no split can gain more
    private double gain;
    private int feature;
    private int rank;
    private int nextRank;
    private double threshold;
    private boolean missingLeft;

    /// Begins a node.
    void node(double loss, double purity) {
        tolerance = ROUNDING * (loss + Math.abs(purity));
        most = loss + tolerance;
        gain = Double.NEGATIVE_INFINITY;
    }

    /// What a split must gain more than to be taken.
    double bar() {
        return gain + tolerance;
    }

    /// A split between two neighbouring ranks of a feature that passed the bar.
    ///
    /// @param leftIsHeavier whether the left side weighs more than the right
    /// @return the new bar
    double take(int j, int last, int next, double gained, boolean leftIsHeavier) {
        if (gained <= most) {
            gain = gained;
            feature = j;
            rank = last;
            nextRank = next;
            threshold = Double.NaN;                              // half-way, which is worked out at the end
            missingLeft = leftIsHeavier;
        }
        return bar();
    }

    /// A split at a threshold that was drawn.
    void take(int j, int last, double drawn, double gained, boolean leftIsHeavier) {
        if (gained > bar() && gained <= most) {
            take(j, last, last, gained, leftIsHeavier);
            threshold = drawn;
        }
    }

    /// How much less loss both sides have than the node; −∞ if nothing could be offered.
    double gain() {
        return gain == Double.NEGATIVE_INFINITY ? gain : Math.max(0, gain);
    }

    int feature() {
        return feature;
    }

    /// The largest rank on the left.
    int rank() {
        return rank;
    }

    /// The threshold, half-way between two values if it was not drawn.
    double threshold(RankedFeatures features) {
        return Double.isNaN(threshold)
                ? Question.Threshold.between(features.value(feature, rank), features.value(feature, nextRank)) : threshold;
    }

    /// Where a missing value goes: the way of most rows.
    boolean missingLeft() {
        return missingLeft;
    }
}
