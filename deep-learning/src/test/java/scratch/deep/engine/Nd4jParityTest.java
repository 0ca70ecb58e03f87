package scratch.deep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.loss.LossReduce;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.enums.PadMode;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Pooling2D;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;
import org.nd4j.linalg.factory.Nd4j;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Window;

/// Every operation that SameDiff has too, one row each: forward and gradients, several seeds, shapes that broadcast.
///
/// ND4J computes in double on the same numbers, so that what differs is our rounding alone. Each tensor is held to
/// 1e-5 of its largest number: single numbers may be differences of large ones, and float32 has but 7 digits.
class Nd4jParityTest {
    private static final double TOLERANCE = 1e-5;
    private static final long[] SEEDS = {1, 2, 3};

    /// The same computation there: SameDiff and its inputs → result.
    private interface Theirs {
        SDVariable apply(SameDiff sd, SDVariable... in);
    }

    static Stream<Arguments> arithmetic() {
        return Stream.of(
                row("plus", in -> in[0].plus(in[1]), (sd, in) -> in[0].add(in[1]), s(4, 3), s(4, 3)),
                row("plus: a row", in -> in[0].plus(in[1]), (sd, in) -> in[0].add(in[1]), s(4, 3), s(1, 3)),
                row("plus: both stretched", in -> in[0].plus(in[1]), (sd, in) -> in[0].add(in[1]), s(4, 1, 3), s(1, 5, 3)),
                row("plus c", in -> in[0].plus(1.5f), (sd, in) -> in[0].add(1.5), s(4, 3)),
                row("minus: a column", in -> in[0].minus(in[1]), (sd, in) -> in[0].sub(in[1]), s(4, 3), s(4, 1)),
                row("times", in -> in[0].times(in[1]), (sd, in) -> in[0].mul(in[1]), s(4, 3), s(4, 3)),
                row("times: both stretched", in -> in[0].times(in[1]), (sd, in) -> in[0].mul(in[1]), s(4, 1), s(1, 3)),
                row("times c", in -> in[0].times(-2.5f), (sd, in) -> in[0].mul(-2.5), s(4, 3)),
                row("+divide: a row", in -> in[0].divide(in[1]), (sd, in) -> in[0].div(in[1]), s(4, 3), s(1, 3)),
                row("maximum", in -> in[0].maximum(in[1]), (sd, in) -> sd.math().max(in[0], in[1]), s(4, 3), s(4, 3)),
                row("negate", in -> in[0].negate(), (sd, in) -> in[0].neg(), s(4, 3)),
                row("expand", in -> in[0].expand(4, 3), (sd, in) -> in[0].add(sd.constant(Nd4j.zeros(DataType.DOUBLE, 4, 3))),
                        s(1, 3)));
    }

    static Stream<Arguments> functions() {
        return Stream.of(
                row("exp", in -> in[0].exp(), (sd, in) -> sd.math().exp(in[0]), s(5, 7)),
                row("+log", in -> in[0].log(), (sd, in) -> sd.math().log(in[0]), s(5, 7)),
                row("+sqrt", in -> in[0].sqrt(), (sd, in) -> sd.math().sqrt(in[0]), s(5, 7)),
                row("+power 2.5", in -> in[0].power(2.5f), (sd, in) -> sd.math().pow(in[0], 2.5), s(5, 7)),
                row("power 3", in -> in[0].power(3), (sd, in) -> sd.math().pow(in[0], 3), s(5, 7)),
                row("abs", in -> in[0].abs(), (sd, in) -> sd.math().abs(in[0]), s(5, 7)),
                row("tanh", in -> in[0].tanh(), (sd, in) -> sd.math().tanh(in[0]), s(5, 7)),
                row("sigmoid", in -> in[0].sigmoid(), (sd, in) -> sd.nn().sigmoid(in[0]), s(5, 7)),
                row("relu", in -> in[0].relu(), (sd, in) -> sd.nn().relu(in[0], 0), s(5, 7)),
                row("leakyRelu", in -> in[0].leakyRelu(0.1f), (sd, in) -> sd.nn().leakyRelu(in[0], 0.1), s(5, 7)),
                row("gelu", in -> in[0].gelu(), (sd, in) -> gelu(sd, in[0]), s(5, 7)),
                row("silu", in -> in[0].silu(), (sd, in) -> sd.nn().swish(in[0]), s(5, 7)),
                row("softplus", in -> in[0].softplus(), (sd, in) -> sd.nn().softplus(in[0]), s(5, 7)),
                row("softmax", in -> in[0].softmax(), (sd, in) -> sd.nn().softmax(in[0], -1), s(5, 7)),
                row("softmax of rank 3", in -> in[0].softmax(), (sd, in) -> sd.nn().softmax(in[0], 2), s(2, 3, 7)),
                row("logSoftmax", in -> in[0].logSoftmax(), (sd, in) -> sd.nn().logSoftmax(in[0]), s(5, 7)));
    }

