package scratch.stats.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static scratch.stats.bayes.BeliefsTest.refused;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import scratch.stats.bayes.Metropolis.Options;
import scratch.stats.distribution.Beta;

class MetropolisTest {
    private static final Beta TARGET = Beta.of(8, 4);

    private static Metropolis walk(double step, int draws, long seed) {
        return Metropolis.sample(TARGET::logPdf, new Options(0.5, step, draws, 1000, seed));
    }

    @Test
    void meanVarianceAndTailAreThoseOfTheTarget() {
        double[] draws = walk(0.3, 60_000, 1).draws();
        double ess = ChainDiagnostics.effectiveSampleSize(draws);
        double error = 4 * Math.sqrt(TARGET.variance() / ess);
        double mean = Arrays.stream(draws).average().orElseThrow();
        assertThat(mean).isEqualTo(2 / 3.0, within(error));
        double variance = Arrays.stream(draws).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
        assertThat(variance).isEqualTo(TARGET.variance(), within(0.05 * TARGET.variance()));
        double above = Arrays.stream(draws).filter(x -> x > 0.5).count() / 60_000.0;
        assertThat(above).isEqualTo(1816 / 2048.0, within(4 * Math.sqrt(0.8867 * 0.1133 / ess)));
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0.98, 0.001", "0.3, 0.46, 0.23", "5, 0.03, 0.02"})
    void acceptanceAndEffectiveShareByStep(double step, double acceptance, double share) {
        Metropolis walk = walk(step, 40_000, 5);
        assertThat(walk.acceptanceRate()).isEqualTo(acceptance, within(0.015));
        assertThat(ChainDiagnostics.effectiveSampleSize(walk.draws()) / 40_000).isEqualTo(share, within(0.4 * share + 0.003));
    }

    @Test
    void aConstantAddedToTheLogDensityChangesNothing() {
        double[] plain = walk(0.3, 500, 2).draws();
        assertThat(Metropolis.sample(x -> TARGET.logPdf(x) + 8192, new Options(0.5, 0.3, 500, 1000, 2)).draws())
                .containsExactly(plain);
    }

    @Test
    void droppingTheRepeatsSpoilsTheRing() {
        // Three states in a ring, weights 1 : 2 : 3; from state 3 stay with 1/2. Dropped repeats: 1/4, 3/8, 3/8.
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        int state = 0;
        double[] kept = new double[3];
        double[] moved = new double[3];
        int moves = 0;
        for (int t = 0; t < 200_000; t++) {
            int to = (state + (random.nextBoolean() ? 1 : 2)) % 3;
            if (random.nextDouble() < (to + 1.0) / (state + 1.0)) {
                state = to;
                moved[state]++;
                moves++;
            }
            kept[state] += 1 / 200_000.0;
        }
        assertThat(kept).containsExactly(new double[] {1 / 6.0, 1 / 3.0, 1 / 2.0}, within(0.006));
        assertThat(moved[0] / moves).isEqualTo(0.25, within(0.006));
        assertThat(moved[1] / moves).isEqualTo(0.375, within(0.006));
    }

    @Test
    void essOfAnAutoregressionIsItsClosedForm() {
        // x' = 0.5 x + noise has correlation 0.5^t: ESS = n (1 − 0.5)/(1 + 0.5)
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(8);
        double[] chain = new double[60_000];
        double[] independent = new double[60_000];
        for (int t = 1; t < chain.length; t++) {
            chain[t] = 0.5 * chain[t - 1] + random.nextGaussian();
            independent[t] = random.nextGaussian();
        }
        assertThat(ChainDiagnostics.effectiveSampleSize(chain)).isEqualTo(20_000, within(1500.0));
        assertThat(ChainDiagnostics.effectiveSampleSize(independent)).isEqualTo(60_000, within(3000.0));
        assertThat(ChainDiagnostics.effectiveSampleSize(new double[] {3, 3, 3, 3})).isZero();
    }

    @Test
    void essOfAShortChainByHand() {
        // a second implementation in Python: pairs 12.1036 and 1.7541, then a negative one
        assertThat(ChainDiagnostics.effectiveSampleSize(new double[] {0, 1, 3, 2, 5, 4, 9, 7, 8, 6, 3, 1}))
                .isEqualTo(4.792426367461431, within(1e-12));
    }

    @Test
    void theWarmUpIsWalkedAndForgotten() {
        double[] all = Metropolis.sample(TARGET::logPdf, new Options(0.5, 0.3, 150, 0, 6)).draws();
        assertThat(Metropolis.sample(TARGET::logPdf, new Options(0.5, 0.3, 50, 100, 6)).draws())
                .containsExactly(Arrays.copyOfRange(all, 100, 150));
    }

    @Test
    void rHatSeesChainsThatHaveNotMet() {
        assertThat(ChainDiagnostics.rHat(walk(0.3, 5000, 1).draws(), walk(0.3, 5000, 2).draws())).isLessThan(1.01);
        double[] low = Metropolis.sample(TARGET::logPdf, Options.of(0.2, 0.001, 2000, 1)).draws();
        double[] high = Metropolis.sample(TARGET::logPdf, Options.of(0.9, 0.001, 2000, 2)).draws();
        assertThat(ChainDiagnostics.rHat(low, high)).isGreaterThan(2);
        // By hand: halves (0, 2), (0, 2), (1, 3), (1, 3): W = 2, means 1, 1, 2, 2, B/n = 1/3: √(1/2 + 1/6)
        assertThat(ChainDiagnostics.rHat(new double[] {0, 2, 0, 2}, new double[] {1, 3, 1, 3}))
                .isEqualTo(Math.sqrt(2 / 3.0), within(1e-14));
        // halves (0, 2), (4, 6), (1, 3), (1, 3): W = 2, means 1, 5, 2, 2, B/n = (2.25 + 6.25 + 0.25 + 0.25)/3: √(1/2 + 3/2)
        assertThat(ChainDiagnostics.rHat(new double[] {0, 2, 4, 6}, new double[] {1, 3, 1, 3}))
                .isEqualTo(Math.sqrt(2), within(1e-14));
        // of five draws the middle one belongs to no half
        assertThat(ChainDiagnostics.rHat(new double[] {0, 2, 100, 0, 2})).isEqualTo(1);
        assertThat(ChainDiagnostics.rHat(new double[] {0, 2, 100, 2, 4})).isEqualTo(Math.sqrt(1.5), within(1e-14));
        assertThat(ChainDiagnostics.rHat(new double[] {1, 1, 1, 1}, new double[] {2, 2, 2, 2})).isInfinite();
        assertThat(ChainDiagnostics.rHat(new double[] {1, 1, 1, 1}, new double[] {1, 1, 1, 1})).isEqualTo(1);
    }

    @Test
    void badInputIsRefusedWithItsValues() {
        refused(() -> Options.of(0.5, 0, 10, 1), "Metropolis: step = 0.0: must be positive and finite");
        refused(() -> Options.of(Double.NaN, 1, 10, 1), "Metropolis: start = NaN: must be finite");
        refused(() -> Options.of(0.5, 1, 0, 1), "Metropolis: draws = 0: needs at least 1");
        refused(() -> Metropolis.sample(TARGET::logPdf, Options.of(2, 1, 10, 1)), "Metropolis.sample: log density at start "
                + "2.0 is -Infinity: the walk must start where the density is positive");
        refused(() -> Metropolis.sample(x -> x == 0 ? 0 : Double.NaN, Options.of(0, 1e-300, 10, 7)).draws(),
                "Metropolis.sample: log density at " + firstProposal() + " is NaN: return -Infinity outside the support");
        refused(() -> ChainDiagnostics.effectiveSampleSize(new double[3]),
                "ChainDiagnostics.effectiveSampleSize: 3 draws: needs at least 4");
        refused(() -> ChainDiagnostics.rHat(new double[4], new double[5]),
                "ChainDiagnostics.rHat: chains of 4 and 5 draws: must be equally long");
    }

    private static double firstProposal() {
        return 1e-300 * RandomGeneratorFactory.of("L64X128MixRandom").create(7).nextGaussian();
    }
}
