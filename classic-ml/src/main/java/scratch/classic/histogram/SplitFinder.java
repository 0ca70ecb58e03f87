package scratch.classic.histogram;

import java.util.Arrays;

/// The best split of a node by one feature, from the feature's histogram.
///
/// A leaf with the sums G and H answers `w = −G / (H + λ)` and lowers the objective by half of `G² / (H + λ)`. So a split gains
///
/// `gain = G_L² / (H_L + λ) + G_R² / (H_R + λ) − G² / (H + λ)`
///
/// (twice what the objective falls, as the libraries count it), and must gain more than γ. Each end of a bin is tried, first
/// with missing values on the right, then on the left, in ascending order; a later one wins only if it gains more.
final class SplitFinder {
    /// What a split of a pure node may seem to gain, of the node's own score.
    private static final double ROUNDING = 1e-12;
    private final double lambda;
    private final double gamma;
    private final double minChildWeight;
    private final int[] monotone;            // (d), or empty if all are free
    private final GradientPairs pairs;
    private final Bins bins;
    private final int[] columns;             // feature f of the histograms is this column

    SplitFinder(GrowthOptions options, GradientPairs pairs, Bins bins, int... columns) {
        this.lambda = options.lambda();
        this.gamma = options.gamma();
        this.minChildWeight = options.minChildWeight();
        this.monotone = options.isFree() ? new int[0] : options.monotone();
        this.pairs = pairs;
        this.bins = bins;
        this.columns = columns;
    }

    /// The best split, or null if none gains anything.
    Split best(GrowingNode node, int feature) {
        int column = columns[feature];
        Scan scan = new Scan(node, feature, column);
        int size = bins.size(column);
        if (bins.features().get(column).numeric()) {
            scan.numbers(size);
        } else {
            scan.categories(size);
        }
        return scan.found();
    }

    /// What a leaf with these sums answers.
    double weight(double gradient, double hessian, double low, double high) {
        return Math.clamp(-gradient / (hessian + lambda), low, high);
    }

    /// G² / (H + λ) if w is the leaf's best answer, −(2 G w + (H + λ) w²) if a bound holds it back.
    private double score(double gradient, double hessian, double low, double high) {
        double divisor = hessian + lambda;
        if (monotone.length == 0) {
            return gradient * gradient / divisor;
        }
        double best = -gradient / divisor;
        double w = Math.clamp(best, low, high);
        return w == best ? gradient * gradient / divisor : -(2 * gradient * w + divisor * w * w);
    }

    private final class Scan {
        private final GrowingNode node;
        private final int feature;
        private final int column;
        private final int direction;
        private final double nodeScore;
        private final long missingGradient;
        private final long missingHessian;
        private double gain;
        private int at = -1;                 // bin, or how many of the ordered categories
        private boolean missingLeft;
        private long gradient;
        private long hessian;
        private int[] order;                 // categories that occur, ascending by g / h

        Scan(GrowingNode node, int feature, int column) {
            this.node = node;
            this.feature = feature;
            this.column = column;
            this.direction = monotone.length == 0 ? 0 : monotone[column];
            this.missingGradient = node.histogram.gradient(feature, Bins.MISSING);
            this.missingHessian = node.histogram.hessian(feature, Bins.MISSING);
            this.nodeScore = score(pairs.gradient(node.gradient), pairs.hessian(node.hessian), node.low, node.high);
            this.gain = Math.max(gamma, ROUNDING * Math.abs(nodeScore));
        }

        void numbers(int size) {
            scan(size, null, false);
            if (missingHessian > 0) {
                scan(size, null, true);
            }
        }

        void categories(int size) {
            order = ordered(size);
            scan(order.length, order, false);
            if (missingHessian > 0) {
                scan(order.length, order, true);
            }
        }

        // from the first bin on, or in the order given
        private void scan(int size, int[] bin, boolean withMissing) {
            long g = withMissing ? missingGradient : 0;
            long h = withMissing ? missingHessian : 0;
            for (int b = 0; b < size; b++) {
                long more = node.histogram.hessian(feature, bin == null ? b : bin[b]);
                if (more == 0) {
                    continue;                                       // no rows: the same sides as before
                }
                g += node.histogram.gradient(feature, bin == null ? b : bin[b]);
                h += more;
                if (h == node.hessian) {
                    return;                                         // nothing is left for the right side
                }
                offer(b, withMissing, g, h);
            }
        }

        private void offer(int b, boolean withMissing, long g, long h) {
            double leftG = pairs.gradient(g);
            double leftH = pairs.hessian(h);
            double rightG = pairs.gradient(node.gradient - g);
            double rightH = pairs.hessian(node.hessian - h);
            if (leftH < minChildWeight || rightH < minChildWeight) {
                return;
            }
            double gained = score(leftG, leftH, node.low, node.high) + score(rightG, rightH, node.low, node.high) - nodeScore;
            if (gained > gain && (direction == 0 || direction * (weight(rightG, rightH, node.low, node.high)
                    - weight(leftG, leftH, node.low, node.high)) >= 0)) {
                gain = gained;
                at = b;
                missingLeft = withMissing;
                gradient = g;
                hessian = h;
            }
        }

        // by g / (h + λ), which would be each category's answer; equal ones by code
        private int[] ordered(int size) {
            double[] keys = new double[size];
            int[] found = new int[size];
            int count = 0;
            for (int b = 0; b < size; b++) {
                if (node.histogram.hessian(feature, b) > 0) {
                    keys[b] = pairs.gradient(node.histogram.gradient(feature, b))
                            / (pairs.hessian(node.histogram.hessian(feature, b)) + lambda);
                    int place = count++;
                    while (place > 0 && keys[found[place - 1]] > keys[b]) {
                        found[place] = found[place - 1];
                        place--;
                    }
                    found[place] = b;
                }
            }
            return Arrays.copyOf(found, count);
        }

        Split found() {
            if (at < 0) {
                return null;
            }
            if (order == null && hessian == node.hessian - missingHessian && !missingLeft) {
                at = bins.size(column) - 1;                         // the question is whether there is a value
            }
            // where nothing was missing, a missing value goes the way of the larger side
            boolean missing = missingHessian == 0 ? hessian > node.hessian - hessian : missingLeft;
            boolean[] table = null;
            if (order != null) {
                table = new boolean[Bins.ROOM];
                Arrays.fill(table, missing);                        // categories that no row of the node has
                for (int c = 0; c < order.length; c++) {
                    table[order[c]] = c <= at;
                }
            }
            double left = weight(pairs.gradient(gradient), pairs.hessian(hessian), node.low, node.high);
            double right = weight(pairs.gradient(node.gradient - gradient), pairs.hessian(node.hessian - hessian), node.low,
                    node.high);
            return new Split(column, at, table, missing, gain, gradient, hessian, left, right);
        }
    }
}
