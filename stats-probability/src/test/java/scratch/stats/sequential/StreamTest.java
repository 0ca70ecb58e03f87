package scratch.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static scratch.stats.sequential.GroupSequentialTest.refused;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.Test;

import scratch.stats.hypothesis.TestOptions;
import scratch.stats.hypothesis.TestResult;
import scratch.stats.hypothesis.ZTest;
import scratch.stats.interval.Interval;

class StreamTest {
    @Test
    void theMixtureRatioByHand() {
        // σ = τ = 1, n = 99, mean 0.3: Λ = √(1/100) · exp(99² · 0.09 / 200) = 0.1 · e^4.41045
        double logLambda = MixtureSPRT.logLambda(99, 0.3, 1, 1);
        assertThat(Math.exp(logLambda)).isEqualTo(0.1 * Math.exp(4.41045), within(1e-12)).isEqualTo(8.23, within(5e-3));
        assertThat(Math.exp(-logLambda)).isEqualTo(0.12, within(5e-3));
    }

    @Test
    void thePValueNeverRisesAndIsTheSmallestInverseRatio() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        MixtureSPRT test = MixtureSPRT.of(2, 0.5);
        double sum = 0;
        double smallest = 1;
        for (int n = 1; n <= 500; n++) {
            double x = 2 * random.nextGaussian() + 0.1;
            double before = test.p();
            sum += x;
            double v = 4 + n * 0.25;
            double mean = sum / n;
            double lambda = Math.sqrt(4 / v) * Math.exp(0.25 * n * n * mean * mean / (2 * 4 * v));
            smallest = Math.min(smallest, 1 / lambda);
            assertThat(test.observe(x)).isLessThanOrEqualTo(before).isEqualTo(smallest, within(1e-12));
        }
        assertThat(test.n()).isEqualTo(500);
    }

    @Test
    void atMostFivePercentOfNullStreamsEverAlarm() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        int alarms = 0;
        for (int run = 0; run < 4000; run++) {
            MixtureSPRT test = MixtureSPRT.of(1, 1);
            for (int n = 0; n < 1000; n++) {
                test.observe(random.nextGaussian());
            }
            alarms += test.p() < 0.05 ? 1 : 0;
        }
        assertThat(alarms / 4000.0).isBetween(0.02, 0.04);     // about 3% by n = 1,000; never more than 5%
    }

    @Test
    void theIntervalHoldsExactlyTheMeansThatTheRatioWouldNotReject() {
        MixtureSPRT test = MixtureSPRT.of(1.5, 0.7);
        for (int i = 0; i < 40; i++) {
            test.observe(i % 5);
        }
        Interval interval = test.interval(0.95);
        assertThat(interval.estimate()).isEqualTo(2, within(1e-14));
        assertThat(Math.exp(MixtureSPRT.logLambda(40, interval.upper() - 2, 1.5, 0.7))).isEqualTo(20, within(1e-9));
    }

    @Test
    void hugeEvidenceDoesNotOverflow() {
        MixtureSPRT test = MixtureSPRT.of(1, 1);
        for (int i = 0; i < 2000; i++) {
            test.observe(1);
        }
        assertThat(test.p()).isZero();
        assertThat(MixtureSPRT.logLambda(2000, 1, 1, 1)).isEqualTo(1000 * 2000.0 / 2001 - Math.log(2001) / 2, within(1e-9));
    }

    @Test
    void sampleRatioMismatchByHand() {
        SampleRatioMismatch split = SampleRatioMismatch.of(new long[] {50_000, 49_000}, new double[] {1, 1});
        assertThat(split.statistic()).isEqualTo(1000.0 * 1000 / 99_000, within(1e-11));
        // SciPy 1.10.1: chisquare([50000, 49000]).pvalue, and of [5000, 4900] and [900, 95, 33] against 9 : 1 : 0.3
        assertThat(split.p()).isEqualTo(0.001481880774720388, within(1e-13));
        assertThat(SampleRatioMismatch.of(new long[] {5000, 4900}, new double[] {1, 1}).p())
                .isEqualTo(0.3148786413364169, within(1e-12));
        SampleRatioMismatch three = SampleRatioMismatch.of(new long[] {900, 95, 33}, new double[] {9, 1, 0.3});
        assertThat(three.p()).isEqualTo(0.7606442600879755, within(1e-12));
        assertThat(three.degreesOfFreedom()).isEqualTo(2);
    }

    @Test
    void twoConversionRatesByHand() {
        TestResult test = ZTest.proportions(1080, 10_000, 1000, 10_000, TestOptions.DEFAULT);
        // statsmodels 0.13.5: proportions_ztest([1080, 1000], [10000, 10000])
        assertThat(test.statistic()).isEqualTo(1.853123291652751, within(1e-12));
        assertThat(test.pValue()).isEqualTo(0.06386468910795928, within(1e-12));
        assertThat(test.interval().orElseThrow().lower()).isEqualTo(-0.0005, within(5e-5));
        assertThat(test.interval().orElseThrow().upper()).isEqualTo(0.0165, within(5e-5));
        assertThat(ZTest.proportions(1000, 10_000, 1080, 10_000, TestOptions.DEFAULT).statistic())
                .isEqualTo(-test.statistic(), within(1e-14));
    }

    @Test
    void badInputIsRefusedWithItsValues() {
        refused(() -> MixtureSPRT.of(0, 1), "MixtureSPRT.of: sigma = 0.0: must be positive and finite");
        refused(() -> MixtureSPRT.of(1, Double.NaN), "MixtureSPRT.of: tau = NaN: must be positive and finite");
        refused(() -> MixtureSPRT.of(1, 1).observe(Double.NaN),
                "MixtureSPRT.observe: observation 1 = NaN: must be finite");
        refused(() -> MixtureSPRT.of(1, 1).interval(0.9), "MixtureSPRT.interval: n = 0: needs at least 1 observation");
        refused(() -> SampleRatioMismatch.of(new long[] {1}, new double[] {1}),
                "SampleRatioMismatch.of: 1 counts, 1 shares: needs at least 2 arms, and a share for each");
        refused(() -> SampleRatioMismatch.of(new long[] {0, 0}, new double[] {1, 1}),
                "SampleRatioMismatch.of: counts [0, 0]: nobody was assigned");
        refused(() -> SampleRatioMismatch.of(new long[] {-1, 2}, new double[] {1, 1}),
                "SampleRatioMismatch.of: count = -1: must not be negative");
        refused(() -> SampleRatioMismatch.of(new long[] {1, 2}, new double[] {1, 0}),
                "SampleRatioMismatch.of: share = 0.0: must be positive and finite");
    }
}
