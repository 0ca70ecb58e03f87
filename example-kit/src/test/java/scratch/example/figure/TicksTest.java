package scratch.example.figure;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(Ticks.step(10, 10)).isEqualTo(1);
        assertThat(Ticks.step(10, 5)).isEqualTo(2);
        assertThat(Ticks.step(0.3, 6)).isEqualTo(0.05);
        assertThat(Ticks.step(700, 9)).isEqualTo(100);
    }

    @Test
    void ticksAreMultiplesOfTheStepWithinTheRange() {
        assertThat(Ticks.between(-1, 1, 4)).containsExactly(-1, -0.5, 0, 0.5, 1);
        assertThat(Ticks.between(0.1, 0.7, 6)).containsExactly(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7);
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
        assertThat(Axis.of("x").logarithmic().fit(1, 100).low()).isBetween(0.5, 1.0);
    }
}
