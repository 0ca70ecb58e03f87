package scratch.deep.generative.ganvariants;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.DoubleStream;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.DeConv2DConfig;
import org.nd4j.linalg.factory.Nd4j;

import scratch.example.Quiet;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Doubles;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Window;

/// A transposed convolution and a gradient penalty in three ways: plain loops, our layers, ND4J's SameDiff. Numbers are sines,
/// so that everybody has the same ones.
final class Peers436 {
    static final int INPUTS = 3;
    static final int OUTPUTS = 2;
    static final int SIZE = 4;
    static final int SIDE = 3;
    static final int GROWN = 6;
    static final int D = 2;
    static final int H = 5;
    static final int N = 7;

    private Peers436() {
    }

    static double[] sines(int start, int n) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> Math.sin((start + i) * 1.7));
        return values;
    }

    /// What a transposed convolution gives for the loss `Σ g ⊙ y`: output, gradient of the input, gradient of the filters.
    record Transposed(double[] output, double[] ofInput, double[] ofFilters) { }

    private static double[] picture() {
        return sines(1, INPUTS * SIDE * SIDE);
    }

    private static double[] filters() {
        return sines(50, INPUTS * OUTPUTS * SIZE * SIZE);
    }

    private static double[] upstream() {
        return sines(200, OUTPUTS * GROWN * GROWN);
    }

    static Transposed loops() {
        PlainTransposed plain = new PlainTransposed(INPUTS, OUTPUTS, SIZE, 2, 1);
        return new Transposed(plain.forward(picture(), filters(), SIDE, SIDE),
                plain.gradientOfInput(upstream(), filters(), SIDE, SIDE),
                plain.gradientOfFilters(upstream(), picture(), SIDE, SIDE));
    }

    static Transposed layer() {
        Variable x = parameter(picture(), 1, INPUTS, SIDE, SIDE);
        Variable w = parameter(filters(), INPUTS, OUTPUTS, SIZE, SIZE);
        Variable y = Functions.transposedConv2d(x, w, null, new Window(SIZE, SIZE, 2, 1), 0).keep();
        y.times(Variable.constant(tensor(upstream(), 1, OUTPUTS, GROWN, GROWN))).sum().backward();
        return new Transposed(Doubles.of(y.data()), Doubles.of(x.gradient()), Doubles.of(w.gradient()));
    }

    /// ND4J keeps the filters of a transposed convolution as (height, width, outputs, inputs).
    static Transposed sameDiff() {
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.var("x", Nd4j.createFromArray(picture()).reshape(1, INPUTS, SIDE, SIDE));
        SDVariable w = graph.var("w", Nd4j.createFromArray(filters()).reshape(INPUTS, OUTPUTS, SIZE, SIZE)
                .permute(2, 3, 1, 0).dup('c'));
        SDVariable y = graph.cnn.deconv2d(x, w, DeConv2DConfig.builder().kH(SIZE).kW(SIZE).sH(2).sW(2).pH(1).pW(1)
                .isSameMode(false).build());
        SDVariable g = graph.constant("g", Nd4j.createFromArray(upstream()).reshape(1, OUTPUTS, GROWN, GROWN));
        SDVariable loss = y.mul(g).sum();
        graph.setLossVariables(loss.name());
        Map<String, INDArray> gradients = Quiet.of(() -> graph.calculateGradients(null, "x", "w"));
        return new Transposed(flat(y.eval()), flat(gradients.get("x")),
                flat(gradients.get("w").permute(3, 2, 0, 1)));
    }

    /// A penalty, and behind it its gradient at W1, W2 and w3.
    static double[] penalty() {
        Critic critic = critic();
        Variable penalty = critic.penalty(Variable.constant(tensor(sines(500, N * D), N, D)));
        double value = penalty.item();
        penalty.backward();
        Map<String, Variable> all = critic.parameters();
        return joined(value, Doubles.of(all.get("w1").gradient()), Doubles.of(all.get("w2").gradient()),
                Doubles.of(all.get("w3").gradient()));
    }

    static Critic critic() {
        return new Critic(tensor(sines(1, D * H), D, H), tensor(tenth(100), H), tensor(sines(200, H * H), H, H),
                tensor(tenth(300), H), tensor(sines(400, H), H, 1));
    }

    private static double[] tenth(int start) {
        return Arrays.stream(sines(start, H)).map(v -> 0.1 * v).toArray();
    }

    /// The penalty alone is computed by loops; its derivatives are differences of it.
    static double[] differences() {
        PlainCritic critic = new PlainCritic(D, H, sines(1, D * H), tenth(100), sines(200, H * H), tenth(300), sines(400, H));
        double[] x = sines(500, N * D);
        double[] all = {critic.penalty(x)};
        for (double[] weights : new double[][]{critic.w1(), critic.w2(), critic.w3()}) {
            double[] slopes = new double[weights.length];
            for (int i = 0; i < weights.length; i++) {
                double before = weights[i];
                weights[i] = before + 1e-6;
                double above = critic.penalty(x);
                weights[i] = before - 1e-6;
                slopes[i] = (above - critic.penalty(x)) / 2e-6;
                weights[i] = before;
            }
            all = DoubleStream.concat(Arrays.stream(all), Arrays.stream(slopes)).toArray();
        }
        return all;
    }

    private static Variable parameter(double[] values, int... shape) {
        return Variable.parameter(tensor(values, shape));
    }

    static Tensor tensor(double[] values, int... shape) {
        return Tensor.of(Doubles.toFloats(values), shape);
    }

    private static double[] flat(INDArray array) {
        return array.dup('c').ravel().toDoubleVector();
    }

    private static double[] joined(double first, double[]... rest) {
        return DoubleStream.concat(DoubleStream.of(first), Arrays.stream(rest).flatMapToDouble(Arrays::stream)).toArray();
    }
}
