package scratch.classic.evaluation.crossvalidation;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A solution of exercise 314.
final class Solution314 {
    private Solution314() {
    }

    static double[] crossValidate(double[] y, int[] fold, int k) {
        double[] errors = new double[k];
        double share = 0;
        for (int f = 0; f < k; f++) {
            int tested = f;
            double[] test = IntStream.range(0, y.length).filter(i -> fold[i] == tested).mapToDouble(i -> y[i]).toArray();
            double[] train = IntStream.range(0, y.length).filter(i -> fold[i] != tested).mapToDouble(i -> y[i]).toArray();
            double learned = Arrays.stream(train).average().orElseThrow();
            errors[f] = Arrays.stream(test).map(v -> (v - learned) * (v - learned)).average().orElseThrow();
            share += (double) test.length / train.length / k;
        }
        double mean = Arrays.stream(errors).average().orElseThrow();
        double variance = Arrays.stream(errors).map(e -> (e - mean) * (e - mean)).sum() / (k - 1);
        return new double[] {mean, Math.sqrt(variance * (1.0 / k + share))};
    }
}
