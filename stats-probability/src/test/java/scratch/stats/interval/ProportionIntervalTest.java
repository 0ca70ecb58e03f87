package scratch.stats.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static scratch.stats.interval.ProportionInterval.CLOPPER_PEARSON;
import static scratch.stats.interval.ProportionInterval.WALD;
import static scratch.stats.interval.ProportionInterval.WILSON;
import static scratch.stats.interval.ProportionInterval.WILSON_CORRECTED;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import scratch.stats.distribution.Binomial;

class ProportionIntervalTest {
    @Test
    void eightOfTenByHand() {
        ends(WALD.of(8, 10, 0.95), 0.552, 1.048);
        ends(WILSON.of(8, 10, 0.95), 0.490, 0.943);
        ends(CLOPPER_PEARSON.of(8, 10, 0.95), 0.444, 0.975);
    }

    @Test
    void noneOfTwentyByHand() {
        ends(WALD.of(0, 20, 0.95), 0, 0);
        ends(WILSON.of(0, 20, 0.95), 0, 0.161);
        assertThat(CLOPPER_PEARSON.of(0, 20, 0.95).upper())
                .isEqualTo(1 - Math.pow(0.025, 1 / 20.0), within(1e-14)).isEqualTo(0.168, within(5e-4));
    }

    /// z² more trials, half of them successes, by mpmath with 30 digits; cut off at 0 and 1.
    @ParameterizedTest
    @CsvSource({"8, 20, 0.95, 0.21825541067258362, 0.61396962093798026", "0, 10, 0.95, 0, 0.32088730575054577",
        "45, 50, 0.9, 0.80569969667108118, 0.9532337546999027", "1, 1000000, 0.99, 0, 9.6695518710489757e-6"})
    void agrestiAndCoullAddTrials(long k, long n, double level, double lower, double upper) {
        Interval interval = ProportionInterval.AGRESTI_COULL.of(k, n, level);
        assertThat(interval.lower()).isEqualTo(lower, within(1e-15));
        assertThat(interval.upper()).isCloseTo(upper, Percentage.withPercentage(1e-11));
    }

    private static void ends(Interval interval, double lower, double upper) {
        assertThat(interval.lower()).isEqualTo(lower, within(5e-4));
        assertThat(interval.upper()).isEqualTo(upper, within(5e-4));
    }

    /// R 4.2.2: prop.test(k, n, correct = FALSE), prop.test(k, n), binom.test(k, n), conf.int to 17 digits.
    @ParameterizedTest
    @CsvSource({
        "8, 10, 0.95, 0.49016247153664183, 0.94331784854562473, 0.44218142427854989, 0.96457305625263368, "
            + "0.4439045376923586, 0.97478927367316659",
        "0, 20, 0.95, 0, 0.1611251580528193, 0, 0.20045334501348699, 0, 0.16843347098308536",
        "20, 20, 0.95, 0.83887484194718065, 1, 0.79954665498651289, 1, 0.83156652901691464, 1",
        "1, 20, 0.99, 0.0058977490746410883, 0.31829711191423693, 0.0016466787349815255, 0.34965990416248621, "
            + "0.00025059568683144658, 0.31714173475709539",
        "3, 1000000, 0.95, 1.0202712409681229e-06, 8.8211497743124362e-06, 7.7479383583965344e-07, "
            + "9.5600477421432669e-06, 6.1867255019063901e-07, 8.7672477881452194e-06",
        "51, 100, 0.9, 0.42860017333046502, 0.59087297225387159, 0.42372003332648656, 0.59572149878752612, "
            + "0.4234106513021928, 0.59613496058129645",
        "50, 100, 0.95, 0.40383153036599567, 0.59616846963400427, 0.40383153036599567, 0.59616846963400427, "
            + "0.39832112950330101, 0.60167887049669899"})
    void agreesWithR(long k, long n, double level, double wilsonLower, double wilsonUpper, double correctedLower,
            double correctedUpper, double exactLower, double exactUpper) {
        Percentage digits = Percentage.withPercentage(1e-10);
        assertThat(WILSON.of(k, n, level).lower()).isCloseTo(wilsonLower, digits);
        assertThat(WILSON.of(k, n, level).upper()).isCloseTo(wilsonUpper, digits);
        assertThat(WILSON_CORRECTED.of(k, n, level).lower()).isCloseTo(correctedLower, digits);
        assertThat(WILSON_CORRECTED.of(k, n, level).upper()).isCloseTo(correctedUpper, digits);
        assertThat(CLOPPER_PEARSON.of(k, n, level).lower()).isCloseTo(exactLower, digits);
        assertThat(CLOPPER_PEARSON.of(k, n, level).upper()).isCloseTo(exactUpper, digits);
    }

