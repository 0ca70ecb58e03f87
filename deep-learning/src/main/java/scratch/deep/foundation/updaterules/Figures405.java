package scratch.deep.foundation.updaterules;

import java.util.Arrays;
import java.util.Map;

import scratch.deep.data.Data;
import scratch.example.figure.Contours;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 405: how six rules walk down one valley, and how much their rate matters.
final class Figures405 {
    private static final double[] RATES = {0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1};
    /// One colour a rule, in every panel.
    private static final Map<UpdateFormula, Role> ROLES = Map.of(UpdateFormula.SGD, Role.DATA, UpdateFormula.MOMENTUM,
            Role.MODEL, UpdateFormula.NESTEROV, Role.UNCERTAINTY, UpdateFormula.ADAGRAD, Role.TRUTH, UpdateFormula.RMSPROP,
            Role.ALTERNATIVE, UpdateFormula.ADAM, Role.ERROR);

    private Figures405() {
    }

    static void draw(Data[] digits, long seed) {
        Contours above = contours("no memory, and two kinds of momentum").with(map -> path(path(path(map, UpdateFormula.SGD,
                0.07), UpdateFormula.MOMENTUM, 0.02), UpdateFormula.NESTEROV, 0.02));
        Contours below = contours("adaptive: steep and flat directions count the same").with(map -> path(path(path(map,
                UpdateFormula.ADAGRAD, 1), UpdateFormula.RMSPROP, 0.3), UpdateFormula.ADAM, 0.3));
        Panels.of("Forty steps in a narrow valley, from (10, 1)", 1, above, below).cell(1000, 330).save("valley",
                "Two maps of a long narrow valley with paths from the right. Above, SGD zigzags between the walls while "
                        + "momentum and Nesterov swing along the valley and past the minimum. Below, Adagrad, RMSProp and Adam "
                        + "set off at 45 degrees, because every coordinate moves by about the rate.");
        Panels.of("How much the rate matters", 2, steps(), losses(digits, seed)).cell(500, 400).save("rates",
                "Two plots over the rate. On the left the steps to the minimum of the valley: SGD has a narrow working range "
                        + "and momentum a wide level one. On the right the loss on the digits in the third epoch: five curves "
                        + "like bowls, those of the adaptive rules far to the left of that of SGD.");
    }

    private static Contours contours(String title) {
        return Contours.of(title, "x", "y", (x, y) -> (x * x + 25 * y * y) / 2, -6, 11, -1.8, 1.8)
                .levels(0.5, 2, 5, 10, 17, 26, 37, 50);
    }

    private static Plot path(Plot map, UpdateFormula f, double rate) {
        Descent walk = Ex405Optimizers.valley(f, rate, 40);
        String name = f + ", rate " + Ex405Optimizers.number(rate);
        return map.line(name, walk.coordinate(0), walk.coordinate(1)).as(ROLES.get(f))
                .points(name, walk.coordinate(0), walk.coordinate(1)).as(ROLES.get(f));
    }

    private static Plot steps() {
        double[] rates = new double[41];
        Arrays.setAll(rates, i -> Math.pow(10, -2.5 + i / 16.0));
        Plot plot = Plot.of("valley: steps to the minimum", "rate", "").xLog().yLog().yRange(20, 3000)
                .text(0.03, 40, "RMSProp gets near soon, and never settles");
        for (UpdateFormula f : shown()) {
            plot = plot.line(f.toString(), rates, Arrays.stream(rates).map(rate -> {
                int needed = Ex405Optimizers.valley(f, rate, 3000).stepsToStayWithin(1e-3);
                return needed < 0 ? Double.NaN : needed;
            }).toArray()).as(ROLES.get(f));
        }
        return plot;
    }

    private static Plot losses(Data[] digits, long seed) {
        var options = new Race.Options(3, Ex405Optimizers.BATCH, 1, seed);
        Plot plot = Plot.of("digits: loss of the third epoch", "rate", "").xLog().yLog().yRange(0.05, 3);
        for (UpdateFormula f : shown()) {
            var runner = Ex405Optimizers.RUNNERS.get(f.ordinal());
            plot = plot.line(f.toString(), RATES, Arrays.stream(RATES).map(rate -> {
                double loss = Race.run(runner.rule().apply(rate), digits[0], digits[1], 10, options).lastLoss();
                return Double.isFinite(loss) ? Math.min(3, loss) : 3;
            }).toArray()).as(ROLES.get(f));
        }
        return plot;
    }

    private static UpdateFormula[] shown() {
        return new UpdateFormula[]{UpdateFormula.SGD, UpdateFormula.MOMENTUM, UpdateFormula.ADAGRAD, UpdateFormula.RMSPROP,
            UpdateFormula.ADAM};
    }
}
