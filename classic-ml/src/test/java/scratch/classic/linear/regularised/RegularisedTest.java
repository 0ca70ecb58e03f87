package scratch.classic.linear.regularised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import scratch.classic.data.Folds;
import scratch.classic.data.Split;
import scratch.classic.linearmodel.ElasticNet;
import scratch.classic.linearmodel.LinearRegression;
import scratch.classic.linearmodel.RidgeRegression;
import scratch.math.Matrix;

class RegularisedTest {
    private static final Patients TEN = Ex328RidgeLassoElasticNet.tenColumns();
    private static final Patients ALL = Ex328RidgeLassoElasticNet.withProducts();

    private static final double[] RIDGE = {-0.082490549432, -16.214061682589, 23.377374481032, 18.209232737257, 0.41962956506,
        -7.984287885735, -11.415722671049, 2.505885639934, 23.921917323448, 6.780317521113};
    private static final double[] LASSO = {0, -9.079579851394, 24.117624005297, 13.80154670197, 0, -0.402504392258,
        -6.469450263271, 0, 24.541167918724, 2.492336700704};
    private static final double[] NET = {0.937122269083, -9.94876776328, 19.010795433146, 13.599613718956, 0,
        -4.465160120322, -7.605401880252, 4.088509539346, 18.455551427566, 6.941198312705};

    @Test
    void theTwoColumnsOfTheReadmeByHand() {
        Matrix x = Matrix.of(new double[][] {{-1, -1}, {-1, 1}, {1, -1}, {1, 1}});
        double[] y = {-5, -3, 3, 5};
        assertThat(x.gram().data()).containsExactly(4, 0, 0, 4);
        assertThat(x.transposeMultiply(y)).containsExactly(16, 4);
        assertThat(LinearRegression.fit(x, y).coefficients()).containsExactly(new double[] {4, 1}, within(1e-14));
        assertThat(RidgeRegression.fit(x, y, 4).coefficients()).containsExactly(new double[] {2, 0.5}, within(1e-14));
        assertThat(RidgeRegression.fit(x, y, 4).effectiveParameters()).isCloseTo(2, within(1e-14));
        assertThat(ElasticNet.fit(x, y, ElasticNet.Options.lasso(2)).coefficients()).containsExactly(new double[] {2, 0},
                within(1e-14));
        assertThat(ElasticNet.fit(x, y, ElasticNet.Options.of(2, 0.5)).coefficients()).containsExactly(new double[] {1.5, 0},
                within(1e-14));
        assertThat(ElasticNet.fit(x, y, ElasticNet.Options.lasso(4)).coefficients()).containsExactly(0, 0);
        assertThat(ElasticNet.fit(x, y, ElasticNet.Options.lasso(0.5)).coefficients()).containsExactly(new double[] {3.5, 0.5},
                within(1e-14));
    }

    // scikit-learn 1.2.1: Ridge(alpha, solver="svd"), Lasso(alpha, tol=1e-14) and ElasticNet(alpha, l1_ratio=0.5, tol=1e-14)
    // on every third patient, columns by StandardScaler
    @Test
    void coefficientsAreScikitLearns() {
        double[] ridge = RidgeRegression.fit(TEN.learnX(), TEN.learnY(), 10).coefficients();
        double[] lasso = ElasticNet.fit(TEN.learnX(), TEN.learnY(), ElasticNet.Options.lasso(5)).coefficients();
        double[] net = ElasticNet.fit(TEN.learnX(), TEN.learnY(), ElasticNet.Options.of(1, 0.5)).coefficients();
        assertThat(ridge).containsExactly(RIDGE, within(1e-10));
        assertThat(lasso).containsExactly(LASSO, within(1e-7));
        assertThat(net).containsExactly(NET, within(1e-7));
    }

    @Test
    void sixtyFourColumnsFitWhatTheyHaveSeenAndNothingElse() {
        var fit = LinearRegression.fit(ALL.learnX(), ALL.learnY());
        assertThat(ALL.names()).hasSize(64).doesNotContain("sex^2");
        assertThat(Ex328RidgeLassoElasticNet.rmse(ALL.learnY(), fit.predict(ALL.learnX()))).isCloseTo(39.305, within(0.001));
        assertThat(Ex328RidgeLassoElasticNet.rmse(ALL.judgeY(), fit.predict(ALL.judgeX()))).isCloseTo(109.237, within(0.001));
    }

    @Test
    void guessingTheMeanBeatsSixtyFourColumns() {
        double[] guess = new double[294];
        Arrays.fill(guess, Arrays.stream(ALL.learnY()).average().orElseThrow());
        assertThat(Ex328RidgeLassoElasticNet.rmse(ALL.judgeY(), guess)).isBetween(75.0, 77.0);
    }

