package scratch.stats.nonparametric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

import scratch.example.data.Generators;
import scratch.stats.distribution.Kolmogorov;
import scratch.stats.distribution.KolmogorovLimit;
import scratch.stats.distribution.Normal;
import scratch.stats.hypothesis.DAgostinoTest;
import scratch.stats.hypothesis.EffectSize;
import scratch.stats.hypothesis.KolmogorovSmirnovTest;
import scratch.stats.hypothesis.MannWhitneyTest;
import scratch.stats.hypothesis.MannWhitneyTest.Method;
import scratch.stats.hypothesis.TestOptions;
import scratch.stats.hypothesis.WilcoxonSignedRankTest;

/// Every number of the README that the example does not print.
class NonParametricTest {
    private static final TestOptions TWO = TestOptions.DEFAULT;

    @Test
    void threeAgainstFourByHand() {
        var result = MannWhitneyTest.test(new double[] {1, 4, 6}, new double[] {2, 5, 7, 8}, Method.EXACT, TWO);
        assertThat(result.statistic()).isEqualTo(3);
        assertThat(result.effect()).isEqualTo(0.25);
        assertThat(result.pValue()).isCloseTo(14 / 35.0, within(1e-15));
    }

    @Test
    void theSmallestPossiblePValues() {
        assertThat(MannWhitneyTest.test(new double[] {1, 2, 3}, new double[] {7e9, 8e9, 9e9}, Method.EXACT, TWO).pValue())
                .isCloseTo(2 / 20.0, within(1e-15));
        assertThat(WilcoxonSignedRankTest.test(new double[] {1, 2, 3, 4, 5}, WilcoxonSignedRankTest.Zeros.DROP, Method.EXACT,
                TWO).pValue()).isCloseTo(2 / 32.0, within(1e-16));
    }

    @Test
    void countingAgreesWithFullEnumerationAlsoWithTies() {
        RandomGenerator random = Generators.random(3);
        for (int i = 0; i < 60; i++) {
            double[] x = random.ints(2 + i % 5, 0, 6).asDoubleStream().toArray();
            double[] y = random.ints(3 + i % 4, 0, 6).asDoubleStream().toArray();
            double[] counted = Solution216.mannWhitneyExact(x, y);
            var ours = MannWhitneyTest.test(x, y, Method.EXACT, TWO);
            assertThat(ours.statistic()).isEqualTo(counted[0]);
            assertThat(ours.pValue()).isCloseTo(counted[1], within(1e-13));
        }
    }

    @Test
    void equalMediansCanHaveASmallP() {
        double[][] samples = Ex216NonParametric.equalMedians();
        for (double[] sample : samples) {
            double[] sorted = sample.clone();
            Arrays.sort(sorted);
            assertThat(sorted[9]).isEqualTo(10);
        }
        assertThat(MannWhitneyTest.test(samples[0], samples[1], Method.EXACT, TWO).pValue()).isCloseTo(0.017, within(5e-4));
        assertThat(MannWhitneyTest.test(samples[0], samples[1], Method.NORMAL_CORRECTED, TWO).pValue())
                .isCloseTo(0.019, within(1e-3));
    }

    @Test
    void kolmogorovOfTenHasThreePValues() {
        assertThat(Kolmogorov.of(10).survival(0.22392)).isCloseTo(0.62135, within(5e-5));
        assertThat(KolmogorovLimit.INSTANCE.survival(Math.sqrt(10) * 0.22392)).isCloseTo(0.698, within(5e-4));
    }

    @Test
    void estimatedParametersMakeKolmogorovBlind() {
        RandomGenerator random = Generators.random(9);
        int rejected = 0;
        for (int run = 0; run < 2000; run++) {
            double[] x = random.doubles(30).map(u -> random.nextGaussian()).toArray();
            double mean = Arrays.stream(x).average().orElseThrow();
            double sd = Math.sqrt(Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / 29);
            double d = KolmogorovSmirnovTest.oneSample(x, Normal.of(mean, sd)::cdf,
                    KolmogorovSmirnovTest.Method.ASYMPTOTIC, TWO).statistic();
            rejected += d >= 0.2417 ? 1 : 0;           // the 5% point of Kolmogorov's table for n = 30
        }
        assertThat(Kolmogorov.of(30).upperQuantile(0.05)).isCloseTo(0.2417, within(1e-4));
        assertThat(rejected).isLessThan(5);            // 100 are promised
    }

    @Test
    void aMillionHoursDoNotMoveU() {
        double[] y = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
        double[] x = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
        double p = MannWhitneyTest.test(y, x, Method.EXACT, TWO).pValue();
        assertThat(p).isCloseTo(12160 / 184756.0, within(1e-14));
        y[6] = 1e6;
        assertThat(MannWhitneyTest.test(y, x, Method.EXACT, TWO).statistic()).isEqualTo(74.5);
        assertThat(MannWhitneyTest.test(y, x, Method.EXACT, TWO).pValue()).isEqualTo(p);
    }

    @Test
    void aSymmetricSampleHasNoSkewness() {
        double[] x = {-4, -3, -2, -1, 0, 1, 2, 3, 4};
        var exact = DAgostinoTest.test(x);
        assertThat(exact.effect(EffectSize.SKEWNESS)).isZero();
        assertThat(exact.statistic()).isCloseTo(0.8239417859, within(1e-9));     // SciPy's kurtosistest, squared
        x[8] += 1e-9;
        assertThat(DAgostinoTest.test(x).statistic()).isCloseTo(0.8239417852, within(1e-9));     // SciPy's normaltest
    }
}
