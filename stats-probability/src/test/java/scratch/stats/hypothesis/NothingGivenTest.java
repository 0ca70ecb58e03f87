package scratch.stats.hypothesis;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scratch.stats.descriptive.Descriptive;
import scratch.stats.interval.MeanInterval;
import scratch.stats.power.AnovaPower;
import scratch.stats.power.ChiSquarePower;
import scratch.stats.power.TTestPower;

/// A forgotten argument, or a size with an impossible sign, is answered by a sentence.
class NothingGivenTest {
    private static final double[] X = {1, 2, 4, 3};
    private static final double[][] GROUPS = {X, {2, 3, 9, 4}};
    private static final TestOptions TWO = TestOptions.DEFAULT;
    private static final MannWhitneyTest.Method AUTO = MannWhitneyTest.Method.AUTO;

    static Stream<ThrowingCallable> withoutOptions() {
        return Stream.of(() -> TTest.oneSample(X, null), () -> TTest.paired(X, X, null), () -> TTest.pooled(X, X, null),
                () -> TTest.welch(X, X, null), () -> ZTest.mean(X, 1, null), () -> ZTest.means(X, 1, X, 1, null),
                () -> ZTest.proportion(1, 2, null), () -> ZTest.proportions(1, 2, 1, 2, null),
                () -> BinomialTest.test(1, 2, null), () -> FisherExactTest.test(1, 2, 3, 4, null),
                () -> McNemarTest.test(1, 2, McNemarTest.Method.EXACT, null),
                () -> ChiSquareTest.independence(new long[][] {{1, 2}, {3, 4}}, true, null),
                () -> ChiSquareTest.goodnessOfFit(new long[] {1, 2}, new double[] {1, 1}, null),
                () -> GTest.independence(new long[][] {{1, 2}, {3, 4}}, null),
                () -> GTest.goodnessOfFit(new long[] {1, 2}, new double[] {1, 1}, null),
                () -> OneWayAnova.fit(GROUPS, null), () -> WelchAnova.test(GROUPS, null),
                () -> KruskalWallisTest.test(GROUPS, null), () -> FriedmanTest.test(GROUPS, null),
                () -> VarianceTest.bartlett(GROUPS, null), () -> VarianceTest.fTest(X, X, null),
                () -> VarianceTest.levene(GROUPS, VarianceTest.Centre.MEAN, null),
                () -> MannWhitneyTest.test(X, X, AUTO, null),
                () -> WilcoxonSignedRankTest.paired(X, X, WilcoxonSignedRankTest.Zeros.DROP, AUTO, null),
                () -> WilcoxonSignedRankTest.test(X, WilcoxonSignedRankTest.Zeros.DROP, AUTO, null),
                () -> CorrelationTest.pearson(X, X, null),
                () -> CorrelationTest.spearman(X, X, CorrelationTest.Method.AUTO, null),
                () -> CorrelationTest.kendall(X, X, CorrelationTest.Method.AUTO, null),
                () -> KolmogorovSmirnovTest.oneSample(X, x -> 0.5, KolmogorovSmirnovTest.Method.AUTO, null),
                () -> KolmogorovSmirnovTest.twoSample(X, X, KolmogorovSmirnovTest.Method.AUTO, null),
                () -> ShapiroWilkTest.test(X, null), () -> AndersonDarlingTest.normality(X, null),
                () -> JarqueBeraTest.test(X, null), () -> DAgostinoTest.test(X, null),
                () -> new TwoWayAnova.Options(TwoWayAnova.Type.MARGINAL, true, null));
    }

    @ParameterizedTest
    @MethodSource("withoutOptions")
    void optionsThatAreMissingAreNamed(ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call)
                .withMessageEndingWith(": options = null: take TestOptions.DEFAULT, or say what to test");
    }

    static Stream<ThrowingCallable> withoutSomethingElse() {
        return Stream.of(() -> TTest.paired(null, X), () -> TTest.welch(X, null), () -> TTest.oneSample(null, 0),
                () -> MannWhitneyTest.test(X, X, null, TWO), () -> McNemarTest.test(1, 2, null, TWO),
                () -> VarianceTest.levene(GROUPS, null, TWO), () -> KruskalWallisTest.test((double[][]) null),
                () -> WelchAnova.test(X, null), () -> ChiSquareTest.independence(null, true, TWO),
                () -> ChiSquareTest.independence(new long[][] {{1, 2}, null}, true, TWO),
                () -> ChiSquareTest.goodnessOfFit(null, X, TWO), () -> PValueAdjustment.sidak((double[]) null),
                () -> TukeyHSD.of(null, 0.95), () -> TwoWayAnova.fit(X, null, new int[4], TwoWayAnova.Options.DEFAULT),
                () -> KolmogorovSmirnovTest.oneSample(X, null), () -> Descriptive.mean(null),
                () -> Descriptive.unbiasedSkewness(null), () -> Descriptive.correlation(X, null),
                () -> MeanInterval.t(null, 0.95));
    }

    @ParameterizedTest
    @MethodSource("withoutSomethingElse")
    void anythingElseThatIsMissingIsNamed(ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageEndingWith(" = null: must be given");
    }

    static Stream<ThrowingCallable> wrongSigns() {
        return Stream.of(() -> new AnovaPower(3, 0.05).power(30, -0.2), () -> new ChiSquarePower(2, 0.05).power(30, -0.2),
                () -> new TTestPower(2, Alternative.GREATER, 0.05, 1).sampleSize(-0.5, 0.8),
                () -> new TTestPower(2, Alternative.LESS, 0.05, 1).sampleSize(0.5, 0.8));
    }

    @ParameterizedTest
    @MethodSource("wrongSigns")
    void anImpossibleSignIsRefused(ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(" sign");
    }
}
