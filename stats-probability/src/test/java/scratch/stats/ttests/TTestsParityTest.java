package scratch.stats.ttests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.example.data.Generators;
import scratch.stats.hypothesis.TTest;
import scratch.stats.hypothesis.TestOptions;
import scratch.stats.hypothesis.TestResult;

/// Rung a: Smile's t and degrees of freedom to 1e-9, its p to what its continued fraction gives (about 1e-7).
class TTestsParityTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void generatedGroupsAgreeWithSmile(long seed) {
        RandomGenerator random = Generators.random(seed);
        int n = 4 + (int) seed * 3;
        double[] x = random.doubles(n).map(u -> 10 + 2 * random.nextGaussian()).toArray();
        double[] y = random.doubles(n).map(u -> 11 + 5 * random.nextGaussian()).toArray();
        double[] z = random.doubles(2 * n).map(u -> 11 + random.nextGaussian()).toArray();
        agrees(TTest.welch(x, z, TestOptions.DEFAULT), smile.stat.hypothesis.TTest.test(x, z));
        agrees(TTest.pooled(x, z, TestOptions.DEFAULT), smile.stat.hypothesis.TTest.test(x, z, true));
        agrees(TTest.paired(x, y, TestOptions.DEFAULT), smile.stat.hypothesis.TTest.testPaired(x, y));
        agrees(TTest.oneSample(x, TestOptions.DEFAULT.withNullValue(9)), smile.stat.hypothesis.TTest.test(x, 9));
    }

    private static void agrees(TestResult ours, smile.stat.hypothesis.TTest theirs) {
        assertThat(ours.statistic()).isCloseTo(theirs.t(), within(1e-9 * Math.max(1, Math.abs(theirs.t()))));
        assertThat(ours.df()).isCloseTo(theirs.df(), within(1e-9 * theirs.df()));
        assertThat(ours.pValue()).isCloseTo(theirs.pvalue(), within(1e-6 * ours.pValue()));
    }
}
