package scratch.deep.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import scratch.deep.layer.Layer;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.train.Epoch;
import scratch.deep.train.Options;
import scratch.deep.train.Trainer;
import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;

/// A training run on disk, from which it goes on with the same bits as if it had never stopped; and models alone.
///
/// Both are safetensors files, so that every tool can look into them. A checkpoint holds the model's tensors
/// (`model.0.weight`), the optimizer's memory (`optimizer.0.weight.m`), the best weights so far (`best.0.weight`), and
/// as metadata all numbers that are not tensors. Everything is checked before anything is written into the trainer: a
/// checkpoint that does not fit changes nothing.
public final class Checkpoint {
    static final String FORMAT = "scratch.deep.checkpoint";
    static final String VERSION = "1";

    private Checkpoint() {
    }

    // ---------------------------------------------------------------- models

    /// Parameters and buffers of a model.
    public static void saveModel(Path path, Layer model) throws IOException {
        Map<String, Safetensors.Entry> tensors = new LinkedHashMap<>();
        put(tensors, "", Trainer.tensors(model));
        new Safetensors(tensors, Map.of()).save(path);
    }

    /// Loads into a model of the same architecture.
    public static void loadModel(Path path, Layer model) throws IOException {
        Map<String, Tensor> own = Trainer.tensors(model);
        Safetensors file = Safetensors.load(path);
        try {
            requireSame(own, file.tensors());
        } catch (IllegalArgumentException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
        own.forEach((name, tensor) -> tensor.write(file.tensors().get(name).values()));
    }

    // ---------------------------------------------------------------- training runs

    /// Atomic: a crash while saving leaves the checkpoint before it.
    public static void save(Path path, Trainer trainer) throws IOException {
        Trainer.State state = trainer.state();
        Map<String, Safetensors.Entry> tensors = new LinkedHashMap<>();
        put(tensors, "model.", Trainer.tensors(trainer.model()));
        put(tensors, "optimizer.", trainer.optimizer().memory());
        Map<String, Tensor> own = Trainer.tensors(trainer.model());
        state.bestWeights().forEach((name, values) ->
                tensors.put("best." + name, new Safetensors.Entry(own.get(name).shape(), values)));
        Map<String, String> numbers = new LinkedHashMap<>();
        numbers.put("format", FORMAT);
        numbers.put("version", VERSION);
        numbers.put("rule", trainer.optimizer().rule().toString());
        numbers.put("options", comparable(trainer.options()));
        numbers.put("rows", String.valueOf(trainer.data().size()));
        numbers.put("steps", String.valueOf(trainer.optimizer().steps()));
        numbers.put("rate_factor", String.valueOf(trainer.optimizer().rateFactor()));
        numbers.put("position", String.valueOf(state.position()));
        numbers.put("loss_sum", String.valueOf(state.lossSum()));
        numbers.put("stopped", String.valueOf(state.stopped()));
        numbers.put("best_epoch", String.valueOf(state.bestEpoch()));
        numbers.put("best_loss", String.valueOf(state.bestLoss()));
        numbers.put("history", history(state.history()));
        trainer.model().seeds().forEach((name, seeds) -> numbers.put("seed." + name, String.valueOf(seeds.position())));
        numbers.put("crc32", checksum(tensors));
        new Safetensors(tensors, numbers).save(path);
    }

    /// Brings a trainer, made as the one that was saved, to the point where that one was.
    ///
    /// @throws IOException if the file is damaged, of another version, or of another training run; nothing has changed
    public static void load(Path path, Trainer trainer) throws IOException {
        Safetensors file = Safetensors.load(path);
        try {
            restore(file, trainer);
        } catch (IllegalArgumentException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    private static void restore(Safetensors file, Trainer trainer) {
        requireEqual("format", FORMAT, file.metadata().getOrDefault("format", "none"));
        requireEqual("version", VERSION, text(file, "version"));
        requireEqual("checksum", checksum(file.tensors()), text(file, "crc32"));
        requireEqual("update rule", trainer.optimizer().rule().toString(), text(file, "rule"));
        requireEqual("options", comparable(trainer.options()), text(file, "options"));
        requireEqual("number of rows", String.valueOf(trainer.data().size()), text(file, "rows"));
        Map<String, Tensor> model = Trainer.tensors(trainer.model());
        requireSame(model, part(file, "model."));
        requireSame(trainer.optimizer().memory(), part(file, "optimizer."));
        Map<String, float[]> best = new LinkedHashMap<>();
        part(file, "best.").forEach((name, entry) -> best.put(name, entry.values()));
        if (!best.isEmpty()) {
            requireSame(model, part(file, "best."));
        }
        Map<String, Long> positions = new LinkedHashMap<>();
        trainer.model().seeds().keySet().forEach(name ->
                positions.put(name, Long.parseLong(text(file, "seed." + name))));
        Trainer.State state = new Trainer.State(history(text(file, "history")), Integer.parseInt(text(file, "position")),
                Double.parseDouble(text(file, "loss_sum")), Boolean.parseBoolean(text(file, "stopped")),
                Integer.parseInt(text(file, "best_epoch")), Double.parseDouble(text(file, "best_loss")), best);
        long steps = Long.parseLong(text(file, "steps"));
        double factor = Double.parseDouble(text(file, "rate_factor"));

        trainer.resume(state);                                 // from here on nothing can fail half-way
        trainer.optimizer().restore(steps, factor);
        model.forEach((name, tensor) -> tensor.write(file.tensors().get("model." + name).values()));
        Optimizer optimizer = trainer.optimizer();
        optimizer.memory().forEach((name, tensor) ->
                tensor.write(file.tensors().get("optimizer." + name).values()));
        trainer.model().seeds().forEach((name, seeds) -> seeds.moveTo(positions.get(name)));
    }

    /// All that decides about the next step. One may always train for more epochs than was planned.
    private static String comparable(Options options) {
        return options.withEpochs(1).toString();
    }

    private static void put(Map<String, Safetensors.Entry> tensors, String prefix, Map<String, Tensor> from) {
        from.forEach((name, tensor) ->
                tensors.put(prefix + name, new Safetensors.Entry(tensor.shape(), tensor.toArray())));
    }

    private static Map<String, Safetensors.Entry> part(Safetensors file, String prefix) {
        Map<String, Safetensors.Entry> part = new LinkedHashMap<>();
        file.tensors().forEach((name, entry) -> {
            if (name.startsWith(prefix)) {
                part.put(name.substring(prefix.length()), entry);
            }
        });
        return part;
    }

    /// The same names with the same shapes, on both sides.
    private static void requireSame(Map<String, Tensor> own, Map<String, Safetensors.Entry> found) {
        own.forEach((name, tensor) -> {
            if (!found.containsKey(name)) {
                throw new IllegalArgumentException("checkpoint: no tensor " + name + " of "
                        + Shape.text(tensor.shape()) + " in the file: it is of another architecture");
            }
            if (!Arrays.equals(tensor.shape(), found.get(name).shape())) {
                throw new IllegalArgumentException("checkpoint: " + name + " is " + Shape.text(found.get(name).shape())
                        + " in the file and " + Shape.text(tensor.shape()) + " here: it is of another architecture");
            }
        });
        found.keySet().stream().filter(name -> !own.containsKey(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("checkpoint: tensor " + name + " of the file is unknown here: it is of"
                    + " another architecture");
        });
    }

    private static void requireEqual(String what, String here, String inFile) {
        if (!here.equals(inFile)) {
            throw new IllegalArgumentException("checkpoint: " + what + " " + inFile + " in the file, " + here
                    + " here: must be equal");
        }
    }

    private static String text(Safetensors file, String name) {
        String text = file.metadata().get(name);
        if (text == null) {
            throw new IllegalArgumentException("checkpoint: " + name + ": is missing");
        }
        return text;
    }

    private static String history(List<Epoch> history) {
        List<String> lines = new ArrayList<>();
        history.forEach(e -> lines.add(e.number() + " " + e.trainLoss() + " " + e.validationLoss() + " "
                + e.validationAccuracy() + " " + e.rate()));
        return String.join("\n", lines);
    }

    private static List<Epoch> history(String text) {
        List<Epoch> history = new ArrayList<>();
        for (String line : text.isEmpty() ? new String[0] : text.split("\n")) {
            String[] words = line.split(" ");
            if (words.length != 5) {
                throw new IllegalArgumentException("checkpoint: history line '" + line + "': must have five numbers");
            }
            history.add(new Epoch(Integer.parseInt(words[0]), Double.parseDouble(words[1]),
                    Double.parseDouble(words[2]), Double.parseDouble(words[3]), Double.parseDouble(words[4])));
        }
        return history;
    }

    /// Of names and bits of all tensors: a flipped bit in a weight would otherwise pass unseen.
    private static String checksum(Map<String, Safetensors.Entry> tensors) {
        CRC32 crc = new CRC32();
        tensors.forEach((name, entry) -> {
            crc.update(name.getBytes(StandardCharsets.UTF_8));
            ByteBuffer bits = ByteBuffer.allocate(4 * entry.values().length);
            bits.asFloatBuffer().put(entry.values());
            crc.update(bits);
        });
        return Long.toHexString(crc.getValue());
    }
}
