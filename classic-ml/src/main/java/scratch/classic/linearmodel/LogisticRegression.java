package scratch.classic.linearmodel;

import java.util.Arrays;

import scratch.classic.model.Classifier;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;
import scratch.math.decomposition.Cholesky;
import scratch.math.optimize.GradientDescent;
import scratch.math.optimize.LBFGS;
import scratch.math.optimize.Newton;
import scratch.math.optimize.Result;

/// The probability of class 1 as a function of a weighted sum: p = 1 / (1 + e^−(b + wᵀx)). The log-odds ln(p/(1 − p)) are
/// linear: one unit more of xⱼ multiplies the odds by e^wⱼ.
///
/// Fitted by maximum likelihood, that is minimal log loss, with λ/2·‖w‖² as the price of large weights (scikit-learn's C
/// is 1/λ). The loss is convex: Newton, L-BFGS and plain gradient descent end at the same weights.
/// Cox 1958, "The regression analysis of binary sequences", J. Royal Statistical Society B 20(2).
public final class LogisticRegression implements Classifier {

    /// How the loss is brought down.
    public enum Solver {
        /// A step downhill, again and again: thousands of passes over the rows.
        GRADIENT_DESCENT,
        /// Jumps to the minimum of a parabola, also known as iteratively reweighted least squares: about ten passes, each
        /// at n·d² operations.
        NEWTON,
        /// Learns the curvature from the last steps: tens of passes at n·d.
        LBFGS
    }

    /// @param penalty       λ, at least 0
    /// @param solver        how
    /// @param tolerance     how long the gradient may be at the end, with the columns in their standard deviations
    /// @param maxIterations steps; running out of them is an error
    public record Options(double penalty, Solver solver, double tolerance, int maxIterations) {
        public Options {
            Require.notNegative("LogisticRegression", "penalty", penalty);
            Require.positive("LogisticRegression", "tolerance", tolerance);
            Require.atLeast(1, "LogisticRegression", "maxIterations", maxIterations);
        }

        /// L-BFGS down to a gradient of 1e-8.
        public static Options of(double penalty) {
            return new Options(penalty, Solver.LBFGS, 1e-8, 10_000);
        }

        /// The same by another solver.
        public Options with(Solver other) {
            return new Options(penalty, other, tolerance, other == Solver.GRADIENT_DESCENT ? 1_000_000 : maxIterations);
        }
    }

    private final LogisticModel model;
    private final Result course;

    private LogisticRegression(LogisticModel model, Result course) {
        this.model = model;
        this.course = course;
    }

    /// Fits.
    ///
    /// @param x      (n, d)
    /// @param labels (n), 0 or 1, both must occur
    /// @throws ArithmeticException if nothing holds the weights: without a penalty, classes that a plane separates drive
    ///                             them to infinity; or if the iterations do not suffice
    public static LogisticRegression fit(Matrix x, int[] labels, Options options) {
        return fit(x, labels, null, options);
    }

    /// Fits with rows that count more or less: a row of weight 2 counts as two rows.
    ///
    /// @param rowWeights (n), 0 or more, for both classes some above 0; null if all are 1
    public static LogisticRegression fit(Matrix x, int[] labels, double[] rowWeights, Options options) {
        check(x, labels);
        double[] sizes = RowWeights.classSizes("LogisticRegression.fit", labels, rowWeights, 2);
        LogisticLoss loss = new LogisticLoss(x, labels, rowWeights, options.penalty(), ColumnScales.of(x));
        double[] start = new double[x.columns() + 1];
        start[0] = Math.log(sizes[1] / sizes[0]);                 // what the classes' sizes alone say
        Result course = minimize(loss, start, options);
        if (options.penalty() == 0) {
            requireFinite(loss, course);
        }
        if (course.stop() == Result.Stop.MAX_ITERATIONS || course.stop() == Result.Stop.DIVERGED) {
            throw new ArithmeticException("LogisticRegression.fit: " + course.summary() + ": allow more iterations, or another"
                    + " solver");
        }
        double[] w = loss.unscaled(course.point());
        return new LogisticRegression(new LogisticModel(w[0], Arrays.copyOfRange(w, 1, w.length)), course);
    }

    private static void check(Matrix x, int[] labels) {
        Require.that(x.rows() == labels.length, "LogisticRegression.fit: x has %d rows, %d labels: each row needs one",
                x.rows(), labels.length);
        Require.that(x.columns() >= 1, "LogisticRegression.fit: x is (%d, 0): needs a column", x.rows());
        Require.finite("LogisticRegression.fit", x.columns(), x.data());
        int ones = 0;
        for (int i = 0; i < labels.length; i++) {
            Require.that(labels[i] == 0 || labels[i] == 1, "LogisticRegression.fit: label %d of row %d: must be 0 or 1",
                    labels[i], i);
            ones += labels[i];
        }
        Require.that(ones > 0 && ones < labels.length, "LogisticRegression.fit: %d rows of class 1, %d of class 0: needs both",
                ones, labels.length - ones);
    }

    private static Result minimize(LogisticLoss loss, double[] start, Options options) {
        var stop = new scratch.math.optimize.Options(options.maxIterations(), options.tolerance(), false);
        return switch (options.solver()) {
            case NEWTON -> Newton.minimize(loss, start, stop);
            case LBFGS -> LBFGS.minimize(loss, start, 10, stop);
            case GRADIENT_DESCENT -> GradientDescent.minimize(loss, start, 1 / steepest(loss, start.length), stop);
        };
    }

    // The loss bends at most as at p = ½ everywhere, by the largest eigenvalue of that Hessian; its trace is not less.
    private static double steepest(LogisticLoss loss, int size) {
        Matrix hessian = loss.hessian(new double[size]);
        double trace = 0;
        for (int j = 0; j < size; j++) {
            trace += hessian.get(j, j);
        }
        return trace;
    }

    /// Without a penalty there may be no minimum: if a plane has all of one class on one side and all of the other on the
    /// other side (some may lie on it), the loss falls for ever as the weights grow. Then a step of Newton's method is
    /// still long where the gradient is as good as 0.
    private static void requireFinite(LogisticLoss loss, Result course) {
        double[] point = course.point();
        boolean endless = loss.separated(point);
        if (!endless) {
            try {
                double[] step = Cholesky.of(loss.hessian(point)).solve(loss.gradient(point));
                endless = Vectors.norm(step) > 0.1;
            } catch (ArithmeticException singular) {
                endless = true;
            }
        }
        if (endless) {
            throw new ArithmeticException("LogisticRegression.fit: without a penalty: the classes can be separated by a plane"
                    + " (or a column is made up by others), so no weights are the best: add a penalty, or leave columns out");
        }
    }

    /// b and w, for a file or for other rows.
    public LogisticModel model() {
        return model;
    }

    /// b: the log-odds where every x is 0.
    public double intercept() {
        return model.intercept();
    }

    /// w: (d).
    public double[] weights() {
        return model.weights();
    }

    /// How the loss fell, and where the gradient ended, with the columns in their standard deviations.
    public Result course() {
        return course;
    }

    /// The probability of class 1, row by row; (n).
    public double[] probabilities(Matrix x) {
        return model.probabilities(x);
    }

    @Override
    public Matrix predictProbabilities(Matrix x) {
        return model.predictProbabilities(x);
    }
}
