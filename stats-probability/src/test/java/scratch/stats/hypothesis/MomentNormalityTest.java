package scratch.stats.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/// The two normality tests from skewness and kurtosis: SciPy 1.17.1, jarque_bera and normaltest.
class MomentNormalityTest {
    private static final double[] STATURE = {148, 154, 158, 160, 161, 162, 166, 170, 182, 195, 236};
    private static final double[] POWERS = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512};

    @Test
    void jarqueBeraAgreesWithSciPy() {
        is(JarqueBeraTest.test(Data.X), 0.18785138716958844, 0.9103504046027523);
        is(JarqueBeraTest.test(Data.DRUG_1), 0.7387525645011905, 0.6911652882834919);
        is(JarqueBeraTest.test(STATURE), 6.982848237344646, 0.03045746622458189);
        is(JarqueBeraTest.test(POWERS), 6.632224073746326, 0.03629366623306011);
    }

    @Test
    void dAgostinoAgreesWithSciPy() {
        is(DAgostinoTest.test(Data.X), 0.0010531958202904736, 0.9994735407181994);
        is(DAgostinoTest.test(Data.DRUG_1), 0.8834543265697302, 0.6429250250799996);
        is(DAgostinoTest.test(STATURE), 13.03426312119258, 0.0014779023013100174);
        is(DAgostinoTest.test(POWERS), 13.501051331256864, 0.0011702642913624273);
    }

    @Test
    void theEffectsAreSkewnessAndExcessKurtosis() {
        TestResult result = JarqueBeraTest.test(STATURE);
        assertThat(result.effect(EffectSize.SKEWNESS)).isCloseTo(1.678543901586165, within(1e-14));
        assertThat(result.effect(EffectSize.KURTOSIS)).isCloseTo(1.9912977494355717, within(1e-13));
        assertThat(DAgostinoTest.test(STATURE).effects()).isEqualTo(result.effects());
    }

    @Test
    void aSymmetricSampleHasNoSkewness() {
        // SciPy 1.17.1 says 1.018 here: it takes a skewness of exactly 0 for one of √6 standard errors
        assertThat(DAgostinoTest.ofSkewness(0, 9)).isZero();
        assertThat(DAgostinoTest.ofSkewness(-0.3, 20)).isEqualTo(-DAgostinoTest.ofSkewness(0.3, 20)).isNegative();
    }

    @Test
    void locationScaleAndOrderDoNotMatter() {
        double[] moved = Arrays.stream(STATURE).map(x -> 1e6 - 0.25 * x).toArray();
        assertThat(JarqueBeraTest.test(moved).pValue()).isCloseTo(JarqueBeraTest.test(STATURE).pValue(), within(1e-13));
        assertThat(DAgostinoTest.test(moved).pValue()).isCloseTo(DAgostinoTest.test(STATURE).pValue(), within(1e-13));
    }

    @Test
    void twoPointsFarApartAreNoNormalSample() {
        // kurtosis 1, the smallest there is: the cube root has passed through infinity, its square is still large
        double[] coins = new double[100];
        Arrays.fill(coins, 0, 50, 1);
        assertThat(DAgostinoTest.test(coins).pValue()).isLessThan(1e-10);
        assertThat(JarqueBeraTest.test(coins).statistic()).isCloseTo(100 / 6.0, within(1e-12));
    }

    @Test
    void smallOrConstantSamplesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> JarqueBeraTest.test(new double[] {1, 2, 4}))
                .withMessage("JarqueBeraTest: x has 3 values: at least 4 are needed");
        assertThatIllegalArgumentException().isThrownBy(() -> DAgostinoTest.test(new double[] {1, 2, 4, 5, 6, 7, 9}))
                .withMessage("DAgostinoTest: x has 7 values: at least 8 are needed");
        double[] same = new double[9];
        Arrays.fill(same, 0.3);
        assertThatIllegalArgumentException().isThrownBy(() -> DAgostinoTest.test(same))
                .withMessage("DAgostinoTest: every value is 0.3: a shape needs some spread");
        same[4] = 0.1 + 0.2;
        assertThatIllegalArgumentException().isThrownBy(() -> JarqueBeraTest.test(same))
                .withMessageContaining("every value is 0.3 up to rounding (standard deviation ");
    }

    private static void is(TestResult result, double statistic, double p) {
        assertThat(result.statistic()).isCloseTo(statistic, Percentage.withPercentage(1e-9));
        assertThat(result.pValue()).isCloseTo(p, Percentage.withPercentage(1e-9));
        assertThat(result.df()).isEqualTo(2);
    }
}
