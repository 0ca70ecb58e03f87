package scratch.stats.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static scratch.stats.hypothesis.Data.X;
import static scratch.stats.hypothesis.Data.Y;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Against R 4.2.2's oneway.test, and against Welch's t-test.
class WelchAnovaTest {
    private static final TestOptions TWO = TestOptions.DEFAULT;

    @Test
    void theDriedPlantsAsInRsManual() {
        // oneway.test(weight ~ group, PlantGrowth): F = 5.181, num df = 2.000, denom df = 17.128, p-value = 0.01739
        TestResult result = WelchAnova.test(Data.plants(), TWO);
        assertThat(result.statistic()).isCloseTo(5.18097240811319, within(1e-12));
        assertThat(result.degreesOfFreedom().get(0)).isEqualTo(2);
        assertThat(result.degreesOfFreedom().get(1)).isCloseTo(17.1284186166441, within(1e-11));
        assertThat(result.pValue()).isCloseTo(0.01739282149017, within(1e-13));
        // 2 · 4.18097/(2 · 4.18097 + 30)
        assertThat(result.effect(EffectSize.OMEGA_SQUARED)).isCloseTo(0.21797, within(5e-6));
        assertThat(result.sentence()).startsWith("Welch's analysis of variance: F(2, 17.128) = 5.181, p = 0.01739. At the 5% "
                + "level the hypothesis that all group means are equal is rejected.");
    }

    @Test
    void groupsOfUnequalSizes() {
        TestResult result = WelchAnova.test(new double[][] {Arrays.copyOf(Data.CONTROL, 6), Data.TREATMENT_1,
            Arrays.copyOf(Data.TREATMENT_2, 8)}, TWO);
        assertThat(result.statistic()).isCloseTo(4.07436546548958, within(1e-12));
        assertThat(result.degreesOfFreedom().get(1)).isCloseTo(11.9642871496991, within(1e-11));
        assertThat(result.pValue()).isCloseTo(0.0447183469458937, within(1e-13));
        assertThat(result.effect()).isCloseTo(0.203946592148629, within(1e-13));
    }

    @Test
    void forTwoGroupsItIsTheSquareOfWelchsT() {
        TestResult f = WelchAnova.test(new double[][] {X, Y}, TWO);
        TestResult t = TTest.welch(X, Y, TWO);
        assertThat(f.statistic()).isCloseTo(t.statistic() * t.statistic(), within(1e-12));
        assertThat(f.degreesOfFreedom().get(1)).isCloseTo(t.df(), within(1e-11));
        assertThat(f.pValue()).isCloseTo(t.pValue(), within(1e-15));
        assertThat(f.statistic()).isCloseTo(10.6119767513757, within(1e-12));
    }

    @Test
    void aLargeOffsetChangesNothing() {
        double[][] far = Arrays.stream(new double[][] {{1, 2, 4}, {3, 5, 9, 2}, {7, 8, 8.5}})
                .map(g -> Arrays.stream(g).map(v -> v + 1e9).toArray()).toArray(double[][]::new);
        assertThat(WelchAnova.test(far, TWO).statistic()).isCloseTo(
                WelchAnova.test(new double[][] {{1, 2, 4}, {3, 5, 9, 2}, {7, 8, 8.5}}, TWO).statistic(), within(1e-12));
    }

    @Test
    void impossibleQuestionsAreRefused() {
        refused(new double[][] {{1, 2}}, TWO, "WelchAnova: 1 group: at least 2 are needed");
        refused(new double[][] {{1, 2}, {3}}, TWO, "WelchAnova: group 2 has 1 value: at least 2 are needed");
        refused(new double[][] {{1, 2}, {3, 3}}, TWO, "WelchAnova: group 2 is constant: without spread its weight n/s² is "
                + "infinite");
        refused(new double[][] {{1, 2}, {3, Double.NaN}}, TWO, "WelchAnova: group 2[1] = NaN: values must be finite");
        refused(new double[][] {{1, 2}, {3, 4}}, TWO.withAlternative(Alternative.LESS),
                "WelchAnova: alternative = LESS: the statistic has no direction; leave it TWO_SIDED");
    }

    private static void refused(double[][] groups, TestOptions options, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> WelchAnova.test(groups, options)).withMessage(message);
    }
}
