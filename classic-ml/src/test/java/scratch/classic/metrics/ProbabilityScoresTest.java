package scratch.classic.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static scratch.classic.metrics.ConfusionMatrixTest.refused;

import java.util.Arrays;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import scratch.math.Matrix;

class ProbabilityScoresTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void twoDaysOfRainByHand() {
        int[] rain = {1, 0};
        assertThat(ProbabilityScores.logLoss(rain, new double[] {0.8, 0.5})).isCloseTo(-Math.log(0.4) / 2, EXACT);
        assertThat(ProbabilityScores.brier(rain, new double[] {0.8, 0.5})).isCloseTo((0.04 + 0.25) / 2, EXACT);
        Matrix both = Matrix.of(new double[][] {{0.2, 0.8}, {0.5, 0.5}});
        assertThat(ProbabilityScores.logLoss(rain, both)).isCloseTo(-Math.log(0.4) / 2, EXACT);
        assertThat(ProbabilityScores.brier(rain, both)).isCloseTo(0.29, EXACT);
    }

    // scikit-learn 1.2.1 on the scores of RankingTest, held between 0.05 and 0.95
    @Test
    void twoClassesAsScikitLearnScoresThem() {
        double[] p = probabilities();
        assertThat(ProbabilityScores.logLoss(RankingTest.labels(), p)).isCloseTo(0.6527588440645367, EXACT);
        assertThat(ProbabilityScores.brier(RankingTest.labels(), p)).isCloseTo(0.22793749999999996, EXACT);
    }

    static double[] probabilities() {
        return Arrays.stream(RankingTest.scores()).map(s -> Math.clamp(s, 0.05, 0.95)).toArray();
    }

    // … i = 0 … 199: weights 1 + i mod 3, 1 + i mod 5, 1 + i mod 7, 1 + i mod 2, as shares of their sum
    @Test
    void fourClassesAsScikitLearnScoresThem() {
        double[][] p = new double[200][];
        for (int i = 0; i < p.length; i++) {
            double sum = 4 + i % 3 + i % 5 + i % 7 + i % 2;
            p[i] = new double[] {(1 + i % 3) / sum, (1 + i % 5) / sum, (1 + i % 7) / sum, (1 + i % 2) / sum};
        }
        assertThat(ProbabilityScores.logLoss(ConfusionMatrixTest.truth(), Matrix.of(p))).isCloseTo(1.4647760583964844, EXACT);
        assertThat(ProbabilityScores.brier(ConfusionMatrixTest.truth(), Matrix.of(p))).isCloseTo(0.795303647940421, EXACT);
    }

    @Test
    void certaintyThatIsWrongCostsEverything() {
        assertThat(ProbabilityScores.logLoss(new int[] {1}, new double[] {0})).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(ProbabilityScores.logLoss(new int[] {0}, new double[] {0})).isEqualTo(0);
        assertThat(ProbabilityScores.logLoss(new int[] {0}, new double[] {1e-20})).isCloseTo(1e-20, within(1e-30));
        assertThat(ProbabilityScores.brier(new int[] {1}, new double[] {0})).isEqualTo(1);
    }

    @Test
    void honestyIsTheBestPolicy() {
        // 7 of 10 come true: no other answer than 0.7 has a lower expected score
        int[] labels = {1, 1, 1, 1, 1, 1, 1, 0, 0, 0};
        for (double p : new double[] {0.5, 0.6, 0.69, 0.71, 0.9}) {
            assertThat(ProbabilityScores.logLoss(labels, fill(p))).isGreaterThan(ProbabilityScores.logLoss(labels, fill(0.7)));
            assertThat(ProbabilityScores.brier(labels, fill(p))).isGreaterThan(ProbabilityScores.brier(labels, fill(0.7)));
        }
    }

    private static double[] fill(double p) {
        double[] all = new double[10];
        Arrays.fill(all, p);
        return all;
    }

    // scikit-learn 1.2.1: calibration_curve(strategy='uniform')
    @Test
    void fiveBinsAsScikitLearnFillsThem() {
        CalibrationCurve curve = CalibrationCurve.uniform(RankingTest.labels(), probabilities(), 5);
        assertThat(curve.bins()).hasSize(5);
        double[] observed = {0.2727272727272727, 0.65, 0.6666666666666666, 0.675, 0.8135593220338984};
        double[] predicted = {0.13863636363636364, 0.3325, 0.5320512820512822, 0.72875, 0.9254237288135598};
        for (int b = 0; b < 5; b++) {
            assertThat(curve.bins().get(b).observed()).isCloseTo(observed[b], EXACT);
            assertThat(curve.bins().get(b).predicted()).isCloseTo(predicted[b], EXACT);
        }
        assertThat(curve.largestError()).isCloseTo(0.65 - 0.3325, EXACT);
    }

    @Test
    void binsOfEqualSizeKeepEqualProbabilitiesTogether() {
        double[] probabilities = {0.1, 0.1, 0.1, 0.1, 0.9, 0.9};
        CalibrationCurve curve = CalibrationCurve.quantiles(new int[] {0, 1, 0, 1, 1, 1}, probabilities, 3);
        assertThat(curve.bins()).containsExactly(new CalibrationCurve.Bin(0.1, 0.5, 4), new CalibrationCurve.Bin(0.9, 1, 2));
        assertThat(curve.expectedError()).isCloseTo((4 * 0.4 + 2 * 0.1) / 6, EXACT);
    }

    @Test
    void emptyBinsAreLeftOut() {
        assertThat(CalibrationCurve.uniform(new int[] {0, 1}, new double[] {0, 1}, 2).bins())
                .containsExactly(new CalibrationCurve.Bin(0, 0, 1), new CalibrationCurve.Bin(1, 1, 1));
        assertThat(CalibrationCurve.uniform(new int[] {0, 1}, new double[] {0.1, 0.2}, 2).bins()).hasSize(1);
    }

    @Test
    void whatIsNoProbabilityIsRefused() {
        refused(() -> ProbabilityScores.logLoss(new int[] {1}, new double[] {1.5}),
                "probability 1.5 of row 0: must be from 0 to 1");
        refused(() -> ProbabilityScores.logLoss(new int[] {1}, new double[] {Double.NaN}), "probability NaN");
        refused(() -> ProbabilityScores.brier(new int[] {2}, new double[] {1}), "label 2 of row 0");
        refused(() -> ProbabilityScores.brier(new int[] {}, new double[] {}), "0 labels, 0 probabilities");
        refused(() -> ProbabilityScores.logLoss(new int[] {0}, Matrix.of(new double[][] {{0.5, 0.4}})), "row 0 adds up to 0.9");
        refused(() -> ProbabilityScores.logLoss(new int[] {2}, Matrix.of(new double[][] {{0.5, 0.5}})), "label 2 of row 0");
        refused(() -> ProbabilityScores.brier(new int[] {0, 1}, Matrix.of(new double[][] {{0.5, 0.5}})), "2 labels, 1 rows");
        refused(() -> CalibrationCurve.uniform(new int[] {0}, new double[] {0}, 2), "2 bins of 1 rows");
    }
}
