package scratch.deep.convolution.lenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scratch.deep.checkpoint.Checkpoint;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Activation;
import scratch.deep.layer.Conv2d;
import scratch.deep.layer.Flatten;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.deep.layer.MaxPool2d;
import scratch.deep.layer.Sequential;
import scratch.deep.loss.Loss;
import scratch.deep.optimizer.Adam;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.train.Evaluation;
import scratch.deep.train.Options;
import scratch.deep.train.Trainer;
import scratch.example.data.Datasets;
import scratch.example.data.IdxFile;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

class LeNetTest {
    @TempDir
    Path folder;

    @Test
    void theTinyNetworkOfTheReadmeByHand() {
        var random = SeedStream.generator(1);
        Conv2d convolution = new Conv2d(1, 1, 2, random);
        Linear dense = new Linear(1, 2, random);
        Layer model = new Sequential(convolution, Activation.RELU, new MaxPool2d(2), new Flatten(), dense);
        convolution.weight().data().write(new float[] {1, 0, 0, -1});
        convolution.bias().data().write(new float[] {0.5f});
        dense.weight().data().write(new float[] {1, -1});
        Variable x = Variable.parameter(Tensor.of(new float[] {0, 1, 2, 1, 2, 0, 0, 1, 0}, 1, 1, 3, 3));
        assertThat(convolution.forward(x).data().toArray()).containsExactly(-1.5f, 1.5f, 0.5f, 2.5f);
        Variable logits = model.forward(x);
        assertThat(logits.data().toArray()).containsExactly(2.5f, -2.5f);
        Variable loss = Functions.crossEntropy(logits, 1);
        loss.backward();
        assertThat(loss.item()).isCloseTo(5.0067f, within(1e-4f));
        assertThat(dense.weight().gradient().toArray()).containsExactly(new float[] {2.4833f, -2.4833f}, within(1e-4f));
        assertThat(convolution.weight().gradient().toArray())
                .containsExactly(new float[] {3.9732f, 0, 1.9866f, 0}, within(1e-4f));
        assertThat(convolution.bias().gradient().toArray()).containsExactly(new float[] {1.9866f}, within(1e-4f));
        assertThat(x.gradient().toArray())
                .containsExactly(new float[] {0, 0, 0, 0, 1.9866f, 0, 0, 0, -1.9866f}, within(1e-4f));
    }

    @Test
    void theParameterCountsOfTheReadme() {
        var random = SeedStream.generator(1);
        assertThat(LeNet.classic(random).parameterCount()).isEqualTo(61_706);
        assertThat(LeNet.small(random).parameterCount()).isEqualTo(3_658);
        assertThat(LeNet.denseOfEqualSize(8, 3_658, random).parameterCount()).isEqualTo(3_685);
        assertThat(LeNet.denseOfEqualSize(28, 61_706, random).parameterCount()).isEqualTo(62_020);
        assertThat(LeNet.classic(random).forward(Variable.constant(Tensor.zeros(3, 1, 28, 28))).shape()).containsExactly(3, 10);
        assertThat(LeNet.of(8, random).forward(Variable.constant(Tensor.zeros(3, 1, 8, 8))).shape()).containsExactly(3, 10);
    }

    @Test
    void fiveEpochsReadAtLeastNineOfTenDigits() {
        Pictures[] parts = Ex413LeNet.read(Ex413LeNet.write(3), 16);
        assertThat(Ex413LeNet.train(true, parts, 5, 3).accuracy()).isGreaterThan(0.93);
    }

    // ---------------------------------------------------------------- files

