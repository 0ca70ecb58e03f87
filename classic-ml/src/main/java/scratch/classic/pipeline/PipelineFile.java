package scratch.classic.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import scratch.classic.linearmodel.LinearModel;
import scratch.classic.linearmodel.LogisticModel;
import scratch.classic.linearmodel.SoftmaxModel;
import scratch.classic.model.Classifier;
import scratch.classic.model.Regressor;
import scratch.classic.model.Storable;
import scratch.classic.preprocess.Binning;
import scratch.classic.preprocess.CyclicFeature;
import scratch.classic.preprocess.DateFeatures;
import scratch.classic.preprocess.FittedStep;
import scratch.classic.preprocess.HashingEncoder;
import scratch.classic.preprocess.Imputer;
import scratch.classic.preprocess.IterativeImputer;
import scratch.classic.preprocess.KNearestImputer;
import scratch.classic.preprocess.MahalanobisClipper;
import scratch.classic.preprocess.OneHotEncoder;
import scratch.classic.preprocess.OrdinalEncoder;
import scratch.classic.preprocess.OutlierClipper;
import scratch.classic.preprocess.PolynomialFeatures;
import scratch.classic.preprocess.QuantileScaler;
import scratch.classic.preprocess.Scaler;
import scratch.classic.preprocess.SelectColumns;
import scratch.classic.preprocess.SplineFeatures;
import scratch.classic.preprocess.TargetEncoder;

/// A fitted pipeline as a JSON file that a person can read: format, version, checksum, the names of the steps in
/// their order, the steps, the model, and what it answers.
///
/// The checksum is the SHA-256 of the whole text with the checksum's own digits taken as 0, so that no byte can change
/// unseen. A file appears under its name only when it is complete; numbers are written with all their digits, so that
/// what is read answers to the last bit as what was written.
public final class PipelineFile {
    private static final String FORMAT = "fitted pipeline";
    private static final int VERSION = 1;
    private static final String NO_CHECKSUM = "0".repeat(64);

    /// How to read each kind. A new kind of step is one line.
    private static final Map<String, Function<Map<String, Object>, FittedStep>> STEPS = Map.ofEntries(
            Map.entry("scaler", Scaler.Fitted::fromState),
            Map.entry("quantile-scaler", QuantileScaler.Fitted::fromState),
            Map.entry("imputer", Imputer.Fitted::fromState),
            Map.entry("k-nearest-imputer", KNearestImputer.Fitted::fromState),
            Map.entry("iterative-imputer", IterativeImputer.Fitted::fromState),
            Map.entry("one-hot-encoder", OneHotEncoder.Fitted::fromState),
            Map.entry("ordinal-encoder", OrdinalEncoder.Fitted::fromState),
            Map.entry("target-encoder", TargetEncoder.Fitted::fromState),
            Map.entry("hashing-encoder", HashingEncoder.Fitted::fromState),
            Map.entry("outlier-clipper", OutlierClipper.Fitted::fromState),
            Map.entry("mahalanobis-clipper", MahalanobisClipper.Fitted::fromState),
            Map.entry("binning", Binning.Fitted::fromState),
            Map.entry("cyclic-feature", CyclicFeature::fromState),
            Map.entry("date-features", DateFeatures::fromState),
            Map.entry("polynomial-features", PolynomialFeatures.Fitted::fromState),
            Map.entry("spline-features", SplineFeatures.Fitted::fromState),
            Map.entry("select-columns", SelectColumns.Fitted::fromState));
    private static final Map<String, Function<Map<String, Object>, Regressor>> REGRESSORS = Map.of(
            "linear-model", LinearModel::fromState);
    private static final Map<String, Function<Map<String, Object>, Classifier>> CLASSIFIERS = Map.of(
            "logistic-model", LogisticModel::fromState, "softmax-model", SoftmaxModel::fromState);

    private PipelineFile() {
    }

    /// Writes a pipeline that answers with numbers.
    ///
    /// @throws IllegalArgumentException if the model or a step cannot be written down
    /// @throws UncheckedIOException     if the file cannot be written; then what was there before is still there
    public static void save(FittedRegressor pipeline, Path file) {
        write(content(pipeline.steps(), pipeline.features(), pipeline.model(), REGRESSORS), file);
    }

    /// Writes a pipeline that answers with classes.
    public static void save(FittedClassifier pipeline, Path file) {
        write(content(pipeline.steps(), pipeline.features(), pipeline.model(), CLASSIFIERS)
                .put("classes", new JSONArray(pipeline.classes())), file);
    }

    /// Reads a pipeline that answers with numbers.
    ///
    /// @throws IllegalArgumentException if the file is cut, changed, newer than this program, or of another kind: by name
    /// @throws UncheckedIOException     if it cannot be read
    public static FittedRegressor readRegressor(Path file) {
        JSONObject content = read(file);
        return new FittedRegressor(steps(file, content), words(file, content, "features"),
                stored(file, content.optJSONObject("model"), "the model", REGRESSORS));
    }

