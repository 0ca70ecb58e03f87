package scratch.deep.convolution.convbackward;

import java.util.Arrays;
import java.util.Map;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.factory.Nd4j;

import scratch.deep.init.SeedStream;
import scratch.deep.layer.Conv2d;
import scratch.example.Quiet;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Doubles;
import scratch.math.tensor.Tensor;

/// The three gradients by our layer of the library and by ND4J's SameDiff, for the same numbers.
final class Peers412 {
    private Peers412() {
    }

    /// Row by row.
    record Answer(double[] toInput, double[] toFilters, double... toBias) { }

    /// Our layer with these filters, and an input that collects a gradient.
    record Layered(Conv2d layer, Variable input, Variable toOutput) {

        void backward() {
            layer.parameters().values().forEach(Variable::clearGradient);
            input.clearGradient();
            layer.forward(input).times(toOutput).sum().backward();
        }
    }

    static Layered layered(Cases c) {
        Conv2d layer = new Conv2d(c.layer().channels(), c.layer().filters().length, c.layer().size(), c.layer().stride(),
                c.layer().padding(), SeedStream.generator(0));
        layer.weight().data().write(Doubles.toFloats(Cases.flat(c.layer().filters())));
        layer.bias().data().write(Doubles.toFloats(c.layer().bias()));
        return new Layered(layer, Variable.parameter(Tensor.of(Doubles.toFloats(Cases.flat(c.x())), shape(c.x()))),
                Variable.constant(Tensor.of(Doubles.toFloats(Cases.flat(c.g())), shape(c.g()))));
    }

    static Answer byLayer(Cases c) {
        Layered layered = layered(c);
        layered.backward();
        return new Answer(Doubles.of(layered.input.gradient()), Doubles.of(layered.layer.weight().gradient()),
                Doubles.of(layered.layer.bias().gradient()));
    }

    private static int[] shape(double[][][] x) {
        return new int[] {1, x.length, x[0].length, x[0][0].length};
    }

    static Answer bySameDiff(Cases c) {
        int k = c.layer().size();
        int s = c.layer().stride();
        int p = c.layer().padding();
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.var("x", array(Cases.flat(c.x()), shape(c.x())));
        SDVariable filters = graph.var("w", array(Cases.flat(c.layer().filters()), c.layer().filters().length, c.x().length, k,
                k));
        SDVariable bias = graph.var("b", array(c.layer().bias(), c.layer().bias().length));
        SDVariable output = graph.cnn().conv2d(x, filters.permute(2, 3, 1, 0), bias, Conv2DConfig.builder().kH(k).kW(k)
                .sH(s).sW(s).pH(p).pW(p).dataFormat("NCHW").build());          // ND4J keeps filters as (k, k, c, f)
        SDVariable loss = output.mul(graph.constant(array(Cases.flat(c.g()), shape(c.g())))).sum();
        graph.setLossVariables(loss.name());
        Map<String, INDArray> g = Quiet.of(() -> graph.calculateGradients(null, "x", "w", "b"));
        return new Answer(values(g.get("x")), values(g.get("w")), values(g.get("b")));
    }

    private static INDArray array(double[] values, int... shape) {
        return Nd4j.createFromArray(values).reshape(Arrays.stream(shape).asLongStream().toArray());
    }

    private static double[] values(INDArray array) {
        return array.dup('c').data().asDouble();
    }
}
