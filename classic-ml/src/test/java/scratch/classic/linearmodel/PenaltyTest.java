package scratch.classic.linearmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static scratch.classic.linearmodel.LinearRegressionTest.assertRelative;
import static scratch.classic.linearmodel.LinearRegressionTest.refused;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

/// Ridge, lasso and elastic net on diabetes, held to 40 digits of mpmath (for the lasso: on the coefficients that
/// scikit-learn 1.2.1 found not to be 0, with the conditions of the optimum checked for all).
class PenaltyTest {
    private static final Matrix X = Matrix.of(Datasets.diabetes().x());
    private static final double[] Y = Datasets.diabetes().y();

    @Test
    void ridgeToTwelveDigits() {
        assertRelative(RidgeRegression.fit(X, Y, 1).coefficients(), new double[] {29.466111893477012, -83.154276361875507,
            306.3526801506861, 201.62773437326966, 5.9096143674973345, -29.515495079689652, -152.04028006186411,
            117.31173160030162, 262.94429001431251, 111.87895643952356}, 1e-12);
        assertThat(RidgeRegression.fit(X, Y, 1).intercept()).isCloseTo(152.133484162896, within(1e-12));
    }

    @Test
    void lassoOfATenth() {
        ElasticNet fit = ElasticNet.fit(X, Y, ElasticNet.Options.lasso(0.1));
        close(fit.coefficients(), 0, -155.34311062466887, 517.21624120305238, 275.08722292825574, -52.552035811903103, 0,
                -210.13950903523433, 0, 483.91717457196127, 33.662192143130846);
        assertThat(fit.selected()).containsExactly(1, 2, 3, 4, 6, 8, 9);
    }

    @Test
    void lassoOfAHalf() {
        close(ElasticNet.fit(X, Y, ElasticNet.Options.lasso(0.5)).coefficients(), 0, 0, 471.01358164406533, 136.51689768206373,
                0, 0, -58.340092513265287, 0, 408.02186538488887, 0);
    }

    @Test
    void elasticNetOfAHundredth() {
        close(ElasticNet.fit(X, Y, ElasticNet.Options.of(0.01, 0.5)).coefficients(), 33.149529875720441, -35.24297256562153,
                211.02747456567415, 144.5597680192362, 21.930702966865374, 0, -115.61921077662943, 100.65756804003721,
                185.32517347774996, 96.256986625452003);
    }

    private static void close(double[] ours, double... right) {
        assertThat(ours).containsExactly(right, within(2e-5));
        for (int j = 0; j < right.length; j++) {
            assertThat(ours[j] == 0).as("coefficient %d is 0", j).isEqualTo(right[j] == 0);
        }
    }

    @Test
    void aTighterToleranceGivesMoreDigits() {
        ElasticNet fit = ElasticNet.fit(X, Y, new ElasticNet.Options(0.1, 1, 1e-13, 1_000_000));
        assertThat(fit.coefficients()[2]).isCloseTo(517.21624120305238, within(1e-10));
        assertThat(fit.coefficients()[4]).isCloseTo(-52.552035811903103, within(1e-10));
    }

    @Test
    void oneColumnByHand() {
        // x −1, 0, 1; y −3, 0, 3: S = 2, c = 6
        Matrix x = Matrix.wrap(3, 1, new double[] {-1, 0, 1});
        double[] y = {-3, 0, 3};
        assertThat(RidgeRegression.fit(x, y, 1).coefficients()[0]).isCloseTo(2, within(1e-15));                // 6 / 3
        assertThat(ElasticNet.fit(x, y, ElasticNet.Options.lasso(0.5)).coefficients()[0]).isCloseTo(2.25, within(1e-8));
        assertThat(ElasticNet.fit(x, y, ElasticNet.Options.of(0.5, 0.5)).coefficients()[0])
                .isCloseTo((2 - 0.25) / (2 / 3.0 + 0.25), within(1e-8));
        assertThat(ElasticNet.penalties(x, y, 1, 2, 0.1)).containsExactly(new double[] {2, 0.2}, within(1e-15));
        assertThat(ElasticNet.fit(x, y, ElasticNet.Options.lasso(2)).coefficients()[0]).isEqualTo(0);
        assertThat(RidgeRegression.fit(x, y, 1).effectiveParameters()).isCloseTo(1 + 2 / 3.0, within(1e-15));
    }

    @Test
    void withoutAPenaltyAllAreLeastSquares() {
        double[] ols = LinearRegression.fit(X, Y).coefficients();
        assertRelative(RidgeRegression.fit(X, Y, 1e-13).coefficients(), ols, 1e-9);
        assertThat(ElasticNet.fit(X, Y, new ElasticNet.Options(0, 1, 1e-12, 1_000_000)).coefficients())
                .containsExactly(ols, within(1e-4));
    }

    @Test
    void aPathGivesWhatSingleFitsGive() {
        double[] penalties = ElasticNet.penalties(X, Y, 1, 20, 1e-3);
        List<ElasticNet> path = ElasticNet.path(X, Y, ElasticNet.Options.lasso(1), penalties);
        assertThat(path.getFirst().selected()).isEmpty();
        for (int i = 0; i < penalties.length; i += 6) {
            assertThat(path.get(i).coefficients()).containsExactly(
                    ElasticNet.fit(X, Y, ElasticNet.Options.lasso(penalties[i])).coefficients(), within(1e-4));
        }
        List<RidgeRegression> ridge = RidgeRegression.path(X, Y, 10, 1, 0.1);
        assertThat(ridge.get(1).coefficients()).isEqualTo(RidgeRegression.fit(X, Y, 1).coefficients());
    }

