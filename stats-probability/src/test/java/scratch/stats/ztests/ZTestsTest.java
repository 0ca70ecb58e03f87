package scratch.stats.ztests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import scratch.stats.distribution.Binomial;
import scratch.stats.hypothesis.Alternative;
import scratch.stats.hypothesis.BinomialTest;
import scratch.stats.hypothesis.TestOptions;
import scratch.stats.hypothesis.TestResult;
import scratch.stats.hypothesis.ZTest;

/// Every number of the README that the example does not print.
class ZTestsTest {
    private static final TestOptions TWO = TestOptions.DEFAULT;

    @Test
    void fifteenAgainstTwentyFiveByHand() {
        TestResult result = ZTest.proportions(15, 100, 25, 100, TWO);
        assertThat(-0.1 / result.statistic()).isCloseTo(0.05657, within(5e-6));
        assertThat(result.statistic()).isCloseTo(-1.7678, within(5e-5));
        assertThat(result.statistic() * result.statistic()).isCloseTo(3.125, within(1e-13));
        assertThat(result.pValue()).isCloseTo(0.0771, within(5e-5));
        assertThat(result.interval().orElseThrow().lower()).isCloseTo(-0.2100, within(5e-5));
        assertThat(result.interval().orElseThrow().upper()).isCloseTo(0.0100, within(5e-5));
    }

    @Test
    void tenTimesTheCountsGiveZTimesTheRootOfTen() {
        double z = ZTest.proportions(150, 1000, 250, 1000, TWO).statistic();
        assertThat(z).isCloseTo(-5.59, within(5e-3))
                .isCloseTo(Math.sqrt(10) * ZTest.proportions(15, 100, 25, 100, TWO).statistic(), within(1e-12));
    }

    @Test
    void sixtyHeadsOfAHundred() {
        TestOptions half = TWO.withNullValue(0.5);
        assertThat(ZTest.proportion(60, 100, half).statistic()).isCloseTo(2, within(1e-14));
        assertThat(ZTest.proportion(60, 100, half).pValue()).isCloseTo(0.0455, within(5e-5));
        assertThat(ZTest.proportion(60, 100, half, true).pValue()).isCloseTo(0.0574, within(5e-5));
        assertThat(2 * Binomial.of(100, 0.5).survival(59)).isCloseTo(0.0569, within(5e-5));
        // Wilson's interval of the README
        var interval = ZTest.proportion(60, 100, half).interval().orElseThrow();
        assertThat(interval.lower()).isCloseTo(0.502, within(5e-4));
        assertThat(interval.upper()).isCloseTo(0.691, within(5e-4));
    }

    @Test
    void theIntervalOfAMeanHoldsWhatTheTestDoesNotReject() {
        double[] x = {9.8, 10.4, 10.1, 9.9, 10.6};
        var interval = ZTest.mean(x, 0.5, TWO).interval().orElseThrow();
        assertThat(ZTest.mean(x, 0.5, TWO.withNullValue(interval.lower())).pValue()).isCloseTo(0.05, within(1e-12));
        assertThat(ZTest.mean(x, 0.5, TWO.withNullValue(interval.upper())).pValue()).isCloseTo(0.05, within(1e-12));
    }

    @Test
    void twoMeansWithKnownSpread() {
        TestResult result = ZTest.means(new double[] {5, 7}, 1, new double[] {3, 4, 5}, 2, TWO);
        assertThat(result.statistic()).isCloseTo(2 / Math.sqrt(0.5 + 4 / 3.0), within(1e-14));
    }

    @Test
    void aSideChosenAfterTheDataDoublesTheErrorRate() {
        double z = 1.7;
        double best = Math.min(Math.exp(ZTest.logPValue(z, Alternative.GREATER)),
                Math.exp(ZTest.logPValue(z, Alternative.LESS)));
        assertThat(best).isCloseTo(Math.exp(ZTest.logPValue(z, Alternative.TWO_SIDED)) / 2, within(1e-15)).isLessThan(0.05);
    }

    @Test
    void eightHeadsOfTenByCounting() {
        TestResult exact = BinomialTest.test(8, 10, 0.5);
        assertThat(exact.pValue()).isCloseTo(112 / 1024.0, within(1e-15));
        // Clopper and Pearson's ends leave 2.5% beyond 8 heads each.
        var interval = exact.interval().orElseThrow();
        assertThat(Binomial.of(10, interval.lower()).survival(7)).isCloseTo(0.025, within(1e-12));
        assertThat(Binomial.of(10, interval.upper()).cdf(8)).isCloseTo(0.025, within(1e-12));
    }

    @Test
    void fewSuccessesMakeTheLevelJump() {
        assertThat(Figures212.falseAlarms(5, 0.1)).isCloseTo(0.08146, within(1e-9));    // two or more of five
        assertThat(Figures212.falseAlarms(6, 0.1)).isCloseTo(0.01585, within(1e-9));    // three or more of six
        assertThat(Ex212ZTests.falseAlarms(2)).isCloseTo(0.300, within(5e-4));
    }
}
