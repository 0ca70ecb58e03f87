package scratch.classic.linear.logistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import scratch.classic.linearmodel.LogisticInference;
import scratch.classic.linearmodel.LogisticRegression;
import scratch.classic.linearmodel.LogisticRegression.Options;
import scratch.classic.linearmodel.LogisticRegression.Solver;
import scratch.classic.metrics.ConfusionMatrix;
import scratch.math.Matrix;

class LogisticLessonTest {
    private static final double[] X = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    private static final int[] Y = {1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0};

    @Test
    void theTableOfTheReadmeByHand() {
        LogisticRegression fit = LogisticRegression.fit(Matrix.wrap(17, 1, X.clone()), Y, Options.of(0));
        assertThat(fit.intercept()).isCloseTo(Math.log(2 / 6.0), within(1e-8)).isCloseTo(-1.0986, within(5e-5));
        assertThat(fit.weights()[0]).isCloseTo(Math.log(2 / (1 / 3.0)), within(1e-8)).isCloseTo(1.7918, within(5e-5));
        double before = 17 * Math.log(2);
        double after = -2 * Math.log(0.25) - 6 * Math.log(0.75) - 6 * Math.log(2 / 3.0) - 3 * Math.log(1 / 3.0);
        assertThat(before).isCloseTo(11.7835, within(5e-5));
        assertThat(after).isCloseTo(10.2273, within(5e-5));
        assertThat(fit.course().value()).isCloseTo(after, within(1e-10));
    }

    @Test
    void theFirstStepOfNewtonByHand() {
        double[] gradient = {0, 0};
        for (int i = 0; i < 17; i++) {
            gradient[0] += 0.5 - Y[i];
            gradient[1] += (0.5 - Y[i]) * X[i];
        }
        assertThat(gradient).containsExactly(0.5, -1.5);
        assertThat(Solution325.newtonStep(X, Y, 0, 0)).containsExactly(new double[] {-1, 5 / 3.0}, within(1e-14));
        double[] second = Solution325.newtonStep(X, Y, -1, 5 / 3.0);
        assertThat(second).containsExactly(new double[] {-1.0963, 1.7894}, within(5e-5));
    }

    // statsmodels 0.13.5, Logit(y, add_constant(t)).fit(tol=1e-14), and the same with t - 31
    @Test
    void launchesAsStatsmodelsHasThem() {
        LogisticInference inference = LogisticRegression.fit(Flights.warmerThan(0), Flights.damaged(), Options.of(0))
                .inference();
        assertThat(inference.estimates()).containsExactly(new double[] {15.042901647702445, -0.23216274421859653},
                within(1e-7));
        assertThat(inference.standardErrors()).containsExactly(new double[] {7.378636384916898, 0.1082365216492903},
                within(1e-6));
        assertThat(inference.pValue(1)).isCloseTo(0.03195624, within(1e-8));
        assertThat(inference.oddsRatio(1, 0.95).lower()).isCloseTo(0.64127145, within(1e-7));
        assertThat(inference.oddsRatio(1, 0.95).upper()).isCloseTo(0.98017607, within(1e-7));
        assertThat(inference.deviance()).isCloseTo(20.315192687866826, within(1e-9));
        assertThat(inference.nullDeviance()).isCloseTo(28.26715273468154, within(1e-9));
        assertThat(inference.likelihoodRatioPValue()).isCloseTo(0.004803532509110395, within(1e-10));
        double[] cold = Ex325LogisticRegression.damageAt(31, 0.95);
        assertThat(cold).containsExactly(new double[] {0.9996087828849319, 0.48160892, 0.99999986}, within(1e-6));
    }

    // statsmodels, as above, with t - 65
    @Test
    void whereThereAreFlightsTheIntervalIsBothWays() {
        double[] at65 = Ex325LogisticRegression.damageAt(65, 0.95);
        assertThat(at65).containsExactly(new double[] {0.4881, 0.2136, 0.7700}, within(5e-5));
        long cold = Arrays.stream(Flights.temperatures()).filter(t -> t < 65).count();
        assertThat(cold).isEqualTo(4);
        for (int i = 0; i < 23; i++) {
            assertThat(Flights.temperatures()[i] >= 65 || Flights.damaged()[i] == 1).isTrue();    // all four were damaged
        }
        // a half is at -b / w
        assertThat(15.042901647702445 / 0.23216274421859653).isCloseTo(64.79, within(0.005));
    }

