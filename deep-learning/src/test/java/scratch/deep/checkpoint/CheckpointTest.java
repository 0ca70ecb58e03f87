package scratch.deep.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scratch.deep.data.Data;
import scratch.deep.init.Initializer;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Activation;
import scratch.deep.layer.BatchNorm;
import scratch.deep.layer.Dropout;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.deep.layer.Sequential;
import scratch.deep.loss.Loss;
import scratch.deep.optimizer.AdamW;
import scratch.deep.optimizer.Momentum;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.optimizer.Schedule;
import scratch.deep.optimizer.UpdateRule;
import scratch.deep.train.Options;
import scratch.deep.train.Trainer;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

class CheckpointTest {
    @TempDir
    private Path folder;
    private Path file;
    private static final Data DATA = data();

    @BeforeEach
    void name() {
        file = folder.resolve("run.safetensors");
    }

    private static Data data() {
        double[][] x = new double[22][3];
        int[] y = new int[22];
        for (int i = 0; i < x.length; i++) {
            y[i] = i % 2;
            for (int j = 0; j < 3; j++) {
                x[i][j] = Math.sin(i * 3 + j) + y[i];
            }
        }
        return Data.classes(x, y);
    }

    private static Layer model(int hidden) {
        return new Sequential(new Linear(3, hidden, SeedStream.generator(1)), new BatchNorm(hidden), Activation.RELU,
                new Dropout(0.3, 5), new Linear(hidden, 2, SeedStream.generator(2)));
    }

    private static Trainer trainer(int hidden, UpdateRule rule, Options options) {
        Layer model = model(hidden);
        return new Trainer(model, Loss.crossEntropy(),
                new Optimizer(model.parameters(), rule, Schedule.cosine(20, 0.1)), DATA, DATA, options);
    }

    private static Trainer trainer() {
        return trainer(6, new AdamW(0.05), Options.of(5, 5).withPatience(4).withClipping(1));
    }

    private static Map<String, List<Float>> bits(Trainer trainer) {
        Map<String, List<Float>> all = new LinkedHashMap<>();
        Map<String, float[]> arrays = new LinkedHashMap<>();
        Trainer.tensors(trainer.model()).forEach((name, t) -> arrays.put(name, t.toArray()));
        trainer.optimizer().memory().forEach((name, t) -> arrays.put("optimizer " + name, t.toArray()));
        arrays.forEach((name, values) -> {
            List<Float> list = new ArrayList<>();
            for (float value : values) {
                list.add(value);
            }
            all.put(name, list);
        });
        return all;
    }

    /// Stopped after each number of steps: in the middle of an epoch, at its end, before the first.
    @Test
    void resumingGivesTheSameBitsAsNotStopping() throws IOException {
        Trainer whole = trainer();
        whole.run();
        for (int stop : new int[] {0, 1, 5, 8, 24}) {
            Trainer first = trainer();
            for (int i = 0; i < stop; i++) {
                first.step();
            }
            Checkpoint.save(file, first);
            Trainer second = trainer();
            Checkpoint.load(file, second);
            assertThat(second.optimizer().steps()).isEqualTo(stop);
            assertThat(second.run()).isEqualTo(whole.history());
            assertThat(bits(second)).isEqualTo(bits(whole));
            assertThat(second.bestEpoch()).isEqualTo(whole.bestEpoch());
        }
    }

    @Test
    void oneMayTrainForMoreEpochsThanPlanned() throws IOException {
        Trainer first = trainer();
        first.step();
        Checkpoint.save(file, first);
        Trainer longer = trainer(6, new AdamW(0.05), Options.of(7, 5).withPatience(4).withClipping(1));
        Checkpoint.load(file, longer);
        assertThat(longer.optimizer().steps()).isEqualTo(1);
    }

    private void refused(Trainer trainer, String... words) {
        Map<String, List<Float>> before = bits(trainer);
        assertThatThrownBy(() -> Checkpoint.load(file, trainer)).isInstanceOf(IOException.class)
                .hasMessageContainingAll(Stream.concat(Stream.of("run.safetensors"), Stream.of(words))
                        .toArray(String[]::new));
        assertThat(bits(trainer)).isEqualTo(before);
        assertThat(trainer.optimizer().steps()).isZero();
        assertThat(trainer.history()).isEmpty();
        assertThat(trainer.model().seeds().get("3.mask").position()).isZero();
    }

