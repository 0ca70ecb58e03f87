package scratch.deep.mobilenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import scratch.deep.layer.Layer;
import scratch.deep.onnx.OnnxGraph;
import scratch.deep.onnx.OnnxModel;
import scratch.deep.onnx.OnnxNode;
import scratch.deep.onnx.OnnxTensor;
import scratch.deep.train.Trainer;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

class TextDirectionTest {
    private static final OnnxModel FILE = OnnxModel.of(TextDirectionFile.bytes());

    /// Length, sum and first numbers of what leaves a layer, for the picture of [TextDirectionFile]: computed from the same
    /// weights in double precision by loops that share no line with this project, and by ONNX Runtime.
    private record Reference(String layer, double norm, double sum, double... first) { }

    private static final List<Reference> REFERENCES = List.of(
            new Reference("conv1", 166.20138, 13950.56, 3.003745, 3.210873, 3.306356),
            new Reference("conv2", 57.50407, -1063.550, -0.892842, 0.144489, -0.369076),
            new Reference("conv3", 37.99546, 190.9245, 0.159734, -0.433328, -0.719796),
            new Reference("conv4", 72.17634, -126.3170, 0.961457, 0.143981, -0.043601),
            new Reference("conv5", 68.47770, 894.2745, 0.596489, 1.086144, 0.824957),
            new Reference("conv9", 165.47675, -1124.283, 4.313655, 5.619273, -0.663970),
            new Reference("conv10", 60.40867, 380.3468, 2.092445, 1.914120, 1.817730),
            new Reference("conv12", 107.51584, 91.60928, 2.111612, 2.421059, 2.159864),
            new Reference("conv_last", 53.85858, -7577.068, -0.265207, -0.191731, -0.111205));

    private static Variable picture(int width) {
        return Variable.constant(Tensor.of(TextDirectionFile.picture(48, width), 1, 3, 48, width));
    }

    private static float[] evaluate(Layer layer, Variable x) {
        return Variable.noGradient(() -> layer.forward(x)).data().toArray();
    }

    private static void assertReference(String what, float[] values, Reference expected) {
        double square = 0;
        double sum = 0;
        for (float value : values) {
            square += (double) value * value;
            sum += value;
        }
        assertThat(Math.sqrt(square)).as("length after %s", what).isCloseTo(expected.norm, within(5e-7 * expected.norm));
        // a sum of up to 18432 numbers of either sign, each off by a few 1e-7
        assertThat(sum).as("sum after %s", what).isCloseTo(expected.sum, within(5e-3));
        for (int i = 0; i < expected.first.length; i++) {
            assertThat((double) values[i]).as("number %d after %s", i, what).isCloseTo(expected.first[i], within(5e-6));
        }
    }

