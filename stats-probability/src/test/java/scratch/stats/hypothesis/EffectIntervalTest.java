package scratch.stats.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import scratch.stats.distribution.NoncentralChiSquare;
import scratch.stats.distribution.NoncentralF;

/// Intervals that invert a noncentral distribution, where the noncentrality is huge.
class EffectIntervalTest {
    @Test
    void groupsThatHardlySpreadHaveAnInterval() {
        OneWayAnova anova = OneWayAnova.fit(new double[][] {{1, 1 + 1e-5, 1 - 1e-5}, {5, 5 + 1e-5, 5 - 1e-5}});
        TestResult result = anova.result();
        // F = 24 / 1e-10 on 1 and 4 degrees of freedom, where P(F > f) is about 1.5 / f²... : t⁻⁴ of Student's t
        assertThat(result.statistic()).isCloseTo(2.4e11, within(1e5));
        assertThat(result.pValue()).isCloseTo(6 / (result.statistic() * result.statistic()), within(1e-28));
        TestResult.Interval interval = result.interval().orElseThrow();
        assertThat(interval.lower()).isBetween(0.9999999, interval.estimate());
        assertThat(interval.upper()).isBetween(interval.estimate(), 1.0);
        double low = 6 * interval.lower() / (1 - interval.lower());
        assertThat(NoncentralF.of(1, 4, low).survival(result.statistic())).isCloseTo(0.025, within(1e-5));
    }

    @Test
    void aBillionCountsHaveAnInterval() {
        TestResult fit = ChiSquareTest.goodnessOfFit(new long[] {1_000_000_000, 5}, new double[] {1, 1}, TestOptions.DEFAULT);
        TestResult.Interval w = fit.interval().orElseThrow();
        double n = 1_000_000_005;
        assertThat(NoncentralChiSquare.of(1, n * w.lower() * w.lower()).survival(fit.statistic()))
            .isCloseTo(0.025, within(1e-7));
        assertThat(NoncentralChiSquare.of(1, n * w.upper() * w.upper()).cdf(fit.statistic())).isCloseTo(0.025, within(1e-7));
        TestResult table = ChiSquareTest.independence(new long[][] {{900_000_000, 100_000_000}, {90_000_000, 910_000_000}},
            false, TestOptions.DEFAULT);
        assertThat(table.pValue()).isZero();
        assertThat(table.interval().orElseThrow().lower()).isCloseTo(0.81, within(1e-3));
    }

    @Test
    void anIntervalThatCannotBeHadIsLeftOut() {
        TestResult result = ChiSquareTest.goodnessOfFit(new long[] {1_000_000, 1_000_000}, new double[] {1, 1e-30},
            TestOptions.DEFAULT);
        assertThat(result.statistic()).isGreaterThan(1e30);
        assertThat(result.pValue()).isZero();
        assertThat(result.interval()).isEmpty();
        assertThat(result.sentence()).contains("Chi-square test of goodness of fit");
    }
}
