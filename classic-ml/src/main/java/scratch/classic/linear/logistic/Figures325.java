package scratch.classic.linear.logistic;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.classic.linearmodel.LogisticModel;
import scratch.classic.linearmodel.LogisticRegression;
import scratch.classic.linearmodel.LogisticRegression.Options;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.Matrix;
import scratch.math.optimize.Result;

/// The figures of lesson 325: the curve, the boundary, the ways down, and what separation does.
final class Figures325 {
    private Figures325() {
    }

    static void draw(double temperature, double level, Result... courses) {
        launches(temperature, level).save("launches", "Damage, 0 or 1, against the temperature of 23 launches between 53 and "
                + "81 degrees. The fitted curve falls from almost 1 in the cold to almost 0; its band is narrow among the "
                + "flights and covers half of everything at 31 degrees.");
        boundary().save("boundary", "Tumours by radius and texture, in two colours. Three parallel lines run between them, "
                + "where the probability of benign is 0.9, 0.5 and 0.1.");
        waysDown(courses).save("ways-down", "The loss above its minimum against the steps, both axes logarithmic. Newton's "
                + "method falls off after a handful of steps, L-BFGS after some dozens, gradient descent needs thousands.");
        endless().save("endless", "The length of the weights against one over the penalty, on a logarithmic axis. For "
                + "versicolor and virginica it levels off; for setosa and versicolor it goes on growing.");
    }

    private static Plot launches(double temperature, double level) {
        double[] at = IntStream.rangeClosed(0, 136).mapToDouble(i -> 17 + 0.5 * i).toArray();
        double[][] values = Arrays.stream(at).mapToObj(t -> Ex325LogisticRegression.damageAt(t, level))
                .toArray(double[][]::new);
        double[] labels = IntStream.of(Flights.damaged()).asDoubleStream().toArray();
        double[] spread = IntStream.range(0, labels.length)
                .mapToDouble(i -> labels[i] + 0.03 * ((i * 0.618034) % 1 - 0.5)).toArray();      // equal flights side by side
        return Plot.of("How likely is damage on a cold morning?", "temperature at launch, degrees Fahrenheit",
                "probability of damage").band("interval", at, column(values, 1), column(values, 2)).as(Role.UNCERTAINTY)
                .line("logistic regression", at, column(values, 0)).as(Role.MODEL)
                .points("flights", Flights.temperatures(), spread).as(Role.DATA)
                .vertical("the launch in question", temperature).as(Role.NEUTRAL).yRange(-0.05, 1.05);
    }

    private static double[] column(double[][] values, int j) {
        return Arrays.stream(values).mapToDouble(row -> row[j]).toArray();
    }

    private static Plot boundary() {
        Matrix x = Matrix.of(Ex325LogisticRegression.CANCER.x()).selectColumns(new int[] {0, 1});
        LogisticModel model = LogisticRegression.fit(x, Ex325LogisticRegression.CANCER.y(), Options.of(0)).model();
        double[] w = model.weights();
        Plot plot = Plot.of("The boundary is a straight line", "mean radius", "mean texture")
                .points(x.column(0), x.column(1), Ex325LogisticRegression.CANCER.y(), "malignant", "benign")
                .xRange(5, 30).yRange(8, 42);
        double[] levels = {0.9, 0.5, 0.1};
        Role[] roles = {Role.UNCERTAINTY, Role.MODEL, Role.ERROR};
        for (int k = 0; k < levels.length; k++) {
            double level = levels[k];
            plot = plot.contour("benign with probability " + level,
                    (a, b) -> Ex325LogisticRegression.sigmoid(model.intercept() + w[0] * a + w[1] * b), level, 5, 30, 8, 42)
                    .as(roles[k]);
        }
        return plot;
    }

    private static Plot waysDown(Result... courses) {
        Role[] roles = {Role.DATA, Role.MODEL, Role.ALTERNATIVE};
        double least = Arrays.stream(courses).mapToDouble(Result::value).min().orElseThrow();
        Plot plot = Plot.of("Three ways down one loss", "steps", "loss above its minimum").xLog().yLog();
        for (int k = 0; k < courses.length; k++) {
            double[] values = courses[k].values();
            int[] at = IntStream.rangeClosed(0, 150).map(i -> (int) Math.round(Math.pow(values.length - 1, i / 150.0)))
                    .distinct().filter(i -> values[i] - least > 1e-9).toArray();
            plot = plot.line(Ex325LogisticRegression.NAMES[k], Arrays.stream(at).asDoubleStream().toArray(),
                    Arrays.stream(at).mapToDouble(i -> values[i] - least).toArray()).as(roles[k]);
        }
        return plot;
    }

    private static Plot endless() {
        double[] penalties = IntStream.rangeClosed(0, 36).mapToDouble(i -> Math.pow(10, -i / 4.0)).toArray();
        double[] at = Arrays.stream(penalties).map(penalty -> 1 / penalty).toArray();
        return Plot.of("Where a plane separates, the weights never end", "1 / penalty", "length of w")
                .line("setosa and versicolor: apart", at, sizes(Ex325LogisticRegression.apart(), penalties)).as(Role.ERROR)
                .line("versicolor and virginica: mixed", at, sizes(Ex325LogisticRegression.mixed(), penalties)).as(Role.MODEL)
                .xLog();
    }

    private static double[] sizes(Separation kinds, double... penalties) {
        return Arrays.stream(penalties).map(kinds::size).toArray();
    }
}
