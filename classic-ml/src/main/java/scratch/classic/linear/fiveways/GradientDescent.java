package scratch.classic.linear.fiveways;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;

/// Gradient descent for least squares: three of the five ways, and one loop. Take a batch of rows, compute the gradient
/// of their mean squared error, step against it: w ← w − rate · (2/b) Σ (ŷᵢ − yᵢ) xᵢ over the b rows of the batch.
///
/// *Batch*: b = n, every step exact. *Stochastic*: b = 1, n noisy steps in the time of one exact step. *Mini-batch*:
/// in between. Cost O(n·d) per epoch, whatever b. Cauchy 1847; Robbins and Monro 1951;
/// Bottou, Curtis and Nocedal 2018, "Optimization Methods for Large-Scale Machine Learning".
public final class GradientDescent {
    /// @param learningRate how far to step along the gradient; the rate at the start where it falls
    /// @param epochs       passes over the data, at most
    /// @param batchSize    rows per step; [#ALL_ROWS] for all
    /// @param falling      whether the rate falls to 0: after a share t of all rows it is learningRate · (1 − t)²
    /// @param tolerance    batch only: stop when the gradient is this small, compared with the first one
    /// @param scaling      what is done to the columns first
    /// @param seed         of the order in which the rows are visited
    public record Options(double learningRate, int epochs, int batchSize, boolean falling, double tolerance,
                          Scaling scaling, long seed) {
        /// The batch size that means all rows, however many there are.
        public static final int ALL_ROWS = Integer.MAX_VALUE;

        public Options {
            Require.that(learningRate > 0 && Double.isFinite(learningRate),
                    "GradientDescent.Options: learning rate %s: must be positive and finite", learningRate);
            Require.that(epochs >= 1, "GradientDescent.Options: %d epochs: must be at least 1", epochs);
            Require.that(batchSize >= 1, "GradientDescent.Options: batch size %d: must be at least 1", batchSize);
            Require.that(tolerance >= 0, "GradientDescent.Options: tolerance %s: must be 0 or more", tolerance);
        }

        /// All rows in every step, constant rate, until the gradient is down to rounding.
        public static Options batch(double learningRate, int epochs) {
            return new Options(learningRate, epochs, ALL_ROWS, false, 1e-15, Scaling.STANDARDISED, 0);
        }

        /// One row per step. The rate falls to 0, or the steps would never stop jumping.
        public static Options stochastic(double learningRate, int epochs, long seed) {
            return miniBatch(1, learningRate, epochs, seed);
        }

        /// A few rows per step, with a falling rate.
        public static Options miniBatch(int batchSize, double learningRate, int epochs, long seed) {
            return new Options(learningRate, epochs, batchSize, true, 0, Scaling.STANDARDISED, seed);
        }

        public Options withScaling(Scaling newScaling) {
            return new Options(learningRate, epochs, batchSize, falling, tolerance, newScaling, seed);
        }

        public Options withTolerance(double newTolerance) {
            return new Options(learningRate, epochs, batchSize, falling, newTolerance, scaling, seed);
        }

        public Options withConstantRate() {
            return new Options(learningRate, epochs, batchSize, false, tolerance, scaling, seed);
        }

        /// The rate after a share of all rows, 0 to 1, has been read.
        double rate(double share) {
            return falling ? learningRate * (1 - share) * (1 - share) : learningRate;
        }
    }

    private GradientDescent() {
    }

    /// Fits the model; see [Trainer#fit].
    ///
    /// @throws IllegalArgumentException if the batch is larger than the data
    /// @throws ArithmeticException      if the learning rate is so large that the cost rises; says at which step, and
    ///                                  which rates are stable
    public static LinearFit fit(Matrix x, double[] y, Options options) {    // x: (n, d), y: (n)
        Given.requireUsable("GradientDescent.fit", x, y);
        Require.that(options.batchSize() <= x.rows() || options.batchSize() == Options.ALL_ROWS,
                "GradientDescent.fit: batch size %d, but only %d rows: must be at most the number of rows",
                options.batchSize(), x.rows());
        Scaling.Columns columns = options.scaling().measure(x);
        var cost = new SquaredError(columns.apply(x), y);
        var batches = new Batches(x.rows(), Math.min(options.batchSize(), x.rows()), options.epochs(), options.seed());
        var progress = new Progress(cost, batches, options);
        double[] weights = minimize(cost, progress, options);
        return columns.undo(weights, progress.history());
    }

    // From weights 0 to the end: (d + 1), the intercept first.
    private static double[] minimize(SquaredError cost, Progress progress, Options options) {
        double[] weights = new double[cost.width()];
        double[] gradient = new double[cost.width()];
        Batches batches = progress.batches();
        while (batches.next()) {
            double batchCost = cost.gradient(batches, weights, gradient);
            progress.requireStable(batchCost);
            if (progress.isFlat(gradient)) {
                break;
            }
            progress.record(weights);
            double rate = options.rate(batches.shareDone());
            Vectors.axpyInPlace(-rate, gradient, weights);          // w ← w − rate · gradient
        }
        progress.end(weights);
        return weights;
    }
}
