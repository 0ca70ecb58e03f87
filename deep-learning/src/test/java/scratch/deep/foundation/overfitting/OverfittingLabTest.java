package scratch.deep.foundation.overfitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.deep.data.Data;
import scratch.example.data.Datasets;

class OverfittingLabTest {
    private static final double[] X = {0, 1, 2, 3};
    private static final double[] Y = {0, 1, 1, 2};

    @Test
    void theFourPointsOfTheReadmeByHand() {
        Polynomial line = Polynomial.fit(X, Y, 1);
        assertThat(line.coefficients()).containsExactly(new double[]{0.1, 0.6}, within(1e-12));
        assertThat(Y[0] - line.at(0)).isEqualTo(-0.1, within(1e-12));
        assertThat(Y[1] - line.at(1)).isEqualTo(0.3, within(1e-12));
        Polynomial cubic = Polynomial.fit(X, Y, 3);
        assertThat(cubic.coefficients()).containsExactly(new double[]{0, 13 / 6.0, -1.5, 1 / 3.0}, within(1e-12));
        assertThat(cubic.error(X, Y)).isEqualTo(0, within(1e-12));
        assertThat(line.at(4)).isEqualTo(2.5, within(1e-12));
        assertThat(cubic.at(4)).isEqualTo(6, within(1e-11));
        assertThat(line.at(5)).isEqualTo(3.1, within(1e-12));
        assertThat(cubic.at(5)).isEqualTo(15, within(1e-11));
    }

    @Test
    void theFiveAnswersOfTheReadmeByHand() {
        assertThat(Ex407OverfittingLab.loss(Ex407OverfittingLab.BEFORE)).isEqualTo(0.626, within(5e-4));
        assertThat(Ex407OverfittingLab.loss(Ex407OverfittingLab.AFTER)).isEqualTo(1.532, within(5e-4));
        assertThat(Ex407OverfittingLab.accuracy(Ex407OverfittingLab.BEFORE)).isEqualTo(0.6);
        assertThat(Ex407OverfittingLab.accuracy(Ex407OverfittingLab.AFTER)).isEqualTo(0.8);
        assertThat(-Math.log(0.001)).isEqualTo(6.9, within(0.01));
        assertThat(-Math.log(0.001) / -(3 * Math.log(0.95) + Math.log(0.55))).isEqualTo(9.2, within(0.05));
    }

    @Test
    void trainingErrorFallsWithCapacityAndValidationErrorTurns() {
        double[][] curve = Ex407OverfittingLab.capacity(10, 31, 42);
        for (int degree = 1; degree < 10; degree++) {
            assertThat(curve[0][degree]).isLessThan(curve[0][degree - 1]);
        }
        assertThat(curve[1][3]).isLessThan(curve[1][0]).isLessThan(curve[1][1]).isLessThan(curve[1][9] / 100);
        assertThat(curve[0][9]).isLessThan(1e-9);
    }

    @Test
    void moreDataFlattensTheTurn() {
        double few = Ex407OverfittingLab.capacity(10, 31, 42)[1][9];
        double[][] many = Ex407OverfittingLab.capacity(100, 31, 42);
        assertThat(few).isGreaterThan(100);
        assertThat(many[1][9]).isLessThan(0.3);
        assertThat(many[1][3]).isLessThan(0.3);
    }

    @Test
    void randomLabelsAreLearnedByHeart() {
        Data[] parts = Ex407OverfittingLab.digits(Datasets.digits(), 100, 1, 7);
        Watched run = Watched.fit(parts[0], parts[1], 10, new Watched.Options(128, 150, 0.01, 7));
        assertThat(run.trainingAccuracy()[149]).isEqualTo(1);
        assertThat(run.validationAccuracy()[149]).isBetween(0.03, 0.2);
        assertThat(run.validationLoss()[149]).isGreaterThan(Math.log(10));
    }

    @ParameterizedTest
    @ValueSource(longs = 1)
    void withWrongLabelsTheValidationLossTurns(long seed) {
        Data[] parts = Ex407OverfittingLab.digits(Datasets.digits(), 150, 0.2, seed);
        Watched run = Watched.fit(parts[0], parts[1], 10, new Watched.Options(128, 120, 0.01, seed));
        assertThat(run.best()).isBetween(5, 60);
        assertThat(run.validationLoss()[119]).isGreaterThan(1.2 * run.validationLoss()[run.best()]);
        assertThat(run.trainingLoss()[119]).isLessThan(0.1);
    }

    @Test
    void theBestOfManyCoinsLooksLikeAModel() {
        assertThat(Peeking.expectedBest(1, 100)).isEqualTo(0.5, within(1e-12));
        assertThat(Peeking.expectedBest(20, 100)).isEqualTo(0.593, within(5e-4));
        assertThat(Peeking.expectedBest(100, 100)).isEqualTo(0.625, within(5e-4));
        assertThat(Peeking.expectedBest(2, 1)).isEqualTo(0.75, within(1e-12));
        assertThat(Peeking.simulatedBest(20, 100, 2000, 3)).isEqualTo(Peeking.expectedBest(20, 100), within(0.004));
    }

    @Test
    void anAccuracyHasAnErrorBar() {
        assertThat(Math.sqrt(0.9 * 0.1 / 100)).isEqualTo(0.03, within(1e-3));
        assertThat(Math.sqrt(0.9 * 0.1 / 1000)).isEqualTo(0.0095, within(1e-4));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> Polynomial.fit(X, Y, 4)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Polynomial.fit: degree 4 for 4 x and 4 y: needs equally many, and more of them than the degree");
        assertThatThrownBy(() -> Polynomial.fit(X, new double[3], 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Watched.Options(0, 1, 0.1, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Watched.Options: 0 hidden, 1 epochs, rate 0.1: all must be positive");
        assertThatThrownBy(() -> new Watched.Options(1, 1, Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Peeking.expectedBest(0, 10)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Peeking: 0 models on 10 rows: needs one model, and 1 to 1000 rows");
    }
}
