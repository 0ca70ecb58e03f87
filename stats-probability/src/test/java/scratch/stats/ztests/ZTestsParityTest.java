package scratch.stats.ztests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.example.data.Generators;
import scratch.stats.hypothesis.TestOptions;
import scratch.stats.hypothesis.TestResult;
import scratch.stats.hypothesis.ZTest;

/// Rung a: the corrected z-test is Smile's chi-square test of the 2×2 table, which always corrects.
class ZTestsParityTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theSquareOfTheCorrectedZIsSmilesChiSquare(long seed) {
        RandomGenerator random = Generators.random(seed);
        int n1 = random.nextInt(50, 4000);
        int n2 = random.nextInt(50, 4000);
        int x1 = random.nextInt(n1 / 5, n1 / 2);
        int x2 = random.nextInt(n2 / 5, n2 / 2);
        TestResult ours = ZTest.proportions(x1, n1, x2, n2, TestOptions.DEFAULT, true);
        var theirs = smile.stat.hypothesis.ChiSqTest.test(new int[][] {{x1, n1 - x1}, {x2, n2 - x2}});
        assertThat(ours.statistic() * ours.statistic()).isCloseTo(theirs.chisq(), within(1e-9 * theirs.chisq()));
        // Smile takes 1 − cdf, which has an absolute error
        assertThat(ours.pValue()).isCloseTo(theirs.pvalue(), within(1e-6 * ours.pValue() + 1e-14));
    }
}
