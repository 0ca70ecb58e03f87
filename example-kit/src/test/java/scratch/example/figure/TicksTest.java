package scratch.example.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "-0.0, 0", "12, 12", "0.5, 0.5", "1000, 1000", "999999, 1e6", "1e6, 1e6", "2.5e-5, 2.5e-5",
        "0.0001, 0.0001", "-3e9, -3e9", "3.14159, 3.142"})
    void numbersAreShort(double value, String text) {
        assertThat(Ticks.text(value)).isEqualTo(text);
    }

    @Test
    void stepsAreOneTwoOrFive() {
        assertThat(Ticks.step(BigDecimal.TEN, 10)).isEqualByComparingTo("1");
        assertThat(Ticks.step(BigDecimal.TEN, 5)).isEqualByComparingTo("2");
        assertThat(Ticks.step(new BigDecimal("0.3"), 6)).isEqualByComparingTo("0.05");
        assertThat(Ticks.step(new BigDecimal(700), 9)).isEqualByComparingTo("100");
        assertThat(Ticks.step(Ticks.span(-Double.MAX_VALUE, Double.MAX_VALUE), 7)).isEqualByComparingTo("5e307");
    }

    @Test
    void ticksAreMultiplesOfTheStepWithinTheRange() {
        assertThat(Ticks.between(-1, 1, 4)).containsExactly(-1, -0.5, 0, 0.5, 1);
        assertThat(Ticks.between(0.1, 0.7, 6)).containsExactly(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7);
        assertThat(Ticks.between(-1.7e308, 1.7e308, 3)).containsExactly(-1e308, 0, 1e308);
        assertThat(Ticks.between(0, 2e-322, 2)).containsExactly(0, 1e-322);
        assertThat(Ticks.between(1e300, 1e300, 5)).containsExactly(1e300);
        assertThat(Ticks.between(1e15, 1e15 + 2, 2)).containsExactly(1e15, 1e15 + 1, 1e15 + 2);
    }

    @Test
    void noZeroHasAMinus() {
        assertThat(Ticks.format("%.1f", -0.04)).isEqualTo("0.0");
        assertThat(Ticks.format("%.2f", -0.04)).isEqualTo("-0.04");
        assertThat(Ticks.format("%.0f", -0.4)).isEqualTo("0");
    }

    @Test
    void anAxisLeavesRoomAroundTheDataOnly() {
        assertThat(Axis.of("x").fit(0, 100).low()).isEqualTo(-4);
        assertThat(Axis.of("x").range("xRange", 0, 100).fit(20, 30).high()).isBetween(100.0, 100.5);
        assertThat(Axis.of("x").standingOnZero().fit(0, 100).low()).isBetween(-0.5, 0.0);
        assertThat(Axis.of("x").logarithmic().fit(1, 100).low()).isBetween(Math.log10(0.5), 0.0);
        assertThat(Axis.of("x").standingOnZero().fit(0, 0).high()).isGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 4.9e-324", "4.9e-324, 4.9e-324", "-1.7e308, 1.7e308",
        "1.7976931348623157e308, 1.7976931348623157e308", "0, 1.7e308", "1, 1.0000000000000002",
        "1e300, 1.0000000000000002e300", "-1e-300, 1e300", "1e9, 1000000002"})
    void everyRangeHasItsDataInsideAndTicksThatDiffer(double min, double max) {
        Scale scale = Axis.of("x").fit(min, max);

        assertThat(scale.low()).isLessThan(scale.high()).isLessThanOrEqualTo(min).isFinite();
        assertThat(scale.high()).isGreaterThanOrEqualTo(max).isFinite();
        assertThat(scale.fraction(min)).isBetween(0.0, scale.fraction(max));
        assertThat(scale.fraction(max)).isLessThanOrEqualTo(1);
        double span = scale.chartHigh() - scale.chartLow();
        assertThat(span).isBetween(10.0, 2000.0);
        assertThat(scale.tick(scale.chartLow())).isNotEqualTo(scale.tick(scale.chartLow() + span / 10));
    }

    @Test
    void aTickSaysItsValueAtBothEndsOfTheNumberRange() {
        Scale wide = Axis.of("x").fit(0, 1.7e308);
        Scale narrow = Axis.of("x").fit(0, 1e-322);

        assertThat(wide.tick(wide.chart(1e308))).isEqualTo("1e308");
        assertThat(wide.tick(2 * wide.chart(1e308))).isEqualTo("2e308");
        assertThat(narrow.tick(narrow.chart(1e-322))).isEqualTo("9.881312917e-323");
    }

    @Test
    void aLogarithmicAxisSpansAllPositiveNumbers() {
        Scale scale = Axis.of("x").logarithmic().fit(Double.MIN_VALUE, Double.MAX_VALUE);

        assertThat(scale.low()).isBetween(-350.0, -323.4);
        assertThat(scale.high()).isBetween(308.3, 340.0);
        assertThat(scale.fraction(scale.position(1))).isCloseTo(-scale.low() / (scale.high() - scale.low()), within(1e-15));
    }
}
