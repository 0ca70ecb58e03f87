package scratch.stats.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class GammaFunctionTest {
    private static final Percentage TIGHT = Percentage.withPercentage(5e-13);

    @Test
    void factorialsAreExactToTheLastDigits() {
        double factorial = 1;
        for (int n = 1; n <= 170; n++) {
            factorial *= n;
            assertThat(GammaFunction.gamma(n + 1)).as("%d!", n).isCloseTo(factorial, Percentage.withPercentage(2e-12));
            if (n <= 22) {                                 // every product so far is a double
                assertThat(GammaFunction.gamma(n + 1)).as("%d!", n).isEqualTo(factorial);
            }
        }
        assertThat(GammaFunction.gamma(172)).isInfinite();
        assertThat(GammaFunction.gamma(0.5)).isCloseTo(Math.sqrt(Math.PI), TIGHT);
        assertThat(GammaFunction.gamma(1e-300)).isCloseTo(1e300, TIGHT);
    }

    @Test
    void logarithmKeepsItsDigitsNearItsZeros() {
        double[][] known = {                               // mpmath, 50 digits
            {1e-5, 11.512919692895825683}, {0.3, 1.0957979948180755606}, {1.0000001, -5.772155829918507097e-8},
            {1.5, -0.12078223763524522235}, {2.00001, 4.2278755976483595969e-6}, {2.5, 0.28468287047291915963},
            {9.99, 12.77931521435019336}, {10, 12.801827480081469611}, {1e10, 220258509288.81058147}};
        assertThat(GammaFunction.logGamma(1)).isZero();
        assertThat(GammaFunction.logGamma(2)).isZero();
        for (double[] row : known) {
            assertThat(GammaFunction.logGamma(row[0])).as("x = %s", row[0])
                .isCloseTo(row[1], Percentage.withPercentage(4e-13));
        }
        for (double x : new double[] {0.3, 1.5, 2.5, 10}) {
            assertThat(GammaFunction.logGamma(x + 1)).isCloseTo(GammaFunction.logGamma(x) + Math.log(x), within(1e-14));
        }
    }

    @Test
    void ratioOfHalfAStepJoinsItsTwoFormulas() {
        assertThat(GammaFunction.halfStepRatio(0.5)).isCloseTo(1 / Math.sqrt(Math.PI), TIGHT);
        assertThat(GammaFunction.halfStepRatio(1e10)).isCloseTo(99999.99999875, TIGHT);
        for (double x : new double[] {9.5, 9.9999, 10, 10.5}) {
            double squared = GammaFunction.halfStepRatio(x) * GammaFunction.halfStepRatio(x + 0.5);
            assertThat(squared).isCloseTo(x, TIGHT);
        }
    }

    @Test
    void stirlingErrorJoinsItsTwoFormulas() {
        assertThat(GammaFunction.stirlingError(9.9999999)).isCloseTo(GammaFunction.stirlingError(10), within(1e-10));
        assertThat(GammaFunction.stirlingError(1)).isCloseTo(1 - 0.5 * Math.log(2 * Math.PI), TIGHT);
        assertThat(Math.log(GammaFunction.star(25))).isCloseTo(0.0033331556367280928753, within(1e-16));
    }

    @Test
    void digammaFollowsItsRecurrence() {
        assertThat(GammaFunction.digamma(1)).isCloseTo(-0.57721566490153286061, TIGHT);
        assertThat(GammaFunction.digamma(0.5)).isCloseTo(-1.9635100260214234794, TIGHT);
        assertThat(GammaFunction.digamma(1e-5)).isCloseTo(-100000.57719921568, TIGHT);
        for (double x : new double[] {0.2, 3.3, 9.5, 40}) {
            assertThat(GammaFunction.digamma(x + 1)).isCloseTo(GammaFunction.digamma(x) + 1 / x, within(1e-14));
        }
    }

    @Test
    void argumentsMustBePositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> GammaFunction.gamma(0))
            .withMessage("GammaFunction.gamma: x = 0.0: must be positive");
        assertThatIllegalArgumentException().isThrownBy(() -> GammaFunction.logGamma(Double.NaN))
            .withMessage("GammaFunction.logGamma: x = NaN: must be positive");
        assertThatIllegalArgumentException().isThrownBy(() -> GammaFunction.digamma(-1))
            .withMessage("GammaFunction.digamma: x = -1.0: must be positive");
    }
}
