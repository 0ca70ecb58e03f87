package scratch.stats.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import smile.math.MathEx;

import scratch.stats.distribution.Beta;

/// Rung a: closed forms, and Smile's entropy and divergence.
class LikelihoodTest {
    private static final double[] FAIR = {0.5, 0.5};

    @Test
    void sevenHeadsInTenByHand() {
        var coin = new CoinLikelihood(7, 10);
        assertThat(-coin.logLikelihood(0.7) / 10).isEqualTo(0.61086, within(5e-6))
                .isEqualTo(Entropy.entropy(0.7, 0.3), within(1e-15));
        assertThat(-coin.logLikelihood(0.5) / 10).isEqualTo(0.69315, within(5e-6));
        assertThat(Entropy.divergence(new double[]{0.7, 0.3}, FAIR)).isEqualTo(0.08228, within(5e-6));
        assertThat(coin.likelihoodRatio(0.5)).isEqualTo(1.6457, within(5e-5))
                .isEqualTo(2 * (coin.logLikelihood(0.7) - coin.logLikelihood(0.5)), within(1e-13));
        assertThat(CoinLikelihood.pValue(coin.likelihoodRatio(0.5))).isEqualTo(0.1996, within(5e-5));
        assertThat(coin.wald(0.5)).isEqualTo(1.905, within(5e-4));
        assertThat(coin.score(0.5)).isEqualTo(1.6, within(1e-12));
        assertThat(coin.fisherInformation()).isEqualTo(47.62, within(5e-3));
        assertThat(coin.standardError()).isEqualTo(0.1449, within(5e-5));
        assertThat(coin.estimate()).isEqualTo(0.7);
    }

    @Test
    void theShareOfHeadsIsTheTop() {
        var coin = new CoinLikelihood(7, 10);
        for (int i = 0; i <= 1000; i++) {
            assertThat(coin.logLikelihood(i / 1000.0)).isLessThanOrEqualTo(coin.logLikelihood(0.7));
        }
        assertThat(new CoinLikelihood(0, 5).logLikelihood(0)).isZero();
        assertThat(new CoinLikelihood(0, 5).logLikelihood(1)).isEqualTo(Double.NEGATIVE_INFINITY);
        // The curvature by differences of the log-likelihood.
        double h = 1e-4;
        double curvature = (coin.logLikelihood(0.7 + h) - 2 * coin.logLikelihood(0.7) + coin.logLikelihood(0.7 - h)) / (h * h);
        assertThat(-curvature).isEqualTo(coin.fisherInformation(), within(1e-3));
    }

    @Test
    void aCodeOfHalvesByHand() {
        double[] p = {0.5, 0.25, 0.125, 0.125};
        double[] uniform = {0.25, 0.25, 0.25, 0.25};
        double bit = Math.log(2);
        assertThat(Entropy.entropy(p) / bit).isEqualTo(1.75, within(1e-15));
        assertThat(Entropy.crossEntropy(p, uniform) / bit).isEqualTo(2, within(1e-15));
        assertThat(Entropy.divergence(p, uniform) / bit).isEqualTo(0.25, within(1e-15));
        assertThat(Entropy.entropy(0.9, 0.1) / bit).isEqualTo(0.469, within(5e-4));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void crossEntropyIsEntropyPlusDivergenceAndSmileAgrees(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] p = distribution(random);
        double[] q = distribution(random);
        double kl = Entropy.divergence(p, q);
        assertThat(Entropy.crossEntropy(p, q)).isEqualTo(Entropy.entropy(p) + kl, within(1e-14));
        assertThat(kl).isPositive().isEqualTo(MathEx.KullbackLeiblerDivergence(p, q), within(1e-12));
        assertThat(Entropy.entropy(p)).isEqualTo(MathEx.entropy(p), within(1e-12));
        assertThat(Entropy.divergence(p, p)).isZero();
    }

