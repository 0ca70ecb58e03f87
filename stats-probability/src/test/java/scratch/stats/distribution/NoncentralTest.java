package scratch.stats.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class NoncentralTest {
    private static final Percentage TIGHT = Percentage.withPercentage(5e-11);

    @Test
    void withoutNoncentralityTheyAreCentral() {
        for (double x : new double[] {-200, -30, -2, 0.5, 3, 40, 1e5}) {
            assertThat(NoncentralT.of(7, 0).survival(x)).isCloseTo(StudentT.of(7).survival(x), TIGHT);
            assertThat(NoncentralT.of(7, 0).cdf(x)).isCloseTo(StudentT.of(7).cdf(x), TIGHT);
            assertThat(NoncentralT.of(7, 0).pdf(x)).isCloseTo(StudentT.of(7).pdf(x), TIGHT);
        }
        for (double x : new double[] {1e-6, 0.5, 3, 40, 600}) {
            assertThat(NoncentralChiSquare.of(3, 0).survival(x)).isCloseTo(ChiSquare.of(3).survival(x), TIGHT);
            assertThat(NoncentralChiSquare.of(3, 0).cdf(x)).isCloseTo(ChiSquare.of(3).cdf(x), TIGHT);
            assertThat(NoncentralF.of(3, 9, 0).survival(x)).isCloseTo(FDistribution.of(3, 9).survival(x), TIGHT);
            assertThat(NoncentralF.of(3, 9, 0).pdf(x)).isCloseTo(FDistribution.of(3, 9).pdf(x), TIGHT);
        }
    }

    @Test
    void farTailsOfTAreFoundWhereTheDensityOfTheScaleUnderflowsAtOne() {
        NoncentralT t = NoncentralT.of(6, 1.5);
        double last = 1;
        for (double x = -10; x > -1e6; x *= 1.5) {
            assertThat(t.cdf(x)).isPositive().isLessThan(last);
            last = t.cdf(x);
        }
        assertThat(t.cdf(-1e5) / t.cdf(-2e5)).isCloseTo(64, within(0.01));      // the tail is t^(−6)
    }

    @Test
    void squareOfNoncentralTIsNoncentralF() {
        NoncentralT t = NoncentralT.of(11, 1.7);
        NoncentralF f = NoncentralF.of(1, 11, 1.7 * 1.7);
        for (double x : new double[] {0.1, 1, 2.5, 6, 25}) {
            assertThat(f.survival(x * x)).isCloseTo(t.survival(x) + t.cdf(-x), Percentage.withPercentage(1e-10));
        }
    }

    @Test
    void chiSquareWithOneDegreeIsASquaredNormal() {
        NoncentralChiSquare chi = NoncentralChiSquare.of(1, 9);
        for (double x : new double[] {0.01, 1, 4, 30, 400}) {
            double root = Math.sqrt(x);
            assertThat(chi.survival(x)).isCloseTo(Normal.STANDARD.survival(root - 3) + Normal.STANDARD.cdf(-root - 3),
                Percentage.withPercentage(1e-10));
        }
    }

    @Test
    void badParametersAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> NoncentralT.of(0, 1))
            .withMessage("NoncentralT.of: degreesOfFreedom = 0.0: must be positive and finite");
        assertThatIllegalArgumentException().isThrownBy(() -> NoncentralT.of(3, Double.NaN))
            .withMessage("NoncentralT.of: noncentrality = NaN: must be finite");
        assertThatIllegalArgumentException().isThrownBy(() -> NoncentralChiSquare.of(3, -1))
            .withMessage("NoncentralChiSquare.of: noncentrality = -1.0: must be finite and not negative");
        assertThatIllegalArgumentException().isThrownBy(() -> NoncentralF.of(3, 0, 1))
            .withMessage("NoncentralF.of: denominatorDegrees = 0.0: must be positive and finite");
    }
}
