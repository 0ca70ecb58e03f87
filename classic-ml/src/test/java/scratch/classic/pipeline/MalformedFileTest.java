package scratch.classic.pipeline;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static scratch.classic.preprocess.Imputer.Method.MEAN;
import static scratch.classic.preprocess.Imputer.Method.MODE;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.LinearModel;
import scratch.classic.linearmodel.LogisticModel;
import scratch.classic.linearmodel.SoftmaxModel;
import scratch.classic.preprocess.Binning;
import scratch.classic.preprocess.CyclicFeature;
import scratch.classic.preprocess.DateFeatures;
import scratch.classic.preprocess.HashingEncoder;
import scratch.classic.preprocess.Imputer;
import scratch.classic.preprocess.IterativeImputer;
import scratch.classic.preprocess.KNearestImputer;
import scratch.classic.preprocess.MahalanobisClipper;
import scratch.classic.preprocess.OneHotEncoder;
import scratch.classic.preprocess.OrdinalEncoder;
import scratch.classic.preprocess.OutlierClipper;
import scratch.classic.preprocess.OutlierRule;
import scratch.classic.preprocess.PolynomialFeatures;
import scratch.classic.preprocess.QuantileScaler;
import scratch.classic.preprocess.Relevance;
import scratch.classic.preprocess.Scaler;
import scratch.classic.preprocess.SelectColumns;
import scratch.classic.preprocess.SplineFeatures;
import scratch.classic.preprocess.Step;
import scratch.classic.preprocess.TargetEncoder;
import scratch.classic.principal.ProjectColumns;
import scratch.math.Matrix;

/// Files whose checksum fits and whose content does not: who wrote one by hand is told what is wrong with it.
class MalformedFileTest {
    private static final int N = 24;
    private static final Table ROWS = Table.of(
            new NumericColumn("a", IntStream.range(0, N).mapToDouble(i -> i * i % 11).toArray()),
            new NumericColumn("b", IntStream.range(0, N).mapToDouble(i -> i * 5 % 13).toArray()),
            new NumericColumn("gaps", IntStream.range(0, N).mapToDouble(i -> i % 7 == 3 ? Double.NaN : i % 10).toArray()),
            CategoricalColumn.of("w", IntStream.range(0, N).mapToObj(i -> List.of("u", "v").get(i % 2)).toArray(String[]::new)),
            CategoricalColumn.of("d", IntStream.range(0, N).mapToObj(i -> "2026-03-" + (10 + i % 9)).toArray(String[]::new)));
    private static final Target Y = new Target.Numbers(IntStream.range(0, N).mapToDouble(i -> i * 7 % 10).toArray());

    /// What stands in the place of each value, one after the other.
    private static final List<Object> WRONG = List.of(JSONObject.NULL, "word", -1, 0.5,
            new BigDecimal("1e400"), new JSONArray("[null]"), new JSONObject("{\"a\": [1]}"));

    @TempDir
    private Path folder;

    private static List<Step> steps() {
        return List.of(Scaler.standard("a"), QuantileScaler.normal("a").withLandmarks(4),
                Imputer.of(MEAN, "gaps").withIndicator(), Imputer.of(MODE, "w"),
                KNearestImputer.of(2, "a", "gaps").weightedByDistance(),
                IterativeImputer.of(new IterativeImputer.Options(2, 0, 1), "a", "gaps"), OneHotEncoder.of("w"),
                OrdinalEncoder.of().ordered("w", "u", "v"), TargetEncoder.of(TargetEncoder.Options.of(1), "w"),
                HashingEncoder.of(3, "w"), OutlierClipper.of(OutlierRule.IQR, 1.5, "a"), MahalanobisClipper.of(0.9, "a", "b"),
                Binning.uniform(3, "a"), CyclicFeature.of("a", 7), DateFeatures.of("d", DateFeatures.Part.WEEKDAY),
                PolynomialFeatures.of(2, "a", "b"), SplineFeatures.of(3, "a"),
                SelectColumns.above(0, Relevance.variance(), "a", "b"), ProjectColumns.onto(1, "a"));
    }

    @Test
    void noValueOfAStepThatIsOfAnotherTypeOrOutOfRangeGivesAnythingButAClearRefusal() throws IOException {
        Path file = folder.resolve("step.json");
        for (Step step : steps()) {
            save(step);
            everyWrongValue(file, "steps", () -> PipelineFile.readRegressor(file).steps().transform(ROWS));
        }
    }

    @Test
    void norDoesAValueOfAModelOrOfItsClasses() throws IOException {
        Path file = folder.resolve("model.json");
        Table rows = ROWS.select("a", "b");
        FittedSteps none = new FittedSteps(List.of());
        PipelineFile.save(new FittedRegressor(none, rows.names(), new LinearModel(1, new double[] {2, 3})), file);
        everyWrongValue(file, "model", () -> PipelineFile.readRegressor(file).predict(rows));
        PipelineFile.save(logistic(), file);
        everyWrongValue(file, "model", () -> PipelineFile.readClassifier(file).probabilities(rows, "yes"));
        everyWrongValue(file, "classes", () -> PipelineFile.readClassifier(file).probabilities(rows, "yes"));
        Matrix weights = Matrix.of(new double[][] {{1, 2}, {3, 4}, {5, 6}});
        PipelineFile.save(new FittedClassifier(none, rows.names(), new SoftmaxModel(new double[] {1, 2, 3}, weights),
                List.of("r", "s", "t")), file);
        everyWrongValue(file, "model", () -> PipelineFile.readClassifier(file).probabilities(rows, "t"));
    }

