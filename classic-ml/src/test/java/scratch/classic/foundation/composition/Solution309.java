package scratch.classic.foundation.composition;

import java.util.Arrays;

/// One way to write the "build" exercise of lesson 309.
final class Solution309 {
    private Solution309() {
    }

    static double[] encode(int[] categories, double[] y) {
        double total = Arrays.stream(y).sum();
        double[] sums = new double[Arrays.stream(categories).max().orElseThrow() + 1];
        int[] counts = new int[sums.length];
        for (int i = 0; i < y.length; i++) {
            sums[categories[i]] += y[i];
            counts[categories[i]]++;
        }
        double[] encoded = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            int k = categories[i];
            encoded[i] = counts[k] == 1 ? (total - y[i]) / (y.length - 1) : (sums[k] - y[i]) / (counts[k] - 1);
        }
        return encoded;
    }
}
