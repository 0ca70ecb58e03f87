package scratch.stats.nonparametric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.example.data.Generators;
import scratch.stats.distribution.Normal;
import scratch.stats.hypothesis.KolmogorovSmirnovTest;
import scratch.stats.hypothesis.TestOptions;

/// Rung a for the statistic of Kolmogorov and Smirnov, the only one of these tests that Smile has.
class NonParametricParityTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theWidestGapAgreesWithSmile(long seed) {
        RandomGenerator random = Generators.random(seed);
        double[] x = random.doubles(10 + 7 * seed).map(u -> random.nextGaussian()).toArray();
        double[] y = random.doubles(25).map(u -> 0.5 + random.nextGaussian()).toArray();
        var method = KolmogorovSmirnovTest.Method.EXACT;
        assertThat(KolmogorovSmirnovTest.twoSample(x, y, method, TestOptions.DEFAULT).statistic())
                .isCloseTo(smile.stat.hypothesis.KSTest.test(x, y).d(), within(1e-9));
        assertThat(KolmogorovSmirnovTest.oneSample(x, Normal.STANDARD::cdf, method, TestOptions.DEFAULT).statistic())
                .isCloseTo(smile.stat.hypothesis.KSTest.test(x, new smile.stat.distribution.GaussianDistribution(0, 1)).d(),
                        within(1e-9));
    }
}
