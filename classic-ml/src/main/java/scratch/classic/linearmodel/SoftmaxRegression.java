package scratch.classic.linearmodel;

import java.util.Arrays;

import scratch.classic.data.ClassCounts;
import scratch.classic.model.Classifier;
import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.optimize.LBFGS;
import scratch.math.optimize.Result;

/// Logistic regression for K classes: one weighted sum a class, and softmax makes probabilities of them,
/// p(k) = e^zₖ / Σ e^zₗ with z = b + W x.
///
/// Fitted by maximum likelihood with λ/2·‖W‖² as the price of large weights (scikit-learn's multinomial with C = 1/λ). All K
/// rows are kept: adding one vector to all of them changes no probability, and the penalty picks the ones that add up to
/// 0. By L-BFGS; for K = 2 the difference of the rows is a [LogisticRegression] with half the penalty.
public final class SoftmaxRegression implements Classifier {

    /// @param penalty       λ, at least 0
    /// @param tolerance     how long the gradient may be at the end, with the columns in their standard deviations
    /// @param maxIterations steps; running out of them is an error
    public record Options(double penalty, double tolerance, int maxIterations) {
        public Options {
            Require.notNegative("SoftmaxRegression", "penalty", penalty);
            Require.positive("SoftmaxRegression", "tolerance", tolerance);
            Require.atLeast(1, "SoftmaxRegression", "maxIterations", maxIterations);
        }

        /// Down to a gradient of 1e-8.
        public static Options of(double penalty) {
            return new Options(penalty, 1e-8, 10_000);
        }
    }

    private final SoftmaxModel model;
    private final Result course;

    private SoftmaxRegression(SoftmaxModel model, Result course) {
        this.model = model;
        this.course = course;
    }

    /// Fits.
    ///
    /// @param x      (n, d)
    /// @param labels (n), 0 to K − 1, K at least 2, each of which occurs
    /// @throws ArithmeticException if the iterations do not suffice; or, without a penalty, if no weights are the best: a
    ///                             column is made up by others, or a class that a plane separates from the others drives
    ///                             the weights to infinity
    public static SoftmaxRegression fit(Matrix x, int[] labels, Options options) {
        return fit(x, labels, null, options);
    }

    /// Fits with rows that count more or less: a row of weight 2 counts as two rows.
    ///
    /// @param rowWeights (n), 0 or more, for each class some above 0; null if all are 1
    public static SoftmaxRegression fit(Matrix x, int[] labels, double[] rowWeights, Options options) {
        int classes = check(x, labels);
        RowWeights.classSizes("SoftmaxRegression.fit", labels, rowWeights, classes);
        ColumnScales scales = ColumnScales.of("SoftmaxRegression.fit", x).penalised(options.penalty() / x.rows(), classes);
        SoftmaxLoss loss = new SoftmaxLoss(x, labels, rowWeights, classes, options.penalty(), scales);
        var stop = new scratch.math.optimize.Options(options.maxIterations(), options.tolerance(), false);
        Result course = LBFGS.minimize(loss, new double[classes * (x.columns() + 1)], 10, stop);
        if (options.penalty() == 0) {
            FiniteMinimum.require("SoftmaxRegression.fit", loss, x, rowWeights, course);
        }
        if (course.stop() == Result.Stop.MAX_ITERATIONS || course.stop() == Result.Stop.DIVERGED) {
            throw new ArithmeticException("SoftmaxRegression.fit: " + course.summary() + ": allow more iterations");
        }
        Matrix w = loss.unscaled(course.point());
        int[] columns = new int[x.columns()];
        Arrays.setAll(columns, j -> j + 1);
        return new SoftmaxRegression(new SoftmaxModel(w.column(0), w.selectColumns(columns)), course);
    }

    private static int check(Matrix x, int[] labels) {
        Require.that(x.rows() == labels.length && labels.length > 0,
                "SoftmaxRegression.fit: x has %d rows, %d labels: needs the same positive number of both", x.rows(),
                labels.length);
        Require.that(x.columns() >= 1, "SoftmaxRegression.fit: x is (%d, 0): needs a column", x.rows());
        int[] counts = ClassCounts.of("SoftmaxRegression.fit", labels);
        int classes = counts.length;
        Require.that(classes >= 2, "SoftmaxRegression.fit: %d class: needs at least 2", classes);
        for (int k = 0; k < classes; k++) {
            Require.that(counts[k] > 0, "SoftmaxRegression.fit: class %d of 0 to %d has no rows: each must occur", k,
                    classes - 1);
        }
        return classes;
    }

    /// b and W, for a file or for other rows.
    public SoftmaxModel model() {
        return model;
    }

    /// How the loss fell.
    public Result course() {
        return course;
    }

    @Override
    public Matrix predictProbabilities(Matrix x) {
        return model.predictProbabilities(x);
    }
}
