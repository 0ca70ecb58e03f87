package scratch.deep.foundation.updaterules;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

import scratch.deep.data.Data;
import scratch.deep.foundation.trainingloop.TrainingLoop;
import scratch.deep.foundation.updaterules.UpdateFormula.Constants;
import scratch.deep.optimizer.Adagrad;
import scratch.deep.optimizer.Adam;
import scratch.deep.optimizer.AdamW;
import scratch.deep.optimizer.Momentum;
import scratch.deep.optimizer.Nesterov;
import scratch.deep.optimizer.RMSProp;
import scratch.deep.optimizer.SGD;
import scratch.deep.optimizer.UpdateRule;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.Datasets;

/// 405: one gradient, seven ways to use it.
public final class Ex405Optimizers {
    /// A rule of the library, and the rate that suits it on the digits.
    record Runner(String name, DoubleFunction<UpdateRule> rule, double rate) { }

    static final List<Runner> RUNNERS = List.of(new Runner("SGD", SGD::new, 0.3),
            new Runner("momentum", Momentum::new, 0.1), new Runner("Nesterov", Nesterov::new, 0.1),
            new Runner("Adagrad", Adagrad::new, 0.1),
            new Runner("RMSProp", rate -> new RMSProp(rate, 0.9, 1e-8, 0), 0.01), new Runner("Adam", Adam::new, 0.03),
            new Runner("AdamW", AdamW::new, 0.03));

    private static final int EPOCHS = 6;
    static final int BATCH = 32;
    private static final double[] VALLEY_RATES = {0.01, 0.03, 0.05, 0.07, 0.079, 0.1, 0.3};

