package scratch.stats.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudentTTest {
    private static final Percentage TIGHT = Percentage.withPercentage(1e-11);

    // mpmath, 60 digits: degrees of freedom, t, density, P(T > t)
    private static final double[][] KNOWN = {
        {0.1, 0.7, 0.055790898379934489133, 0.4303920421802791857},
        {0.3, 1000.0, 0.000013199857689279290075, 0.043999533091719576747},
        {0.7, -2.5, 0.041872847438513612846, 0.84014781865936309903},
        {1, 2.2, 0.054505117497224422763, 0.13579974878009185527},
        {2.5, 3.3, 0.019187042603727519985, 0.029701064389722054755},
        {5, 0.3, 0.35982432834900973794, 0.38812452113163723331},
        {5, 12.7, 0.000010319186711392642152, 0.000026904813420260062681},
        {13.7, 4.1, 0.0010895268053781622225, 0.00056462371565446436108},
        {20, 0.37, 0.36675509361959491351, 0.35763582247603395741},
        {20, 2.3, 0.033522460396149898537, 0.016173711966003336452},
        {20, 99.7, 1.8816304631200889304e-29, 9.3979414119474468318e-29},
        {22.9, 1.3, 0.16851554086756211574, 0.10326721454341893958},
        {22.9, 700000.0, 1.4072174778177351586e-124, 4.3015381419938949643e-120},
        {23, 1.3, 0.16852793935859063521, 0.10323942766801025968},
        {23.1, 7.7, 8.7387229760371581677e-8, 3.9875182981181158658e-8},
        {30, 10000.1, 3.1083821945336751387e-102, 1.0361380605733847529e-99},
        {30, 1000000000.0, 3.1093603957686186279e-257, 1.0364534652562062394e-249},
        {77, -1.1, 0.2164757188740495698, 0.86262035870600983572},
        {100, 250.3, 2.0907375481680101119e-142, 5.2413869913710204802e-142},
        {150, 3.7, 0.00054500950801349638, 0.00015102921221401012153},
        {150, 1234.5, 1.1931469151026259529e-303, 9.8205592542729746984e-303},
        {1000, 39.3, 3.9593775248229875923e-204, 2.5618572937287997802e-205},
        {1e4, 35.199, 8.7710834636653841965e-255, 2.7983347151397918468e-256},
        {1e4, 36.143, 9.3015537135248901544e-268, 2.9075064029837544911e-269},
        {1e6, 34.111, 1.2123415250736478997e-253, 3.5551924635253164575e-255},
        {100000, 36.3, 2.1581975408233703231e-285, 6.0192293234368124967e-287},
        {1e6, 0.001, 0.39894198119463510848, 0.49960105788582454491},
        {1e6, 36.9, 1.35478604969913343e-296, 3.6738118861799151496e-298},
        {1e10, 1e-06, 0.39894228039125964979, 0.49999960105771960861},
        {1e10, 37.01, 1.4643566733493061014e-298, 3.9537696040773805971e-300},
    };

    // The same where t² is near the end of the range or beyond: degrees of freedom, t, density, its logarithm, P(T > t)
    private static final double[][] FAR = {
        {0.1, 1e149, 5.2545068332135700979e-166, -380.57003928423909672, 5.2545068332135700635e-16},
        {0.1, 9.9e149, 4.2202020789643595999e-167, -383.09182751709369544, 4.1780000581747161443e-16},
        {0.1, 1e150, 4.1738031371732100419e-167, -383.10288288653254691, 4.1738031371732097303e-16},
        {0.1, 1e200, 4.1738031371732074255e-222, -509.74506300120506016, 4.1738031371732070674e-21},
        {0.1, -1e250, 4.1738031371732049813e-277, -636.38724311587757336, 1.0},
        {0.4, 1e155, 1.3281213538566181849e-218, -501.67978484490657043, 3.3203033846415453019e-63},
        {0.4, 1e300, 0, -969.10455872269785176, 3.3203033846415206266e-121},
        {1.7, 1.3e151, 0, -939.81549287108705397, 5.3310391245782164821e-258},
        {0.1, 1e308, 0, -783.29217204889768884, 6.6150321787786457581e-32},
    };

    @Test
    void oneDegreeOfFreedomIsCauchy() {
        StudentT cauchy = StudentT.of(1);
        assertThat(cauchy.survival(1)).isCloseTo(0.25, TIGHT);
        assertThat(cauchy.pdf(1)).isCloseTo(1 / (2 * Math.PI), TIGHT);
        assertThat(cauchy.survival(1e300)).isCloseTo(1 / (Math.PI * 1e300), TIGHT);
        assertThat(cauchy.quantile(0.75)).isCloseTo(1, TIGHT);
    }

    @Test
    void twoDegreesOfFreedomHaveAClosedForm() {
        assertThat(StudentT.of(2).survival(2)).isCloseTo(0.5 - 1 / Math.sqrt(6), Percentage.withPercentage(1e-12));
    }

    @Test
    void densityAndTailKeepTheirLastDigits() {
        for (double[] row : KNOWN) {
            StudentT t = StudentT.of(row[0]);
            assertClose(row, t.pdf(row[1]), row[2]);
            assertClose(row, t.survival(row[1]), row[3]);
            assertClose(row, t.cdf(-row[1]), row[3]);
            assertThat(t.logPdf(row[1])).isCloseTo(Math.log(row[2]), within(1e-12));
        }
    }

    /// For odd ν the density over its peak is a whole power, (1 + t²/ν)^(−(ν+1)/2), which BigDecimal knows to 40 digits.
    /// Without the correction for what rounding takes from 1 + t²/ν this bound is missed.
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 21, 301, 1999, 99_999, 4_000_001, 1_999_999_997})
    void densityOverItsPeakIsAWholePower(int nu) {
        StudentT student = StudentT.of(nu);
        MathContext digits = new MathContext(40);
        SplittableRandom random = new SplittableRandom(nu);
        for (int i = 0; i < 400; i++) {
            double t = 0.1 + random.nextDouble() * (i % 2 == 0 ? 3 : 25);
            BigDecimal square = new BigDecimal(t).pow(2);
            BigDecimal power = BigDecimal.ONE.add(square.divide(BigDecimal.valueOf(nu), digits)).pow((nu + 1) / 2, digits);
            BigDecimal ratio = new BigDecimal(student.pdf(t)).divide(new BigDecimal(student.pdf(0)), digits);
            assertThat(ratio.multiply(power).subtract(BigDecimal.ONE).doubleValue()).as("t = %s", t)
                .isCloseTo(0, within(5e-16));
        }
    }

    /// With 2 degrees of freedom P(T > t) = 1/(r (r + t)), r = √(2 + t²).
    @Test
    void tailWithTwoDegreesOfFreedomIsAlgebraic() {
        StudentT student = StudentT.of(2);
        MathContext digits = new MathContext(40);
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 400; i++) {
            double t = Math.exp(random.nextDouble() * 40 - 10);
            BigDecimal exact = new BigDecimal(t);
            BigDecimal root = exact.pow(2).add(BigDecimal.TWO).sqrt(digits);
            BigDecimal inverse = root.multiply(root.add(exact));
            assertThat(new BigDecimal(student.survival(t)).multiply(inverse, digits).subtract(BigDecimal.ONE).doubleValue())
                .as("t = %s", t).isCloseTo(0, within(5e-15));
        }
    }

    @Test
    void aSquareBeyondTheRangeOfADoubleDoesNoHarm() {
        for (double[] row : FAR) {
            StudentT t = StudentT.of(row[0]);
            if (row[2] > 0) {                                     // 0: below the range of a double
                assertClose(row, t.pdf(row[1]), row[2]);
            }
            assertThat(t.logPdf(row[1])).as("nu = %s, t = %s", row[0], row[1])
                .isCloseTo(row[3], Percentage.withPercentage(1e-12));
            assertClose(row, t.survival(row[1]), row[4]);
        }
    }

    @Test
    void quantilesOnBothSidesOfTheChangeOfMethod() {
        for (double nu : new double[] {0.3, 1, 2.9, 3.1, 30, 1e6}) {
            StudentT t = StudentT.of(nu);
            for (double p : new double[] {1e-200, 1e-9, 0.1, 0.2499, 0.25, 0.2501, 0.4, 0.499999, 0.5 - 1e-12}) {
                double x = t.upperQuantile(p);
                if (x < 1e300) {
                    double slope = t.pdf(x) * Math.ulp(x) / p;             // one step of x, seen in p
                    assertThat(t.survival(x) / p).as("nu = %s, p = %s", nu, p).isCloseTo(1, within(2e-13 + slope));
                    assertThat(t.quantile(p)).isEqualTo(-x);
                }
            }
            // subtle: 1/2 − P(T > t) would have lost t; the inverse works on P(0 < T < t) instead.
            double near = (0.5 - (0.5 - 1e-12)) / t.pdf(0);
            assertThat(t.upperQuantile(0.5 - 1e-12)).isCloseTo(near, Percentage.withPercentage(1e-11));
        }
        for (double off : new double[] {1e-3, 1e-5, 1e-7}) {
            double p = 0.5 + off;
            double exact = Math.tan(Math.PI * (p - 0.5));              // with one degree of freedom
            assertThat(StudentT.of(1).quantile(p)).isCloseTo(exact, Percentage.withPercentage(1e-12));
            assertThat(StudentT.of(1).upperQuantile(p)).isCloseTo(-exact, Percentage.withPercentage(1e-12));
        }
        assertThat(StudentT.of(3).upperQuantile(0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(StudentT.of(3).upperQuantile(1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(StudentT.of(1).quantile(0.9)).isCloseTo(Math.tan(0.4 * Math.PI), Percentage.withPercentage(1e-13));
        assertThat(StudentT.of(2).upperQuantile(1e-100)).isCloseTo(Math.sqrt(0.5e100), Percentage.withPercentage(1e-12));
    }

    /// The rounding of an exponent of −700 alone costs 1e-13 of e^(−700).
    private static void assertClose(double[] row, double actual, double expected) {
        double allowed = 2e-15 + 2e-16 * Math.abs(Math.log(expected));
        assertThat(actual / expected).as("nu = %s, t = %s", row[0], row[1]).isCloseTo(1, within(allowed));
    }

    @Test
    void twoSidedPValueCountsBothTails() {
        StudentT t = StudentT.of(7);
        assertThat(t.twoSidedPValue(-2.5)).isEqualTo(t.twoSidedPValue(2.5)).isEqualTo(2 * t.survival(2.5));
        assertThat(t.twoSidedPValue(0)).isEqualTo(1);
    }

    @Test
    void halvesMirror() {
        StudentT t = StudentT.of(3.3);
        for (double x : new double[] {0, 1e-9, 0.3, 2, 40, 1e160}) {
            assertThat(t.cdf(-x)).isEqualTo(t.survival(x));
            assertThat(t.cdf(x) + t.survival(x)).isCloseTo(1, within(1e-15));
            assertThat(t.pdf(-x)).isEqualTo(t.pdf(x));
        }
    }

    @Test
    void limitsAreReached() {
        StudentT t = StudentT.of(4);
        assertThat(t.cdf(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(t.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(t.pdf(Double.POSITIVE_INFINITY)).isZero();
        assertThat(t.logPdf(Double.POSITIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(t.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(t.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(t.quantile(0.5)).isZero();
        assertThat(t.cdf(Double.NaN)).isNaN();
        assertThat(t.survival(Double.NaN)).isNaN();
        assertThat(t.pdf(Double.NaN)).isNaN();
    }

    @Test
    void momentsThatDoNotExistAreNotInvented() {
        assertThat(StudentT.of(1).mean()).isNaN();
        assertThat(StudentT.of(1.5).mean()).isZero();
        assertThat(StudentT.of(1).variance()).isNaN();
        assertThat(StudentT.of(2).variance()).isInfinite();
        assertThat(StudentT.of(4).variance()).isEqualTo(2);
    }

    @Test
    void sampleFollowsItsOwnQuantiles() {
        StudentT t = StudentT.of(2.5);
        double[] draws = t.sample(new SplittableRandom(7), 40_000);
        for (double p : new double[] {0.05, 0.3, 0.5, 0.9, 0.99}) {
            double quantile = t.quantile(p);
            double share = java.util.Arrays.stream(draws).filter(x -> x <= quantile).count() / 40_000.0;
            assertThat(share).isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / 40_000)));
        }
    }

    @Test
    void badParametersAreNamed() {
        for (double bad : new double[] {-1, 0, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> StudentT.of(bad))
                .withMessage("StudentT.of: degreesOfFreedom = " + bad + ": must be positive and finite");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> StudentT.of(3).quantile(1.5))
            .withMessage("StudentT.quantile: p = 1.5: must be between 0 and 1");
        assertThatIllegalArgumentException().isThrownBy(() -> StudentT.of(3).upperQuantile(Double.NaN))
            .withMessage("StudentT.upperQuantile: p = NaN: must be between 0 and 1");
    }
}
