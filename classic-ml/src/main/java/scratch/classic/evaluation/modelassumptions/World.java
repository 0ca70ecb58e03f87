package scratch.classic.evaluation.modelassumptions;

import java.util.SplittableRandom;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// Where a study draws its 60 rows: y = 1 + 2x + error on x from 0 to 10, with at most one assumption of least squares broken.
enum World {
    /// A line, and independent normal errors of one spread.
    SOUND("nothing"),
    /// The truth bends: a parabola is added.
    CURVED("straight line"),
    /// Errors grow with x².
    UNEQUAL("equal spread"),
    /// Errors are exponential: many small ones below, a few large ones above.
    SKEWED("normality"),
    /// Each error remembers the one before.
    DEPENDENT("independence"),
    /// One x is written down ten times too large.
    TYPO("clean rows"),
    /// A second column is nearly a copy of the first.
    OVERLAP("own column");

    static final int ROWS = 60;
    private static final double BEND = 0.25;
    private static final int WRONG_ROW = 20;
    private static final double COPY_NOISE = 0.3;

    private final String broken;

    World(String broken) {
        this.broken = broken;
    }

    /// Which assumption does not hold.
    String broken() {
        return broken;
    }

    /// One study.
    ///
    /// @param memory of the errors in [#DEPENDENT]: what of an error the next one keeps, from 0 to below 1
    Study draw(SplittableRandom random, double memory) {
        Require.that(memory >= 0 && memory < 1, "World.draw: memory %s: must be at least 0 and below 1", memory);
        Matrix x = Matrix.zeros(ROWS, this == OVERLAP ? 2 : 1);
        double[] y = new double[ROWS];
        double error = random.nextGaussian();
        for (int i = 0; i < ROWS; i++) {
            double at = 10.0 * i / (ROWS - 1);
            double fresh = this == SKEWED ? -Math.log(1 - random.nextDouble()) - 1 : random.nextGaussian();
            error = this == DEPENDENT ? memory * error + Math.sqrt(1 - memory * memory) * fresh : fresh;
            double spread = this == UNEQUAL ? at * at / 25 : 1;
            x.set(i, 0, this == TYPO && i == WRONG_ROW ? 10 * at : at);
            if (this == OVERLAP) {
                x.set(i, 1, at + COPY_NOISE * random.nextGaussian());
            }
            y[i] = truth(at) + spread * error;
        }
        return new Study(x, y);
    }

    /// The mean of y at x.
    double truth(double x) {
        return 1 + 2 * x + (this == CURVED ? BEND * (x - 5) * (x - 5) : 0);
    }
}
