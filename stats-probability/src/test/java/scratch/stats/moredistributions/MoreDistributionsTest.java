package scratch.stats.moredistributions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import smile.stat.distribution.BetaDistribution;
import smile.stat.distribution.ChiSquareDistribution;
import smile.stat.distribution.GammaDistribution;
import smile.stat.distribution.LogNormalDistribution;
import smile.stat.distribution.TDistribution;

import scratch.stats.distribution.Binomial;
import scratch.stats.distribution.ChiSquare;
import scratch.stats.distribution.Exponential;
import scratch.stats.distribution.FDistribution;
import scratch.stats.distribution.Gamma;
import scratch.stats.distribution.LogNormal;
import scratch.stats.distribution.NegativeBinomial;
import scratch.stats.distribution.Normal;
import scratch.stats.distribution.Poisson;
import scratch.stats.distribution.StudentT;
import scratch.stats.special.IncompleteBeta;
import scratch.stats.special.IncompleteGamma;

/// Closed forms first, then our distribution classes, then Smile as far as its digits go.
class MoreDistributionsTest {
    @Test
    void closedFormsByHand() {
        assertThat(TwoFunctions.studentTail(1, 1)).isEqualTo(0.25, within(1e-15));
        assertThat(TwoFunctions.studentTail(2, 2)).isEqualTo(0.5 - 1 / Math.sqrt(6), within(1e-15));
        assertThat(TwoFunctions.chiSquareTail(4, 6)).isEqualTo(4 * Math.exp(-3), within(1e-15));
        assertThat(ChiSquare.of(2).upperQuantile(0.05)).isEqualTo(-2 * Math.log(0.05), within(1e-14))
                .isEqualTo(5.991465, within(5e-7));
        assertThat(TwoFunctions.betaBelow(2, 3, 0.25)).isEqualTo(67.0 / 256, within(1e-15));
        assertThat(TwoFunctions.fTail(2, 10, 3)).isEqualTo(Math.pow(1.6, -5), within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 2.5, 6, 40})
    void everyTailAgreesWithItsDistribution(double x) {
        near(TwoFunctions.studentTail(17.776, x), StudentT.of(17.776).survival(x));
        near(TwoFunctions.studentCentre(3, x), 1 - StudentT.of(3).twoSidedPValue(x));
        near(TwoFunctions.fTail(3.5, 8, x), FDistribution.of(3.5, 8).survival(x));
        near(TwoFunctions.gammaTail(2.5, 3, x), Gamma.of(2.5, 3).survival(x));
        near(TwoFunctions.chiSquareTail(7, x), ChiSquare.of(7).survival(x));
        near(TwoFunctions.exponentialTail(0.7, x), Exponential.of(0.7).survival(x));
        near(TwoFunctions.normalOutside(Math.min(x, 30)), 2 * Normal.STANDARD.survival(Math.min(x, 30)));
        for (int k = 1; k <= 9; k++) {
            near(TwoFunctions.binomialAtLeast(9, 0.3, k), Binomial.of(9, 0.3).survival(k - 1));
            near(TwoFunctions.failuresAtMost(2.5, 0.3, k), NegativeBinomial.of(2.5, 0.3).cdf(k));
            near(TwoFunctions.poissonAtMost(x, k), Poisson.of(x).cdf(k));
        }
    }

    @Test
    void smileAgreesToSevenDecimals() {
        for (double x : new double[]{0.1, 0.5, 1, 3, 8}) {
            assertThat(1 - TwoFunctions.studentTail(5, x)).isEqualTo(new TDistribution(5).cdf(x), within(1e-7));
            assertThat(1 - TwoFunctions.fTail(2, 10, x))
                    .isEqualTo(new smile.stat.distribution.FDistribution(2, 10).cdf(x), within(1e-7));
            assertThat(1 - TwoFunctions.chiSquareTail(4, x)).isEqualTo(new ChiSquareDistribution(4).cdf(x), within(1e-7));
            assertThat(1 - TwoFunctions.gammaTail(2.5, 3, x)).isEqualTo(new GammaDistribution(2.5, 3).cdf(x), within(1e-7));
            assertThat(TwoFunctions.betaBelow(2, 3, x / 10)).isEqualTo(new BetaDistribution(2, 3).cdf(x / 10), within(1e-7));
        }
    }