    @ParameterizedTest
    @EnumSource(ProportionInterval.class)
    void successesAndFailuresAreMirrorImages(ProportionInterval method) {
        for (long n : new long[] {1, 2, 7, 30}) {
            for (long k = 0; k <= n; k++) {
                Interval one = method.of(k, n, 0.9);
                Interval other = method.of(n - k, n, 0.9);
                assertThat(one.lower()).as("%d of %d", k, n).isEqualTo(1 - other.upper(), within(1e-14));
                assertThat(one.contains(one.estimate())).isTrue();
            }
        }
    }

    @Test
    void theEndsOfClopperPearsonAreWhereATailIsExactlyTwoAndAHalfPercent() {
        Interval exact = CLOPPER_PEARSON.of(7, 40, 0.95);
        assertThat(Binomial.of(40, exact.lower()).survival(6)).isEqualTo(0.025, within(1e-14));
        assertThat(Binomial.of(40, exact.upper()).cdf(7)).isEqualTo(0.025, within(1e-14));
    }

    @Test
    void theEndsOfWilsonAreWhereAZTestStandsAtItsCriticalValue() {
        Interval wilson = WILSON.of(7, 40, 0.95);
        for (double p : new double[] {wilson.lower(), wilson.upper()}) {
            assertThat(Math.abs(7 / 40.0 - p) / Math.sqrt(p * (1 - p) / 40)).isEqualTo(1.959963984540054, within(1e-12));
        }
    }

    @Test
    void coverageByExactSummation() {
        assertThat(WALD.coverage(20, 0.05, 0.95)).isEqualTo(0.639, within(5e-4));
        assertThat(WALD.coverage(100, 0.106, 0.95)).isEqualTo(0.952, within(5e-4));
        assertThat(WALD.coverage(100, 0.107, 0.95)).isEqualTo(0.911, within(5e-4));
        assertThat(WALD.coverage(98, 0.2, 0.95)).isEqualTo(0.928, within(5e-4));
        assertThat(WALD.coverage(30, 0.2, 0.95)).isEqualTo(0.946, within(5e-4));
        assertThat(WILSON.coverage(20, 0.05, 0.95)).isEqualTo(0.9245, within(5e-5));
    }

    /// 0 of 20 happens with probability 0.98²⁰ = 0.668, and Wald's interval has no width there at any level.
    @Test
    void atThe99PercentLevelWaldCoversNoMoreNearZero() {
        assertThat(WALD.coverage(20, 0.02, 0.95)).isEqualTo(0.332, within(5e-4));
        assertThat(WALD.coverage(20, 0.02, 0.99)).isEqualTo(0.332, within(5e-4));
    }

    @Test
    void wilsonsLowerEndRanksFiveOfFiveBelowNinetyFiveOfAHundred() {
        assertThat(WILSON.of(5, 5, 0.95).lower()).isEqualTo(0.566, within(5e-4));
        assertThat(WILSON.of(95, 100, 0.95).lower()).isEqualTo(0.888, within(5e-4));
    }

    @Test
    void clopperPearsonNeverCoversLessThanItPromises() {
        for (int i = 1; i < 200; i++) {
            assertThat(CLOPPER_PEARSON.coverage(20, i / 200.0, 0.95)).isGreaterThanOrEqualTo(0.95);
        }
    }

    @Test
    void theExpectedWidthCountsEveryOutcome() {
        // one trial: both outcomes have intervals of one width; p = 1: only k = n happens
        assertThat(WILSON.expectedWidth(1, 0.3, 0.95)).isEqualTo(WILSON.of(1, 1, 0.95).width(), within(1e-14));
        assertThat(WILSON.expectedWidth(5, 1, 0.95)).isEqualTo(WILSON.of(5, 5, 0.95).width(), within(1e-14));
        assertThat(WILSON.coverage(5, 1, 0.95)).isEqualTo(1, within(1e-14));
    }

    @Test
    void theExactIntervalPaysForItsPromiseWithWidth() {
        assertThat(CLOPPER_PEARSON.expectedWidth(20, 0.3, 0.95)).isGreaterThan(WILSON.expectedWidth(20, 0.3, 0.95));
    }

    @Test
    void badInputIsRefusedWithItsValues() {
        refused(() -> WILSON.of(0, 0, 0.95), "Wilson interval: n = 0: needs at least 1 trial");
        refused(() -> WALD.of(-1, 5, 0.95), "Wald interval: k = -1 of n = 5: successes must lie between 0 and n");
        refused(() -> WALD.of(6, 5, 0.95), "Wald interval: k = 6 of n = 5: successes must lie between 0 and n");
        refused(() -> CLOPPER_PEARSON.of(1, 5, 1),
                "Clopper-Pearson interval: level = 1.0: must lie between 0 and 1, such as 0.95");
    }

    private static void refused(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }
}
