package scratch.stats.pvalues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGeneratorFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.stats.binomial.TwoSided;
import scratch.stats.centrallimit.DistanceToBell;
import scratch.stats.distribution.Binomial;
import scratch.stats.distribution.Kolmogorov;
import scratch.stats.distribution.Normal;

/// Closed forms, and rung d by Kolmogorov and Smirnov: under the null p is uniform.
class PValueTest {
    @ParameterizedTest
    @CsvSource({"10, 0.00195", "9, 0.0215", "8, 0.109", "7, 0.344", "6, 0.754", "5, 1", "1, 0.0215", "0, 0.00195"})
    void tenFlipsByHand(int heads, double p) {
        var ten = Binomial.of(10, 0.5);
        assertThat(PValue.twoSided(ten.cdf(heads), ten.survival(heads - 1L))).isEqualTo(p, within(p < 0.05 ? 5.1e-5 : 5.1e-4));
        assertThat(PValue.twoSided(ten.cdf(heads), ten.survival(heads - 1L)))
                .isEqualTo(TwoSided.asUnlikely(heads, ten), within(1e-14));
    }

    @Test
    void nineHeadsAreTwentyTwoOf1024() {
        var ten = Binomial.of(10, 0.5);
        assertThat(PValue.twoSided(ten.cdf(9), ten.survival(8))).isEqualTo(22.0 / 1024, within(1e-16));
    }

    @Test
    void aDiscreteTestIsConservative() {
        assertThat(rejected(10)).isEqualTo(0.0215, within(5e-5));
        assertThat(rejected(20)).isEqualTo(0.0414, within(5e-5));
    }

    private static double rejected(int n) {
        var coin = Binomial.of(n, 0.5);
        double sum = 0;
        for (int k = 0; k <= n; k++) {
            sum += PValue.twoSided(coin.cdf(k), coin.survival(k - 1L)) <= 0.05 ? coin.pmf(k) : 0;
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void underTheNullPIsUniform(long seed) {
        double[] p = new ZExperiment(0).pValues(1000, seed);
        double distance = DistanceToBell.of(p, x -> x);
        // Kolmogorov's distance beyond which one sample of 1000 in 10,000 lies, as the test below says.
        assertThat(distance).isLessThan(0.0701);
    }

    @Test
    void howFarAThousandUniformValuesMayStray() {
        assertThat(Kolmogorov.of(1000).survival(0.0513)).isEqualTo(0.01, within(5e-5));
        assertThat(Kolmogorov.of(1000).survival(0.0701)).isEqualTo(1e-4, within(5e-6));
    }

    @Test
    void withAnEffectPIsNotUniform() {
        double[] p = new ZExperiment(1).pValues(1000, 1);
        assertThat(Kolmogorov.of(1000).survival(DistanceToBell.of(p, x -> x))).isLessThan(1e-6);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.05", "1, 0.170", "1.959963984540054, 0.50", "2.8, 0.80", "-2.8, 0.80"})
    void powerGrowsWithTheEffect(double effect, double power) {
        var experiment = new ZExperiment(effect);
        assertThat(experiment.power(0.05)).isEqualTo(power, within(5e-4));
        double share = 0;
        for (double p : experiment.pValues(20_000, 11)) {
            share += p <= 0.05 ? 1.0 / 20_000 : 0;
        }
        double exact = experiment.power(0.05);
        assertThat(share).isEqualTo(exact, within(4 * Math.sqrt(exact * (1 - exact) / 20_000)));
    }

    @Test
    void aThousandHypothesesByHand() {
        assertThat(1000 * 0.1 * 0.8).isEqualTo(80);
        assertThat(1000 * 0.9 * 0.05).isEqualTo(45);
        assertThat(ZExperiment.falseShare(0.1, 0.8, 0.05)).isEqualTo(45.0 / 125, within(1e-15));
        assertThat(ZExperiment.falseShare(0.5, 0.8, 0.05)).isEqualTo(25.0 / 425, within(1e-15));
        assertThat(ZExperiment.falseShare(0.01, 0.8, 0.05)).isEqualTo(0.86, within(5e-3));
        assertThat(1 - Math.pow(0.95, 20)).isEqualTo(0.64, within(5e-3));
    }

    @Test
    void theTailIsNeverZero() {
        assertThat(PValue.ofZ(20)).isEqualTo(5.507248237212467e-89, within(1e-101));
        assertThat(2 * (1 - Normal.STANDARD.cdf(20))).isZero();
        assertThat(PValue.ofZ(-1.959963984540054)).isEqualTo(0.05, within(1e-15));
        assertThat(PValue.format(PValue.ofZ(20))).isEqualTo("p < 1e-16");
        assertThat(PValue.format(5e-17)).isEqualTo("p < 1e-16");
        assertThat(PValue.format(0.02148)).isEqualTo("p = 0.0215");
        assertThat(PValue.format(3.2e-7)).isEqualTo("p = 3.2e-07");
    }

    @Test
    void aSimulatedPIsValidAndNearTheExactOne() {
        assertThat(PValue.bySimulation(100, () -> 1, 999)).isEqualTo(0.001);
        assertThat(PValue.bySimulation(1, () -> 1, 999)).isEqualTo(1);
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(8);
        double p = PValue.bySimulation(2, () -> Math.abs(random.nextGaussian()), 20_000);
        assertThat(p).isEqualTo(PValue.ofZ(2), within(4 * Math.sqrt(0.0455 * 0.9545 / 20_000)));
    }

    @Test
    void sameEffectMoreDataSmallerP() {
        // A difference of 0.1 standard deviations: z = 0.1·√n.
        assertThat(PValue.ofZ(0.1 * Math.sqrt(100))).isEqualTo(0.317, within(5e-4));
        assertThat(PValue.ofZ(0.1 * Math.sqrt(1000))).isEqualTo(0.0016, within(5e-5));
        assertThat(PValue.ofZ(0.1 * Math.sqrt(10_000))).isEqualTo(1.5e-23, within(5e-25));
    }

    @Test
    void badInputIsRefusedWithItsValues() {
        refused(() -> PValue.twoSided(1.2, 0.1), "PValue.twoSided: tails 1.2 and 0.1: both must be probabilities");
        refused(() -> PValue.ofZ(Double.NaN), "PValue.ofZ: z = NaN: needs a number");
        refused(() -> PValue.bySimulation(1, () -> 0, 0),
                "PValue.bySimulation: observed = 1.0, repeats = 0: needs a number and at least one repeat");
        refused(() -> PValue.format(-1), "PValue.format: p = -1.0: must be a probability");
        refused(() -> new ZExperiment(Double.NaN), "ZExperiment: effect = NaN: must be finite");
        refused(() -> new ZExperiment(1).pValues(0, 1), "ZExperiment.pValues: repeats = 0: must be at least 1");
        refused(() -> new ZExperiment(1).power(5), "ZExperiment: alpha = 5.0: must lie between 0 and 1");
        refused(() -> ZExperiment.falseShare(1, 0, 0.05),
                "ZExperiment.falseShare: realShare = 1, power = 0: nothing is ever significant");
        refused(() -> PValue.bySimulation(1, () -> Double.NaN, 5),
                "PValue.bySimulation: draw 0 is NaN: neither extreme nor not; repair the statistic");
        refused(() -> ZExperiment.falseShare(2, 0.8, 0.05), "ZExperiment.falseShare: realShare = 2.0, power = 0.8:"
                + " both must be "
                + "probabilities");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
