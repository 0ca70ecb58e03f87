package scratch.stats.anova;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

import scratch.stats.distribution.Normal;
import scratch.stats.distribution.StudentT;
import scratch.stats.distribution.StudentizedRange;
import scratch.stats.hypothesis.OneWayAnova;
import scratch.stats.hypothesis.TestOptions;
import scratch.stats.hypothesis.TukeyHSD;
import scratch.stats.hypothesis.TwoWayAnova;
import scratch.stats.hypothesis.VarianceTest;

/// Every number of the README that the example does not print.
class AnovaTest {
    private static final TestOptions TWO = TestOptions.DEFAULT;
    private static final double[][] HAND = {{4, 5, 6}, {6, 7, 8}, {5, 6, 7}};
    private static final double[][] PLANTS = {
        {4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14},
        {4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69},
        {6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26}};

    @Test
    void threeGroupsOfThreeByHand() {
        OneWayAnova anova = OneWayAnova.fit(HAND);
        assertThat(anova.between().sumOfSquares()).isCloseTo(6, within(1e-14));
        assertThat(anova.within().sumOfSquares()).isCloseTo(6, within(1e-14));
        assertThat(anova.f()).isCloseTo(3, within(1e-14));
        assertThat(anova.pValue()).isCloseTo(0.125, within(1e-15));
        assertThat(anova.etaSquared()).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void aPureInteractionHasNoMainEffects() {
        double[] y = {1, 3, 5, 7, 5, 7, 1, 3};
        int[] a = {0, 0, 0, 0, 1, 1, 1, 1};
        int[] b = {0, 0, 1, 1, 0, 0, 1, 1};
        TwoWayAnova fit = TwoWayAnova.fit(y, a, b, TwoWayAnova.Options.DEFAULT);
        assertThat(fit.a().sumOfSquares()).isCloseTo(0, within(1e-13));
        assertThat(fit.b().sumOfSquares()).isCloseTo(0, within(1e-13));
        assertThat(fit.interaction().sumOfSquares()).isCloseTo(32, within(1e-13));
        assertThat(fit.residual().sumOfSquares()).isCloseTo(8, within(1e-13));
        assertThat(fit.resultInteraction().statistic()).isCloseTo(16, within(1e-12));
        assertThat(fit.resultInteraction().pValue()).isCloseTo(0.0161, within(5e-5));
    }

    @Test
    void addingTheSameToEveryValueChangesNothing() {
        double[][] far = Arrays.stream(HAND).map(g -> Arrays.stream(g).map(v -> v + 1e8).toArray()).toArray(double[][]::new);
        OneWayAnova anova = OneWayAnova.fit(far);
        assertThat(anova.f()).isCloseTo(3, within(1e-14));
        // the schoolbook's raw sums
        double[] all = Arrays.stream(far).flatMapToDouble(Arrays::stream).toArray();
        double sum = 0;
        double squares = 0;
        double parts = 0;
        for (double value : all) {
            sum += value;
            squares += value * value;
        }
        for (double[] group : far) {
            double own = group[0] + group[1] + group[2];
            parts += own * own / 3;
        }
        assertThat(squares - sum * sum / 9).isEqualTo(16);
        assertThat(parts - sum * sum / 9).isEqualTo(16);
        assertThat(squares - parts).isZero();
    }

    @Test
    void twoGroupsAreTheSquareOfT() {
        assertThat(OneWayAnova.fit(PLANTS[0], PLANTS[1]).f()).isCloseTo(1.4191, within(5e-5));
    }

    @Test
    void spreadsOfThePlants() {
        assertThat(VarianceTest.levene(PLANTS, VarianceTest.Centre.MEAN, TWO).pValue()).isCloseTo(0.306, within(5e-4));
        assertThat(VarianceTest.levene(PLANTS, VarianceTest.Centre.MEDIAN, TWO).pValue()).isCloseTo(0.341, within(5e-4));
        assertThat(VarianceTest.bartlett(PLANTS, TWO).pValue()).isCloseTo(0.237, within(5e-4));
    }

    @Test
    void tukeysDistributionOfTheLargestPair() {
        TukeyHSD tukey = TukeyHSD.of(OneWayAnova.fit(PLANTS), 0.95);
        assertThat(tukey.pairs().get(2).q()).isCloseTo(4.3880, within(5e-5));
        assertThat(tukey.pairs().get(2).pValue()).isCloseTo(0.0120064, within(5e-8));
    }

    @Test
    void withTheCommonVarianceThePairIsMoreCertain() {
        OneWayAnova anova = OneWayAnova.fit(PLANTS);
        double t = anova.difference(2, 1) / Math.sqrt(anova.within().meanSquare() / 5);
        assertThat(StudentT.of(27).twoSidedPValue(t)).isCloseTo(0.00446, within(5e-6));
    }

    @Test
    void theChanceOfAnyFalseAlarmAmongAllPairs() {
        // σ known: the largest of all pairs beyond 1.96 · √2 is the range of k standard normals
        double critical = Normal.STANDARD.upperQuantile(0.025) * Math.sqrt(2);
        assertThat(StudentizedRange.of(3, 1e9).survival(critical)).isCloseTo(0.12, within(5e-3));
        assertThat(StudentizedRange.of(5, 1e9).survival(critical)).isCloseTo(0.29, within(5e-3));
        assertThat(StudentizedRange.of(10, 1e9).survival(critical)).isCloseTo(0.63, within(5e-3));
    }

    @Test
    void shiftingAGroupMovesOnlyBetween() {
        double[][] moved = PLANTS.clone();
        moved[2] = Arrays.stream(PLANTS[2]).map(v -> v + 100).toArray();
        OneWayAnova anova = OneWayAnova.fit(moved);
        assertThat(anova.within().sumOfSquares()).isCloseTo(OneWayAnova.fit(PLANTS).within().sumOfSquares(), within(1e-11));
        assertThat(anova.between().sumOfSquares()).isGreaterThan(60_000);
    }
}
