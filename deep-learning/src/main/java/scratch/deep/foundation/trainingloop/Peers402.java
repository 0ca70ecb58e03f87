package scratch.deep.foundation.trainingloop;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import scratch.deep.data.Batch;
import scratch.deep.layer.Layer;
import scratch.example.Quiet;
import scratch.math.tensor.Doubles;

/// The network of lesson 402 and its steps once more, by ND4J's SameDiff in double: what ours are compared with.
final class Peers402 {
    private final SameDiff graph = SameDiff.create();
    private final Map<String, INDArray> weights = new HashMap<>();
    private final SDVariable loss;
    private final double rate;

    /// A network 64-32-10 that starts with the weights of `model`.
    Peers402(Layer model, double rate) {
        this.rate = rate;
        Map<String, SDVariable> w = new HashMap<>();
        model.parameters().forEach((name, p) -> w.put(name, graph.var(inGraph(name),
                Nd4j.createFromArray(Doubles.of(p.data())).reshape(Arrays.stream(p.shape()).asLongStream().toArray()))));
        SDVariable x = graph.placeHolder("x", DataType.DOUBLE, -1, 64);
        SDVariable y = graph.placeHolder("y", DataType.DOUBLE, -1, 10);
        SDVariable hidden = graph.nn().relu(x.mmul(w.get("0.weight")).add(w.get("0.bias")), 0);
        SDVariable logits = hidden.mmul(w.get("2.weight")).add(w.get("2.bias"));
        loss = y.mul(graph.nn().logSoftmax(logits)).sum(1).mean().neg();
        graph.setLossVariables(loss.name());
        w.forEach((name, variable) -> weights.put(name, variable.getArr()));
    }

    // SameDiff takes a point in a name for one of its own.
    private static String inGraph(String name) {
        return "p" + name.replace(".", "_");
    }

    double loss(Batch batch) {
        return Quiet.of(() -> loss.eval(inputs(batch)).getDouble(0));
    }

    /// The gradient of each parameter, by the name that ours have.
    Map<String, double[]> gradients(Batch batch) {
        Map<String, INDArray> all = Quiet.of(() -> graph.calculateGradients(inputs(batch),
                weights.keySet().stream().map(Peers402::inGraph).toList()));
        Map<String, double[]> named = new HashMap<>();
        weights.keySet().forEach(name -> named.put(name, all.get(inGraph(name)).dup('c').data().asDouble()));
        return named;
    }

    double[] weights(String name) {
        return weights.get(name).dup('c').data().asDouble();
    }

    void step(Map<String, double[]> gradients) {
        gradients.forEach((name, g) -> weights.get(name)
                .subi(Nd4j.createFromArray(g).reshape(weights.get(name).shape()).mul(rate)));
    }

    private static Map<String, INDArray> inputs(Batch batch) {
        INDArray labels = Nd4j.zeros(DataType.DOUBLE, batch.size(), 10);
        for (int i = 0; i < batch.size(); i++) {
            labels.putScalar(i, batch.labels()[i], 1);
        }
        return Map.of("y", labels, "x", Nd4j.createFromArray(Doubles.of(batch.inputs().data())).reshape(batch.size(), 64));
    }
}
