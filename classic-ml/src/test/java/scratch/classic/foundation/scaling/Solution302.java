package scratch.classic.foundation.scaling;

import java.util.Arrays;

/// A solution of exercise 302.
final class Solution302 {
    private Solution302() {
    }

    static double[] standardise(double[] train, double[] rows) {
        double pivot = train[0];                       // measured from here, a large mean costs no digits
        double mean = Arrays.stream(train).map(v -> v - pivot).sum() / train.length;
        double variance = Arrays.stream(train).map(v -> (v - pivot - mean) * (v - pivot - mean)).sum() / train.length;
        boolean constant = Arrays.stream(train).allMatch(v -> v == pivot);
        double unit = constant ? 1 : Math.sqrt(variance);
        return Arrays.stream(rows).map(v -> (v - pivot - mean) / unit).toArray();
    }
}