    private Ex405Optimizers() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "faster 1.0 0<..1000 all rates of the digits are multiplied by this",
                "seed 42 seed of weights and of the order of rows");
        threeSteps();
        valley();
        decay();
        Data[] digits = digits(arguments.longValue("seed"));
        race(digits, arguments.doubleValue("faster"), arguments.longValue("seed"));
        Figures405.draw(digits, arguments.longValue("seed"));
        Console.print("figures  target/figures/valley.svg, rates.svg%n%n");
        check();
        Console.print("%nTry: ./run 405 --faster 10   Which rules are lost, and which only slow down?%n");
    }

    private static void threeSteps() {
        Console.print("from x = 2, rate 0.1           f = x^2                       f = 1000 x^2%n");
        for (UpdateFormula f : UpdateFormula.values()) {
            Constants c = f.at(0.1).withDecay(f == UpdateFormula.ADAMW ? 0.1 : 0);
            Console.print("  %-10s", f);
            for (double scale : new double[]{1, 1000}) {
                double[] x = Descent.walk(f, c, w -> new double[]{2 * scale * w[0]}, new double[]{2}, 3).coordinate(0);
                for (int t = 1; t <= 3; t++) {
                    Console.print(" %10s", Math.abs(x[t]) < 10 ? String.format(Locale.ROOT, "%.4f", x[t])
                            : String.format(Locale.ROOT, "%.0f", x[t]));
                }
            }
            Console.print("%s%n", f == UpdateFormula.ADAMW ? "   (decay 0.1)" : "");
        }
    }

    /// The gradients of ½(x² + 25y²).
    static double[] gradient(double... at) {
        return new double[]{at[0], 25 * at[1]};
    }

    /// From (10, 1).
    static Descent valley(UpdateFormula formula, double rate, int steps) {
        return Descent.walk(formula, formula.at(rate), Ex405Optimizers::gradient, new double[]{10, 1}, steps);
    }

    private static void valley() {
        Console.print("%n(x^2 + 25 y^2)/2 from (10, 1): steps until it stays within 0.001 of the minimum, of 3000%n");
        Console.print("  rate      ");
        for (double rate : VALLEY_RATES) {
            Console.print("%8s", rate);
        }
        for (UpdateFormula f : UpdateFormula.values()) {
            if (f != UpdateFormula.ADAMW) {
                Console.print("%n  %-10s", f);
                for (double rate : VALLEY_RATES) {
                    int steps = valley(f, rate, 3000).stepsToStayWithin(1e-3);
                    Console.print("%8s", steps < 0 ? "-" : steps);
                }
            }
        }
        Console.print("%n");
    }

    /// How much of a weight of 1 a decay of 0.1 takes away in 100 steps, while its gradients are +size, −size, +size, …
    static double shrunk(UpdateFormula formula, double size) {
        Constants c = formula.at(0.01);
        double[][] memory = new double[2][2];
        double with = 1;
        double without = 1;
        for (int t = 1; t <= 100; t++) {
            double g = t % 2 == 1 ? size : -size;
            with = formula.move(with, g, memory[0], t, c.withDecay(0.1));
            without = formula.move(without, g, memory[1], t, c);
        }
        return without - with;
    }

    private static void decay() {
        Console.print("%na weight of 1 with gradients of +size, -size, ...: what a decay of 0.1 takes in 100 steps%n");
        var table = Console.table("  %-20s %8.4f %8.4f %8.4f", "size, at rate 0.01", "10", "1", "0.1");
        for (UpdateFormula f : new UpdateFormula[]{UpdateFormula.ADAM, UpdateFormula.ADAMW}) {
            table.row(f == UpdateFormula.ADAM ? "Adam, L2 penalty" : "AdamW", shrunk(f, 10), shrunk(f, 1), shrunk(f, 0.1));
        }
    }

    static Data[] digits(long seed) {
        var digits = Datasets.digits();
        double[][] x = new double[digits.size()][];            // (1797, 64), from 0 … 16 to 0 … 1
        Arrays.setAll(x, i -> Arrays.stream(digits.x()[i]).map(v -> v / 16).toArray());
        return Data.classes(x, digits.y()).split(0.8, seed);
    }

    private static void race(Data[] digits, double faster, long seed) {
        Console.print("%ndigits, %d rows, 64-32-10, %d epochs of %d steps%n", digits[0].size(), EPOCHS,
                TrainingLoop.stepsPerEpoch(digits[0].size(), BATCH));
        Console.print("                    loss of epoch             below 0.1    right     loss times 1000:%n");
        var table = Console.table("  %-9s %6s %7s %7s %7s %12s %8.0f %% %16s", "rule", "rate", "1", "2", "6", "in epoch",
                "on test", "epoch 6");
        for (Runner runner : RUNNERS) {
            UpdateRule rule = runner.rule.apply(runner.rate * faster);
            Race run = Race.run(rule, digits[0], digits[1], 10, new Race.Options(EPOCHS, BATCH, 1, seed));
            Race scaled = Race.run(rule, digits[0], digits[1], 10, new Race.Options(EPOCHS, BATCH, 1000, seed));
            table.row(runner.name, number(runner.rate * faster), loss(run.losses()[0]), loss(run.losses()[1]),
                    loss(run.lastLoss()), run.epochBelow(0.1) == 0 ? "-" : run.epochBelow(0.1), 100 * run.accuracy(),
                    loss(scaled.lastLoss()));
        }
        Console.print("%n");
    }

    // A loss that has left the minimum for good depends on rounding errors, and on the machine: not worth printing.
    private static String loss(double loss) {
        return loss < 1.9 ? String.format(Locale.ROOT, "%.2f", loss) : "lost";
    }

    static String number(double rate) {
        return String.format(Locale.ROOT, "%.3f", rate).replaceFirst("\\.?0+$", "");
    }

    private static void check() {
        CheckTable checks = CheckTable.against("ND4J 1.0.0-M2.1");
        var formulas = checks.group("weights by formula", 1e-9);
        var library = checks.group("weights in float32", 1e-5);
        double[][] gradients = Replay.gradients(500, 6, 405);
        for (Peers405.Pair pair : Peers405.pairs()) {
            double[] theirs = Peers405.weights(pair.theirs(), gradients, pair.penalties());
            formulas.same(pair.toString(), Replay.byFormula(pair.formula(), pair.constants(),
                    Peers405.startOfSquares(pair.formula()), gradients), theirs);
            library.same(pair.toString(), Replay.byLibrary(pair.rule(), gradients), theirs);
        }
        checks.whyDifferent("ND4J's squares start at 1e-6 (Adagrad) and at epsilon (RMSProp) instead of 0, and its Adam has "
                + "the paper's short form, in which epsilon is not corrected. For the formulas ours start there too, and "
                + "divide epsilon by sqrt(1 - beta2^t); the rows in float32 have Adam as it is.");
        checks.print();
    }
}
