package scratch.deep.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.train.Options;
import scratch.deep.train.Trainer;
import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;

/// A training run on disk, from which it goes on with the same bits as if it had never stopped; and models alone.
///
/// Both are safetensors files, so that every tool can look into them, and both are sealed: a checksum covers every byte.
/// A checkpoint holds the model's tensors (`model.0.weight`), the optimizer's memory (`optimizer.0.weight.m`), the best
/// weights so far (`best.0.weight`), and as metadata all numbers that are not tensors. Everything is checked before
/// anything is written into the trainer: a checkpoint that does not fit changes nothing.
public final class Checkpoint {
    static final String RUN = "scratch.deep.checkpoint";
    static final String MODEL = "scratch.deep.model";
    static final String VERSION = "2";

    private Checkpoint() {
    }

    // ---------------------------------------------------------------- models

    /// Parameters and buffers of a model.
    public static void saveModel(Path path, Layer model) throws IOException {
        Map<String, Safetensors.Entry> tensors = new LinkedHashMap<>();
        put(tensors, "", Trainer.tensors(model));
        new Safetensors(tensors, sealed(MODEL)).saveSealed(path);
    }

    /// Loads what [#saveModel] wrote into a model of the same architecture.
    ///
    /// @throws IOException if the file is damaged, of another architecture, or not written here; nothing has changed
    public static void loadModel(Path path, Layer model) throws IOException {
        loadModel(path, model, null);
    }

    /// Loads a file of another tool. Tensors that are not floating-point and that the model does not have, such as the
    /// step counters of PyTorch's batch normalisation, are left out.
    ///
    /// @param layout how the weights of linear layers lie in the file: of those that [Layer#children()] shows
    public static void loadModel(Path path, Layer model, Layout layout) throws IOException {
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            writeModel(file, model, layout);
        } catch (IllegalArgumentException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    static void writeModel(SafetensorsFile file, Layer model, Layout layout) {
        Set<String> linear = linearWeights("", model, new LinkedHashSet<>());
        boolean ours = file.metadata().getOrDefault("format", "none").equals(MODEL);
        if (ours) {
            requireEqual("version", VERSION, RunNumbers.text(file.metadata(), "version"));
            Seal.require(file);
            if (layout == Layout.OUT_IN) {
                throw new IllegalArgumentException("checkpoint: layout OUT_IN for a file written here: must be IN_OUT");
            }
        } else if (layout == null) {
            throw new IllegalArgumentException("checkpoint: format " + file.metadata().getOrDefault("format", "none")
                    + ", not " + MODEL + ": whether a linear layer's weight is (in, out) or (out, in) must be said:"
                    + " loadModel(path, model, Layout)");
        }
        Set<String> turned = layout == Layout.OUT_IN ? linear : Set.of();
        Map<String, Tensor> own = Trainer.tensors(model);
        requireSame(own, file, "", turned);
        own.forEach((name, tensor) -> {
            float[] values = file.values(name);
            tensor.write(turned.contains(name) ? transposed(values, tensor.shape()) : values);
        });
    }

    private static Set<String> linearWeights(String path, Layer layer, Set<String> names) {
        if (layer instanceof Linear) {
            names.add(path + "weight");
        }
        layer.children().forEach((name, child) -> linearWeights(path + name + ".", child, names));
        return names;
    }

    /// (columns, rows) to (rows, columns), which is `shape`.
    private static float[] transposed(float[] values, int... shape) {
        float[] result = new float[values.length];
        for (int i = 0; i < shape[0]; i++) {
            for (int j = 0; j < shape[1]; j++) {
                result[i * shape[1] + j] = values[j * shape[0] + i];
            }
        }
        return result;
    }

    // ---------------------------------------------------------------- training runs

    /// Atomic: a crash while saving leaves the checkpoint before it.
    public static void save(Path path, Trainer trainer) throws IOException {
        contents(trainer).saveSealed(path);
    }

    static Safetensors contents(Trainer trainer) {
        Map<String, Safetensors.Entry> tensors = new LinkedHashMap<>();
        Map<String, Tensor> own = Trainer.tensors(trainer.model());
        put(tensors, "model.", own);
        put(tensors, "optimizer.", trainer.optimizer().memory());
        trainer.state().bestWeights().forEach((name, values) ->
                tensors.put("best." + name, new Safetensors.Entry(own.get(name).shape(), values)));
        Map<String, String> texts = sealed(RUN);
        texts.putAll(identity(trainer));
        texts.putAll(RunNumbers.of(trainer).texts());
        return new Safetensors(tensors, texts);
    }

    private static Map<String, String> sealed(String format) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(Seal.NAME, Seal.OPEN);
        texts.put("format", format);
        texts.put("version", VERSION);
        return texts;
    }

