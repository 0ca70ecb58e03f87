package scratch.stats.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scratch.stats.distribution.Binomial;
import scratch.stats.distribution.Hypergeometric;
import scratch.stats.distribution.Multinomial;
import scratch.stats.interval.MeanInterval;
import scratch.stats.interval.ProportionInterval;
import scratch.stats.poisson.DispersionTest;
import scratch.stats.sequential.SampleRatioMismatch;

/// Levels next to 0 and 1, counts up to their limit, and samples that vary by rounding only.
class CountsAndLevelsTest {
    private static final TestOptions TWO = TestOptions.DEFAULT;
    private static final double[] SIXTY = IntStream.rangeClosed(1, 60).asDoubleStream().toArray();
    private static final long MOST = 1L << 53;

    static Stream<TestOptions> everyLevel() {
        return DoubleStream.of(Double.MIN_VALUE, 1e-17, 1e-6, 0.01, 0.3, 0.5, 0.99, 1 - 1e-6, Math.nextDown(1.0)).boxed()
                .flatMap(level -> Arrays.stream(Alternative.values()).map(side -> new TestOptions(0, side, level)));
    }

    @ParameterizedTest
    @MethodSource("everyLevel")
    void everyIntervalExistsAtEveryLevel(TestOptions options) {
        double[] one = {3.5};
        double[] x = {1, 4, 2.5, 3, 7};
        double[] y = {2, 1.5, 5, 0, 3};
        List<TestResult> results = List.of(
                MannWhitneyTest.test(one, SIXTY, MannWhitneyTest.Method.AUTO, options),
                MannWhitneyTest.test(SIXTY, SIXTY, MannWhitneyTest.Method.AUTO, options),
                MannWhitneyTest.test(x, y, MannWhitneyTest.Method.AUTO, options),
                WilcoxonSignedRankTest.test(x, WilcoxonSignedRankTest.Zeros.DROP, MannWhitneyTest.Method.AUTO, options),
                WilcoxonSignedRankTest.test(SIXTY, WilcoxonSignedRankTest.Zeros.DROP, MannWhitneyTest.Method.AUTO, options),
                ZTest.proportion(3, 10, options.withNullValue(0.5)), ZTest.proportion(0, 10, options.withNullValue(0.5), true),
                ZTest.proportions(3, 10, 5, 9, options), ZTest.mean(x, 1, options),
                BinomialTest.test(3, 10, options.withNullValue(0.5)), TTest.welch(x, y, options), TTest.paired(x, y, options),
                VarianceTest.fTest(x, y, options), FisherExactTest.test(3, 7, 5, 4, options),
                CorrelationTest.pearson(x, y, options),
                CorrelationTest.kendall(x, y, CorrelationTest.Method.AUTO, options));
        for (TestResult result : results) {
            assertThat(result.pValue()).as(result.test()).isBetween(0.0, 1.0);
            var interval = result.interval().orElseThrow();
            assertThat(interval.lower()).as(result.test() + " lower").isNotNaN().isLessThanOrEqualTo(interval.upper());
            if (options.level() >= 0.5) {
                assertThat(result.notes()).as("the interval holds its estimate").isEmpty();
            }
        }
    }

    @Test
    void aOneSidedLevelNear0AsksForAlmostAllDifferences() {
        // R 4.2.2: wilcox.test(3.5, 1:60, alternative = "greater", conf.int = TRUE, conf.level = 0.01)
        TestResult result = MannWhitneyTest.test(new double[] {3.5}, SIXTY, MannWhitneyTest.Method.EXACT,
                new TestOptions(0, Alternative.GREATER, 0.01));
        assertThat(result.pValue()).isCloseTo(0.95081967213115, within(1e-13));
        var interval = result.interval().orElseThrow();
        assertThat(interval.lower()).isEqualTo(2.5);
        assertThat(interval.upper()).isInfinite();
        assertThat(interval.estimate()).isEqualTo(-27);
        assertThat(result.notes()).singleElement().asString().startsWith("The interval leaves out the estimate");
    }

    @Test
    void aOneSidedLevelNear0KeepsItsDigits() {
        // z with Φ(z) = 1e-17 is −8.493793224109598: the lower end lies 8.49 standard errors above the mean
        var interval = ZTest.mean(new double[] {5}, 1, new TestOptions(0, Alternative.GREATER, 1e-17)).interval().orElseThrow();
        assertThat(interval.lower()).isCloseTo(5 + 8.493793224109598, within(1e-13));
    }

