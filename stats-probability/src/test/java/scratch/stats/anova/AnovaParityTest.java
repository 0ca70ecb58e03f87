package scratch.stats.anova;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.example.data.Generators;
import scratch.stats.hypothesis.OneWayAnova;
import scratch.stats.hypothesis.TestOptions;
import scratch.stats.hypothesis.TestResult;
import scratch.stats.hypothesis.VarianceTest;

/// Rung a, as far as Smile goes: two groups are its pooled t-test, squared; the ratio of variances is its F test.
class AnovaParityTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void twoGroupsAgreeWithSmilesT(long seed) {
        RandomGenerator random = Generators.random(seed);
        double[] x = random.doubles(7 + seed).map(u -> 3 + random.nextGaussian()).toArray();
        double[] y = random.doubles(12).map(u -> 4 + 2 * random.nextGaussian()).toArray();
        OneWayAnova ours = OneWayAnova.fit(x, y);
        var t = smile.stat.hypothesis.TTest.test(x, y, true);
        assertThat(ours.f()).isCloseTo(t.t() * t.t(), within(1e-9 * Math.max(1, ours.f())));
        assertThat(ours.pValue()).isCloseTo(t.pvalue(), within(1e-6 * ours.pValue()));
        var ratio = smile.stat.hypothesis.FTest.test(x, y);
        TestResult larger = VarianceTest.fTest(x, y, TestOptions.DEFAULT);
        TestResult smaller = VarianceTest.fTest(y, x, TestOptions.DEFAULT);
        // Smile divides the larger variance by the smaller one
        assertThat(Math.max(larger.statistic(), smaller.statistic())).isCloseTo(ratio.f(), within(1e-9 * ratio.f()));
        assertThat(larger.pValue()).isCloseTo(ratio.pvalue(), within(1e-6));
    }
}