    // Columns that share most of what they are: coordinate by coordinate this takes tens of thousands of rounds.
    @Test
    void correlatedColumnsAreSolvedForAtOnce() {
        SplittableRandom random = new SplittableRandom(2);
        int n = 400;
        Matrix x = Matrix.zeros(n, 30);
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double common = random.nextGaussian();
            for (int j = 0; j < 30; j++) {
                x.set(i, j, common + 0.1 * random.nextGaussian());
                y[i] += j % 3 == 0 ? x.get(i, j) * (j % 2 == 0 ? 1 : -2) : 0;
            }
            y[i] += random.nextGaussian();
        }
        for (double ratio : new double[] {1, 0.5}) {
            double[] penalties = ElasticNet.penalties(x, y, ratio, 40, 1e-4);
            List<ElasticNet> path = ElasticNet.path(x, y, new ElasticNet.Options(1, ratio, 1e-12, 1000), penalties);
            for (ElasticNet fit : path) {
                requireOptimal(x, y, fit, 1e-11 * penalties[0]);
            }
            assertThat(path.stream().mapToInt(ElasticNet::rounds).sum()).isLessThan(2000);
        }
    }

    // |(1/n) Σ xᵢⱼrᵢ − λ(1 − ρ)bⱼ| is λρ, with the sign of bⱼ, where bⱼ is not 0, and at most that where it is.
    private static void requireOptimal(Matrix x, double[] y, ElasticNet fit, double allowed) {
        double[] b = fit.coefficients();
        double[] residuals = fit.predict(x);
        Arrays.setAll(residuals, i -> y[i] - residuals[i]);
        double[] pulls = x.transposeMultiply(residuals);
        double l1 = fit.options().penalty() * fit.options().l1Ratio();
        for (int j = 0; j < b.length; j++) {
            double pull = pulls[j] / y.length - fit.options().penalty() * (1 - fit.options().l1Ratio()) * b[j];
            double missed = b[j] == 0 ? Math.max(0, Math.abs(pull) - l1) : Math.abs(pull - l1 * Math.signum(b[j]));
            assertThat(missed).as("coefficient %d at penalty %s", j, fit.options().penalty()).isLessThanOrEqualTo(allowed);
        }
    }

    @Test
    void columnsThatMakeEachOtherUpHaveAnOptimumToo() {
        Matrix twice = X.appendColumns(X);
        ElasticNet fit = ElasticNet.fit(twice, Y, new ElasticNet.Options(0.1, 1, 1e-10, 100_000));
        requireOptimal(twice, Y, fit, 1e-8);
        double[] b = fit.coefficients();
        ElasticNet once = ElasticNet.fit(X, Y, ElasticNet.Options.lasso(0.1));
        for (int j = 0; j < 10; j++) {
            assertThat(b[j] + b[10 + j]).isCloseTo(once.coefficients()[j], within(1e-4));
        }
    }

    @Test
    void largerPenaltiesMakeShorterCoefficients() {
        double before = Double.POSITIVE_INFINITY;
        for (RidgeRegression fit : RidgeRegression.path(X, Y, 0.01, 0.1, 1, 10, 100)) {
            double length = Arrays.stream(fit.coefficients()).map(b -> b * b).sum();
            assertThat(length).isLessThan(before);
            before = length;
        }
    }

    @Test
    void equalColumnsShareWhatTheRidgeGivesAndTheConstantGetsNothing() {
        Matrix twice = Matrix.of(new double[][] {{1, 1, 5}, {2, 2, 5}, {4, 4, 5}});
        double[] b = RidgeRegression.fit(twice, new double[] {1, 2, 4}, 0.1).coefficients();
        assertThat(b[0]).isCloseTo(b[1], within(1e-14));
        assertThat(b[2]).isEqualTo(0);
        ElasticNet.Options half = ElasticNet.Options.of(0.1, 0.5);
        assertThat(ElasticNet.fit(twice, new double[] {1, 2, 4}, half).coefficients()[2]).isEqualTo(0);
        assertThat(ElasticNet.fit(twice, new double[] {3, 3, 3}, ElasticNet.Options.lasso(0.1)).coefficients()).containsOnly(0);
    }

    @Test
    void badOptionsAreRefused() {
        refused(() -> RidgeRegression.fit(X, Y, 0), "penalty");
        refused(() -> RidgeRegression.fit(X, Y, Double.NaN), "penalty");
        refused(() -> RidgeRegression.path(X, Y), "no penalties");
        refused(() -> ElasticNet.Options.lasso(-1), "penalty");
        refused(() -> ElasticNet.Options.of(1, 0), "l1Ratio 0.0: must be above 0");
        refused(() -> new ElasticNet.Options(1, 1, 0, 1), "tolerance");
        refused(() -> ElasticNet.path(X, Y, ElasticNet.Options.lasso(1), 1, 2), "penalty 2.0 after 1.0: must fall");
        refused(() -> ElasticNet.penalties(X, Y, 1, 1, 0.1), "count");
        assertThatThrownBy(() -> ElasticNet.fit(X, Y, new ElasticNet.Options(1e-6, 1, 1e-12, 3)))
                .isInstanceOf(ArithmeticException.class).hasMessageContaining("3 rounds at penalty 1.0E-6");
    }
}
