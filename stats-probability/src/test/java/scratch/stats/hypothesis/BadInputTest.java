package scratch.stats.hypothesis;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;

/// Each impossible question is refused with a sentence that names what was asked, what was given, and the rule.
class BadInputTest {
    private static final TestOptions TWO = TestOptions.DEFAULT;
    private static final double[] NONE = {};
    private static final double[] ONE = {3};
    private static final double[] SAME = {2, 2, 2};
    private static final double[] THREE = {1, 2, 4};
    private static final double[] NAN = {1, Double.NaN, 3};
    private static final double[] HUGE = {1e200, -1e200, 3e200};
    private static final double[] TINY = {1e-200, 2e-200, 5e-200};
    private static final MannWhitneyTest.Method AUTO = MannWhitneyTest.Method.AUTO;
    private static final KolmogorovSmirnovTest.Method KS = KolmogorovSmirnovTest.Method.AUTO;

    static Stream<Arguments> questions() {
        return Stream.of(
                refused("level = 1.0: must lie strictly between 0 and 1", () -> TWO.withLevel(1)),
                refused("level = 0.0", () -> TWO.withLevel(0)),
                refused("level = NaN", () -> TWO.withLevel(Double.NaN)),
                refused("nullValue = Infinity: must be finite", () -> TWO.withNullValue(Double.POSITIVE_INFINITY)),
                refused("TTest.oneSample: x has 0 values: at least 2 are needed", () -> TTest.oneSample(NONE, TWO)),
                refused("x has 1 value: at least 2", () -> TTest.oneSample(ONE, TWO)),
                refused("every value is 2.0: without spread", () -> TTest.oneSample(SAME, TWO)),
                refused("x[1] = NaN: values must be finite", () -> TTest.oneSample(NAN, TWO)),
                refused("squares of the values overflow", () -> TTest.oneSample(HUGE, TWO)),
                refused("squares of the deviations underflow", () -> TTest.oneSample(TINY, TWO)),
                refused("TTest.paired: x has 3 values, y has 1", () -> TTest.paired(THREE, ONE, TWO)),
                refused("every difference is 0.0", () -> TTest.paired(THREE, THREE, TWO)),
                refused("both groups are constant", () -> TTest.pooled(SAME, SAME, TWO)),
                refused("1 value and 1 value", () -> TTest.pooled(ONE, ONE, TWO)),
                refused("TTest.welch: y has 1 value", () -> TTest.welch(THREE, ONE, TWO)),
                refused("sigma = 0.0: must be positive", () -> ZTest.mean(THREE, 0, TWO)),
                refused("x has 0 values", () -> ZTest.mean(NONE, 1, TWO)),
                refused("successes = 7: must be between 0 and n = 5", () -> ZTest.proportion(7, 5, TWO.withNullValue(0.5))),
                refused("successes = -1", () -> ZTest.proportion(-1, 5, TWO.withNullValue(0.5))),
                refused("n = 0: at least 1", () -> ZTest.proportion(0, 0, TWO.withNullValue(0.5))),
                refused("nullValue = 0.0: must lie strictly between", () -> ZTest.proportion(2, 5, TWO)),
                refused("nullValue = 1.5: must lie strictly between", () -> ZTest.proportion(2, 5, TWO.withNullValue(1.5))),
                refused("0 of 10 and 0 of 12: with no success", () -> ZTest.proportions(0, 10, 0, 12, TWO)),
                refused("10 of 10 and 12 of 12", () -> ZTest.proportions(10, 10, 12, 12, TWO)),
                refused("observed[1] = -3: a count must not be negative",
                        () -> ChiSquareTest.goodnessOfFit(new long[] {1, -3}, new double[] {1, 1}, TWO)),
                refused("ratios[1] = 0.0: must be positive",
                        () -> ChiSquareTest.goodnessOfFit(new long[] {1, 0}, new double[] {1, 0}, TWO)),
                refused("2 counts, 3 ratios",
                        () -> ChiSquareTest.goodnessOfFit(new long[] {1, 0}, new double[] {1, 1, 1}, TWO)),
                refused("all counts are 0",
                        () -> ChiSquareTest.goodnessOfFit(new long[] {0, 0}, new double[] {1, 1}, TWO)),
                refused("at least one degree of freedom",
                        () -> ChiSquareTest.goodnessOfFit(new long[] {5, 5}, new double[] {1, 1}, 1, TWO)),
                refused("row 2 has no counts",
                        () -> ChiSquareTest.independence(new long[][] {{1, 2}, {0, 0}}, true, TWO)),
                refused("1 rows, 2 columns", () -> ChiSquareTest.independence(new long[][] {{1, 2}}, true, TWO)),
                refused("row 2 has 3 counts, row 1 has 2",
                        () -> ChiSquareTest.independence(new long[][] {{1, 2}, {1, 2, 3}}, true, TWO)),
                refused("the statistic has no direction", () -> ChiSquareTest.independence(new long[][] {{1, 2}, {3, 4}},
                        true, TWO.withAlternative(Alternative.LESS))),
                refused("c = -1", () -> FisherExactTest.test(1, 2, -1, 3, TWO)),
                refused("an empty row or column", () -> FisherExactTest.test(0, 0, 1, 3, TWO)),
                refused("[[1, 3], [0, 0]]: an empty row or column", () -> FisherExactTest.test(1, 3, 0, 0, TWO)),
                refused("[[1, 0], [3, 0]]: an empty row or column", () -> FisherExactTest.test(1, 0, 3, 0, TWO)),
                refused("nullValue = 3.0: only the odds ratio 1 is tested",
                        () -> FisherExactTest.test(1, 2, 4, 3, TWO.withNullValue(3))),
                refused("nullValue = 0.1: pooling assumes equal proportions",
                        () -> ZTest.proportions(1, 10, 2, 10, TWO.withNullValue(0.1))),
                refused("2 classes, -1 estimated: at least one degree of freedom",
                        () -> ChiSquareTest.goodnessOfFit(new long[] {5, 5}, new double[] {1, 1}, -1, TWO)),
                refused("b = 0, c = 0", () -> McNemarTest.test(0, 0, McNemarTest.Method.EXACT, TWO)),
                refused("1 group: at least 2", () -> OneWayAnova.fit(THREE)),
                refused("group 2 has 0 values", () -> OneWayAnova.fit(THREE, NONE)),
                refused("2 values in 2 groups", () -> OneWayAnova.fit(ONE, new double[] {4})),
                refused("no group has any spread", () -> OneWayAnova.fit(SAME, new double[] {4, 4})),
                refused("cell (1, 1) is empty", () -> TwoWayAnova.fit(new double[] {1, 2, 3, 4}, new int[] {0, 0, 1, 0},
                        new int[] {0, 1, 0, 1}, TwoWayAnova.Options.DEFAULT)),
                refused("the interaction needs replicates", () -> TwoWayAnova.fit(new double[] {1, 2, 3, 4},
                        new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}, TwoWayAnova.Options.DEFAULT)),
                refused("level 1 of factor A has no value", () -> TwoWayAnova.fit(THREE, new int[] {0, 2, 2},
                        new int[] {0, 1, 0}, TwoWayAnova.Options.DEFAULT)),
                refused("group 1 is constant", () -> VarianceTest.bartlett(new double[][] {SAME, THREE}, TWO)),
                refused("the distances from the centre do not vary",
                        () -> VarianceTest.levene(new double[][] {SAME, {1, 3}}, VarianceTest.Centre.MEAN, TWO)),
                refused("a constant sample", () -> VarianceTest.fTest(THREE, SAME, TWO)),
                refused("all values are 2.0", () -> KruskalWallisTest.test(new double[][] {SAME, {2, 2}}, TWO)),
                refused("x has 0 values: at least 1 is needed", () -> MannWhitneyTest.test(NONE, THREE, AUTO, TWO)),
                refused("all values are 2.0",
                        () -> MannWhitneyTest.test(SAME, SAME, MannWhitneyTest.Method.NORMAL, TWO)),
                refused("all differences are 0", () -> WilcoxonSignedRankTest.paired(THREE, THREE,
                        WilcoxonSignedRankTest.Zeros.DROP, AUTO, TWO)),
                refused("cdf(1.0) = 2.0", () -> KolmogorovSmirnovTest.oneSample(THREE, x -> 2, KS, TWO)),
                refused("y has 0 values", () -> KolmogorovSmirnovTest.twoSample(THREE, NONE, KS, TWO)),
                refused("x has 2 values: at least 3", () -> ShapiroWilkTest.test(new double[] {1, 2}, TWO)),
                refused("the values range from 2.0 to 2.0", () -> ShapiroWilkTest.test(SAME, TWO)),
                refused("x is constant (every value is 2.0)", () -> CorrelationTest.pearson(SAME, THREE, TWO)),
                refused("x has 3 values, y has 1", () -> CorrelationTest.pearson(THREE, ONE, TWO)),
                refused("y is constant", () -> CorrelationTest.kendall(THREE, SAME, CorrelationTest.Method.AUTO, TWO)),
                refused("ties: the exact distribution", () -> CorrelationTest.kendall(new double[] {1, 1, 2}, THREE,
                        CorrelationTest.Method.EXACT, TWO)),
                refused("ZTest.logPValue: z = NaN: must be a number",
                        () -> ZTest.logPValue(Double.NaN, Alternative.TWO_SIDED)),
                refused("the differences of the values overflow", () -> TTest.oneSample(new double[] {1e308, -1e308}, TWO)),
                refused("p[1] = 1.2: must be between 0 and 1", () -> PValueAdjustment.holm(0.1, 1.2)),
                refused("p[0] = -0.1: must be between 0 and 1", () -> PValueAdjustment.bonferroni(-0.1, 0.2)),
                refused("p[0] = NaN", () -> PValueAdjustment.benjaminiHochberg(Double.NaN)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void isRefusedWithItsReason(String words, ThrowingCallable question) {
        assertThatIllegalArgumentException().isThrownBy(question).withMessageContaining(words);
    }

    @Test
    void limitsThatExistAreReturned() {
        // all ties: one arrangement, p = 1
        assertThat(MannWhitneyTest.test(SAME, SAME, MannWhitneyTest.Method.EXACT, TWO).pValue()).isCloseTo(1, within(1e-14));
        // perfect line: t infinite, p = 0, which no sentence prints
        TestResult line = CorrelationTest.pearson(THREE, THREE, TWO);
        assertThat(line.effect(EffectSize.R)).isEqualTo(1);
        assertThat(line.pValue()).isZero();
        assertThat(line.sentence()).contains("p < 1e-300").doesNotContain("p = 0");
        assertThat(PValueAdjustment.holm()).isEmpty();
        // ranks of values whose differences overflow: a p-value, but no shift
        assertThat(MannWhitneyTest.test(new double[] {-1e308, 1}, new double[] {1e308, 2}, AUTO, TWO).interval()).isEmpty();
        // a perfect line of ranks: no interval that claims certainty
        assertThat(CorrelationTest.spearman(THREE, THREE, CorrelationTest.Method.AUTO, TWO).interval()).isEmpty();
        assertThat(line.interval()).isEmpty();
        // three pairs and fewer: no interval for a correlation
        assertThat(CorrelationTest.pearson(THREE, new double[] {1, 4, 2}, TWO).interval()).isEmpty();
        // one group of one value: the pooled test borrows the spread of the other
        assertThat(TTest.pooled(ONE, THREE, TWO).df()).isEqualTo(2);
    }

    private static Arguments refused(String words, ThrowingCallable question) {
        return Arguments.of(words, question);
    }
}
