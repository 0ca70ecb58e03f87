package scratch.classic.linear.fiveways;

import java.util.Locale;

import scratch.math.Matrix;
import scratch.math.Vectors;

/// What is watched while a descent goes on: its history, whether the cost rises, and whether anything is left to gain.
final class Progress {
    private final SquaredError cost;
    private final Batches batches;
    private final GradientDescent.Options options;
    private final CostHistory history = new CostHistory();
    private final double startCost;     // of all rows, with weights 0
    private double limit;               // a cost above it means that the descent diverges
    private double smallGradient;       // at which a batch descent stops
    private boolean converged;

    Progress(SquaredError cost, Batches batches, GradientDescent.Options options) {
        this.cost = cost;
        this.batches = batches;
        this.options = options;
        startCost = cost.of(new double[cost.width()]);
        double largest = Vectors.maxAbs(cost.y());
        limit = 1000 * largest * largest;
    }

    Batches batches() {
        return batches;
    }

    CostHistory history() {
        return history;
    }

    /// A batch's cost goes up and down from batch to batch, but not to a thousand times the largest that it could have
    /// been at the start. If the batch is all rows, a stable rate lets it only fall, but for rounding.
    void requireStable(double batchCost) {
        if (!(batchCost <= limit)) {
            throw new ArithmeticException(String.format(Locale.ROOT,
                    "GradientDescent.fit: learning rate %s: diverges, the cost rose to %.6g at step %d (epoch %d): %s",
                    options.learningRate(), batchCost, batches.steps(), batches.epochOfLastStep(), stableRates()));
        }
        if (batches.areAllRows()) {
            limit = batchCost + 1e-12 * startCost;
        }
    }

    /// With all rows in the batch, the largest element of the gradient tells how far there is to go.
    boolean isFlat(double[] gradient) {
        if (!batches.areAllRows()) {
            return false;
        }
        double largest = Vectors.maxAbs(gradient);
        smallGradient = batches.steps() == 0 ? options.tolerance() * largest : smallGradient;
        converged = largest <= smallGradient;
        return converged;
    }

    /// Takes note of the cost of all rows, if it is due.
    void record(double[] weights) {
        if (history.isDue(batches.rowsRead())) {
            history.record(batches.rowsRead(), cost.of(weights));
        }
    }

    /// The last entry; a descent that ends far above its start has diverged, however slowly.
    void end(double[] weights) {
        double last = cost.of(weights);
        limit = Math.min(limit, 10 * startCost);
        requireStable(last);
        history.end(batches.rowsRead(), last, batches.steps(), converged);
    }

    // One row bends the cost by 2‖x‖² in its own direction, a batch by no more than its longest row.
    private String stableRates() {
        Matrix design = cost.design();
        if (batches.areAllRows()) {
            Curvature curvature = Curvature.ofDesign(design);
            return String.format(Locale.ROOT, "it must be below 2 / largest curvature = 2 / %.6g = %.6g",
                    curvature.largest(), curvature.largestStableRate());
        }
        double longest = 0;
        for (int i = 0; i < design.rows(); i++) {
            double[] row = design.row(i);
            longest = Math.max(longest, Vectors.dot(row, row));
        }
        return String.format(Locale.ROOT, "up to 1 / longest squared row = 1 / %.6g = %.6g every batch is stable",
                longest, 1 / longest);
    }
}
