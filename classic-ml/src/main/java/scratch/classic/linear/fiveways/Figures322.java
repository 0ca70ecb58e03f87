package scratch.classic.linear.fiveways;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import scratch.example.figure.Contours;
import scratch.example.figure.Figure;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.Matrix;
import scratch.math.optimize.GradientDescent;
import scratch.math.optimize.Objective;
import scratch.math.optimize.Options;
import scratch.math.optimize.Result;

/// The figures of lesson 322: the way down with and without scaling, the cost while reading, rates that are too large.
/// The five points are given to the gradient descent of [scratch.math.optimize], which keeps every point that it visits
/// and goes on when the cost rises.
final class Figures322 {
    private static final Matrix X = Matrix.wrap(5, 1, new double[]{1, 2, 3, 4, 5});
    private static final Matrix STANDARDISED = Matrix.wrap(5, 1, new double[]{-2, -1, 0, 1, 2}).times(Math.sqrt(0.5));
    private static final double[] Y = {2, 4, 5, 4, 5};

    private Figures322() {
    }

    static void draw(Map<String, LinearFit> fits, double smallest) {
        Panels.of("The same five points, the same algorithm", 2,
                path("x as given, rate 0.075: 30 steps", X, 0.075, 30, -0.7, 4.3, -0.5, 2.4),
                path("x standardised, rate 0.5: 1 step", STANDARDISED, 0.5, 1, -0.7, 8.3, -3.2, 4.9)).cell(500, 440)
                .save("descent-paths", "Two maps of the cost of the five points. Left, x as given: the cost is a long "
                + "thin valley, and thirty steps zigzag across it and do not reach the lowest "
                + "point. Right, x standardised: the height lines are circles, and one straight step ends at the "
                + "lowest point.");
        histories(fits, smallest).save("cost-histories", "Cost above its minimum against rows read, both axes "
                + "logarithmic. Stochastic and mini-batch descent are far down before batch descent has made its first "
                + "step, at 442 rows; they then stay noisy until their rate has fallen. Batch descent overtakes them "
                + "for a while, slows down, and goes on to the last digit.");
        rates().save("learning-rates", "Cost above its minimum over 100 steps on the five points as given, for four "
                + "learning rates. At 0.01 it falls slowly, at 0.05 faster, at 0.083 steadily and in the end lowest; "
                + "at 0.09 it rises by ten powers of ten.");
    }

    private static Result descend(Matrix x, double rate, int steps) {
        var cost = new SquaredError(x.withOnesColumn(), Y);
        Objective objective = Objective.of(cost::of, w -> gradient(cost, w));
        return GradientDescent.minimize(objective, new double[2], rate, new Options(steps, 0, true));
    }

    private static double[] gradient(SquaredError cost, double[] weights) {
        double[] gradient = new double[2];
        var all = new Batches(Y.length, Y.length, 1, 0);
        all.next();
        cost.gradient(all, weights, gradient);
        return gradient;
    }

    private static Figure path(String title, Matrix x, double rate, int steps, double left, double right, double low,
                               double high) {
        List<double[]> points = descend(x, rate, steps).points();
        double[] w0 = points.stream().mapToDouble(w -> w[0]).toArray();
        double[] w1 = points.stream().mapToDouble(w -> w[1]).toArray();
        LinearFit lowest = NormalEquation.fit(x, Y);
        return Contours.of(title, "intercept", "slope",
                (a, b) -> LinearFit.cost(a, new double[]{b}, x, Y), left, right, low, high)
                .with(map -> map.line("steps", w0, w1).as(Role.MODEL).points("steps", w0, w1).as(Role.MODEL)
                        .points("lowest cost", new double[]{lowest.intercept()}, lowest.coefficients()).as(Role.TRUTH));
    }

    private static Plot histories(Map<String, LinearFit> fits, double smallest) {
        Plot plot = Plot.of("Cost above its minimum while reading", "rows read", "mean squared error − minimum")
                .xLog().yLog().size(860, 480);
        String[] names = {"batch descent", "mini-batch descent", "stochastic descent"};
        Role[] roles = {Role.MODEL, Role.ALTERNATIVE, Role.DATA};
        for (int i = 0; i < names.length; i++) {
            CostHistory history = fits.get(names[i]).history();
            double[] excess = history.costs();
            int shown = 0;
            for (int k = 0; k < excess.length; k++) {
                excess[k] -= smallest;
                shown = excess[k] > 1e-6 ? k + 1 : shown;    // below, the difference of two costs is rounding
            }
            plot = plot.line(names[i], Arrays.copyOfRange(history.rowsSeen(), 1, shown),
                    Arrays.copyOfRange(excess, 1, shown)).as(roles[i]);
        }
        return plot.vertical("every row read once: the closed forms are done", 442).as(Role.NEUTRAL)
                .text(9000, 2600, "noise while the rate is high").text(5500, 0.7, "slow where the curvature is small");
    }

    private static Plot rates() {
        Plot plot = Plot.of("Five points as given: the limit is 0.0845", "step", "mean squared error − minimum").yLog()
                .size(860, 440);
        double[] rates = {0.01, 0.05, 0.083, 0.09};
        Role[] roles = {Role.NEUTRAL, Role.ALTERNATIVE, Role.MODEL, Role.ERROR};
        for (int i = 0; i < rates.length; i++) {
            double[] excess = Arrays.stream(descend(X, rates[i], 100).values()).map(value -> value - 0.48).toArray();
            double[] steps = new double[excess.length];
            Arrays.setAll(steps, k -> k);
            plot = plot.line("rate " + rates[i], steps, excess).as(roles[i]);
        }
        return plot;
    }
}
