package scratch.classic.decisiontree;

import java.util.ArrayList;
import java.util.List;

/// The best split of a node among those offered so far. **Ties**: a later one wins only if it gains more, by more than
/// rounding (1e-12 of the node's loss). Features are offered in the order of their [FeatureSubset], the thresholds of each in
/// ascending order, and of each first with missing values on the right.
final class BestSplit {
    private static final double ROUNDING = 1e-12;
    private final Response response;
    private final int minLeaf;
    private final double[] with;         // one side with the missing values; (width)
    private double[] missing;            // sums of the rows whose value is missing; (width)
    private int missingRows;
    private double nodePurity;
    private double tolerance;
    private double most;                 // no split can gain more
    private int feature;
    private double gain;
    private int bestFeature;
    private double bestThreshold;
    private boolean bestMissingLeft;
    private boolean ofCategories;
    private boolean[] bestLeft = {};     // by code
    private boolean[] bestSeen = {};

    BestSplit(Response response, int minLeaf) {
        this.response = response;
        this.minLeaf = minLeaf;
        this.with = new double[response.width()];
    }

    /// Begins a node.
    void node(double[] sums, double loss) {
        nodePurity = response.purity(sums);
        tolerance = ROUNDING * (loss + Math.abs(nodePurity));
        most = loss + tolerance;
        gain = Double.NEGATIVE_INFINITY;
    }

    /// Begins a feature.
    void feature(int j, double[] missingSums, int rows) {
        feature = j;
        missing = missingSums;
        missingRows = rows;
    }

    /// A threshold between these sums.
    void offer(double threshold, double[] left, int leftRows, double[] right, int rightRows) {
        if (better(left, leftRows, right, rightRows)) {
            bestThreshold = threshold;
            ofCategories = false;
        }
    }

    /// A subset of the categories seen, with the sums of it and of the others.
    void offer(boolean[] inLeft, boolean[] seen, double[] left, int leftRows, double[] right, int rightRows) {
        if (better(left, leftRows, right, rightRows)) {
            bestLeft = inLeft.clone();
            bestSeen = seen.clone();
            ofCategories = true;
        }
    }

    // with nothing on the right, the question is whether the value is missing
    private boolean better(double[] left, int leftRows, double[] right, int rightRows) {
        if (missingRows == 0) {
            return better(left, leftRows, right, rightRows, false);
        }
        boolean found = better(left, leftRows, plusMissing(right), rightRows + missingRows, false);
        return rightRows > 0 && better(plusMissing(left), leftRows + missingRows, right, rightRows, true) || found;
    }

    private boolean better(double[] left, int leftRows, double[] right, int rightRows, boolean missingLeft) {
        if (leftRows < minLeaf || rightRows < minLeaf) {
            return false;
        }
        double gained = response.purity(left) + response.purity(right) - nodePurity;
        if (!(gained > gain + tolerance && gained <= most)) {     // subtle: weights that cancelled to 0 give NaN or infinity
            return false;
        }
        gain = gained;
        bestFeature = feature;
        // where nothing was missing, a missing value goes the way of most rows
        bestMissingLeft = missingRows == 0 ? response.weight(left) > response.weight(right) : missingLeft;
        return true;
    }

    private double[] plusMissing(double[] side) {
        for (int s = 0; s < with.length; s++) {
            with[s] = side[s] + missing[s];
        }
        return with;
    }

    /// How much less loss both sides have than the node; −∞ if nothing could be offered.
    double gain() {
        return gain == Double.NEGATIVE_INFINITY ? gain : Math.max(0, gain);
    }

    /// The best, if there is one.
    Question split() {
        if (!ofCategories) {
            return new Question.Threshold(bestFeature, bestThreshold, bestMissingLeft);
        }
        List<Integer> left = new ArrayList<>();
        List<Integer> right = new ArrayList<>();
        for (int code = 0; code < bestSeen.length; code++) {
            if (bestSeen[code]) {
                (bestLeft[code] ? left : right).add(code);
            }
        }
        return new Question.Subset(bestFeature, left, right, bestMissingLeft);
    }
}