    /// ND4J's own gelu is the approximation x·σ(1.702·x), ours the formula itself: written out with erf they agree.
    private static SDVariable gelu(SameDiff sd, SDVariable x) {
        return x.mul(sd.math().erf(x.mul(Math.sqrt(0.5))).add(1)).mul(0.5);
    }

    static Stream<Arguments> reductions() {
        return Stream.of(
                row("sum of all", in -> in[0].sum(), (sd, in) -> in[0].sum(), s(4, 3)),
                row("sum over the first axis", in -> in[0].sum(0), (sd, in) -> in[0].sum(0), s(2, 3, 4)),
                row("sum over two axes", in -> in[0].sum(0, 2), (sd, in) -> in[0].sum(0, 2), s(2, 3, 4)),
                row("mean of all", in -> in[0].mean(), (sd, in) -> in[0].mean(), s(4, 3)),
                row("mean over an axis", in -> in[0].mean(1), (sd, in) -> in[0].mean(1), s(2, 3, 4)),
                row("max over the last axis", in -> in[0].max(1), (sd, in) -> in[0].max(1), s(5, 7)),
                row("max over the first axis", in -> in[0].max(0), (sd, in) -> in[0].max(0), s(5, 7)));
    }

    static Stream<Arguments> products() {
        return Stream.of(
                row("matmul", in -> in[0].matmul(in[1]), (sd, in) -> in[0].mmul(in[1]), s(4, 5), s(5, 3)),
                row("matmul: larger", in -> in[0].matmul(in[1]), (sd, in) -> in[0].mmul(in[1]), s(33, 70), s(70, 41)),
                row("matmul: transposed", in -> in[0].transpose().matmul(in[1].transpose()),
                        (sd, in) -> sd.linalg().mmul(in[0], in[1], true, true, false), s(5, 4), s(3, 5)),
                row("matmul: a stack", in -> in[0].matmul(in[1]), (sd, in) -> in[0].mmul(in[1]), s(6, 2, 3), s(6, 3, 4)),
                row("matmul: stacks of stacks", in -> in[0].matmul(in[1]), (sd, in) -> in[0].mmul(in[1]),
                        s(2, 3, 4, 5), s(2, 3, 5, 2)),
                row("matmul with bias", in -> in[0].matmul(in[1], in[2]),
                        (sd, in) -> sd.nn().linear(in[0], in[1], in[2]), s(4, 5), s(5, 3), s(3)));
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                row("reshape", in -> in[0].reshape(3, 8), (sd, in) -> in[0].reshape(3, 8), s(2, 3, 4)),
                row("permute", in -> in[0].permute(2, 0, 1), (sd, in) -> in[0].permute(2, 0, 1), s(2, 3, 4)),
                row("transpose", in -> in[0].transpose(), (sd, in) -> sd.transpose(in[0]), s(4, 3)),
                row("transpose, then reshape", in -> in[0].transpose().reshape(2, 6),
                        (sd, in) -> sd.transpose(in[0]).reshape(2, 6), s(4, 3)),
                row("slice", in -> in[0].slice(1, 1, 3),
                        (sd, in) -> sd.slice(in[0], new int[] {0, 1}, 4, 2), s(4, 5)),
                row("pad", in -> in[0].pad(1, 2, 1, 0.5f), (sd, in) -> sd.nn().pad(in[0],
                        sd.constant(Nd4j.createFromArray(new int[][] {{0, 0}, {2, 1}})), PadMode.CONSTANT, 0.5), s(4, 3)),
                row("concat", in -> Functions.concat(1, in), (sd, in) -> sd.concat(1, in), s(2, 3), s(2, 1), s(2, 4)),
                row("split", in -> last(Functions.split(in[0], 1, 2, 2, 2)), (sd, in) -> last(sd.split(in[0], 3, 1)),
                        s(3, 6)),
                row("embedding", in -> Functions.embedding(in[0], new int[] {2, 0, 2, 4}, 4),
                        (sd, in) -> sd.constant(onehot(5, 2, 0, 2, 4)).mmul(in[0]), s(5, 3)));
    }

    /// For the embedding: the gradient of ND4J's own gather fails (assign: "Output array did not match").
    private static INDArray onehot(int classes, int... labels) {
        INDArray onehot = Nd4j.zeros(DataType.DOUBLE, labels.length, classes);
        for (int i = 0; i < labels.length; i++) {
            onehot.putScalar(i, labels[i], 1);
        }
        return onehot;
    }

    static Stream<Arguments> layersAndLosses() {
        int[] labels = {0, 6, 3, 3, 1};
        return Stream.of(
                row("crossEntropy", in ->
                                Functions.crossEntropy(in[0], labels), (sd, in) -> crossEntropy(sd, in[0], labels), s(5, 7)),
                row("+binaryCrossEntropy", in -> Functions.binaryCrossEntropy(in[0], in[1]).mean(),
                        (sd, in) -> sd.loss().sigmoidCrossEntropy("bce", in[1], in[0], null,
                                LossReduce.MEAN_BY_WEIGHT, 0),
                        s(5, 7), s(5, 7)),
                row("layerNorm", in -> Functions.layerNorm(in[0], in[1], in[2], 1e-12f),
                        (sd, in) -> sd.nn().layerNorm(in[0], in[1], in[2], true, 1), s(5, 7), s(7), s(7)),
                row("conv2d", in -> Functions.conv2d(in[0], in[1], in[2], 1, 0),
                        (sd, in) -> sd.cnn().conv2d(in[0], kernels(sd, in[1]), in[2], conv(3, 2, 1, 0)),
                        s(2, 3, 6, 5), s(4, 3, 3, 2), s(4)),
                row("conv2d: frame and stride", in -> Functions.conv2d(in[0], in[1], in[2], 2, 1),
                        (sd, in) -> sd.cnn().conv2d(in[0], kernels(sd, in[1]), in[2], conv(3, 3, 2, 1)),
                        s(2, 2, 7, 9), s(3, 2, 3, 3), s(3)),
                row("maxPool", in -> Functions.maxPool(in[0], Window.tiles(2)),
                        (sd, in) -> sd.cnn().maxPooling2d(in[0], pool(2, 2, Pooling2D.Pooling2DType.MAX)),
                        s(2, 3, 4, 6)),
                row("maxPool: overlapping", in -> Functions.maxPool(in[0], new Window(3, 3, 2, 0)),
                        (sd, in) -> sd.cnn().maxPooling2d(in[0], pool(3, 2, Pooling2D.Pooling2DType.MAX)),
                        s(1, 2, 7, 7)),
                row("averagePool", in -> Functions.averagePool(in[0], Window.tiles(2)),
                        (sd, in) -> sd.cnn().avgPooling2d(in[0], pool(2, 2, Pooling2D.Pooling2DType.AVG)),
                        s(2, 3, 4, 6)),
                row("averagePool: overlapping, with a frame", in -> Functions.averagePool(in[0], new Window(3, 3, 1, 1)),
                        (sd, in) -> sd.cnn().avgPooling2d(framed(sd, in[0]), pool(3, 1, Pooling2D.Pooling2DType.AVG)),
                        s(1, 2, 5, 5)),
                row("a small network",
                        in -> Functions.crossEntropy(in[0].matmul(in[1], in[2]).tanh().matmul(in[3]), 1, 0, 1, 1),
                        (sd, in) ->
                                crossEntropy(sd, sd.math().tanh(sd.nn().linear(in[0], in[1], in[2])).mmul(in[3]), 1, 0, 1, 1),
                        s(4, 3), s(3, 5), s(5), s(5, 2)));
    }

    private static SDVariable crossEntropy(SameDiff sd, SDVariable logits, int... labels) {
        INDArray onehot = onehot((int) logits.eval().size(1), labels);
        return sd.loss().softmaxCrossEntropy("ce", sd.constant(onehot), logits, null, LossReduce.MEAN_BY_WEIGHT, 0);
    }

    private static Conv2DConfig conv(int height, int width, int stride, int padding) {
        return Conv2DConfig.builder().kH(height).kW(width).sH(stride).sW(stride).pH(padding).pW(padding)
                .dataFormat("NCHW").build();
    }

    /// Filters (f, c, i, j) as ND4J wants them by default: (i, j, c, f).
    private static SDVariable kernels(SameDiff sd, SDVariable filters) {
        return filters.permute(2, 3, 1, 0);
    }

    private static Pooling2DConfig pool(int size, int stride, Pooling2D.Pooling2DType type) {
        return Pooling2DConfig.builder().kH(size).kW(size).sH(stride).sW(stride).isNHWC(false).type(type).build();
    }

    /// ND4J divides by the pixels under the window that are no frame, or, when told to count the frame, forgets it in the
    /// gradient: so the frame is made beforehand.
    private static SDVariable framed(SameDiff sd, SDVariable images) {
        return sd.nn().pad(images, sd.constant(Nd4j.createFromArray(new int[][] {{0, 0}, {0, 0}, {1, 1}, {1, 1}})),
                PadMode.CONSTANT, 0);
    }

    private static <T> T last(T[] parts) {
        return parts[parts.length - 1];
    }

    private static int[] s(int... shape) {
        return shape;
    }

    private static Arguments row(String name, Function<Variable[], Variable> ours, Theirs theirs, int[]... shapes) {
        return arguments(name, ours, theirs, shapes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"arithmetic", "functions", "reductions", "products", "shapes", "layersAndLosses"})
    void forwardAndGradientsAreNd4js(String name, Function<Variable[], Variable> ours, Theirs theirs, int[][] shapes) {
        for (long seed : SEEDS) {
            float[][] inputs = inputs(new Random(seed), name.startsWith("+"), shapes);
            float[][] mine = ours(ours, inputs, shapes);
            double[][] other = theirs(theirs, inputs, shapes);
            for (int i = 0; i < mine.length; i++) {
                close(name + ", seed " + seed + ", " + (i == 0 ? "result" : "gradient of input " + (i - 1)), mine[i],
                        other[i]);
            }
        }
    }

    private static float[][] inputs(Random random, boolean positive, int[]... shapes) {
        return Arrays.stream(shapes).map(shape -> {
            float[] values = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
            for (int i = 0; i < values.length; i++) {
                values[i] = positive ? 0.5f + random.nextFloat() : (float) random.nextGaussian();
            }
            return values;
        }).toArray(float[][]::new);
    }

    /// By which each number of the result is multiplied before all are added up: then no gradient is the same as another.
    /// A single number is left alone: ND4J's losses take no notice of what becomes of them afterwards.
    private static double[] weights(int n) {
        return n == 1 ? new double[] {1} : IntStream.range(0, n).mapToDouble(i -> 0.5 + (i * 7 % 11) / 8.0).toArray();
    }

    /// The result, and the gradient at each input.
    private static float[][] ours(Function<Variable[], Variable> operation, float[][] values, int[]... shapes) {
        Variable[] inputs = IntStream.range(0, values.length)
                .mapToObj(i -> Variable.parameter(Tensor.of(values[i], shapes[i]))).toArray(Variable[]::new);
        Variable result = operation.apply(inputs).keep();
        double[] weights = weights(result.data().size());
        float[] single = new float[weights.length];
        for (int i = 0; i < single.length; i++) {
            single[i] = (float) weights[i];
        }
        result.times(Variable.constant(Tensor.of(single, result.shape()))).sum().backward();
        return Stream.concat(Stream.of(result.data().toArray()),
                Arrays.stream(inputs).map(v -> v.gradient().toArray())).toArray(float[][]::new);
    }

    private static double[][] theirs(Theirs operation, float[][] values, int[]... shapes) {
        SameDiff sd = SameDiff.create();
        SDVariable[] inputs = new SDVariable[values.length];
        String[] names = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            names[i] = "input" + i;
            inputs[i] = sd.var(names[i], Nd4j.createFromArray(values[i]).castTo(DataType.DOUBLE).reshape(longs(shapes[i])));
        }
        SDVariable result = operation.apply(sd, inputs);
        INDArray forward = result.eval();
        SDVariable loss = forward.length() == 1 ? result : result.mul(sd.constant(Nd4j.createFromArray(
                weights((int) forward.length())).reshape(forward.shape()))).sum();
        sd.setLossVariables(loss.name());
        Map<String, INDArray> gradients = sd.calculateGradients(new HashMap<>(), names);
        return Stream.concat(Stream.of(forward), Arrays.stream(names).map(gradients::get))
                .map(a -> a.dup('c').ravel().toDoubleVector()).toArray(double[][]::new);
    }

    private static long[] longs(int... shape) {
        return Arrays.stream(shape).asLongStream().toArray();
    }

    private static void close(String what, float[] mine, double[] other) {
        assertThat(mine).as(what).hasSize(other.length);
        double largest = Arrays.stream(other).map(Math::abs).max().orElse(0);
        for (int i = 0; i < mine.length; i++) {
            assertThat(Math.abs(mine[i] - other[i])).as("%s, number %d: %s here, %s there", what, i, mine[i], other[i])
                    .isLessThanOrEqualTo(TOLERANCE * largest);
        }
    }
}
