package scratch.stats.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static scratch.stats.hypothesis.Data.DRUG_1;
import static scratch.stats.hypothesis.Data.DRUG_2;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import scratch.example.data.Generators;
import scratch.stats.distribution.Uniform;

/// What holds for the tests among each other: identities, symmetries, calibration, and the sentences.
class HypothesisTest {
    private static final TestOptions TWO = TestOptions.DEFAULT;

    @Test
    void theSentenceRejectsAtItsLevelAndNeverClaimsTheNullHypothesis() {
        assertThat(TTest.welch(DRUG_1, DRUG_2, TWO).sentence()).isEqualTo("Welch's t-test: t(17.776) = -1.8608, p = 0.07939."
                + " At the 5% level the hypothesis that the difference of the means is 0 is not rejected, which does not show"
                + " that it is true. Difference of the means: -1.58, 95% confidence interval [-3.3655, 0.20548]. Cohen's d ="
                + " -0.83218, Hedges' g = -0.79648.");
        assertThat(TTest.paired(DRUG_1, DRUG_2, TWO.withLevel(0.99)).sentence())
                .contains("At the 1% level the hypothesis that the mean difference of the pairs is 0 is rejected.")
                .contains("p = 0.002833");
        assertThat(ZTest.mean(new double[] {40}, 1, TWO.withAlternative(Alternative.GREATER)).sentence())
                .contains("p < 1e-300").contains("the mean is at most 0 is rejected").contains("[38.355, ∞).");
    }

