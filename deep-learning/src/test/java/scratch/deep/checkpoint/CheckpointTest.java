package scratch.deep.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
import scratch.deep.data.Data;
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
        refused(trainer(6, new Momentum(0.05), Options.of(5, 5).withPatience(4).withClipping(1)), "update rule AdamW");
        refused(trainer(6, new AdamW(0.05), Options.of(5, 6).withPatience(4).withClipping(1)), "options",
                "batchSize=5");
    }

    @Test
    void anotherVersionIsRefused() throws IOException {
        saved();
        Safetensors old = Safetensors.load(file);
        Map<String, String> numbers = new LinkedHashMap<>(old.metadata());
        numbers.put("version", "2");
        new Safetensors(old.tensors(), numbers).save(file);
        refused(trainer(), "version 2 in the file, 1 here");
        new Safetensors(old.tensors(), Map.of()).save(file);
        refused(trainer(), "format none in the file");
        for (String name : List.of("history", "position", "best_loss", "seed.3.mask", "steps")) {
            numbers = new LinkedHashMap<>(old.metadata());
            numbers.put(name, "x");
            new Safetensors(old.tensors(), numbers).save(file);
            refused(trainer());
            numbers.remove(name);
            new Safetensors(old.tensors(), numbers).save(file);
            refused(trainer(), name + ": is missing");
        }
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
        Layer other = new Sequential(new Linear(3, 6, SeedStream.generator(1)));
        assertThatThrownBy(() -> Checkpoint.loadModel(file, other)).isInstanceOf(IOException.class)
                .hasMessageContaining("tensor 1.weight of the file is unknown here");
    }
}
