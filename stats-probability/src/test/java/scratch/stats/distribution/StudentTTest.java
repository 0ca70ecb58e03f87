package scratch.stats.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class StudentTTest {
    private static final Percentage TIGHT = Percentage.withPercentage(1e-11);

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
