package scratch.classic.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.json.JSONArray;
import org.json.JSONObject;
import scratch.classic.bayes.BernoulliNaiveBayes;
import scratch.classic.bayes.GaussianNaiveBayes;
import scratch.classic.bayes.MultinomialNaiveBayes;
import scratch.classic.boosting.AdaBoost;
import scratch.classic.boosting.GradientBoostingClassifier;
import scratch.classic.boosting.GradientBoostingRegressor;
import scratch.classic.decisiontree.ClassificationTree;
import scratch.classic.decisiontree.RegressionTree;
import scratch.classic.forest.RandomForestClassifier;
import scratch.classic.forest.RandomForestRegressor;
import scratch.classic.histogram.HistogramClassifier;
import scratch.classic.histogram.HistogramRegressor;
import scratch.classic.linearmodel.LinearModel;
import scratch.classic.linearmodel.LogisticModel;
import scratch.classic.linearmodel.SoftmaxModel;
import scratch.classic.model.Classifier;
import scratch.classic.model.Regressor;
import scratch.classic.model.Storable;
import scratch.classic.nearest.KNearestClassifier;
import scratch.classic.nearest.KNearestRegressor;
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
import scratch.classic.principal.ProjectColumns;
import scratch.classic.supportvector.KernelSVM;
import scratch.classic.supportvector.LinearSVM;
import scratch.classic.supportvector.SVR;
import scratch.math.Matrix;

