package scratch.stats.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.stats.distribution.Binomial;
import scratch.stats.distribution.Normal;
import scratch.stats.distribution.StudentT;

class MeanIntervalTest {
    private static final double[] FIVE = {4.8, 4.9, 5.0, 5.1, 5.2};
    private static final Offset<Double> TIGHT = within(1e-13);

    @Test
    void theFiveValuesOfTheReadmeByHand() {
        Interval t = MeanInterval.t(FIVE, 0.95);

        assertThat(t.estimate()).isEqualTo(5, TIGHT);
        assertThat(t.lower()).isEqualTo(4.8037, within(5e-5));
        assertThat(t.upper()).isEqualTo(5.1963, within(5e-5));
        assertThat(MeanInterval.t(5, Math.sqrt(0.025), 5, 0.95).width()).isEqualTo(t.width(), TIGHT);
    }

    /// R 4.2.2: t.test(y, conf.level = level)$conf.int.
    @ParameterizedTest
    @CsvSource({"0.8, 38.738957469059713, 51.827709197606943", "0.95, 34.718749306596791, 55.847917360069864",
        "0.999, 23.986124295485574, 66.580542371181082"})
    void agreesWithR(double level, double lower, double upper) {
        double[] y = {38.6, 42.4, 57.5, 40.5, 51.7, 67.1, 33.4, 60.9, 64.1, 40.1, 40.7, 6.4};
        Interval t = MeanInterval.t(y, level);

        assertThat(t.lower()).isEqualTo(lower, within(1e-11));
        assertThat(t.upper()).isEqualTo(upper, within(1e-11));
    }

    @Test
    void withAKnownSpreadTheQuantileIsTheNormals() {
        Interval z = MeanInterval.z(FIVE, 2, 0.95);

        assertThat(z.width()).isEqualTo(2 * 1.959963984540054 * 2 / Math.sqrt(5), TIGHT);
        assertThat(MeanInterval.z(new double[] {7}, 1, 0.95).estimate()).isEqualTo(7);
    }

    @Test
    void fourTimesTheDataHalveTheZIntervalAnd99PercentIsThirtyOnePercentWider() {
        double[] twenty = new double[20];
        for (int i = 0; i < 20; i++) {
            twenty[i] = FIVE[i % 5];
        }
        double width = MeanInterval.z(FIVE, 1, 0.95).width();

        assertThat(MeanInterval.z(twenty, 1, 0.95).width()).isEqualTo(width / 2, TIGHT);
        assertThat(MeanInterval.z(FIVE, 1, 0.99).width() / width).isEqualTo(1.314, within(5e-4));
    }

    @Test
    void theNumbersOfTheReadmesPitfalls() {
        double z = 1.959963984540054;
        // Two intervals of equal width that just touch: the difference is 2 half-widths, its standard error √2 of one.
        double touching = 2 * z / Math.sqrt(2);
        assertThat(touching).isEqualTo(2.77, within(5e-3));
        assertThat(2 * Normal.STANDARD.survival(touching)).isEqualTo(0.0056, within(5e-5));
        // The next mean scatters as much as this one: it falls inside with probability P(|Z| < z/√2).
        assertThat(2 * Normal.STANDARD.cdf(z / Math.sqrt(2)) - 1).isEqualTo(0.834, within(5e-4));
        // Misses among 100 intervals scatter by √(100 · 0.05 · 0.95), so seven of them are no rarity.
        assertThat(Math.sqrt(Binomial.of(100, 0.05).variance())).isEqualTo(2.2, within(0.05));
        assertThat(Binomial.of(100, 0.05).survival(6)).isGreaterThan(0.2);
        assertThat(1 - StudentT.of(4).twoSidedPValue(z)).isEqualTo(0.878, within(5e-4));
        assertThat(StudentT.of(4).upperQuantile(0.025)).isEqualTo(2.77645, within(5e-6));
        assertThat(Math.sqrt(0.025 / 5)).isEqualTo(0.07071, within(5e-6));
    }

    @Test
    void constantDataGiveAnIntervalOfWidthZero() {
        Interval t = MeanInterval.t(new double[] {0.1, 0.1, 0.1}, 0.95);
        assertThat(t.width()).isZero();
        assertThat(t.estimate()).isEqualTo(0.1);
        assertThat(MeanInterval.t(3, 0, 5, 0.95).width()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-160, 1e200, 1e307})
    void unitsDoNotMatter(double unit) {
        double[] scaled = new double[5];
        for (int i = 0; i < 5; i++) {
            scaled[i] = FIVE[i] * unit;
        }
        assertThat(MeanInterval.t(scaled, 0.95).upper() / unit).isEqualTo(5.1963243161477557, TIGHT);
    }

    @Test
    void aLargeOffsetCostsNoDigitsOfTheWidth() {
        double[] shifted = {1e9 + 1, 1e9 + 2, 1e9 + 3};
        assertThat(MeanInterval.t(shifted, 0.95).width())
                .isEqualTo(MeanInterval.t(new double[] {1, 2, 3}, 0.95).width(), within(1e-6));
        assertThat(MeanInterval.t(shifted, 0.95).estimate()).isEqualTo(1e9 + 2);
    }

    @Test
    void badInputIsRefusedWithItsValues() {
        refused(() -> MeanInterval.t(new double[0], 0.95), "MeanInterval.t: n = 0: needs at least 2 values");
        refused(() -> MeanInterval.t(new double[] {3}, 0.95), "MeanInterval.t: n = 1: needs at least 2 values");
        refused(() -> MeanInterval.t(new double[] {3, Double.NaN}, 0.95), "MeanInterval.t: values[1] = NaN: must be finite");
        refused(() -> MeanInterval.t(FIVE, 95), "MeanInterval.t: level = 95.0: must lie between 0 and 1, such as 0.95");
        refused(() -> MeanInterval.t(FIVE, Double.NaN), "MeanInterval.t: level = NaN: must lie between 0 and 1, such as 0.95");
        refused(() -> MeanInterval.t(1, -1, 5, 0.9),
                "MeanInterval.t: standardDeviation = -1.0: must be finite and not negative");
        refused(() -> MeanInterval.t(1, 1, 1, 0.9), "MeanInterval.t: n = 1: a spread needs at least 2 values");
        refused(() -> MeanInterval.t(Double.POSITIVE_INFINITY, 1, 3, 0.9), "MeanInterval.t: mean = Infinity: must be finite");
        refused(() -> MeanInterval.z(new double[0], 1, 0.9), "MeanInterval.z: n = 0: needs at least 1 value");
        refused(() -> MeanInterval.z(FIVE, 0, 0.9), "MeanInterval.z: standard deviation = 0.0: must be positive and finite");
        refused(() -> new Interval(0, Double.NaN, 1, 0.9, "t"), "Interval: [NaN, 1.0]: lower must not exceed upper");
        refused(() -> new Interval(0, 1, 0, 0.9, "t"), "Interval: [1.0, 0.0]: lower must not exceed upper");
    }

    private static void refused(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }
}
