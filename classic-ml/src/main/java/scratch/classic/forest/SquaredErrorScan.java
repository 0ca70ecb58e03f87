package scratch.classic.forest;

import java.util.Arrays;

/// The splits of a node by squared errors: the weight of a side, and its distances from the mean of the node added up, so
/// that nothing large cancels. Rows are added in the order in which the plain tree adds them, so that both round alike.
final class SquaredErrorScan implements RankScan {
    private final RankedFeatures features;
    private final double[] y;           // (n)
    private final int minLeaf;
    private final BestCut best = new BestCut();
    private final long[] keys;          // (n), rank above row
    private int[] counts;               // (n)
    private double centre;
    private double weight;
    private double loss;
    private double purity;
    private boolean begun;              // whether a feature of this node was looked at

    SquaredErrorScan(RankedFeatures features, double[] y, int minLeaf) {
        this.features = features;
        this.y = y;
        this.minLeaf = minLeaf;
        this.keys = new long[y.length];
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public void begin(int... drawn) {
        counts = drawn;
    }

    @Override
    public boolean enter(int[] rows, int from, int to) {
        weight = 0;
        double sum = 0;
        boolean pure = true;
        for (int p = from; p < to; p++) {
            weight += counts[rows[p]];
            sum += counts[rows[p]] * y[rows[p]];
            pure &= y[rows[p]] == y[rows[from]];
        }
        double rough = pure ? y[rows[from]] : sum / weight;
        double rest = 0;
        for (int p = from; p < to; p++) {
            rest += counts[rows[p]] * (y[rows[p]] - rough);
        }
        centre = rough + rest / weight;
        loss = 0;
        for (int p = from; p < to; p++) {
            loss += counts[rows[p]] * (y[rows[p]] - centre) * (y[rows[p]] - centre);
        }
        begun = false;
        best.node(loss, 0);
        return pure;
    }

    @Override
    public double weight() {
        return weight;
    }

    @Override
    public void answer(double[] into, int at) {
        into[at] = centre;
    }

    @Override
    public void everyThreshold(int j, int[] rows, int from, int to) {
        int[] ranks = features.ranks(j);
        int count = to - from;
        for (int p = from; p < to; p++) {
            keys[p - from] = (long) ranks[rows[p]] << Integer.SIZE | rows[p];
        }
        Arrays.sort(keys, 0, count);
        double right = 0;
        for (int p = 0; p < count; p++) {
            right += distance((int) keys[p]);
        }
        begin(right);
        scan(j, count, right);
    }

    private double distance(int row) {
        return counts[row] * (y[row] - centre);
    }

    // the first feature of a node says what its distances add up to, which is 0 but for rounding
    private void begin(double sum) {
        if (!begun) {
            purity = sum * sum / weight;
            best.node(loss, purity);
            begun = true;
        }
    }

    private void scan(int j, int count, double all) {
        double left = 0;
        double right = all;
        double leftWeight = 0;
        double rightWeight = weight;
        double bar = best.bar();
        for (int p = 0; p < count - minLeaf; p++) {
            int row = (int) keys[p];
            left += distance(row);
            right -= distance(row);
            leftWeight += counts[row];
            rightWeight -= counts[row];
            int rank = (int) (keys[p] >>> Integer.SIZE);
            int next = (int) (keys[p + 1] >>> Integer.SIZE);
            if (rank != next && p + 1 >= minLeaf) {
                double gained = left * left / leftWeight + right * right / rightWeight - purity;
                if (gained > bar) {
                    bar = best.take(j, rank, next, gained, leftWeight > rightWeight);
                }
            }
        }
    }

    @Override
    public void oneThreshold(int j, int last, double threshold, int[] rows, int from, int to) {
        int[] ranks = features.ranks(j);
        double left = 0;
        double right = 0;
        double leftWeight = 0;
        int leftRows = 0;
        for (int p = from; p < to; p++) {
            if (ranks[rows[p]] <= last) {
                left += distance(rows[p]);
                leftWeight += counts[rows[p]];
                leftRows++;
            } else {
                right += distance(rows[p]);
            }
        }
        begin(left + right);
        if (leftRows >= minLeaf && to - from - leftRows >= minLeaf) {
            double rightWeight = weight - leftWeight;
            best.take(j, last, threshold, left * left / leftWeight + right * right / rightWeight - purity,
                    leftWeight > rightWeight);
        }
    }

    @Override
    public BestCut best() {
        return best;
    }
}