/// A fitted pipeline as a JSON file that a person can read: the names of the steps in their order, the steps, the columns
/// that the model gets, the model, and the classes if it answers with some. A [SealedFile] lets no byte of it change unseen.
///
/// Numbers are written with all their digits, so that what is read answers to the last bit as what was written.
public final class PipelineFile {
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
            Map.entry("select-columns", SelectColumns.Fitted::fromState),
            Map.entry("project-columns", ProjectColumns.Fitted::fromState));
    private static final Map<String, Function<Map<String, Object>, Regressor>> REGRESSORS = Map.ofEntries(
            Map.entry("linear-model", LinearModel::fromState),
            Map.entry("regression-tree", RegressionTree::fromState),
            Map.entry("random-forest-regressor", RandomForestRegressor::fromState),
            Map.entry("histogram-regressor", HistogramRegressor::fromState),
            Map.entry("gradient-boosting-regressor", GradientBoostingRegressor::fromState),
            Map.entry("k-nearest-regressor", KNearestRegressor::fromState),
            Map.entry("kernel-svr", SVR::fromState));
    private static final Map<String, Function<Map<String, Object>, Classifier>> CLASSIFIERS = Map.ofEntries(
            Map.entry("logistic-model", LogisticModel::fromState),
            Map.entry("softmax-model", SoftmaxModel::fromState),
            Map.entry("gaussian-naive-bayes", GaussianNaiveBayes::fromState),
            Map.entry("multinomial-naive-bayes", MultinomialNaiveBayes::fromState),
            Map.entry("bernoulli-naive-bayes", BernoulliNaiveBayes::fromState),
            Map.entry("classification-tree", ClassificationTree::fromState),
            Map.entry("ada-boost", AdaBoost::fromState),
            Map.entry("gradient-boosting-classifier", GradientBoostingClassifier::fromState),
            Map.entry("random-forest-classifier", RandomForestClassifier::fromState),
            Map.entry("histogram-classifier", HistogramClassifier::fromState),
            Map.entry("k-nearest-classifier", KNearestClassifier::fromState),
            Map.entry("linear-svm", LinearSVM::fromState),
            Map.entry("kernel-svm", KernelSVM::fromState));

    private PipelineFile() {
    }

    /// Writes a pipeline that answers with numbers.
    ///
    /// @throws IllegalArgumentException     if the model or a step cannot be written down
    /// @throws java.io.UncheckedIOException if the file cannot be written; then what was there before is still there
    public static void save(FittedRegressor pipeline, Path file) {
        SealedFile.write(content(pipeline.steps(), pipeline.features(), pipeline.model(), REGRESSORS), file);
    }

    /// Writes a pipeline that answers with classes.
    public static void save(FittedClassifier pipeline, Path file) {
        SealedFile.write(content(pipeline.steps(), pipeline.features(), pipeline.model(), CLASSIFIERS)
                .put("classes", new JSONArray(pipeline.classes())), file);
    }

    /// Reads a pipeline that answers with numbers.
    ///
    /// @throws IllegalArgumentException     if the file is cut, changed, newer than this program, or of another kind: by name
    /// @throws java.io.UncheckedIOException if it cannot be read
    public static FittedRegressor readRegressor(Path file) {
        JSONObject content = SealedFile.read(file);
        List<String> features = words(file, content, "features");
        Regressor model = stored(file, content.optJSONObject("model"), "the model", REGRESSORS);
        oneRow(file, features, model::predict);
        return new FittedRegressor(steps(file, content), features, model);
    }

    /// Reads a pipeline that answers with classes.
    public static FittedClassifier readClassifier(Path file) {
        JSONObject content = SealedFile.read(file);
        List<String> features = words(file, content, "features");
        List<String> classes = words(file, content, "classes");
        Classifier model = stored(file, content.optJSONObject("model"), "the model", CLASSIFIERS);
        int answers = oneRow(file, features, model::predictProbabilities).columns();
        if (classes.size() != answers || Set.copyOf(classes).size() != answers) {
            throw SealedFile.refused(file, "classes " + classes, "the model tells " + answers + " apart: needs as many names");
        }
        return new FittedClassifier(steps(file, content), features, model, classes);
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
        return new JSONObject()
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

    private static FittedSteps steps(Path file, JSONObject content) {
        JSONArray written = content.optJSONArray("steps");
        if (written == null) {
            throw SealedFile.refused(file, "no 'steps'", "must be a list");
        }
        List<FittedStep> steps = new ArrayList<>();
        for (int i = 0; i < written.length(); i++) {
            steps.add(stored(file, written.optJSONObject(i), "step " + i, STEPS));
        }
        List<String> order = words(file, content, "order");
        for (int i = 0; i < Math.max(order.size(), steps.size()); i++) {
            String kind = i < steps.size() ? steps.get(i).kind() : "missing";
            if (i >= order.size() || !order.get(i).equals(kind)) {
                throw SealedFile.refused(file, "step " + i + " is " + kind, "the steps must be " + order);
            }
        }
        return new FittedSteps(steps);
    }

    private static <T> T stored(Path file, JSONObject part, String what, Map<String, Function<Map<String, Object>, T>> kinds) {
        if (part == null || !kinds.containsKey(part.optString("kind")) || part.optJSONObject("state") == null) {
            String given = part == null ? "missing" : "of kind '" + part.optString("kind") + "'";
            throw SealedFile.refused(file, what + " is " + given,
                    "must be one of " + sorted(kinds) + ", with its state");
        }
        try {
            return kinds.get(part.getString("kind")).apply(part.getJSONObject("state").toMap());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("PipelineFile.read: " + file + ": " + what + ": " + e.getMessage(), e);
        }
    }

    // What the model answers to a row of zeros: it must be a model of so many columns.
    private static <T> T oneRow(Path file, List<String> features, Function<Matrix, T> model) {
        try {
            return model.apply(Matrix.zeros(1, features.size()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("PipelineFile.read: " + file + ": features " + features + ": " + e.getMessage(),
                    e);
        }
    }

    private static List<String> words(Path file, JSONObject content, String name) {
        JSONArray list = content.optJSONArray(name);
        if (list == null) {
            throw SealedFile.refused(file, "no '" + name + "'", "must be a list of words");
        }
        List<String> words = new ArrayList<>();
        for (Object word : list) {
            if (!(word instanceof String string)) {
                throw SealedFile.refused(file, "'" + name + "' holds " + word, "must be a list of words");
            }
            words.add(string);
        }
        return words;
    }

    // A map of the JDK lists its keys in another order each time that it runs.
    private static List<String> sorted(Map<String, ?> kinds) {
        return kinds.keySet().stream().sorted().toList();
    }
}
