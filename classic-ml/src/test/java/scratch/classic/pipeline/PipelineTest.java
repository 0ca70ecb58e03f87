package scratch.classic.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.LinearRegression;
import scratch.classic.linearmodel.LogisticRegression;
import scratch.classic.preprocess.HashingEncoder;
import scratch.classic.preprocess.Imputer;
import scratch.classic.preprocess.IterativeImputer;
import scratch.classic.preprocess.KNearestImputer;
import scratch.classic.preprocess.MahalanobisClipper;
import scratch.classic.preprocess.OneHotEncoder;
import scratch.classic.preprocess.OrdinalEncoder;
import scratch.classic.preprocess.OutlierClipper;
import scratch.classic.preprocess.OutlierRule;
import scratch.classic.preprocess.QuantileScaler;
import scratch.classic.preprocess.Relevance;
import scratch.classic.preprocess.Scaler;
import scratch.classic.preprocess.SelectColumns;
import scratch.classic.preprocess.SplineFeatures;
import scratch.classic.preprocess.Step;
import scratch.classic.preprocess.TargetEncoder;

class PipelineTest {
    private static final int N = 60;
    private static final Table ROWS = rows(1);
    private static final double[] PRICE = price();
    private static final Target.Labels DEAR = dear();

    // size, with gaps; a city; an energy class from A to C
    private static Table rows(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] size = new double[N];
        String[] city = new String[N];
        String[] energy = new String[N];
        for (int i = 0; i < N; i++) {
            size[i] = i % 7 == 0 ? Double.NaN : 40 + random.nextInt(100);
            city[i] = i % 11 == 0 ? null : List.of("Ulm", "Bonn", "Kiel").get(random.nextInt(3));
            energy[i] = List.of("A", "B", "C").get(random.nextInt(3));
        }
        return Table.of(new NumericColumn("size", size), CategoricalColumn.of("city", city),
                CategoricalColumn.of("energy", energy));
    }

    private static double[] price() {
        double[] price = new double[N];
        for (int i = 0; i < N; i++) {
            double size = ROWS.numeric("size").isMissing(i) ? 90 : ROWS.numeric("size").value(i);
            price[i] = 3 * size + ("Bonn".equals(ROWS.categorical("city").word(i)) ? 80 : 0) + i % 5;
        }
        return price;
    }

    private static Target.Labels dear() {
        int[] labels = new int[N];
        for (int i = 0; i < N; i++) {
            labels[i] = PRICE[i] + (i % 3 - 1) * 60 > 300 ? 1 : 0;
        }
        return new Target.Labels(labels, List.of("cheap", "dear"));
    }

    private static Pipeline pipeline() {
        return Pipeline.of(Imputer.of(Imputer.Method.MEDIAN).withIndicator(), Scaler.standard("size"),
                OrdinalEncoder.of().ordered("energy", "C", "B", "A"), OneHotEncoder.of("city"));
    }

    private static FittedClassifier classifier() {
        return pipeline().fitClassifier(ROWS, DEAR,
                (x, y) -> LogisticRegression.fit(x, y, LogisticRegression.Options.of(1)).model());
    }

    private static FittedRegressor regressor() {
        return Pipeline.of(Imputer.of(Imputer.Method.MEAN), TargetEncoder.of(TargetEncoder.Options.of(1)))
                .fitRegressor(ROWS, PRICE, (x, y) -> LinearRegression.fit(x, y).model());
    }

    @Test
    void stepsFollowEachOther() {
        FittedClassifier fitted = classifier();
        assertThat(fitted.features()).containsExactly("size", "city=Bonn", "city=Kiel", "city=Ulm", "energy", "size missing");
        Table ready = fitted.steps().transform(ROWS);
        assertThat(ready.numeric("size").present()).hasSize(N);
        assertThat(fitted.predictProbabilities(ROWS).rows()).isEqualTo(N);
        double[] dear = fitted.probabilities(ROWS, "dear");
        assertThat(dear[3] + fitted.probabilities(ROWS, "cheap")[3]).isCloseTo(1, within(1e-15));
    }

    @Test
    void theStepsLearnFromTrainingRowsAlone() {
        Table one = Table.of(new NumericColumn("size", 1e6), CategoricalColumn.of("city", "Ulm"),
                CategoricalColumn.of("energy", "A"));
        FittedClassifier fitted = classifier();
        double alone = fitted.probabilities(one, "dear")[0];
        Table among = Table.of(new NumericColumn("size", 1e6, 50), CategoricalColumn.of("city", "Ulm", "Bonn"),
                CategoricalColumn.of("energy", "A", "C"));
        assertThat(fitted.probabilities(among, "dear")[0]).isEqualTo(alone);
    }

    @Test
    void columnsInAnotherOrderAreFoundByName() {
        FittedClassifier fitted = classifier();
        assertThat(fitted.probabilities(ROWS.select("energy", "size", "city"), "dear"))
                .isEqualTo(fitted.probabilities(ROWS, "dear"));
        refused(() -> fitted.predict(ROWS.without("size")), "'size': there is no such column");
        refused(() -> fitted.probabilities(ROWS, "costly"), "class 'costly': must be one of [cheap, dear]");
        refused(() -> pipeline().fitClassifier(ROWS.select(new int[] {1, 2}), DEAR, (x, y) -> null), "2 rows, 60 targets");
    }

    @Test
    void whatIsReadAnswersToTheLastBit(@TempDir Path folder) {
        Path file = folder.resolve("houses.json");
        PipelineFile.save(classifier(), file);
        FittedClassifier read = PipelineFile.readClassifier(file);
        assertThat(read.classes()).containsExactly("cheap", "dear");
        assertThat(read.probabilities(rows(2), "dear")).isEqualTo(classifier().probabilities(rows(2), "dear"));
        PipelineFile.save(regressor(), file);                              // over the old one
        assertThat(PipelineFile.readRegressor(file).predict(rows(2))).isEqualTo(regressor().predict(rows(2)));
        assertThat(folder.toFile().list()).containsExactly("houses.json");
    }

    @Test
    void aSavedFileMayBeReadByWhoMayReadAnyNewFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("houses.json");
        PipelineFile.save(classifier(), file);
        Path plain = Files.writeString(folder.resolve("plain.txt"), "plain");
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        String attribute = posix ? "posix:permissions" : "basic:isRegularFile";
        assertThat(Files.getAttribute(file, attribute)).isEqualTo(Files.getAttribute(plain, attribute));
    }

    @Test
    void imputersAndQuantilesAnswerToTheLastBit(@TempDir Path folder) {
        Table rows = rows(3).select("size").with(new NumericColumn("price", PRICE));
        Step[] imputers = {KNearestImputer.of(3).weightedByDistance().withIndicator(),
            IterativeImputer.of(IterativeImputer.Options.standard())};
        for (Step imputer : imputers) {
            FittedRegressor fitted = Pipeline.of(QuantileScaler.normal(), imputer)
                    .fitRegressor(rows, PRICE, (x, y) -> LinearRegression.fit(x, y).model());
            Path file = folder.resolve("a.json");
            PipelineFile.save(fitted, file);
            assertThat(PipelineFile.readRegressor(file).predict(rows)).isEqualTo(fitted.predict(rows));
        }
    }

    @Test
    void curvesAndChosenColumnsAreKeptToo(@TempDir Path folder) {
        Path file = folder.resolve("a.json");
        FittedRegressor fitted = Pipeline.of(Imputer.of(Imputer.Method.MEAN), OneHotEncoder.of(), SplineFeatures.of(4, "size"),
                        SelectColumns.best(5, Relevance.correlationF()))
                .fitRegressor(ROWS, PRICE, (x, y) -> LinearRegression.fit(x, y).model());
        PipelineFile.save(fitted, file);
        assertThat(PipelineFile.readRegressor(file).predict(rows(2))).isEqualTo(fitted.predict(rows(2)));
        assertThat(PipelineFile.readRegressor(file).features()).hasSize(5);
    }

    @Test
    void clippersAndHashesSurviveAFile(@TempDir Path folder) {
        FittedRegressor fitted = Pipeline.of(Imputer.of(Imputer.Method.MEAN), OutlierClipper.of(OutlierRule.MAD, 1),
                HashingEncoder.of(2, "city"), OrdinalEncoder.of(), MahalanobisClipper.of(0.9, "size", "energy"))
                .fitRegressor(ROWS, PRICE, (x, y) -> LinearRegression.fit(x, y).model());
        Path file = folder.resolve("houses.json");
        PipelineFile.save(fitted, file);
        assertThat(PipelineFile.readRegressor(file).predict(rows(2))).isEqualTo(fitted.predict(rows(2)));
    }

    @Test
    void noByteCanChangeUnseen(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.json");
        PipelineFile.save(regressor(), file);
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            Files.write(file, changed);
            assertThatThrownBy(() -> PipelineFile.readRegressor(file)).as("byte %d", i)
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("a.json");
        }
    }

    @Test
    void aCutFileIsRefusedWhereverItWasCut(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.json");
        PipelineFile.save(regressor(), file);
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length - 1; length += 7) {
            Files.write(file, Arrays.copyOf(bytes, length));
            refused(() -> PipelineFile.readRegressor(file), "the file was cut or changed");
        }
    }

    @Test
    void whatDoesNotFitIsNamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.json");
        PipelineFile.save(classifier(), file);
        refused(() -> PipelineFile.readRegressor(file), "the model is of kind 'logistic-model': must be one of ["
                + "gradient-boosting-regressor, histogram-regressor, ");
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"version\": 1", "\"version\": 2"));
        refused(() -> PipelineFile.readClassifier(file), "version 2: this program reads versions up to 1");
        Files.writeString(file, text.replace("\"format\": \"fitted pipeline\"", "\"format\": \"soup\""));
        refused(() -> PipelineFile.readClassifier(file), "format soup");
        Files.writeString(file, text.replace("dear", "deer"));
        refused(() -> PipelineFile.readClassifier(file), "the checksum does not fit");
        assertThatThrownBy(() -> PipelineFile.readClassifier(folder.resolve("none.json")))
                .isInstanceOf(UncheckedIOException.class).hasMessageContaining("none.json: cannot be read");
        assertThatThrownBy(() -> PipelineFile.save(classifier(), folder.resolve("none/a.json")))
                .isInstanceOf(UncheckedIOException.class).hasMessageContaining("cannot be written");
    }

    // A checksum that fits protects from chance, not from a hand that took a step out.
    @Test
    void aMissingStepIsNamedEvenWhereTheChecksumFits(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.json");
        PipelineFile.save(classifier(), file);
        String text = Files.readString(file);
        List<String> kinds = List.of("imputer", "scaler", "ordinal-encoder", "one-hot-encoder");
        for (int i = 0; i < kinds.size(); i++) {
            JSONObject content = new JSONObject(text);
            content.getJSONArray("steps").remove(i);
            sign(content, file);
            String next = i + 1 < kinds.size() ? kinds.get(i + 1) : "missing";
            refused(() -> PipelineFile.readClassifier(file), "step " + i + " is " + next + ": the steps must be " + kinds);
        }
        JSONObject more = new JSONObject(text);
        more.getJSONArray("steps").put(more.getJSONArray("steps").getJSONObject(1));
        sign(more, file);
        refused(() -> PipelineFile.readClassifier(file), "step 4 is scaler: the steps must be " + kinds);
        JSONObject unknown = new JSONObject(text);
        unknown.getJSONArray("steps").getJSONObject(1).put("kind", "rotator");
        sign(unknown, file);
        refused(() -> PipelineFile.readClassifier(file), "step 1 is of kind 'rotator': must be one of [binning, "
                + "cyclic-feature,");
        for (String name : List.of("steps", "order", "features", "classes")) {
            JSONObject without = new JSONObject(text);
            without.remove(name);
            sign(without, file);
            refused(() -> PipelineFile.readClassifier(file), "no '" + name + "': must be a list");
        }
        JSONObject modelless = new JSONObject(text);
        modelless.remove("model");
        sign(modelless, file);
        refused(() -> PipelineFile.readClassifier(file), "the model is missing");
    }

    private static void sign(JSONObject content, Path file) throws IOException {
        String zeros = "0".repeat(64);
        String text = content.put("sha256", zeros).toString(1);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            Files.writeString(file, text.replace(zeros, HexFormat.of().formatHex(digest)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aModelThatCannotBeWrittenIsSaidBeforeAnythingIsWritten(@TempDir Path folder) {
        FittedRegressor lambda = Pipeline.of(Imputer.of(Imputer.Method.MEAN), OneHotEncoder.of())
                .fitRegressor(ROWS, PRICE, (x, y) -> rows -> new double[rows.rows()]);
        refused(() -> PipelineFile.save(lambda, folder.resolve("a.json")), "must be one that can be written down");
        assertThat(folder).isEmptyDirectory();
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }
}
