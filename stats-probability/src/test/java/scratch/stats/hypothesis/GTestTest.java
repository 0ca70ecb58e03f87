package scratch.stats.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/// SciPy 1.17.1: chi2_contingency(correction=False, lambda_="log-likelihood"), power_divergence.
class GTestTest {
    private static final TestOptions TWO = TestOptions.DEFAULT;

    @Test
    void tablesAgreeWithSciPy() {
        is(GTest.independence(new long[][] {{10, 20, 30}, {6, 9, 17}}, TWO), 0.2740265420246606, 0.8719586542812721, 2);
        is(GTest.independence(new long[][] {{762, 327, 468}, {484, 239, 477}}, TWO), 30.016692613239655,
                3.0335979106388314e-07, 2);
        is(GTest.independence(new long[][] {{3, 0}, {5, 9}}, TWO), 5.258962926147735, 0.02183402547115652, 1);
        is(GTest.independence(new long[][] {{0, 5, 2}, {7, 1, 0}}, TWO), 15.320964773018881, 0.00047108011328603205, 2);
    }

    @Test
    void ratiosAgreeWithSciPyACountOf0Included() {
        is(GTest.goodnessOfFit(new long[] {315, 101, 108, 32}, new double[] {9, 3, 3, 1}, TWO), 0.47544523899823243,
                0.9242519039745327, 3);
        is(GTest.goodnessOfFit(new long[] {0, 4, 8}, new double[] {1, 1, 1}, TWO), 11.090354888959125,
                0.003906250000000002, 2);
    }

    @Test
    void theEffectIsInformation() {
        // the row tells the column: ln 2 nats
        TestResult full = GTest.independence(new long[][] {{5, 0}, {0, 5}}, TWO);
        assertThat(full.effect(EffectSize.MUTUAL_INFORMATION)).isCloseTo(Math.log(2), within(1e-15));
        assertThat(full.statistic()).isCloseTo(20 * Math.log(2), within(1e-14));
        // 1/4·ln(1/2) + 3/4·ln(3/2)
        assertThat(GTest.goodnessOfFit(new long[] {1, 3}, new double[] {1, 1}, TWO).effect(EffectSize.DIVERGENCE))
                .isCloseTo(0.25 * Math.log(0.5) + 0.75 * Math.log(1.5), within(1e-15));
        assertThat(GTest.independence(new long[][] {{1, 2}, {10, 20}}, TWO).statistic()).isZero();
    }

    @Test
    void hugeCountsNearIndependenceKeepTheirDigits() {
        // O − E = ±1 in each of four cells of 1e15: G = X² = 4/1e15, with no digit left in Σ O ln(O/E) alone
        long[][] table = {{1_000_000_000_000_001L, 999_999_999_999_999L}, {999_999_999_999_999L, 1_000_000_000_000_001L}};
        assertThat(GTest.independence(table, TWO).statistic()).isCloseTo(4e-15, Percentage.withPercentage(1e-9));
    }

    @Test
    void badCountsAreRefusedInItsOwnName() {
        assertThatIllegalArgumentException().isThrownBy(() -> GTest.independence(new long[][] {{1, 2}, {0, 0}}, TWO))
                .withMessage("GTest.independence: row 2 has no counts: its expected counts would be 0; leave it out");
        assertThatIllegalArgumentException().isThrownBy(() -> GTest.goodnessOfFit(new long[] {1, -2}, new double[] {1, 1}, TWO))
                .withMessageStartingWith("GTest.goodnessOfFit: observed[1] = -2");
    }

    private static void is(TestResult result, double statistic, double p, int df) {
        assertThat(result.statistic()).isCloseTo(statistic, Percentage.withPercentage(1e-10));
        assertThat(result.pValue()).isCloseTo(p, Percentage.withPercentage(1e-10));
        assertThat(result.df()).isEqualTo(df);
    }
}
