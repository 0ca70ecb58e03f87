package scratch.stats.lawoflargenumbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.stats.descriptive.Descriptive;
import scratch.stats.distribution.StudentT;

/// Closed forms for coins; rung d for paths.
class LawOfLargeNumbersTest {
    @ParameterizedTest
    @CsvSource({"4, 0.75, 0.1875", "16, 1.571, 0.0982", "64, 3.18, 0.0497", "10000, 39.9, 0.00399"})
    void theGapGrowsWhileTheShareShrinks(int n, double gap, double share) {
        assertThat(CoinGap.expectedGap(n)).isEqualTo(gap, within(gap * 2e-3));
        assertThat(CoinGap.expectedGap(n) / n).isEqualTo(share, within(share * 2e-3));
        assertThat(CoinGap.expectedGap(n)).isEqualTo(Math.sqrt(n / (2 * Math.PI)), within(gap * 0.07));
    }

    @Test
    void fourTossesByHand() {
        int sum = 0;
        for (int outcome = 0; outcome < 16; outcome++) {
            sum += Math.abs(Integer.bitCount(outcome) - 2);
        }
        assertThat(sum).isEqualTo(12);
        assertThat(CoinGap.expectedGap(4)).isEqualTo(12.0 / 16, within(1e-15));
        assertThat(CoinGap.expectedGap(16)).isEqualTo(6435.0 / 4096, within(1e-14));
    }

    @Test
    void boundsAreTrueAndOfDifferentStrength() {
        assertThat(CoinGap.probabilityOfMissing(100, 0.1)).isEqualTo(0.0569, within(5e-5));
        // 10 · (0.5 − 0.4) is 0.9999999999999998 in double; one head is as far as 0.4
        assertThat(CoinGap.probabilityOfMissing(10, 0.4)).isEqualTo(22 / 1024.0, within(1e-15));
        assertThat(CoinGap.hoeffding(100, 0.1)).isEqualTo(0.271, within(5e-4));
        assertThat(CoinGap.chebyshev(100, 0.1)).isEqualTo(0.25, within(1e-12));
        for (int n = 2; n < 300; n++) {
            double exact = CoinGap.probabilityOfMissing(n, 0.1);
            assertThat(exact).isLessThanOrEqualTo(CoinGap.hoeffding(n, 0.1) + 1e-12);
            assertThat(exact).isLessThanOrEqualTo(CoinGap.chebyshev(n, 0.1) + 1e-12);
        }
        assertThat(CoinGap.tossesNeeded(0.01, 0.95)).containsExactly(50_000, 18_445, 9_604);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theLastRunningMeanIsTheMeanOfAll(long seed) {
        double[] x = random(seed).doubles(5000, 1e6, 1e6 + 1).toArray();
        int[] next = {0};
        double[] means = RunningMean.of(() -> x[next[0]++], x.length);
        assertThat(means[4999]).isEqualTo(Descriptive.mean(x), within(1e-8));
        assertThat(means[0]).isEqualTo(x[0]);
    }

    @Test
    void aFloatSumStandsStill() {
        assertThat(0x1p24f + 1f).isEqualTo(0x1p24f);
        assertThat(RunningMean.meanOfOnesInFloat(20_000_000)).isEqualTo(0.8389f, within(5e-5f));
    }

    @Test
    void fourTimesTheTossesHalveTheTypicalError() {
        double[] errors = new double[2];
        for (int path = 0; path < 400; path++) {
            RandomGenerator random = random(100 + path);
            double[] means = RunningMean.of(() -> random.nextInt(2), 4000);
            errors[0] += Math.abs(means[999] - 0.5) / 400;
            errors[1] += Math.abs(means[3999] - 0.5) / 400;
        }
        // E|mean − 1/2| = 1/√(2πn); the mean of 400 such distances scatters by 0.76/√400 of itself.
        assertThat(errors[0]).isEqualTo(1 / Math.sqrt(2 * Math.PI * 1000), within(4 * 0.76 / 20 * 0.0126));
        assertThat(errors[1]).isEqualTo(1 / Math.sqrt(2 * Math.PI * 4000), within(4 * 0.76 / 20 * 0.0063));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 1000})
    void theMeanOfCauchyValuesIsNoNearerThanOneOfThem(int n) {
        var cauchy = StudentT.of(1);
        assertThat(2 * cauchy.survival(1)).isEqualTo(0.5, within(1e-15));
        assertThat(cauchy.quantile(0.9)).isEqualTo(Math.tan(Math.PI * 0.4), within(1e-14));   // quantiles in closed form
        RandomGenerator random = random(n);
        int far = 0;
        for (int path = 0; path < 2000; path++) {
            far += Math.abs(RunningMean.of(() -> Math.tan(Math.PI * (random.nextDouble() - 0.5)), n)[n - 1]) > 1 ? 1 : 0;
        }
        assertThat(far / 2000.0).isEqualTo(0.5, within(4 * Math.sqrt(0.25 / 2000)));
    }

    @Test
    void theCoinHasNoMemory() {
        // 10 heads, then 990 fair tosses: 10 + 495 heads are expected.
        assertThat((10 + 495) / 1000.0).isEqualTo(0.505);
        RandomGenerator random = random(9);
        double heads = 0;
        int runs = 0;
        int streak = 0;
        for (int i = 0; i < 400_000; i++) {
            int toss = random.nextInt(2);
            if (streak >= 5) {
                runs++;
                heads += toss;
            }
            streak = toss == 1 ? streak + 1 : 0;
        }
        assertThat(heads / runs).as("after five heads in a row").isEqualTo(0.5, within(4 * Math.sqrt(0.25 / runs)));
    }

    @Test
    void badInputIsRefusedWithItsValues() {
        refused(() -> RunningMean.of(() -> 1, 0), "RunningMean.of: n = 0: needs at least one value");
        refused(() -> RunningMean.of(() -> Double.NaN, 3), "RunningMean.of: value 0 is NaN: it would stay in every"
                + " mean after it");
        refused(() -> RunningMean.meanOfOnesInFloat(0), "RunningMean.meanOfOnesInFloat: n = 0: needs at least one value");
        refused(() -> CoinGap.expectedGap(3), "CoinGap.expectedGap: n = 3: needs an even number, at least 2");
        refused(() -> CoinGap.hoeffding(10, 0), "CoinGap.hoeffding: n = 10, epsilon = 0.0: needs n of at least 1 and"
                + " epsilon above 0, "
                + "at most 0.5");
        refused(() -> CoinGap.tossesNeeded(0.1, 95), "CoinGap.tossesNeeded: level = 95.0: must lie between 0 and 1");
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
