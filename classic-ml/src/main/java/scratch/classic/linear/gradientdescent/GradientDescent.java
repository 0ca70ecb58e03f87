package scratch.classic.linear.gradientdescent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import scratch.math.Vectors;
import scratch.math.check.Require;

/// Gradient descent with momentum: v ← β v + g, w ← w − η v, where g is the mean gradient of all rows, of one, or of a few
/// that are drawn anew for each step.
///
/// With all rows and β = 0 it is the plain descent, with one row the stochastic one. Cost: b·d a step for batches of b rows.
/// Cauchy 1847; Robbins and Monro 1951; Polyak 1964 for momentum, "Some methods of speeding up the convergence of iteration
/// methods".
public final class GradientDescent {

    /// @param rate      η, above 0
    /// @param momentum  β, from 0 to below 1
    /// @param batchSize b rows a step, drawn with replacement; 0 for all rows
    /// @param steps     at least 0
    /// @param seed      of the draws
    public record Options(double rate, double momentum, int batchSize, int steps, long seed) {
        public Options {
            Require.positive("GradientDescent.Options", "rate", rate);
            Require.that(momentum >= 0 && momentum < 1, "GradientDescent.Options: momentum = %s: must be from 0 to below 1",
                    momentum);
            Require.atLeast(0, "GradientDescent.Options", "batchSize", batchSize);
            Require.atLeast(0, "GradientDescent.Options", "steps", steps);
        }

        /// All rows in every step, no momentum.
        public static Options plain(double rate, int steps) {
            return new Options(rate, 0, 0, steps, 0);
        }

        /// The same with momentum.
        public Options withMomentum(double beta) {
            return new Options(rate, beta, batchSize, steps, seed);
        }

        /// The same with batches of b rows, drawn by chance.
        public Options withBatches(int b, long newSeed) {
            return new Options(rate, momentum, b, steps, newSeed);
        }
    }

    private GradientDescent() {
    }

    /// The way from a start: (steps + 1) points of (d). It ends early where a weight is no longer finite.
    public static List<double[]> path(RowLoss loss, double[] start, Options options) {
        requireStart(loss, start);
        SplittableRandom random = new SplittableRandom(options.seed);
        double[] w = start.clone();
        double[] velocity = new double[w.length];
        double[] gradient = new double[w.length];
        List<double[]> path = new ArrayList<>(List.of(w.clone()));
        for (int step = 0; step < options.steps && allFinite(w); step++) {
            gradient(loss, w, options.batchSize, random, gradient);
            for (int j = 0; j < w.length; j++) {
                velocity[j] = options.momentum * velocity[j] + gradient[j];         // v ← β v + g
                w[j] -= options.rate * velocity[j];                                 // w ← w − η v
            }
            path.add(w.clone());
        }
        return path;
    }

    private static void gradient(RowLoss loss, double[] w, int batchSize, SplittableRandom random, double[] gradient) {
        int b = batchSize == 0 ? loss.rows() : batchSize;
        Arrays.fill(gradient, 0);
        for (int i = 0; i < b; i++) {
            loss.addGradient(batchSize == 0 ? i : random.nextInt(loss.rows()), w, gradient);
        }
        Vectors.scaleInPlace(gradient, 1.0 / b);
    }

    private static void requireStart(RowLoss loss, double... start) {
        Require.that(start.length == loss.width(), "GradientDescent.path: start has %d weights: the loss has %d", start.length,
                loss.width());
        Require.finite("GradientDescent.path", "start", start);
    }

    private static boolean allFinite(double... w) {
        return Arrays.stream(w).allMatch(Double::isFinite);
    }
}
