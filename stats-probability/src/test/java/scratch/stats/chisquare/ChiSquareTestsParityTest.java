package scratch.stats.chisquare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.example.data.Generators;
import scratch.stats.hypothesis.ChiSquareTest;
import scratch.stats.hypothesis.TestOptions;
import scratch.stats.hypothesis.TestResult;

/// Rung a: Smile's statistics to 1e-9, its p-values to what 1 − cdf leaves.
class ChiSquareTestsParityTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void generatedTablesAgreeWithSmile(long seed) {
        RandomGenerator random = Generators.random(seed);
        int rows = 2 + (int) (seed % 3);
        int columns = 2 + (int) (seed % 2);
        long[][] table = new long[rows][columns];
        for (long[] row : table) {
            Arrays.setAll(row, j -> random.nextInt(5, 60));
        }
        var theirs = smile.stat.hypothesis.ChiSqTest.test(Arrays.stream(table)
                .map(row -> Arrays.stream(row).mapToInt(v -> (int) v).toArray()).toArray(int[][]::new));
        TestResult ours = ChiSquareTest.independence(table, true, TestOptions.DEFAULT);
        assertThat(ours.statistic()).isCloseTo(theirs.chisq(), within(1e-9 * Math.max(1, theirs.chisq())));
        assertThat(ours.df()).isEqualTo(theirs.df());
        assertThat(ours.pValue()).isCloseTo(theirs.pvalue(), within(1e-6 * ours.pValue() + 1e-12));
    }
}
