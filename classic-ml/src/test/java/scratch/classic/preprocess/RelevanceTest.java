package scratch.classic.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static scratch.classic.preprocess.ScalerTest.refused;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.preprocess.Relevance.Score;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.example.data.RegressionData;

class RelevanceTest {
    private static final ClassificationData IRIS = Datasets.iris();
    private static final Table FLOWERS = Table.of(IRIS.x(), IRIS.featureNames());
    private static final Target.Labels SPECIES = new Target.Labels(IRIS.y(), List.of("a", "b", "c"));
    private static final Target.Labels TWO = labels(0, 0, 1, 1);

    private static Target.Labels labels(int... labels) {
        return new Target.Labels(labels, List.of("no", "yes"));
    }

    private static double[] statistics(Relevance relevance, Table rows, Target target) {
        return rows.columns().stream().mapToDouble(column -> relevance.of(column, target).statistic()).toArray();
    }

    @Test
    void fOfFourRowsByHand() {
        // means 2 and 5, between (2 − 3.5)²·2·2 = 9, within 2·1 + 2·1 = 4 on 2 degrees of freedom: F = 9 / 2
        Score score = Relevance.anovaF().of(new NumericColumn("x", 1, 3, 4, 6), TWO);
        assertThat(score.statistic()).isCloseTo(4.5, within(1e-14));
        assertThat(score.pValue()).isCloseTo(0.1679497056621563, within(1e-14));      // scipy.stats.f.sf(4.5, 1, 2)
    }

    @Test
    void fAndChiSquareAreThoseOfScikitLearn() {
        // sklearn.feature_selection.f_classif and chi2 on iris
        assertThat(statistics(Relevance.anovaF(), FLOWERS, SPECIES)).containsExactly(
                new double[] {119.264502184499, 49.160040089611, 1180.16118225298, 960.007146801802}, within(1e-9));
        assertThat(Relevance.anovaF().of(FLOWERS.columns().get(1), SPECIES).pValue() / 4.49201713331199e-17)
                .isCloseTo(1, within(1e-10));
        assertThat(statistics(Relevance.chiSquare(), FLOWERS, SPECIES)).containsExactly(
                new double[] {10.817820878494, 3.7107283035325, 116.31261309207, 67.0483602001112}, within(1e-11));
        assertThat(Relevance.chiSquare().of(FLOWERS.columns().getFirst(), SPECIES).pValue())
                .isCloseTo(0.00447651499022577, within(1e-13));
    }

    @Test
    void fOfNumbersIsThatOfScikitLearn() {
        RegressionData data = Datasets.diabetes();
        Table rows = Table.of(data.x(), data.featureNames());
        // sklearn.feature_selection.f_regression on diabetes
        assertThat(statistics(Relevance.correlationF(), rows, new Target.Numbers(data.y()))).containsExactly(
                new double[] {16.1013740107455, 0.817423490252944, 230.653764494137, 106.520130855287, 20.71056744632,
                    13.7460791731907, 81.239658678756, 100.069264413352, 207.271193617064, 75.3996831974019}, within(1e-9));
        double[] p = rows.columns().stream()
                .mapToDouble(column -> Relevance.correlationF().of(column, new Target.Numbers(data.y())).pValue()).toArray();
        double[] theirs = {7.05568614911583e-05, 0.366429294652066, 3.46600644515512e-42, 1.64937205274131e-22,
            6.92071178775953e-06, 0.00023598480959852, 6.16286469518382e-18, 2.30425328175348e-21, 8.82645895891512e-39,
            7.58008326608796e-17};
        for (int j = 0; j < p.length; j++) {
            assertThat(p[j] / theirs[j]).as(rows.names().get(j)).isCloseTo(1, within(1e-11));
        }
    }

    @Test
    void chiSquareOfAmountsExpectsWhatTheSizesOfTheClassesSay() {
        // 12 in all over three rows and one: 9 and 3 expected, 6 and 6 there are: 9/9 + 9/3
        assertThat(Relevance.chiSquare().of(new NumericColumn("x", 1, 3, 2, 6), labels(0, 0, 0, 1)).statistic())
                .isCloseTo(4, within(1e-14));
    }