    @Test
    void twiceTheTemperatureIsHalfTheWeight() {
        Matrix twice = Flights.warmerThan(0).times(2);
        LogisticRegression doubled = LogisticRegression.fit(twice, Flights.damaged(), Options.of(0));
        LogisticInference plain = LogisticRegression.fit(Flights.warmerThan(0), Flights.damaged(), Options.of(0)).inference();
        assertThat(doubled.weights()[0]).isCloseTo(plain.estimates()[1] / 2, within(1e-9));
        assertThat(doubled.inference().standardErrors()[1]).isCloseTo(plain.standardErrors()[1] / 2, within(1e-9));
        assertThat(doubled.inference().z(1)).isCloseTo(plain.z(1), within(1e-8));
        assertThat(doubled.probabilities(Matrix.wrap(1, 1, new double[] {62}))[0])
                .isCloseTo(Ex325LogisticRegression.damageAt(31, 0.95)[0], within(1e-9));
    }

    @Test
    void theDamagedFlightsAloneShowNoTrend() {
        double[] temperatures = Flights.temperatures();
        int[] damaged = Flights.damaged();
        double warm = 0;
        for (int i = 0; i < 23; i++) {
            warm += damaged[i] == 1 && temperatures[i] >= 66 ? 1 : 0;
        }
        assertThat(warm).isEqualTo(3);                                 // three of seven
    }

    @ParameterizedTest
    @EnumSource(Solver.class)
    void eachWayEndsAtTheSameLoss(Solver solver) {
        assertThat(Ex325LogisticRegression.fit(1, solver).course().value()).isCloseTo(81.6407250437, within(1e-7));
    }

    @Test
    void theBoundaryIsWhereTheLogOddsAreZero() {
        LogisticRegression fit = Ex325LogisticRegression.fit(1, Solver.NEWTON);
        Matrix x = Ex325LogisticRegression.tumours();
        double[] z = fit.model().logOdds(x);
        int[] predicted = fit.predict(x);
        for (int i = 0; i < z.length; i++) {
            assertThat(predicted[i]).isEqualTo(z[i] > 0 ? 1 : 0);
        }
    }

    @Test
    void separationLetsTheWeightsGrowAndIsRefusedWithoutAPenalty() {
        Separation apart = Ex325LogisticRegression.apart();
        assertThat(apart.size(1e-8)).isGreaterThan(2 * apart.size(1e-4));
        assertThat(apart.withoutPenalty()).contains("a class can be separated from the others by a plane");
        Separation mixed = Ex325LogisticRegression.mixed();
        assertThat(mixed.size(1e-8)).isCloseTo(mixed.size(0), within(1e-4));
        assertThat(mixed.withoutPenalty()).isEqualTo("weights of length 11.93");
    }

    @Test
    void squaredErrorOnProbabilitiesIsFlatWhereItIsWrong() {
        // y = 1, z = -10: the log loss still pulls with nearly 1, the squared error with nearly nothing
        double p = Ex325LogisticRegression.sigmoid(-10);
        assertThat(1 - p).isCloseTo(0.99995, within(5e-6));
        assertThat(2 * (1 - p) * p * (1 - p)).isCloseTo(9.08e-5, within(5e-8));
    }

    @Test
    void shareOfTheLargerClassIsNoAccuracyToBoastOf() {
        int[] y = Ex325LogisticRegression.CANCER.y();
        int[] predicted = Ex325LogisticRegression.fit(1, Solver.NEWTON).predict(Ex325LogisticRegression.tumours());
        assertThat(Arrays.stream(y).sum()).isEqualTo(357);
        assertThat(ConfusionMatrix.of(y, predicted).accuracy()).isGreaterThan(0.9);
    }
}
