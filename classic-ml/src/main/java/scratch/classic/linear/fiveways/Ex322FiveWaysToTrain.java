package scratch.classic.linear.fiveways;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import scratch.classic.linear.fiveways.GradientDescent.Options;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

/// 322: there is a formula for the answer. Why would anyone take a thousand steps to it?
public final class Ex322FiveWaysToTrain {
    private static final int BATCH = 26;                   // 442 = 17 · 26
    private static final Matrix FIVE_X = Matrix.wrap(5, 1, new double[]{1, 2, 3, 4, 5});
    private static final double[] FIVE_Y = {2, 4, 5, 4, 5};

    private Ex322FiveWaysToTrain() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "rate 0.2 0<.. learning rate of batch descent",
                "epochs 300 1..5000 passes over the data of mini-batch and stochastic descent",
                "seed 42 seed of the order in which they visit the rows");
        var diabetes = Datasets.diabetes();
        Matrix x = Matrix.of(diabetes.x());                // (442, 10)
        double[] y = diabetes.y();                         // (442)
        // The reference is fitted meanwhile: its native library takes longer to load than all five ways to train.
        var reference = CompletableFuture.supplyAsync(() -> Peers322.smile(diabetes));
        Console.print("diabetes: %d patients, %d columns -> progression of the disease after one year%n%n", x.rows(),
                x.columns());

        Map<String, LinearFit> fits = fiveWays(x, y, arguments.doubleValue("rate"), arguments.intValue("epochs"),
                arguments.longValue("seed"));
        double smallest = fits.get("beta estimates").history().last();
        oneEpoch(x, y, arguments.longValue("seed"), smallest);
        rates(x, y, smallest);
        scaling(x, y, smallest);
        Figures322.draw(fits, smallest);
        Console.print("%nfigures  target/figures/descent-paths.svg, cost-histories.svg, learning-rates.svg%n%n");

        Peers322.checks(diabetes, fits, reference.join()).print();
        Console.print("%nTry: ./run 322 --rate 0.25   Batch descent diverges. At which step, and why at this rate?%n");
    }

    private static Map<String, LinearFit> fiveWays(Matrix x, double[] y, double rate, int epochs, long seed) {
        Map<String, Trainer> ways = new LinkedHashMap<>();
        ways.put("beta estimates", BetaEstimates::fit);
        ways.put("normal equation", NormalEquation::fit);
        ways.put("batch descent", (a, b) -> GradientDescent.fit(a, b, Options.batch(rate, 50_000)));
        ways.put("mini-batch descent", (a, b) ->
                GradientDescent.fit(a, b, Options.miniBatch(BATCH, 0.2, epochs, seed)));
        ways.put("stochastic descent", (a, b) -> GradientDescent.fit(a, b, Options.stochastic(0.01, epochs, seed)));

        Map<String, LinearFit> fits = new LinkedHashMap<>();
        var table = Console.table("%-19s  %10.4f %10.4f %11.4f   %13.5f  %8s  %10.0f", "five ways to train", "intercept",
                "bmi", "s1", "mse", "steps", "rows read");
        ways.forEach((name, way) -> {
            LinearFit fit = way.fit(x, y);
            fits.put(name, fit);
            CostHistory history = fit.history();
            table.row(name, fit.intercept(), fit.coefficients()[2], fit.coefficients()[4], history.last(),
                    history.steps() == 0 ? "-" : history.steps(), history.rowsSeen()[history.rowsSeen().length - 1]);
        });
        return fits;
    }

    // What one pass over the data is worth, each way at the rate it was trained with.
    private static void oneEpoch(Matrix x, double[] y, long seed, double smallest) {
        Console.print("%n");
        var table = Console.table("%-34s %8d %26.1f", "after reading every row once", "steps", "mse above its minimum");
        table.row("  batch descent", 1, above(x, y, Options.batch(0.2, 1), smallest));
        table.row("  mini-batch descent", 17, above(x, y, Options.miniBatch(BATCH, 0.2, 1, seed).withConstantRate(), smallest));
        table.row("  stochastic descent", 442, above(x, y, Options.stochastic(0.01, 1, seed).withConstantRate(), smallest));
    }

    private static void rates(Matrix x, double[] y, double smallest) {
        Console.print("%n");
        var table = Console.table("%-43s %26.1f", "batch descent, 100 steps", "mse above its minimum");
        for (double rate : new double[]{0.002, 0.02, 0.2, 0.248}) {
            table.row("  learning rate " + rate, above(x, y, Options.batch(rate, 100), smallest));
        }
        try {
            GradientDescent.fit(x, y, Options.batch(0.25, 100));
        } catch (ArithmeticException e) {
            Console.wrapped(e.getMessage());
        }
    }

    private static double above(Matrix x, double[] y, Options options, double smallest) {
        return GradientDescent.fit(x, y, options).history().last() - smallest;
    }

    private static void scaling(Matrix x, double[] y, double smallest) {
        Console.print("%n");
        var table = Console.table("%-43s %10s %10d %14d", "scaling of the columns", "as given", "centred", "standardised");
        table.row("  five points: steps to the line, to 1e-6", steps(Scaling.AS_GIVEN, 1.0 / 12),
                steps(Scaling.CENTRED, 1.0 / 3), steps(Scaling.STANDARDISED, 1.0 / 2));
        Options published = Options.batch(0.9, 1000).withScaling(Scaling.AS_GIVEN);
        Console.print("  %-41s %10.3f %10s %14.3f%n", "diabetes: mse above, after 1000 steps",
                above(x, y, published, smallest), "", above(x, y, Options.batch(0.2, 1000), smallest));
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
}
