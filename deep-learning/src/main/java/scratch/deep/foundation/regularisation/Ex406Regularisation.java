package scratch.deep.foundation.regularisation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import scratch.deep.data.Data;
import scratch.deep.foundation.regularisation.Regularised.Options;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Quiet;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.example.figure.Histogram;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// 406: four ways to make training worse, and the model better.
public final class Ex406Regularisation {
    static final double[] INPUTS = {2, 4, 6, 8};
    static final double[] LOSSES = {0.9, 0.7, 0.6, 0.62, 0.61, 0.65, 0.59};
    private static final double[] WISHES = {3, 1.5, 0.5, -0.2};

    private Ex406Regularisation() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "noise 0.2 share of training labels drawn by lot", "l1 0.003 strength of L1",
                "l2 0.03 strength of L2", "dropout 0.5 share of hidden units dropped",
                "seed 42 seed of everything that is random");
        print("A weight that wants to be a, and a penalty of strength 1%n  a                   %s%n",
                row(WISHES, a -> a));
        print("  L2: a / (1 + 1)     %s%n", row(WISHES, a -> Shrinkage.l2(a, 1)));
        print("  L1: |a| - 1, or 0   %s%n", row(WISHES, a -> Shrinkage.l1(a, 1)));

        print("%nDropout 0.5 on (2, 4, 6, 8)%n  mask 1 0 0 1               %s%n",
                text(Mask.of(0.5, true, false, false, true).forward(INPUTS)));
        print("  mean over all 16 masks     %s%n", text(meanOverMasks()));
        print("  relu(x1 - x2 + x3 - x4)    %.2f on average over the masks, %.2f with dropout switched off%n",
                meanOfRelu(), relu(INPUTS));

        print("%nValidation losses %s%n", text(LOSSES));
        for (int patience : new int[]{2, 3, 4}) {
            Patience stop = Patience.of(patience, LOSSES);
            print("  patience %d   ends after epoch %d, goes back to epoch %d (%.2f)%n", patience, stop.stoppedAfter(),
                    stop.best(), LOSSES[stop.best() - 1]);
        }

        long seed = arguments.longValue("seed");
        Data[] digits = digits(Datasets.digits(), 150, arguments.doubleValue("noise"), seed);
        Options plain = Options.of(64, 300, 0.1, seed);
        Regularised nothing = Regularised.fit(digits[0], digits[1], 10, plain);
        Patience patience = Patience.of(20, nothing.validationLoss());
        Regularised[] runs = {nothing, fit(digits, plain.withL2(arguments.doubleValue("l2"))),
            fit(digits, plain.withL1(arguments.doubleValue("l1"))),
            fit(digits, plain.withDropout(arguments.doubleValue("dropout"))),
            fit(digits, Options.of(64, patience.best(), 0.1, seed))};
        String[] names = {"nothing", "L2 " + arguments.value("l2"), "L1 " + arguments.value("l1"),
            "dropout " + arguments.value("dropout"), "early stopping"};
        print("%n150 digits to train on, %.0f %% of their labels by lot; 500 others; 64 hidden units%n",
                100 * arguments.doubleValue("noise"));
        print("                   epochs   training accuracy   validation accuracy   validation loss   at 0     spread%n");
        for (int i = 0; i < runs.length; i++) {
            line(names[i], runs[i]);
        }
        print("Every brake does worse on the rows it saw, and better on the others.%n%n");
        figures(names, runs, patience);
        print("figures  target/figures/penalties.svg, weights.svg, curves.svg%n%n");
        check(digits[0]);
        print("%nTry: ./run 406 --noise 0   With true labels, who still profits from a brake?%n");
    }

    static Data[] digits(ClassificationData digits, int rows, double byLot, long seed) {
        double[][] x = new double[digits.size()][];            // (1797, 64), from 0 … 16 to 0 … 1
        Arrays.setAll(x, i -> Arrays.stream(digits.x()[i]).map(v -> v / 16).toArray());
        return NoisyLabels.split(x, digits.y(), 10, rows, 500, byLot, seed);
    }

    private static Regularised fit(Data[] digits, Options options) {
        return Regularised.fit(digits[0], digits[1], 10, options);
    }

    private static void line(String name, Regularised run) {
        int last = run.validationLoss().length - 1;
        print("  %-16s %6d %17.0f %% %19.0f %% %17.2f %4.0f %% %10.2f%n", name, last + 1, 100 * run.trainingAccuracy(),
                100 * run.validationAccuracy()[last], run.validationLoss()[last], 100.0 * run.zeros() / run.weights().length,
                run.spread());
    }

    private static String row(double[] values, DoubleUnaryOperator f) {
        StringBuilder row = new StringBuilder();
        for (double value : values) {
            row.append(String.format(Locale.ROOT, "%8.2f", f.applyAsDouble(value) + 0.0));
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

    private static void figures(String[] names, Regularised[] runs, Patience patience) {
        Panels.of("The loss wants (3, 0.5); the budget of the weights says no", 2,
                budget("L2: met on the slope, at (1.5, 0.25)", 2, 1.5, 0.25),
                budget("L1: met at the corner, at (2, 0)", 1, 2, 0))
                .cell(520, 440).save("penalties", "Two planes of two weights with rings of equal loss around (3, 0.5). On "
                        + "the left the smallest ring that touches a circle meets it where both weights are positive; on the "
                        + "right it meets a diamond at its corner, where the second weight is 0.");

        Plot[] histograms = new Plot[4];
        for (int i = 0; i < 4; i++) {
            histograms[i] = Histogram.of(names[i], "weight").bins(40).values("weights of the first layer",
                    clipped(runs[i].weights())).plot().xRange(-0.85, 0.85);
        }
        Panels.of("What the brakes do to 4096 weights", 2, histograms).cell(500, 300).save("weights", "Four histograms of "
                + "weights between -0.8 and 0.8. Without a brake and with dropout a wide bell; with L2 a narrow bell; with L1 "
                + "a single spike at exactly 0 and a few weights far from it.");

        Plot losses = Plot.of("validation loss", "epoch", "").yRange(0.4, 1.4);
        for (int i = 0; i < 4; i++) {
            losses = losses.line(names[i], runs[i].validationLoss());
        }
        losses = losses.vertical("early stopping goes back to here", patience.best());
        Plot seen = Plot.of("dropout: three losses", "epoch", "").yRange(0, 2.4)
                .line("training, units missing", runs[3].noisyLoss()).line("training, all units", runs[3].trainingLoss())
                .line("validation", runs[3].validationLoss());
        Panels.of("150 digits, some with wrong labels", 2, losses, seen).cell(520, 400).save("curves", "On the left the "
                + "validation loss of four runs over 300 epochs: without a brake it turns at the marked epoch and rises, with "
                + "L1 it rises more slowly, with L2 and dropout it stays down. On the right the losses of the run with "
                + "dropout: the training loss with units missing is a noisy line far above the one with all units.");
    }

    private static double[] clipped(float... weights) {
        double[] wide = new double[weights.length];
        Arrays.setAll(wide, i -> Math.clamp(weights[i], -0.8, 0.8));
        return wide;
    }

    /// Rings of ½‖w − (3, 0.5)‖² and the budget that is touched at one point.
    private static Plot budget(String title, int norm, double w1, double w2) {
        double size = norm == 2 ? Math.hypot(w1, w2) : Math.abs(w1) + Math.abs(w2);
        double[][] corners = new double[2][norm == 2 ? 120 : 4];
        for (int i = 0; i < corners[0].length; i++) {
            double angle = 2 * Math.PI * i / corners[0].length;
            corners[0][i] = size * Math.cos(angle);
            corners[1][i] = size * Math.sin(angle);
        }
        Plot plot = Plot.of(title, "w1", "w2").equalAspect().xRange(-2.5, 5).yRange(-2.5, 3.5)
                .polygons("allowed", new double[][]{corners[0]}, new double[][]{corners[1]});
        double touching = Math.hypot(w1 - 3, w2 - 0.5);
        for (double radius : new double[]{0.4, 0.8, touching, 2.2}) {
            plot = plot.contour(radius == touching ? "the loss that is reached" : "", (x, y) -> Math.hypot(x - 3, y - 0.5),
                    radius, 0, 6, -3, 4);
        }
        return plot.focus("the weights", new double[]{w1}, new double[]{w2}).points("without a budget", new double[]{3},
                new double[]{0.5});
    }

    // ---------------------------------------------------------------- against SameDiff

    private static final double L1 = 0.01;
    private static final double L2 = 0.1;

    private static void check(Data data) {
        float[] inputs = data.batch(0, 1, 2, 3, 4, 5, 6, 7).inputs().data().toArray();
        int[] labels = Arrays.copyOf(data.labels(), 8);
        float[] start = new float[640];
        for (int i = 0; i < start.length; i++) {
            start[i] = (i % 7 - 3) / 20f;
        }
        double[] mask = maskOf(inputs.length);
        CheckTable checks = CheckTable.against("SameDiff 1.0.0-M2.1");
        compare(checks, "penalties", ours(inputs, labels, start, null), theirs(inputs, labels, start, null));
        compare(checks, "dropout too", ours(inputs, labels, start, mask), theirs(inputs, labels, start, mask));
        checks.whyDifferent("here both add 0.1/2 |W|^2 + 0.01 |W|_1 to the mean loss. Elsewhere the half may be missing (a\n"
                + "               factor of 2), or the penalty stands beside the sum over the rows (a factor of n).");
        checks.print();
    }

    static double[] maskOf(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return Mask.draw(n, 0.5, new SplittableRandom(3)).forward(ones);
    }

    private static void compare(CheckTable checks, String what, double[] ours, double[] theirs) {
        checks.same(what + ": loss of 8 rows", Math.rint(ours[0] * 1e4) / 1e4, Math.rint(theirs[0] * 1e4) / 1e4, 1e-4);
        int equal = 0;
        for (int i = 1; i < ours.length; i++) {
            equal += Math.abs(ours[i] - theirs[i]) <= 1e-6 ? 1 : 0;
        }
        checks.same(what + ": slopes within 1e-6", equal, ours.length - 1);
    }

    /// Loss and slopes of softmax regression with both penalties.
    static double[] ours(float[] inputs, int[] labels, float[] start, double[] mask) {
        Variable x = Variable.constant(Tensor.of(inputs, labels.length, 64));
        if (mask != null) {
            float[] m = new float[mask.length];
            for (int i = 0; i < m.length; i++) {
                m[i] = (float) mask[i];
            }
            x = x.times(Variable.constant(Tensor.of(m, labels.length, 64)));
        }
        Variable w = Variable.parameter(Tensor.of(start, 64, 10));
        Variable loss = Functions.crossEntropy(x.matmul(w), labels).plus(w.times(w).sum().times((float) (L2 / 2)))
                .plus(w.abs().sum().times((float) L1));
        loss.backward();
        return joined(loss.item(), w.gradient().toArray());
    }

    static double[] theirs(float[] inputs, int[] labels, float[] start, double[] mask) {
        INDArray oneHot = Nd4j.zeros(labels.length, 10);
        for (int i = 0; i < labels.length; i++) {
            oneHot.putScalar(i, labels[i], 1);
        }
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.constant(Nd4j.createFromArray(inputs).reshape(labels.length, 64));
        if (mask != null) {
            x = x.mul(graph.constant(Nd4j.createFromArray(mask).castTo(DataType.FLOAT).reshape(labels.length, 64)));
        }
        SDVariable w = graph.var("w", Nd4j.createFromArray(start).reshape(64, 10));
        SDVariable mean = graph.nn.logSoftmax(x.mmul(w)).mul(graph.constant(oneHot)).sum().mul(-1.0 / labels.length);
        SDVariable loss = mean.add(w.mul(w).sum().mul(L2 / 2)).add(graph.math.abs(w).sum().mul(L1));
        graph.setLossVariables(loss.name());
        Map<String, INDArray> slopes = Quiet.of(() -> graph.calculateGradients(null, "w"));
        return joined(loss.eval().getDouble(0), slopes.get("w").dup('c').ravel().toFloatVector());
    }


    private static double[] joined(double first, float... rest) {
        double[] all = new double[rest.length + 1];
        Arrays.setAll(all, i -> i == 0 ? first : rest[i - 1]);
        return all;
    }

    private static String text(double... values) {
        StringBuilder text = new StringBuilder("(");
        for (double value : values) {
            text.append(text.length() == 1 ? "" : ", ").append(value == Math.rint(value) ? String.valueOf((long) value)
                    : String.valueOf(value));
        }
        return text.append(')').toString();
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