    private static double[] distribution(RandomGenerator random) {
        double[] p = random.doubles(6, 0.01, 1).toArray();
        double sum = 0;
        for (double value : p) {
            sum += value;
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return p;
    }

    @Test
    void aModelThatIsTooSureLosesMoreThanItSaves() {
        double[] sure = {0.99, 0.01};
        double[] seven = {0.7, 0.3};
        double[] fair = {0.5, 0.5};
        assertThat(Entropy.crossEntropy(sure, seven) - Entropy.crossEntropy(sure, sure)).isEqualTo(0.31, within(5e-3));
        assertThat(Entropy.crossEntropy(fair, sure) - Entropy.crossEntropy(fair, seven)).isEqualTo(1.53, within(5e-3));
    }

    @Test
    void aDivergenceIsNoDistance() {
        assertThat(Entropy.divergence(FAIR, new double[]{0.9, 0.1})).isEqualTo(0.5108, within(5e-5));
        assertThat(Entropy.divergence(new double[]{0.9, 0.1}, FAIR)).isEqualTo(0.3681, within(5e-5));
        assertThat(Entropy.divergence(FAIR, new double[]{1, 0})).isInfinite();
        assertThat(Entropy.divergence(new double[]{1, 0}, FAIR)).isEqualTo(Math.log(2), within(1e-15));
    }

    @Test
    void nearlyEqualDistributionsKeepTheirDivergence() {
        double[] near = {0.5 + 1e-9, 0.5 - 1e-9};
        assertThat(Entropy.divergence(FAIR, near)).isEqualTo(2e-18, within(1e-24));
        double plain = 0;
        for (int i = 0; i < 2; i++) {
            plain += FAIR[i] * Math.log(FAIR[i] / near[i]);
        }
        assertThat(Math.abs(plain - 2e-18)).as("the plain sum has no digit").isGreaterThan(1e-18);
    }

    @Test
    void aLikelihoodIsNoDensityOfTheParameter() {
        // ∫p⁷(1 − p)³ = 7!3!/11! = 1/1320.
        double sum = 0;
        for (int i = 0; i < 100_000; i++) {
            sum += Math.exp(new CoinLikelihood(7, 10).logLikelihood((i + 0.5) / 100_000)) / 100_000;
        }
        assertThat(sum).isEqualTo(1.0 / 1320, within(1e-9));
        assertThat(Beta.of(8, 4).pdf(0.7) * sum).isEqualTo(Math.exp(new CoinLikelihood(7, 10).logLikelihood(0.7)),
                within(1e-9));
        assertThat(Math.pow(0.5, 1075)).isZero();
        assertThat(new CoinLikelihood(1075, 1075).logLikelihood(0.5)).isEqualTo(-745.13, within(5e-3));
    }

    @Test
    void badInputIsRefusedWithItsValues() {
        refused(() -> Entropy.entropy(0.5, 0.6), "Entropy.entropy: p adds up to 1.1: must be 1");
        refused(() -> Entropy.entropy(Double.NaN, 1), "Entropy.entropy: p[0] = NaN: must be a probability");
        refused(() -> Entropy.divergence(FAIR, new double[]{1}),
                "Entropy.divergence: p has 2 outcomes, q has 1: both must speak of the same ones");
        refused(() -> new CoinLikelihood(3, 2),
                "CoinLikelihood: 3 heads in 2 tosses: needs at least one toss and no more heads than tosses");
        refused(() -> new CoinLikelihood(1, 2).logLikelihood(-1), "CoinLikelihood: p = -1.0: must be between 0 and 1");
        refused(() -> new CoinLikelihood(1, 2).score(0), "CoinLikelihood: p = 0.0: a hypothesis strictly between 0 and 1");
        assertThat(new CoinLikelihood(2, 2).logLikelihood(1)).as("certain heads, and heads it was").isZero();
        assertThat(Entropy.crossEntropy(new double[]{1, 0}, new double[]{1, 0}))
                .as("what never happens costs nothing").isZero();
        refused(() -> CoinLikelihood.pValue(-0.1), "CoinLikelihood.pValue: statistic = -0.1: must not be negative");
        refused(() -> CoinLikelihood.pValue(Double.NaN), "CoinLikelihood.pValue: statistic = NaN: must not be negative");
        refused(() -> Entropy.entropy(), "Entropy.entropy: p adds up to 0.0: must be 1");
        // all tosses equal: the parabola at the edge is no parabola
        CoinLikelihood heads = new CoinLikelihood(5, 5);
        assertThat(heads.standardError()).isZero();
        assertThat(heads.wald(0.9)).isInfinite();
        assertThat(heads.score(0.5)).isEqualTo(5);
        refused(() -> new CoinLikelihood(1, 2).wald(1), "CoinLikelihood: p = 1.0: a hypothesis strictly between 0 and 1");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
