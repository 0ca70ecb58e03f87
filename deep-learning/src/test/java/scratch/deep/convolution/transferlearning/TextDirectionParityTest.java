package scratch.deep.convolution.transferlearning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import scratch.deep.layer.Layer;
import scratch.deep.mobilenet.MobileNetV3;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// Rung a at float32: every number that leaves a layer, beside ONNX Runtime on the same pictures.
class TextDirectionParityTest {

    @Test
    void everyLayerGivesTheNumbersOfOnnxRuntime() {
        MobileNetV3 network = Ex416TransferLearning.network();
        try (Peers416 peers = new Peers416(Ex416TransferLearning.file())) {
            for (int width : new int[] {192, 100, 33}) {
                for (long seed = 0; seed < 3; seed++) {
                    SplittableRandom random = new SplittableRandom(seed);
                    float[] picture = new float[3 * 48 * width];
                    for (int i = 0; i < picture.length; i++) {
                        picture[i] = random.nextFloat() * 2 - 1;
                    }
                    compare(network, peers.run(picture, 48, width), Variable.constant(Tensor.of(picture, 1, 3, 48, width)));
                }
            }
            DrawnText word = Ex416TransferLearning.drawn("Transfer", 36);
            compare(network, peers.run(word.tensor().toArray(), 48, word.width()), Variable.constant(word.tensor()));
        }
    }

    private static void compare(MobileNetV3 network, Map<String, float[]> theirs, Variable picture) {
        assertThat(theirs.keySet()).containsAll(network.convolutions().keySet());
        Variable y = picture;
        for (Map.Entry<String, Layer> layer : network.convolutions().entrySet()) {
            Variable x = y;
            y = Variable.noGradient(() -> layer.getValue().forward(x));
            assertClose(layer.getKey(), y.data().toArray(), theirs.get(layer.getKey()), 1e-4f);        // numbers up to 20
        }
        Variable logits = Variable.noGradient(() -> network.forward(picture));
        assertClose("logits", logits.data().toArray(), theirs.get("logits"), 2e-5f);
        assertClose("probabilities", logits.softmax().data().toArray(), theirs.get("probabilities"), 5e-6f);
    }

    private static void assertClose(String what, float[] ours, float[] theirs, float allowed) {
        assertThat(ours).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.length; i++) {
            if (!(Math.abs(ours[i] - theirs[i]) <= allowed)) {
                assertThat(ours[i]).as("number %d of %s", i, what).isCloseTo(theirs[i], within(allowed));
            }
        }
    }
}
