package scratch.stats.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static scratch.stats.hypothesis.Data.CONTROL;
import static scratch.stats.hypothesis.Data.D;
import static scratch.stats.hypothesis.Data.DRUG_1;
import static scratch.stats.hypothesis.Data.TREATMENT_1;
import static scratch.stats.hypothesis.Data.TREATMENT_2;
import static scratch.stats.hypothesis.Data.X;
import static scratch.stats.hypothesis.Data.Y;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import scratch.stats.distribution.Normal;

/// Groups of unequal sizes, null values that are not 0, one-sided intervals, levels other than 95%, and every effect size:
/// what a test on equal groups cannot tell apart. Numbers from R 4.2.2 (t.test, prop.test, var.test, aov, fisher.test, …);
/// effect sizes and noncentral intervals by their formulas in R. Where R searches a root to five digits only (odds ratios) or
/// integrates to five (the studentized range), the numbers are from mpmath with 30 digits and from SciPy 1.17.1.
class ReferenceEffectsTest {
    private static final TestOptions TWO = TestOptions.DEFAULT;
    private static final TestOptions ABOVE = TWO.withAlternative(Alternative.GREATER);
    private static final TestOptions BELOW = TWO.withAlternative(Alternative.LESS);
    private static final double[][] UNEQUAL = {Arrays.copyOf(CONTROL, 6), TREATMENT_1, Arrays.copyOf(TREATMENT_2, 8)};
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    @Test
    void tTestsOfUnequalGroupsAndANullValue() {
        is(TTest.welch(X, Y, TWO.withNullValue(-1)), -2.02053851685677, 0.0569256765975676, -4.31958301984381,
                -0.947083646822857);
        assertThat(TTest.welch(X, Y, TWO).df()).isCloseTo(19.9946164462495, within(1e-12));
        effects(TTest.welch(X, Y, TWO.withNullValue(-1)), -0.858302290210161, -0.825459461638618);
        is(TTest.pooled(X, Y, TWO.withNullValue(-1)), -1.9874187613562, 0.0607433398592362, -4.34765428912892,
                -0.919012377537744);
        effects(TTest.pooled(X, Y, TWO.withNullValue(-1)), -0.850961874027431, -0.818578123142471);
        effects(TTest.oneSample(DRUG_1, TWO.withNullValue(0.5)), 0.139742118727933, 0.127706813631352);
        // differences −1, 1, 3: mean 1, s = 2
        double[] first = {1, 5, 6};
        double[] second = {2, 4, 3};
        TestResult paired = TTest.paired(first, second, TWO);
        assertThat(paired.effect(EffectSize.COHENS_D_Z)).isCloseTo(0.5, within(1e-15));
        // variances 7 and 1
        assertThat(paired.effect(EffectSize.COHENS_D_AV)).isCloseTo(0.5, within(1e-15));
        assertThat(TTest.oneSample(new double[] {1, 3, 5}, TWO).effect(EffectSize.HEDGES_G))
                .as("d = 1.5 and Γ(1)/(√1 Γ(1/2)) on 2 degrees of freedom").isCloseTo(1.5 / Math.sqrt(Math.PI), within(1e-14));
        assertThat(TTest.oneSample(new double[] {1, 3}, TWO).effect(EffectSize.HEDGES_G)).as("no factor on 1 degree").isNaN();
    }

    @Test
    void zTestsOfMeans() {
        TestResult one = ZTest.mean(X, 2, TWO.withNullValue(3));
        is(one, 0.553398590529466, 0.579990503855008, 2.11040993539088, 4.58959006460912);
        effects(one, 0.175);
        TestResult two = ZTest.means(X, 2, Y, 3, TWO.withNullValue(-1));
        is(two, -1.52309118679251, 0.127735893470644, -4.73516054882899, -0.531506117837673);
        effects(two, -0.640646041451401);
    }