    @Test
    void theElasticNetNearTheLassoKeepsThirtyTwo() {
        PathCurve curve = Ex328RidgeLassoElasticNet.lassoCurve(ALL, Folds.kFold(148, 10, 42), 0.9);
        ElasticNet best = ElasticNet.fit(ALL.learnX(), ALL.learnY(), ElasticNet.Options.of(curve.best(), 0.9));
        assertThat(best.selected()).hasSize(32);
        ElasticNet simplest = ElasticNet.fit(ALL.learnX(), ALL.learnY(), ElasticNet.Options.of(curve.simplest(), 0.9));
        assertThat(simplest.selected()).hasSize(20);
        assertThat(Ex328RidgeLassoElasticNet.rmse(ALL.judgeY(), best.predict(ALL.judgeX()))).isCloseTo(55.5, within(0.05));
    }

    @Test
    void columnsAreStandardisedOnTheRowsLearnedFrom() {
        for (int j = 0; j < 64; j++) {
            double[] column = ALL.learnX().column(j);
            assertThat(Arrays.stream(column).average().orElseThrow()).isCloseTo(0, within(1e-12));
            assertThat(Arrays.stream(column).map(v -> v * v).average().orElseThrow()).isCloseTo(1, within(1e-12));
        }
        assertThat(ALL.learnY()).hasSize(148);
        assertThat(ALL.judgeY()).hasSize(294);
    }

    @Test
    void aCurveScoresWhatSingleFitsScore() {
        List<Split> folds = Folds.kFold(148, 4, 7);
        PathCurve lasso = PathCurve.elasticNet(TEN.learnX(), TEN.learnY(), folds, 1, 20, 5, 1);
        PathCurve ridge = PathCurve.ridge(TEN.learnX(), TEN.learnY(), folds, 1000, 10);
        Split fold = folds.get(2);
        double[] truth = PathCurve.pick(TEN.learnY(), fold.test());
        Matrix learn = TEN.learnX().selectRows(fold.train());
        Matrix judge = TEN.learnX().selectRows(fold.test());
        double[] learned = PathCurve.pick(TEN.learnY(), fold.train());
        double error = Ex328RidgeLassoElasticNet.rmse(truth,
                ElasticNet.fit(learn, learned, ElasticNet.Options.lasso(5)).predict(judge));
        assertThat(lasso.scores().get(1).values()[2]).isCloseTo(error * error, within(1e-5));
        double other = Ex328RidgeLassoElasticNet.rmse(truth, RidgeRegression.fit(learn, learned, 10).predict(judge));
        assertThat(ridge.scores().get(1).values()[2]).isCloseTo(other * other, within(1e-8));
        assertThat(lasso.scores().get(1).testShare()).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void theSimplestOfEqualsHasTheLargestPenalty() {
        PathCurve curve = Ex328RidgeLassoElasticNet.lassoCurve(ALL, Folds.kFold(148, 10, 42), 1);
        assertThat(curve.simplest()).isGreaterThan(curve.best());
        int best = curve.bestIndex();
        double limit = curve.scores().get(best).mean() + curve.scores().get(best).standardDeviation() / Math.sqrt(10);
        for (int p = 0; curve.penalties()[p] >= curve.simplest(); p++) {
            assertThat(curve.scores().get(p).mean() <= limit).isEqualTo(curve.penalties()[p] == curve.simplest());
        }
        assertThat(curve.scores().get(best).mean()).isLessThanOrEqualTo(
                curve.scores().stream().mapToDouble(s -> s.mean()).min().orElseThrow());
    }

    @Test
    void withoutStandardisingUnitsDecideWhoPays() {
        Matrix inThousandths = TEN.learnX().copy();
        for (int i = 0; i < inThousandths.rows(); i++) {
            inThousandths.set(i, 2, inThousandths.get(i, 2) / 1000);
        }
        double[] b = ElasticNet.fit(inThousandths, TEN.learnY(), ElasticNet.Options.lasso(5)).coefficients();
        assertThat(b[2]).isZero();
        assertThat(LinearRegression.fit(inThousandths, TEN.learnY()).coefficients()[2]).isCloseTo(
                1000 * LinearRegression.fit(TEN.learnX(), TEN.learnY()).coefficients()[2], within(1e-6));
    }

    @Test
    void halvesChooseTheStrongColumnsAlwaysAndTheOthersSometimes() {
        double[] shares = Halves.selected(TEN, 5, 42);
        assertThat(new double[] {shares[2], shares[3], shares[8]}).containsExactly(new double[] {1, 1, 1}, within(1e-9));
        assertThat(shares[5]).isBetween(0.4, 0.7);
        assertThat(shares[0]).isBetween(0.15, 0.45);
    }

    @Test
    void noFoldsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PathCurve.elasticNet(TEN.learnX(), TEN.learnY(), List.of(), 1, 5))
                .withMessage("PathCurve.elasticNet: no folds: at least one is needed");
    }
}
