package scratch.classic.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static scratch.classic.preprocess.ScalerTest.refused;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.CoefficientImportance;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.example.data.RegressionData;

class SelectColumnsTest {
    private static final Target.Labels TWO = new Target.Labels(new int[] {0, 0, 0, 1, 1, 1}, List.of("no", "yes"));
    private static final Table ROWS = Table.of(new NumericColumn("good", 1, 2, 3, 7, 8, 9), new NumericColumn("same", 4, 4, 4,
            4, 4, 4), new NumericColumn("fair", 1, 5, 3, 6, 2, 7), CategoricalColumn.of("city", "a", "b", "a", "b", "a", "b"));

    private static final RegressionData DIABETES = Datasets.diabetes();
    private static final Table PATIENTS = Table.of(DIABETES.x(), DIABETES.featureNames());
    private static final Target.Numbers PROGRESS = new Target.Numbers(DIABETES.y());

    @Test
    void theBestStayInTheirOrderAndWhatWasNoChoiceStaysToo() {
        SelectColumns step = SelectColumns.best(2, Relevance.anovaF(), "same", "fair", "good");
        SelectColumns.Fitted fitted = step.fit(ROWS, TWO);
        assertThat(fitted.kept()).containsExactly("fair", "good");
        assertThat(fitted.dropped()).containsExactly("same");
        assertThat(fitted.transform(ROWS).names()).containsExactly("good", "fair", "city");
        assertThat(step.scores(ROWS, TWO)).containsOnlyKeys("same", "fair", "good");
        // nobody needs to measure what was dropped
        assertThat(fitted.transform(ROWS.without("same")).names()).containsExactly("good", "fair", "city");
        refused(() -> fitted.transform(ROWS.without("fair")), "'fair': there is no such column");
    }

    @Test
    void thePValueDecidesBeforeTheStatistic() {
        // χ² 3 with two degrees of freedom says less than 2.9 with one
        Relevance given = (column, target) -> column.name().equals("good") ? new Relevance.Score(3, 0.223)
                : new Relevance.Score(2.9, 0.0886);
        assertThat(SelectColumns.best(1, given, "good", "fair").fit(ROWS, TWO).kept()).containsExactly("fair");
        Relevance tiny = (column, target) -> new Relevance.Score(column.name().equals("good") ? 8000 : 9000, 0);
        assertThat(SelectColumns.best(1, tiny, "good", "fair").fit(ROWS, TWO).kept()).containsExactly("fair");
    }

    @Test
    void limitsAndLevels() {
        assertThat(SelectColumns.above(0, Relevance.variance(), "good", "same", "fair").fit(ROWS, TWO).dropped())
                .containsExactly("same");
        assertThat(SelectColumns.significant(0.05, Relevance.anovaF(), "good", "same", "fair").fit(ROWS, TWO).kept())
                .containsExactly("good");
        assertThat(SelectColumns.best(1, Relevance.mutualInformation(1)).fit(ROWS, TWO).kept()).containsExactly("good");
        refused(() -> SelectColumns.significant(0.05, Relevance.variance(), "good").fit(ROWS, TWO), "has no p-values");
        refused(() -> SelectColumns.significant(1, Relevance.anovaF()), "level 1.0");
        refused(() -> SelectColumns.above(Double.NaN, Relevance.anovaF()), "limit");
    }

    @Test
    void noColumnAtAllIsRefusedWithTheBest() {
        Table numbers = ROWS.select("same", "fair");
        refused(() -> SelectColumns.significant(0.01, Relevance.anovaF()).fit(numbers, TWO),
                "none of 2 columns stays, the best being 'fair'");
        assertThat(SelectColumns.significant(0.01, Relevance.anovaF(), "fair").fit(numbers, TWO).transform(numbers).names())
                .containsExactly("same");
        refused(() -> SelectColumns.best(0, Relevance.anovaF()), "count");
        refused(() -> SelectColumns.best(3, Relevance.anovaF()).fit(numbers, TWO), "the best 3 of 2 columns");
        refused(() -> SelectColumns.best(1, Relevance.anovaF()).fit(ROWS, TWO), "column 'city' holds categories");
        refused(() -> SelectColumns.best(1, Relevance.anovaF(), "none").fit(ROWS, TWO), "'none': there is no such column");
        refused(() -> SelectColumns.best(1, Relevance.anovaF()).fit(ROWS.select(new int[0]), TWO), "no rows");
    }

