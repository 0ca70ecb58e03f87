package scratch.classic.evaluation.regressionmetrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import scratch.math.check.Require;

/// The one number that predicts all of y best: what a measure of errors asks for, when nothing else is known.
/// Each measure has its own answer, and a model that is fitted or chosen by it heads for that answer at every x.
public final class BestConstant {
    private BestConstant() {
    }

    /// By formula. Cost O(n log n).
    ///
    /// @param y (n), at least one, finite; not 0 for MAPE
    static double of(Measure measure, double... y) {
        Require.that(y.length > 0, "BestConstant.of: no values: at least one is needed");
        return switch (measure) {
            case MSE -> Arrays.stream(y).sum() / y.length;
            case MAE -> weightedQuantile(y, ones(y.length), 0.5);
            case MAPE -> weightedQuantile(y, Arrays.stream(y).map(value -> 1 / Math.abs(value)).toArray(), 0.5);
            case PINBALL -> weightedQuantile(y, ones(y.length), Measure.QUANTILE);
            case MAX -> (Arrays.stream(y).min().getAsDouble() + Arrays.stream(y).max().getAsDouble()) / 2;
        };
    }

    // the smallest value at which the weights of it and of all below reach the share q
    private static double weightedQuantile(double[] y, double[] weights, double q) {
        int[] order = IntStream.range(0, y.length).boxed().sorted(Comparator.comparingDouble(i -> y[i]))
                .mapToInt(Integer::intValue).toArray();
        double wanted = q * Arrays.stream(weights).sum();
        double reached = 0;
        for (int i : order) {
            reached += weights[i];
            if (reached >= wanted) {
                return y[i];
            }
        }
        return y[order[order.length - 1]];
    }

    /// By search: all five measures are convex in the constant, so a bracket that gives up the worse third each time closes
    /// around the best.
    static double search(Measure measure, double... y) {
        double low = Arrays.stream(y).min().orElseThrow();
        double high = Arrays.stream(y).max().orElseThrow();
        for (int step = 0; step < 200 && low < high; step++) {
            double left = low + (high - low) / 3;
            double right = high - (high - low) / 3;
            if (score(measure, left, y) <= score(measure, right, y)) {
                high = right;
            } else {
                low = left;
            }
        }
        return (low + high) / 2;
    }

    /// What the measure says of this constant.
    static double score(Measure measure, double constant, double... y) {
        double[] predicted = new double[y.length];
        Arrays.fill(predicted, constant);
        return measure.of(y, predicted);
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}
