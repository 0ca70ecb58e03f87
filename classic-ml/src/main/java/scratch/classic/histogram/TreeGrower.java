package scratch.classic.histogram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

import scratch.math.kernel.Threads;

/// Grows one tree after another from the same binned rows: count the root, and then, as long as a split gains, divide the
/// rows of the next node, count the smaller child, take it away from the parent to have the larger one, and look for the
/// best split of both.
final class TreeGrower {
    private final BinnedMatrix x;
    private final Bins bins;
    private final GrowthOptions options;
    private final int[] monotone;
    private final HistogramCounter counter;
    private RowPartition rows;
    private GradientPairs pairs;
    private SplitFinder finder;
    private int[] columns;
    private List<GrowingNode> nodes;

    TreeGrower(BinnedMatrix x, Bins bins, GrowthOptions options) {
        this.x = x;
        this.bins = bins;
        this.options = options;
        this.monotone = options.monotone();
        this.counter = new HistogramCounter(x);
    }

    /// Grows a tree.
    ///
    /// @param learnFrom its rows; afterwards those of each leaf side by side
    /// @param chosen    the columns that it may ask about, ascending
    /// @return its nodes, the root first, a parent before its children
    List<GrowingNode> grow(GradientPairs derivatives, RowPartition learnFrom, int... chosen) {
        rows = learnFrom;
        pairs = derivatives;
        columns = chosen;
        finder = new SplitFinder(options, pairs, bins, columns);
        nodes = new ArrayList<>();
        counter.begin(columns);
        // subtle: of all that wait, only as many can ever be split as leaves may still be added; the others give their
        // histograms back, so that half as many are in use as there are leaves
        TreeSet<GrowingNode> waiting = new TreeSet<>(order());
        evaluateRoot(waiting);
        for (int leaves = 1; leaves < options.maxLeaves() && !waiting.isEmpty(); leaves++) {
            GrowingNode node = waiting.pollFirst();
            split(node);
            if (leaves + 1 < options.maxLeaves() && node.depth + 1 < options.maxDepth()) {
                evaluateChildren(node, waiting);
            }
            counter.giveBack(node);
            while (waiting.size() > options.maxLeaves() - leaves - 1) {
                counter.giveBack(waiting.pollLast());
            }
        }
        waiting.forEach(counter::giveBack);
        return nodes;
    }

    /// What all histograms take, once a tree has grown.
    long histogramBytes() {
        return counter.bytes();
    }

    private Comparator<GrowingNode> order() {
        Comparator<GrowingNode> byAge = Comparator.comparingInt(node -> node.id);
        return options.order() == GrowthOptions.Order.DEPTH_WISE ? byAge
                : Comparator.comparingDouble(GrowingNode::gain).reversed().thenComparing(byAge);
    }

    private void evaluateRoot(TreeSet<GrowingNode> waiting) {
        Histogram histogram = counter.borrow();
        counter.count(pairs, rows.rows(), 0, rows.size());
        for (int f = 0; f < columns.length; f++) {
            counter.collect(f, histogram);
        }
        long gradient = 0;
        long hessian = 0;
        for (int b = 0; b < Bins.ROOM; b++) {
            gradient += histogram.gradient(0, b);
            hessian += histogram.hessian(0, b);
        }
        double weight = finder.weight(pairs.gradient(gradient), pairs.hessian(hessian), Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY);
        var root = new GrowingNode(0, 0, 0, rows.size(), gradient, hessian, Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY, weight);
        nodes.add(root);
        root.histogram = histogram;
        if (options.maxDepth() > 0) {
            Split[] best = new Split[columns.length];
            Threads.run(Threads.count(), columns.length, (f, worker) -> best[f] = finder.best(root, f));
            offer(root, best, waiting);
        } else {
            counter.giveBack(root);
        }
    }

    // the first feature of those that gain most
    private void offer(GrowingNode node, Split[] best, TreeSet<GrowingNode> waiting) {
        for (Split each : best) {
            if (each != null && (node.split == null || each.gain() > node.split.gain())) {
                node.split = each;
            }
        }
        if (node.split == null) {
            counter.giveBack(node);
        } else {
            waiting.add(node);
        }
    }

    private void split(GrowingNode node) {
        Split s = node.split;
        int middle = rows.divide(node.from, node.to, x, s.feature(), s.table());
        int direction = monotone.length == 0 ? 0 : monotone[s.feature()];
        // what lies on the left of a rising feature stays below the middle of both answers, for good, and so on
        double between = s.leftWeight() / 2 + s.rightWeight() / 2;
        node.left = new GrowingNode(nodes.size(), node.depth + 1, node.from, middle, s.gradient(), s.hessian(),
                direction < 0 ? between : node.low, direction > 0 ? between : node.high, s.leftWeight());
        nodes.add(node.left);
        node.right = new GrowingNode(nodes.size(), node.depth + 1, middle, node.to, node.gradient - s.gradient(),
                node.hessian - s.hessian(), direction > 0 ? between : node.low, direction < 0 ? between : node.high,
                s.rightWeight());
        nodes.add(node.right);
    }

    private void evaluateChildren(GrowingNode node, TreeSet<GrowingNode> waiting) {
        boolean leftIsSmaller = node.left.rows() <= node.right.rows();
        GrowingNode smaller = leftIsSmaller ? node.left : node.right;
        GrowingNode larger = leftIsSmaller ? node.right : node.left;
        smaller.histogram = counter.borrow();
        larger.histogram = node.histogram;
        node.histogram = null;
        counter.count(pairs, rows.rows(), smaller.from, smaller.to);
        Split[] ofSmaller = new Split[columns.length];
        Split[] ofLarger = new Split[columns.length];
        Threads.run(Threads.count(), columns.length, (f, worker) -> {
            counter.collect(f, smaller.histogram);
            larger.histogram.subtract(smaller.histogram, f);
            ofSmaller[f] = finder.best(smaller, f);
            ofLarger[f] = finder.best(larger, f);
        });
        offer(smaller, ofSmaller, waiting);
        offer(larger, ofLarger, waiting);
    }
}
