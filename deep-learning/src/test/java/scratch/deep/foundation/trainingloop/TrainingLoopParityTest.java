package scratch.deep.foundation.trainingloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import scratch.deep.data.Data;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Activation;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.deep.layer.Sequential;
import scratch.deep.loss.Loss;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.optimizer.SGD;
import scratch.math.tensor.Tensor;

/// Two epochs of a 3-4-2 network with a short last batch, weight by weight, against SameDiff in double precision.
class TrainingLoopParityTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theWeightsAfterTwoEpochs(long seed) {
        var random = SeedStream.generator(seed);
        double[][] x = new double[12][3];
        double[][] y = new double[12][2];
        for (int i = 0; i < 12; i++) {
            Arrays.setAll(x[i], j -> (float) random.nextGaussian());
            Arrays.setAll(y[i], j -> (float) random.nextGaussian());
        }
        Layer model = new Sequential(new Linear(3, 4, random), Activation.TANH, new Linear(4, 2, random));
        SameDiff graph = SameDiff.create();
        Map<String, SDVariable> w = new LinkedHashMap<>();
        model.parameters().forEach((name, p) -> w.put(name, graph.var("p" + name.replace(".", "_"), array(p.data()))));
        SDVariable in = graph.placeHolder("x", DataType.DOUBLE, -1, 3);
        SDVariable out = graph.placeHolder("y", DataType.DOUBLE, -1, 2);
        SDVariable error = graph.math().tanh(in.mmul(w.get("0.weight")).add(w.get("0.bias"))).mmul(w.get("2.weight"))
                .add(w.get("2.bias")).sub(out);
        SDVariable loss = error.mul(error).mean();
        graph.setLossVariables(loss.name());

        Data data = Data.numbers(x, y);
        Optimizer optimizer = new Optimizer(model.parameters(), new SGD(0.1));
        for (int epoch = 0; epoch < 2; epoch++) {
            double ours = TrainingLoop.epoch(model, Loss.meanSquared(), optimizer, data,
                    new TrainingLoop.Options(5, false, true, 1), epoch);
            double theirs = 0;
            for (int from = 0; from < 12; from += 5) {
                int to = Math.min(12, from + 5);
                Map<String, INDArray> batch = Map.of("x", Nd4j.create(Arrays.copyOfRange(x, from, to)),
                        "y", Nd4j.create(Arrays.copyOfRange(y, from, to)));
                theirs += loss.eval(batch).getDouble(0) * (to - from) / 12;
                List<String> names = w.values().stream().map(SDVariable::name).toList();
                Map<String, INDArray> gradients = graph.calculateGradients(batch, names);
                w.values().forEach(v -> v.getArr().subi(gradients.get(v.name()).mul(0.1)));
            }
            assertThat(ours).isCloseTo(theirs, within(1e-6));
        }
        model.parameters().forEach((name, p) -> {
            double[] theirs = w.get(name).getArr().dup('c').data().asDouble();
            float[] ours = p.data().toArray();
            for (int i = 0; i < ours.length; i++) {
                assertThat((double) ours[i]).as(name).isCloseTo(theirs[i], within(2e-6));
            }
        });
    }

    private static INDArray array(Tensor tensor) {
        float[] values = tensor.toArray();
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return Nd4j.createFromArray(wide).reshape(Arrays.stream(tensor.shape()).asLongStream().toArray());
    }
}
