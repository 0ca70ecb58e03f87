package scratch.stats.centrallimit;

import java.util.function.DoubleSupplier;

/// A solution of exercise 209.
final class Solution209 {
    private Solution209() {
    }

    static double[] standardizedMeans(DoubleSupplier draw, double mu, double sigma, int n, int repeats) {
        double[] z = new double[repeats];
        for (int r = 0; r < repeats; r++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += draw.getAsDouble();
            }
            z[r] = (sum / n - mu) / (sigma / Math.sqrt(n));
        }
        return z;
    }
}
