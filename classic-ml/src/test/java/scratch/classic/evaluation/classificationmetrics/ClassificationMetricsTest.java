package scratch.classic.evaluation.classificationmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import scratch.classic.metrics.Average;
import scratch.classic.metrics.BinaryCounts;
import scratch.classic.metrics.ConfusionMatrix;
import scratch.stats.interval.Interval;
import scratch.stats.resampling.Bootstrap;

/// Every number of the README that the example does not print, and those of the example as scikit-learn has them.
class ClassificationMetricsTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final int[] TRUTH = {1, 1, 1, 1, 0, 0, 0, 0, 0, 0};
    private static final int[] ANSWER = {1, 1, 1, 0, 1, 1, 0, 0, 0, 0};

    @Test
    void tenTumoursByHand() {
        ConfusionMatrix matrix = ConfusionMatrix.of(TRUTH, ANSWER, Ex311ClassificationMetrics.CLASSES);
        assertThat(matrix.oneAgainstRest(1)).isEqualTo(new BinaryCounts(3, 2, 1, 4));
        assertThat(matrix.accuracy()).isCloseTo(0.7, EXACT);
        assertThat(matrix.precision(1)).isCloseTo(0.6, EXACT);
        assertThat(matrix.recall(1)).isCloseTo(0.75, EXACT);
        assertThat(matrix.specificity(1)).isCloseTo(0.6667, within(5e-5));
        assertThat(matrix.balancedAccuracy()).isCloseTo(0.7083, within(5e-5));
        assertThat(matrix.f1(1)).isCloseTo(0.6667, within(5e-5)).isCloseTo(2 * 0.6 * 0.75 / (0.6 + 0.75), EXACT);
        assertThat(matrix.fBeta(1, 2)).isCloseTo(0.7143, within(5e-5));
        assertThat(matrix.matthews()).isCloseTo(0.4082, within(5e-5));
        assertThat(matrix.kappa()).isCloseTo(0.4, EXACT);
    }

    // scikit-learn, with t, p of the counts [[100, 7], [1, 63]]: accuracy_score, balanced_accuracy_score,
    // precision_score, recall_score, recall_score(pos_label=0), f1_score, fbeta_score(beta=2), matthews_corrcoef,
    // cohen_kappa_score
    @Test
    void theExampleScoresAsScikitLearnDoes() {
        var answers = Ex311ClassificationMetrics.answers(0.2, 42);
        ConfusionMatrix matrix = answers.matrix();
        assertThat(new long[] {matrix.count(0, 0), matrix.count(0, 1), matrix.count(1, 0), matrix.count(1, 1)})
                .containsExactly(100, 7, 1, 63);
        double[] scikitLearn = {0.9532163742690059, 0.9594772196261683, 0.9, 0.984375, 0.9345794392523364, 0.9402985074626866,
            0.9662576687116565, 0.9044116521377996, 0.9019635946681955};
        assertThat(Ex311ClassificationMetrics.scores(matrix)).containsExactly(scikitLearn, EXACT);
    }

    // scikit-learn: precision_score, recall_score, f1_score (average='macro', then 'weighted'), matthews_corrcoef,
    // cohen_kappa_score
    @Test
    void threeClassesAsScikitLearnAveragesThem() {
        ConfusionMatrix triage = Ex311ClassificationMetrics.triage();
        double[] ours = {triage.precision(Average.MACRO), triage.recall(Average.MACRO), triage.fBeta(Average.MACRO, 1),
            triage.precision(Average.WEIGHTED), triage.recall(Average.WEIGHTED), triage.fBeta(Average.WEIGHTED, 1),
            triage.matthews(), triage.kappa()};
        double[] scikitLearn = {0.5961298377028713, 0.6481481481481481, 0.6165735567970204, 0.9062172284644195, 0.9,
            0.9027486033519552, 0.4799098108318158, 0.47916666666666674};
        assertThat(ours).containsExactly(scikitLearn, EXACT);
    }

    @Test
    void microIsAlwaysTheAccuracy() {
        ConfusionMatrix triage = Ex311ClassificationMetrics.triage();
        assertThat(triage.precision(Average.MICRO)).isEqualTo(triage.accuracy()).isCloseTo(0.9, EXACT);
        assertThat(triage.recall(Average.MICRO)).isEqualTo(triage.accuracy());
        assertThat(triage.fBeta(Average.MICRO, 1)).isCloseTo(triage.accuracy(), EXACT);
        assertThat(triage.recall(Average.WEIGHTED)).isCloseTo(triage.accuracy(), EXACT);
    }

    @Test
    void aConstantAnswerIsRightInNinetyNinePercentAndWorthNothing() {
        ConfusionMatrix never = ConfusionMatrix.ofCounts(new long[][] {{990, 0}, {10, 0}});
        assertThat(never.accuracy()).isEqualTo(0.99);
        assertThat(never.balancedAccuracy()).isEqualTo(0.5);
        assertThat(List.of(never.recall(1), never.f1(1), never.matthews(), never.kappa())).containsOnly(0.0);
    }

    @Test
    void f1DependsOnWhichClassIsCalledPositiveAndMatthewsDoesNot() {
        ConfusionMatrix matrix = Ex311ClassificationMetrics.answers(0.2, 42).matrix();
        int[][] turned = {{63, 1}, {7, 100}};
        ConfusionMatrix other = ConfusionMatrix.ofCounts(Arrays.stream(turned)
                .map(row -> Arrays.stream(row).asLongStream().toArray()).toArray(long[][]::new));
        assertThat(matrix.f1(0)).isCloseTo(200 / 208.0, EXACT).isCloseTo(0.962, within(5e-4)).isEqualTo(other.f1(1));
        assertThat(matrix.f1(1)).isCloseTo(126 / 134.0, EXACT).isCloseTo(0.940, within(5e-4));
        assertThat(other.matthews()).isCloseTo(matrix.matthews(), EXACT);
        assertThat(other.kappa()).isCloseTo(matrix.kappa(), EXACT);
    }

    @Test
    void precisionByBayesIsThePrecisionOfTheCountsAtTheirOwnPrevalence() {
        ConfusionMatrix matrix = Ex311ClassificationMetrics.answers(0.2, 42).matrix();
        double recall = matrix.recall(1);
        double specificity = matrix.specificity(1);
        assertThat(Ex311ClassificationMetrics.precisionAt(64 / 171.0, recall, specificity)).isCloseTo(0.9, EXACT);
        // of 1000 tumours 10 are malignant: 10·63/64 found, 990·7/107 false alarms
        assertThat(Ex311ClassificationMetrics.precisionAt(0.01, recall, specificity))
                .isCloseTo(9.84375 / (9.84375 + 990 * 7 / 107.0), EXACT).isCloseTo(0.132, within(5e-4));
    }

    @Test
    void anIntervalOfWidthZeroWhereNoMalignantTumourWasMissed() {
        var answers = Ex311ClassificationMetrics.answers(0.1, 42);
        ConfusionMatrix matrix = answers.matrix();
        assertThat(matrix.oneAgainstRest(1).falseNegatives()).isZero();
        assertThat(matrix.oneAgainstRest(1).falsePositives()).isEqualTo(16);
        Interval recall = Ex311ClassificationMetrics.intervals(answers, 42)[3];
        assertThat(recall.lower()).isEqualTo(1).isEqualTo(recall.upper());
        // missing 4.6 % would still leave 64 of 64 found once in twenty studies: 1 − 0.05^(1/64)
        assertThat(1 - Math.pow(0.05, 1 / 64.0)).isCloseTo(0.046, within(5e-4));
        assertThat(matrix.precision(1)).isCloseTo(0.8, EXACT);
        assertThat(matrix.matthews()).isCloseTo(0.825, within(5e-4));
    }

    @Test
    void aLowerThresholdNeverLowersRecallNorRaisesSpecificity() {
        double recall = 0;
        double specificity = 1;
        for (double threshold : new double[] {0.9, 0.7, 0.5, 0.2, 0.1, 0.02}) {
            ConfusionMatrix matrix = Ex311ClassificationMetrics.answers(threshold, 42).matrix();
            assertThat(matrix.recall(1)).isGreaterThanOrEqualTo(recall);
            assertThat(matrix.specificity(1)).isLessThanOrEqualTo(specificity);
            recall = matrix.recall(1);
            specificity = matrix.specificity(1);
        }
    }

    // The accuracy is a mean of n zeros and ones: √(p(1 − p)/n).
    @Test
    void theBootstrapFindsTheStandardErrorOfTheAccuracy() {
        var answers = Ex311ClassificationMetrics.answers(0.2, 42);
        int n = answers.truth().length;
        Bootstrap bootstrap = Bootstrap.fitRows(n, rows -> ConfusionMatrix.of(
                Ex311ClassificationMetrics.pick(answers.truth(), rows),
                Ex311ClassificationMetrics.pick(answers.predicted(), rows)).accuracy(), new Bootstrap.Options(4000, 7));
        double p = 163 / 171.0;
        assertThat(Math.sqrt(p * (1 - p) / n)).isCloseTo(0.0161, within(5e-5));
        assertThat(bootstrap.standardError()).isCloseTo(Math.sqrt(p * (1 - p) / n), within(0.0008));
    }
}
