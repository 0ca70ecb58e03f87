package scratch.stats.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Fifty-digit values on both sides of every seam between two methods, to about the last two digits of a double, and
/// what happens at the ends.
class IncompleteGammaTest {
    // a, x, P(a, x), Q(a, x) by mpmath's power series with 300 digits and more
    private static final double[][] KNOWN = {
        {1, 0.3, 0.25918177931828212571, 0.74081822068171787429},
        {1, 1.9, 0.85043138077736493407, 0.14956861922263506593},
        {2.5, 3, 0.69378108158672159912, 0.30621891841327840088},
        {7, 1e-08, 1.9841269667658733836e-60, 1.0},
        {24.9, 20, 0.16183674436824400469, 0.83816325563175599531},
        {24.99, 25.9, 0.59732004701849063003, 0.40267995298150936997},
        {0.3, 0.01, 0.27924099635901486104, 0.72075900364098513896},
        {0.3, 1.49, 0.95732483646817916172, 0.042675163531820838284},
        {0.3, 1.51, 0.95844800051060991547, 0.04155199948939008453},
        {0.999, 1.49, 0.77494876905437349945, 0.22505123094562650055},
        {0.999, 1.51, 0.77940705986453773865, 0.22059294013546226135},
        {1e-05, 1.49, 0.99999898479058366325, 1.0152094163367535042e-6},
        {1e-05, 1.51, 0.99999901454316181263, 9.8545683818737229961e-7},
        {0.02, 1e-300, 1.0112816525588804675e-6, 0.99999898871834744112},
        {0.5, 1.2, 0.87866474964151784658, 0.12133525035848215342},
        {1, 2.1, 0.87754357174701810066, 0.12245642825298189934},
        {1, 3.9, 0.97975808855419560973, 0.02024191144580439027},
        {2.5, 3.6, 0.79381408029044412455, 0.20618591970955587545},
        {0.3, 700.1, 1.0, 3.0373073737095176935e-307},
        {1.3, 700.1, 1.0, 7.0981772482681019635e-304},
        {3.7, 699.9, 1.0, 1.2599739810427438474e-297},
        {24.9, 26, 0.61175594853641446202, 0.38824405146358553798},
        {24.9, 80.3, 0.99999999999986026159, 1.3973841134613691193e-13},
        {25, 25, 0.52660153144365064328, 0.47339846855634935672},
        {25, 20.1, 0.1624016216444483355, 0.8375983783555516645},
        {25, 31.7, 0.90344996239227316607, 0.096550037607726833934},
        {26, 13.3, 0.0013206299167361229732, 0.99867937008326387703},
        {26, 45.1, 0.99919453707314994383, 0.00080546292685005617217},
        {300, 299, 0.48462561924074428324, 0.51537438075925571676},
        {499, 520.3, 0.83024916523019440406, 0.16975083476980559594},
        {501, 520.3, 0.80683064014793888446, 0.19316935985206111554},
        {1e5, 99000, 0.00075741992117476797412, 0.99924258007882523203},
        {1e5, 101000.7, 0.99919764692297787854, 0.00080235307702212145661},
        {40, 400.3, 1.0, 2.397510486902063525e-119},
        {5000, 4000.1, 1.5995063223247786917e-52, 1.0},
        {12, 12, 0.53840266693638179936, 0.46159733306361820064},
        {15, 14.2, 0.45075109830032528322, 0.54924890169967471678},
        {20.5, 21.3, 0.59789919652825066984, 0.40210080347174933016},
    };

    @Test
    void bothTailsKeepTheirLastDigitsOnBothSidesOfEverySeam() {
        for (double[] row : KNOWN) {
            IncompleteGamma gamma = IncompleteGamma.of(row[0]);
            assertClose("P(%s, %s)", row, gamma.lower(row[1]), row[2]);
            assertClose("Q(%s, %s)", row, gamma.upper(row[1]), row[3]);
            assertThat(gamma.logLower(row[1])).isCloseTo(Math.log(row[2]), within(5e-13));
            assertThat(gamma.logUpper(row[1])).isCloseTo(Math.log(row[3]), within(5e-13));
        }
    }

    // mpmath, 50 digits: a, x, log Q(a, x). The fraction for a below, at and above 1 and beyond Temme's region; the last
    // two rows lie in Temme's region, and the first two are no underflow yet, but have lost digits as a double.
    @ParameterizedTest
    @CsvSource({
        "2.5, 725.5, -715.9023244357895281", "0.4, 722.5, -727.24713723054070484", "0.3, 2000, -2006.4167794805587355",
        "1, 5000, -5000.0", "3.5, 5000, -4979.9074905988248124", "30, 2000, -1850.8162689452691959",
        "200, 5000.5, -4163.4517248185992254", "10000, 14700.0, -852.14575105858373905",
        "100000, 112000.0, -671.68738419807854373"})
    void logarithmOfTheUpperTailGoesOn(double a, double x, double expected) {
        assertThat(IncompleteGamma.of(a).logUpper(x)).isCloseTo(expected, Percentage.withPercentage(1e-13));
    }