    @Test
    void anUnknownEffectIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException().isThrownBy(() -> TTest.welch(DRUG_1, DRUG_2, TWO).effect(EffectSize.CRAMERS_V))
                .withMessageContaining("CRAMERS_V: Welch's t-test gives [COHENS_D, HEDGES_G]");
    }

    @Test
    void effectSizesOfTheSleepData() {
        TestResult paired = TTest.paired(DRUG_2, DRUG_1, TWO);
        assertThat(paired.effect(EffectSize.COHENS_D_Z)).isCloseTo(1.28456, within(5e-6));
        assertThat(paired.effect(EffectSize.COHENS_D_AV)).isCloseTo(0.8322, within(5e-5));
        // Hedges' factor on 18 degrees of freedom is 0.9575
        assertThat(paired.effect(EffectSize.HEDGES_G_AV)).isCloseTo(0.7970, within(2e-4));
    }

    @Test
    void theSquaredZOfTwoProportionsIsTheChiSquareOfTheirTable() {
        double z = ZTest.proportions(15, 100, 25, 100, TWO).statistic();
        TestResult chi = ChiSquareTest.independence(new long[][] {{15, 85}, {25, 75}}, false, TWO);
        assertThat(z * z).isCloseTo(chi.statistic(), within(1e-13));
        assertThat(z).isCloseTo(-1.7678, within(5e-5));
    }

    @Test
    void logPValuesGoOnWhereThePValueUnderflows() {
        assertThat(ZTest.logPValue(40, Alternative.GREATER)).isCloseTo(-804.608442013754, within(1e-11));
        assertThat(ZTest.logPValue(-40, Alternative.LESS)).isCloseTo(-804.608442013754, within(1e-11));
        assertThat(ZTest.logPValue(1.96, Alternative.TWO_SIDED)).isCloseTo(Math.log(0.04999579029644087), within(1e-13));
        assertThat(ZTest.logPValue(-1, Alternative.GREATER)).isCloseTo(Math.log(0.8413447460685429), within(1e-13));
    }

    @Test
    void fIsTheSquareOfThePooledTForTwoGroups() {
        double t = TTest.pooled(Data.CONTROL, Data.TREATMENT_1, TWO).statistic();
        OneWayAnova anova = OneWayAnova.fit(Data.CONTROL, Data.TREATMENT_1);
        assertThat(anova.f()).isCloseTo(t * t, within(1e-12));
        assertThat(anova.f()).isCloseTo(1.4191, within(5e-5));
        assertThat(anova.pValue()).isCloseTo(TTest.pooled(Data.CONTROL, Data.TREATMENT_1, TWO).pValue(), within(1e-14));
    }

    @Test
    void meansAreMeasuredFromNearTheData() {
        double[] x = Arrays.stream(DRUG_1).map(v -> Math.rint(v * 1024) / 1024).toArray();
        double[] y = Arrays.stream(DRUG_2).map(v -> Math.rint(v * 1024) / 1024).toArray();
        double t = TTest.welch(x, y, TWO).statistic();
        double[] farX = Arrays.stream(x).map(v -> v + 1e9).toArray();
        double[] farY = Arrays.stream(y).map(v -> v + 1e9).toArray();
        assertThat(TTest.welch(farX, farY, TWO).statistic()).isCloseTo(t, within(1e-13));
    }

    @Test
    void exactRankTestsAgreeWithCountingByHand() {
        TestResult mw = MannWhitneyTest.test(new double[] {1, 4, 6}, new double[] {2, 5, 7, 8},
                MannWhitneyTest.Method.EXACT, TWO);
        assertThat(mw.statistic()).isEqualTo(3);
        assertThat(mw.pValue()).isCloseTo(14.0 / 35, within(1e-15));
        assertThat(mw.effect()).isEqualTo(0.25);
        // a zero and ties: 2 of 512 sign patterns
        assertThat(WilcoxonSignedRankTest.paired(DRUG_1, DRUG_2, WilcoxonSignedRankTest.Zeros.DROP,
                MannWhitneyTest.Method.EXACT, TWO).pValue()).isCloseTo(2.0 / 512, within(1e-16));
        assertThat(MannWhitneyTest.test(DRUG_1, DRUG_2, MannWhitneyTest.Method.EXACT, TWO).pValue())
                .isCloseTo(12160.0 / 184756, within(1e-14));
        // Spearman's 40 million orders of eleven, counted
        assertThat(CorrelationTest.spearman(new double[] {1, 2, 3, 4, 5}, new double[] {2, 1, 4, 3, 5},
                CorrelationTest.Method.EXACT, TWO).pValue()).isCloseTo(16.0 / 120, within(1e-15));
    }

    @Test
    void swappingTheGroupsTurnsUAroundAndKeepsP() {
        TestResult a = MannWhitneyTest.test(Data.X, Data.Y, MannWhitneyTest.Method.EXACT, TWO);
        TestResult b = MannWhitneyTest.test(Data.Y, Data.X, MannWhitneyTest.Method.EXACT, TWO);
        assertThat(a.statistic() + b.statistic()).isEqualTo(120);
        assertThat(a.pValue()).isCloseTo(b.pValue(), within(1e-15));
    }

    @Test
    void rankSumsOfAHundredThousandValuesDoNotOverflow() {
        double[] x = IntStream.range(0, 60_000).mapToDouble(i -> 2 * i + 1).toArray();
        double[] y = IntStream.range(0, 60_000).mapToDouble(i -> 2 * i).toArray();
        // every x lies above its y and those before: U = Σ (i + 1), half a comparison per value more than half
        TestResult mw = MannWhitneyTest.test(x, y, MannWhitneyTest.Method.NORMAL, TWO);
        assertThat(mw.statistic()).isEqualTo(60_000.0 * 60_001 / 2);
        assertThat(mw.pValue()).isBetween(0.99, 1.0);
        double[] d = IntStream.range(1, 60_001).mapToDouble(i -> i % 4 < 2 ? i : -i).toArray();
        TestResult signed = WilcoxonSignedRankTest.test(d, WilcoxonSignedRankTest.Zeros.DROP, MannWhitneyTest.Method.NORMAL,
                TWO);
        assertThat(signed.statistic()).isEqualTo(Arrays.stream(d).filter(v -> v > 0).sum());
        assertThat(signed.pValue()).isGreaterThan(0.99);
    }

    @Test
    void adjustedPValuesAreProbabilities() {
        assertThat(PValueAdjustment.bonferroni(0.2, 0.9)).containsExactly(0.4, 1);
        assertThat(PValueAdjustment.holm(0.6, 0.9)).containsExactly(1, 1);
        assertThat(PValueAdjustment.hochberg(0.6, 0.9)).containsExactly(0.9, 0.9);
        assertThat(PValueAdjustment.benjaminiHochberg(0.6, 0.9)).containsExactly(0.9, 0.9);
    }

    @Test
    void kendallByMergeSortEqualsCountingAllPairs() {
        RandomGenerator random = Generators.random(7);
        for (int n = 3; n < 40; n++) {
            double[] x = random.ints(n, 0, 8).asDoubleStream().toArray();
            double[] y = random.ints(n, 0, 6).asDoubleStream().toArray();
            x[0] = -1;
            y[0] = 9;
            long score = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    score += (long) (Math.signum(x[i] - x[j]) * Math.signum(y[i] - y[j]));
                }
            }
            assertThat(KendallTau.of(x, y).score()).isEqualTo(score);
        }
    }

    @Test
    void fisherIsUnchangedByTransposingAndByTurningTheTable() {
        double p = FisherExactTest.test(7, 2, 3, 9, TWO).pValue();
        assertThat(FisherExactTest.test(7, 3, 2, 9, TWO).pValue()).isCloseTo(p, within(1e-14));
        assertThat(FisherExactTest.test(9, 3, 2, 7, TWO).pValue()).isCloseTo(p, within(1e-14));
        assertThat(FisherExactTest.test(2, 7, 9, 3, TWO).pValue()).isCloseTo(p, within(1e-14));
        // too large for R's and SciPy's loops to be cheap
        assertThat(FisherExactTest.test(1_001_000, 999_000, 999_000, 1_001_000, TWO).pValue()).isBetween(0.045, 0.046);
    }

    @Test
    void theMirrorTableIsAlwaysCounted() {
        // with equal row totals the table turned upside down is exactly as probable, if not bit by bit
        for (int a = 0; a < 40; a++) {
            for (int b = a + 1; b < 60; b += 7) {
                int rows = a + b + 3;
                double both = FisherExactTest.test(a, rows - a, b, rows - b, TWO).pValue();
                double one = FisherExactTest.test(a, rows - a, b, rows - b, TWO.withAlternative(Alternative.LESS)).pValue();
                assertThat(both).isCloseTo(Math.min(1, 2 * one), within(1e-12));
            }
        }
    }

    @Test
    void underTheNullHypothesisPValuesAreUniform() {
        RandomGenerator random = Generators.random(11);
        double[] p = new double[2000];
        for (int i = 0; i < p.length; i++) {
            double[] x = random.doubles(6).map(u -> random.nextGaussian()).toArray();
            double[] y = random.doubles(9).map(u -> random.nextGaussian()).toArray();
            p[i] = TTest.pooled(x, y, TWO).pValue();
        }
        assertThat(KolmogorovSmirnovTest.oneSample(p, Uniform.of(0, 1)::cdf, KolmogorovSmirnovTest.Method.AUTO, TWO).pValue())
                .isGreaterThan(0.01);
    }

    @Test
    void intervalsOfAssociationInvertTheNoncentralDistribution() {
        var v = ChiSquareTest.independence(new long[][] {{1198, 1493}, {557, 1278}}, true, TWO).interval().orElseThrow();
        assertThat(v.estimate()).isCloseTo(0.14273, within(5e-6));
        assertThat(v.lower()).isBetween(0.11, v.estimate());
        assertThat(v.upper()).isBetween(v.estimate(), 0.18);
        var eta = OneWayAnova.fit(Data.plants()).result().interval().orElseThrow();
        assertThat(eta.lower()).isBetween(0.0, 0.05);
        assertThat(eta.upper()).isBetween(0.4, 0.5);
    }

    @Test
    void theAgeOldUnbalancedTableHasTwoAnswers() {
        double[] y = {4, 6, 5, 9, 8, 11, 13, 12};
        int[] a = {0, 0, 0, 0, 1, 1, 1, 1};
        int[] b = {0, 0, 0, 1, 0, 1, 1, 1};
        assertThat(twoWay(y, a, b, TwoWayAnova.Type.SEQUENTIAL).a().sumOfSquares()).isCloseTo(50, within(1e-12));
        assertThat(twoWay(y, a, b, TwoWayAnova.Type.MARGINAL).a().sumOfSquares()).isCloseTo(13.5, within(1e-12));
        assertThat(twoWay(y, a, b, TwoWayAnova.Type.PARTIAL).a().sumOfSquares()).isCloseTo(13.5, within(1e-12));
    }

    private static TwoWayAnova twoWay(double[] y, int[] a, int[] b, TwoWayAnova.Type type) {
        return TwoWayAnova.fit(y, a, b, new TwoWayAnova.Options(type, true, TWO));
    }

    /// R 4.2.2: p.adjust(p, "BY"); the p-values of Benjamini and Hochberg 1995.
    @Test
    void yekutieliAgreesWithR() {
        assertThat(PValueAdjustment.benjaminiYekutieli(0.03, 0.001, 0.03, 0.8, 0.2)).containsExactly(new double[] {
            0.1141666666666667, 0.01141666666666667, 0.1141666666666667, 1, 0.5708333333333333}, within(1e-15));
        double[] p = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1};
        assertThat(PValueAdjustment.benjaminiYekutieli(p)).containsExactly(new double[] {0.00497734348984349,
            0.00995468697968698, 0.03152317543567543, 0.1182119078837829, 0.2000892082917083, 0.2118926228533372,
            0.2118926228533372, 0.2140257700632701, 0.253844517982018, 1, 1, 1, 1, 1, 1}, within(1e-14));
    }

    @Test
    void sidakIsTheSmallestOfIndependentTests() {
        assertThat(PValueAdjustment.sidak(0.01, 1e-20, 0.5, 1)).containsExactly(new double[] {0.03940399, 4e-20, 0.9375, 1},
                within(1e-16));
        assertThat(PValueAdjustment.sidak(0.3, 1e-20)[1]).isEqualTo(2e-20);
        assertThat(PValueAdjustment.sidak()).isEmpty();
    }
}
