package scratch.classic.decisiontree;

import static scratch.classic.decisiontree.Question.Threshold.between;

import java.util.Arrays;

/// Looks at every split of a node: each threshold half-way between two neighbouring values, each subset of categories that
/// [SubsetSearch] names, and for each of them both ways for the rows whose value is missing. One pass over the presorted rows
/// for each feature.
final class SplitSearch {
    private final Features features;
    private final Response response;
    private final double[] weights;     // (n)
    private final BestSplit best;
    private final SubsetSearch subsets;
    private final double[] node;        // sums, (width) each
    private final double[] missing;
    private final double[] left;
    private final double[] right;

    SplitSearch(Features features, Response response, double[] weights, int minLeaf) {
        this.features = features;
        this.response = response;
        this.weights = weights;
        this.best = new BestSplit(response, minLeaf);
        this.subsets = new SubsetSearch(response, weights, best);
        int width = response.width();
        this.node = new double[width];
        this.missing = new double[width];
        this.left = new double[width];
        this.right = new double[width];
    }

    /// The best split of the rows from an index to another, if it has children that are large enough.
    ///
    /// @param orders the rows by each of the features; (d, m)
    BestSplit best(int[][] orders, int[] chosen, int from, int to, double loss) {
        sum(node, orders[chosen[0]], from, to);
        best.node(node, loss);
        for (int j : chosen) {
            int end = present(features.column(j), orders[j], from, to);
            sum(missing, orders[j], end, to);
            best.feature(j, missing, to - end);
            if (end == from) {
                continue;                                             // missing in every row of the node
            }
            if (features.list().get(j).numeric()) {
                thresholds(features.column(j), orders[j], from, end);
                if (end < to) {
                    sum(left, orders[j], from, end);
                    Arrays.fill(right, 0);
                    best.offer(Double.POSITIVE_INFINITY, left, end - from, right, 0);
                }
            } else {
                subsets.offer(features.column(j), orders[j], from, end, features.list().get(j).categories().size(), end < to);
            }
        }
        return best;
    }

    private void thresholds(double[] values, int[] order, int from, int end) {
        Arrays.fill(left, 0);
        sum(right, order, from, end);
        for (int p = from; p + 1 < end; p++) {
            int row = order[p];
            response.add(left, row, weights[row]);
            response.add(right, row, -weights[row]);
            double value = values[row];
            double next = values[order[p + 1]];
            if (value < next) {
                best.offer(between(value, next), left, p + 1 - from, right, end - p - 1);
            }
        }
    }

    private void sum(double[] sums, int[] order, int from, int to) {
        Arrays.fill(sums, 0);
        for (int p = from; p < to; p++) {
            response.add(sums, order[p], weights[order[p]]);
        }
    }

    // where the missing values begin
    private static int present(double[] values, int[] order, int from, int to) {
        int end = to;
        while (end > from && Double.isNaN(values[order[end - 1]])) {
            end--;
        }
        return end;
    }
}
