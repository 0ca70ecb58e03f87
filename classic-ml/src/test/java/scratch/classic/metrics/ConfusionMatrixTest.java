package scratch.classic.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    private static final Offset<Double> EXACT = within(1e-12);

    // 4 sick of 10: 3 found, 1 missed; 2 false alarms
    private static final int[] TRUTH = {1, 1, 1, 1, 0, 0, 0, 0, 0, 0};
    private static final int[] ANSWER = {1, 1, 1, 0, 1, 1, 0, 0, 0, 0};

    @Test
    void tenPatientsByHand() {
        ConfusionMatrix matrix = ConfusionMatrix.of(TRUTH, ANSWER, List.of("healthy", "sick"));
        assertThat(matrix.oneAgainstRest(1)).isEqualTo(new BinaryCounts(3, 2, 1, 4));
        assertThat(matrix.oneAgainstRest(0)).isEqualTo(new BinaryCounts(4, 1, 2, 3));
        assertThat(matrix.accuracy()).isEqualTo(0.7);
        assertThat(matrix.precision(1)).isEqualTo(3 / 5.0);
        assertThat(matrix.recall(1)).isEqualTo(3 / 4.0);
        assertThat(matrix.specificity(1)).isEqualTo(4 / 6.0);
        assertThat(matrix.f1(1)).isCloseTo(6 / 9.0, EXACT);
        assertThat(matrix.fBeta(1, 2)).isCloseTo(15 / 21.0, EXACT);              // 5·3 / (5·3 + 4·1 + 2)
        assertThat(matrix.balancedAccuracy()).isCloseTo((3 / 4.0 + 4 / 6.0) / 2, EXACT);
        assertThat(matrix.matthews()).isCloseTo((3 * 4 - 2 * 1) / Math.sqrt(5 * 4 * 6 * 5), EXACT);
        assertThat(matrix.kappa()).isCloseTo((0.7 - 0.5) / (1 - 0.5), EXACT);    // chance: 0.5·0.4 + 0.5·0.6
    }

    // scikit-learn 1.2.1, i = 0 … 199: y = (7i + i/3) mod 4, but 0 where that is 3 and i even;
    // p = y where i mod 3 = 0, else (11i + i/7) mod 4
    @Test
    void fourClassesAsScikitLearnScoresThem() {
        ConfusionMatrix matrix = ConfusionMatrix.of(truth(), answers());
        assertThat(IntStream.range(0, 4).mapToObj(k -> matrix.count(1, k))).containsExactly(10L, 9L, 9L, 5L);
        assertThat(matrix.accuracy()).isEqualTo(0.525);
        assertThat(matrix.balancedAccuracy()).isCloseTo(0.4650377790193418, EXACT);
        assertThat(matrix.matthews()).isCloseTo(0.33649489923315085, EXACT);
        assertThat(matrix.kappa()).isCloseTo(0.3359893758300132, EXACT);
        assertThat(matrix.precision(Average.MICRO)).isEqualTo(0.525);
        assertThat(matrix.precision(Average.MACRO)).isCloseTo(0.4666100048567266, EXACT);
        assertThat(matrix.precision(Average.WEIGHTED)).isCloseTo(0.5125740650801359, EXACT);
        assertThat(matrix.recall(Average.MACRO)).isCloseTo(0.4650377790193418, EXACT);
        assertThat(matrix.recall(Average.WEIGHTED)).isCloseTo(0.525, EXACT);
        assertThat(matrix.fBeta(Average.MACRO, 2)).isCloseTo(0.46463568562050755, EXACT);
        assertThat(matrix.fBeta(Average.WEIGHTED, 2)).isCloseTo(0.521887335557289, EXACT);
    }

    @Test
    void scoresOfTheSameAnswersUnderOtherNamesAreTheSame() {
        int[] names = {2, 3, 0, 1};
        ConfusionMatrix one = ConfusionMatrix.of(truth(), answers());
        ConfusionMatrix other = ConfusionMatrix.of(IntStream.of(truth()).map(k -> names[k]).toArray(),
                IntStream.of(answers()).map(k -> names[k]).toArray());
        assertThat(other.matthews()).isCloseTo(one.matthews(), EXACT);
        assertThat(other.kappa()).isCloseTo(one.kappa(), EXACT);
        assertThat(other.fBeta(Average.MACRO, 0.5)).isCloseTo(one.fBeta(Average.MACRO, 0.5), EXACT);
        assertThat(other.recall(names[1])).isEqualTo(one.recall(1));
    }

    @Test
    void perfectAndPerfectlyWrongAnswers() {
        ConfusionMatrix right = ConfusionMatrix.of(TRUTH, TRUTH);
        assertThat(right.matthews()).isCloseTo(1, EXACT);
        assertThat(right.kappa()).isEqualTo(1);
        ConfusionMatrix wrong = ConfusionMatrix.of(TRUTH, IntStream.of(TRUTH).map(k -> 1 - k).toArray());
        assertThat(wrong.matthews()).isCloseTo(-1, EXACT);
        assertThat(wrong.accuracy()).isEqualTo(0);
    }

    @Test
    void ratiosWithoutAWholeAreZeroAndSaid() {
        ConfusionMatrix matrix = ConfusionMatrix.of(TRUTH, new int[10], List.of("healthy", "sick", "dead"));
        assertThat(matrix.precision(1)).isEqualTo(0);
        assertThat(matrix.f1(1)).isEqualTo(0);
        assertThat(matrix.matthews()).isEqualTo(0);
        assertThat(matrix.kappa()).isEqualTo(0);
        assertThat(matrix.neverPredicted()).containsExactly("sick");
        assertThat(matrix.absent()).containsExactly("dead");
        assertThat(matrix.balancedAccuracy()).isEqualTo(0.5);
        assertThat(matrix.recall(Average.MACRO)).isEqualTo(0.5);      // "dead" neither occurs nor was predicted
        assertThat(ConfusionMatrix.of(new int[3], new int[3]).kappa()).isEqualTo(0);
        assertThat(ConfusionMatrix.of(new int[3], new int[3]).matthews()).isEqualTo(0);
    }

    @Test
    void hugeCountsDoNotOverflow() {
        long many = 4_000_000_000_000L;
        ConfusionMatrix matrix = ConfusionMatrix.ofCounts(new long[][] {{many, many}, {0, many}});
        assertThat(matrix.matthews()).isCloseTo(0.5, EXACT);           // (1·1 − 1·0)/√(2·1·2·1) = ½
        assertThat(matrix.kappa()).isCloseTo((2 / 3.0 - 4 / 9.0) / (1 - 4 / 9.0), EXACT);
    }

    // exact fractions; 1 − Σ shares² would lose seven digits here
    @Test
    void aRareClassCostsNoDigits() {
        ConfusionMatrix rare = ConfusionMatrix.ofCounts(new long[][] {{999_999_997, 1}, {1, 1}});
        assertThat(rare.matthews()).isCloseTo(0.499999998999999998, within(1e-15));
        assertThat(rare.kappa()).isCloseTo(0.499999998999999998, within(1e-15));
    }

    @Test
    void microAveragesAddUpTheCountsAndAreTheAccuracy() {
        ConfusionMatrix matrix = ConfusionMatrix.of(truth(), answers());
        assertThat(matrix.recall(Average.MICRO)).isEqualTo(matrix.accuracy());
        assertThat(matrix.fBeta(Average.MICRO, 3)).isCloseTo(matrix.accuracy(), EXACT);
    }

    // scikit-learn: precision_score([0, 0], [0, 1], average=...) = 0.5 (macro), 1 (weighted)
    @Test
    void aClassThatWasOnlyPredictedCountsInTheMacroAverageAlone() {
        ConfusionMatrix matrix = ConfusionMatrix.of(new int[2], new int[] {0, 1});
        assertThat(matrix.precision(Average.MACRO)).isEqualTo(0.5);
        assertThat(matrix.precision(Average.WEIGHTED)).isEqualTo(1);
        assertThat(matrix.recall(Average.MACRO)).isEqualTo(0.25);
        assertThat(matrix.balancedAccuracy()).isEqualTo(0.5);          // of the classes that occur
    }

    @Test
    void extremeBetasAreRecallAndPrecision() {
        BinaryCounts counts = new BinaryCounts(3, 2, 1, 4);
        assertThat(counts.fBeta(1e150)).isCloseTo(counts.recall(), EXACT);
        assertThat(counts.fBeta(1e-200)).isCloseTo(counts.precision(), EXACT);
        refused(() -> counts.fBeta(1e200), "BinaryCounts.fBeta: beta 1.0E200: must be positive, its square finite");
        refused(() -> new BinaryCounts(3, -2, 1, 4), "BinaryCounts: TP 3, FP -2, FN 1, TN 4: none may be negative");
    }

    @Test
    void countsCanHaveNames() {
        ConfusionMatrix matrix = ConfusionMatrix.ofCounts(new long[][] {{1, 0}, {2, 0}}, List.of("no", "yes"));
        assertThat(matrix.neverPredicted()).containsExactly("yes");
        refused(() -> ConfusionMatrix.ofCounts(new long[][] {{1, 0}, {2, 0}}, List.of("no")),
                "ConfusionMatrix.ofCounts: 2 rows of counts: there are 1 classes");
    }

    @Test
    void itPrintsAsATable() {
        assertThat(ConfusionMatrix.of(TRUTH, ANSWER, List.of("healthy", "sick"))).hasToString("""
                true \\ predicted  healthy     sick
                healthy                 4        2
                sick                    1        3""".replace("\n", System.lineSeparator()));
    }

    @Test
    void itPrintsWideCountsBelowShortNames() {
        assertThat(ConfusionMatrix.ofCounts(new long[][] {{1234, 5}, {6, 7}})).hasToString("""
                true \\ predicted     0     1
                0                 1234     5
                1                    6     7""".replace("\n", System.lineSeparator()));
    }

    @Test
    void errorsNameTheRow() {
        refused(() -> ConfusionMatrix.of(new int[0], new int[0]), "0 true labels, 0 predicted");
        refused(() -> ConfusionMatrix.of(new int[2], new int[3]), "2 true labels, 3 predicted");
        refused(() -> ConfusionMatrix.of(new int[] {0, 2}, new int[2], List.of("a", "b")),
                "true label 2 of row 1: must be from 0 to 1");
        refused(() -> ConfusionMatrix.of(new int[2], new int[] {0, -1}), "predicted label -1 of row 1");
        refused(() -> ConfusionMatrix.ofCounts(new long[][] {{1, 2}, {3}}), "row 1 has 1 counts: there are 2 classes");
        refused(() -> ConfusionMatrix.ofCounts(new long[][] {{-1}}), "count -1 in row 0");
        refused(() -> ConfusionMatrix.ofCounts(new long[][] {{0}}), "all counts are 0");
        refused(() -> ConfusionMatrix.of(TRUTH, ANSWER).fBeta(1, 0), "beta 0.0: must be positive");
    }

    static int[] truth() {
        return IntStream.range(0, 200).map(i -> (7 * i + i / 3) % 4 == 3 && i % 2 == 0 ? 0 : (7 * i + i / 3) % 4).toArray();
    }

    static int[] answers() {
        int[] truth = truth();
        return IntStream.range(0, 200).map(i -> i % 3 == 0 ? truth[i] : (11 * i + i / 7) % 4).toArray();
    }

    static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }
}
