package scratch.classic.linear.methodrunner;

import java.util.ArrayList;
import java.util.List;

import scratch.classic.data.Split;
import scratch.classic.linearmodel.LinearModel;
import scratch.classic.metrics.RegressionScores;
import scratch.classic.metrics.ScoreBootstrap;
import scratch.math.Matrix;
import scratch.stats.interval.Interval;
import scratch.stats.resampling.Bootstrap;

/// One model, trained by one method on one part of the rows and judged on the other.
///
/// @param course how the loss fell
/// @param fitted for the columns of the model
/// @param train  scores on the rows that were learned from
/// @param test   scores on the others
/// @param r2     R² on the others, with 95 %
/// @param nanos  what the training took
record Run(Model model, Method method, Course course, LinearModel fitted, RegressionScores train, RegressionScores test,
           Interval r2, long nanos) {
    private static final Bootstrap.Options RESAMPLES = new Bootstrap.Options(1000, 42);

    /// Each of these models by each of these methods.
    static List<Run> all(DataSet data, List<Model> models, List<Method> methods, Split split, Method.Settings settings) {
        List<Run> runs = new ArrayList<>();
        for (Model model : models) {
            Matrix x = model.columns().apply(data.x());
            for (Method method : methods) {
                runs.add(one(data, model, x, method, split, settings));
            }
        }
        return List.copyOf(runs);
    }

    private static Run one(DataSet data, Model model, Matrix x, Method method, Split split, Method.Settings settings) {
        double[] known = pick(data.y(), split.train());
        double[] truth = pick(data.y(), split.test());
        Problem problem = new Problem(x.selectRows(split.train()), known, model.penalty());
        long start = System.nanoTime();
        Course course = method.way().train(problem, settings);
        long nanos = System.nanoTime() - start;
        LinearModel fitted = problem.model(course.point());
        double[] predicted = fitted.predict(x.selectRows(split.test()));
        Interval r2 = ScoreBootstrap.of(truth, predicted, (a, b) -> RegressionScores.of(a, b).r2(), RESAMPLES)
                .percentile(0.95);
        return new Run(model, method, course, fitted,
                RegressionScores.of(known, fitted.predict(x.selectRows(split.train()))), RegressionScores.of(truth, predicted),
                r2, nanos);
    }

    private static double[] pick(double[] values, int... rows) {
        double[] picked = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return picked;
    }
}
