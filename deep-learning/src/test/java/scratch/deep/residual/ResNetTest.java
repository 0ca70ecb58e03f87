package scratch.deep.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import scratch.deep.checkpoint.Checkpoint;
import scratch.deep.checkpoint.Layout;
import scratch.deep.checkpoint.Safetensors;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Layer;
import scratch.deep.train.Trainer;
import scratch.math.autograd.Functions;
import scratch.math.autograd.GradCheck;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

class ResNetTest {
    @TempDir
    private Path folder;

    private static ResNet network(Architecture architecture) {
        return new ResNet(architecture, SeedStream.generator(3));
    }

    // ---------------------------------------------------------------- how many weights

    /// The numbers that torchvision states for its five networks.
    @ParameterizedTest
    @CsvSource({"18, 11689512", "34, 21797672", "50, 25557032", "101, 44549160", "152, 60192808"})
    void countsAreThePublishedOnesToTheLast(int depth, long published) {
        Architecture architecture = Architecture.imageNet(depth);
        assertThat(architecture.parameterCount()).isEqualTo(published);
        assertThat(architecture.depth()).isEqualTo(depth);
    }

    /// The paper rounds: 0.27, 0.46, 0.66, 0.85 and 1.7 million.
    @ParameterizedTest
    @CsvSource({"20, 269722", "32, 464154", "44, 658586", "56, 853018", "110, 1727962"})
    void networksForSmallPicturesHaveTheCountsOfThePaper(int depth, long count) {
        assertThat(Architecture.cifar(depth).parameterCount()).isEqualTo(count);
        assertThat(Architecture.cifar(depth).depth()).isEqualTo(depth);
    }