    @Test
    void proportionsOfUnequalGroups() {
        TestResult plain = ZTest.proportions(15, 100, 50, 200, TWO);
        is(plain, -Math.sqrt(3.92798690671031), 0.0474887593502972, -0.192191255771823, -0.00780874422817666);
        effects(plain, -0.251798721012454, 0.6);
        is(ZTest.proportions(15, 100, 50, 200, TWO, true), -Math.sqrt(3.36088379705401), 0.0667622296520126,
                -0.199691255771823, -0.000308744228176672);
        // a difference of half a success is moved to 0 and not beyond
        TestResult close = ZTest.proportions(50, 100, 101, 200, TWO, true);
        assertThat(close.statistic()).isCloseTo(0, within(1e-12));
        assertThat(close.interval().orElseThrow().lower()).isCloseTo(-0.130020791512347, within(1e-12));
        // the ends stay in [−1, 1]
        is(ZTest.proportions(0, 4, 4, 5, TWO, true), -Math.sqrt(2.975625), 0.0845274725159058, -1, -0.224390983769368);
        is(ZTest.proportions(4, 5, 0, 4, TWO, true), Math.sqrt(2.975625), 0.0845274725159058, 0.224390983769368, 1);
        assertThat(ZTest.proportion(60, 100, TWO.withNullValue(0.5)).effect()).isCloseTo(0.201357920790331, within(1e-14));
    }

    @Test
    void theCorrectionOfAProportionStopsAtTheNullValue() {
        TestResult none = ZTest.proportion(0, 5, TWO.withNullValue(0.3), true);
        is(none, -Math.sqrt(0.952380952380952), 0.329113985978608, 0, 0.537056017467523);
        is(ZTest.proportion(5, 5, TWO.withNullValue(0.3), true), Math.sqrt(8.57142857142857), 0.00341479117811781,
                0.462943982532477, 1);
        assertThat(ZTest.proportion(0, 5, TWO.withNullValue(0.3)).interval().orElseThrow().upper())
                .isCloseTo(0.434482464783175, within(1e-14));
        TestResult near = ZTest.proportion(301, 1003, TWO.withNullValue(0.3), true);
        assertThat(near.statistic()).isCloseTo(0, within(1e-12));
        assertThat(near.pValue()).isCloseTo(1, within(1e-12));
    }

    @Test
    void variancesOfUnequalGroups() {
        TestResult f = VarianceTest.fTest(X, Y, TWO.withNullValue(2));
        is(f, 0.352322706416566, 0.128232440734567, 0.196395014970866, 2.7566253280217);
        assertThat(f.degreesOfFreedom()).isEqualTo(List.of(9.0, 11.0));
        effects(f, 0.704645412833131);
        is(VarianceTest.fTest(X, Y, BELOW.withLevel(0.9)), 0.704645412833131, 0.304584050382506, 0, 1.68841103687556);
        TestResult bartlett = VarianceTest.bartlett(UNEQUAL, TWO);
        assertThat(bartlett.statistic()).isCloseTo(1.7657204694835, relative());
        assertThat(bartlett.pValue()).isCloseTo(0.413598230228481, relative());
        effects(bartlett, 2.72693121693122);
        assertThat(VarianceTest.bartlett(new double[][] {{1, 2, 3}, {5, 6, 7}, {2, 3, 4}}, TWO).statistic()).isZero();
        TestResult mean = VarianceTest.levene(UNEQUAL, VarianceTest.Centre.MEAN, TWO);
        assertThat(mean.statistic()).isCloseTo(1.00379938020108, relative());
        effects(mean, 0.0872580742262157);
        TestResult median = VarianceTest.levene(UNEQUAL, VarianceTest.Centre.MEDIAN, TWO);
        assertThat(median.statistic()).isCloseTo(0.960432953842335, relative());
        assertThat(median.pValue()).isCloseTo(0.398911797168663, relative());
        effects(median, 0.0838042469870504);
    }

