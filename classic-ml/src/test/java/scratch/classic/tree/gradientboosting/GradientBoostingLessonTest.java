package scratch.classic.tree.gradientboosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import scratch.classic.boosting.BoostingOptions;
import scratch.classic.boosting.GradientBoostingRegressor;
import scratch.classic.boosting.RegressionLoss;
import scratch.classic.selection.FoldScores;
import scratch.math.Matrix;

/// Every number of the README that the example does not print, and the losses as scikit-learn has them.
class GradientBoostingLessonTest {
    private static final Patients PATIENTS = Ex347GradientBoosting.patients(42);

    @Test
    void sixPointsByHand() {
        SixPoints six = SixPoints.of(3, 0.5);
        assertThat(six.stages()).isDeepEqualTo(new double[][] {{7, 7, 7, 7, 7, 7}, {5, 5, 5, 9, 9, 9},
            {4.25, 4.25, 4.25, 8.25, 10.5, 10.5}, {3.625, 3.625, 3.625, 8.875, 11.125, 11.125}});
        assertThat(IntStream.range(0, 3).mapToDouble(six::threshold)).containsExactly(3.5, 4.5, 3.5);
        assertThat(IntStream.range(0, 3).mapToDouble(six::left)).containsExactly(-4.0, -1.5, -1.25);
        assertThat(IntStream.range(0, 3).mapToDouble(six::right)).containsExactly(4.0, 3.0, 1.25);
        assertThat(six.model().trainingLosses()).containsExactly(new double[] {106 / 12.0, 34 / 12.0, 13.75 / 12,
            6.71875 / 12}, within(1e-12));
    }

    @Test
    void aWholeStepByHand() {
        SixPoints six = SixPoints.of(3, 1);
        assertThat(six.stages()[1]).containsExactly(3, 3, 3, 11, 11, 11);
        assertThat(six.model().trainingLosses()).containsExactly(new double[] {8.8333, 0.8333, 0.4333, 0.3533}, within(5e-5));
    }

    // scikit-learn 1.2.1: GradientBoostingRegressor(n_estimators=20, learning_rate=0.1, max_depth=2,
    // criterion="squared_error") on all 442, train_score_, which is twice our loss, and the first four predictions
    @Test
    void twentyRoundsAsScikitLearn() {
        double[] scores = {5441.6162848658005, 5042.724098792637, 4693.440499293905, 4408.384920453824, 4162.757773775794,
            3955.7897948472128, 3785.963290124696, 3632.804254586992, 3496.036383259021, 3378.915225378227, 3278.1470820351606,
            3190.353645671839, 3111.762669406923, 3037.9223579324994, 2972.625870785651, 2917.3302377806335, 2863.375456258564,
            2815.139178504521, 2775.436597376465, 2739.342140440505};
        var model = GradientBoostingRegressor.fit(PATIENTS.x(), PATIENTS.y(), new RegressionLoss.Squared(),
                BoostingOptions.of(20, 0.1, 2));
        double[] losses = model.trainingLosses();
        for (int t = 0; t < 20; t++) {
            assertThat(2 * losses[t + 1]).isCloseTo(scores[t], within(1e-8));
        }
        assertThat(model.predict(PATIENTS.x().selectRows(0, 1, 2, 3))).containsExactly(new double[] {181.17426627266346,
            97.68845772264584, 171.30323630364302, 172.17147668264937}, within(1e-10));
    }

    @Test
    void theMeanAloneIsHardlyWorseThanTwoHundredWholeSteps() {
        FoldScores[] curve = PATIENTS.curve(1, 1);
        assertThat(curve[0].mean()).isCloseTo(77.02, within(5e-3));
    }

    // the loss in all predictions, moved by a little against its gradient, falls as the gradient says
    @Test
    void aStepAlongTheNegativeGradientLowersTheLoss() {
        RegressionLoss loss = new RegressionLoss.Huber(0.8);
        double[] y = SixPoints.Y;
        double[] before = {7, 7, 7, 7, 7, 7};
        double[] residuals = IntStream.range(0, 6).mapToDouble(i -> y[i] - before[i]).toArray();
        double limit = loss.limit(residuals);
        double squares = Arrays.stream(residuals).map(r -> Math.pow(loss.slope(r, limit), 2)).sum();
        double step = 1e-6;
        double fall = Arrays.stream(residuals).map(r -> loss.of(r, limit) - loss.of(r - step * loss.slope(r, limit), limit))
                .sum();
        assertThat(fall / step).isCloseTo(squares, within(1e-4));
    }

    // what is learned at the rows says nothing about where a tree has not looked: beyond the last point it stays level
    @Test
    void predictionsStayLevelBeyondTheData() {
        SixPoints six = SixPoints.of(8, 0.5);
        double[] far = six.model().predict(Matrix.of(new double[][] {{6}, {60}, {1}, {-60}}));
        assertThat(far[1]).isEqualTo(far[0]);
        assertThat(far[3]).isEqualTo(far[2]);
    }

    // over seeds of Smile
    @Test
    void smileIsAsFarOff() {
        double ours = PATIENTS.curve(50, 0.1)[50].mean();
        for (long seed = 1; seed <= 2; seed++) {
            assertThat(Peers347.smile(PATIENTS, 50, seed).mean()).isCloseTo(ours, within(0.03 * ours));
        }
    }
}
