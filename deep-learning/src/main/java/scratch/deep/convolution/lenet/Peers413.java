package scratch.deep.convolution.lenet;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Pooling2D.Pooling2DType;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;
import org.nd4j.linalg.factory.Nd4j;

import scratch.deep.data.Batch;
import scratch.deep.layer.Layer;
import scratch.example.Quiet;
import scratch.math.tensor.Doubles;

/// LeNet and its first steps once more, by ND4J's SameDiff in double.
final class Peers413 {
    private final SameDiff graph = SameDiff.create();
    private final Map<String, INDArray> weights = new LinkedHashMap<>();
    private final Map<String, double[][]> memory = new LinkedHashMap<>();
    private final SDVariable logits;
    private final SDVariable loss;
    private final double rate;
    private int steps;

    /// A network that starts with the weights of `model`, one of the two of [LeNet].
    Peers413(Layer model, double rate) {
        this.rate = rate;
        Map<String, SDVariable> w = new LinkedHashMap<>();
        model.parameters().forEach((name, p) -> {
            w.put(name, graph.var(inGraph(name), array(Doubles.of(p.data()), p.shape())));
            weights.put(name, w.get(name).getArr());
            memory.put(name, new double[2][p.data().size()]);
        });
        SDVariable x = graph.placeHolder("x", DataType.DOUBLE, -1, 1, -1, -1);
        SDVariable y = graph.placeHolder("y", DataType.DOUBLE, -1, 10);
        boolean classic = w.containsKey("11.weight");
        int size = classic ? 5 : 3;
        SDVariable maps = pool(convolution(x, w, "0", size, size / 2));
        maps = pool(convolution(maps, w, "3", size, classic ? 0 : 1));
        SDVariable row = maps.reshape(-1, classic ? 400 : 64);
        for (String layer : classic ? new String[] {"7", "9"} : new String[] {"7"}) {
            row = graph.nn().relu(row.mmul(w.get(layer + ".weight")).add(w.get(layer + ".bias")), 0);
        }
        String last = classic ? "11" : "9";
        logits = row.mmul(w.get(last + ".weight")).add(w.get(last + ".bias"));
        loss = y.mul(graph.nn().logSoftmax(logits)).sum(1).mean().neg();
        graph.setLossVariables(loss.name());
    }

    // SameDiff takes a point in a name for one of its own.
    private static String inGraph(String name) {
        return "p" + name.replace(".", "_");
    }

    private SDVariable convolution(SDVariable x, Map<String, SDVariable> w, String layer, int size, int padding) {
        SDVariable filters = w.get(layer + ".weight").permute(2, 3, 1, 0);                     // (f, c, k, k) → (k, k, c, f)
        return graph.nn().relu(graph.cnn().conv2d(x, filters, w.get(layer + ".bias"), Conv2DConfig.builder().kH(size).kW(size)
                .sH(1).sW(1).pH(padding).pW(padding).dataFormat("NCHW").build()), 0);
    }

    private SDVariable pool(SDVariable x) {
        return graph.cnn().maxPooling2d(x, Pooling2DConfig.builder().kH(2).kW(2).sH(2).sW(2).isNHWC(false)
                .type(Pooling2DType.MAX).build());
    }

    double[] outputs(Batch batch) {
        return Quiet.of(() -> logits.eval(inputs(batch))).dup('c').data().asDouble();
    }

    double loss(Batch batch) {
        return Quiet.of(() -> loss.eval(inputs(batch)).getDouble(0));
    }

    /// The gradient of each parameter, by the name that ours have.
    Map<String, double[]> gradients(Batch batch) {
        Map<String, INDArray> all = Quiet.of(() -> graph.calculateGradients(inputs(batch),
                weights.keySet().stream().map(Peers413::inGraph).toList()));
        Map<String, double[]> named = new LinkedHashMap<>();
        weights.keySet().forEach(name -> named.put(name, all.get(inGraph(name)).dup('c').data().asDouble()));
        return named;
    }

    /// Adam as PyTorch has it: epsilon is added to the corrected root.
    void step(Map<String, double[]> gradients) {
        steps++;
        gradients.forEach((name, g) -> {
            double[][] m = memory.get(name);
            double[] move = new double[g.length];
            for (int i = 0; i < g.length; i++) {
                m[0][i] = 0.9 * m[0][i] + 0.1 * g[i];
                m[1][i] = 0.999 * m[1][i] + 0.001 * g[i] * g[i];
                move[i] = rate * m[0][i] / (1 - Math.pow(0.9, steps))
                        / (Math.sqrt(m[1][i] / (1 - Math.pow(0.999, steps))) + 1e-8);
            }
            INDArray w = weights.get(name);
            w.subi(Nd4j.createFromArray(move).reshape(w.shape()));
        });
    }

    private static Map<String, INDArray> inputs(Batch batch) {
        INDArray labels = Nd4j.zeros(DataType.DOUBLE, batch.size(), 10);
        for (int i = 0; i < batch.size(); i++) {
            labels.putScalar(i, batch.labels()[i], 1);
        }
        return Map.of("y", labels, "x", array(Doubles.of(batch.inputs().data()), batch.inputs().shape()));
    }

    private static INDArray array(double[] values, int... shape) {
        return Nd4j.createFromArray(values).reshape(Arrays.stream(shape).asLongStream().toArray());
    }
}
