package scratch.stats.binomial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import scratch.stats.distribution.Binomial;
import scratch.stats.distribution.Normal;

class BinomialTest {
    @Test
    void eightHeadsInTenByHand() {
        var ten = Binomial.of(10, 0.5);
        assertThat(ten.pmf(8)).isEqualTo(45.0 / 1024, within(1e-16)).isEqualTo(0.0439, within(5e-5));
        assertThat(ten.pmf(9)).isEqualTo(10.0 / 1024, within(1e-16)).isEqualTo(0.0098, within(5e-5));
        assertThat(ten.pmf(10)).isEqualTo(1.0 / 1024, within(1e-16)).isEqualTo(0.0010, within(5e-5));
        assertThat(ten.survival(7)).isEqualTo(56.0 / 1024, within(1e-16));
        assertThat(ten.survival(8)).isEqualTo(11.0 / 1024, within(1e-16)).isEqualTo(0.0107, within(5e-5));
        assertThat(ten.pmf(5)).isEqualTo(252.0 / 1024, within(1e-15));
        assertThat(BinomialWays.byFactorials(1, 3, 0.2)).isEqualTo(3 * 0.2 * 0.64, within(1e-15));
        assertThat(1 - BinomialWays.normal(8, 10, 0.5)).isEqualTo(0.0289, within(5e-5));
        assertThat(BinomialWays.normalAtLeast(8, 10, 0.5)).isEqualTo(0.0569, within(5e-5));
        assertThat(TwoSided.asUnlikely(8, ten)).isEqualTo(112.0 / 1024, within(1e-15));
        assertThat(TwoSided.doubled(8, ten)).isEqualTo(112.0 / 1024, within(1e-15));
    }

    @Test
    void aHundredPartsWithOnePercentDefects() {
        assertThat(Binomial.of(100, 0.01).cdf(0)).isEqualTo(0.3660, within(5e-5));
        assertThat(BinomialWays.normal(0, 100, 0.01)).isEqualTo(0.157, within(5e-4));
        assertThat(BinomialWays.normalCorrected(0, 100, 0.01)).isEqualTo(0.308, within(5e-4));
        assertThat(Normal.of(1, Math.sqrt(0.99)).cdf(-0.5)).isEqualTo(0.066, within(5e-4));
    }

    @Test
    void theBellIsHopelessInTheFarTail() {
        assertThat(Binomial.of(1000, 0.5).survival(899)).isEqualTo(exactUpper(900, 1000), within(1e-174))
                .isEqualTo(6.70e-162, within(5e-165));
        assertThat(BinomialWays.normalAtLeast(900, 1000, 0.5)).isEqualTo(3.7e-141, within(5e-143));
        assertThat(1 - Binomial.of(1000, 0.5).cdf(899)).isZero();
    }

    // Whole numbers only: Σ C(n, j) / 2ⁿ.
    private static double exactUpper(int k, int n) {
        BigInteger term = BigInteger.ONE;
        BigInteger sum = BigInteger.ZERO;
        for (int j = n; j >= k; j--) {
            sum = sum.add(term);
            term = term.multiply(BigInteger.valueOf(j)).divide(BigInteger.valueOf(n - j + 1L));
        }
        return new BigDecimal(sum).divide(new BigDecimal(BigInteger.TWO.pow(n)), new MathContext(30)).doubleValue();
    }

    @Test
    void fiftyOfAHundredIsTheLikeliestAndStillUnlikely() {
        var hundred = Binomial.of(100, 0.5);
        assertThat(hundred.pmf(50)).isEqualTo(0.0796, within(5e-5)).isGreaterThan(hundred.pmf(49));
    }

    @Test
    void factorialsEndAt170AndLogGammaLosesDigits() {
        assertThat(BinomialWays.byFactorials(50, 100, 0.5)).isEqualTo(Binomial.of(100, 0.5).pmf(50), within(1e-13));
        assertThat(BinomialWays.byFactorials(85, 170, 0.5)).isEqualTo(Binomial.of(170, 0.5).pmf(85), within(1e-13));
        assertThat(BinomialWays.byFactorials(85, 171, 0.5)).isInfinite();
        double million = BinomialWays.byLogGamma(500_000, 1_000_000, 0.5) / Binomial.of(1_000_000, 0.5).pmf(500_000) - 1;
        assertThat(Math.abs(million)).isBetween(1e-11, 1e-8);
        double hundredMillion = BinomialWays.byLogGamma(50_000_000, 100_000_000, 0.5)
                / Binomial.of(100_000_000, 0.5).pmf(50_000_000) - 1;
        assertThat(Math.abs(hundredMillion)).isBetween(1e-9, 1e-6);
        // The middle bar is 1/√(πn/2)·(1 − 1/(4n) + …): the saddle-point form keeps it at any n.
        assertThat(Binomial.of(100_000_000, 0.5).pmf(50_000_000))
                .isEqualTo(Math.sqrt(2 / Math.PI / 1e8) * (1 - 1 / 4e8), within(1e-19));
    }

    @ParameterizedTest
    @CsvSource({"3, 20, 0.3, 0.22041826738070935, 0.21417360900746207", "0, 10, 0.5, 0.001953125, 0.001953125",
                "5, 10, 0.5, 1, 1", "10, 10, 0.5, 0.001953125, 0.001953125", "2, 5, 0.4, 1, 1"})
    void twoConventionsForTwoSides(long k, long n, double p, double asUnlikely, double doubled) {
        assertThat(TwoSided.asUnlikely(k, Binomial.of(n, p))).isEqualTo(asUnlikely, within(1e-13));
        assertThat(TwoSided.doubled(k, Binomial.of(n, p))).isEqualTo(doubled, within(1e-13));
    }

    @ParameterizedTest
    @CsvSource({"20, 0.3", "17, 0.05", "40, 0.5", "33, 0.81"})
    void theBinarySearchFindsWhatAddingUpFinds(int n, double p) {
        var binomial = Binomial.of(n, p);
        for (int k = 0; k <= n; k++) {
            double sum = 0;
            for (int j = 0; j <= n; j++) {
                sum += binomial.pmf(j) <= binomial.pmf(k) * (1 + 1e-7) ? binomial.pmf(j) : 0;
            }
            assertThat(TwoSided.asUnlikely(k, binomial)).as("k = %d", k).isEqualTo(sum, within(1e-12));
        }
    }

    @Test
    void badInputIsRefusedWithItsValues() {
        assertThatThrownBy(() -> BinomialWays.byFactorials(3, 2, 0.5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("BinomialWays.byFactorials: k = 3, n = 2, p = 0.5: needs 0 <= k <= n, n at least 1 and p"
                + " strictly between 0 "
                        + "and 1");
        assertThatThrownBy(() -> BinomialWays.byLogGamma(1, 2, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BinomialWays.normal(Double.NaN, 2, 0.5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("BinomialWays.normal: k = NaN: needs a number");
        assertThatThrownBy(() -> BinomialWays.normalAtLeast(Double.NaN, 2, 0.5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("BinomialWays.normalAtLeast: k = NaN: needs a number");
        assertThatThrownBy(() -> BinomialWays.normal(1, 2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TwoSided.doubled(-1, Binomial.of(10, 0.5))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("TwoSided: k = -1, n = 10: needs 0 <= k <= n");
    }
}
