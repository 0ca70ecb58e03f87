package scratch.stats.descriptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QuantilesTest {
    private static final double[] FIVE = {35, 15, 50, 20, 40};

    // R: quantile(c(15, 20, 35, 40, 50), 0.4, type = 1:9)
    @ParameterizedTest
    @CsvSource({"1, 20", "2, 27.5", "3, 20", "4, 20", "5, 27.5", "6, 26", "7, 29", "8, 27", "9, 27.125"})
    void theFortiethPercentileDependsOnTheDefinition(int type, double expected) {
        assertThat(Quantiles.of(FIVE).at(0.4, QuantileType.of(type))).isEqualTo(expected, within(1e-13));
    }

    // R: quantile(c(2, 3, 5, 7, 11, 13, 17), c(.1, .25, .5, .9), type = t), worked from the positions.
    @ParameterizedTest
    @CsvSource({"1, 2, 3, 7, 17", "2, 2, 3, 7, 17", "3, 2, 3, 7, 13", "4, 2, 2.75, 6, 14.2", "5, 2.2, 3.5, 7, 16.2",
                "6, 2, 3, 7, 17", "7, 2.6, 4, 7, 14.6"})
    void sevenPrimes(int type, double tenth, double quarter, double half, double ninth) {
        var quantiles = Quantiles.of(new double[]{2, 3, 5, 7, 11, 13, 17});
        var definition = QuantileType.of(type);

        assertThat(quantiles.at(0.1, definition)).isEqualTo(tenth, within(1e-13));
        assertThat(quantiles.at(0.25, definition)).isEqualTo(quarter, within(1e-13));
        assertThat(quantiles.at(0.5, definition)).isEqualTo(half, within(1e-13));
        assertThat(quantiles.at(0.9, definition)).isEqualTo(ninth, within(1e-13));
    }

    @ParameterizedTest
    @EnumSource(QuantileType.class)
    void quantilesRiseFromTheMinimumToTheMaximum(QuantileType type) {
        var quantiles = Quantiles.of(FIVE);
        double before = quantiles.minimum();
        assertThat(quantiles.at(0, type)).isEqualTo(15);
        assertThat(quantiles.at(1, type)).isEqualTo(50);
        for (int i = 0; i <= 100; i++) {
            double value = quantiles.at(i / 100.0, type);
            assertThat(value).isGreaterThanOrEqualTo(before);
            before = value;
        }
        assertThat(Quantiles.of(new double[]{3}).at(0.3, type)).isEqualTo(3);
    }

    @Test
    void aPositionThatOnlyRoundingMadeFractionalIsWhole() {
        double[] x = new double[25];
        for (int i = 0; i < x.length; i++) {
            x[i] = i + 1;
        }
        // 25 · 0.28 is 7.000000000000001 in double; the seventh of 25 values is the answer, not the eighth.
        assertThat(25 * 0.28).isGreaterThan(7);
        assertThat(Quantiles.of(x).at(0.28, QuantileType.INVERSE_CDF)).isEqualTo(7);
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        assertThat(Descriptive.median(new double[]{4, 1, 3, 2})).isEqualTo(2.5);
        assertThat(Descriptive.median(new double[]{1.5e308, 1.7e308})).isEqualTo(1.6e308, within(1e293));
        assertThat(Descriptive.quantile(FIVE, 0.4)).isEqualTo(29, within(1e-13));
        assertThat(Quantiles.of(FIVE).interquartileRange(QuantileType.LINEAR)).isEqualTo(20);
        assertThat(Quantiles.of(FIVE).maximum()).isEqualTo(50);
    }

    @Test
    void badInputIsRefusedWithItsValues() {
        DescriptiveTest.refused(() -> Quantiles.of(new double[0]), "Quantiles.at: n = 0: needs at least one value");
        DescriptiveTest.refused(() -> Quantiles.of(FIVE).at(40, QuantileType.LINEAR),
                "Quantiles.at: p = 40.0: must be between 0 and 1");
        DescriptiveTest.refused(() -> Quantiles.of(FIVE).at(Double.NaN, QuantileType.LINEAR),
                "Quantiles.at: p = NaN: must be between 0 and 1");
        DescriptiveTest.refused(() -> QuantileType.of(10), "QuantileType.of: number = 10: R's types are 1 to 9");
    }

    @Test
    void midranksAndTies() {
        var ranks = Ranks.of(new double[]{20, 10, 30, 20, 0.0, -0.0});

        assertThat(ranks.ranks()).containsExactly(4.5, 3, 6, 4.5, 1.5, 1.5);
        assertThat(ranks.tieSizes()).containsExactly(2, 2);
        assertThat(ranks.tieCorrection()).isEqualTo(12);
        assertThat(Ranks.of(new double[]{3, 1, 2}).hasTies()).isFalse();
        assertThat(Ranks.of(new double[]{Double.NEGATIVE_INFINITY, 5, 5, 5}).ranks()).containsExactly(1, 3, 3, 3);
        assertThat(Ranks.of(new double[]{5, 5, 5, 5}).tieCorrection()).isEqualTo(60);
        assertThat(Ranks.of(new double[]{10, 20, 20, 30}).doubled()).containsExactly(2, 5, 5, 8);
        DescriptiveTest.refused(() -> Ranks.of(new double[]{1, Double.NaN}),
                "Ranks.ranks: x[1] = NaN: has no place among the others");
        DescriptiveTest.refused(() -> Ranks.of(new double[0]), "Ranks.ranks: n = 0: needs at least one value");
    }
}
