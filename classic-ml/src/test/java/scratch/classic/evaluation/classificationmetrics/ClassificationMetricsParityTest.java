package scratch.classic.evaluation.classificationmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;

import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smile.validation.metric.Accuracy;
import smile.validation.metric.Averaging;
import smile.validation.metric.FScore;
import smile.validation.metric.MatthewsCorrelation;
import smile.validation.metric.Precision;
import smile.validation.metric.Recall;
import smile.validation.metric.Sensitivity;
import smile.validation.metric.Specificity;

import scratch.classic.metrics.Average;
import scratch.classic.metrics.ConfusionMatrix;
import scratch.example.data.Generators;

/// Rung a: Smile's scores of two classes, and its averages of more.
class ClassificationMetricsParityTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void twoClassesAgreeWithSmile(long seed) {
        RandomGenerator random = Generators.random(seed);
        int[] truth = labels(random, 80 + 10 * (int) seed, 2);
        int[] predicted = noisy(random, truth, 2);
        ConfusionMatrix matrix = ConfusionMatrix.of(truth, predicted);
        assertThat(matrix.accuracy()).isCloseTo(Accuracy.of(truth, predicted), EXACT);
        assertThat(matrix.precision(1)).isCloseTo(Precision.of(truth, predicted), EXACT);
        assertThat(matrix.recall(1)).isCloseTo(Recall.of(truth, predicted), EXACT)
                .isCloseTo(Sensitivity.of(truth, predicted), EXACT);
        assertThat(matrix.specificity(1)).isCloseTo(Specificity.of(truth, predicted), EXACT);
        assertThat(matrix.fBeta(1, 0.5)).isCloseTo(FScore.FHalf.score(truth, predicted), EXACT);
        assertThat(matrix.f1(1)).isCloseTo(FScore.F1.score(truth, predicted), EXACT);
        assertThat(matrix.fBeta(1, 2)).isCloseTo(FScore.F2.score(truth, predicted), EXACT);
        assertThat(matrix.matthews()).isCloseTo(MatthewsCorrelation.of(truth, predicted), EXACT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void averagesOfManyClassesAgreeWithSmile(long seed) {
        RandomGenerator random = Generators.random(seed);
        int classes = 3 + (int) seed;
        int[] truth = labels(random, 60 * classes, classes);
        int[] predicted = noisy(random, truth, classes);
        ConfusionMatrix matrix = ConfusionMatrix.of(truth, predicted);
        Averaging[] theirs = {Averaging.Micro, Averaging.Macro, Averaging.Weighted};
        Average[] ours = {Average.MICRO, Average.MACRO, Average.WEIGHTED};
        for (int a = 0; a < ours.length; a++) {
            double precision = matrix.precision(ours[a]);
            double recall = matrix.recall(ours[a]);
            assertThat(precision).isCloseTo(Precision.of(truth, predicted, theirs[a]), EXACT);
            assertThat(recall).isCloseTo(Recall.of(truth, predicted, theirs[a]), EXACT);
            // Smile's average F is the F of the averages, not the average of the F's
            assertThat(2 * precision * recall / (precision + recall))
                    .isCloseTo(FScore.of(truth, predicted, 1, theirs[a]), EXACT);
        }
    }

    private static int[] labels(RandomGenerator random, int n, int classes) {
        return random.ints(n, 0, classes).toArray();
    }

    // A quarter of the answers is drawn at random.
    private static int[] noisy(RandomGenerator random, int[] truth, int classes) {
        int[] answers = truth.clone();
        for (int i = 0; i < answers.length; i++) {
            if (random.nextInt(4) == 0) {
                answers[i] = random.nextInt(classes);
            }
        }
        return answers;
    }
}
