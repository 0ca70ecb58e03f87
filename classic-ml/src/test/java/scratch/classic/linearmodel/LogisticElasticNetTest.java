package scratch.classic.linearmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static scratch.classic.linearmodel.LinearRegressionTest.refused;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scratch.classic.linearmodel.LogisticElasticNet.Options;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

class LogisticElasticNetTest {
    private static final ClassificationData CANCER = Datasets.breastCancer();
    private static final Matrix X = LogisticRegressionTest.standardised();

    // Accelerated proximal gradient in NumPy until no weight moves by 1e-15, breast cancer, each column with mean 0 and
    // variance 1; scikit-learn's saga at tol = 1e-13 is within 7e-11 of the second and of the third
    private static final double[] LASSO_1 = {0.008454737601847114, 0, 0, 0, 0, 0, 0, -0.060699424229887486, -1.1324488283113667,
        0, 0.13722969233198692, -2.699733085536964, 0.39121274111715687, 0, 0, -0.32080621028823975, 0.8668511006692663, 0, 0,
        0, 0.23587918159822166, -1.7490402499840256, -1.7812031780690356, -0.11873560543035748, -2.598987272272532,
        -0.5351470184041208, 0, -1.1290841669604714, -1.2685003744623846, -0.5512705038714665, 0};
    private static final double[] HALF_1 = {0.12199030489623358, -0.16978021554025532, -0.27241012366063666,
        -0.13302654177885018, -0.26191817878487483, 0, 0.33290781402204045, -0.6926294310847648, -1.0383375459068396, 0,
        0.19632679639020695, -1.5387063320046241, 0.28610647976227205, -0.41880394765364354, -1.0472660851780702,
        -0.2614403486462566, 0.7650135940376797, 0, -0.11623848056343859, 0.24276338692925714, 0.45681402694642914,
        -1.2538439893504056, -1.4172258131268818, -0.9181904438311511, -1.1865252675684392, -0.6832307491953094, 0,
        -0.8108617753725372, -1.0507879866278067, -0.7761866990147605, -0.15036950927180306};
    private static final double[] LASSO_10 = {0.6936478131160481, 0, 0, 0, 0, 0, 0, 0, -0.5194787781607835, 0, 0,
        -0.31986046205840485, 0, 0, 0, 0, 0, 0, 0, 0, 0, -2.2494057519343196, -0.7354346559424615, 0, 0, -0.18170378156272998,
        0, -0.025547255479934427, -1.0953454235646451, -0.16285126612185685, 0};

    private static double[] all(LogisticElasticNet fit) {
        double[] all = new double[31];
        all[0] = fit.intercept();
        System.arraycopy(fit.weights(), 0, all, 1, 30);
        return all;
    }

