package scratch.deep.convolution.transferlearning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scratch.deep.checkpoint.Checkpoint;
import scratch.deep.checkpoint.Safetensors;
import scratch.deep.data.Data;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.BatchNorm;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.deep.layer.Sequential;
import scratch.deep.mobilenet.MobileNetV3;
import scratch.deep.residual.Architecture;
import scratch.deep.residual.ResNet;
import scratch.deep.train.Trainer;
import scratch.example.data.Datasets;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

class TransferTest {
    private static final Data DIGITS = Pictures.of(Arrays.copyOf(Datasets.digits().x(), 120), 16,
            Arrays.copyOf(Datasets.digits().y(), 120), 24);

    private static Map<String, float[]> snapshot(Layer layer) {
        Map<String, float[]> values = new LinkedHashMap<>();
        Trainer.tensors(layer).forEach((name, tensor) -> values.put(name, tensor.toArray()));
        return values;
    }

    private static void assertSame(Map<String, float[]> before, Layer layer) {
        snapshot(layer).forEach((name, values) -> assertThat(Arrays.equals(values, before.get(name))).as(name).isTrue());
    }

    // ---------------------------------------------------------------- freezing

    @Test
    void trainingAHeadLeavesEveryBitOfAFrozenBody() {
        Layer body = Transfer.cut(Ex416TransferLearning.network(), "conv2");
        Map<String, float[]> before = snapshot(body);
        Layer network = new Sequential(new Frozen(body), Transfer.head(96, 10, 1));
        Transfer.train(network, DIGITS, DIGITS, new Transfer.Recipe(4, 32, 0.01, 1));
        assertSame(before, body);
    }

    @Test
    void withoutEvaluationModeTheRunningAveragesMoveThoughNoWeightDoes() {
        Layer body = Transfer.cut(Ex416TransferLearning.network(), "conv2");
        Map<String, float[]> before = snapshot(body);
        Layer network = new Sequential(new WithoutGradient(body), Transfer.head(96, 10, 1));
        Transfer.train(network, DIGITS, DIGITS, new Transfer.Recipe(4, 32, 0.01, 1));
        snapshot(body).forEach((name, values) -> {
            if (name.contains("running_")) {
                assertThat(values).as(name).isNotEqualTo(before.get(name));
            } else {
                assertThat(values).as(name).containsExactly(before.get(name));
            }
        });
    }

    /// Running averages move by a tenth to those of a batch: from mean 0 and variance 1 to 0.1·6 and 0.9 + 0.1·8.
    @Test
    void oneBatchMovesTheRunningAveragesAsInTheReadme() {
        BatchNorm norm = new BatchNorm(1);
        new WithoutGradient(norm).forward(Variable.constant(Tensor.of(new float[] {4, 8}, 2, 1)));
        assertThat(norm.buffers().get("running_mean").item()).isEqualTo(0.6f);
        assertThat(norm.buffers().get("running_var").item()).isEqualTo(1.7f);
        norm.eval();
        assertThat(norm.forward(Variable.constant(Tensor.of(new float[] {4}, 1, 1))).item())
                .isEqualTo((float) ((4 - 0.6) / Math.sqrt(1.7 + 1e-5)), within(1e-5f));
    }

    @Test
    void noGradientGoesThroughAFrozenLayer() {
        Linear inner = new Linear(2, 2, SeedStream.generator(1));
        Linear outer = new Linear(2, 2, SeedStream.generator(2));
        Layer network = new Sequential(new Frozen(inner), outer);
        Functions.crossEntropy(network.forward(Variable.constant(Tensor.ones(1, 2))), 1).backward();
        assertThat(inner.weight().hasGradient()).isFalse();
        assertThat(outer.weight().hasGradient()).isTrue();
    }