    @Test
    void whatIsWrongIsNamed() throws IOException {
        Path file = folder.resolve("model.json");
        PipelineFile.save(logistic(), file);
        String good = Files.readString(file);
        refused(good, content -> content.getJSONArray("classes").remove(1), "classes [no]: the model tells 2 apart");
        refused(good, content -> content.put("classes", new JSONArray("[\"no\", \"no\"]")),
                "classes [no, no]: the model tells 2");
        refused(good, content -> content.put("classes", new JSONArray("[0, 1]")), "'classes' holds 0: must be a list of words");
        refused(good, content -> content.getJSONArray("features").remove(0),
                "features [b]: LogisticModel.predict: x has 1 columns: the model has 2 weights");
        step(PolynomialFeatures.of(2, "a"), state -> state.getJSONArray("products").getJSONArray(0).put(1, 7),
                "step 0: polynomial-features: 'products' holds 7: must be words");
        step(Scaler.standard("a"), state -> state.getJSONArray("a").put(1, 0),
                "0.0]: must be a shift and a unit, above 0");
        step(Scaler.standard("a"), state -> state.getJSONArray("a").put(1, new BigDecimal("1e400")),
                "step 0: scaler: 'a' holds 1E+400: too large for a double");
        step(Binning.uniform(3, "a"), state -> state.put("a", new JSONArray("[2, 1]")), "edges [2.0, 1.0]: must rise");
        step(MahalanobisClipper.of(0.9, "a", "b"), state -> state.getJSONArray("factor").put(3, 0),
                "column 'b': 0.0 on the diagonal of the factor: must be positive");
    }

    private static FittedClassifier logistic() {
        return new FittedClassifier(new FittedSteps(List.of()), List.of("a", "b"), new LogisticModel(1, new double[] {2, 3}),
                List.of("no", "yes"));
    }

    private void save(Step step) {
        PipelineFile.save(new FittedRegressor(new FittedSteps(List.of(step.fit(ROWS, Y))), List.of("b"),
                new LinearModel(1, new double[] {2})), folder.resolve("step.json"));
    }

    private void refused(String good, Consumer<JSONObject> change, String message) {
        Path file = folder.resolve("model.json");
        JSONObject content = new JSONObject(good);
        change.accept(content);
        SealedFile.write(content, file);
        assertThatIllegalArgumentException().isThrownBy(() -> PipelineFile.readClassifier(file))
                .withMessageStartingWith("PipelineFile.read: " + file + ": ").withMessageContaining(message);
    }

    private void step(Step step, Consumer<JSONObject> change, String message) throws IOException {
        save(step);
        Path file = folder.resolve("step.json");
        JSONObject content = new JSONObject(Files.readString(file));
        change.accept(content.getJSONArray("steps").getJSONObject(0).getJSONObject("state"));
        SealedFile.write(content, file);
        assertThatIllegalArgumentException().isThrownBy(() -> PipelineFile.readRegressor(file))
                .withMessageStartingWith("PipelineFile.read: " + file + ": ").withMessageContaining(message);
    }

    // Puts each wrong value in each place below a name, and takes each value out; some of it is as good as what was there.
    private static void everyWrongValue(Path file, String below, Runnable use) throws IOException {
        String good = Files.readString(file);
        List<List<Object>> places = new ArrayList<>();
        places(new JSONObject(good).get(below), List.of(below), places);
        for (List<Object> place : places) {
            for (int w = 0; w <= WRONG.size(); w++) {
                JSONObject content = new JSONObject(good);
                Object wrong = w < WRONG.size() ? WRONG.get(w) : null;
                put(content, place, wrong);
                SealedFile.write(content, file);
                assertThatCode(() -> {
                    try {
                        use.run();
                    } catch (IllegalArgumentException | ArithmeticException clear) {
                        // says what is wrong
                    }
                }).as("%s in the place of %s", wrong, place).doesNotThrowAnyException();
            }
        }
        Files.writeString(file, good);
    }

    private static void places(Object value, List<Object> here, List<List<Object>> places) {
        places.add(here);
        if (value instanceof JSONObject object) {
            new TreeSet<>(object.keySet()).forEach(name -> places(object.get(name), and(here, name), places));
        } else if (value instanceof JSONArray array && !array.isEmpty()) {
            places(array.get(0), and(here, 0), places);
        }
    }

    private static List<Object> and(List<Object> here, Object next) {
        List<Object> longer = new ArrayList<>(here);
        longer.add(next);
        return longer;
    }

    private static void put(JSONObject content, List<Object> place, Object wrong) {
        Object parent = content;
        for (Object step : place.subList(0, place.size() - 1)) {
            parent = step instanceof String name ? ((JSONObject) parent).get(name) : ((JSONArray) parent).get(0);
        }
        if (parent instanceof JSONObject object) {
            object.put((String) place.getLast(), wrong);           // null takes it out
        } else if (wrong == null) {
            ((JSONArray) parent).remove(0);
        } else {
            ((JSONArray) parent).put(0, wrong);
        }
    }
}
