package scratch.stats.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import scratch.stats.distribution.Beta;
import scratch.stats.distribution.Exponential;

class BeliefsTest {
    private static final Offset<Double> TIGHT = within(1e-12);

    @Test
    void sevenHeadsAndThreeTailsByHand() {
        BetaBinomial belief = BetaBinomial.FLAT.update(7, 3);
        assertThat(belief).isEqualTo(new BetaBinomial(8, 4));
        assertThat(belief.distribution().mean()).isEqualTo(2 / 3.0, TIGHT);
        assertThat(Math.sqrt(belief.distribution().variance())).isEqualTo(0.1307, within(5e-5));
        assertThat(belief.distribution().survival(0.5)).isEqualTo(1816 / 2048.0, TIGHT);
        Credible equal = Credible.equalTailed(belief.distribution(), 0.95);
        Credible highest = Credible.highestDensity(belief.distribution(), 0.95);
        // SciPy 1.10.1: beta(8, 4).interval(0.95), and minimize_scalar over the width
        assertThat(equal.lower()).isEqualTo(0.3902574404275788, TIGHT);
        assertThat(equal.upper()).isEqualTo(0.8907365561809019, TIGHT);
        assertThat(highest.lower()).isEqualTo(0.41204744303617113, within(1e-6));
        assertThat(highest.upper()).isEqualTo(0.9066276691612588, within(1e-6));
        assertThat(belief.distribution().pdf(highest.lower()))
                .isEqualTo(belief.distribution().pdf(highest.upper()), within(1e-6));
    }

    @Test
    void theOrderOfTheDataDoesNotMatter() {
        BetaBinomial oneByOne = BetaBinomial.FLAT;
        for (char flip : "HTHHTHHTHH".toCharArray()) {
            oneByOne = oneByOne.update(flip == 'H' ? 1 : 0, flip == 'H' ? 0 : 1);
        }
        assertThat(oneByOne).isEqualTo(BetaBinomial.FLAT.update(7, 3));
        NormalInverseGamma prior = new NormalInverseGamma(1, 2, 3, 4);
        assertThat(prior.update(5, 2.7, 1.9).update(3.4, 2.1).scale())
                .isEqualTo(prior.update(2.1, 3.4, 1.9, 5, 2.7).scale(), TIGHT);
    }

    @Test
    void predictionsAgreeWithSciPy() {     // SciPy 1.10.1: betabinom.pmf, nbinom.pmf
        assertThat(new BetaBinomial(8, 4).predictive(3, 10)).isEqualTo(0.0408260470179975, TIGHT);
        assertThat(BetaBinomial.JEFFREYS.predictive(0, 5)).isEqualTo(0.24609375, TIGHT);
        assertThat(new BetaBinomial(2.5, 7).predictive(40, 100)).isEqualTo(0.014593169318627437, TIGHT);
        assertThat(new GammaPoisson(123, 201).predictive().pmf(3)).isEqualTo(0.02093765655368708, TIGHT);
    }

    @Test
    void theHorseKicks() {
        GammaPoisson belief = new GammaPoisson(1, 1).update(122, 200);
        assertThat(belief).isEqualTo(new GammaPoisson(123, 201));
        assertThat(belief.distribution().mean()).isEqualTo(0.6119, within(5e-5));
        Credible equal = Credible.equalTailed(belief.distribution(), 0.95);
        assertThat(equal.lower()).isEqualTo(0.5085822163718077, TIGHT);
        assertThat(equal.upper()).isEqualTo(0.7247172629436172, TIGHT);
    }

    @Test
    void aNormalBeliefAndOneObservationByHand() {
        NormalNormal belief = new NormalNormal(0, 4).update(1, 3);
        assertThat(belief.mean()).isEqualTo(2.4, TIGHT);
        assertThat(belief.variance()).isEqualTo(0.8, TIGHT);
        assertThat(belief.predictive(1).variance()).isEqualTo(1.8, TIGHT);
        NormalNormal both = new NormalNormal(5, 2).update(3, 1, 7, 4);
        assertThat(both.variance()).isEqualTo(1 / (1 / 2.0 + 3 / 3.0), TIGHT);
        assertThat(both.mean()).isEqualTo((5 / 2.0 + 12 / 3.0) * both.variance(), TIGHT);
        assertThat(new NormalNormal(5, 2).update(3)).isEqualTo(new NormalNormal(5, 2));
    }

    @Test
    void meanAndVarianceTogetherAgreeWithTheClosedForm() {
        NormalInverseGamma belief = new NormalInverseGamma(1, 2, 3, 4).update(2.1, 3.4, 1.9, 5.0, 2.7);
        assertThat(belief.mean()).isEqualTo(2.442857142857143, TIGHT);
        assertThat(belief.strength()).isEqualTo(7);
        assertThat(belief.shape()).isEqualTo(5.5);
        assertThat(belief.scale()).isEqualTo(10.04857142857143, TIGHT);
        // SciPy 1.10.1: t(11).cdf and .interval, shifted and scaled
        assertThat(belief.meanCdf(3)).isEqualTo(0.8506079109474113, TIGHT);
        assertThat(belief.meanInterval(0.9).lower()).isEqualTo(1.525369388555847, TIGHT);
        assertThat(belief.meanInterval(0.9).upper()).isEqualTo(3.3603448971584386, TIGHT);
        assertThat(belief.expectedVariance()).isEqualTo(10.04857142857143 / 4.5, TIGHT);
        assertThat(belief.precision().mean()).isEqualTo(5.5 / 10.04857142857143, TIGHT);
        assertThat(new NormalInverseGamma(0, 1, 1, 1).expectedVariance()).isInfinite();
    }

