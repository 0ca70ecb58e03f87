package scratch.deep.foundation.activations;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import scratch.deep.foundation.activations.SignalProbe.Options;
import scratch.example.Arguments;
import scratch.example.CheckGroup;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.Quiet;
import scratch.math.autograd.Variable;

/// 403: what stands between layers, what stands at the end, and how large the first numbers must be.
public final class Ex403Activations {
    private static final double[] LOGITS = {2, 1, 0};

    private Ex403Activations() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "layers 20 1..200 layers one behind the other",
                "width 256 1..1024 numbers in each layer", "seed 42 seed of weights and data");
        var table = Console.table("%-12s %9.4f %9.4f %19.4f %9.4f %9.4f", "function", "at -1", "at 1", "derivative at -1",
                "at 1", "largest");
        for (ActivationFunction f : ActivationFunction.values()) {
            table.row(f, f.value(-1), f.value(1), f.derivative(-1), f.derivative(1), largestDerivative(f));
        }
        losses();

        int layers = arguments.intValue("layers");
        int width = arguments.intValue("width");
        long seed = arguments.longValue("seed");
        double[] spreads = {0.01, Math.sqrt(1.0 / width), Math.sqrt(2.0 / width), 1};
        double[] narrow = {0.01, Math.sqrt(1.0 / 64), Math.sqrt(2.0 / 64), 1};
        String[] names = {"0.01", "Xavier", "He", "1"};
        Console.print("%n%d layers of %d ReLUs, inputs of standard deviation 1: what becomes of it%n", layers, width);
        var rows = Console.table("  %-10s %9.4f %12.0e %17.0e %24s", "weights", "std. dev.", "last layer", "first gradient",
                "loss after 200 steps");
        SignalProbe[] probes = new SignalProbe[spreads.length];
        for (int i = 0; i < spreads.length; i++) {
            probes[i] = SignalProbe.of(new Options(layers, width, 64, spreads[i], Variable::relu, seed));
            rows.row(names[i], spreads[i], probes[i].forward()[layers - 1], probes[i].backward()[0],
                    trained(layers, narrow[i], seed));
        }
        Figures403.draw(names, probes);
        Console.print("%nfigures  target/figures/activations.svg, signal.svg%n%n");
        check();
        Console.print("%nTry: ./run 403 --layers 50   With which weights does a signal still arrive?%n");
    }

    private static void losses() {
        LossFunction right = LossFunction.crossEntropy(LOGITS, 0);
        Console.print("%nlogits (2, 1, 0)%n  softmax                     %s%n", text(LossFunction.softmax(LOGITS)));
        Console.print("  loss if class 0 is true     %.4f, gradient %s%n", right.loss(), text(right.gradient()));
        Console.print("  loss if class 2 is true     %.4f%n", LossFunction.crossEntropy(LOGITS, 2).loss());
        Console.print("  the same logits + 1000      %.4f, and %s by the formula as it stands in books%n",
                LossFunction.crossEntropy(new double[]{1002, 1001, 1000}, 0).loss(), naive(1002, 1001, 1000));
        Console.print("  softmax before the loss     %.4f, and with 10 classes never below %.3f%n",
                LossFunction.crossEntropy(LossFunction.softmax(LOGITS), 0).loss(), lowestAfterTwoSoftmaxes(10));
    }

    /// The tower for training is narrower: 64 numbers, 32 rows, so that it takes a second.
    private static String trained(int layers, double spread, long seed) {
        double last = SignalProbe.train(new Options(layers, 64, 32, spread, Variable::relu, seed), 200, 0.02f)[1];
        return Double.isFinite(last) && last < 100 ? String.format(Locale.ROOT, "%.2f", last) : "exploded";
    }

    static double largestDerivative(ActivationFunction f) {
        double largest = 0;
        for (int i = -600; i <= 600; i++) {
            largest = Math.max(largest, f.derivative(i / 100.0));
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

    private static void check() {
        double[] x = {-3, -2.7, -1, -0.1, 0.5, 1, 2, 5};
        CheckTable checks = CheckTable.against("ND4J 1.0.0-M2.1");
        // subtle: several of ND4J's activations write into their argument, so each gets a copy.
        INDArray given = Nd4j.createFromArray(x);
        checks.group("values of activations", 1e-9)
                .same("sigmoid", of(x, ActivationFunction.SIGMOID::value), Nd4j.nn.sigmoid(given.dup()).toDoubleVector())
                .same("tanh", of(x, ActivationFunction.TANH::value), Nd4j.math.tanh(given.dup()).toDoubleVector())
                .same("ReLU", of(x, ActivationFunction.RELU::value), Nd4j.nn.relu(given.dup(), 0).toDoubleVector())
                .same("leaky", of(x, ActivationFunction.LEAKY_RELU::value),
                        Nd4j.nn.leakyRelu(given.dup(), 0.01).toDoubleVector());
        checks.group("values of gelu", 1e-6).same("x", of(x, ActivationFunction::geluBySigmoid),
                Nd4j.nn.gelu(given.dup()).toDoubleVector());
        checks.group("values of preciseGelu", 1e-9).same("x", of(x, Ex403Activations::geluWithTheirCube),
                Nd4j.nn.preciseGelu(given.dup()).toDoubleVector());
        var losses = checks.group("losses", 1e-9);
        var gradients = checks.group("derivatives of losses", 1e-9);
        double[] numbers = {1, 2, 4};
        loss(losses, gradients, "cross-entropy", LossFunction.crossEntropy(LOGITS, 0), LOGITS,
                (graph, z) -> graph.loss.softmaxCrossEntropy("loss", constant(graph, 1, 0, 0), z, null));
        loss(losses, gradients, "binary", LossFunction.binaryCrossEntropy(20, 0), new double[]{20},
                (graph, z) -> graph.loss.sigmoidCrossEntropy("loss", constant(graph, 0), z, null));
        loss(losses, gradients, "squared", LossFunction.meanSquared(numbers, 1, 1, 0), numbers,
                (graph, z) -> graph.loss.meanSquaredError("loss", constant(graph, 1, 1, 0), z, null));
        loss(losses, gradients, "absolute", LossFunction.meanAbsolute(numbers, 1, 1, 0), numbers,
                (graph, z) -> graph.loss.absoluteDifference("loss", constant(graph, 1, 1, 0), z, null));
        checks.whyDifferent("three functions are called GELU. Ours is x Phi(x). ND4J's gelu is x sigmoid(1.702 x), 0.02 away "
                + "at most. The formula with tanh that GPT-2 uses, 0.0005 away, has 0.044715 x^3 in it; ND4J's preciseGelu has "
                + "(0.044715 x)^3 instead, and is 0.034 away.");
        checks.print();
    }

    private static double[] of(double[] x, DoubleUnaryOperator f) {
        return Arrays.stream(x).map(f).toArray();
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

    private static void loss(CheckGroup losses, CheckGroup gradients, String name, LossFunction ours, double[] outputs,
            Recipe recipe) {
        SameDiff graph = SameDiff.create();
        SDVariable z = graph.var("z", Nd4j.createFromArray(new double[][]{outputs}));
        SDVariable loss = recipe.loss(graph, z);
        graph.setLossVariables(loss.name());
        Map<String, INDArray> theirs = Quiet.of(() -> graph.calculateGradients(null, "z"));
        losses.same(name, ours.loss(), loss.eval().getDouble(0));
        gradients.same(name, ours.gradient(), theirs.get("z").dup('c').data().asDouble());
    }

    private static String text(double... values) {
        StringBuilder text = new StringBuilder("(");
        for (double value : values) {
            text.append(text.length() == 1 ? "" : ", ").append(String.format(Locale.ROOT, "%.4f", value));
        }
        return text.append(')').toString();
    }
}