    @Test
    void theLassoUsesTheColumnsThatScikitLearnsUses() {
        // Lasso(alpha=5) on diabetes with each column in its standard deviation
        SelectColumns step = SelectColumns.used(CoefficientImportance.lasso(5));
        assertThat(step.fit(PATIENTS, PROGRESS).kept()).containsExactly("sex", "bmi", "bp", "s3", "s5");
        assertThat(step.scores(PATIENTS, PROGRESS).get("bmi").statistic()).isBetween(24.215644, 24.215645);
        // the unit of a column has no say
        double[] metres = Arrays.stream(PATIENTS.numeric("bmi").values()).map(v -> 1e-5 * v).toArray();
        assertThat(step.fit(PATIENTS.with(new NumericColumn("bmi", metres)), PROGRESS).kept())
                .isEqualTo(step.fit(PATIENTS, PROGRESS).kept());
    }

    @Test
    void theLassoOfClassesHasTheWeightsOfScikitLearn() {
        // LogisticRegression(penalty="l1", C=1/20, solver="saga", tol=1e-12) on standardised breast cancer
        ClassificationData cancer = Datasets.breastCancer();
        Table rows = Table.of(cancer.x(), cancer.featureNames());
        Target.Labels target = new Target.Labels(cancer.y(), cancer.classNames());
        SelectColumns step = SelectColumns.used(CoefficientImportance.logisticLasso(20));
        List<String> kept = step.fit(rows, target).kept();
        assertThat(kept).containsExactly("mean concave points", "worst radius", "worst texture", "worst concave points",
                "worst symmetry");
        assertThat(kept.stream().mapToDouble(name -> step.scores(rows, target).get(name).statistic()).toArray())
                .containsExactly(new double[] {0.44811187, 1.57272363, 0.47508277, 1.12406132, 0.04113175}, within(1e-7));
    }

    @Test
    void eliminationDropsInTheOrderOfScikitLearn() {
        // RFE(Ridge(alpha=1), n_features_to_select=3).ranking_ is 8 4 1 3 1 2 7 5 1 6
        SelectColumns.Fitted fitted = RecursiveElimination.of(3, CoefficientImportance.ridge(1)).fit(PATIENTS, PROGRESS);
        assertThat(fitted.kept()).containsExactly("bmi", "s1", "s5");
        assertThat(fitted.dropped()).containsExactly("age", "s3", "s6", "s4", "sex", "bp", "s2");
    }

    @Test
    void eliminationWithLogisticRegressionToo() {
        // RFE(LogisticRegression(C=1, tol=1e-10), n_features_to_select=5) on standardised breast cancer
        ClassificationData cancer = Datasets.breastCancer();
        int[] ranking = {12, 14, 15, 8, 23, 10, 13, 3, 25, 19, 1, 22, 9, 4, 21, 6, 24, 17, 20, 16, 1, 1, 2, 1, 7, 26, 5, 1, 11,
            18};
        Table rows = Table.of(cancer.x(), cancer.featureNames());
        Target.Labels target = new Target.Labels(cancer.y(), List.of("malignant", "benign"));
        SelectColumns.Fitted fitted = RecursiveElimination.of(5, CoefficientImportance.logistic(1)).fit(rows, target);
        assertThat(fitted.kept()).containsExactlyElementsOf(IntStream.range(0, 30).filter(j -> ranking[j] == 1)
                .mapToObj(rows.names()::get).toList());
        List<String> dropped = new ArrayList<>(fitted.dropped());
        for (int rank = 26; rank >= 2; rank--) {
            int here = rank;
            int j = IntStream.range(0, 30).filter(c -> ranking[c] == here).findFirst().orElseThrow();
            assertThat(dropped.get(26 - rank)).isEqualTo(rows.names().get(j));
        }
        // four at a time, and never more than may go
        assertThat(RecursiveElimination.of(5, 4, CoefficientImportance.logistic(1)).fit(rows, target).kept()).hasSize(5);
    }

