package scratch.classic.linear.fiveways;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;

/// Gradient descent for least squares: three of the five ways, and one loop. Look at a batch of rows, compute the slope
/// of their mean squared error, take a step downhill: w ← w − rate · (2/b) Σ (ŷᵢ − yᵢ) xᵢ over the b rows of the batch.
///
/// *Batch*: b = n, every step exact. *Stochastic*: b = 1, n cheap and noisy steps for the price of one. *Mini-batch*:
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
    }

    private final Options options;
    private final Matrix design;        // (n, d + 1): the scaled columns, ones in front
    private final double[] y;           // (n)
    private final int n;
    private final int width;            // d + 1
    private final int batchSize;        // at most n
    private final double[] weights;     // (d + 1), the intercept first; all 0 at the start
    private final double[] gradient;    // (d + 1)
    private final int[] order;          // (n): the order in which the rows are visited
    private final CostHistory history = new CostHistory();
    private int steps;
    private double startCost;           // of all rows, with weights 0
    private double limit;               // a cost above it means that the descent diverges
    private double smallGradient;       // at which a batch descent stops

    private GradientDescent(Matrix design, double[] y, Options options) {
        this.options = options;
        this.design = design;
        this.y = y;
        n = design.rows();
        width = design.columns();
        batchSize = Math.min(options.batchSize(), n);
        weights = new double[width];
        gradient = new double[width];
        order = new int[n];
        Arrays.setAll(order, i -> i);
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
        var descent = new GradientDescent(columns.apply(x), y, options);
        descent.run();
        return columns.undo(descent.weights, descent.history);
    }

    private void run() {
        RandomGenerator random = new SplittableRandom(options.seed());
        startCost = costOfAllRows();
        limit = 1000 * Vectors.maxAbs(y) * Vectors.maxAbs(y);
        long rowsSeen = 0;
        long rowsInAll = (long) options.epochs() * n;
        while (rowsSeen < rowsInAll) {
            if (batchSize < n) {
                shuffle(random);    // subtle: a new order each epoch, every row once; drawing rows freely is noisier
            }
            for (int from = 0; from < n; from += batchSize) {
                int to = Math.min(from + batchSize, n);    // the last batch of an epoch may be smaller
                double cost = computeGradient(from, to);
                requireStable(cost);
                if (isFlat()) {
                    history.end(rowsSeen, cost, steps, true);
                    return;
                }
                if (history.isDue(rowsSeen)) {
                    history.record(rowsSeen, batchSize == n ? cost : costOfAllRows());
                }
                step(rate((double) rowsSeen / rowsInAll));
                rowsSeen += to - from;
            }
        }
        double cost = costOfAllRows();
        limit = Math.min(limit, 10 * startCost);
        requireStable(cost);
        history.end(rowsSeen, cost, steps, false);
    }

    // gradient = (2/b) Σ (ŷᵢ − yᵢ) xᵢ over the rows order[from … to − 1]; returns their mean squared error, for free.
    private double computeGradient(int from, int to) {
        Arrays.fill(gradient, 0);
        double squares = 0;
        for (int k = from; k < to; k++) {
            double error = error(order[k]);
            squares += error * error;
            int row = order[k] * width;
            for (int j = 0; j < width; j++) {
                gradient[j] += error * design.data()[row + j];
            }
        }
        for (int j = 0; j < width; j++) {
            gradient[j] *= 2.0 / (to - from);
        }
        return squares / (to - from);
    }

    // ŷᵢ − yᵢ
    private double error(int i) {
        double[] data = design.data();
        double prediction = 0;
        for (int j = 0; j < width; j++) {
            prediction += weights[j] * data[i * width + j];
        }
        return prediction - y[i];
    }

    private double rate(double shareDone) {
        double left = 1 - shareDone;
        return options.falling() ? options.learningRate() * left * left : options.learningRate();
    }

    // w ← w − rate · gradient
    private void step(double rate) {
        for (int j = 0; j < width; j++) {
            weights[j] -= rate * gradient[j];
        }
        steps++;
    }

    private double costOfAllRows() {
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double error = error(i);
            squares += error * error;
        }
        return squares / n;
    }

    // Fisher and Yates: every order equally likely.
    private void shuffle(RandomGenerator random) {
        for (int i = n - 1; i > 0; i--) {
            int k = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[k];
            order[k] = swapped;
        }
    }

    // With all rows in the batch, the largest element of the gradient tells how far there is to go.
    private boolean isFlat() {
        if (batchSize < n) {
            return false;
        }
        double largest = Vectors.maxAbs(gradient);
        smallGradient = steps == 0 ? options.tolerance() * largest : smallGradient;
        return largest <= smallGradient;
    }

    // A batch's cost goes up and down from batch to batch, but not to a thousand times the largest that it could have
    // been at the start. If the batch is all rows, a stable rate lets it only fall, but for rounding.
    private void requireStable(double cost) {
        if (!(cost <= limit)) {
            throw new ArithmeticException(String.format(Locale.ROOT,
                    "GradientDescent.fit: learning rate %s: diverges, the cost rose to %.6g at step %d (epoch %d): %s",
                    options.learningRate(), cost, steps, (steps - 1) / stepsPerEpoch() + 1, stableRates()));
        }
        if (batchSize == n) {
            limit = cost + 1e-12 * startCost;
        }
    }

    private int stepsPerEpoch() {
        return (n - 1) / batchSize + 1;
    }

    // One row bends the cost by 2‖x‖² in its own direction, a batch by no more than its longest row.
    private String stableRates() {
        if (batchSize == n) {
            Curvature curvature = Curvature.ofDesign(design);
            return String.format(Locale.ROOT, "it must be below 2 / largest curvature = 2 / %.6g = %.6g",
                    curvature.largest(), curvature.largestStableRate());
        }
        double longest = 0;
        for (int i = 0; i < n; i++) {
            double[] row = design.row(i);
            longest = Math.max(longest, Vectors.dot(row, row));
        }
        return String.format(Locale.ROOT, "up to 1 / longest squared row = 1 / %.6g = %.6g every batch is stable",
                longest, 1 / longest);
    }
}