    // The same below: power series, then Temme's region.
    @ParameterizedTest
    @CsvSource({
        "3, 1e-105, -727.10606376235244557", "2.5, 1e-126, -726.51527789547146482", "1, 1e-310, -713.8013788281541651",
        "40, 1e-20, -1952.3887141099939448", "3, 1e-200, -1383.3428152656554655", "200, 1.5, -783.6314751788647045",
        "10000, 6500.0, -812.30398561193637131", "100000, 88500, -721.27664438261593456"})
    void logarithmOfTheLowerTailGoesOn(double a, double x, double expected) {
        assertThat(IncompleteGamma.of(a).logLower(x)).isCloseTo(expected, Percentage.withPercentage(1e-13));
    }

    // mpmath, 50 digits: a, p, x with P(a, x) = p, x with Q(a, x) = p
    @ParameterizedTest
    @CsvSource({
        "0.3, 1e-20, 1.5022224816458210164e-67, 42.318207741000672982",
        "0.3, 0.2, 0.0032703395246849458629, 0.46007388698785126405",
        "0.3, 0.5, 0.073131135866951895547, 0.073131135866951895547",
        "0.3, 0.9, 0.8848107733602440386, 0.00032372462182343243117",
        "0.9, 0.01, 0.0057581294033880409162, 4.3722706800919801041",
        "0.9, 0.7, 1.0744409176655053757, 0.29185095196755978012",
        "1, 0.05, 0.051293294387550536348, 2.9957322735539909379",
        "1.5, 1e-08, 5.6116654865250038997e-6, 20.064999508844111158",
        "4, 0.001, 0.42855241362842297481, 13.06224077918807071", "4, 0.6, 4.1752627338768293899, 3.2113227801209584786",
        "24, 0.5, 23.667502275226315455, 23.667502275226315455", "25, 0.5, 24.66746836698841764, 24.66746836698841764",
        "60, 1e-12, 20.431515878110071843, 131.5777992582762004",
        "60, 0.975, 76.10570136257576783, 45.786320950007265214", "300, 0.3, 290.68116242321795211, 308.83561561588666581"})
    void inversesHitTheirPoint(double a, double p, double lower, double upper) {
        assertThat(IncompleteGamma.of(a).inverseLower(p)).isCloseTo(lower, Percentage.withPercentage(1e-11));
        assertThat(IncompleteGamma.of(a).inverseUpper(p)).isCloseTo(upper, Percentage.withPercentage(1e-11));
    }

    @Test
    void inverseGoesOnBelowTheSmallestNormalNumber() {
        IncompleteGamma narrow = IncompleteGamma.of(0.01);
        assertThat(narrow.inverseLower(0.00071198569717945345)).isCloseTo(1e-315, Percentage.withPercentage(1e-5));
        assertThat(narrow.inverseUpper(1 - 0x1p-12)).isBetween(0.0, Double.MIN_VALUE);
        assertThat(narrow.inverseLower(1e-5)).isZero();
    }

    @Test
    void powerIsThePoissonProbability() {
        IncompleteGamma gamma = IncompleteGamma.of(3);
        assertClose("power(%s, %s)", new double[]{3, 2}, gamma.power(2), 8 * Math.exp(-2) / 6);
        assertThat(gamma.power(2)).isEqualTo(IncompleteGamma.powerOf(3, 2));
        assertThat(gamma.logPower(2)).isCloseTo(Math.log(8 / 6.0) - 2, within(1e-15));
        assertThat(gamma.logPower(5000)).isCloseTo(3 * Math.log(5000) - Math.log(6) - 5000, within(1e-12));
        assertThat(gamma.power(0)).isZero();
        assertThat(gamma.power(Double.NaN)).isNaN();
    }

    @Test
    void theEndsAreExact() {
        for (double a : new double[]{0.2, 1, 3, 60}) {
            IncompleteGamma gamma = IncompleteGamma.of(a);
            assertThat(gamma.lower(0)).isZero();
            assertThat(gamma.upper(0)).isEqualTo(1);
            assertThat(gamma.lower(Double.POSITIVE_INFINITY)).isEqualTo(1);
            assertThat(gamma.upper(Double.POSITIVE_INFINITY)).isZero();
            assertThat(gamma.logLower(0)).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(gamma.logLower(Double.POSITIVE_INFINITY)).isZero();
            assertThat(gamma.logUpper(0)).isZero();
            assertThat(gamma.logUpper(Double.POSITIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(gamma.inverseUpper(0)).isInfinite();
            assertThat(gamma.inverseUpper(1)).isZero();
        }
        for (double bad : new double[]{0, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> IncompleteGamma.of(bad))
                    .withMessage("IncompleteGamma.of: a = " + bad + ": must be positive and finite");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> IncompleteGamma.of(2).upper(-1e-9))
                .withMessage("IncompleteGamma: x = -1.0E-9: must not be negative");
        assertThatIllegalArgumentException().isThrownBy(() -> IncompleteGamma.of(2).inverseUpper(-0.1))
                .withMessage("IncompleteGamma.inverseUpper: p = -0.1: must be between 0 and 1");
    }

    /// The rounding of an exponent of −700 alone costs 1e-13 of e^(−700).
    private static void assertClose(String name, double[] row, double actual, double expected) {
        double allowed = 6e-15 + 3e-16 * Math.abs(Math.log(expected));
        assertThat(actual / expected).as(name, row[0], row[1]).isCloseTo(1, within(allowed));
    }
}