    @Test
    void whereSmileRunsOutOfTerms() {
        assertThat(IncompleteGamma.of(1e8).lower(1e8)).isEqualTo(0.50001329807601, within(1e-13));
        assertThat(smile.math.special.Gamma.regularizedIncompleteGamma(1e8, 1e8)).isEqualTo(0.0399, within(5e-5));
        // at the mean: 1/2 + 1/(3√(2πa)) and less than 1e-9 more
        assertThat(TwoFunctions.gammaTail(1e6, 1, 1e6)).isEqualTo(0.5 - 1 / (3 * Math.sqrt(2e6 * Math.PI)), within(1e-9));
        assertThat(Gamma.of(1e6, 1).cdf(1e6)).isEqualTo(0.5001, within(5e-5));
        assertThat(new GammaDistribution(1e6, 1).cdf(1e6)).isEqualTo(0.3416, within(5e-5));
        assertThat(IncompleteGamma.of(0.5).upper(50)).isEqualTo(1.52397060483e-23, within(1e-34));
        assertThat(smile.math.special.Gamma.regularizedUpperIncompleteGamma(0.5, 50)).isZero();
        assertThat(IncompleteBeta.of(1e5, 1e5).lower(0.5)).isEqualTo(0.5, within(1e-13));
        assertThat(smile.math.special.Beta.regularizedIncompleteBetaFunction(1e5, 1e5, 0.5))
                .isEqualTo(0.49999994, within(5e-9));
        assertThat(IncompleteGamma.of(1e-5).upper(1)).isEqualTo(2.19386179140747e-6, within(1e-20));
    }

    @Test
    void theVarianceOfSmilesLogNormalIsWrong() {
        double right = (Math.E - 1) * Math.E;           // (e^σ² − 1) e^(2μ + σ²) with μ = 0, σ = 1
        assertThat(LogNormal.of(0, 1).variance()).isEqualTo(right, within(1e-14)).isEqualTo(4.67, within(5e-3));
        assertThat(new LogNormalDistribution(0, 1).variance()).isZero();
        assertThat(new LogNormalDistribution(0, 1).mean()).isEqualTo(LogNormal.of(0, 1).mean(), within(1e-14))
                .isEqualTo(1.65, within(5e-3));
    }

    @Test
    void theFractionSettles() {
        double[] cuts = GammaFraction.convergents(0.5, 2, 60);
        assertThat(cuts[0]).isEqualTo(0.04319, within(5e-6));
        assertThat(cuts[1]).isEqualTo(0.04520, within(5e-6));
        assertThat(cuts[4]).isEqualTo(0.0455, within(5e-5));
        assertThat(cuts[59]).isEqualTo(TwoFunctions.normalOutside(2), within(1e-14));
        assertThat(GammaFraction.convergents(1, 3, 1)[0]).isEqualTo(Math.exp(-3), within(1e-15));
    }

    @Test
    void oneMinusRoundedXLosesTheCentreOfT() {
        double x = 1e10 / (1e10 + 1e-12);
        assertThat(IncompleteBeta.of(0.5, 5e9).lower(1 - x)).isZero();
        assertThat(TwoFunctions.studentCentre(1e10, 1e-6)).isEqualTo(7.97884560782785e-7, within(1e-18));
        assertThat(TwoFunctions.studentTail(1e10, 1e-6)).isEqualTo(0.49999960105771961, within(1e-16));
    }

    @Test
    void tTailsStayPolynomialAndMomentsMayBeMissing() {
        assertThat(StudentT.of(5).survival(40)).isEqualTo(9.2e-8, within(5e-10));
        assertThat(Normal.STANDARD.survival(40)).isLessThan(1e-300);
        assertThat(StudentT.of(30).survival(10) / Normal.STANDARD.survival(10)).isBetween(2.9e12, 3.1e12);
        assertThat(StudentT.of(1).mean()).isNaN();
        assertThat(StudentT.of(2).variance()).isInfinite();
        assertThat(StudentT.of(1).quantile(0.975)).isEqualTo(12.706, within(5e-4));
        assertThat(StudentT.of(100).quantile(0.975)).isEqualTo(1.984, within(5e-4));
        assertThat(StudentT.of(17.776).quantile(0.975)).isEqualTo(2.103, within(5e-4));
        assertThat(Gamma.of(0.001, 1).cdf(1e-300)).isEqualTo(0.501, within(5e-4));
    }

    @Test
    void theSquareOfTIsF() {
        near(TwoFunctions.fTail(1, 5, 4), 2 * TwoFunctions.studentTail(5, 2));
    }

    @Test
    void badInputIsRefusedWithItsValues() {
        assertThatThrownBy(() -> TwoFunctions.studentTail(3, Double.NaN)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("studentTail: t = NaN: must not be negative");
        assertThatThrownBy(() -> TwoFunctions.binomialAtLeast(4, 0.5, 5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("TwoFunctions.binomialAtLeast: k = 5, n = 4: needs k from 1 to n");
        assertThatThrownBy(() -> TwoFunctions.chiSquareTail(0, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("IncompleteGamma.of: a = 0.0: must be positive and finite");
        assertThatThrownBy(() -> GammaFraction.convergents(0.5, 2, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("GammaFraction.convergents: a = 0.5, x = 2.0, depth = 0: needs a and x positive and"
                + " finite, depth of at least 1");
    }

    private static void near(double actual, double expected) {
        assertThat(actual).isEqualTo(expected, within(1e-12 * Math.abs(expected)));
    }
}
