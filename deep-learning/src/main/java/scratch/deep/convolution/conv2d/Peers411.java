package scratch.deep.convolution.conv2d;

import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Pooling2D.Pooling2DType;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;
import org.nd4j.linalg.factory.Nd4j;

import scratch.deep.init.SeedStream;
import scratch.deep.layer.AvgPool2d;
import scratch.deep.layer.Conv2d;
import scratch.deep.layer.Layer;
import scratch.deep.layer.MaxPool2d;
import scratch.example.Quiet;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Doubles;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Window;

/// Outputs and gradients of convolution and pooling by our layers and by ND4J's SameDiff, for the same numbers.
final class Peers411 {
    private Peers411() {
    }

    /// Inputs, and the derivative of some loss by each output; all of them numbers that float32 holds exactly.
    record Case(double[][][] x, double[][][][] filters, double[] bias, Placement at, double[] toOutput) {
        /// @param shape channels, height, width, filters, size of a kernel
        static Case random(Placement at, long seed, int... shape) {
            RandomGenerator random = SeedStream.generator(seed);
            double[][][] x = images(random, shape[0], shape[1], shape[2]);
            double[][][][] filters = new double[shape[3]][][][];
            Arrays.setAll(filters, f -> images(random, shape[0], shape[4], shape[4]));
            return new Case(x, filters, numbers(random, shape[3]), at,
                    numbers(random, shape[3] * at.places(shape[1], shape[4]) * at.places(shape[2], shape[4])));
        }

        double[] flatFilters() {
            return Arrays.stream(filters).flatMapToDouble(f -> Arrays.stream(flat(f))).toArray();
        }
    }

    /// @param toFilters empty for pooling, as is toBias
    record Answer(double[] output, double[] toX, double[] toFilters, double... toBias) {
    }

    static double[][][] images(RandomGenerator random, int c, int h, int w) {
        double[][][] images = new double[c][h][];
        for (double[][] image : images) {
            Arrays.setAll(image, y -> numbers(random, w));
        }
        return images;
    }

    private static double[] numbers(RandomGenerator random, int n) {
        double[] numbers = new double[n];
        Arrays.setAll(numbers, i -> (float) random.nextGaussian());
        return numbers;
    }

    /// (c, h, w) row by row.
    static double[] flat(double[][][] images) {
        return Arrays.stream(images).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
    }

    private static int[] shape(double[][][] x) {
        return new int[] {1, x.length, x[0].length, x[0][0].length};
    }

    // ---------------------------------------------------------------- our layers

    /// Our layer with these filters.
    static Conv2d layer(Case c) {
        Placement at = c.at;
        Conv2d layer = new Conv2d(c.x.length, c.filters.length, c.filters[0][0].length, Conv2d.Options.PLAIN
                .withStride(at.stride()).withDilation(at.dilation()).withPadding(at.padding()), SeedStream.generator(0));
        layer.weight().data().write(Doubles.toFloats(c.flatFilters()));
        layer.bias().data().write(Doubles.toFloats(c.bias));
        return layer;
    }

    static Answer byLayer(Case c) {
        Conv2d layer = layer(c);
        Answer answer = answer(layer, c.x, c.toOutput);
        return new Answer(answer.output, answer.toX, Doubles.of(layer.weight().gradient()), Doubles.of(layer.bias()
                .gradient()));
    }

    static Answer maxByLayer(double[][][] x, int size, Placement at, double... toOutput) {
        return answer(new MaxPool2d(new Window(size, size, at.stride(), at.padding())), x, toOutput);
    }

    static Answer meanByLayer(double[][][] x, int size, Placement at, double... toOutput) {
        return answer(new AvgPool2d(new Window(size, size, at.stride(), at.padding())), x, toOutput);
    }

    private static Answer answer(Layer layer, double[][][] x, double... toOutput) {
        Variable input = Variable.parameter(Tensor.of(Doubles.toFloats(flat(x)), shape(x)));
        Variable output = layer.forward(input);
        double[] values = Doubles.of(output.data());
        output.times(Variable.constant(Tensor.of(Doubles.toFloats(toOutput), output.shape()))).sum().backward();
        return new Answer(values, Doubles.of(input.gradient()), new double[0]);
    }

    // ---------------------------------------------------------------- ND4J, in double

    static Answer bySameDiff(Case c) {
        Placement at = c.at;
        int k = c.filters[0][0].length;
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.var("x", array(flat(c.x), shape(c.x)));
        SDVariable filters = graph.var("w", array(c.flatFilters(), c.filters.length, c.x.length, k, k));
        SDVariable bias = graph.var("b", array(c.bias, c.bias.length));
        SDVariable output = graph.cnn().conv2d(x, filters.permute(2, 3, 1, 0), bias, Conv2DConfig.builder().kH(k).kW(k)
                .sH(at.stride()).sW(at.stride()).pH(at.padding()).pW(at.padding()).dH(at.dilation()).dW(at.dilation())
                .dataFormat("NCHW").build());                  // ND4J keeps filters as (k, k, c, f)
        Map<String, INDArray> g = gradients(graph, output, c.toOutput, "x", "w", "b");
        return new Answer(values(output.eval()), values(g.get("x")), values(g.get("w")), values(g.get("b")));
    }

    static Answer maxBySameDiff(double[][][] x, int size, Placement at, double... toOutput) {
        return pool(x, input -> input.getSameDiff().cnn().maxPooling2d(input, config(size, at, Pooling2DType.MAX)), toOutput);
    }

    static Answer meanBySameDiff(double[][][] x, int size, Placement at, double... toOutput) {
        return pool(x, input -> input.getSameDiff().cnn().avgPooling2d(input, config(size, at, Pooling2DType.AVG)), toOutput);
    }

    private static Pooling2DConfig config(int size, Placement at, Pooling2DType type) {
        return Pooling2DConfig.builder().kH(size).kW(size).sH(at.stride()).sW(at.stride()).pH(at.padding()).pW(at.padding())
                .isNHWC(false).type(type).build();
    }

    private static Answer pool(double[][][] x, UnaryOperator<SDVariable> pooling, double... toOutput) {
        SameDiff graph = SameDiff.create();
        SDVariable output = pooling.apply(graph.var("x", array(flat(x), shape(x))));
        return new Answer(values(output.eval()), values(gradients(graph, output, toOutput, "x").get("x")), new double[0]);
    }

    private static Map<String, INDArray> gradients(SameDiff graph, SDVariable output, double[] toOutput, String... names) {
        long[] shape = output.eval().shape();
        SDVariable loss = output.mul(graph.constant(Nd4j.createFromArray(toOutput).reshape(shape))).sum();
        graph.setLossVariables(loss.name());
        return Quiet.of(() -> graph.calculateGradients(null, names));
    }

    private static INDArray array(double[] values, int... shape) {
        return Nd4j.createFromArray(values).reshape(Arrays.stream(shape).asLongStream().toArray());
    }

    private static double[] values(INDArray array) {
        return array.dup('c').data().asDouble();
    }
}
