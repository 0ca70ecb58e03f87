package scratch.classic.decisiontree;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.math.check.Require;

/// Grows a tree from the top: find the best split, divide the rows, and do the same with each side.
///
/// The rows are sorted by each feature, once for all trees from the same [Features]; a split divides every one of these orders
/// and keeps it, so that no node sorts. Cost O(d n log n) for the first tree, and then O(d n) for each level.
final class Growth {
    private final TreeOptions options;
    private final Features features;
    private final Response response;
    private final double[] weights;     // (n)
    private final FeatureSubset subset;
    private final SplitSearch search;
    private final int[] rows;           // (m), of positive weight
    private final int[][] orders;       // (d, m), the same rows by each feature
    private final boolean[] toLeft;     // (n)
    private final int[] waiting;        // (m)
    private final double total;

    Growth(Features features, Response response, double[] weights, TreeOptions options, FeatureSubset subset) {
        this.features = features;
        this.response = response;
        this.weights = weights;
        this.options = options;
        this.subset = subset;
        this.search = new SplitSearch(features, response, weights, options.minLeaf());
        this.rows = IntStream.range(0, weights.length).filter(i -> weights[i] > 0).toArray();
        this.orders = IntStream.range(0, features.list().size()).mapToObj(j -> features.sorted(j, weights))
                .toArray(int[][]::new);
        this.toLeft = new boolean[weights.length];
        this.waiting = new int[rows.length];
        this.total = Arrays.stream(rows).mapToDouble(i -> weights[i]).sum();
    }

    /// The tree.
    Node grow() {
        return node(0, rows.length, 0);
    }

    private Node node(int from, int to, int depth) {
        Node.Summary summary = response.enter(rows, from, to, weights);
        if (response.pure() || depth == options.maxDepth() || to - from < options.minSplit()) {
            return new Node.Leaf(summary);
        }
        int[] chosen = subset.next();
        BestSplit best = search.best(orders, chosen, from, to, summary.loss());
        double gain = best.gain();
        if (!(gain / total >= options.minGain())) {
            return new Node.Leaf(summary);
        }
        Question split = best.split();
        int middle = divide(split, from, to);
        Node left = node(from, middle, depth + 1);
        return new Node.Branch(summary, split, gain, left, node(middle, to, depth + 1));
    }

    private int divide(Question split, int from, int to) {
        double[] column = features.column(split.feature());
        for (int p = from; p < to; p++) {
            toLeft[rows[p]] = split.left(column[rows[p]]);
        }
        for (int[] order : orders) {
            divide(order, from, to);
        }
        return divide(rows, from, to);
    }

    // those to the left first, each side in its order
    private int divide(int[] order, int from, int to) {
        int left = from;
        int right = 0;
        for (int p = from; p < to; p++) {
            if (toLeft[order[p]]) {
                order[left++] = order[p];
            } else {
                waiting[right++] = order[p];
            }
        }
        System.arraycopy(waiting, 0, order, left, right);
        return left;
    }

    /// The weights as given, or 1 for each row.
    static double[] weights(String where, int rows, double... given) {
        if (given == null) {
            double[] ones = new double[rows];
            Arrays.fill(ones, 1);
            return ones;
        }
        Require.that(given.length == rows, "%s: %d row weights, %d rows: each row needs one", where, given.length, rows);
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            if (!(given[i] >= 0 && given[i] < Double.POSITIVE_INFINITY)) {
                throw Require.broken("%s: weight %s of row %d: must be finite, 0 or more", where, given[i], i);
            }
            sum += given[i];
        }
        Require.that(sum > 0, "%s: all row weights are 0: one must have more", where);
        Require.that(sum < Double.POSITIVE_INFINITY, "%s: the row weights add up to %s: must be finite", where, sum);
        return given;
    }
}
