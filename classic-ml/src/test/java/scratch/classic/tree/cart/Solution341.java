package scratch.classic.tree.cart;

import java.util.Arrays;

/// A solution of exercise 341.
final class Solution341 {
    private Solution341() {
    }

    static double[] bestThreshold(double[] x, int[] labels) {
        double[] values = Arrays.stream(x).distinct().sorted().toArray();
        double[] best = {0, -1};
        for (int v = 0; v + 1 < values.length; v++) {
            double threshold = (values[v] + values[v + 1]) / 2;
            double[] left = new double[2];
            double[] right = new double[2];
            for (int i = 0; i < x.length; i++) {
                (x[i] <= threshold ? left : right)[labels[i]]++;
            }
            double gain = loss(left[0] + right[0], left[1] + right[1]) - loss(left) - loss(right);
            if (gain > best[1] + 1e-12) {
                best = new double[] {threshold, gain};
            }
        }
        return best;
    }

    // Rows times impurity: n (1 - p0² - p1²) = 2 n0 n1 / n.
    private static double loss(double... counts) {
        return 2 * counts[0] * counts[1] / (counts[0] + counts[1]);
    }
}
