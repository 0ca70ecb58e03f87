package scratch.classic.linear.fiveways;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.regression.LinearModel;
import smile.regression.OLS;

import scratch.classic.linear.fiveways.GradientDescent.Options;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Stopwatch;
import scratch.example.data.Datasets;
import scratch.example.data.RegressionData;
import scratch.example.figure.Contours;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.math.Matrix;

/// 322: there is a formula for the answer. Why would anyone walk there in a thousand steps?
public final class Ex322FiveWaysToTrain {
    private static final int BATCH = 26;                   // 442 = 17 · 26
    private static final int MOST_STEPS = 50_000;
    private static final Matrix FIVE_X = Matrix.wrap(5, 1, new double[]{1, 2, 3, 4, 5});
    private static final double[] FIVE_Y = {2, 4, 5, 4, 5};

    private Ex322FiveWaysToTrain() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "rate 0.2 learning rate of batch descent",
                "epochs 300 passes over the data of mini-batch and stochastic descent",
                "seed 42 seed of the order in which they visit the rows");
        double rate = arguments.doubleValue("rate");
        int epochs = arguments.intValue("epochs");
        long seed = arguments.longValue("seed");

        RegressionData diabetes = Datasets.diabetes();
        Matrix x = Matrix.of(diabetes.x());                // (442, 10)
        double[] y = diabetes.y();                         // (442)
        // The reference is fitted meanwhile: its native library takes longer to load than all five ways to train.
        var reference = CompletableFuture.supplyAsync(() -> smile(diabetes));
        print("diabetes: %d patients, %d columns -> progression of the disease after one year%n%n", x.rows(),
                x.columns());

        Map<String, Trainer> ways = new LinkedHashMap<>();
        ways.put("beta estimates", BetaEstimates::fit);
        ways.put("normal equation", NormalEquation::fit);
        ways.put("batch descent", (a, b) -> GradientDescent.fit(a, b, Options.batch(rate, MOST_STEPS)));
        ways.put("mini-batch descent", (a, b) ->
                GradientDescent.fit(a, b, Options.miniBatch(BATCH, 0.2, epochs, seed)));
        ways.put("stochastic descent", (a, b) -> GradientDescent.fit(a, b, Options.stochastic(0.01, epochs, seed)));

        Map<String, LinearFit> fits = new LinkedHashMap<>();
        print("five ways to train    intercept        bmi          s1   mean sq. error     steps   rows read%n");
        ways.forEach((name, way) -> {
            LinearFit fit = way.fit(x, y);
            fits.put(name, fit);
            double[] b = fit.coefficients();
            print("%-19s  %10.4f %10.4f %11.4f   %14.5f  %8s  %10.0f%n", name, fit.intercept(), b[2], b[4],
                    fit.history().last(), fit.history().steps() == 0 ? "-" : fit.history().steps(),
                    fit.history().rowsSeen()[fit.history().rowsSeen().length - 1]);
        });
        double smallest = fits.get("beta estimates").history().last();

        firstLook(x, y, seed, smallest);
        rates(x, y, smallest);
        scaling(x, y, smallest);
        paths().save("descent-paths", "Two maps of the cost of the five points. Left, x as given: the cost is a long "
                + "thin valley, and thirty steps zigzag across it and then creep along it without reaching the lowest "
                + "point. Right, x standardised: the height lines are circles, and one straight step ends at the "
                + "lowest point.");
        histories(fits, smallest).save("cost-histories", "Cost above its minimum against rows read, both axes "
                + "logarithmic. Stochastic and mini-batch descent are far down before batch descent has made its first "
                + "step, at 442 rows; they then hover until their rate has fallen. Batch descent overtakes them for a "
                + "while, creeps, and goes on to the last digit.");

        print("%nfigures  target/figures/descent-paths.svg, cost-histories.svg%n%n");

        LinearModel smile = reference.join();
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        double farthest = 0;
        for (String name : new String[]{"beta estimates", "normal equation", "batch descent"}) {
            LinearFit fit = fits.get(name);
            checks.same(name + ": intercept", fit.intercept(), smile.intercept(), 1e-9);
            checks.same(name + ": bmi", fit.coefficients()[2], smile.coefficients()[2], 1e-9);
            checks.same(name + ": s1", fit.coefficients()[4], smile.coefficients()[4], 1e-9);
            farthest = Math.max(farthest, farthest(fit.coefficients(), smile.coefficients()));
        }
        checks.atMost("farthest of all 30 coefficients", farthest, 1e-9);
        double[] theirs = smile.fittedValues();
        for (String name : new String[]{"mini-batch descent", "stochastic descent"}) {
            LinearFit fit = fits.get(name);
            checks.sameRelative(name + ": mean sq. error", fit.history().last(), smile.RSS() / x.rows(), 1e-5);
            checks.atMost(name + ": farthest prediction", farthest(fit.predict(x), theirs), 0.5);
        }
        checks.time("fit time, normal equation", Stopwatch.medianNanos(10, () -> NormalEquation.fit(x, y)),
                Stopwatch.medianNanos(10, () -> smile(diabetes)));
        checks.whyDifferent("With small batches a descent never stands still: it ends as near as its falling rate\n"
                + "               lets it. What is left lies along the valley, where predictions hardly change.");
        checks.print();
        print("%nTry: ./run 322 --rate 0.25   Batch descent runs away. At which step, and why at this rate?%n");
    }

    // What one pass over the data is worth, each way at the rate it was trained with.
    private static void firstLook(Matrix x, double[] y, long seed, double smallest) {
        Options few = Options.miniBatch(BATCH, 0.2, 1, seed).withConstantRate();
        Options one = Options.stochastic(0.01, 1, seed).withConstantRate();
        print("%nafter reading every row once, the mean squared error is above its minimum by%n");
        print("  batch descent       %8.1f   (1 step)%n", above(x, y, Options.batch(0.2, 1), smallest));
        print("  mini-batch descent  %8.1f   (17 steps)%n", above(x, y, few, smallest));
        print("  stochastic descent  %8.1f   (442 steps)%n", above(x, y, one, smallest));
    }

    private static void rates(Matrix x, double[] y, double smallest) {
        print("%nbatch descent, 100 steps: the learning rate decides%n");
        for (double rate : new double[]{0.002, 0.02, 0.2, 0.248, 0.25}) {
            try {
                double above = above(x, y, Options.batch(rate, 100), smallest);
                print("  rate %-6s         %8.1f   above the minimum%n", rate, above);
            } catch (ArithmeticException e) {
                print("  %s%n", e.getMessage().replace("GradientDescent.fit: learning rate", "rate")
                        .replace(": it must", ":\n               it must"));
            }
        }
    }

    private static double above(Matrix x, double[] y, Options options, double smallest) {
        return GradientDescent.fit(x, y, options).history().last() - smallest;
    }

    private static void scaling(Matrix x, double[] y, double smallest) {
        print("%nthe five points x = 1 … 5: steps until both coefficients are right to 1e-6, each at its best rate%n");
        print("  as given %d, centred %d, standardised %d%n", steps(Scaling.AS_GIVEN, 1.0 / 12),
                steps(Scaling.CENTRED, 1.0 / 3), steps(Scaling.STANDARDISED, 1.0 / 2));
        Options standardised = Options.batch(0.2, 1000);
        Options published = Options.batch(0.9, 1000).withScaling(Scaling.AS_GIVEN);
        print("diabetes, 1000 steps: above the minimum by%n  columns as published %.1f, standardised %.3f%n",
                above(x, y, published, smallest), above(x, y, standardised, smallest));
    }

    private static int steps(Scaling scaling, double rate) {
        int steps = 1;
        while (!isRight(GradientDescent.fit(FIVE_X, FIVE_Y, Options.batch(rate, steps).withScaling(scaling)))) {
            steps++;
        }
        return steps;
    }

    private static boolean isRight(LinearFit fit) {
        return Math.abs(fit.intercept() - 2.2) <= 1e-6 && Math.abs(fit.coefficients()[0] - 0.6) <= 1e-6;
    }

    private static Panels paths() {
        return Panels.of("The same five points, the same algorithm: x as given, x standardised", 2,
                valley("as given, rate 0.075: 30 steps", FIVE_X, 0.075, 30, new double[]{-0.7, 4.3, -0.5, 2.4}),
                valley("standardised, rate 0.5: 1 step",
                        Matrix.wrap(5, 1, new double[]{-2, -1, 0, 1, 2}).times(Math.sqrt(0.5)), 0.5, 1,
                        new double[]{-0.7, 8.3, -3.2, 4.9})).cell(500, 440);
    }

    private static Contours valley(String title, Matrix x, double rate, int steps, double[] range) {
        double[] w0 = new double[steps + 1];
        double[] w1 = new double[steps + 1];
        for (int k = 1; k <= steps; k++) {
            Options raw = Options.batch(rate, k).withScaling(Scaling.AS_GIVEN).withTolerance(0);
            LinearFit fit = GradientDescent.fit(x, FIVE_Y, raw);
            w0[k] = fit.intercept();
            w1[k] = fit.coefficients()[0];
        }
        LinearFit bottom = NormalEquation.fit(x, FIVE_Y);
        return Contours.of(title, "intercept", "slope",
                (a, b) -> LinearFit.cost(a, new double[]{b}, x, FIVE_Y), range[0], range[1], range[2], range[3])
                .with(map -> map.line("steps", w0, w1).points("steps", w0, w1)
                        .points("lowest cost", new double[]{bottom.intercept()}, bottom.coefficients()));
    }

    private static Plot histories(Map<String, LinearFit> fits, double smallest) {
        Plot plot = Plot.of("Cost above its minimum while reading", "rows read", "mean squared error − minimum")
                .xLog().yLog().size(860, 480);
        for (String name : new String[]{"batch descent", "mini-batch descent", "stochastic descent"}) {
            CostHistory history = fits.get(name).history();
            double[] excess = history.costs();
            int shown = 0;
            for (int k = 0; k < excess.length; k++) {
                excess[k] -= smallest;
                shown = excess[k] > 1e-6 ? k + 1 : shown;    // below, the difference of two costs is rounding
            }
            plot = plot.line(name, Arrays.copyOfRange(history.rowsSeen(), 1, shown),
                    Arrays.copyOfRange(excess, 1, shown));
        }
        return plot.vertical("every row read once: the closed forms are done", 442)
                .text(9000, 2600, "hovers while the rate is high").text(9000, 2.5, "creeps along the valley");
    }

    private static LinearModel smile(RegressionData data) {
        int d = data.features();
        double[][] rows = new double[data.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOf(data.x()[i], d + 1);
            rows[i][d] = data.y()[i];
        }
        String[] names = Arrays.copyOf(data.featureNames().toArray(new String[0]), d + 1);
        names[d] = "y";
        return OLS.fit(Formula.lhs("y"), DataFrame.of(rows, names));
    }

    private static double farthest(double[] a, double[] b) {
        double farthest = 0;
        for (int i = 0; i < a.length; i++) {
            farthest = Math.max(farthest, Math.abs(a[i] - b[i]));
        }
        return farthest;
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
