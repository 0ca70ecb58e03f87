package scratch.deep.foundation.updaterules;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

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
import scratch.example.data.Datasets;
import scratch.example.figure.Contours;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;

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
    private static final int BATCH = 32;
    private static final double[] VALLEY_RATES = {0.01, 0.03, 0.05, 0.07, 0.079, 0.1, 0.3};
    private static final double[] RACE_RATES = {0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1};

    private Ex405Optimizers() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "faster 1 .. all rates of the race are multiplied by this",
                "seed 42 seed of weights and of the order of rows");
        threeSteps();
        valley();
        decay();
        Data[] digits = digits(arguments.longValue("seed"));
        race(digits, arguments.doubleValue("faster"), arguments.longValue("seed"));
        figures(digits, arguments.longValue("seed"));
        print("figures  target/figures/valley.svg, rates.svg%n%n");
        check();
        print("%nTry: ./run 405 --faster 10   Who falls out of the race, and who only slows down?%n");
    }

    private static void threeSteps() {
        print("From x = 2, rate 0.1           f = x^2                       f = 1000 x^2%n");
        for (UpdateFormula f : UpdateFormula.values()) {
            Constants c = f.at(0.1).withDecay(f == UpdateFormula.ADAMW ? 0.1 : 0);
            print("  %-10s", f);
            for (double scale : new double[]{1, 1000}) {
                double[] x = Descent.walk(f, c, w -> new double[]{2 * scale * w[0]}, new double[]{2}, 3).coordinate(0);
                for (int t = 1; t <= 3; t++) {
                    print(" %10s", Math.abs(x[t]) < 10 ? String.format(Locale.ROOT, "%.4f", x[t])
                            : String.format(Locale.ROOT, "%.0f", x[t]));
                }
            }
            print("%s%n", f == UpdateFormula.ADAMW ? "   (decay 0.1)" : "");
        }
    }

    /// The slopes of ½(x² + 25y²).
    static double[] slope(double... at) {
        return new double[]{at[0], 25 * at[1]};
    }

    /// From (10, 1).
    static Descent valley(UpdateFormula formula, double rate, int steps) {
        return Descent.walk(formula, formula.at(rate), Ex405Optimizers::slope, new double[]{10, 1}, steps);
    }

    private static void valley() {
        print("%nValley (x^2 + 25 y^2)/2 from (10, 1): steps until it stays within 0.001 of the bottom, of 3000%n  rate      ");
        for (double rate : VALLEY_RATES) {
            print("%8s", rate);
        }
        for (UpdateFormula f : UpdateFormula.values()) {
            if (f != UpdateFormula.ADAMW) {
                print("%n  %-10s", f);
                for (double rate : VALLEY_RATES) {
                    int steps = valley(f, rate, 3000).stepsToStayWithin(1e-3);
                    print("%8s", steps < 0 ? "-" : steps);
                }
            }
        }
        print("%n");
    }

    /// How much of a weight of 1 a decay of 0.1 takes away in 100 steps, while its slopes are +size, −size, +size, …
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
        print("%nA weight of 1 with slopes of +size, -size, ...: what a decay of 0.1 takes in 100 steps, rate 0.01%n");
        print("  size of slopes            10        1      0.1%n");
        for (UpdateFormula f : new UpdateFormula[]{UpdateFormula.ADAM, UpdateFormula.ADAMW}) {
            print("  %-18s   %7.4f  %7.4f  %7.4f%n", f == UpdateFormula.ADAM ? "Adam, L2 penalty" : "AdamW", shrunk(f, 10),
                    shrunk(f, 1), shrunk(f, 0.1));
        }
    }

    static Data[] digits(long seed) {
        var digits = Datasets.digits();
        double[][] x = new double[digits.size()][];            // (1797, 64), from 0 … 16 to 0 … 1
        Arrays.setAll(x, i -> Arrays.stream(digits.x()[i]).map(v -> v / 16).toArray());
        return Data.classes(x, digits.y()).split(0.8, seed);
    }

    private static void race(Data[] digits, double faster, long seed) {
        print("%nDigits, %d rows, 64-32-10, %d epochs of %d steps%n", digits[0].size(), EPOCHS,
                TrainingLoop.stepsPerEpoch(digits[0].size(), BATCH));
        print("             rate   loss: epoch 1        2        6   below 0.1 in epoch   test accuracy   loss x 1000%n");
        for (Runner runner : RUNNERS) {
            UpdateRule rule = runner.rule.apply(runner.rate * faster);
            Race run = Race.run(rule, digits[0], digits[1], 10, new Race.Options(EPOCHS, BATCH, 1, seed));
            Race scaled = Race.run(rule, digits[0], digits[1], 10, new Race.Options(EPOCHS, BATCH, 1000, seed));
            print("  %-10s %5s %15s %8s %8s %20s %13.0f %% %13s%n", runner.name, number(runner.rate * faster),
                    loss(run.losses()[0]), loss(run.losses()[1]), loss(run.lastLoss()),
                    run.epochBelow(0.1) == 0 ? "-" : run.epochBelow(0.1), 100 * run.accuracy(), loss(scaled.lastLoss()));
        }
        print("%n");
    }

    // Who has left the valley is thrown about by rounding errors, elsewhere on each machine: not worth printing.
    private static String loss(double loss) {
        return loss < 1.9 ? String.format(Locale.ROOT, "%.2f", loss) : "lost";
    }

    private static String number(double rate) {
        return String.format(Locale.ROOT, "%.3f", rate).replaceFirst("\\.?0+$", "");
    }

    private static void figures(Data[] digits, long seed) {
        Contours left = contours("what was rolled goes on rolling").with(map -> path(path(path(map, UpdateFormula.SGD, 0.07),
                UpdateFormula.MOMENTUM, 0.02), UpdateFormula.NESTEROV, 0.02));
        Contours right = contours("steep and flat count the same").with(map -> path(path(path(map, UpdateFormula.ADAGRAD, 1),
                UpdateFormula.RMSPROP, 0.3), UpdateFormula.ADAM, 0.3));
        Panels.of("Forty steps in a narrow valley, from (10, 1)", 1, left, right).cell(1000, 330).save("valley",
                "Two maps of a long narrow valley with paths from the right. Above, SGD zigzags between the walls while "
                        + "momentum and Nesterov swing along the valley and past the bottom. Below, Adagrad, RMSProp and Adam "
                        + "set off at 45 degrees, because every coordinate moves by about the rate.");

        double[] rates = new double[41];
        Arrays.setAll(rates, i -> Math.pow(10, -2.5 + i / 16.0));
        Plot steps = Plot.of("valley: steps to the bottom", "rate", "").xLog().yLog().yRange(20, 3000)
                .text(0.03, 40, "RMSProp gets near soon, and never settles");
        Plot losses = Plot.of("digits: loss of the third epoch", "rate", "").xLog().yLog().yRange(0.05, 3);
        for (int i : new int[]{0, 1, 3, 4, 5}) {
            UpdateFormula f = UpdateFormula.values()[i];
            Runner runner = RUNNERS.get(i);
            losses = losses.line(runner.name, RACE_RATES, Arrays.stream(RACE_RATES).map(rate -> Math.min(3,
                    finite(Race.run(runner.rule.apply(rate), digits[0], digits[1], 10, new Race.Options(3, BATCH, 1, seed))
                            .lastLoss()))).toArray());
            steps = steps.line(runner.name, rates, Arrays.stream(rates).map(rate -> {
                int needed = valley(f, rate, 3000).stepsToStayWithin(1e-3);
                return needed < 0 ? Double.NaN : needed;
            }).toArray());
        }
        Panels.of("How much the rate matters", 2, steps, losses).cell(520, 400).save("rates",
                "Two plots over the rate. On the left the steps to the bottom of the valley: SGD has a narrow working range "
                        + "and momentum a wide level one. On the right the loss on the digits in the third epoch: five bowls, "
                        + "those of the adaptive rules far to the left of those of SGD.");
    }

    private static double finite(double loss) {
        return Double.isFinite(loss) ? loss : 3;
    }

    private static Contours contours(String title) {
        return Contours.of(title, "x", "y", (x, y) -> (x * x + 25 * y * y) / 2, -6, 11, -1.8, 1.8)
                .levels(0.5, 2, 5, 10, 17, 26, 37, 50);
    }

    private static Plot path(Plot map, UpdateFormula f, double rate) {
        Descent walk = valley(f, rate, 40);
        String name = f + ", rate " + number(rate);
        return map.line(name, walk.coordinate(0), walk.coordinate(1)).points(name, walk.coordinate(0), walk.coordinate(1));
    }

    // ---------------------------------------------------------------- against ND4J

    private static void check() {
        CheckTable checks = CheckTable.against("ND4J 1.0.0-M2.1");
        both(checks, UpdateFormula.SGD, UpdateFormula.SGD.at(0.01), new SGD(0.01), new Sgd(0.01));
        both(checks, UpdateFormula.NESTEROV, UpdateFormula.NESTEROV.at(0.01), new Nesterov(0.01), new Nesterovs(0.01, 0.9));
        both(checks, UpdateFormula.ADAGRAD, UpdateFormula.ADAGRAD.at(0.1), new Adagrad(0.1, 1e-8, 0), new AdaGrad(0.1, 1e-8));
        both(checks, UpdateFormula.RMSPROP, UpdateFormula.RMSPROP.at(0.01), new RMSProp(0.01, 0.9, 1e-8, 0),
                new RmsProp(0.01, 0.9, 1e-8));
        var theirs = new org.nd4j.linalg.learning.config.Adam(0.01, 0.9, 0.999, 1e-10);
        Constants plain = UpdateFormula.ADAM.at(0.01).withEpsilon(1e-10);
        both(checks, UpdateFormula.ADAM, plain, new Adam(0.01, 0.9, 0.999, 1e-10, 0), theirs);
        both(checks, UpdateFormula.ADAM, plain.withDecay(0.1), new Adam(0.01, 0.9, 0.999, 1e-10, 0.1), theirs,
                new L2Regularization(0.1));
        both(checks, UpdateFormula.ADAMW, plain.withDecay(0.1), new AdamW(0.01, 0.9, 0.999, 1e-10, 0.1), theirs,
                new WeightDecay(0.1, true));
        checks.whyDifferent("ND4J's squares start at 1e-6 (Adagrad) and at epsilon (RMSProp) instead of 0, and its Adam has\n"
                + "               the paper's short form, in which epsilon is not corrected. For these rows ours start there,\n"
                + "               and divide epsilon by sqrt(1 - beta2^t); the rows in float32 have Adam as it is.");
        checks.print();
    }

    private static void both(CheckTable checks, UpdateFormula formula, Constants c, UpdateRule rule, IUpdater updater,
                             Regularization... penalties) {
        double[][] slopes = Replay.slopes(500, 6, 405);
        double[] theirs = theirs(updater, slopes, penalties);
        String name = formula + (formula == UpdateFormula.ADAM && c.decay() > 0 ? " with L2" : "");
        double[] ours = Replay.byFormula(formula, c, startOfNd4j(formula), slopes);
        checks.same(name + ": first weight after 500 steps", ours[0], theirs[0], 1e-9);
        checks.same(name + ": last weight", ours[5], theirs[5], 1e-9);
        double[] library = Replay.byLibrary(rule, slopes);
        checks.same(name + " in float32: weights within 1e-5",
                IntStream.range(0, 6).filter(j -> Math.abs(library[j] - theirs[j]) <= 1e-5).count(), 6);
    }

    /// Where ND4J's sums of squares begin.
    static double startOfNd4j(UpdateFormula formula) {
        return formula == UpdateFormula.ADAGRAD ? 1e-6 : formula == UpdateFormula.RMSPROP ? 1e-8 : 0;
    }

    /// The same steps by one of ND4J's updaters.
    static double[] theirs(IUpdater config, double[][] slopes, Regularization... penalties) {
        INDArray w = Nd4j.createFromArray(new double[][]{Replay.start(slopes[0].length)});
        long size = config.stateSize(w.length());
        GradientUpdater<?> updater = config.instantiate(size == 0 ? null : Nd4j.zeros(DataType.DOUBLE, 1, size), true);
        for (int t = 0; t < slopes.length; t++) {
            INDArray step = Nd4j.createFromArray(new double[][]{slopes[t]});
            for (Regularization penalty : penalties) {
                if (penalty.applyStep() == Regularization.ApplyStep.BEFORE_UPDATER) {
                    penalty.apply(w, step, config.getLearningRate(t, 0), t, 0);
                }
            }
            updater.applyUpdater(step, t, 0);
            for (Regularization penalty : penalties) {
                if (penalty.applyStep() == Regularization.ApplyStep.POST_UPDATER) {
                    penalty.apply(w, step, config.getLearningRate(t, 0), t, 0);
                }
            }
            w.subi(step);
        }
        return w.toDoubleVector();
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
