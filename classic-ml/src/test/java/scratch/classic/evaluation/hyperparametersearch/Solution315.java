package scratch.classic.evaluation.hyperparametersearch;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A solution of exercise 315.
final class Solution315 {
    private Solution315() {
    }

    static int simplest(double[][] errors) {
        double[] means = Arrays.stream(errors).mapToDouble(Solution315::mean).toArray();
        int best = 0;
        for (int i = 1; i < means.length; i++) {
            best = means[i] < means[best] ? i : best;
        }
        double limit = means[best] + standardError(errors[best]);
        return IntStream.range(0, means.length).filter(i -> means[i] <= limit).findFirst().orElseThrow();
    }

    static double mean(double... values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    static double standardError(double... values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }
}
