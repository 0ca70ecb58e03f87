package scratch.deep.foundation.activations;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import scratch.deep.foundation.activations.SignalProbe.Options;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Quiet;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.math.autograd.Variable;

/// 403: what stands between layers, what stands at the end, and how large the first numbers must be.
public final class Ex403Activations {
    private static final double[] LOGITS = {2, 1, 0};

    private Ex403Activations() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "layers 20 layers of the tower", "width 256 numbers in each layer",
                "seed 42 seed of weights and data");
        print("             at -1      at 1   slope at -1   at 1    largest slope%n");
        for (ActivationFunction f : ActivationFunction.values()) {
            print("%-10s %8.4f  %8.4f      %8.4f  %7.4f   %.4f%n", f, f.value(-1), f.value(1), f.slope(-1), f.slope(1),
                    largestSlope(f));
        }

        LossFunction right = LossFunction.crossEntropy(LOGITS, 0);
        print("%nLogits (2, 1, 0)%n  softmax                     %s%n", text(LossFunction.softmax(LOGITS)));
        print("  loss if class 0 is true     %.4f, gradient %s%n", right.loss(), text(right.gradient()));
        print("  loss if class 2 is true     %.4f%n", LossFunction.crossEntropy(LOGITS, 2).loss());
        print("  the same logits + 1000      %.4f, and %s by the formula as it stands in books%n",
                LossFunction.crossEntropy(new double[]{1002, 1001, 1000}, 0).loss(), naive(1002, 1001, 1000));
        print("  softmax before the loss     %.4f, and with 10 classes never below %.3f%n",
                LossFunction.crossEntropy(LossFunction.softmax(LOGITS), 0).loss(), lowestAfterTwoSoftmaxes(10));

        int layers = arguments.intValue("layers");
        int width = arguments.intValue("width");
        long seed = arguments.longValue("seed");
        double xavier = Math.sqrt(1.0 / width);
        double he = Math.sqrt(2.0 / width);
        double[] spreads = {0.01, xavier, he, 1};
        String[] names = {"0.01", "Xavier", "He", "1"};
        print("%n%d layers of %d ReLUs, inputs of spread 1%n", layers, width);
        print("  weights      spread   last layer   first gradient   loss after 200 steps%n");
        SignalProbe[] probes = new SignalProbe[spreads.length];
        for (int i = 0; i < spreads.length; i++) {
            probes[i] = SignalProbe.of(new Options(layers, width, 64, spreads[i], Variable::relu, seed));
            print("  %-10s %8.4f      %7.0e          %7.0e   %s%n", names[i], spreads[i], probes[i].forward()[layers - 1],
                    probes[i].backward()[0], trained(layers, i == 0 ? 0.01 : i == 3 ? 1 : Math.sqrt(i / 64.0), seed));
        }
        figures(names, probes);
        print("%nfigures  target/figures/activations.svg, signal.svg%n%n");
        check();
        print("%nTry: ./run 403 --layers 50   Which of the four is still alive?%n");
    }

    /// The tower for training is narrower: 64 numbers, 32 rows, so that it takes a second.
    private static String trained(int layers, double spread, long seed) {
        double last = SignalProbe.train(new Options(layers, 64, 32, spread, Variable::relu, seed), 200, 0.02f)[1];
        return Double.isFinite(last) && last < 100 ? String.format(Locale.ROOT, "%.2f", last) : "exploded";
    }

    static double largestSlope(ActivationFunction f) {
        double largest = 0;
        for (int i = -600; i <= 600; i++) {
            largest = Math.max(largest, f.slope(i / 100.0));
        }
        return largest;
    }

    /// −ln(e^z₀ / Σ e^z).
    static double naive(double... z) {
        double sum = 0;
        for (double v : z) {
            sum += Math.exp(v);
        }
        return -Math.log(Math.exp(z[0]) / sum);
    }

    /// The loss of a perfect answer (1, 0, 0, …) that is taken for logits.
    static double lowestAfterTwoSoftmaxes(int classes) {
        double[] perfect = new double[classes];
        perfect[0] = 1;
        return LossFunction.crossEntropy(perfect, 0).loss();
    }

    private static void figures(String[] names, SignalProbe... probes) {
        double[] x = new double[241];
        Arrays.setAll(x, i -> -4 + i / 30.0);
        Plot values = Plot.of("f(x)", "x", "").yRange(-1.2, 3);
        Plot slopes = Plot.of("its slope f'(x)", "x", "").yRange(-0.2, 1.2);
        for (ActivationFunction f : ActivationFunction.values()) {
            values = values.line(f.toString(), x, Arrays.stream(x).map(f::value).toArray());
            slopes = slopes.line(f.toString(), x, Arrays.stream(x).map(f::slope).toArray());
        }
        Panels.of("Activations and their slopes", 2, values.size(560, 420), slopes.size(560, 420)).save("activations",
                "Five activations on the left and their slopes on the right, over the same x from -4 to 4. The slope of "
                        + "sigmoid is a low hill that never exceeds a quarter; those of ReLU and its relatives are near 1 on "
                        + "the right half.");
        double[] layer = new double[probes[0].forward().length];
        Arrays.setAll(layer, i -> i + 1);
        Plot forward = Plot.of("spread of the signal, forward", "layer", "").yLog();
        Plot backward = Plot.of("spread of the gradient, backward", "layer", "").yLog();
        for (int i = 0; i < probes.length; i++) {
            forward = forward.line(names[i], layer, probes[i].forward());
            backward = backward.line(names[i], layer, probes[i].backward());
        }
        Panels.of("The same tower of ReLUs with four sizes of first weights", 2, forward.size(560, 420),
                backward.size(560, 420)).save("signal", "Spread of the signal after each layer on the left, of the gradient on "
                        + "the right, on logarithmic axes. With He weights both lines are level; with Xavier they sink slowly, "
                        + "with 0.01 they fall by eighteen powers of ten, with 1 they rise by as many.");
    }

    private static void check() {
        double[] x = {-3, -2.7, -1, -0.1, 0.5, 1, 2, 5};
        CheckTable checks = CheckTable.against("ND4J 1.0.0-M2.1");
        // subtle: several of ND4J's activations write into their argument, so each gets a copy.
        INDArray given = Nd4j.createFromArray(x);
        same(checks, ActivationFunction.SIGMOID, x, Nd4j.nn.sigmoid(given.dup()));
        same(checks, ActivationFunction.TANH, x, Nd4j.math.tanh(given.dup()));
        same(checks, ActivationFunction.RELU, x, Nd4j.nn.relu(given.dup(), 0));
        same(checks, ActivationFunction.LEAKY_RELU, x, Nd4j.nn.leakyRelu(given.dup(), 0.01));
        checks.same("GELU by sigmoid, sum", Arrays.stream(x).map(ActivationFunction::geluBySigmoid).sum(),
                Arrays.stream(Nd4j.nn.gelu(given.dup()).toDoubleVector()).sum(), 1e-6);
        checks.same("GELU by tanh with ND4J's cube, sum", Arrays.stream(x).map(Ex403Activations::geluWithTheirCube).sum(),
                Arrays.stream(Nd4j.nn.preciseGelu(given.dup()).toDoubleVector()).sum(), 1e-9);
        loss(checks, "cross-entropy (2, 1, 0)", LossFunction.crossEntropy(LOGITS, 0), LOGITS,
                (graph, z) -> graph.loss.softmaxCrossEntropy("loss", constant(graph, 1, 0, 0), z, null));
        loss(checks, "binary cross-entropy at 20", LossFunction.binaryCrossEntropy(20, 0), new double[]{20},
                (graph, z) -> graph.loss.sigmoidCrossEntropy("loss", constant(graph, 0), z, null));
        loss(checks, "mean squared", LossFunction.meanSquared(new double[]{1, 2, 4}, 1, 1, 0), new double[]{1, 2, 4},
                (graph, z) -> graph.loss.meanSquaredError("loss", constant(graph, 1, 1, 0), z, null));
        loss(checks, "mean absolute", LossFunction.meanAbsolute(new double[]{1, 2, 4}, 1, 1, 0), new double[]{1, 2, 4},
                (graph, z) -> graph.loss.absoluteDifference("loss", constant(graph, 1, 1, 0), z, null));
        checks.whyDifferent("three functions are called GELU. Ours is x Phi(x). ND4J's gelu is x sigmoid(1.702 x), 0.02 away\n"
                + "               at most. The formula with tanh that GPT-2 uses, 0.0005 away, has 0.044715 x^3 in it;\n"
                + "               ND4J's preciseGelu has (0.044715 x)^3 instead, and is 0.034 away.");
        checks.print();
    }

    /// What ND4J's preciseGelu computes: the constant stands inside the cube.
    static double geluWithTheirCube(double x) {
        return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + Math.pow(0.044715 * x, 3))));
    }

    private interface Recipe {
        SDVariable loss(SameDiff graph, SDVariable outputs);
    }

    private static SDVariable constant(SameDiff graph, double... values) {
        return graph.constant(Nd4j.createFromArray(new double[][]{values}));
    }

    private static void same(CheckTable checks, ActivationFunction f, double[] x, INDArray theirs) {
        checks.same(f + ", sum of 8 values", Arrays.stream(x).map(f::value).sum(),
                Arrays.stream(theirs.toDoubleVector()).sum(), 1e-9);
    }

    private static void loss(CheckTable checks, String name, LossFunction ours, double[] outputs, Recipe recipe) {
        SameDiff graph = SameDiff.create();
        SDVariable z = graph.var("z", Nd4j.createFromArray(new double[][]{outputs}));
        SDVariable loss = recipe.loss(graph, z);
        graph.setLossVariables(loss.name());
        Map<String, INDArray> gradients = Quiet.of(() -> graph.calculateGradients(null, "z"));
        checks.same(name, ours.loss(), loss.eval().getDouble(0), 1e-9);
        int last = outputs.length - 1;
        checks.same(name + ", last slope", ours.gradient()[last], gradients.get("z").getDouble(last), 1e-9);
    }

    private static String text(double... values) {
        StringBuilder text = new StringBuilder("(");
        for (double value : values) {
            text.append(text.length() == 1 ? "" : ", ").append(String.format(Locale.ROOT, "%.4f", value));
        }
        return text.append(')').toString();
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
