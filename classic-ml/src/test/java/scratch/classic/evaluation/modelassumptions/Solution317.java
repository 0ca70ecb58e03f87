package scratch.classic.evaluation.modelassumptions;

import java.util.Arrays;

/// A solution of exercise 317.
final class Solution317 {
    private Solution317() {
    }

    static double[] leverages(double[] x) {
        double mean = Arrays.stream(x).average().orElseThrow();
        double squares = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum();
        return Arrays.stream(x).map(v -> 1.0 / x.length + (v - mean) * (v - mean) / squares).toArray();
    }
}
