package scratch.stats.descriptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import smile.math.MathEx;

import scratch.example.data.Datasets;

/// Rung a against Smile, and against exact decimal arithmetic where Smile's one-pass variance gives up.
class DescriptiveParityTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void everyColumnOfIrisAgreesWithSmile(int column) {
        double[] x = Datasets.iris().column(column);
        double[] y = Datasets.iris().column((column + 1) % 4);

        assertThat(Descriptive.mean(x)).isEqualTo(MathEx.mean(x), within(1e-12));
        assertThat(Descriptive.variance(x)).isEqualTo(MathEx.var(x), within(1e-12));
        assertThat(Descriptive.covariance(x, y)).isEqualTo(MathEx.cov(x, y), within(1e-12));
        assertThat(Descriptive.correlation(x, y)).isEqualTo(MathEx.cor(x, y), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shiftedDataAreRightToTheLastDigits(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (double offset : new double[]{0, 1e3, 1e6, 1e9, 1e12}) {
            double[] x = new double[100];
            Arrays.setAll(x, i -> offset + random.nextDouble());
            double exact = exactVariance(x);
            var stream = new Moments();
            for (double value : x) {
                stream.accept(value);
            }
            assertThat(Descriptive.variance(x)).isEqualTo(exact, within(1e-14 * exact));
            assertThat(stream.variance()).isEqualTo(exact, within(1e-16 * (10 + offset) * 10));
        }
    }

    @Test
    void theFourNumbersThatMakeAVarianceNegative() {
        double[] x = {1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16};
        assertThat(TextbookVariance.of(x)).isEqualTo(-170.67, within(5e-3));
        assertThat(MathEx.var(x)).isEqualTo(-256);
        assertThat(Descriptive.variance(x)).isEqualTo(30);
        assertThat(TextbookVariance.of(new double[]{1e8 + 1, 1e8 + 2, 1e8 + 3})).isZero();
        assertThat(TextbookVariance.of(new double[]{4, 7, 13, 16})).isEqualTo(30);
        DescriptiveTest.refused(() -> TextbookVariance.of(new double[]{1}),
                "TextbookVariance.of: n = 1: needs at least 2 values");
    }

    @Test
    void irisHidesItsCorrelationBehindTheSpecies() {
        var iris = Datasets.iris();
        double[] length = iris.column(0);
        double[] width = iris.column(1);
        assertThat(Descriptive.correlation(length, width)).isEqualTo(-0.118, within(5e-4));
        double[] within = {0.743, 0.526, 0.457};
        for (int species = 0; species < 3; species++) {
            double r = Descriptive.correlation(Arrays.copyOfRange(length, 50 * species, 50 * species + 50),
                    Arrays.copyOfRange(width, 50 * species, 50 * species + 50));
            assertThat(r).isEqualTo(within[species], within(5e-4));
        }
        assertThat(Descriptive.mean(length)).isEqualTo(5.843333, within(5e-7));
        assertThat(Descriptive.variance(length)).isEqualTo(0.6856935, within(5e-8));
        assertThat(Descriptive.covariance(length, width)).isEqualTo(-0.0424340, within(5e-8));
    }

    @Test
    void smilesMedianIsAnOrderStatistic() {
        assertThat(MathEx.median(new double[]{1, 2, 3, 4})).isEqualTo(3);
        assertThat(Descriptive.median(new double[]{1, 2, 3, 4})).isEqualTo(2.5);
        assertThat(MathEx.mad(new double[]{1, 2, 3, 4, 100})).isEqualTo(1);
    }

    @Test
    void theStandardDeviationIsTooSmallOnAverageThoughTheVarianceIsNot() {
        // E(s)/σ for normal data is √(2/(n − 1))·Γ(n/2)/Γ((n − 1)/2): 0.798 at n = 2, 0.940 at n = 5.
        assertThat(Math.sqrt(2) / Math.sqrt(Math.PI)).isEqualTo(0.798, within(5e-4));
        // Γ(5/2) = 3√π/4 and Γ(2) = 1.
        assertThat(Math.sqrt(0.5) * 0.75 * Math.sqrt(Math.PI)).isEqualTo(0.940, within(5e-4));
        // All 36 samples of two dice: the mean of s² is the variance of a die, 35/12; the mean of s falls short of its root.
        double variance = 0;
        double deviation = 0;
        double populationVariance = 0;
        for (int first = 1; first <= 6; first++) {
            for (int second = 1; second <= 6; second++) {
                double[] sample = {first, second};
                variance += Descriptive.variance(sample) / 36;
                populationVariance += Descriptive.populationVariance(sample) / 36;
                deviation += Descriptive.standardDeviation(sample) / 36;
            }
        }
        assertThat(variance).isEqualTo(35.0 / 12, within(1e-14));
        assertThat(populationVariance).isEqualTo(35.0 / 24, within(1e-14));
        assertThat(deviation).isEqualTo(1.375, within(5e-4)).isLessThan(Math.sqrt(35.0 / 12));
    }

    static double exactVariance(double[] x) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (double value : x) {
            BigDecimal exact = new BigDecimal(value);
            sum = sum.add(exact);
            squares = squares.add(exact.multiply(exact));
        }
        BigDecimal n = BigDecimal.valueOf(x.length);
        return squares.subtract(sum.multiply(sum).divide(n, new MathContext(60)))
                .divide(n.subtract(BigDecimal.ONE), new MathContext(30)).doubleValue();
    }
}