    /// Reads a pipeline that answers with classes.
    public static FittedClassifier readClassifier(Path file) {
        JSONObject content = read(file);
        return new FittedClassifier(steps(file, content), words(file, content, "features"),
                stored(file, content.optJSONObject("model"), "the model", CLASSIFIERS), words(file, content, "classes"));
    }

    private static JSONObject content(FittedSteps steps, List<String> features, Object model, Map<String, ?> kinds) {
        JSONArray written = new JSONArray();
        for (FittedStep step : steps.steps()) {
            written.put(object(step, STEPS));
        }
        if (!(model instanceof Storable storable)) {
            throw new IllegalArgumentException("PipelineFile.save: the model is a " + model.getClass().getName()
                    + ": must be one that can be written down: " + sorted(kinds));
        }
        return new JSONObject().put("format", FORMAT).put("version", VERSION).put("sha256", NO_CHECKSUM)
                .put("order", new JSONArray(steps.steps().stream().map(FittedStep::kind).toList()))
                .put("steps", written).put("features", new JSONArray(features)).put("model", object(storable, kinds));
    }

    private static JSONObject object(Storable part, Map<String, ?> kinds) {
        if (!kinds.containsKey(part.kind())) {
            throw new IllegalArgumentException("PipelineFile.save: kind '" + part.kind() + "': can be written, but not read:"
                    + " must be one of " + sorted(kinds));
        }
        return new JSONObject().put("kind", part.kind()).put("state", new JSONObject(part.state()));
    }

    private static void write(JSONObject content, Path file) {
        String text = content.toString(1);
        String complete = text.replace(NO_CHECKSUM, sha256(text));
        // subtle: a temporary file of the JDK is for its owner alone, and would still be so under its last name
        Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try {
                Files.writeString(part, complete, StandardOpenOption.CREATE_NEW);
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PipelineFile.save: " + file + ": cannot be written", e);
        }
    }

    private static JSONObject read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            throw refused(file, "bytes that are no UTF-8 text", "the file was changed");
        } catch (IOException e) {
            throw new UncheckedIOException("PipelineFile.read: " + file + ": cannot be read", e);
        }
        JSONObject content;
        try {
            content = new JSONObject(text);
        } catch (JSONException e) {
            throw refused(file, "no complete JSON object (" + e.getMessage() + ")", "the file was cut or changed");
        }
        if (!FORMAT.equals(content.opt("format"))) {
            throw refused(file, "format " + content.opt("format"), "must be '" + FORMAT + "'");
        }
        if (!(content.opt("version") instanceof Integer version) || version < 1) {
            throw refused(file, "version " + content.opt("version"), "must be a whole number from 1");
        }
        if (version > VERSION) {
            throw refused(file, "version " + version, "this program reads versions up to " + VERSION + ": take a newer one");
        }
        String checksum = content.optString("sha256");
        if (checksum.length() != NO_CHECKSUM.length() || !sha256(text.replace(checksum, NO_CHECKSUM)).equals(checksum)) {
            throw refused(file, "the checksum does not fit", "the file was changed after it was written");
        }
        return content;
    }

    private static FittedSteps steps(Path file, JSONObject content) {
        JSONArray written = content.optJSONArray("steps");
        if (written == null) {
            throw refused(file, "no 'steps'", "must be a list");
        }
        List<FittedStep> steps = new ArrayList<>();
        for (int i = 0; i < written.length(); i++) {
            steps.add(stored(file, written.optJSONObject(i), "step " + i, STEPS));
        }
        List<String> order = words(file, content, "order");
        for (int i = 0; i < Math.max(order.size(), steps.size()); i++) {
            String kind = i < steps.size() ? steps.get(i).kind() : "missing";
            if (i >= order.size() || !order.get(i).equals(kind)) {
                throw refused(file, "step " + i + " is " + kind, "the steps must be " + order);
            }
        }
        return new FittedSteps(steps);
    }

    private static <T> T stored(Path file, JSONObject part, String what, Map<String, Function<Map<String, Object>, T>> kinds) {
        if (part == null || !kinds.containsKey(part.optString("kind")) || part.optJSONObject("state") == null) {
            throw refused(file, what + " is " + (part == null ? "missing" : "of kind '" + part.optString("kind") + "'"),
                    "must be one of " + sorted(kinds) + ", with its state");
        }
        try {
            return kinds.get(part.getString("kind")).apply(part.getJSONObject("state").toMap());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("PipelineFile.read: " + file + ": " + what + ": " + e.getMessage(), e);
        }
    }

    private static List<String> words(Path file, JSONObject content, String name) {
        JSONArray list = content.optJSONArray(name);
        if (list == null) {
            throw refused(file, "no '" + name + "'", "must be a list of words");
        }
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.toString()));
        return words;
    }

    // A map of the JDK lists its keys in another order each time that it runs.
    private static List<String> sorted(Map<String, ?> kinds) {
        return kinds.keySet().stream().sorted().toList();
    }

    private static IllegalArgumentException refused(Path file, String given, String rule) {
        return new IllegalArgumentException("PipelineFile.read: " + file + ": " + given + ": " + rule);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("PipelineFile: every JDK has SHA-256", e);
        }
    }
}
