package scratch.classic.linear.methodrunner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 324: all loss curves, and what the models are worth on the rows they learned from and on the others.
final class Figures324 {
    private static final double FLOOR = 1e-9;       // of the first loss: below it, a curve has arrived

    private Figures324() {
    }

    static void draw(List<Run> runs) {
        List<Plot> panels = new ArrayList<>();
        List<Model> models = runs.stream().map(Run::model).distinct().toList();
        for (Model model : models) {
            panels.add(curves(model.name(), runs.stream().filter(run -> run.model() == model).toList()));
        }
        Panels.of("How the loss falls: what is left above the lowest, as a share of the first", Math.min(2, panels.size()),
                panels.toArray(Plot[]::new)).cell(430, 330)
                .save("loss-curves", "A panel a model, both axes logarithmic: the loss that is left, against passes over the "
                + "rows. Newton's method arrives after one, L-BFGS after some dozens; stochastic and mini-batch descent fall "
                + "fast and then slowly, gradient descent falls slowly from the beginning.");
        trainAndTest(models, runs).save("train-and-test", "The root mean squared error of each model on the training rows and "
                + "on the rows kept back. The quadratic model has the smallest on the training rows and the largest on the "
                + "others.");
    }

    private static Plot curves(String title, List<Run> runs) {
        double lowest = runs.stream().flatMapToDouble(run -> Arrays.stream(run.course().losses())).min().orElseThrow();
        Plot plot = Plot.of(title, "passes + 1", "loss left").xLog().yLog();
        boolean drawn = false;
        for (Run run : runs) {
            double[] losses = run.course().losses();
            double first = losses[0] - lowest;
            if (losses.length > 1 && first > 0) {
                int[] at = IntStream.range(0, losses.length).toArray();
                plot = plot.line(run.method().name(), Arrays.stream(at).mapToDouble(i -> i + 1).toArray(),
                        Arrays.stream(at).mapToDouble(i -> Math.max(FLOOR, (losses[i] - lowest) / first)).toArray());
                drawn = true;
            }
        }
        return drawn ? plot : plot.points("solved at once", new double[] {1}, new double[] {1});
    }

    private static Plot trainAndTest(List<Model> models, List<Run> runs) {
        List<Run> first = models.stream().map(model -> runs.stream().filter(run -> run.model() == model).findFirst()
                .orElseThrow()).toList();
        double[] at = IntStream.range(0, first.size()).asDoubleStream().toArray();
        double[] train = first.stream().mapToDouble(run -> run.train().rmse()).toArray();
        double[] test = first.stream().mapToDouble(run -> run.test().rmse()).toArray();
        return Plot.of("The same model on the rows it learned from, and on others", "", "RMSE")
                .segments("the gap", at, train, at, test).as(Role.NEUTRAL)
                .points("training rows", at, train).as(Role.DATA).points("rows kept back", at, test).as(Role.ERROR)
                .xCategories(first.stream().map(run -> run.model().name()).toArray(String[]::new));
    }
}
