package scratch.stats.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// log p has its digits where p is nearly 1 as well as where p underflows; from mpmath, 50 digits.
class LogPValueTest {
    @ParameterizedTest
    @CsvSource({"-10, GREATER, -7.6198530241605260660e-24", "10, LESS, -7.6198530241605260660e-24",
        "38.5, GREATER, -745.69527029041108133", "-38.5, LESS, -745.69527029041108133",
        "-38.5, TWO_SIDED, -745.00212310985113602", "1e-10, TWO_SIDED, -7.9788456083469637357e-11", "0, TWO_SIDED, 0",
        "0, LESS, -0.69314718055994530942"})
    void logarithmOfThePValueKeepsItsDigits(double z, Alternative alternative, double value) {
        assertThat(ZTest.logPValue(z, alternative)).isCloseTo(value, within(1e-14 * Math.abs(value)));
    }
}
