package scratch.deep.convolution.lenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import scratch.deep.checkpoint.Safetensors;
import scratch.deep.layer.Layer;
import scratch.deep.init.SeedStream;
import scratch.deep.optimizer.Adam;
import scratch.deep.optimizer.Optimizer;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// The first steps of both networks as PyTorch 1.13 takes them; `src/test/python/lenet.py` wrote them down.
class LeNetGoldenTest {
    private static Map<String, Safetensors.Entry> golden;

    @BeforeAll
    static void load() throws IOException {
        try (InputStream in = LeNetGoldenTest.class.getResourceAsStream("/golden/lenet.safetensors")) {
            golden = Safetensors.ofBytes(in.readAllBytes()).tensors();
        }
    }

    /// The rule of the script: number i of tensor t.
    private static float[] rule(int t, int size, double scale) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (((7919L * i + 104729L * t) % 1009 / 1009.0 - 0.5) * scale);
        }
        return values;
    }

    private static void run(String name, Layer model, int rows, int side, int steps) {
        int t = 0;
        for (Variable p : model.parameters().values()) {
            p.data().write(rule(t++, p.data().size(), p.rank() > 1 ? 0.8 : 0.2));
        }
        Tensor x = Tensor.of(rule(50, rows * side * side, 2), rows, 1, side, side);
        int[] labels = new int[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = i * 7 % 10;
        }
        var optimizer = new Optimizer(model.parameters(), new Adam(0.01));
        float[] losses = golden.get(name + "/losses").values();
        for (int step = 0; step < steps; step++) {
            optimizer.clearGradients();
            Variable logits = model.forward(Variable.constant(x));
            float[] outputs = logits.data().toArray();
            Variable loss = Functions.crossEntropy(logits, labels);
            loss.backward();
            assertThat(loss.item()).as("loss of step %d", step + 1).isCloseTo(losses[step], within(1e-5f * losses[step]));
            if (step == 0) {
                close(outputs, name + "/logits");
                model.parameters().forEach((parameter, p) -> {
                    if (golden.containsKey(name + "/" + parameter + ".gradient")) {
                        close(p.gradient().toArray(), name + "/" + parameter + ".gradient");
                    }
                });
            }
            optimizer.step();
        }
    }

    private static void close(float[] ours, String name) {
        float[] theirs = golden.get(name).values();
        float most = 0;
        for (float value : theirs) {
            most = Math.max(most, Math.abs(value));
        }
        assertThat(ours).as(name).containsExactly(theirs, within(1e-5f * most));
    }

    @Test
    void fiveStepsOfTheSmallNetworkArePyTorchs() {
        Layer model = LeNet.small(SeedStream.generator(1));
        run("small", model, 16, 8, 5);
        model.parameters().forEach((name, p) -> close(p.data().toArray(), "small/" + name));
    }

    @Test
    void threeStepsOfTheNetworkOf1998ArePyTorchs() {
        run("classic", LeNet.classic(SeedStream.generator(1)), 4, 28, 3);
    }

    @Test
    void theFileHoldsWhatIsCompared() {
        assertThat(golden.keySet()).filteredOn(name -> name.endsWith(".gradient")).hasSize(8 + 8);
        assertThat(golden.get("small/logits").shape()).containsExactly(16, 10);
    }
}