    /// What must be the same in the run that goes on.
    private static Map<String, String> identity(Trainer trainer) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("rule", trainer.optimizer().rule().toString());
        texts.put("options", comparable(trainer.options()));
        texts.put("rows", String.valueOf(trainer.data().size()));
        return texts;
    }

    /// All that decides about the next step. One may always train for more epochs than was planned.
    private static String comparable(Options options) {
        return options.withEpochs(1).toString();
    }

    /// Brings a trainer, made as the one that was saved, to the point where that one was.
    ///
    /// @throws IOException if the file is damaged, of another version, or of another training run; nothing has changed
    public static void load(Path path, Trainer trainer) throws IOException {
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            restore(file, trainer);
        } catch (IllegalArgumentException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    static void restore(SafetensorsFile file, Trainer trainer) {
        Map<String, String> texts = file.metadata();
        requireEqual("format", RUN, texts.getOrDefault("format", "none"));
        requireEqual("version", VERSION, RunNumbers.text(texts, "version"));
        Seal.require(file);
        identity(trainer).forEach((name, here) -> requireEqual(name, here, RunNumbers.text(texts, name)));
        RunNumbers run = RunNumbers.read(texts, trainer);
        requireNothingElse(file, trainer);
        Map<String, Tensor> model = Trainer.tensors(trainer.model());
        Optimizer optimizer = trainer.optimizer();
        requireSame(model, file, "model.", Set.of());
        requireSame(optimizer.memory(), file, "optimizer.", Set.of());
        requireSame(run.bestEpoch() > 0 ? model : Map.of(), file, "best.", Set.of());
        Map<String, float[]> best = new LinkedHashMap<>();
        if (run.bestEpoch() > 0) {
            model.keySet().forEach(name -> best.put(name, file.values("best." + name)));
        }

        trainer.resume(new Trainer.State(run.history(), run.position(), run.lossSum(), run.stopped(), run.bestEpoch(),
                run.bestLoss(), best));                        // from here on nothing is refused any more
        optimizer.restore(run.steps(), run.rateFactor());
        model.forEach((name, tensor) -> tensor.write(file.values("model." + name)));
        optimizer.memory().forEach((name, tensor) -> tensor.write(file.values("optimizer." + name)));
        trainer.model().seeds().forEach((name, seeds) -> seeds.moveTo(run.seeds().get(name)));
    }

    private static void requireNothingElse(SafetensorsFile file, Trainer trainer) {
        Set<String> known = new LinkedHashSet<>(sealed(RUN).keySet());
        known.addAll(identity(trainer).keySet());
        known.addAll(RunNumbers.of(trainer).texts().keySet());
        for (String name : file.metadata().keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("checkpoint: text " + name + " of the file is unknown here");
            }
        }
        for (String name : file.names()) {
            if (Stream.of("model.", "optimizer.", "best.").noneMatch(name::startsWith)) {
                throw new IllegalArgumentException("checkpoint: tensor " + name + " of the file is unknown here");
            }
        }
    }

    // ---------------------------------------------------------------- what both do

    private static void put(Map<String, Safetensors.Entry> tensors, String prefix, Map<String, Tensor> from) {
        from.forEach((name, tensor) ->
                tensors.put(prefix + name, new Safetensors.Entry(tensor.shape(), tensor.toArray())));
    }

    /// The same names with the same shapes, on both sides, in numbers that can be read, with memory to write to.
    ///
    /// @param turned names whose shapes stand in the file the other way round
    private static void requireSame(Map<String, Tensor> own, SafetensorsFile file, String prefix, Set<String> turned) {
        own.forEach((name, tensor) -> {
            int[] shape = turned.contains(name) ? new int[] {tensor.shape()[1], tensor.shape()[0]} : tensor.shape();
            if (!file.names().contains(prefix + name)) {
                throw new IllegalArgumentException("checkpoint: no tensor " + prefix + name + " of "
                        + Shape.text(shape) + " in the file: it is of another architecture");
            }
            if (!Arrays.equals(shape, file.shape(prefix + name))) {
                throw new IllegalArgumentException("checkpoint: " + name + " is " + Shape.text(file.shape(prefix + name))
                        + " in the file and " + Shape.text(shape) + " here: it is of another architecture");
            }
            if (!file.isFloat(prefix + name)) {
                throw new IllegalArgumentException("checkpoint: " + name + " is of type " + file.type(prefix + name)
                        + " in the file: must be floating-point");
            }
            if (tensor.released()) {
                throw new IllegalArgumentException("checkpoint: " + name + " is released here: must have its numbers");
            }
        });
        for (String name : file.names()) {
            // Beside a model of another tool stand counters; in a file of ours there is nothing that is not ours.
            boolean counter = prefix.isEmpty() && !file.isFloat(name);
            if (name.startsWith(prefix) && !own.containsKey(name.substring(prefix.length())) && !counter) {
                throw new IllegalArgumentException("checkpoint: tensor " + name + " of " + Shape.text(file.shape(name))
                        + " in the file is unknown here: it is of another architecture");
            }
        }
    }

    private static void requireEqual(String what, Object here, Object inFile) {
        if (!here.equals(inFile)) {
            throw new IllegalArgumentException("checkpoint: " + what + " " + inFile + " in the file, " + here
                    + " here: must be equal");
        }
    }
}
