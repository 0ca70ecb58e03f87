package scratch.stats.normal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import smile.stat.distribution.GaussianDistribution;

import scratch.stats.descriptive.Descriptive;
import scratch.stats.distribution.Normal;

/// Rung a: the same numbers as Smile's normal distribution, relative, where Smile's tail is computed from its own side.
class NormalParityTest {
    @ParameterizedTest
    @CsvSource({"0, 1", "100, 15", "-3, 0.01", "1e6, 1e3"})
    void densityDistributionAndQuantileAgreeWithSmile(double mean, double deviation) {
        var ours = Normal.of(mean, deviation);
        var theirs = new GaussianDistribution(mean, deviation);
        for (double z = -8; z <= 8; z += 0.25) {
            double x = mean + z * deviation;
            near(ours.pdf(x), theirs.p(x), 1e-12);
            near(ours.logPdf(x), theirs.logp(x), 1e-12);
            near(ours.cdf(x), theirs.cdf(x), 1e-9);
        }
        for (double p : new double[]{1e-10, 1e-4, 0.025, 0.3, 0.6, 0.975, 0.9999}) {
            assertThat(ours.quantile(p)).isEqualTo(theirs.quantile(p), within(1e-12 * (Math.abs(mean) + 10 * deviation)));
        }
    }

    @Test
    void smileKeepsMostDigitsOfTheLowerTail() {
        var theirs = new GaussianDistribution(0, 1);
        near(Normal.STANDARD.cdf(-10), theirs.cdf(-10), 1e-14);
        near(Normal.STANDARD.cdf(-37), theirs.cdf(-37), 5e-13);
        assertThat(1 - theirs.cdf(10)).isZero();
    }

    @Test
    void smileFitsWithNMinusOne() {
        double[] eight = {2, 4, 4, 4, 5, 5, 7, 9};
        assertThat(GaussianDistribution.fit(eight).sd()).isEqualTo(Descriptive.standardDeviation(eight), within(1e-14));
        assertThat(Descriptive.populationStandardDeviation(eight)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void samplesHaveTheMomentsAndTheSharesOfTheBell(long seed) {
        int n = 20_000;
        double[] draws = Normal.of(5, 2).sample(RandomGeneratorFactory.of("L64X128MixRandom").create(seed), n);
        assertThat(Descriptive.mean(draws)).isEqualTo(5, within(4 * 2 / Math.sqrt(n)));
        assertThat(Descriptive.variance(draws)).isEqualTo(4, within(4 * 4 * Math.sqrt(2.0 / n)));
        for (int k = 1; k <= 3; k++) {
            double inside = 0;
            for (double draw : draws) {
                inside += Math.abs(draw - 5) < 2 * k ? 1.0 / n : 0;
            }
            double p = 1 - 2 * Normal.STANDARD.survival(k);
            assertThat(inside).isEqualTo(p, within(4 * Math.sqrt(p * (1 - p) / n)));
        }
    }

    private static void near(double ours, double theirs, double relative) {
        assertThat(ours).isEqualTo(theirs, within(relative * Math.abs(theirs)));
    }
}