    @Test
    void theBytesOfAFileOfImages() {
        assertThat(IdxFormat.bytes(new int[] {0, 1, 128, 255}, 1, 2, 2)).containsExactly(0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2,
                0, 0,
                0, 2, 0, 1, -128, -1);
        assertThat(IdxFormat.bytes(new int[] {7, 9}, 2)).containsExactly(0, 0, 8, 1, 0, 0, 0, 2, 7, 9);
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Pictures[] parts = Ex413LeNet.read(Ex413LeNet.write(5), 16);
        assertThat(parts[0].size() + parts[1].size()).isEqualTo(1797);
        int[] counts = new int[10];
        Arrays.stream(parts).flatMapToInt(p -> Arrays.stream(p.labels())).forEach(label -> counts[label]++);
        int[] expected = new int[10];
        Arrays.stream(Datasets.digits().y()).forEach(label -> expected[label]++);
        assertThat(counts).containsExactly(expected);
        double sum = Arrays.stream(parts).mapToDouble(p -> {
            double s = 0;
            for (float v : p.pixels()) {
                s += v;
            }
            return s;
        }).sum();
        assertThat(16 * sum).isEqualTo(Arrays.stream(Datasets.digits().x()).flatMapToDouble(Arrays::stream).sum());
    }

    @Test
    void filesOfMnistAreReadZippedOrNot() throws IOException {
        int[] pixels = new int[3 * 28 * 28];
        pixels[28 * 28 + 5] = 255;
        for (int i = 0; i < 2; i++) {
            Files.write(folder.resolve(Ex413LeNet.FILES[2 * i]), IdxFormat.bytes(pixels, 3, 28, 28));
            try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(Ex413LeNet.FILES[2 * i + 1] + ".gz")))) {
                out.write(IdxFormat.bytes(new int[] {4, 0, 9}, 3));
            }
        }
        Pictures[] parts = Ex413LeNet.read(folder, 255);
        assertThat(parts[1].side()).isEqualTo(28);
        assertThat(parts[0].labels()).containsExactly(4, 0, 9);
        assertThat(parts[0].picture(1)[5]).isEqualTo(1);
        Ex413LeNet.Run run = Ex413LeNet.train(true, parts, 1, 1);
        assertThat(run.model().parameterCount()).isEqualTo(61_706);
        assertThat(run.epochs().getLast().trainLoss()).isFinite();
    }

    @Test
    void aTruncatedFileIsRefused() throws IOException {
        Path file = folder.resolve("images");
        byte[] whole = IdxFormat.bytes(new int[2 * 9], 2, 3, 3);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertThatIllegalArgumentException().isThrownBy(() -> IdxFile.read(file))
                .withMessage(file + ": 17 bytes of data: shape [2, 3, 3] needs 18, the file is truncated");
        Files.write(file, Arrays.copyOf(whole, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> IdxFile.read(file))
                .withMessage(file + ": the file ends too early: it is truncated");
    }

    // ---------------------------------------------------------------- weights

    @Test
    void savedAndLoadedWeightsGiveTheSameBits() throws IOException {
        Pictures pictures = Pictures.of(Arrays.copyOf(Datasets.digits().x(), 64), 16, Arrays.copyOf(Datasets.digits().y(), 64));
        Layer model = LeNet.small(SeedStream.generator(1));
        var optimizer = new Optimizer(model.parameters(), new Adam(0.01));
        new Trainer(model, Loss.crossEntropy(), optimizer, pictures.data(), Options.of(1, 16)).run();
        Path file = folder.resolve("lenet.safetensors");
        Checkpoint.saveModel(file, model);
        Layer loaded = LeNet.small(SeedStream.generator(2));
        Variable x = Variable.constant(Tensor.of(pictures.pixels(), 64, 1, 8, 8));
        assertThat(loaded.forward(x).data().toArray()).isNotEqualTo(model.forward(x).data().toArray());
        Checkpoint.loadModel(file, loaded);
        assertThat(loaded.forward(x).data().toArray()).isEqualTo(model.forward(x).data().toArray());
        model.parameters().forEach((name, p) ->
                assertThat(loaded.parameters().get(name).data().toArray()).as(name).isEqualTo(p.data().toArray()));
    }

    @Test
    void weightsOfAnotherNetworkAreRefusedByNameAndShape() throws IOException {
        Path file = folder.resolve("classic.safetensors");
        Checkpoint.saveModel(file, LeNet.classic(SeedStream.generator(1)));
        Layer small = LeNet.small(SeedStream.generator(2));
        float[] before = small.parameters().get("0.weight").data().toArray();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> Checkpoint.loadModel(file, small)).withMessage(file
                + ": checkpoint: 0.weight is (6, 1, 5, 5) in the file and (8, 1, 3, 3) here: it is of another architecture");
        assertThat(small.parameters().get("0.weight").data().toArray()).isEqualTo(before);
    }

    // ---------------------------------------------------------------- pictures and confusion

    @Test
    void aMovedPictureLosesWhatLeavesTheFrame() {
        Pictures one = Pictures.of(new double[][] {{1, 2, 3, 4}, {5, 6, 7, 8}}, 1, 0, 1);
        assertThat(one.moved(1).pixels()).containsExactly(0, 1, 0, 3, 0, 5, 0, 7);
        assertThat(one.moved(-1).pixels()).containsExactly(2, 0, 4, 0, 6, 0, 8, 0);
        assertThat(one.moved(0).pixels()).containsExactly(one.pixels());
        assertThat(one.moved(2).pixels()).containsOnly(0);
    }

    @Test
    void aConfusionMatrixByHand() {
        Confusion confusion = Confusion.of(3, new int[] {0, 0, 1, 2, 2, 2}, 0, 1, 1, 1, 1, 2);
        assertThat(confusion.counts()).isDeepEqualTo(new int[][] {{1, 1, 0}, {0, 1, 0}, {0, 2, 1}});
        assertThat(confusion.errors()).isEqualTo(3);
        assertThat(confusion.recall(2)).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(confusion.mistakes()).containsExactly(new Confusion.Pair(2, 1, 2), new Confusion.Pair(0, 1, 1));
    }

    @Test
    void theClassesOfTheEvaluationAreThoseOfTheConfusion() {
        Pictures pictures = Pictures.of(Arrays.copyOf(Datasets.digits().x(), 50), 16, Arrays.copyOf(Datasets.digits().y(), 50));
        Layer model = LeNet.small(SeedStream.generator(1));
        Confusion confusion = Confusion.of(10, pictures.labels(), Evaluation.classes(model, pictures.data()));
        assertThat(1 - confusion.errors() / 50.0).isCloseTo(Evaluation.of(model, pictures.data(), Loss.crossEntropy())
                .accuracy(), within(1e-12));
    }

    @Test
    void whatIsRefused() {
        var random = SeedStream.generator(1);
        refused(() -> LeNet.of(9, random), "LeNet.of: images of 9 x 9: must be 8 x 8 or 28 x 28");
        refused(() -> IdxFormat.bytes(new int[3], 2, 2), "IdxFormat.bytes: 3 elements for 4 places: must be equal");
        refused(() -> IdxFormat.bytes(new int[] {256}, 1), "IdxFormat.bytes: element 0 is 256: must be from 0 to 255");
        refused(() -> IdxFormat.bytes(new int[0]), "IdxFormat.bytes: 0 dimensions: must be from 1 to 4");
        refused(() -> Confusion.of(2, new int[] {0}, 2), "Confusion.of: row 0 is a 0 read as 2: must be from 0 to 1");
        refused(() -> Confusion.of(2, new int[] {0, 1}, 1),
                "Confusion.of: 2 labels, 1 answers: must be equally many, and at least one");
        refused(() -> new Pictures(2, new float[7], 1, 2), "Pictures: 7 pixels for 2 pictures of 2 x 2: must be equally many");
        refused(() -> Pictures.of(new double[][] {{1, 2, 3, 4}, {1}}, 1, 0, 0),
                "Pictures.of: picture 1 has 1 pixels: must be 2 x 2");
        refused(() -> LeNet.small(random).forward(Variable.constant(Tensor.zeros(1, 3, 8, 8))),
                "Conv2d 1 -> 8, 3 x 3, padding 1: (1, 3, 8, 8): must be (rows, 1, height, width)");
    }

    private static void refused(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }
}