    private static double loss(LogisticModel model, double penalty, double l1Ratio) {
        double[] z = model.logOdds(X);
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            sum += Math.log1p(Math.exp(-Math.abs(z[i]))) + Math.max(z[i], 0) - CANCER.y()[i] * z[i];
        }
        for (double w : model.weights()) {
            sum += penalty * (l1Ratio * Math.abs(w) + (1 - l1Ratio) / 2 * w * w);
        }
        return sum;
    }

    @Test
    void breastCancerToNineDigits() {
        // some columns are so alike that a gradient of 1e-8 would leave the eighth digit open
        assertThat(all(exact(1, 1))).containsExactly(LASSO_1, within(1e-9));
        assertThat(all(exact(1, 0.5))).containsExactly(HALF_1, within(1e-11));
        assertThat(all(exact(10, 1))).containsExactly(LASSO_10, within(1e-11));
    }

    private static LogisticElasticNet exact(double penalty, double l1Ratio) {
        return LogisticElasticNet.fit(X, CANCER.y(), new Options(penalty, l1Ratio, 1e-12, 100));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 46.08168566007917", "1, 0.5, 42.71049684819313", "10, 1, 116.45002047796629"})
    void theLossIsTheSmallest(double penalty, double l1Ratio, double least) {
        LogisticModel model = LogisticElasticNet.fit(X, CANCER.y(), Options.of(penalty, l1Ratio)).model();
        assertThat(loss(model, penalty, l1Ratio)).isCloseTo(least, within(1e-10));
    }

    @Test
    void zerosAreExact() {
        LogisticElasticNet fit = LogisticElasticNet.fit(X, CANCER.y(), Options.lasso(10));
        assertThat(fit.selected()).containsExactly(7, 10, 20, 21, 24, 26, 27, 28);
        assertThat(Arrays.stream(fit.weights()).filter(w -> w == 0).count()).isEqualTo(22);
    }

    @Test
    void almostNoL1IsTheLogisticRegression() {
        double[] ridge = LogisticRegression.fit(X, CANCER.y(), LogisticRegression.Options.of(1)).weights();
        double[] almost = LogisticElasticNet.fit(X, CANCER.y(), Options.of(1, 1e-9)).weights();
        assertThat(almost).containsExactly(ridge, within(1e-7));
    }

    @Test
    void fromTheFirstPenaltyOnTheWeightsGrowAndOnePathIsAsGoodAsManyFits() {
        double[] penalties = LogisticElasticNet.penalties(X, CANCER.y(), 1, 6, 0.01);
        List<LogisticElasticNet> path = LogisticElasticNet.path(X, CANCER.y(), Options.lasso(1), penalties);
        assertThat(path.getFirst().selected()).isEmpty();
        double share = Arrays.stream(CANCER.y()).average().orElseThrow();
        assertThat(path.getFirst().intercept()).isCloseTo(Math.log(share / (1 - share)), within(1e-12));
        assertThat(LogisticElasticNet.fit(X, CANCER.y(), Options.lasso(0.999 * penalties[0])).selected()).hasSize(1);
        for (int i = 1; i < penalties.length; i++) {
            LogisticElasticNet alone = LogisticElasticNet.fit(X, CANCER.y(), Options.lasso(penalties[i]));
            assertThat(all(path.get(i))).containsExactly(all(alone), within(1e-8));
            assertThat(sizeOf(path.get(i))).isGreaterThan(sizeOf(path.get(i - 1)));
        }
    }

    private static double sizeOf(LogisticElasticNet fit) {
        return Arrays.stream(fit.weights()).map(Math::abs).sum();
    }

    @Test
    void aPenaltyHoldsTheWeightsWhereAPlaneSeparates() {
        Matrix x = Matrix.wrap(4, 1, new double[] {1, 2, 3, 4});
        LogisticElasticNet fit = LogisticElasticNet.fit(x, new int[] {0, 0, 1, 1}, Options.lasso(0.1));
        // by symmetry b = −2.5 w, and −Σ(1 − p)·|x − 2.5| + λ = 0
        double w = fit.weights()[0];
        assertThat(fit.intercept()).isCloseTo(-2.5 * w, within(1e-9));
        double pull = 3 / (1 + Math.exp(1.5 * w)) + 1 / (1 + Math.exp(0.5 * w));
        assertThat(pull).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void columnsOfAnyUnitAndConstantOnes() {
        Matrix x = Matrix.of(new double[][] {{1, 7, 0.1}, {2, 7, 0.4}, {3, 7, 0.2}, {4, 7, 0.9}, {5, 7, 0.3}, {6, 7, 0.6}});
        int[] y = {0, 1, 0, 1, 0, 1};
        LogisticElasticNet fit = LogisticElasticNet.fit(x, y, Options.lasso(0.3));
        assertThat(fit.weights()[1]).isEqualTo(0);
        Matrix wide = x.copy();
        for (int i = 0; i < 6; i++) {
            wide.set(i, 0, 1000 * x.get(i, 0) + 5e5);                     // a thousandth of the weight costs a thousandth
        }
        double[] z = LogisticElasticNet.fit(wide, y, Options.of(0.3, 1)).model().logOdds(wide);
        assertThat(z).doesNotContain(Double.NaN);
        assertThat(LogisticElasticNet.fit(wide, y, Options.lasso(0.3)).weights()[1]).isEqualTo(0);
    }

    @Test
    void badInputIsRefused() {
        Matrix x = Matrix.wrap(4, 1, new double[] {1, 2, 3, 4});
        int[] y = {0, 1, 0, 1};
        refused(() -> Options.lasso(0), "penalty");
        refused(() -> Options.of(1, 0), "l1Ratio 0.0: must be above 0, at most 1");
        refused(() -> new Options(1, 1, 0, 5), "tolerance");
        refused(() -> new Options(1, 1, 1e-8, 0), "maxSteps");
        refused(() -> LogisticElasticNet.fit(x, new int[3], Options.lasso(1)), "Net.fit: x has 4 rows, 3 labels");
        refused(() -> LogisticElasticNet.fit(x, new int[4], Options.lasso(1)), "0 rows of class 1, 4 of class 0: needs both");
        refused(() -> LogisticElasticNet.path(x, y, Options.lasso(1)), "no penalties");
        refused(() -> LogisticElasticNet.path(x, y, Options.lasso(1), 1, 2), "penalty 2.0 after 1.0: must fall");
        refused(() -> LogisticElasticNet.penalties(x, y, 1, 1, 0.1), "count");
        refused(() -> LogisticElasticNet.penalties(x, y, 1, 5, 1), "share 1.0: must lie between 0 and 1");
        refused(() -> LogisticElasticNet.penalties(x, y, 2, 5, 0.1), "l1Ratio 2.0");
        assertThatThrownBy(() -> LogisticElasticNet.fit(X, CANCER.y(), new Options(0.01, 1, 1e-9, 1)))
                .isInstanceOf(ArithmeticException.class).hasMessageContaining("1 steps at penalty 0.01")
                .hasMessageContaining("allow more steps");
    }
}
