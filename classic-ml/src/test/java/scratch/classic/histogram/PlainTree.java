package scratch.classic.histogram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import scratch.classic.decisiontree.Feature;
import scratch.math.Matrix;

/// A tree as the definition has it: every question is asked of every row, no bins, no histograms, sums of doubles. Slow, and
/// what the booster is held to.
final class PlainTree {
    /// A node, or what one would become.
    static final class Part {
        final List<Integer> rows;
        final int depth;
        final double low;
        final double high;
        int feature = -1;
        boolean missingLeft;
        double gain;
        IntPredicate toLeft;
        Part left;
        Part right;
        double value;

        Part(List<Integer> rows, int depth, double low, double high) {
            this.rows = rows;
            this.depth = depth;
            this.low = low;
            this.high = high;
        }
    }

    private final Matrix x;
    private final List<Feature> features;
    private final double[] g;
    private final double[] h;
    private final GrowthOptions options;

    PlainTree(Matrix x, List<Feature> features, double[] g, double[] h, GrowthOptions options) {
        this.x = x;
        this.features = features;
        this.g = g;
        this.h = h;
        this.options = options;
    }

    Part grow(List<Integer> rows) {
        Part root = new Part(rows, 0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        root.value = weight(rows, root);
        List<Part> waiting = new ArrayList<>();
        offer(root, waiting);
        for (int leaves = 1; leaves < options.maxLeaves() && !waiting.isEmpty(); leaves++) {
            Part next = options.order() == GrowthOptions.Order.DEPTH_WISE ? waiting.getFirst()
                    : waiting.stream().max(Comparator.comparingDouble(part -> part.gain)).orElseThrow();
            waiting.remove(next);
            split(next);
            offer(next.left, waiting);
            offer(next.right, waiting);
        }
        return root;
    }

    private void offer(Part part, List<Part> waiting) {
        if (part.depth < options.maxDepth()) {
            search(part);
        }
        if (part.toLeft != null) {
            waiting.add(part);
        }
    }

    private void split(Part part) {
        List<Integer> left = part.rows.stream().filter(part.toLeft::test).toList();
        List<Integer> right = part.rows.stream().filter(i -> !part.toLeft.test(i)).toList();
        int direction = direction(part.feature);
        double middle = (weight(left, part) + weight(right, part)) / 2;
        part.left = new Part(left, part.depth + 1, direction < 0 ? middle : part.low, direction > 0 ? middle : part.high);
        part.right = new Part(right, part.depth + 1, direction > 0 ? middle : part.low, direction < 0 ? middle : part.high);
        part.left.value = weight(left, part);
        part.right.value = weight(right, part);
    }

    private int direction(int feature) {
        return options.monotone().length == 0 ? 0 : options.monotone()[feature];
    }

    private void search(Part part) {
        for (int j = 0; j < x.columns(); j++) {
            int column = j;
            double[] values = part.rows.stream().mapToDouble(i -> x.get(i, column)).filter(v -> !Double.isNaN(v)).distinct()
                    .sorted().toArray();
            boolean gaps = part.rows.stream().anyMatch(i -> Double.isNaN(x.get(i, column)));
            if (!features.get(j).numeric()) {
                values = Arrays.stream(values).boxed().sorted(Comparator.comparingDouble(code -> {
                    List<Integer> rows = part.rows.stream().filter(i -> x.get(i, column) == code).toList();
                    return sum(g, rows) / (sum(h, rows) + options.lambda());
                })).mapToDouble(code -> code).toArray();
            }
            for (boolean missingLeft : gaps ? new boolean[] {false, true} : new boolean[] {false}) {
                for (int first = 1; first <= values.length; first++) {
                    double[] inLeft = Arrays.copyOf(values, first);
                    attempt(part, column, i -> Double.isNaN(x.get(i, column)) ? missingLeft
                            : IntStream.range(0, inLeft.length).anyMatch(v -> inLeft[v] == x.get(i, column)), missingLeft);
                }
            }
        }
    }

    private void attempt(Part part, int feature, IntPredicate toLeft, boolean missingLeft) {
        List<Integer> left = part.rows.stream().filter(toLeft::test).toList();
        List<Integer> right = part.rows.stream().filter(i -> !toLeft.test(i)).toList();
        if (left.isEmpty() || right.isEmpty() || sum(h, left) < options.minChildWeight()
                || sum(h, right) < options.minChildWeight()
                || direction(feature) * (weight(right, part) - weight(left, part)) < 0) {
            return;
        }
        double gain = 2 * (objective(part.rows, part) - objective(left, part) - objective(right, part));
        if (gain > options.gamma() && gain > 1e-10 && gain > part.gain + 1e-10) {
            part.gain = gain;
            part.feature = feature;
            part.toLeft = toLeft;
            part.missingLeft = missingLeft;
        }
    }

    private double weight(List<Integer> rows, Part bounds) {
        return Math.clamp(-sum(g, rows) / (sum(h, rows) + options.lambda()), bounds.low, bounds.high);
    }

    // G w + (H + λ) w² / 2
    private double objective(List<Integer> rows, Part bounds) {
        double w = weight(rows, bounds);
        return sum(g, rows) * w + (sum(h, rows) + options.lambda()) * w * w / 2;
    }

    private static double sum(double[] of, List<Integer> rows) {
        return rows.stream().mapToDouble(i -> of[i]).sum();
    }

    /// The leaf of one of the rows.
    static Part leaf(Part root, int row) {
        Part part = root;
        while (part.left != null) {
            part = part.toLeft.test(row) ? part.left : part.right;
        }
        return part;
    }
}