    /// Counted in the network itself, at a width that costs little memory. The second number is how many tensors are learned.
    @ParameterizedTest
    @CsvSource({"18, 62", "34, 110", "50, 161", "101, 314", "152, 467"})
    void aPlanCountsWhatItsNetworkHas(int depth, int tensors) {
        Architecture architecture = Architecture.imageNet(depth).withWidth(2).withClasses(7);
        ResNet network = network(architecture);
        assertThat(network.parameterCount()).isEqualTo(architecture.parameterCount());
        assertThat(network.parameters()).hasSize(tensors);
        architecture.parametersByStage().forEach((name, count) -> {
            if (!name.equals("stem")) {
                assertThat(network.children().get(name).parameterCount()).as(name).isEqualTo(count);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "PADDED", "PROJECTED"})
    void aShortcutHasWeightsOnlyIfItProjects(Shortcut shortcut) {
        Architecture architecture = Architecture.cifar(20).withShortcut(shortcut);
        ResNet network = network(architecture);
        assertThat(network.parameterCount()).isEqualTo(architecture.parameterCount())
                .isEqualTo(shortcut == Shortcut.PROJECTED ? 272474 : 269722);
        assertThat(network).hasToString(shortcut == Shortcut.NONE ? "Plain network of 20 layers" : "ResNet of 20 layers");
    }

    @Test
    void theSmallestOfTheFiveAsItIs() {
        ResNet network = network(Architecture.imageNet(18));
        Map<String, Variable> parameters = network.parameters();
        assertThat(network.parameterCount()).isEqualTo(11_689_512);
        assertThat(parameters.get("conv1.weight").shape()).containsExactly(64, 3, 7, 7);
        assertThat(parameters.get("layer2.0.downsample.0.weight").shape()).containsExactly(128, 64, 1, 1);
        assertThat(parameters.get("layer4.1.conv2.weight").shape()).containsExactly(512, 512, 3, 3);
        assertThat(parameters.get("fc.weight").shape()).containsExactly(512, 1000);
        assertThat(network.buffers()).containsKeys("bn1.running_mean", "layer2.0.downsample.1.running_var").hasSize(40);
    }

    // ---------------------------------------------------------------- the same as PyTorch

    private static Map<String, String[]> golden(String network) throws IOException {
        Map<String, String[]> rows = new LinkedHashMap<>();
        try (var in = ResNetTest.class.getResourceAsStream("/golden/resnet.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                String[] words = line.split(" ");
                if (words[0].equals(network)) {
                    int at = words[1].equals("gradient") ? 3 : 2;
                    rows.put(at == 3 ? words[2] : words[1], Arrays.copyOfRange(words, at, words.length));
                }
            }
        }
        return rows;
    }

    private static float[] floats(String... words) {
        float[] numbers = new float[words.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Float.parseFloat(words[i]);
        }
        return numbers;
    }

    /// Number i of tensor k: see `rule` in resnet.py.
    private static double rule(long k, long i) {
        return ((i * 7919 + k * 104729) % 2001 - 1000) / 1000.0;
    }

    private static float[] weights(String name, int k, int... shape) {
        int count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            double x = rule(k, i);
            values[i] = (float) (name.endsWith("running_var") ? 1 + x / 2
                    : shape.length == 1 && name.endsWith("weight") ? 1 + x / 4
                    : shape.length > 1 ? x * 2 / Math.sqrt(count / shape[0]) : x / 4);
        }
        return values;
    }

    /// A file as PyTorch writes it: its names in its order, the last layer as (out, in).
    private Path file(ResNet network, String... names) throws IOException {
        Map<String, Tensor> own = Trainer.tensors(network);
        Map<String, Safetensors.Entry> tensors = new LinkedHashMap<>();
        for (int k = 1; k <= names.length; k++) {
            int[] shape = own.get(names[k - 1]).shape();
            if (names[k - 1].equals("fc.weight")) {
                shape = new int[] {shape[1], shape[0]};
            }
            tensors.put(names[k - 1], new Safetensors.Entry(shape, weights(names[k - 1], k, shape)));
        }
        Path path = folder.resolve("weights.safetensors");
        Files.write(path, new Safetensors(tensors, Map.of("format", "pt")).toBytes());
        return path;
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic", "bottleneck"})
    void namesOutputsAndGradientsArePyTorchs(String kind) throws IOException {
        Map<String, String[]> golden = golden(kind);
        Architecture architecture = new Architecture(kind.equals("basic") ? Architecture.Block.BASIC
                : Architecture.Block.BOTTLENECK, kind.equals("basic") ? List.of(2, 2, 2, 2) : List.of(1, 2, 2, 1), 4, 3, 5,
                Architecture.Stem.PHOTOGRAPH, Shortcut.PROJECTED);
        ResNet network = network(architecture);
        assertThat(Trainer.tensors(network).keySet()).containsExactlyInAnyOrder(golden.get("names"));
        Checkpoint.loadModel(file(network, golden.get("names")), network, Layout.OUT_IN);
        Variable x = Variable.constant(Tensor.of(pixels(2 * 3 * 48 * 40), 2, 3, 48, 40));
        network.eval();
        assertThat(network.forward(x).data().toArray()).containsExactly(floats(golden.get("eval")), within(2e-5f));
        network.train();
        Variable logits = network.forward(x);
        assertThat(logits.data().toArray()).containsExactly(floats(golden.get("train")), within(2e-5f));
        Functions.crossEntropy(logits, 3, 1).backward();
        for (String name : List.of("conv1.weight", "layer2.0.downsample.0.weight", "layer3.0.conv2.weight", "bn1.bias")) {
            float[] expected = floats(golden.get(name));           // the norm, then the first four
            float[] gradient = network.parameters().get(name).gradient().toArray();
            assertThat(norm(gradient)).as(name).isCloseTo(expected[0], within(1e-4 * expected[0] + 1e-5));
            for (int i = 0; i < 4; i++) {
                assertThat(gradient[i]).as(name + " " + i).isCloseTo(expected[i + 1], within(1e-4f * expected[0] + 1e-5f));
            }
        }
        Map<String, Tensor> buffers = network.buffers();
        float[] running = floats(golden.get("running"));
        assertThat(buffers.get("layer1.0.bn1.running_mean").toArray())
                .containsExactly(Arrays.copyOf(running, 4), within(1e-5f));
        assertThat(buffers.get("layer1.0.bn1.running_var").toArray())
                .containsExactly(Arrays.copyOfRange(running, 4, 8), within(1e-5f));
    }

    private static float[] pixels(int count) {
        float[] pixels = new float[count];
        for (int i = 0; i < count; i++) {
            pixels[i] = (float) rule(0, i);
        }
        return pixels;
    }

    private static double norm(float... x) {
        double sum = 0;
        for (float value : x) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }

    // ---------------------------------------------------------------- blocks

    @Test
    void aBlockWhoseLastNormalisationIsZeroPassesItsInputOn() {
        for (Layer block : List.of(new BasicBlock(8, 8, 1, Shortcut.PROJECTED, SeedStream.generator(1)),
                new Bottleneck(8, 2, 1, Shortcut.PADDED, SeedStream.generator(1)))) {
            String last = block instanceof BasicBlock ? "bn2.weight" : "bn3.weight";
            block.parameters().get(last).data().fillInPlace(0);
            Variable x = Variable.parameter(Tensor.of(pixels(2 * 8 * 5 * 4), 2, 8, 5, 4));
            Variable y = block.forward(x);
            assertThat(y.data().toArray()).isEqualTo(x.relu().data().toArray());
            y.sum().backward();
            assertThat(x.gradient().sum().item()).isEqualTo(count(x.data().toArray()));
        }
    }

    private static int count(float... x) {
        int positive = 0;
        for (float value : x) {
            positive += value > 0 ? 1 : 0;
        }
        return positive;
    }

    @Test
    void aPlainBlockWhoseLastNormalisationIsZeroPassesNothing() {
        Layer block = new BasicBlock(8, 8, 1, Shortcut.NONE, SeedStream.generator(1));
        block.parameters().get("bn2.weight").data().fillInPlace(0);
        assertThat(block.forward(Variable.constant(Tensor.of(pixels(2 * 8 * 5 * 4), 2, 8, 5, 4))).data().toArray())
                .containsOnly(0);
    }

    @Test
    void aPaddedShortcutTakesEverySecondPixelAndAddsChannelsOfZeros() {
        Layer around = Shortcut.PADDED.around(1, 2, 2, SeedStream.generator(1));
        Variable x = Variable.parameter(Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 1, 1, 3, 3));
        Variable y = around.forward(x);
        assertThat(y.shape()).containsExactly(1, 2, 2, 2);
        assertThat(y.data().toArray()).containsExactly(1, 3, 7, 9, 0, 0, 0, 0);
        y.sum().backward();
        assertThat(x.gradient().toArray()).containsExactly(1, 0, 1, 0, 0, 0, 1, 0, 1);
        assertThat(around.parameters()).isEmpty();
    }

    @Test
    void gradientsOfABlockAgreeWithDifferences() {
        Layer block = new BasicBlock(2, 3, 2, Shortcut.PADDED, SeedStream.generator(4));
        block.parameters().values().forEach(p -> p.data().write(p.data().times(3).toArray()));    // a step is a small part
        block.parameters().get("bn1.bias").data().fillInPlace(9);      // away from the corners of relu
        block.parameters().get("bn2.bias").data().fillInPlace(9);
        Variable x = Variable.parameter(Tensor.of(pixels(3 * 2 * 4 * 3), 3, 2, 4, 3));
        Set<Variable> all = new LinkedHashSet<>(block.parameters().values());
        all.add(x);
        GradCheck.of(() -> block.forward(x), all.toArray(Variable[]::new)).require(GradCheck.FLOAT_TOLERANCE);
    }

    // ---------------------------------------------------------------- what is refused

    @Test
    void weightsOfAnotherArchitectureAreRefusedByTheFirstNameAndShapeThatDiffer() throws IOException {
        Architecture small = Architecture.imageNet(18).withWidth(2).withClasses(7);
        ResNet eighteen = network(small);
        Path path = file(eighteen, Trainer.tensors(eighteen).keySet().toArray(String[]::new));
        float[] before = network(small).parameters().get("conv1.weight").data().toArray();
        Map<Architecture, String> others = new LinkedHashMap<>();
        others.put(small.withClasses(8), "fc.weight is (7, 16) in the file and (8, 16) here");
        others.put(small.withWidth(4), "conv1.weight is (2, 3, 7, 7) in the file and (4, 3, 7, 7) here");
        others.put(Architecture.imageNet(34).withWidth(2).withClasses(7),
                "no tensor layer1.2.conv1.weight of (2, 2, 3, 3) in the file");
        others.put(small.withShortcut(Shortcut.PADDED),
                "tensor layer2.0.downsample.0.weight of (4, 2, 1, 1) in the file is unknown here");
        others.forEach((architecture, message) -> {
            ResNet other = network(architecture);
            assertThatThrownBy(() -> Checkpoint.loadModel(path, other, Layout.OUT_IN)).isInstanceOf(IOException.class)
                    .hasMessage(path + ": checkpoint: " + message + ": it is of another architecture");
        });
        assertThat(network(small).parameters().get("conv1.weight").data().toArray()).isEqualTo(before);
    }

    @Test
    void picturesWithOtherChannelsAreRefused() {
        ResNet network = network(Architecture.cifar(8).withChannels(1));
        assertThatThrownBy(() -> network.forward(Variable.constant(Tensor.zeros(2, 3, 8, 8))))
                .hasMessage("Conv2d 1 -> 16, 3 x 3, padding 1, no bias: (2, 3, 8, 8): must be (rows, 1, height, width)");
        assertThat(network.features(Variable.constant(Tensor.zeros(2, 1, 8, 12))).shape()).containsExactly(2, 64);
    }

    @Test
    void plansThatCannotBeAreRefused() {
        assertThatThrownBy(() -> Architecture.imageNet(20))
                .hasMessage("Architecture.imageNet: depth 20: must be 18, 34, 50, 101 or 152");
        assertThatThrownBy(() -> Architecture.cifar(21)).hasMessage("Architecture.cifar: depth 21: must be 6n + 2, from 8 up");
        assertThatThrownBy(() -> Architecture.cifar(2)).hasMessage("Architecture.cifar: depth 2: must be 6n + 2, from 8 up");
        assertThatThrownBy(() -> Architecture.cifar(20).withWidth(0)).hasMessage("Architecture: width = 0: must be at least 1");
        assertThatThrownBy(() -> new Architecture(Architecture.Block.BASIC, List.of(), 1, 1, 1,
                Architecture.Stem.THUMBNAIL, Shortcut.NONE)).hasMessage("Architecture: no stages: needs at least one");
        assertThatThrownBy(() -> new Architecture(Architecture.Block.BASIC, List.of(1, 0), 1, 1, 1,
                Architecture.Stem.THUMBNAIL, Shortcut.NONE))
                .hasMessage("Architecture: blocks of a stage = 0: must be at least 1");
        assertThatThrownBy(() -> Shortcut.PADDED.around(4, 2, 1, SeedStream.generator(1)))
                .hasMessage("Shortcut.PADDED: 4 channels to 2: cannot become fewer");
    }
}
