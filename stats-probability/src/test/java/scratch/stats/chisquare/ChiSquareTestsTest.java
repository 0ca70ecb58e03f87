package scratch.stats.chisquare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import scratch.stats.hypothesis.Alternative;
import scratch.stats.hypothesis.ChiSquareTest;
import scratch.stats.hypothesis.EffectSize;
import scratch.stats.hypothesis.FisherExactTest;
import scratch.stats.hypothesis.McNemarTest;
import scratch.stats.hypothesis.TestOptions;
import scratch.stats.hypothesis.TestResult;

/// Every number of the README that the example does not print.
class ChiSquareTestsTest {
    private static final TestOptions TWO = TestOptions.DEFAULT;
    private static final long[][] TEA = {{3, 1}, {1, 3}};

    @Test
    void theTeaTableByHand() {
        assertThat(FisherExactTest.test(3, 1, 1, 3, TWO).pValue()).isCloseTo(34 / 70.0, within(1e-14));
        assertThat(FisherExactTest.test(3, 1, 1, 3, TWO.withAlternative(Alternative.GREATER)).pValue())
                .isCloseTo(17 / 70.0, within(1e-14));
        assertThat(FisherExactTest.test(4, 0, 0, 4, TWO.withAlternative(Alternative.GREATER)).pValue())
                .isCloseTo(1 / 70.0, within(1e-15));
        TestResult plain = ChiSquareTest.independence(TEA, false, TWO);
        assertThat(plain.statistic()).isCloseTo(2, within(1e-15));
        assertThat(plain.pValue()).isCloseTo(0.157, within(5e-4));
        assertThat(plain.effect(EffectSize.CRAMERS_V)).isCloseTo(0.5, within(1e-15));
        TestResult yates = ChiSquareTest.independence(TEA, true, TWO);
        assertThat(yates.statistic()).isCloseTo(0.5, within(1e-15));
        assertThat(yates.pValue()).isCloseTo(0.480, within(5e-4));
        assertThat(yates.effect(EffectSize.CRAMERS_V)).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void threeRowsOfThirtyByHand() {
        TestResult result = ChiSquareTest.independence(new long[][] {{10, 20}, {15, 15}, {20, 10}}, true, TWO);
        assertThat(result.statistic()).isCloseTo(20 / 3.0, within(1e-14));
        assertThat(result.df()).isEqualTo(2);
        assertThat(result.pValue()).isCloseTo(Math.exp(-10 / 3.0), within(1e-15)).isCloseTo(0.0357, within(5e-5));
        assertThat(result.effect()).isCloseTo(0.272, within(5e-4));
    }

    @Test
    void tenTimesTheCountsAreTenTimesTheStatisticAndTheSameV() {
        long[][] ten = {{30, 10}, {10, 30}};
        assertThat(ChiSquareTest.independence(ten, false, TWO).statistic()).isCloseTo(20, within(1e-13));
        assertThat(ChiSquareTest.independence(ten, false, TWO).effect()).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void anEstimatedParameterCostsADegreeOfFreedom() {
        long[] counts = {20, 30, 25, 25};
        double[] equal = {1, 1, 1, 1};
        assertThat(ChiSquareTest.goodnessOfFit(counts, equal, TWO).df()).isEqualTo(3);
        assertThat(ChiSquareTest.goodnessOfFit(counts, equal, 1, TWO).df()).isEqualTo(2);
    }

    @Test
    void percentagesOfAThousandLookLikeAHundred() {
        TestResult counts = ChiSquareTest.goodnessOfFit(new long[] {550, 450}, new double[] {1, 1}, TWO);
        TestResult percentages = ChiSquareTest.goodnessOfFit(new long[] {55, 45}, new double[] {1, 1}, TWO);
        assertThat(counts.pValue()).isCloseTo(0.00157, within(5e-6));
        assertThat(percentages.pValue()).isCloseTo(0.317, within(5e-4));
    }

    @Test
    void residualsSquareToTheStatistic() {
        long[][] table = {{12, 5, 9}, {3, 14, 8}};
        double sum = Arrays.stream(ChiSquareTest.residuals(table)).flatMapToDouble(Arrays::stream).map(r -> r * r).sum();
        assertThat(sum).isCloseTo(ChiSquareTest.independence(table, false, TWO).statistic(), within(1e-13));
    }

    @Test
    void fisherNeedsATolerantComparisonThatIsRelative() {
        assertThat(FisherExactTest.test(0, 5, 3, 2, TWO).pValue()).isCloseTo(1 / 6.0, within(1e-14));
        assertThat(FisherExactTest.test(0, 5, 3, 2, TWO.withAlternative(Alternative.LESS)).pValue())
                .isCloseTo(1 / 12.0, within(1e-14));
        assertThat(FisherExactTest.test(22, 0, 0, 102, TWO).pValue() / 7.175e-25).isCloseTo(1, within(1e-4));
        // slack of 1e-6 instead lets in tables far more probable than ours
        assertThat(Solution214.sum(22, 0, 0, 102, 1, 1e-6)).isCloseTo(8.7e-7, within(5e-9));
    }

    @Test
    void theOddsRatioOfTheTeaTableHasTwoNames() {
        TestResult tea = FisherExactTest.test(3, 1, 1, 3, TWO);
        assertThat(tea.effect(EffectSize.ODDS_RATIO)).isCloseTo(6.408, within(5e-4));
        assertThat(tea.effect(EffectSize.SAMPLE_ODDS_RATIO)).isEqualTo(9);
    }

    @Test
    void mcNemarsThreeAnswers() {
        assertThat(McNemarTest.test(5, 15, McNemarTest.Method.PLAIN, TWO).statistic()).isEqualTo(5);
        assertThat(McNemarTest.test(5, 15, McNemarTest.Method.CORRECTED, TWO).statistic()).isCloseTo(4.05, within(1e-14));
    }

    @Test
    void atBerkeleyTheDepartmentsExplainTheDifference() {
        assertThat(Figures214.together()).isEqualTo(new long[][] {{1198, 1493}, {557, 1278}});
        double[] men = Figures214.share(0);
        double[] women = Figures214.share(2);
        assertThat(IntStream.range(0, 6).filter(d -> women[d] > men[d])).hasSize(4);
        assertThat(firstTwoDepartments(Figures214.applicants(0))).isCloseTo(0.5, within(0.02));
        assertThat(firstTwoDepartments(Figures214.applicants(2))).isCloseTo(0.07, within(0.005));
    }

    private static double firstTwoDepartments(double... applicants) {
        return (applicants[0] + applicants[1]) / Arrays.stream(applicants).sum();
    }
}
