package scratch.stats.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.example.data.Generators;
import scratch.stats.hypothesis.CorrelationTest;
import scratch.stats.hypothesis.CorrelationTest.Method;
import scratch.stats.hypothesis.TestOptions;
import scratch.stats.hypothesis.TestResult;

/// Rung a: Smile's coefficients to 1e-9, its approximate p-values to what its continued fraction gives.
class CorrelationTestsParityTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void generatedPairsAgreeWithSmile(long seed) {
        RandomGenerator random = Generators.random(seed);
        int n = 8 + 5 * (int) seed;
        double[] x = random.doubles(n).toArray();
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = x[i] + 0.5 * random.nextGaussian();
        }
        agrees(CorrelationTest.pearson(x, y, TestOptions.DEFAULT), smile.stat.hypothesis.CorTest.pearson(x, y));
        agrees(CorrelationTest.spearman(x, y, Method.APPROXIMATE, TestOptions.DEFAULT),
                smile.stat.hypothesis.CorTest.spearman(x, y));
        agrees(CorrelationTest.kendall(x, y, Method.APPROXIMATE, TestOptions.DEFAULT),
                smile.stat.hypothesis.CorTest.kendall(x, y));
    }

    private static void agrees(TestResult ours, smile.stat.hypothesis.CorTest theirs) {
        assertThat(ours.effect()).isCloseTo(theirs.cor(), within(1e-9));
        assertThat(ours.pValue()).isCloseTo(theirs.pvalue(), within(1e-6 * ours.pValue() + 1e-15));
    }
}
