package scratch.deep.foundation.regularisation;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

import scratch.deep.data.Data;
import scratch.deep.foundation.regularisation.Regularised.Options;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;

/// 406: four ways to make training worse, and the model better.
public final class Ex406Regularisation {
    static final double[] INPUTS = {2, 4, 6, 8};
    static final double[] LOSSES = {0.9, 0.7, 0.6, 0.62, 0.61, 0.65, 0.59};
    private static final double[] WISHES = {3, 1.5, 0.5, -0.2};

    private Ex406Regularisation() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "noise 0.2 0..1 share of training labels drawn at random",
                "l1 0.003 0..10 strength of L1", "l2 0.03 0..10 strength of L2",
                "dropout 0.5 0..<1 share of hidden units dropped", "seed 42 seed of everything that is random");
        byHand();
        long seed = arguments.longValue("seed");
        double noise = arguments.doubleValue("noise");
        Data[] digits = digits(Datasets.digits(), 150, noise, seed);
        Options plain = Options.of(64, 300, 0.1, seed);
        Regularised nothing = fit(digits, plain);
        Patience patience = Patience.of(20, nothing.validationLoss());
        Regularised[] runs = {nothing, fit(digits, plain.withL2(arguments.doubleValue("l2"))),
            fit(digits, plain.withL1(arguments.doubleValue("l1"))),
            fit(digits, plain.withDropout(arguments.doubleValue("dropout"))),
            fit(digits, Options.of(64, patience.best(), 0.1, seed))};
        String[] names = {"nothing", "L2 " + arguments.value("l2"), "L1 " + arguments.value("l1"),
            "dropout " + arguments.value("dropout"), "early stopping"};
        Console.print("%n150 digits to train on, %.0f %% of their labels at random; 500 others; 64 hidden units%n",
                100 * noise);
        Console.print("                             right, in %%, on      loss on   weights at 0   root mean%n");
        var table = Console.table("  %-15s %8d %10.0f %9.0f %12.2f %14.0f %11.2f", "", "epochs", "the 150", "the 500",
                "the 500", "in %", "square");
        for (int i = 0; i < runs.length; i++) {
            row(table, names[i], runs[i]);
        }
        Console.print("worse on their own rows: %d of 4; better on the others: %d of 4%n%n", worse(runs), better(runs));
        Figures406.draw(names, runs, patience);
        Console.print("figures  target/figures/penalties.svg, weights.svg, curves.svg%n%n");
        check(digits[0]);
        Console.print("%nTry: ./run 406 --noise 0   With true labels, which of the four still helps?%n");
    }

    private static void byHand() {
        Console.print("a weight that wants to be a, and a penalty of strength 1%n");
        Console.print("  a                   %s%n", numbers(a -> a));
        Console.print("  L2: a / (1 + 1)     %s%n", numbers(a -> Shrinkage.l2(a, 1)));
        Console.print("  L1: |a| - 1, or 0   %s%n", numbers(a -> Shrinkage.l1(a, 1)));

        Console.print("%ndropout 0.5 on (2, 4, 6, 8)%n  mask 1 0 0 1               %s%n",
                text(Mask.of(0.5, true, false, false, true).forward(INPUTS)));
        Console.print("  mean over all 16 masks     %s%n", text(meanOverMasks()));
        Console.print("  relu(x1 - x2 + x3 - x4)    %.2f on average over the masks, %.2f with dropout switched off%n",
                meanOfRelu(), relu(INPUTS));

        Console.print("%nvalidation losses %s%n", text(LOSSES));
        for (int patience : new int[]{2, 3, 4}) {
            Patience stop = Patience.of(patience, LOSSES);
            Console.print("  patience %d   ends after epoch %d, goes back to epoch %d (%.2f)%n", patience,
                    stop.stoppedAfter(), stop.best(), LOSSES[stop.best() - 1]);
        }
    }

    private static long worse(Regularised... runs) {
        return Arrays.stream(runs).filter(run -> run.trainingAccuracy() < runs[0].trainingAccuracy()).count();
    }

    private static long better(Regularised... runs) {
        return Arrays.stream(runs).filter(run -> accuracy(run) > accuracy(runs[0])).count();
    }

    /// On the validation rows, at the end.
    private static double accuracy(Regularised run) {
        return run.validationAccuracy()[run.validationAccuracy().length - 1];
    }

    static Data[] digits(ClassificationData digits, int rows, double noise, long seed) {
        double[][] x = new double[digits.size()][];            // (1797, 64), from 0 … 16 to 0 … 1
        Arrays.setAll(x, i -> Arrays.stream(digits.x()[i]).map(v -> v / 16).toArray());
        return NoisyLabels.split(x, digits.y(), 10, rows, 500, noise, seed);
    }

    private static Regularised fit(Data[] digits, Options options) {
        return Regularised.fit(digits[0], digits[1], 10, options);
    }

    private static void row(Console.Table table, String name, Regularised run) {
        int last = run.validationLoss().length - 1;
        table.row(name, last + 1, 100 * run.trainingAccuracy(), 100 * accuracy(run), run.validationLoss()[last],
                100.0 * run.zeros() / run.weights().length, run.spread());
    }

    private static String numbers(DoubleUnaryOperator f) {
        StringBuilder row = new StringBuilder();
        for (double wish : WISHES) {
            row.append(String.format(Locale.ROOT, "%8.2f", f.applyAsDouble(wish) + 0.0));
        }
        return row.toString();
    }

    /// What the next layer sees on average.
    static double[] meanOverMasks() {
        double[] mean = new double[INPUTS.length];
        Mask[] masks = Mask.all(INPUTS.length, 0.5);
        for (Mask mask : masks) {
            double[] y = mask.forward(INPUTS);
            Arrays.setAll(mean, i -> mean[i] + y[i] / masks.length);
        }
        return mean;
    }

    /// The mean over all masks of a unit with the weights (1, −1, 1, −1).
    static double meanOfRelu() {
        return Arrays.stream(Mask.all(INPUTS.length, 0.5)).mapToDouble(mask -> relu(mask.forward(INPUTS))).average()
                .orElseThrow();
    }

    static double relu(double... x) {
        return Math.max(0, x[0] - x[1] + x[2] - x[3]);
    }

    private static void check(Data data) {
        float[] inputs = data.batch(0, 1, 2, 3, 4, 5, 6, 7).inputs().data().toArray();
        int[] labels = Arrays.copyOf(data.labels(), 8);
        float[] start = new float[640];
        for (int i = 0; i < start.length; i++) {
            start[i] = (i % 7 - 3) / 20f;
        }
        CheckTable checks = CheckTable.against("SameDiff 1.0.0-M2.1");
        var losses = checks.group("losses", 1e-5);
        var gradients = checks.group("derivatives", 1e-6);
        for (double[] mask : new double[][]{null, Peers406.maskOf(inputs.length)}) {
            String name = mask == null ? "penalties" : "dropout too";
            double[] ours = Peers406.ours(inputs, labels, start, mask);
            double[] theirs = Peers406.theirs(inputs, labels, start, mask);
            losses.same(name, ours[0], theirs[0]);
            gradients.same(name, Arrays.copyOfRange(ours, 1, ours.length), Arrays.copyOfRange(theirs, 1, theirs.length));
        }
        checks.whyDifferent("here both add 0.1/2 |W|^2 + 0.01 |W|_1 to the mean loss. Elsewhere the half may be missing (a "
                + "factor of 2), or the penalty stands beside the sum over the rows (a factor of n).");
        checks.print();
    }

    private static String text(double... values) {
        StringBuilder text = new StringBuilder("(");
        for (double value : values) {
            text.append(text.length() == 1 ? "" : ", ").append(value == Math.rint(value) ? String.valueOf((long) value)
                    : String.valueOf(value));
        }
        return text.append(')').toString();
    }
}
