package scratch.classic.linearmodel;

import java.util.Arrays;

import scratch.classic.model.Classifier;
import scratch.math.Matrix;
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
    private final LogisticInference inference;   // null with a penalty

    private LogisticRegression(LogisticModel model, Result course, LogisticInference inference) {
        this.model = model;
        this.course = course;
        this.inference = inference;
    }

    /// Fits, each row counting once.
    ///
    /// @param x      (n, d)
    /// @param labels (n), 0 or 1, both must occur
    /// @throws ArithmeticException if the iterations do not suffice; or, without a penalty, if no weights are the best: a
    ///                             column is made up by others, or classes that a plane separates drive the weights to
    ///                             infinity
    public static LogisticRegression fit(Matrix x, int[] labels, Options options) {
        return fit(x, labels, null, options);
    }

    /// Fits rows that count more or less, such as those of a rare class.
    ///
    /// @param rowWeights (n), 0 or more, for both classes some above 0: a row of weight 2 counts as two rows; null if all are 1
    public static LogisticRegression fit(Matrix x, int[] labels, double[] rowWeights, Options options) {
        check("LogisticRegression.fit", x, labels);
        double[] start = start("LogisticRegression.fit", x.columns(), labels, rowWeights);
        ColumnScales scales = ColumnScales.of("LogisticRegression.fit", x).penalised(options.penalty() / x.rows(), 2);
        LogisticLoss loss = new LogisticLoss(x, labels, rowWeights, options.penalty(), scales);
        Result course = minimize(loss, start, options);
        Cholesky curvature = options.penalty() > 0 ? null
                : FiniteMinimum.require("LogisticRegression.fit", loss, x, rowWeights, course);
        if (course.stop() == Result.Stop.MAX_ITERATIONS || course.stop() == Result.Stop.DIVERGED) {
            throw new ArithmeticException("LogisticRegression.fit: " + course.summary() + ": allow more iterations, or another"
                    + " solver");
        }
        double[] w = loss.unscaled(course.point());
        LogisticInference inference = curvature == null ? null
                : LogisticInference.of(w, curvature.inverse(), scales, course.value(), loss.value(start));
        return new LogisticRegression(new LogisticModel(w[0], Arrays.copyOfRange(w, 1, w.length)), course, inference);
    }

    static void check(String operation, Matrix x, int[] labels) {
        Require.that(x.rows() == labels.length, "%s: x has %d rows, %d labels: each row needs one", operation, x.rows(),
                labels.length);
        Require.that(x.columns() >= 1, "%s: x is (%d, 0): needs a column", operation, x.rows());
        int ones = 0;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] != 0 && labels[i] != 1) {
                throw Require.broken("%s: label %d of row %d: must be 0 or 1", operation, labels[i], i);
            }
            ones += labels[i];
        }
        Require.that(ones > 0 && ones < labels.length, "%s: %d rows of class 1, %d of class 0: needs both", operation, ones,
                labels.length - ones);
    }

    /// No weights, and the intercept that says what the classes' sizes alone say: (d + 1).
    static double[] start(String operation, int columns, int[] labels, double[] rowWeights) {
        double[] sizes = RowWeights.classSizes(operation, labels, rowWeights, 2);
        double[] start = new double[columns + 1];
        start[0] = Math.log(sizes[1] / sizes[0]);
        return start;
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

    /// How sure the weights are.
    ///
    /// @throws ArithmeticException if the fit had a penalty
    public LogisticInference inference() {
        if (inference == null) {
            throw new ArithmeticException("LogisticRegression.inference: a fit with a penalty pulls its weights towards 0 on"
                    + " purpose: their errors are those of a fit without one");
        }
        return inference;
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
