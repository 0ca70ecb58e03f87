package scratch.classic.linear.methodrunner;

import java.util.Arrays;
import java.util.SplittableRandom;

import scratch.classic.data.Shuffle;
import scratch.classic.linearmodel.LinearModel;
import scratch.classic.linearmodel.LinearRegression;
import scratch.classic.linearmodel.LinearRegression.Collinear;
import scratch.classic.linearmodel.RidgeRegression;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.decomposition.SymmetricEigen;
import scratch.math.optimize.GradientDescent;
import scratch.math.optimize.LBFGS;
import scratch.math.optimize.Newton;
import scratch.math.optimize.Options;
import scratch.stats.descriptive.Descriptive;

/// The ways to train, each in a few lines over what stands in core-math and in `linearmodel`.
final class Methods {
    private static final double TOLERANCE = 1e-9;       // of the gradient

    private Methods() {
    }

    /// Solves for the point where the gradient is 0: least squares, the shortest of many, or ridge regression with λ·n.
    static Course closedForm(Problem problem, Method.Settings settings) {
        double ridge = problem.penalty() * problem.rows();
        LinearModel model = ridge == 0 ? LinearRegression.fit(problem.columns(), problem.answers(), Collinear.MINIMUM_NORM)
                .model()
                : RidgeRegression.fit(problem.columns(), problem.answers(), ridge).model();
        double[] point = new double[problem.size()];
        point[0] = model.intercept();
        System.arraycopy(model.coefficients(), 0, point, 1, point.length - 1);
        return new Course(point, problem.value(point));
    }

    static Course newton(Problem problem, Method.Settings settings) {
        return Course.of(Newton.minimize(problem, new double[problem.size()], options(settings)));
    }

    static Course lbfgs(Problem problem, Method.Settings settings) {
        return Course.of(LBFGS.minimize(problem, new double[problem.size()], 10, options(settings)));
    }

    /// The largest step that overshoots in no direction is one over the largest eigenvalue of the Hessian.
    static Course gradientDescent(Problem problem, Method.Settings settings) {
        double rate = settings.rate() / largestBend(problem);
        return Course.of(GradientDescent.minimize(problem, new double[problem.size()], rate, options(settings)));
    }

    private static Options options(Method.Settings settings) {
        return new Options(settings.passes(), TOLERANCE, false);
    }

    private static double largestBend(Problem problem) {
        return SymmetricEigen.of(problem.hessian(new double[problem.size()])).values()[0];
    }

    /// A step after every few rows, each pass in a new order, with a rate that falls to 0 as (1 − t)². A batch may be bent more
    /// than all rows together, by up to a b-th of what its steepest row is.
    static Course stochastic(Problem problem, Method.Settings settings, int batch) {
        double[] point = new double[problem.size()];
        double[] losses = new double[settings.passes() + 1];
        losses[0] = problem.value(point);
        int[] order = new int[problem.rows()];
        Arrays.setAll(order, i -> i);
        SplittableRandom random = new SplittableRandom(settings.seed());
        double rate = settings.rate() / (largestBend(problem) + problem.steepestRow() / batch);
        double[] gradient = new double[point.length];
        for (int pass = 0; pass < settings.passes(); pass++) {
            Shuffle.inPlace(order, random);
            for (int from = 0; from < order.length; from += batch) {
                int to = Math.min(order.length, from + batch);
                Arrays.fill(gradient, 0);
                for (int i = from; i < to; i++) {
                    problem.addRow(order[i], point, 2.0 / (to - from), gradient);
                }
                problem.addPenalty(point, gradient);
                double left = 1 - (pass + (double) from / order.length) / settings.passes();
                Vectors.axpyInPlace(-rate * left * left, gradient, point);
            }
            losses[pass + 1] = problem.value(point);
        }
        return new Course(point, losses);
    }

    /// Makes a way of something that finds weights alone and knows no penalty, as the exercise does: the columns have mean
    /// 0, so the intercept is the mean of y, whatever the weights are.
    static Method.Way centred(Weights weights) {
        return (problem, settings) -> {
            Matrix columns = problem.columns();
            double[][] rows = new double[columns.rows()][];
            Arrays.setAll(rows, columns::row);
            double[] y = problem.answers();
            double mean = Descriptive.mean(y);
            Arrays.setAll(y, i -> y[i] - mean);
            double[] w = weights.find(rows, y, settings.passes());
            double[] point = new double[problem.size()];
            point[0] = mean;
            System.arraycopy(w, 0, point, 1, w.length);
            return new Course(point, problem.value(point));
        };
    }

    /// (n, d), (n) and passes in, (d) out.
    @FunctionalInterface
    interface Weights {
        double[] find(double[][] x, double[] y, int passes);
    }
}
