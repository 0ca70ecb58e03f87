package scratch.stats.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Logarithms of probabilities so near to 1 that the other tail alone knows how near; from mpmath and Arb, 50 digits.
class LogTailsTest {
    private static final double ALLOWED = 1e-13;

    @ParameterizedTest
    @CsvSource({"4.501377105712891, 9.739150047302246, 0.9817249774932861, -5.655018446163070805194e-15",
        "9.99999995904E11, 1.003906269184E12, 0.4990253150463104, -0.7400222227859232245256"})
    void lowerTailOfTheBetaFunction(double a, double b, double x, double value) {
        assertThat(IncompleteBeta.of(a, b).logLower(x)).isCloseTo(value, within(ALLOWED * Math.abs(value)));
        assertThat(Math.exp(IncompleteBeta.of(a, b).logLower(x)))
            .isCloseTo(IncompleteBeta.of(a, b).lower(x), within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"100, 30, -7.33846863287833e-24", "2.5, 1e-20, -3.0090111122546997844e-51"})
    void upperTailOfTheGammaFunction(double a, double x, double value) {
        assertThat(IncompleteGamma.of(a).logUpper(x)).isCloseTo(value, within(ALLOWED * Math.abs(value)));
    }

    @ParameterizedTest
    @CsvSource({"-10, -7.6198530241605260660e-24", "-37, -5.7255712225245768227e-300", "0, -0.69314718055994530942",
        "38.5, -745.69527029041108133", "1e10, -5e19"})
    void upperTailOfTheNormal(double z, double value) {
        assertThat(Erf.logNormalUpper(z)).isCloseTo(value, within(ALLOWED * Math.abs(value)));
    }

    /// By symmetry, and on both sides of the size from which an integral takes the place of the continued fraction.
    @ParameterizedTest
    @CsvSource({"999999", "1000001", "123456.5", "1234567.5", "1e9", "1e16", "1e100", "1e308"})
    void middleOfASymmetricBetaIsOneHalf(double a) {
        assertThat(IncompleteBeta.of(a, a).lower(0.5)).isCloseTo(0.5, within(1e-13));
        assertThat(IncompleteBeta.of(a, a).upper(0.5)).isCloseTo(0.5, within(1e-13));
    }
}