    @Test
    void chiSquareOfCategoriesIsThatOfTheirTable() {
        // red 3 no, 1 yes; blue 1 no, 3 yes: each cell expects 2, so 4 · 1/2 = 2
        CategoricalColumn colour = new CategoricalColumn("colour", new int[] {0, 0, 0, 0, 1, 1, 1, 1}, List.of("red", "blue",
                "none of these"));
        Score score = Relevance.chiSquare().of(colour, labels(0, 0, 0, 1, 0, 1, 1, 1));
        assertThat(score.statistic()).isCloseTo(2, within(1e-14));
        assertThat(score.pValue()).isCloseTo(0.15729920705028513, within(1e-14));     // scipy.stats.chi2.sf(2, 1)
    }

    @Test
    void theVarianceDoesNotAskTheTarget() {
        Target nothing = new Target.Nothing();
        assertThat(Relevance.variance().of(new NumericColumn("x", 1, 3, Double.NaN), nothing).statistic()).isEqualTo(1);
        double[] tenths = IntStream.range(0, 10).mapToDouble(i -> 0.1).toArray();      // whose mean is not 0.1
        assertThat(Relevance.variance().of(new NumericColumn("x", tenths), nothing).statistic()).isZero();
        assertThat(Relevance.variance().of(new NumericColumn("x", Double.NaN), nothing).statistic()).isZero();
    }

    @Test
    void aConstantColumnSaysNothingAndAPerfectOneEverything() {
        NumericColumn constant = new NumericColumn("x", 0.1, 0.1, 0.1, 0.1);
        for (Relevance relevance : List.of(Relevance.anovaF(), Relevance.chiSquare())) {
            assertThat(relevance.of(constant, TWO)).isEqualTo(new Score(0, 1));
        }
        assertThat(Relevance.correlationF().of(constant, new Target.Numbers(new double[] {1, 2, 3, 4})))
                .isEqualTo(new Score(0, 1));
        assertThat(Relevance.chiSquare().of(CategoricalColumn.of("c", "a", "a", "a", "a"), TWO)).isEqualTo(new Score(0, 1));
        assertThat(Relevance.chiSquare().of(new NumericColumn("x", 0, 0, 0, 0), TWO)).isEqualTo(new Score(0, 1));
        assertThat(Relevance.anovaF().of(new NumericColumn("x", 3, 3, 5, 5), TWO))
                .isEqualTo(new Score(Double.POSITIVE_INFINITY, 0));
    }

    @Test
    void badInputIsNamed() {
        NumericColumn gap = new NumericColumn("age", 1, Double.NaN, 3, 4);
        NumericColumn x = new NumericColumn("x", 1, 2, 3, 4);
        Target numbers = new Target.Numbers(new double[] {1, 2, 3, 4});
        refused(() -> Relevance.anovaF().of(gap, TWO), "column 'age', row 1: missing: fill the gaps first");
        refused(() -> Relevance.anovaF().of(CategoricalColumn.of("city", "a", "b", "c", "d"), TWO), "column 'city' holds"
                + " categories");
        refused(() -> Relevance.anovaF().of(x, numbers), "a target of Numbers: needs classes");
        refused(() -> Relevance.correlationF().of(x, TWO), "a target of Labels: needs numbers");
        refused(() -> Relevance.anovaF().of(x, labels(0, 1)), "column 'x' has 4 rows, 2 targets");
        refused(() -> Relevance.chiSquare().of(new NumericColumn("x", 1, 2, -3, 4), TWO), "row 2: -3.0: must be 0 or more");
        refused(() -> Relevance.chiSquare().of(CategoricalColumn.of("c", "a", null, "b", "b"), TWO), "'c', row 1: missing");
        refused(() -> Relevance.mutualInformation(0), "neighbours");
        refused(() -> Relevance.mutualInformation(3).of(gap, TWO), "'age', row 1: missing");
    }
}
