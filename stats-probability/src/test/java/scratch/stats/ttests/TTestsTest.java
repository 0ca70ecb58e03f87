package scratch.stats.ttests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

import scratch.example.data.Generators;
import scratch.stats.hypothesis.Alternative;
import scratch.stats.hypothesis.EffectSize;
import scratch.stats.hypothesis.TTest;
import scratch.stats.hypothesis.TestOptions;
import scratch.stats.hypothesis.TestResult;

/// Every number of the README that the example does not print.
class TTestsTest {
    private static final TestOptions TWO = TestOptions.DEFAULT;
    private static final double[] DRUG_1 = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    private static final double[] DRUG_2 = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

    @Test
    void theTenDifferencesOfTheReadmeByHand() {
        double[] d = {1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4};
        TestResult one = TTest.oneSample(d, TWO);
        TestResult paired = TTest.paired(DRUG_2, DRUG_1, TWO);
        double squares = Arrays.stream(d).map(v -> (v - 1.58) * (v - 1.58)).sum();
        assertThat(squares).isCloseTo(13.616, within(1e-12));
        assertThat(Math.sqrt(squares / 9)).isCloseTo(1.2300, within(5e-5));
        assertThat(Math.sqrt(squares / 90)).isCloseTo(0.38896, within(5e-6));
        assertThat(one.statistic()).isCloseTo(4.0621, within(5e-5)).isCloseTo(paired.statistic(), within(1e-13));
        assertThat(one.pValue()).isCloseTo(0.00283, within(5e-6));
        assertThat(one.interval().orElseThrow().lower()).isCloseTo(0.70, within(5e-3));
        assertThat(one.interval().orElseThrow().upper()).isCloseTo(2.46, within(5e-3));
        // t(0.975) on 9 degrees of freedom
        assertThat((one.interval().orElseThrow().upper() - 1.58) / Math.sqrt(squares / 90)).isCloseTo(2.2622, within(5e-5));
    }

    @Test
    void welchOfThreeAgainstThreeByHand() {
        TestResult welch = TTest.welch(new double[] {1, 2, 3}, new double[] {3, 5, 7}, TWO);
        assertThat(welch.statistic()).isCloseTo(-3 / Math.sqrt(5 / 3.0), within(1e-14)).isCloseTo(-2.3238, within(5e-5));
        assertThat(welch.df()).isCloseTo(50 / 17.0, within(1e-13)).isCloseTo(2.941, within(5e-4));
        assertThat(welch.pValue()).isCloseTo(0.1045, within(5e-5));
        assertThat(TTest.pooled(new double[] {1, 2, 3}, new double[] {3, 5, 7}, TWO).pValue()).isCloseTo(0.0808, within(5e-5));
    }

    @Test
    void shufflingTheSecondDrugChangesOnlyThePairedTest() {
        double[] shuffled = DRUG_2.clone();
        Arrays.sort(shuffled);
        assertThat(TTest.welch(DRUG_1, shuffled, TWO).statistic())
                .isCloseTo(TTest.welch(DRUG_1, DRUG_2, TWO).statistic(), within(1e-13));
        assertThat(Math.abs(TTest.paired(DRUG_1, shuffled, TWO).statistic())).isLessThan(3);
    }

    @Test
    void aLargerDifferenceCanHaveASmallerT() {
        double[] moved = DRUG_2.clone();
        moved[8] = 9.2;
        TestResult paired = TTest.paired(moved, DRUG_1, TWO);
        assertThat(paired.interval().orElseThrow().estimate()).isCloseTo(2.04, within(1e-12));
        assertThat(paired.statistic()).isCloseTo(2.49, within(5e-3));
    }

    @Test
    void threeEffectSizesOfTheSameData() {
        TestResult paired = TTest.paired(DRUG_2, DRUG_1, TWO);
        assertThat(paired.effect(EffectSize.COHENS_D_Z)).isCloseTo(1.285, within(5e-4));
        assertThat(paired.effect(EffectSize.COHENS_D_AV)).isCloseTo(0.832, within(5e-4));
        assertThat(paired.effect(EffectSize.HEDGES_G_AV)).isCloseTo(0.797, within(5e-4));
    }

    @Test
    void oneSidedIsHalfOnTheSideOfTheData() {
        double two = TTest.paired(DRUG_2, DRUG_1, TWO).pValue();
        assertThat(TTest.paired(DRUG_2, DRUG_1, TWO.withAlternative(Alternative.GREATER)).pValue())
                .isCloseTo(two / 2, within(1e-15));
        assertThat(TTest.paired(DRUG_2, DRUG_1, TWO.withAlternative(Alternative.LESS)).pValue())
                .isCloseTo(1 - two / 2, within(1e-12));
    }

    @Test
    void theUnpairedStandardErrorOfTheReadme() {
        TestResult welch = TTest.welch(DRUG_2, DRUG_1, TWO);
        assertThat(1.58 / welch.statistic()).isCloseTo(0.8491, within(5e-5));
    }

    @Test
    void welchsDegreesOfFreedomLieBetweenTheSmallerGroupAndBoth() {
        var random = Generators.random(3);
        for (int i = 0; i < 200; i++) {
            double scale = Math.exp(3 * random.nextGaussian());
            double[] x = random.doubles(4).map(u -> scale * random.nextGaussian()).toArray();
            double[] y = random.doubles(9).map(u -> random.nextGaussian()).toArray();
            assertThat(TTest.welch(x, y, TWO).df()).isBetween(3.0 - 1e-9, 11.0 + 1e-9);
        }
    }

    @Test
    void pooledRejectsATrueNullHypothesisInAThirdOfTheExperiments() {
        double[] alarms = Ex213TTests.alarms(5, 4, 20, 1, 7);
        assertThat(alarms[0]).isBetween(29.5, 32.5);
        assertThat(alarms[1]).isBetween(4.4, 6.0);
    }
}
