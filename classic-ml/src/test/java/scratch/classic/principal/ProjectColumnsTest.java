package scratch.classic.principal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.LogisticRegression;
import scratch.classic.pipeline.FittedClassifier;
import scratch.classic.pipeline.Pipeline;
import scratch.classic.pipeline.PipelineFile;
import scratch.classic.preprocess.Scaler;
import scratch.example.data.Datasets;

class ProjectColumnsTest {
    private static final Table FIVE = Table.of(new NumericColumn("x", 2, 4, 5, 6, 8),
            CategoricalColumn.of("w", "a", "b", "a", "b", "a"), new NumericColumn("y", 1, 3, 3, 5, 3));

    private static ProjectColumns.Fitted fit(ProjectColumns step) {
        return step.fit(FIVE, new Target.Nothing());
    }

    @Test
    void scoresStandBehindTheColumnsThatStay() {
        Table table = fit(ProjectColumns.onto(2)).transform(FIVE);
        assertThat(table.names()).containsExactly("w", "pc1", "pc2");
        double root = Math.sqrt(5);
        assertThat(table.numeric("pc1").values()).containsExactly(new double[] {-8 / root, -2 / root, 0, 4 / root, 6 / root},
                within(1e-14));
        assertThat(table.numeric("pc2").values()).containsExactly(new double[] {-1 / root, 1 / root, 0, 3 / root, -3 / root},
                within(1e-14));
    }

    @Test
    void namedColumnsAloneAreReplaced() {
        Table table = fit(ProjectColumns.onto(1, "y")).transform(FIVE);
        assertThat(table.names()).containsExactly("x", "w", "pc1");
        assertThat(table.numeric("pc1").values()).containsExactly(-2, 0, 0, 2, 0);
    }

    @Test
    void aShareChoosesTheNumber() {
        assertThat(fit(ProjectColumns.keeping(0.85)).transform(FIVE).names()).containsExactly("w", "pc1");
        assertThat(fit(ProjectColumns.keeping(0.86)).transform(FIVE).names()).containsExactly("w", "pc1", "pc2");
    }

    @Test
    void whitenedScoresHaveVarianceOne() {
        double[] scores = fit(ProjectColumns.onto(2).whitened()).transform(FIVE).numeric("pc2").values();
        assertThat(IntStream.range(0, 5).mapToDouble(i -> scores[i] * scores[i]).sum() / 4).isCloseTo(1, within(1e-14));
    }

    @Test
    void newRowsAreMeasuredFromTheMeansOfTheTrainingRows() {
        Table other = Table.of(new NumericColumn("y", 3, 4), new NumericColumn("x", 5, 7));      // in another order
        assertThat(fit(ProjectColumns.onto(1)).transform(other).numeric("pc1").values())
                .containsExactly(new double[] {0, 5 / Math.sqrt(5)}, within(1e-14));
    }

    @Test
    void theStepAnswersToTheLastBitFromAFile(@TempDir Path folder) {
        var data = Datasets.wine();
        Table table = Table.of(data.x(), data.featureNames());
        int[] first = IntStream.of(data.y()).map(label -> label == 0 ? 0 : 1).toArray();
        FittedClassifier fitted = Pipeline.of(Scaler.standard(), ProjectColumns.onto(3).whitened()).fitClassifier(table,
                new Target.Labels(first, List.of("first", "other")),
                (x, labels) -> LogisticRegression.fit(x, labels, LogisticRegression.Options.of(1)).model());
        Path file = folder.resolve("wines.json");
        PipelineFile.save(fitted, file);
        assertThat(PipelineFile.readClassifier(file).probabilities(table, "first"))
                .isEqualTo(fitted.probabilities(table, "first"));
    }

    @Test
    void whatCannotBeProjectedIsNamed() {
        refused(() -> ProjectColumns.onto(0), "ProjectColumns: count = 0: must be at least 1");
        refused(() -> ProjectColumns.keeping(0), "ProjectColumns: share 0.0: must be above 0");
        refused(() -> fit(ProjectColumns.onto(3)), "3 components of (5, 2): there are at most 2");
        refused(() -> fit(ProjectColumns.onto(1, "z")), "'z': there is no such column");
        refused(() -> fit(ProjectColumns.onto(1, "w")), "'w' holds categories: must hold numbers");
        refused(() -> ProjectColumns.onto(1).fit(FIVE.select("w"), new Target.Nothing()), "no columns of numbers");
        Table gap = FIVE.with(new NumericColumn("y", 1, Double.NaN, 3, 5, 3));
        refused(() -> ProjectColumns.onto(1).fit(gap, new Target.Nothing()), "column 'y', row 1: missing: fill the gaps first");
        refused(() -> fit(ProjectColumns.onto(1)).transform(gap), "column 'y', row 1: missing");
        refused(() -> fit(ProjectColumns.onto(1)).transform(FIVE.without("x")), "'x': there is no such column");
        refused(() -> fit(ProjectColumns.onto(1, "x")).transform(FIVE.with(new NumericColumn("pc1", 1, 2, 3, 4, 5))),
                "column 'pc1' occurs twice");
    }

    @Test
    void aStateThatIsNoStepIsRefused() {
        wrong("columns", List.of("x"), "'means' holds 2 numbers: there are 1 columns");
        wrong("means", List.of(1, "b"), "'means' holds b: must be numbers");
        wrong("components", List.of(List.of(1, 0)), "1 components with 2 variances: must be as many");
        wrong("components", List.of(List.of(1, 0), List.of(1)), "'component 2' holds 1 numbers: there are 2 columns");
        wrong("components", List.of(List.of(1, 0), List.of(1, 1)), "component 2 has length 1.414");
        wrong("variances", List.of(6, -1), "variance -1.0 of component 2: must not be negative");
        wrong("variances", List.of(6, 0), "variance 0 of component 2 below rank 2");
        wrong("rank", 3, "rank 3.0 of 2 components: must be a whole number");
        wrong("rank", 0.5, "rank 0.5 of 2 components");
        wrong("total", 0, "total variance 0.0: must be positive");
        wrong("whitened", "yes", "'whitened' is yes: must be a Boolean");
    }

    private static void wrong(String name, Object value, String message) {
        Map<String, Object> state = new HashMap<>(fit(ProjectColumns.onto(2)).state());
        state.put(name, value);
        refused(() -> ProjectColumns.Fitted.fromState(state), message);
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }
}