    private void saved() throws IOException {
        Trainer trainer = trainer();
        for (int i = 0; i < 7; i++) {
            trainer.step();
        }
        Checkpoint.save(file, trainer);
    }

    @Test
    void aTruncatedFileIsRefusedAtEveryLength() throws IOException {
        saved();
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {0, 5, 8, 100, bytes.length / 2, bytes.length - 1}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            refused(trainer());
        }
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 4));
        refused(trainer(), "truncated");
    }

    @Test
    void aFlippedBitIsRefused() throws IOException {
        saved();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 3] ^= 1;
        Files.write(file, bytes);
        refused(trainer(), "checksum");
    }

    @Test
    void anotherArchitectureIsRefused() throws IOException {
        saved();
        refused(trainer(7, new AdamW(0.05), Options.of(5, 5).withPatience(4).withClipping(1)),
                "0.weight is (3, 6) in the file and (3, 7) here", "another architecture");
    }

    @Test
    void anotherRunIsRefused() throws IOException {
        saved();
        refused(trainer(6, new Momentum(0.05), Options.of(5, 5).withPatience(4).withClipping(1)), "rule AdamW");
        refused(trainer(6, new AdamW(0.05), Options.of(5, 6).withPatience(4).withClipping(1)), "options",
                "batchSize=5");
    }

    @Test
    void anotherVersionIsRefused() throws IOException {
        saved();
        edited(Safetensors.load(file), Map.of("version", "1"));
        refused(trainer(), "version 1 in the file, 2 here");
        new Safetensors(Safetensors.load(file).tensors(), Map.of()).save(file);
        refused(trainer(), "format none in the file");
    }

    /// Sealed again after the edit: so the number itself is what is refused.
    private void edited(Safetensors old, Map<String, String> changes) throws IOException {
        Map<String, String> numbers = new LinkedHashMap<>(old.metadata());
        numbers.put("crc32", "00000000");
        changes.forEach((name, text) -> {
            if (text.isEmpty()) {
                numbers.remove(name);
            } else {
                numbers.put(name, text);
            }
        });
        new Safetensors(old.tensors(), numbers).saveSealed(file);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        steps       | -8                    | steps -8: must be not negative
        steps       | 8.5                   | steps '8.5': must be a number
        steps       | +8                    | steps '+8': must be written as 8
        rate_factor | NaN                   | rate_factor NaN: must be finite, and not negative
        rate_factor | -9.0                  | rate_factor -9.0: must be finite, and not negative
        rate_factor | Infinity              | rate_factor Infinity: must be finite, and not negative
        seed.3.mask | -8                    | seed.3.mask -8: must be not negative
        position    | -5                    | position -5: must be the first row of a batch, of 22 rows in batches of 5
        position    | 25                    | position 25: must be the first row of a batch
        position    | 11                    | position 11: must be the first row of a batch
        loss_sum    | NaN                   | loss_sum NaN: must be finite, and 0 at the begin of an epoch
        stopped     | yes                   | stopped 'yes': must be written as false
        best_epoch  | 2                     | best_epoch 2: must be one of the 1 epochs, or 0 for none
        best_epoch  | 0                     | best_loss
        best_loss   | NaN                   | best_loss NaN: must be below infinity
        history     | 1 0.5 0.5 0.5         | history line '1 0.5 0.5 0.5': must have five numbers
        history     | 2 0.5 0.5 0.5 0.05    | epoch 2: must be 1
        history     | 1 NaN 0.5 0.5 0.05    | loss of epoch 1 NaN: must be finite
        history     | 1 0.5 0.5 1.5 0.05    | accuracy of epoch 1 1.5: must be from 0 to 1
        history     | 1 0.5 0.5 0.5 -0.05   | rate of epoch 1 -0.05: must be finite
        history     | x 0.5 0.5 0.5 0.05    | history 'x': must be a number
        rows        | 21                    | rows 21 in the file, 22 here
        seed.9.mask | 1                     | text seed.9.mask of the file is unknown here
        """)
    void everyNumberIsChecked(String name, String text, String message) throws IOException {
        saved();
        edited(Safetensors.load(file), Map.of(name, text));
        refused(trainer(), message);
    }

    @Test
    void everyNumberMustBeThere() throws IOException {
        saved();
        Safetensors good = Safetensors.load(file);
        for (String name : List.of("version", "rule", "options", "rows", "steps", "rate_factor", "position", "loss_sum",
                "stopped", "best_epoch", "best_loss", "history", "seed.3.mask")) {
            edited(good, Map.of(name, ""));
            refused(trainer(), name + ": is missing");
        }
    }

    @Test
    void aTensorOfNoneOfThePartsIsRefused() throws IOException {
        Trainer trainer = trainer();
        Safetensors good = Checkpoint.contents(trainer);
        Map<String, Safetensors.Entry> more = new LinkedHashMap<>(good.tensors());
        more.put("other", new Safetensors.Entry(new int[] {1}, new float[1]));
        new Safetensors(more, good.metadata()).saveSealed(file);
        refused(trainer(), "tensor other of the file is unknown here");
        more.remove("other");
        more.put("best.0.weight", good.tensors().get("model.0.weight"));
        new Safetensors(more, good.metadata()).saveSealed(file);
        refused(trainer(), "tensor best.0.weight of (3, 6) in the file is unknown here");
    }

    /// Names, places, numbers, texts, spaces: there is no byte that may be another one.
    @Test
    void everyFlippedByteIsRefused() throws IOException {
        Layer small = new Sequential(new Linear(1, 1, SeedStream.generator(1)), new Dropout(0.5, 3));
        Trainer trainer = new Trainer(small, Loss.meanSquared(), new Optimizer(small.parameters(), new Momentum(0.1)),
                Data.numbers(new double[][] {{1}, {2}, {3}}, new double[][] {{1}, {2}, {4}}), Options.of(3, 1));
        trainer.step();
        Checkpoint.save(file, trainer);
        byte[] bytes = Files.readAllBytes(file);
        trainer.step();
        Map<String, List<Float>> before = bits(trainer);
        long seeds = small.seeds().get("1.mask").position();
        for (int flip : new int[] {1, ' ' ^ '\t', 'a' ^ 'A', 0x80, 0xff}) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] ^= (byte) flip;
                assertThatThrownBy(() -> Checkpoint.restore(SafetensorsFile.of(bytes), trainer))
                        .as("byte %d ^ %d", i, flip).isInstanceOf(IllegalArgumentException.class);
                bytes[i] ^= (byte) flip;
            }
        }
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Checkpoint.restore(SafetensorsFile.of(cut), trainer))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(bits(trainer)).isEqualTo(before);
        assertThat(trainer.state()).isEqualTo(new Trainer.State(List.of(), 2, trainer.state().lossSum(), false, 0,
                Double.POSITIVE_INFINITY, Map.of()));
        assertThat(trainer.optimizer().steps()).isEqualTo(2);
        assertThat(small.seeds().get("1.mask").position()).isEqualTo(seeds).isEqualTo(2);
        Checkpoint.restore(SafetensorsFile.of(bytes), trainer);
        assertThat(trainer.optimizer().steps()).isEqualTo(1);
    }

    @Test
    void savingReplacesTheFileAndLeavesNothingBeside() throws IOException {
        saved();
        saved();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactly("run.safetensors");
        }
    }

    @Test
    void aModelAlone() throws IOException {
        Trainer trainer = trainer();
        trainer.run();
        Checkpoint.saveModel(file, trainer.model());
        assertThat(Safetensors.load(file).tensors().keySet()).containsExactly("0.weight", "0.bias", "1.weight", "1.bias",
                "4.weight", "4.bias", "1.running_mean", "1.running_var");
        Layer fresh = model(6);
        Checkpoint.loadModel(file, fresh);
        assertThat(fresh.parameters().get("4.weight").data().toArray())
                .isEqualTo(trainer.model().parameters().get("4.weight").data().toArray());
        Files.write(file, flipped(Files.readAllBytes(file), -3));
        assertThatThrownBy(() -> Checkpoint.loadModel(file, fresh)).isInstanceOf(IOException.class)
                .hasMessageContaining("checksum");
        Checkpoint.saveModel(file, trainer.model());
        assertThatThrownBy(() -> Checkpoint.loadModel(file, fresh, Layout.OUT_IN))
                .hasMessageContaining("layout OUT_IN for a file written here: must be IN_OUT");
        Layer other = new Sequential(new Linear(3, 6, SeedStream.generator(1)));
        assertThatThrownBy(() -> Checkpoint.loadModel(file, other)).isInstanceOf(IOException.class)
                .hasMessageContaining("tensor 1.weight of (6) in the file is unknown here");
    }

    private static byte[] flipped(byte[] bytes, int fromTheEnd) {
        bytes[bytes.length + fromTheEnd] ^= 1;
        return bytes;
    }

    /// A square weight fits both ways: y = x·W with W from a file of PyTorch must be its transpose. By hand: PyTorch's
    /// W = [[1, 2], [3, 4]] takes (1, 0) to (1, 3), its first column.
    @Test
    void aSquareWeightOfAnotherToolComesInOnlyWithItsLayout() throws IOException {
        Map<String, Safetensors.Entry> torch = new LinkedHashMap<>();
        torch.put("0.weight", new Safetensors.Entry(new int[] {2, 2}, new float[] {1, 2, 3, 4}));
        torch.put("0.bias", new Safetensors.Entry(new int[] {2}, new float[] {10, 20}));
        new Safetensors(torch, Map.of("format", "pt")).save(file);
        Linear linear = new Linear(2, 2, SeedStream.generator(1));
        Layer model = new Sequential(linear);
        float[] before = linear.weight().data().toArray();
        assertThatThrownBy(() -> Checkpoint.loadModel(file, model)).isInstanceOf(IOException.class)
                .hasMessageContaining("format pt, not scratch.deep.model: whether a linear layer's weight is (in, out) or"
                        + " (out, in) must be said");
        assertThat(linear.weight().data().toArray()).isEqualTo(before);

        Checkpoint.loadModel(file, model, Layout.OUT_IN);
        Variable x = Variable.constant(Tensor.of(new float[] {1, 0}, 1, 2));
        assertThat(model.forward(x).data().toArray()).containsExactly(11, 23);
        Checkpoint.loadModel(file, model, Layout.IN_OUT);
        assertThat(model.forward(x).data().toArray()).containsExactly(11, 22);
    }

    @Test
    void anOblongWeightIsTurnedAndTheOtherWayRefused() throws IOException {
        new Safetensors(Map.of("0.weight", new Safetensors.Entry(new int[] {3, 2}, new float[] {1, 2, 3, 4, 5, 6})),
                Map.of()).save(file);
        Linear linear = new Linear(2, 3, Initializer.heNormal(), false, SeedStream.generator(1));
        Layer model = new Sequential(linear);
        Checkpoint.loadModel(file, model, Layout.OUT_IN);
        assertThat(linear.weight().data().toArray()).containsExactly(1, 3, 5, 2, 4, 6);
        assertThatThrownBy(() -> Checkpoint.loadModel(file, model, Layout.IN_OUT))
                .hasMessageContaining("0.weight is (3, 2) in the file and (2, 3) here");
    }

    /// `num_batches_tracked` is an I64 that PyTorch writes beside the running averages.
    @Test
    void countersOfAnotherToolAreLeftOut() throws IOException {
        String header = "{\"0.num_batches_tracked\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]}";
        StringBuilder json = new StringBuilder(header);
        int at = 8;
        for (String name : List.of("weight", "bias", "running_mean", "running_var")) {
            json.append(",\"0.").append(name).append("\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[").append(at)
                    .append(',').append(at += 4).append("]}");
        }
        byte[] text = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
        Files.write(file, ByteBuffer.allocate(8 + text.length + at).order(ByteOrder.LITTLE_ENDIAN).putLong(text.length)
                .put(text).putLong(7).putFloat(2).putFloat(3).putFloat(4).putFloat(5).array());
        Layer model = new Sequential(new BatchNorm(1));
        Checkpoint.loadModel(file, model, Layout.OUT_IN);
        assertThat(model.buffers().get("0.running_var").toArray()).containsExactly(5);
        assertThat(model.parameters().get("0.weight").data().toArray()).containsExactly(2);
    }
}
