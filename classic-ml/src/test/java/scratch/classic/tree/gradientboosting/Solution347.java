package scratch.classic.tree.gradientboosting;

/// A solution of exercise 347.
final class Solution347 {
    private Solution347() {
    }

    static double[] round(double[] y, double[] predictions, boolean[] left, double rate) {
        double[] sum = new double[2];
        int[] rows = new int[2];
        for (int i = 0; i < y.length; i++) {
            int leaf = left[i] ? 0 : 1;
            sum[leaf] += y[i] - predictions[i];
            rows[leaf]++;
        }
        double[] next = predictions.clone();
        for (int i = 0; i < y.length; i++) {
            int leaf = left[i] ? 0 : 1;
            next[i] += rate * sum[leaf] / rows[leaf];
        }
        return next;
    }
}
