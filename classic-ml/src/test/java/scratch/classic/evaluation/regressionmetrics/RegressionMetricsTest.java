package scratch.classic.evaluation.regressionmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smile.validation.metric.MAD;
import smile.validation.metric.MSE;
import smile.validation.metric.R2;
import smile.validation.metric.RMSE;

import scratch.classic.metrics.RegressionScores;
import scratch.example.data.Generators;
import scratch.stats.interval.Interval;
import scratch.stats.resampling.Bootstrap;

/// Every number of the README that the example does not print, those of the example as scikit-learn has them, and Smile's
/// scores of generated errors.
class RegressionMetricsTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final double[] FIVE = Ex313RegressionMetrics.FIVE;
    private static final Patients PATIENTS = Ex313RegressionMetrics.patients(42);

    @Test
    void fiveValuesByHand() {
        assertThat(BestConstant.of(Measure.MSE, FIVE)).isEqualTo(4);
        assertThat(BestConstant.of(Measure.MAE, FIVE)).isEqualTo(3);
        assertThat(BestConstant.of(Measure.MAPE, FIVE)).isEqualTo(2);      // 1, 1.5, … of 2.1833 is past the half 1.0917 at 2
        assertThat(BestConstant.of(Measure.PINBALL, FIVE)).isEqualTo(10);
        assertThat(BestConstant.of(Measure.MAX, FIVE)).isEqualTo(5.5);
        assertThat(BestConstant.score(Measure.MSE, 4, FIVE)).isEqualTo(10);
        assertThat(BestConstant.score(Measure.MAE, 3, FIVE)).isEqualTo(2.2);
        assertThat(BestConstant.score(Measure.MAPE, 2, FIVE)).isCloseTo((1 + 0 + 1 / 3.0 + 0.5 + 0.8) / 5, EXACT);
        assertThat(BestConstant.score(Measure.PINBALL, 10, FIVE)).isCloseTo(0.1 * (9 + 8 + 7 + 6) / 5, EXACT);
        assertThat(BestConstant.score(Measure.MAX, 5.5, FIVE)).isEqualTo(4.5);
    }

    @Test
    void aConstantThreeIsWorseThanTheMeanByHand() {
        RegressionScores three = RegressionScores.of(FIVE, new double[] {3, 3, 3, 3, 3});
        assertThat(three.mse()).isEqualTo(11);
        assertThat(three.r2()).isCloseTo(-0.1, EXACT);
        assertThat(three.explainedVariance()).isCloseTo(0, EXACT);
        assertThat(three.adjustedR2(1)).isCloseTo(1 - 1.1 * 4 / 3, EXACT).isCloseTo(-0.4667, within(5e-5));
    }

    // 101 values, so that the best constant is one value: MAE and MAPE are level between two of an even number
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noOtherConstantIsBetter(long seed) {
        double[] y = Generators.random(seed).doubles(101, 1, 200).map(v -> v * v / 200 + 0.1).toArray();
        for (Measure measure : Measure.values()) {
            double best = BestConstant.of(measure, y);
            assertThat(best).isCloseTo(BestConstant.search(measure, y), within(1e-5));
            double smallest = BestConstant.score(measure, best, y);
            for (double other = -5; other < 220; other += 1.5) {
                assertThat(BestConstant.score(measure, other, y)).isGreaterThanOrEqualTo(smallest);
            }
        }
    }

    // scikit-learn 1.2.1 on the same split: LinearRegression, then the seven scores in the order of the table
    @Test
    void theExampleAsScikitLearnScoresIt() {
        assertScores(PATIENTS.leastSquares(), 56.730715311052286, 45.17557263122337, 0.3785601256903651, 0.4675791743796255,
                0.468296165377591, 23.420522785543415, 152.70645708073488);
        assertScores(PATIENTS.leastSquaresOfLogs(), 57.47042544197918, 45.22025452710953, 0.3430602718326263,
                0.4536042159640449, 0.48185736564621207, 27.83750842950578, 140.46270293807578);
        assertScores(Patients.plus(PATIENTS.leastSquares(), 30), 63.19385721107633, 51.32909312990563, 0.5111364201526308,
                0.339354859997242, 0.468296165377591, 14.497283034884536, 182.70645708073488);
        assertScores(Patients.plus(PATIENTS.leastSquares(), -30), 65.14049838766528, 52.86933656180276, 0.37450127335847555,
                0.2980265777074508, 0.468296165377591, 39.26740475083311, 161.89144592017138);
    }

    private static void assertScores(double[] predicted, double... scikitLearn) {
        assertThat(Ex313RegressionMetrics.scores(PATIENTS.truth(), predicted)).containsExactly(scikitLearn, within(1e-9));
    }

    // scikit-learn: model.score on the rows learned from, and 1 − (1 − R²)·308/298
    @Test
    void r2WhereItWasLearnedIsScikitLearns() {
        Patients.Fits fits = PATIENTS.withNoise(0, 1);
        assertThat(fits.learned()).isCloseTo(0.5347608912334707, EXACT);
        assertThat(fits.adjusted()).isCloseTo(0.5191488406037214, EXACT);
        assertThat(fits.judged()).isCloseTo(0.4675791743796255, EXACT);
    }

    @Test
    void columnsOfNoiseNeverLowerR2WhereItWasLearned() {
        double before = 0;
        for (int columns : new int[] {0, 50, 100}) {
            Patients.Fits fits = PATIENTS.withNoise(columns, 42);
            assertThat(fits.learned()).isGreaterThan(before).isGreaterThan(fits.adjusted());
            assertThat(fits.adjusted()).isCloseTo(0.516, within(0.004));
            before = fits.learned();
        }
        // a column of noise takes one of n − 1 dimensions: 298 are left beside ten columns, and 50 take 50/298 of the rest
        double expected = 1 - (1 - PATIENTS.withNoise(0, 42).learned()) * (1 - 50 / 298.0);
        assertThat(PATIENTS.withNoise(50, 42).learned()).isCloseTo(expected, within(0.03));
    }

    @Test
    void explainedVarianceDoesNotSeeAShiftAndR2LosesItsSquare() {
        double[] predicted = PATIENTS.leastSquares();
        RegressionScores one = RegressionScores.of(PATIENTS.truth(), predicted);
        RegressionScores shifted = RegressionScores.of(PATIENTS.truth(), Patients.plus(predicted, 30));
        assertThat(shifted.explainedVariance()).isCloseTo(one.explainedVariance(), EXACT);
        double bias = Arrays.stream(PATIENTS.truth()).average().orElseThrow()
                - Arrays.stream(predicted).average().orElseThrow();
        assertThat(bias).isCloseTo(2.08, within(5e-3));
        assertThat(shifted.mse() - one.mse()).isCloseTo(900 - 2 * 30 * bias, within(1e-9));
        assertThat(one.explainedVariance() - one.r2()).isCloseTo(bias * bias / (one.mse() / (1 - one.r2())), EXACT);
    }

    // numpy: corrcoef(y, p)² = 0.468340190034743
    @Test
    void theSquaredCorrelationIsNotR2OfPredictions() {
        double[] doubled = Arrays.stream(PATIENTS.leastSquares()).map(p -> 2 * p + 100).toArray();
        assertThat(RegressionScores.of(PATIENTS.truth(), doubled).r2()).isCloseTo(-10.67, within(5e-3));
        assertThat(squaredCorrelation(PATIENTS.truth(), doubled)).isCloseTo(0.468340190034743, EXACT);
    }

    private static double squaredCorrelation(double[] x, double... y) {
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy * xy / xx / yy;
    }

    @Test
    void theUnitOfYChangesFourScoresAndLeavesThree() {
        double[] truth = Arrays.stream(PATIENTS.truth()).map(v -> v / 10).toArray();
        double[] predicted = Arrays.stream(PATIENTS.leastSquares()).map(v -> v / 10).toArray();
        double[] before = Ex313RegressionMetrics.scores(PATIENTS.truth(), PATIENTS.leastSquares());
        double[] after = Ex313RegressionMetrics.scores(truth, predicted);
        for (int s : new int[] {0, 1, 5, 6}) {
            assertThat(after[s]).isCloseTo(before[s] / 10, within(1e-9));
        }
        for (int s : new int[] {2, 3, 4}) {
            assertThat(after[s]).isCloseTo(before[s], within(1e-9));
        }
    }

    @Test
    void nineTenthsOfTheTruthsLieBelowTheRaisedPredictions() {
        double[] raised = PATIENTS.raised();
        int below = 0;
        for (int i = 0; i < raised.length; i++) {
            below += PATIENTS.truth()[i] <= raised[i] ? 1 : 0;
        }
        assertThat(below / (double) raised.length).isCloseTo(0.872, within(5e-4));
    }

    // numpy: q = quantile(bmi, [.25, .75]); the same scores of the rows between them, both ends included
    @Test
    void ofTheMiddleHalfThereIsLessToExplain() {
        Patients middle = Ex313RegressionMetrics.middle(PATIENTS);
        RegressionScores scores = RegressionScores.of(middle.truth(), middle.leastSquares());
        assertThat(middle.truth()).hasSize(69);
        assertThat(scores.rmse()).isCloseTo(57.97545723462092, within(1e-9));
        assertThat(scores.r2()).isCloseTo(0.34445940947453635, within(1e-11));
    }

    @Test
    void theBestConstantsOfThePatientsLearnedFrom() {
        assertThat(BestConstant.of(Measure.MSE, PATIENTS.learnTruth())).isCloseTo(149.6667, within(5e-5));
        assertThat(BestConstant.of(Measure.MAE, PATIENTS.learnTruth())).isEqualTo(140);
        assertThat(BestConstant.of(Measure.MAPE, PATIENTS.learnTruth())).isEqualTo(90);
    }

    // of a mean the standard error is s/√n
    @Test
    void theIntervalOfTheMeanAbsoluteErrorIsThatOfAMean() {
        Interval mae = Ex313RegressionMetrics.intervals(PATIENTS, new Bootstrap.Options(1000, 3))[1];
        RegressionScores scores = RegressionScores.of(PATIENTS.truth(), PATIENTS.leastSquares());
        double error = Math.sqrt((scores.mse() - scores.mae() * scores.mae()) / PATIENTS.truth().length);
        assertThat(mae.width()).isCloseTo(2 * 1.96 * error, within(0.1 * mae.width()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void scoresAgreeWithSmile(long seed) {
        RandomGenerator random = Generators.random(seed);
        double[] truth = random.doubles(50 * seed, -10, 100).toArray();
        double[] predicted = Arrays.stream(truth).map(y -> 0.8 * y + 5 * random.nextGaussian()).toArray();
        RegressionScores scores = RegressionScores.of(truth, predicted);
        assertThat(scores.mse()).isCloseTo(MSE.of(truth, predicted), within(1e-10));
        assertThat(scores.rmse()).isCloseTo(RMSE.of(truth, predicted), within(1e-11));
        assertThat(scores.mae()).isCloseTo(MAD.of(truth, predicted), within(1e-11));
        assertThat(scores.r2()).isCloseTo(R2.of(truth, predicted), EXACT);
    }

    @Test
    void noValuesHaveNoBestConstant() {
        assertThatIllegalArgumentException().isThrownBy(() -> BestConstant.of(Measure.MSE))
                .withMessage("BestConstant.of: no values: at least one is needed");
    }
}