    @Test
    void varianceAnalysisOfUnequalGroups() {
        TestResult anova = OneWayAnova.fit(UNEQUAL).result();
        is(anova, 3.49446986497488, 0.0489716685920559, 0, 0.467877213231118);
        assertThat(anova.degreesOfFreedom()).isEqualTo(List.of(2.0, 21.0));
        assertThat(anova.interval().orElseThrow().lower()).isZero();
        effects(anova, 0.249703625695803, 0.172098040715696, 0.576893971026853);
        is(OneWayAnova.fit(UNEQUAL, TWO.withLevel(0.9)).result(), 3.49446986497488, 0.0489716685920559,
                0.000665808521992838, 0.428794493792698);
        var plants = OneWayAnova.fit(Data.plants()).result().interval().orElseThrow();
        assertThat(plants.lower()).isCloseTo(0.00990396851755364, Percentage.withPercentage(1e-6));
        assertThat(plants.upper()).isCloseTo(0.463896467045295, relative());
        OneWayAnova fit = OneWayAnova.fit(UNEQUAL);
        assertThat(fit.mean(1)).isCloseTo(4.661, within(1e-14));
        assertThat(fit.difference(1, 0)).isCloseTo(-0.364, within(1e-14));
        assertThat(fit.size(2)).isEqualTo(8);
        // TukeyHSD's order: the later group minus the earlier one
        List<TukeyHSD.Pair> pairs = TukeyHSD.of(fit, 0.95).pairs();
        assertThat(pairs).extracting(p -> p.j() + "-" + p.i()).containsExactly("1-0", "2-0", "2-1");
        TukeyHSD.Pair last = pairs.get(2);
        assertThat(last.difference()).isCloseTo(0.864, within(1e-14));
        assertThat(last.lower()).isCloseTo(0.04000476716524992, within(1e-9));
        assertThat(last.upper()).isCloseTo(1.68799523283475, within(1e-9));
        assertThat(last.pValue()).isCloseTo(0.038779957176412694, within(1e-10));
        assertThat(pairs.getFirst().q()).isCloseTo(1.44642993602696, relative());
        assertThat(TukeyHSD.of(fit, 0.95).criticalRange()).isCloseTo(3.564624799059247, within(1e-9));
        TestResult kruskal = KruskalWallisTest.test(UNEQUAL, TWO);
        assertThat(kruskal.statistic()).isCloseTo(6.28473249238799, relative());
        assertThat(kruskal.pValue()).isCloseTo(0.0431805012234589, relative());
        effects(kruskal, 0.273249238799478);
    }

