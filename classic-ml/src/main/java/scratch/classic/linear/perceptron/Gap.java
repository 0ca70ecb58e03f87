package scratch.classic.linear.perceptron;

import java.util.Arrays;
import java.util.SplittableRandom;

import scratch.math.Matrix;

/// Points in a square on both sides of a known line, with a gap between them, and what the perceptron does on them.
///
/// @param margin   how near to the line a point may lie
/// @param mistakes how many mistakes were made until none was left
/// @param bound    Novikoff's (R/γ)²; the bias counts as the weight of an input of 1
record Gap(double margin, int mistakes, double bound) {
    private static final double[] NORMAL = {0.6, 0.8};

    /// 200 points; the same seed gives the same points outside the gap.
    static Gap of(double margin, long seed, Perceptron.Options options) {
        var random = new SplittableRandom(seed);
        double[][] x = new double[200][];
        int[] y = new int[x.length];
        double radius2 = 0;
        for (int i = 0; i < x.length; i++) {
            double side;
            do {
                x[i] = new double[] {random.nextDouble(-1, 1), random.nextDouble(-1, 1)};
                side = NORMAL[0] * x[i][0] + NORMAL[1] * x[i][1];
            } while (Math.abs(side) < margin);
            y[i] = side > 0 ? 1 : 0;
            radius2 = Math.max(radius2, 1 + x[i][0] * x[i][0] + x[i][1] * x[i][1]);
        }
        var fit = Perceptron.fit(Matrix.of(x), y, options);
        return new Gap(margin, Arrays.stream(fit.mistakes()).sum(), radius2 / (margin * margin));
    }
}