    @Test
    void theFileIsTheOneThatTheFiguresAreFor() throws NoSuchAlgorithmException {
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(TextDirectionFile.bytes())))
                .isEqualTo("e47acedf663230f8863ff1ab0e64dd2d82b838fceb5957146dab185a89d6215c");
    }

    @Test
    void everyLayerGivesTheReferenceFigures() {
        MobileNetV3 network = TextDirection.network(FILE);
        Map<String, float[]> outputs = new LinkedHashMap<>();
        Variable y = picture(192);
        for (Map.Entry<String, Layer> layer : network.convolutions().entrySet()) {
            Variable x = y;
            y = Variable.noGradient(() -> layer.getValue().forward(x));
            outputs.put(layer.getKey(), y.data().toArray());
        }
        REFERENCES.forEach(reference -> assertReference(reference.layer, outputs.get(reference.layer), reference));
        assertReference("the pools", evaluate(network.body(), picture(192)),
                new Reference("", 2.574969, -18.25495, 0.200810, -0.232501, -0.139379));
        float[] logits = evaluate(network, picture(192));
        assertThat(logits[0]).isCloseTo(0.910860f, within(5e-6f));
        assertThat(logits[1]).isCloseTo(-0.794078f, within(5e-6f));
    }

    @Test
    void probabilitiesAreThoseOfTheReference() {
        MobileNetV3 network = TextDirection.network(FILE);
        Layer probabilities = x -> network.forward(x).softmax();
        assertThat(evaluate(probabilities, picture(192))[0]).isCloseTo(0.8461777f, within(5e-6f));
        assertThat(evaluate(probabilities, picture(100))[0]).isCloseTo(0.7296700f, within(5e-6f));
        Variable normalised = picture(192).times(2).minus(1);
        assertThat(evaluate(probabilities, normalised)[0]).isCloseTo(0.5518647f, within(5e-6f));
        assertThat(evaluate(probabilities, normalised.times(0))[0]).isCloseTo(0.4997977f, within(5e-6f));
    }

    @Test
    void aBatchGivesWhatItsPicturesGiveAlone() {
        MobileNetV3 network = TextDirection.network(FILE);
        float[] two = new float[2 * 3 * 48 * 64];
        System.arraycopy(TextDirectionFile.picture(48, 64), 0, two, 3 * 48 * 64, 3 * 48 * 64);
        float[] both = evaluate(network, Variable.constant(Tensor.of(two, 2, 3, 48, 64)));
        float[] alone = evaluate(network, picture(64));
        assertThat(both[2]).isCloseTo(alone[0], within(1e-5f));
        assertThat(both[3]).isCloseTo(alone[1], within(1e-5f));
    }

    @Test
    void everyWeightOfTheFileIsUsedOnce() {
        MobileNetV3 network = TextDirection.network(FILE);
        assertThat(network.parameterCount()).isEqualTo(129_356);
        assertThat(network.buffers().values().stream().mapToInt(Tensor::size).sum()).isEqualTo(4_272);
        List<String> used = Trainer.tensors(network).keySet().stream().map(TextDirection::nameInFile).toList();
        List<String> named = FILE.graph().weights().keySet().stream()
                .filter(name -> name.startsWith("conv") || name.startsWith("fc_")).toList();
        assertThat(used).doesNotHaveDuplicates().hasSize(213).containsExactlyInAnyOrderElementsOf(named);
    }

    // ---------------------------------------------------------------- files of other networks

    private static OnnxGraph changed(Consumer<Map<String, OnnxTensor>> change) {
        Map<String, OnnxTensor> weights = new LinkedHashMap<>(FILE.graph().weights());
        change.accept(weights);
        return new OnnxGraph("changed", List.of(), weights, List.of(), List.of());
    }

    private static void assertRefused(OnnxGraph graph, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> TextDirection.network(
                new OnnxModel(7, "a test", Map.of("", 11L), graph, Map.of()))).withMessage(message);
    }

    @Test
    void theFirstWeightThatDiffersIsNamed() {
        assertRefused(changed(weights -> weights.keySet().removeIf(name -> name.startsWith("conv5_"))),
                "TextDirection.network: no weight conv5_expand_weights of (32, 8, 1, 1) in the file: it is of another "
                        + "architecture");
        assertRefused(changed(weights -> {
            weights.put("conv9_se_1_weights", OnnxTensor.of("", new float[576], 12, 48));
            weights.put("fc_0.w_0", OnnxTensor.of("", new float[400], 2, 200));
        }), "TextDirection.network: weight conv9_se_1_weights is (12, 48) in the file and (12, 48, 1, 1) here: it is of "
                + "another architecture");
        assertRefused(changed(weights -> weights.put("fc_0.w_0", OnnxTensor.of("", new float[400], 2, 200))),
                "TextDirection.network: weight fc_0.w_0 is (2, 200) in the file and (200, 2) here: it is of another "
                        + "architecture");
        assertRefused(changed(weights -> weights.put("conv1_weights", OnnxTensor.of("", new long[216], 8, 3, 3, 3))),
                "TextDirection.network: weight conv1_weights is of type I64 in the file: must be floating-point");
    }

    @Test
    void anOperatorThatThisNetworkHasNotIsNamedWithItsNode() {
        List<OnnxNode> nodes = new ArrayList<>(FILE.graph().nodes());
        nodes.add(new OnnxNode("Resize_7", "Resize", List.of("x"), List.of("larger"), Map.of()));
        assertRefused(new OnnxGraph("", nodes, Map.of(), FILE.graph().inputs(), FILE.graph().outputs()),
                "onnx: node Resize_7 (Resize): operator Resize: must be one of [Add, BatchNormalization, Cast, Clip, Concat, "
                        + "Conv, Div, GlobalAveragePool, HardSigmoid, Identity, MatMul, MaxPool, Mul, Relu, Reshape, Shape, "
                        + "Slice, Softmax]");
    }
}
