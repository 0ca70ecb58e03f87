package scratch.stats.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExponentialsTest {

    /// From 50 digits.
    @ParameterizedTest
    @CsvSource({"1e-300, 1e-300", "-1e-17, -1e-17", "1e-9, 1.00000000050000006e-9", "-0.34, -0.288229677237390302",
        "0.35, 0.419067548593257217", "-0.7, -0.503414696208590463", "-5, -0.993262053000914533",
        "20, 485165194.409790278", "-39.9, -1", "-41, -1", "-1000, -1"})
    void expMinusOneKeepsItsDigits(double x, double value) {
        assertThat(Exponentials.expm1(x)).isCloseTo(value, within(4e-16 * Math.abs(value)));
    }

    @ParameterizedTest
    @CsvSource({"1e-300, -1e-300", "1e-17, -1e-17", "1e-9, -1.00000000050000006e-9", "0.1, -0.105360515657826307",
        "0.29, -0.342490308946775919", "0.5, -0.693147180559945309", "0.75, -1.38629436111989062",
        "0.99, -4.60517018598809048"})
    void logOfTheRestKeepsItsDigits(double p, double value) {
        assertThat(Exponentials.log1m(p)).isCloseTo(value, within(4e-16 * Math.abs(value)));
    }

    @Test
    void theyAgreeWithTheSlowerOnesOfTheJdk() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 20_000; i++) {
            double p = i % 2 == 0 ? random.nextDouble() : Math.pow(10, -20 * random.nextDouble());
            double log = Math.log1p(-p);
            assertThat(Exponentials.log1m(p)).isCloseTo(log, within(4.5e-16 * Math.abs(log)));
            double x = i % 2 == 0 ? 80 * random.nextDouble() - 40 : p;
            double exp = Math.expm1(x);
            assertThat(Exponentials.expm1(x)).isCloseTo(exp, within(4.5e-16 * Math.abs(exp)));
        }
    }

    @Test
    void theEndsAreLimits() {
        assertThat(Exponentials.log1m(1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Exponentials.log1m(0)).isZero();
        assertThat(Exponentials.log1m(Double.NaN)).isNaN();
        assertThat(Exponentials.expm1(0)).isZero();
        assertThat(Exponentials.expm1(Double.NaN)).isNaN();
        assertThat(Exponentials.expm1(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
        assertThat(Exponentials.expm1(Double.POSITIVE_INFINITY)).isInfinite();
    }

    /// Half-whole exponents are products, the others Math.pow.
    @ParameterizedTest
    @CsvSource({"0", "0.5", "1", "2.5", "3", "7.5", "8", "8.5", "9", "0.3", "-1", "-0.5"})
    void powersAgreeWithTheJdk(double exponent) {
        for (double x : new double[] {1e-10, 0.3, 1, 1.7, 12, 345.6}) {
            double wanted = Math.pow(x, exponent);
            assertThat(Powers.of(x, exponent)).isCloseTo(wanted, within(1e-15 * wanted));
        }
        assertThat(Powers.of(0, 2.5)).isZero();
        assertThat(Powers.of(0, 0)).isEqualTo(1);
    }
}