    @Test
    void sharesOfSeveralCategoriesAreCounters() {
        DirichletMultinomial belief = DirichletMultinomial.of(1, 1, 1).update(3, 0, 5);
        assertThat(belief.counters()).containsExactly(4, 1, 6);
        assertThat(belief.mean()).containsExactly(new double[] {4 / 11.0, 1 / 11.0, 6 / 11.0}, TIGHT);
        assertThat(belief.share(0).mean()).isEqualTo(4 / 11.0, TIGHT);
        assertThat(belief.share(2).survival(0.5)).isEqualTo(Beta.of(6, 5).survival(0.5), TIGHT);
    }

    @Test
    void noneOfTwentyAndTheOtherPriors() {
        assertThat(BetaBinomial.FLAT.update(0, 20).distribution().quantile(0.95)).isEqualTo(0.133, within(5e-4));
        assertThat(1 - Math.pow(0.05, 1 / 20.0)).isEqualTo(0.139, within(5e-4));          // exact confidence bound
        assertThat(Math.sqrt(0.01)).isEqualTo(0.1, TIGHT);                                 // p² < 0.01 is p < 0.1
        Credible jeffreys = Credible.highestDensity(BetaBinomial.JEFFREYS.update(7, 3).distribution(), 0.95);
        assertThat(jeffreys.lower()).isBetween(0.40, 0.45);
        Credible equal = Credible.equalTailed(BetaBinomial.JEFFREYS.update(7, 3).distribution(), 0.95);
        assertThat(equal.lower()).isEqualTo(0.394, within(5e-4));
        assertThat(equal.upper()).isEqualTo(0.907, within(5e-4));
        assertThat(new BetaBinomial(50, 50).update(7, 3).distribution().mean()).isEqualTo(57 / 110.0, TIGHT);
    }

    @Test
    void spreadsOfTheNormalBeliefs() {
        assertThat(new NormalNormal(0, 4).distribution().variance()).isEqualTo(4, TIGHT);
        assertThat(new NormalNormal(0, 4).predictive(5).variance()).isEqualTo(9, TIGHT);
        assertThat(new NormalInverseGamma(0, 1, 0.5, 3).expectedVariance()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(new NormalInverseGamma(0, 1, 3, 3).expectedVariance()).isEqualTo(1.5, TIGHT);
    }

    @Test
    void theShortestIntervalOfAFallingDensityStartsAtTheEdge() {
        Credible interval = Credible.highestDensity(Exponential.of(1), 0.9);
        assertThat(interval.lower()).isZero();
        assertThat(interval.upper()).isEqualTo(Math.log(10), within(1e-7));
        Credible rising = Credible.highestDensity(Beta.of(3, 1), 0.9);
        assertThat(rising.upper()).isEqualTo(1);
    }

    @Test
    void badInputIsRefusedWithItsValues() {
        refused(() -> new BetaBinomial(0, 1), "BetaBinomial: a = 0.0: must be positive and finite");
        refused(() -> BetaBinomial.FLAT.update(-1, 1), "BetaBinomial.update: successes = -1: must not be negative");
        refused(() -> BetaBinomial.FLAT.predictive(3, 2),
                "BetaBinomial.predictive: k = 3 of n = 2: must lie between 0 and n");
        refused(() -> BetaBinomial.FLAT.predictive(-1, 2),
                "BetaBinomial.predictive: k = -1 of n = 2: must lie between 0 and n");
        refused(() -> new GammaPoisson(1, 1).update(3, 0), "GammaPoisson.update: exposure = 0.0: must be positive and finite");
        refused(() -> new NormalNormal(Double.NaN, 1), "NormalNormal: mean = NaN: must be finite");
        refused(() -> new NormalNormal(0, 1).update(1, Double.POSITIVE_INFINITY),
                "NormalNormal.update: observation = Infinity: must be finite");
        refused(() -> new NormalInverseGamma(0, 1, -1, 1), "NormalInverseGamma: shape = -1.0: must be positive and finite");
        refused(() -> DirichletMultinomial.of(1), "DirichletMultinomial.of: 1 categories: needs at least 2");
        refused(() -> DirichletMultinomial.of(1, 2).update(1),
                "DirichletMultinomial.update: 1 counts, 2 categories: each category needs its count");
        refused(() -> Credible.equalTailed(Beta.of(1, 1), 95),
                "Credible.equalTailed: level = 95.0: must lie between 0 and 1, such as 0.95");
    }

    static void refused(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }
}
