package scratch.classic.forest;

import java.util.Arrays;

/// The splits of a node by Gini's impurity, in whole numbers: how often each class was drawn on either side.
///
/// Rank, class and count of a row stand in one `int`, the rank on top: to sort these is to order the rows, and what a
/// threshold moves from the right to the left is read off what was sorted.
final class GiniScan implements RankScan {
    private static final int BITS = 31;
    private final RankedFeatures features;
    private final int[] labels;         // (n)
    private final int minLeaf;
    private final BestCut best = new BestCut();
    private final int[] tags;           // (n), class and count
    private final int[] keys;           // (n), rank and tag
    private final int[] node;           // how often each class was drawn; (K) each
    private final int[] left;
    private final int[] right;
    private int countBits;
    private int tagBits;
    private int weight;
    private long squares;               // Σ node²
    private double purity;              // squares / weight: minus the loss, but for a constant

    GiniScan(RankedFeatures features, int[] labels, int classes, int minLeaf) {
        this.features = features;
        this.labels = labels;
        this.minLeaf = minLeaf;
        this.tags = new int[labels.length];
        this.keys = new int[labels.length];
        this.node = new int[classes];
        this.left = new int[classes];
        this.right = new int[classes];
    }

    /// Whether rank, class and count fit into an `int`. No row is drawn more than 255 times.
    static boolean fits(RankedFeatures features, int classes) {
        int most = 0;
        for (int j = 0; j < features.features(); j++) {
            most = Math.max(most, features.different(j) - 1);
        }
        return bits(most) + bits(classes - 1) + Byte.SIZE <= BITS;
    }

    private static int bits(int number) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(number);
    }

    @Override
    public int width() {
        return node.length;
    }

    @Override
    public void begin(int... counts) {
        int most = 0;
        for (int count : counts) {
            most = Math.max(most, count);
        }
        countBits = bits(most);
        tagBits = countBits + bits(node.length - 1);
        for (int i = 0; i < tags.length; i++) {
            tags[i] = labels[i] << countBits | counts[i];
        }
    }

    @Override
    public boolean enter(int[] rows, int from, int to) {
        Arrays.fill(node, 0);
        int countMask = (1 << countBits) - 1;
        for (int p = from; p < to; p++) {
            int tag = tags[rows[p]];
            node[tag >>> countBits] += tag & countMask;
        }
        weight = 0;
        squares = 0;
        for (int count : node) {
            weight += count;
            squares += (long) count * count;
        }
        purity = (double) squares / weight;
        double loss = 0;
        boolean pure = false;
        for (int count : node) {
            loss += count * ((double) (weight - count) / weight);
            pure |= count == weight;
        }
        best.node(loss, purity);
        return pure;
    }

    @Override
    public double weight() {
        return weight;
    }

    @Override
    public void answer(double[] into, int at) {
        for (int k = 0; k < node.length; k++) {
            into[at + k] = (double) node[k] / weight;
        }
    }

    @Override
    public void everyThreshold(int j, int[] rows, int from, int to) {
        sort(features.ranks(j), rows, from, to);
        scan(j, to - from);
    }

    private void sort(int[] ranks, int[] rows, int from, int to) {
        int shift = tagBits;
        for (int p = from; p < to; p++) {
            keys[p - from] = ranks[rows[p]] << shift | tags[rows[p]];
        }
        Arrays.sort(keys, 0, to - from);
    }

    private void scan(int j, int count) {
        Arrays.fill(left, 0);
        System.arraycopy(node, 0, right, 0, node.length);
        int countMask = (1 << countBits) - 1;
        int classMask = (1 << tagBits - countBits) - 1;
        long leftSquares = 0;
        long rightSquares = squares;
        int leftWeight = 0;
        double bar = best.bar();
        for (int p = 0; p < count - minLeaf; p++) {
            int key = keys[p];
            int moved = key & countMask;
            int k = key >>> countBits & classMask;
            leftSquares += moved * (2L * left[k] + moved);             // (l + m)² − l²
            rightSquares -= moved * (2L * right[k] - moved);
            left[k] += moved;
            right[k] -= moved;
            leftWeight += moved;
            if (key >>> tagBits != keys[p + 1] >>> tagBits && p + 1 >= minLeaf) {
                double gained = (double) leftSquares / leftWeight + (double) rightSquares / (weight - leftWeight) - purity;
                if (gained > bar) {
                    bar = best.take(j, key >>> tagBits, keys[p + 1] >>> tagBits, gained, leftWeight > weight - leftWeight);
                }
            }
        }
    }

    @Override
    public void oneThreshold(int j, int last, double threshold, int[] rows, int from, int to) {
        Arrays.fill(left, 0);
        int[] ranks = features.ranks(j);
        int countMask = (1 << countBits) - 1;
        int leftRows = 0;
        for (int p = from; p < to; p++) {
            int goes = ranks[rows[p]] <= last ? 1 : 0;
            int tag = tags[rows[p]];
            left[tag >>> countBits] += (tag & countMask) * goes;
            leftRows += goes;
        }
        if (leftRows < minLeaf || to - from - leftRows < minLeaf) {
            return;
        }
        long leftSquares = 0;
        long rightSquares = 0;
        int leftWeight = 0;
        for (int k = 0; k < node.length; k++) {
            leftSquares += (long) left[k] * left[k];
            rightSquares += (long) (node[k] - left[k]) * (node[k] - left[k]);
            leftWeight += left[k];
        }
        double gained = (double) leftSquares / leftWeight + (double) rightSquares / (weight - leftWeight) - purity;
        best.take(j, last, threshold, gained, leftWeight > weight - leftWeight);
    }

    @Override
    public BestCut best() {
        return best;
    }
}
