package scratch.classic.evaluation.rocandpr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smile.validation.metric.AUC;

import scratch.classic.metrics.ProbabilityScores;
import scratch.classic.metrics.Ranking;
import scratch.example.data.Generators;
import scratch.stats.interval.Interval;
import scratch.stats.resampling.Bootstrap;

/// Every number of the README that the example does not print, those of the example as scikit-learn has them, and Smile's
/// areas over generated rankings.
class RocAndPrTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final int[] LABELS = {1, 1, 0, 1, 0, 0, 1, 0};
    private static final double[] SCORES = {0.9, 0.8, 0.7, 0.6, 0.6, 0.4, 0.3, 0.1};
    private static final Tumours TUMOURS = Ex312RocAndPr.tumours(42);

    @Test
    void eightTumoursByHand() {
        Ranking ranking = Ranking.of(LABELS, SCORES);
        assertThat(ranking.truePositiveRates()).containsExactly(0, 0.25, 0.5, 0.5, 0.75, 0.75, 1, 1);
        assertThat(ranking.falsePositiveRates()).containsExactly(0, 0, 0, 0.25, 0.5, 0.75, 0.75, 1);
        assertThat(ranking.precisions()).containsExactly(1, 1, 1, 2 / 3.0, 0.6, 0.5, 4 / 7.0, 0.5);
        // trapezoids: 0.25·0.5 + 0.25·0.625 + 0.25·0.75 + 0.25·1; pairs: (4 + 4 + 2.5 + 1)/16
        assertThat(ranking.rocAuc()).isEqualTo(0.71875).isEqualTo(11.5 / 16);
        assertThat(ranking.averagePrecision()).isCloseTo((1 + 1 + 0.6 + 4 / 7.0) / 4, EXACT).isCloseTo(0.7929, within(5e-5));
        assertThat(ranking.precisionRecallAuc()).isCloseTo(0.7922619047619047, EXACT);
    }

    // scikit-learn 1.2.1: roc_auc_score, average_precision_score, auc(recall, precision) of precision_recall_curve
    @Test
    void theExampleAsScikitLearnHasIt() {
        assertAreas(TUMOURS.two(), 0.8076810747663551, 0.7078512460171723, 0.701731767662813);
        assertAreas(TUMOURS.thirty(), 0.9957651869158879, 0.9936948696660872, 0.9936497804742799);
        assertAreas(Ties.grades(TUMOURS.two(), 4), 0.7621933411214954, 0.6462539621111603, 0.7228009131284092);
        assertAreas(new double[171], 0.5, 0.3742690058479532, 0.6871345029239766);
        double[] squares = Arrays.stream(TUMOURS.two()).map(p -> p * p).toArray();
        assertThat(ProbabilityScores.logLoss(TUMOURS.y(), squares)).isCloseTo(0.6915244384379706, EXACT);
        assertThat(ProbabilityScores.brier(TUMOURS.y(), squares)).isCloseTo(0.20614368412520523, EXACT);
    }

    private static void assertAreas(double[] scores, double roc, double average, double trapezoid) {
        Ranking ranking = Ranking.of(TUMOURS.y(), scores);
        assertThat(ranking.rocAuc()).isCloseTo(roc, EXACT);
        assertThat(ranking.averagePrecision()).isCloseTo(average, EXACT);
        assertThat(ranking.precisionRecallAuc()).isCloseTo(trapezoid, EXACT);
    }

    // scikit-learn: average_precision_score(y, s, sample_weight=...), the rows of each class weighted to the share
    @Test
    void averagePrecisionAmongFewerPositivesAsScikitLearnWeighsThem() {
        Ranking ranking = Ranking.of(TUMOURS.y(), TUMOURS.two());
        assertThat(Rare.of(ranking, 64 / 171.0).averagePrecision()).isCloseTo(ranking.averagePrecision(), EXACT);
        assertThat(Rare.of(ranking, 0.1).averagePrecision()).isCloseTo(0.3499500294653924, EXACT);
        assertThat(Rare.of(ranking, 0.01).averagePrecision()).isCloseTo(0.06436479974918545, EXACT);
        assertThat(Rare.of(ranking, 0.001).averagePrecision()).isCloseTo(0.020756635074610855, EXACT);
        // the first of all is malignant: this one of 64 gives 1/64 of it
        assertThat(Rare.of(ranking, 1e-9).averagePrecision()).isCloseTo(1 / 64.0, within(1e-6));
    }

    @Test
    void benignTumoursCountedTenTimesLeaveRocAloneAndAreTheRareCurve() {
        int[] rows = IntStream.range(0, 171).flatMap(i -> IntStream.range(0, TUMOURS.y()[i] == 1 ? 1 : 10).map(copy -> i))
                .toArray();
        Tumours more = TUMOURS.select(rows);
        Ranking ranking = Ranking.of(TUMOURS.y(), TUMOURS.two());
        Ranking rare = Ranking.of(more.y(), more.two());
        assertThat(rare.rocAuc()).isCloseTo(ranking.rocAuc(), EXACT);
        assertThat(rare.averagePrecision()).isCloseTo(Rare.of(ranking, 64 / 1134.0).averagePrecision(), EXACT);
        assertThat(Rare.of(ranking, 64 / 1134.0).precisions()).containsExactly(rare.precisions(), EXACT);
    }

    @Test
    void precisionAtARecallIsTakenWhereTheRecallIsReachedFirst() {
        Ranking ranking = Ranking.of(LABELS, SCORES);
        Rare same = Rare.of(ranking, 0.5);
        assertThat(same.precisions()).containsExactly(ranking.precisions(), EXACT);
        assertThat(same.precisionAtRecall(0.5)).isEqualTo(1);
        assertThat(same.precisionAtRecall(0.51)).isCloseTo(0.6, EXACT);
        assertThat(same.precisionAtRecall(1)).isCloseTo(4 / 7.0, EXACT);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 7, 20})
    void rocOfTiesIsTheMeanOfBothOrdersAndAveragePrecisionTheWorseOne(int grades) {
        double[] graded = Ties.grades(TUMOURS.two(), grades);
        Ranking tied = Ranking.of(TUMOURS.y(), graded);
        Ranking best = Ranking.of(TUMOURS.y(), Ties.ordered(TUMOURS.y(), graded, true));
        Ranking worst = Ranking.of(TUMOURS.y(), Ties.ordered(TUMOURS.y(), graded, false));
        assertThat(tied.rocAuc()).isCloseTo((best.rocAuc() + worst.rocAuc()) / 2, EXACT);
        assertThat(tied.averagePrecision()).isCloseTo(worst.averagePrecision(), EXACT).isLessThan(best.averagePrecision());
    }

    // of the order of 171 tumours two grades are left, and the trapezoid rises
    @Test
    void theTrapezoidPaysForALossOfInformation() {
        Ranking fine = Ranking.of(TUMOURS.y(), TUMOURS.two());
        Ranking coarse = Ranking.of(TUMOURS.y(), Ties.grades(TUMOURS.two(), 2));
        assertThat(coarse.rocAuc()).isLessThan(fine.rocAuc()).isCloseTo(0.724, within(5e-4));
        assertThat(coarse.averagePrecision()).isLessThan(fine.averagePrecision()).isCloseTo(0.577, within(5e-4));
        assertThat(coarse.precisionRecallAuc()).isGreaterThan(fine.precisionRecallAuc()).isCloseTo(0.731, within(5e-4));
        Ranking worst = Ranking.of(TUMOURS.y(), Ties.ordered(TUMOURS.y(), Ties.grades(TUMOURS.two(), 2), false));
        Ranking best = Ranking.of(TUMOURS.y(), Ties.ordered(TUMOURS.y(), Ties.grades(TUMOURS.two(), 2), true));
        assertThat(worst.rocAuc()).isCloseTo(0.502, within(5e-4));
        assertThat(best.rocAuc()).isCloseTo(0.945, within(5e-4));
    }

    @Test
    void gradesAreTheMiddlesOfEqualSteps() {
        assertThat(Ties.grades(new double[] {0, 0.2, 0.25, 0.99, 1}, 4)).containsExactly(0.125, 0.125, 0.375, 0.875, 0.875);
    }

    // DeLong, DeLong and Clarke-Pearson 1988, by hand in numpy: standard error 0.033487, so 0.742 to 0.873
    @Test
    void theBootstrapIntervalIsNearDeLongs() {
        Interval roc = Ex312RocAndPr.intervals(TUMOURS.y(), TUMOURS.two(), new Bootstrap.Options(1000, 1))[0];
        assertThat(roc.lower()).isCloseTo(0.742, within(0.012));
        assertThat(roc.upper()).isCloseTo(0.873, within(0.012));
    }

    @Test
    void aRankingTurnedRoundWithTheLabelsIsTheSame() {
        double[] turned = Arrays.stream(TUMOURS.two()).map(p -> 1 - p).toArray();
        int[] benign = Arrays.stream(TUMOURS.y()).map(label -> 1 - label).toArray();
        Ranking ranking = Ranking.of(TUMOURS.y(), TUMOURS.two());
        assertThat(Ranking.of(benign, turned).rocAuc()).isCloseTo(ranking.rocAuc(), EXACT);
        assertThat(Ranking.of(benign, turned).averagePrecision()).isCloseTo(0.878, within(5e-4))
                .isNotCloseTo(ranking.averagePrecision(), within(0.1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void areasAgreeWithSmileWithTiesAndWithout(long seed) {
        RandomGenerator random = Generators.random(seed);
        int[] labels = random.ints(60 + 20 * (int) seed, 0, 2).toArray();
        double[] scores = Arrays.stream(labels).mapToDouble(label -> label + random.nextGaussian()).toArray();
        assertThat(Ranking.of(labels, scores).rocAuc()).isCloseTo(AUC.of(labels, scores), EXACT);
        double[] rounded = Arrays.stream(scores).map(score -> Math.rint(seed * score)).toArray();
        assertThat(Ranking.of(labels, rounded).rocAuc()).isCloseTo(AUC.of(labels, rounded), EXACT)
                .isCloseTo(Ex312RocAndPr.share(labels, rounded), EXACT);
    }

    @Test
    void badNumbersAreRefusedByName() {
        Ranking ranking = Ranking.of(LABELS, SCORES);
        assertThatIllegalArgumentException().isThrownBy(() -> Rare.of(ranking, 1))
                .withMessage("Rare.of: share = 1.0: must lie strictly between 0 and 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Rare.of(ranking, 0.5).precisionAtRecall(1.1))
                .withMessage("Rare.precisionAtRecall: recall 1.1: must be at most 1");
    }
}
