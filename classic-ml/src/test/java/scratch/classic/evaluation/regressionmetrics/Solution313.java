package scratch.classic.evaluation.regressionmetrics;

import java.util.Arrays;

/// A solution of exercise 313.
final class Solution313 {
    private Solution313() {
    }

    static double[] scores(double[] truth, double[] predicted, double quantile) {
        int n = truth.length;
        double[] errors = new double[n];
        Arrays.setAll(errors, i -> truth[i] - predicted[i]);
        double squares = Arrays.stream(errors).map(e -> e * e).sum();
        double pinball = Arrays.stream(errors).map(e -> Math.max(quantile * e, (quantile - 1) * e)).sum() / n;
        double spread = around(truth);
        return new double[] {1 - squares / spread, 1 - around(errors) / spread, pinball};
    }

    // Sum of squares around the mean.
    private static double around(double... values) {
        double mean = Arrays.stream(values).sum() / values.length;
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    }
}
