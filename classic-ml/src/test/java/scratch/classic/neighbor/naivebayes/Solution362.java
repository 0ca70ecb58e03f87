package scratch.classic.neighbor.naivebayes;

import java.util.Arrays;

/// A solution of exercise 362.
final class Solution362 {
    private Solution362() {
    }

    static double[] probabilities(double[][] counts, int[] rows, double smoothing, double[] x) {
        double[] logs = new double[counts.length];
        for (int k = 0; k < logs.length; k++) {
            double total = Arrays.stream(counts[k]).sum() + smoothing * x.length;
            logs[k] = Math.log(rows[k]) - Math.log(Arrays.stream(rows).sum());
            for (int j = 0; j < x.length; j++) {
                logs[k] += x[j] * Math.log((counts[k][j] + smoothing) / total);
            }
        }
        double largest = Arrays.stream(logs).max().orElseThrow();            // e^(log - largest) is at most 1
        double[] p = Arrays.stream(logs).map(log -> Math.exp(log - largest)).toArray();
        double sum = Arrays.stream(p).sum();
        return Arrays.stream(p).map(part -> part / sum).toArray();
    }
}