    @Test
    void countsHaveOneUpperLimit() {
        long half = Long.MAX_VALUE / 2 + 1;
        List<ThrowingCallable> calls = List.of(
                () -> FisherExactTest.test(Long.MAX_VALUE, 1, 1, 1), () -> FisherExactTest.test(MOST, 1, 1, 1),
                () -> FisherExactTest.test(half, half, half, half), () -> McNemarTest.test(half, half),
                () -> McNemarTest.test(MOST, 1), () -> ZTest.proportion(1, MOST + 1, TWO.withNullValue(0.5)),
                () -> ZTest.proportions(1, half, 1, half, TWO), () -> ZTest.proportions(1, MOST, 1, 1, TWO),
                () -> ChiSquareTest.goodnessOfFit(new long[] {half, half, half}, new double[] {1, 1, 1}, TWO),
                () -> ChiSquareTest.independence(new long[][] {{MOST, 1}, {1, 1}}, false, TWO),
                () -> GTest.independence(new long[][] {{half, half}, {half, half}}, TWO),
                () -> BinomialTest.test(1, MOST + 1, 0.5), () -> Binomial.of(Long.MAX_VALUE, 0.5),
                () -> Hypergeometric.of(Long.MAX_VALUE, 3, 3), () -> Multinomial.of(MOST + 1, 0.5, 0.5),
                () -> DispersionTest.of(new long[] {half, half, half}),
                () -> SampleRatioMismatch.of(new long[] {half, half, half}, new double[] {1, 1, 1}),
                () -> ProportionInterval.WILSON.of(1, Long.MAX_VALUE, 0.95), () -> MeanInterval.t(0, 1, MOST + 1, 0.95));
        for (ThrowingCallable call : calls) {
            assertThatIllegalArgumentException().isThrownBy(call)
                    .withMessageEndingWith("counts, and their sum, must not exceed 2^53 = 9007199254740992");
        }
    }

    @Test
    void countsAtTheLimitAreCounted() {
        assertThat(FisherExactTest.test(MOST - 3, 1, 1, 1).pValue()).isBetween(0.0, 1.0);
        assertThat(McNemarTest.test(MOST / 2, MOST / 2).pValue()).isCloseTo(1, within(1e-9));
        assertThat(ZTest.proportions(MOST / 4, MOST / 2, MOST / 4, MOST / 2, TWO).statistic()).isZero();
        // half a standard deviation, √n/4 = 2^24.5, above the middle: 1 − Φ(−0.5)
        assertThat(Binomial.of(MOST, 0.5).cdf(MOST / 2 + 23_726_566)).isCloseTo(0.6914624612740131, within(1e-8));
    }

    @Test
    void differencesThatRoundingAloneTellsApartAreRefused() {
        double[] first = {0.4, 0.5, 0.6};
        double[] second = {0.3, 0.4, 0.5};
        double[] third = {0.3, 0.1 + 0.2, 0.3};
        double[] fourth = {0.7, 0.7, 0.6 + 0.1, 0.7};
        double[] honest = {1, 2, 4};
        String rounding = "up to rounding";
        refused(rounding, () -> TTest.paired(first, second));
        // differences of 0.1 that vary by 1e-14, which is what the digits of 100.4 allow
        refused(rounding, () -> TTest.paired(new double[] {100.4, 100.5, 100.6}, new double[] {100.3, 100.4, 100.5}));
        refused(rounding, () -> TTest.oneSample(third, 0));
        refused(rounding, () -> TTest.welch(third, fourth));
        refused(rounding, () -> TTest.pooled(third, fourth));
        refused(rounding, () -> CorrelationTest.pearson(third, honest, TWO));
        refused(rounding, () -> WilcoxonSignedRankTest.paired(first, second, WilcoxonSignedRankTest.Zeros.DROP,
                MannWhitneyTest.Method.AUTO, TWO.withNullValue(0.1)));
        refused("beyond rounding", () -> OneWayAnova.fit(third, fourth));
        refused("more than rounding", () -> ShapiroWilkTest.test(third));
        refused("group 1 is constant", () -> WelchAnova.test(third, honest));
        refused("group 1 is constant", () -> VarianceTest.bartlett(new double[][] {third, honest}, TWO));
        refused("a constant sample", () -> VarianceTest.fTest(third, honest, TWO));
        refused("the distances from the centre do not vary", () -> VarianceTest.levene(
                new double[][] {{0.3, 0.4}, {0.5, 0.6}}, VarianceTest.Centre.MEAN, TWO));
        refused("beyond rounding", () -> TwoWayAnova.fit(new double[] {0.3, 0.1 + 0.2, 0.7, 0.7, 0.5, 0.5, 0.9, 0.9},
                new int[] {0, 0, 0, 0, 1, 1, 1, 1}, new int[] {0, 0, 1, 1, 0, 0, 1, 1}, TwoWayAnova.Options.DEFAULT));
    }

