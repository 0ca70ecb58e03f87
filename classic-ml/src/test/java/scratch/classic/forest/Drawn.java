package scratch.classic.forest;

import scratch.math.Matrix;
import scratch.math.randomnumbers.SplitMix64;

/// The rows that the tests of forests learn from: numbers that a Python script can repeat, as it is written beside
/// [ScikitLearnForestTest]. Seven of twenty features matter.
///
/// @param x      (n, 20)
/// @param score  (n), what the labels and y come from
/// @param labels (n), whether the score is positive; wrong in one of ten rows
/// @param y      (n), the score and noise
record Drawn(Matrix x, double[] score, int[] labels, double[] y) {
    static final int FEATURES = 20;

    static Drawn of(int n, long seed, long noiseSeed) {
        SplitMix64 random = new SplitMix64(seed);
        SplitMix64 flips = new SplitMix64(seed + 1);
        SplitMix64 noise = new SplitMix64(noiseSeed);
        Matrix x = Matrix.zeros(n, FEATURES);
        double[] score = new double[n];
        int[] labels = new int[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < FEATURES; j++) {
                x.set(i, j, bell(random));
            }
            score[i] = 2 * x.get(i, 0) * x.get(i, 1) + x.get(i, 2) * x.get(i, 2) - 1 + x.get(i, 3)
                    - 0.5 * x.get(i, 4) * Math.abs(x.get(i, 5)) + 0.3 * x.get(i, 6);
            labels[i] = score[i] > 0 == uniform(flips) >= 0.1 ? 1 : 0;
            y[i] = score[i] + 0.5 * bell(noise);
        }
        return new Drawn(x, score, labels, y);
    }

    private static double uniform(SplitMix64 random) {
        return (random.nextLong() >>> 11) * 0x1.0p-53;
    }

    private static double bell(SplitMix64 random) {
        return (uniform(random) + uniform(random) + uniform(random) + uniform(random) - 2) * Math.sqrt(3);
    }

    /// The share of rows that are answered with their label.
    double accuracy(int... said) {
        int right = 0;
        for (int i = 0; i < said.length; i++) {
            right += said[i] == labels[i] ? 1 : 0;
        }
        return right / (double) said.length;
    }
}