    @Test
    void ofTwoThatSayTheSameOneStays() {
        // a filter keeps both copies; elimination keeps one, and the column that adds something
        double[] a = {1, 2, 3, 4, 5, 6, 7, 8};
        double[] b = {1, 0, 1, 0, 0, 1, 0, 1};
        Table rows = Table.of(new NumericColumn("a", a), new NumericColumn("copy", a), new NumericColumn("b", b));
        Target target = new Target.Numbers(IntStream.range(0, 8).mapToDouble(i -> a[i] + 4 * b[i]).toArray());
        assertThat(SelectColumns.best(2, Relevance.correlationF()).fit(rows, target).kept()).containsExactly("a", "copy");
        assertThat(RecursiveElimination.of(2, CoefficientImportance.ridge(0.1)).fit(rows, target).kept())
                .hasSize(2).contains("b");
    }

    @Test
    void softmaxWeightsOfAllClassesCount() {
        ClassificationData iris = Datasets.iris();
        assertThat(RecursiveElimination.of(2, CoefficientImportance.logistic(1)).fit(Table.of(iris.x(), iris.featureNames()),
                new Target.Labels(iris.y(), List.of("a", "b", "c"))).dropped()).hasSize(2)
                .allMatch(name -> name.startsWith("sepal"));
    }

    @Test
    void badImportancesAreNamed() {
        Table numbers = ROWS.without("city");
        refused(() -> RecursiveElimination.of(0, CoefficientImportance.ridge(1)), "keep");
        refused(() -> RecursiveElimination.of(4, CoefficientImportance.ridge(1)).fit(numbers, TWO), "keep 4 of 3 columns");
        refused(() -> RecursiveElimination.of(1, (x, target) -> new double[2]).fit(numbers, TWO), "2 values for 3 columns");
        refused(() -> SelectColumns.used((x, target) -> new double[] {1, Double.NaN, 1}).fit(numbers, TWO),
                "NaN for column 1");
        refused(() -> SelectColumns.used(CoefficientImportance.lasso(1)).fit(numbers, TWO),
                "a target of Labels: needs numbers");
        refused(() -> SelectColumns.used(CoefficientImportance.logistic(1)).fit(PATIENTS, PROGRESS), "needs classes");
        refused(() -> SelectColumns.used(CoefficientImportance.lasso(1)).fit(numbers, PROGRESS), "6 rows, 442 targets");
        refused(() -> SelectColumns.used(CoefficientImportance.logisticLasso(1)).fit(PATIENTS, PROGRESS), "needs classes");
        refused(() -> CoefficientImportance.lasso(0), "penalty");
        refused(() -> CoefficientImportance.logisticLasso(-1), "penalty");
    }

    @Test
    void whatWasChosenSurvivesAFile() {
        SelectColumns.Fitted fitted = SelectColumns.best(1, Relevance.anovaF(), "good", "fair").fit(ROWS, TWO);
        SelectColumns.Fitted read = SelectColumns.Fitted.fromState(fitted.state());
        assertThat(read.transform(ROWS).names()).isEqualTo(fitted.transform(ROWS).names());
        refused(() -> SelectColumns.Fitted.fromState(Map.of("kept", List.of("a"), "dropped", List.of("a"))),
                "columns [a]: kept and dropped");
        refused(() -> SelectColumns.Fitted.fromState(Map.of("kept", List.of("a"))), "'dropped' is null");
    }
}