    @Test
    void featuresComputedOnceTrainTheSameHeadAsAFrozenBody() {
        Layer body = Transfer.cut(Ex416TransferLearning.network(), "conv2");
        Data features = Transfer.features(body, DIGITS);
        Layer once = Transfer.head(96, 10, 1);
        Layer again = Transfer.head(96, 10, 1);
        var recipe = new Transfer.Recipe(8, 32, 0.01, 1);
        Transfer.train(once, features, features, recipe);
        Transfer.train(new Sequential(new Frozen(body), again), DIGITS, DIGITS, recipe);
        float[] expected = once.parameters().get("1.weight").data().toArray();
        float[] actual = again.parameters().get("1.weight").data().toArray();
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-4f));
        }
    }

    // ---------------------------------------------------------------- cutting, tiles, pictures

    @Test
    void everyLayerGivesWhatACutThereGives() {
        MobileNetV3 network = Ex416TransferLearning.network();
        Data some = DIGITS.select(0, 1, 2);
        Map<String, Data> all = Transfer.everyLayer(network, some);
        assertThat(all.keySet()).containsExactlyElementsOf(network.convolutions().keySet());
        Data cut = Transfer.features(Transfer.cut(network, "conv4"), some);
        assertThat(all.get("conv4").batch(0, 1, 2).inputs().data().toArray())
                .containsExactly(cut.batch(0, 1, 2).inputs().data().toArray());
        assertThat(cut.labels()).containsExactly(some.labels());
        assertThatIllegalArgumentException().isThrownBy(() -> Transfer.cut(network, "conv13"))
                .withMessage("Transfer.cut: layer conv13: must be one of [conv1, conv2, conv3, conv4, conv5, conv6, conv7, "
                        + "conv8, conv9, conv10, conv11, conv12, conv_last]");
    }

    @Test
    void tilesAreMeansAndSmallMapsHaveATileForEach() {
        Variable map = Variable.constant(Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 1, 1, 2, 4));
        assertThat(new TileMeans(1, 2).forward(map).data().toArray()).containsExactly(3.5f, 5.5f);
        assertThat(new TileMeans(3, 4).forward(map).data().toArray()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThatIllegalArgumentException().isThrownBy(() -> new TileMeans(1, 3).forward(Variable.constant(
                Tensor.zeros(1, 1, 2, 7)))).withMessage("TileMeans: (1, 1, 2, 7) in 1 x 3 tiles: must divide evenly");
        assertThatIllegalArgumentException().isThrownBy(() -> new TileMeans(0, 3))
                .withMessage("TileMeans: 0 x 3: must be at least 1 x 1");
    }

    /// Two by two pixels of ink 0, 4, 8, 12 of 16 on four by four: the corners stay, the middle is three quarters of the way.
    @Test
    void picturesAreBlackOnWhiteAndGrowBetweenPixels() {
        Data picture = Pictures.of(new double[][] {{0, 4, 8, 12}}, 16, new int[] {7}, 4);
        float[] values = picture.batch(0).inputs().data().toArray();
        assertThat(values).hasSize(48);
        assertThat(Arrays.copyOf(values, 8)).containsExactly(1, 0.875f, 0.625f, 0.5f, 0.75f, 0.625f, 0.375f, 0.25f);
        assertThat(Arrays.copyOfRange(values, 16, 24)).containsExactly(Arrays.copyOf(values, 8));
        assertThat(picture.labels()).containsExactly(7);
        assertThatIllegalArgumentException().isThrownBy(() -> Pictures.of(new double[][] {{1, 2, 3}}, 16, new int[] {0}, 4))
                .withMessage("Pictures.of: 3 pixels: must be a square number");
    }

    @Test
    void drawnTextFillsTheHeightAndTurnsByReversing() {
        DrawnText text = Ex416TransferLearning.drawn("Java", 36);
        int rows = 0;
        for (int y = 0; y < 48; y++) {
            for (int x = 0; x < text.width(); x++) {
                if (text.pixels()[y * text.width() + x] < 0) {
                    rows++;
                    break;
                }
            }
        }
        assertThat(rows).isBetween(34, 37);
        assertThat(text.turned().pixels()[0]).isEqualTo(text.pixels()[text.pixels().length - 1]);
        assertThat(text.turned().turned().pixels()).containsExactly(text.pixels());
        assertThatIllegalArgumentException().isThrownBy(() -> DrawnText.of(" ", new Font(Font.SERIF, Font.PLAIN, 1), 36))
                .withMessage("DrawnText.of: text ' ': must have a letter");
        assertThatIllegalArgumentException().isThrownBy(() -> DrawnText.of("a", new Font(Font.SERIF, Font.PLAIN, 1), 41))
                .withMessage("DrawnText.of: letters of 41 pixels: must be from 4 to 40");
    }

    @Test
    void theOldNetworkReadsDirectionInEveryFontOfJava() {
        MobileNetV3 network = Ex416TransferLearning.network();
        for (String family : new String[] {Font.SANS_SERIF, Font.SERIF, Font.MONOSPACED}) {
            for (String word : Ex416TransferLearning.WORDS) {
                DrawnText text = DrawnText.of(word, new Font(family, Font.PLAIN, 1), 36);
                assertThat(Ex416TransferLearning.upright(network, text)).as("%s in %s", word, family).isGreaterThan(0.9);
                assertThat(Ex416TransferLearning.upright(network, text.turned())).as("%s, turned", word).isLessThan(0.1);
            }
        }
    }

    @Test
    void recipesThatCannotWorkAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Transfer.Recipe(0, 32, 0.01, 1))
                .withMessage("Transfer.Recipe: steps = 0: must be at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Transfer.Recipe(1, 1, 0.01, 1))
                .withMessage("Transfer.Recipe: batch size = 1: must be at least 2");
        assertThatIllegalArgumentException().isThrownBy(() -> new Transfer.Recipe(1, 2, 0, 1))
                .withMessage("Transfer.Recipe: rate = 0.0: must be positive and finite");
    }

    // ---------------------------------------------------------------- files

    @Test
    void aFineTunedNetworkComesBackWithTheSameBits(@TempDir Path folder) throws IOException {
        Layer tuned = new Sequential(Transfer.cut(Ex416TransferLearning.network(), "conv3"), Transfer.head(96, 10, 1));
        Transfer.train(tuned, DIGITS, DIGITS, new Transfer.Recipe(4, 32, 0.001, 1));
        Path path = folder.resolve("tuned.safetensors");
        Checkpoint.saveModel(path, tuned);
        Layer loaded = new Sequential(Transfer.cut(Ex416TransferLearning.randomNetwork(3), "conv3"), Transfer.head(96, 10, 2));
        Checkpoint.loadModel(path, loaded);
        assertSame(snapshot(tuned), loaded);
        tuned.eval();
        loaded.eval();
        Variable x = DIGITS.batch(0, 1, 2).inputs();
        assertThat(loaded.forward(x).data().toArray()).containsExactly(tuned.forward(x).data().toArray());
    }

    @Test
    void weightsOfAnotherResNetAreRefusedByTheFirstNameAndShape(@TempDir Path folder) throws IOException {
        ResNet resnet = new ResNet(Architecture.imageNet(18), SeedStream.generator(4));
        Map<String, Safetensors.Entry> tensors = new LinkedHashMap<>();
        Trainer.tensors(resnet).forEach((name, tensor) -> tensors.put(name, name.equals("fc.weight")
                ? new Safetensors.Entry(new int[] {1000, 512}, tensor.transpose().toArray())
                : new Safetensors.Entry(tensor.shape(), tensor.toArray())));
        assertThat(tensors.get("layer2.0.downsample.0.weight").shape()).containsExactly(128, 64, 1, 1);
        assertThat(tensors.get("bn1.running_var").shape()).containsExactly(64);
        Path path = folder.resolve("resnet18.safetensors");
        new Safetensors(tensors, Map.of("format", "pt")).save(path);
        ResNet loaded = Ex416TransferLearning.resnet18(path);
        assertSame(snapshot(resnet), loaded);
        tensors.put("layer3.0.conv1.weight", new Safetensors.Entry(new int[] {256, 128, 1, 1}, new float[256 * 128]));
        new Safetensors(tensors, Map.of("format", "pt")).save(path);
        assertThatIllegalArgumentException().isThrownBy(() -> Ex416TransferLearning.resnet18(path)).withMessage(path
                + ": checkpoint: layer3.0.conv1.weight is (256, 128, 1, 1) in the file and (256, 128, 3, 3) here: it is of "
                + "another architecture");
        tensors.put("layer3.0.conv1.weight", new Safetensors.Entry(new int[] {256, 128, 3, 3}, new float[256 * 128 * 9]));
        tensors.remove("layer1.1.bn2.running_mean");
        new Safetensors(tensors, Map.of("format", "pt")).save(path);
        assertThatIllegalArgumentException().isThrownBy(() -> Ex416TransferLearning.resnet18(path)).withMessageContaining(
                "checkpoint: no tensor layer1.1.bn2.running_mean of (64) in the file");
    }
}
