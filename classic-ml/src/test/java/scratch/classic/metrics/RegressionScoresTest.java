package scratch.classic.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static scratch.classic.metrics.ConfusionMatrixTest.refused;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RegressionScoresTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void fourRowsByHand() {
        RegressionScores scores = RegressionScores.of(new double[] {1, 2, 3, 6}, new double[] {2, 2, 2, 4});   // −1, 0, 1, 2
        assertThat(scores.mse()).isEqualTo(1.5);
        assertThat(scores.rmse()).isEqualTo(Math.sqrt(1.5));
        assertThat(scores.mae()).isEqualTo(1);
        assertThat(scores.mape()).isCloseTo((1 + 0 + 1 / 3.0 + 1 / 3.0) / 4, EXACT);
        assertThat(scores.r2()).isCloseTo(1 - 6 / 14.0, EXACT);
        assertThat(scores.adjustedR2(1)).isCloseTo(1 - 6 / 14.0 * 3 / 2, EXACT);
        assertThat(scores.explainedVariance()).isCloseTo(1 - 5 / 14.0, EXACT);
        assertThat(scores.pinball(0.9)).isCloseTo((0.1 + 0 + 0.9 + 1.8) / 4, EXACT);
        assertThat(scores.maxError()).isEqualTo(2);
    }

    // scikit-learn 1.2.1, i = 0 … 199: truth 20 + 10 sin i, predicted 0.5 + 2 cos 3i more
    @Test
    void twoHundredRowsAsScikitLearnScoresThem() {
        double[] truth = IntStream.range(0, 200).mapToDouble(i -> 10 * Math.sin(i) + 20).toArray();
        double[] predicted = IntStream.range(0, 200).mapToDouble(i -> truth[i] + 2 * Math.cos(3 * i) + 0.5).toArray();
        RegressionScores scores = RegressionScores.of(truth, predicted);
        assertThat(scores.mse()).isCloseTo(2.263126787835232, EXACT);
        assertThat(scores.mae()).isCloseTo(1.316635363359768, EXACT);
        assertThat(scores.mape()).isCloseTo(0.07579782191848389, EXACT);
        assertThat(scores.r2()).isCloseTo(0.9546245538080317, EXACT);
        assertThat(scores.explainedVariance()).isCloseTo(0.9598397510778519, EXACT);
        assertThat(scores.pinball(0.1)).isCloseTo(0.8623219950204387, EXACT);
        assertThat(scores.maxError()).isCloseTo(2.5, EXACT);
    }

    @Test
    void theMeanExplainsNothing() {
        double[] truth = {1, 2, 3, 6};
        assertThat(RegressionScores.of(truth, new double[] {3, 3, 3, 3}).r2()).isEqualTo(0);
        assertThat(RegressionScores.of(truth, new double[] {4, 4, 4, 4}).r2()).isNegative();
        assertThat(RegressionScores.of(truth, new double[] {4, 4, 4, 4}).explainedVariance()).isEqualTo(0);
        assertThat(RegressionScores.of(truth, truth).r2()).isEqualTo(1);
    }

    @Test
    void theMedianIsHalfOfTheAbsoluteError() {
        RegressionScores scores = RegressionScores.of(new double[] {1, 2, 3, 6}, new double[] {2, 2, 2, 4});
        assertThat(scores.pinball(0.5)).isEqualTo(scores.mae() / 2);
    }

    @Test
    void aLargeOffsetDoesNotSpoilTheVariance() {
        double[] truth = {1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 6};
        double[] predicted = {1e9 + 2, 1e9 + 2, 1e9 + 2, 1e9 + 4};
        assertThat(RegressionScores.of(truth, predicted).r2()).isCloseTo(1 - 6 / 14.0, EXACT);
    }

    // The mean of ten times 0.1 is 0.09999999999999999: the squares around it do not add up to 0.
    @Test
    void equalTruthsAreRefusedWhateverTheirMeanIsRoundedTo() {
        double[] tenths = new double[10];
        Arrays.fill(tenths, 0.1);
        RegressionScores scores = RegressionScores.of(tenths, new double[10]);
        assertThatThrownBy(scores::r2).isInstanceOf(ArithmeticException.class)
                .hasMessage("RegressionScores.r2: all 10 true values are equal: there is no variance to explain");
        assertThatThrownBy(scores::explainedVariance).isInstanceOf(ArithmeticException.class);
        assertThat(scores.mae()).isCloseTo(0.1, EXACT);
    }

    @Test
    void squaresThatLeaveTheRangeAreRefusedAndAbsoluteErrorsStay() {
        RegressionScores huge = RegressionScores.of(new double[] {1e200, -1e200}, new double[2]);
        assertThatThrownBy(huge::mse).isInstanceOf(ArithmeticException.class).hasMessage("RegressionScores.mse: the sum of the"
                + " squares is Infinity: it leaves the range of a double; choose another unit of y");
        assertThatThrownBy(huge::r2).isInstanceOf(ArithmeticException.class);
        assertThat(huge.mae()).isEqualTo(1e200);
        RegressionScores tiny = RegressionScores.of(new double[] {1e-200, 0}, new double[2]);
        assertThatThrownBy(tiny::r2).isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("r2: the sum of the squares is 0");
    }

    @Test
    void whatIsNotDefinedIsRefused() {
        refused(() -> RegressionScores.of(new double[0], new double[0]), "0 true values, 0 predicted");
        refused(() -> RegressionScores.of(new double[2], new double[3]), "2 true values, 3 predicted");
        refused(() -> RegressionScores.of(new double[] {1, Double.NaN}, new double[2]), "truth");
        refused(() -> RegressionScores.of(new double[2], new double[] {1, Double.POSITIVE_INFINITY}), "predicted");
        RegressionScores constant = RegressionScores.of(new double[] {0, 0}, new double[] {1, 2});
        assertThatThrownBy(constant::r2).isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("r2: all 2 true values are equal");
        assertThatThrownBy(constant::explainedVariance).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(constant::mape).isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("true value of row 0 is 0");
        refused(() -> constant.adjustedR2(1), "1 features and 2 rows");
        refused(() -> constant.pinball(1), "quantile 1.0");
    }
}