    @Test
    void aSmallSpreadThatIsRealIsKept() {
        // 1e8 and steps of 1e-4: a standard deviation of 450 times the line
        double[] near = {1e8, 1e8 + 1e-4, 1e8 + 2e-4};
        assertThat(TTest.oneSample(near, 1e8).statistic()).isCloseTo(Math.sqrt(3), Percentage.withPercentage(0.1));
        assertThat(TTest.paired(new double[] {1, 2, 3}, new double[] {0.9, 1.8, 2.7}).statistic())
                .isCloseTo(2 * Math.sqrt(3), within(1e-12));
    }

    @Test
    void whatIsUndefinedIsSaid() {
        TestResult two = TTest.oneSample(new double[] {1, 3}, 0);
        assertThat(two.effect(EffectSize.HEDGES_G)).isNaN();
        assertThat(two.sentence()).endsWith("Hedges' g = undefined. Hedges' g is undefined on 1 degree of freedom: d, whose "
                + "bias it corrects, has no expectation there.");
        assertThat(two).hasToString(two.sentence());
        assertThat(TTest.pooled(new double[] {1}, new double[] {2, 5}).notes()).hasSize(1);
        assertThat(TTest.oneSample(new double[] {1, 3, 4}, 0).notes()).isEmpty();
        // X² = 1/3.6 on 4 degrees of freedom: the interval of V is [0, 0], the estimate is not in it
        TestResult v = ChiSquareTest.independence(new long[][] {{10, 10, 10}, {10, 10, 10}, {10, 10, 11}}, false, TWO);
        assertThat(v.interval().orElseThrow().upper()).isLessThan(v.effect(EffectSize.CRAMERS_V));
        assertThat(v.sentence()).contains("The interval leaves out the estimate: it holds the values that a test at this "
                + "level does not reject");
    }

    @Test
    void orderStatisticsOfPairsAreThoseOfTheSortedList() {
        Random random = new Random(7);
        for (int round = 0; round < 40; round++) {
            boolean ties = round % 2 == 0;
            double scale = round % 5 == 0 ? 1e300 : 1;
            double[] x = random.doubles(1 + round % 7).map(v -> scale * (ties ? Math.rint(4 * v) - 2 : v - 0.5)).toArray();
            double[] y = random.doubles(1 + round % 11).map(v -> ties ? Math.rint(4 * v) - 2 : v).toArray();
            double[] differences = Arrays.stream(x).flatMap(a -> Arrays.stream(y).map(b -> a - b)).sorted().toArray();
            check(PairwiseOrder.differences(x, y), differences);
            double[] means = IntStream.range(0, x.length).boxed().flatMapToDouble(i -> IntStream.rangeClosed(0, i)
                    .mapToDouble(j -> x[i] / 2 + x[j] / 2)).sorted().toArray();
            check(PairwiseOrder.means(x), means);
        }
    }

    private static void check(PairwiseOrder order, double... sorted) {
        assertThat(order.pairs()).isEqualTo(sorted.length);
        for (int k = 1; k <= sorted.length; k++) {
            assertThat(order.smallest(k)).isEqualTo(sorted[k - 1] + 0.0);
        }
        int n = sorted.length;
        assertThat(order.median()).isEqualTo(n % 2 == 1 ? sorted[n / 2] + 0.0 : sorted[n / 2 - 1] / 2 + sorted[n / 2] / 2);
    }

    private static void refused(String words, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(words);
    }
}