    @Test
    void twoFactorsInUnequalCells() {
        double[] y = {6.1, 5.4, 7.2, 6.6, 8.1, 7.7, 5.2, 4.9, 6.3, 6.0, 9.4};
        int[] a = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1};
        int[] b = {0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2};
        TwoWayAnova inOrder = twoWay(y, a, b, TwoWayAnova.Type.SEQUENTIAL, true);
        effects(inOrder.resultA(), 0.523930753564155);
        effects(inOrder.resultB(), 0.961638735206534);
        effects(inOrder.resultInteraction(), 0.80628751653271);
        assertThat(inOrder.resultB().pValue()).isCloseTo(0.000288225428953322, relative());
        assertThat(inOrder.resultB().degreesOfFreedom()).isEqualTo(List.of(2.0, 5.0));
        TwoWayAnova marginal = twoWay(y, a, b, TwoWayAnova.Type.MARGINAL, true);
        assertThat(marginal.a().sumOfSquares()).isCloseTo(0.0759375, relative());
        assertThat(marginal.b().sumOfSquares()).isCloseTo(14.9154375, relative());
        TwoWayAnova partial = twoWay(y, a, b, TwoWayAnova.Type.PARTIAL, true);
        assertThat(partial.a().sumOfSquares()).isCloseTo(7.1428571429e-04, Percentage.withPercentage(1e-7));
        assertThat(partial.b().sumOfSquares()).isCloseTo(16.97656250000, relative());
        assertThat(partial.interaction().sumOfSquares()).isCloseTo(2.4765625, relative());
        TwoWayAnova additive = twoWay(y, a, b, TwoWayAnova.Type.SEQUENTIAL, false);
        assertThat(additive.residual().sumOfSquares()).isCloseTo(3.0715625, relative());
        assertThat(additive.residual().degreesOfFreedom()).isEqualTo(7);
        assertThat(additive.totalSumOfSquares()).isCloseTo(0.654818181818181 + 14.9154375 + 3.0715625, relative());
    }

    @Test
    void chiSquareWithItsEffectsAndIntervals() {
        TestResult fit = ChiSquareTest.goodnessOfFit(new long[] {30, 14, 6}, new double[] {2, 1, 1}, TWO);
        is(fit, 4.56, 0.102284206715537, 0, 0.554563491776799);
        effects(fit, 0.30199337741083);
        assertThat(ChiSquareTest.goodnessOfFit(new long[] {30, 14, 6}, new double[] {2, 1, 1}, 1, TWO).pValue())
                .isCloseTo(0.0327270734230386, relative());
        TestResult wide = ChiSquareTest.independence(new long[][] {{20, 5, 10}, {15, 8, 22}}, true, TWO);
        is(wide, 4.73050758764044, 0.0939254596416043, 0, 0.44313007198013);
        assertThat(wide.df()).isEqualTo(2);
        effects(wide, 0.243169374810297);
        assertThat(ChiSquareTest.residuals(new long[][] {{20, 5, 10}, {15, 8, 22}})[0][2])
                .isCloseTo(-1.069044967649698, relative());
        TestResult square = ChiSquareTest.independence(new long[][] {{9, 10, 2}, {3, 6, 8}, {4, 7, 12}}, true, TWO);
        is(square, 10.5982898314851, 0.0314696710989621, 0, 0.437765471617515);
        effects(square, 0.294739254472367);
        // V and its interval belong to the uncorrected statistic
        TestResult yates = ChiSquareTest.independence(new long[][] {{12, 5}, {3, 10}}, true, TWO);
        is(yates, 4.8868778280543, 0.0270615819116472, 0.110748507391121, 0.828709784539142);
        effects(yates, 0.470870955797419);
        TestResult perfect = ChiSquareTest.independence(new long[][] {{10, 0}, {0, 10}}, false, TWO);
        effects(perfect, 1);
        assertThat(perfect.interval().orElseThrow().lower()).isCloseTo(0.561738729706228, relative());
        assertThat(perfect.interval().orElseThrow().upper()).isEqualTo(1);
    }

    @Test
    void fishersTestOnOneSideAndAtTheEdges() {
        is(FisherExactTest.test(2, 10, 15, 3, BELOW), 2, 0.000465180943362906, 0, 0.284959545619696755);
        is(FisherExactTest.test(2, 10, 15, 3, ABOVE.withLevel(0.9)), 2, 0.999984519018686, 0.00777256691262096530, INFINITE);
        TestResult inside = FisherExactTest.test(7, 2, 4, 11, TWO);
        is(inside, 7, 0.0327433032709652, 1.05524203275442739, 119.892262508746969);
        effects(inside, 8.59250177509716880, 77.0 / 8);
        TestResult none = FisherExactTest.test(0, 5, 4, 3, TWO);
        is(none, 0, 0.0808080808080808, 0, 1.74612372197968318);
        effects(none, 0, 0);
        is(FisherExactTest.test(5, 0, 3, 4, TWO), 5, 0.0808080808080808, 0.57269710468525172, INFINITE);
        // too wide for the exact interval: Woolf's
        TestResult woolf = FisherExactTest.test(60_000, 59_000, 58_000, 61_000, TWO);
        assertThat(woolf.effect()).isCloseTo(1.06954997077732, relative());
        assertThat(woolf.interval().orElseThrow().lower()).isCloseTo(1.05249653625245, relative());
        assertThat(woolf.interval().orElseThrow().upper()).isCloseTo(1.08687971939832, relative());
    }

    @Test
    void mcNemarsOddsAndItsCorrection() {
        is(McNemarTest.test(5, 15, McNemarTest.Method.EXACT, TWO), 5, 0.0413894653320313, 0.0947764014074224,
                0.964813613666556);
        effects(McNemarTest.test(5, 15, McNemarTest.Method.PLAIN, TWO), 1.0 / 3);
        is(McNemarTest.test(0, 4, McNemarTest.Method.EXACT, TWO), 0, 0.125, 0, 1.51486685936587);
        assertThat(McNemarTest.test(4, 0, McNemarTest.Method.EXACT, TWO).interval().orElseThrow().upper()).isInfinite();
        assertThat(McNemarTest.test(6, 6, McNemarTest.Method.CORRECTED, TWO).statistic())
                .as("the correction stops at 0").isZero();
        assertThat(McNemarTest.test(6, 6, McNemarTest.Method.EXACT, TWO).pValue()).isEqualTo(1);
    }

    @Test
    void rankTestsWithShiftsAndOneSidedIntervals() {
        TestResult shifted = MannWhitneyTest.test(X, Y, MannWhitneyTest.Method.EXACT, TWO.withNullValue(-1.03));
        assertThat(shifted.statistic()).isEqualTo(34);
        assertThat(shifted.pValue()).isCloseTo(0.093089572965734, relative());
        assertThat(MannWhitneyTest.test(X, Y, MannWhitneyTest.Method.EXACT, BELOW.withNullValue(-1.03)).pValue())
                .isCloseTo(0.046544786482867, relative());
        TestResult above = MannWhitneyTest.test(X, Y, MannWhitneyTest.Method.EXACT, ABOVE.withLevel(0.9));
        is(above, 18, 0.998281903854659, -3.8, INFINITE);
        assertThat(above.interval().orElseThrow().estimate()).isCloseTo(-2.7, within(1e-14));
        effects(above, 0.15, -0.7);
        double[] a = IntStream.range(0, 60).mapToDouble(i -> i * 37 % 61 / 3.0).toArray();
        double[] b = IntStream.range(0, 55).mapToDouble(i -> i * 23 % 59 / 2.9 + 1.01).toArray();
        is(MannWhitneyTest.test(a, b, MannWhitneyTest.Method.AUTO, TWO), 1503, 0.412077862010451, -3.21689655172414,
                1.40379310344828);
        // with 2 and 2 values even the most extreme order has p = 1/3: no finite 95% interval
        assertThat(MannWhitneyTest.test(new double[] {1, 2}, new double[] {3, 4}, MannWhitneyTest.Method.AUTO, TWO)
                .interval().orElseThrow().lower()).isEqualTo(Double.NEGATIVE_INFINITY);
        TestResult centre = WilcoxonSignedRankTest.test(D, WilcoxonSignedRankTest.Zeros.DROP, MannWhitneyTest.Method.EXACT,
                TWO.withNullValue(0.37));
        is(centre, 61, 0.09228515625, 0.2, 2.25);
        effects(centre, 44.0 / 78);
        is(WilcoxonSignedRankTest.test(D, WilcoxonSignedRankTest.Zeros.DROP, MannWhitneyTest.Method.EXACT,
                BELOW.withNullValue(0.37).withLevel(0.9)), 61, 0.96142578125, Double.NEGATIVE_INFINITY, 1.9);
        double[] sixty = IntStream.range(0, 60).mapToDouble(i -> (i * 37 % 61 - 20) / 3.0 + 0.01).toArray();
        TestResult normal = WilcoxonSignedRankTest.test(sixty, WilcoxonSignedRankTest.Zeros.DROP,
                MannWhitneyTest.Method.AUTO, TWO);
        is(normal, 1426, 0.000171209602238166, 1.67666666666667, 5.01);
        assertThat(normal.interval().orElseThrow().estimate()).isCloseTo(3.34333333333333, relative());
    }

    @Test
    void kolmogorovAndSmirnovOnOneSide() {
        var asymptotic = KolmogorovSmirnovTest.Method.ASYMPTOTIC;
        var auto = KolmogorovSmirnovTest.Method.AUTO;
        TestResult less = KolmogorovSmirnovTest.oneSample(X, Normal.of(4, 2)::cdf, auto, BELOW);
        assertThat(less.statistic()).isCloseTo(0.0359303191129258, relative());
        assertThat(less.pValue()).isCloseTo(0.950633087077779, relative());
        assertThat(KolmogorovSmirnovTest.oneSample(X, Normal.of(4, 2)::cdf, asymptotic, BELOW).pValue())
                .isCloseTo(0.974510722875595, relative());
        assertThat(KolmogorovSmirnovTest.oneSample(X, Normal.of(4, 2)::cdf, auto, ABOVE).pValue())
                .isCloseTo(0.218889734001259, relative());
        TestResult greater = KolmogorovSmirnovTest.twoSample(X, Y, asymptotic, ABOVE);
        assertThat(greater.statistic()).isCloseTo(0.633333333333333, relative());
        assertThat(greater.pValue()).isCloseTo(0.0125786093824259, relative());
        effects(greater, 0.633333333333333);
    }

    @Test
    void shapiroWilkAcrossItsSampleSizes() {
        double[] z = {1, 4, 2, 9, 3, 7, 5, 30, 12, 11, 8, 6, 14, 10, 19, 21, 25, 17, 13, 16, 22, 18, 15, 20, 24, 41, 33, 29, 28,
            36, 27, 23, 26, 31, 32, 35, 34, 37, 38, 39, 40, 45, 42, 43, 44, 50, 49, 48, 47, 46};
        double[][] rows = {{4, 0.894686270839335, 0.40514721117389}, {6, 0.930232072496663, 0.581895257123432},
            {11, 0.770813419960711, 0.00389027904619707}, {12, 0.757210227811764, 0.00318145639720798},
            {25, 0.974891494463985, 0.76910418135012}, {50, 0.955582687652477, 0.0580918627009315}};
        for (double[] row : rows) {
            TestResult result = ShapiroWilkTest.test(Arrays.copyOf(z, (int) row[0]), TWO);
            assertThat(result.statistic()).as("W, n = %s", row[0]).isCloseTo(row[1], relative());
            assertThat(result.pValue()).as("p, n = %s", row[0]).isCloseTo(row[2], relative());
            assertThat(result.effect()).isCloseTo(1 - row[1], within(1e-12));
        }
    }

    @Test
    void correlationsWithTheirIntervals() {
        double[] y = Arrays.copyOf(Y, 10);
        TestResult pearson = CorrelationTest.pearson(X, y, TWO);
        is(pearson, 0.291624540071615, 0.777992560646231, -0.56345005378024, 0.687774285766741);
        effects(pearson, 0.102561142370929, 0.102561142370929 * 0.102561142370929);
        is(CorrelationTest.pearson(X, y, BELOW.withLevel(0.9)), 0.291624540071615, 0.611003719676885, -1,
                0.527953844564511);
        var auto = CorrelationTest.Method.AUTO;
        var spearman = CorrelationTest.spearman(X, y, auto, TWO).interval().orElseThrow();
        assertThat(spearman.lower()).isCloseTo(-0.580352442978316, relative());
        assertThat(spearman.upper()).isCloseTo(0.675557803401548, relative());
        assertThat(CorrelationTest.spearman(X, y, CorrelationTest.Method.EDGEWORTH, ABOVE).pValue())
                .isCloseTo(0.41900204729163, relative());
        TestResult kendall = CorrelationTest.kendall(X, y, auto, TWO);
        effects(kendall, 0.0666666666666667);
        assertThat(kendall.interval().orElseThrow().lower()).isCloseTo(-0.43186138150256, relative());
        assertThat(kendall.interval().orElseThrow().upper()).isCloseTo(0.533992688556672, relative());
        assertThat(CorrelationTest.kendall(X, y, auto, ABOVE).pValue()).isCloseTo(0.430900297619048, relative());
        assertThat(CorrelationTest.kendall(X, y, auto, BELOW).pValue()).isCloseTo(0.636255235890653, relative());
    }

    private static TwoWayAnova twoWay(double[] y, int[] a, int[] b, TwoWayAnova.Type type, boolean interaction) {
        return TwoWayAnova.fit(y, a, b, new TwoWayAnova.Options(type, interaction, TWO));
    }

    private static void is(TestResult result, double statistic, double p, double lower, double upper) {
        assertThat(result.statistic()).as("statistic").isCloseTo(statistic, relative());
        assertThat(result.pValue()).as("p").isCloseTo(p, relative());
        TestResult.Interval interval = result.interval().orElseThrow();
        end("lower end", interval.lower(), lower);
        end("upper end", interval.upper(), upper);
        assertThat(interval.level()).isEqualTo(result.level());
    }

    private static void end(String name, double ours, double expected) {
        if (Double.isInfinite(expected) || expected == 0 || Math.abs(expected) == 1) {
            assertThat(ours).as(name).isEqualTo(expected);
        } else {
            assertThat(ours).as(name).isCloseTo(expected, within(1e-8 * Math.max(1, Math.abs(expected))));
        }
    }

    private static void effects(TestResult result, double... expected) {
        assertThat(result.effects()).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(result.effects().get(i).value()).as(result.effects().get(i).name())
                    .isCloseTo(expected[i], within(1e-9 * Math.max(1, Math.abs(expected[i]))));
        }
        assertThat(result.effect()).isEqualTo(result.effects().getFirst().value());
    }

    private static Percentage relative() {
        return Percentage.withPercentage(1e-7);
    }
}
