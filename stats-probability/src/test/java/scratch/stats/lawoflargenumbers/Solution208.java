package scratch.stats.lawoflargenumbers;

import java.util.function.DoubleSupplier;

/// A solution of exercise 208.
final class Solution208 {
    private Solution208() {
    }

    static double[] runningMeans(DoubleSupplier draw, int n) {
        double[] means = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += (draw.getAsDouble() - mean) / (i + 1);
            means[i] = mean;
        }
        return means;
    }
}
