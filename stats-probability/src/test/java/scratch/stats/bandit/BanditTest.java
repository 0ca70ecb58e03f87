package scratch.stats.bandit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BanditTest {
    private static final double[] ARMS = {0.5, 0.6};

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    @Test
    void ucbScoresByHand() {
        // A paid 6 of 10, B 1 of 2, twelve pulls in all
        assertThat(UCB1.score(6, 10, 12)).isEqualTo(0.6 + Math.sqrt(2 * Math.log(12) / 10)).isEqualTo(1.305, within(5e-4));
        assertThat(UCB1.score(1, 2, 12)).isEqualTo(2.076, within(5e-4));
        assertThat(new UCB1().choose(new long[] {10, 2}, new double[] {6, 1}, random(1))).isEqualTo(1);
        assertThat(UCB1.score(0, 0, 0)).isInfinite();
    }

    @Test
    void eachArmIsTriedOnceFirst() {
        for (Policy policy : new Policy[] {new UCB1(), new EpsilonGreedy(0)}) {
            long[] pulls = new long[5];
            for (int t = 0; t < 5; t++) {
                pulls[policy.choose(pulls, new double[5], random(t))]++;
            }
            assertThat(pulls).containsOnly(1);
        }
    }

    @Test
    void thompsonPicksAnArmAsOftenAsItIsBelievedBest() {
        // One success on A, one failure on B: P(θA > θB) = 5/6.
        RandomGenerator random = random(4);
        int first = 0;
        for (int i = 0; i < 20_000; i++) {
            first += new Thompson().choose(new long[] {1, 1}, new double[] {1, 0}, random) == 0 ? 1 : 0;
        }
        assertThat(first / 20_000.0).isEqualTo(5 / 6.0, within(0.008));
    }

    @Test
    void epsilonIsTheShareOfRandomPulls() {
        RandomGenerator random = random(5);
        int other = 0;
        for (int i = 0; i < 20_000; i++) {
            other += new EpsilonGreedy(0.2).choose(new long[] {9, 9}, new double[] {8, 1}, random) == 1 ? 1 : 0;
        }
        assertThat(other / 20_000.0).isEqualTo(0.1, within(0.0065));
    }

    @Test
    void tiesAreBrokenEvenly() {
        RandomGenerator random = random(6);
        int[] counts = new int[4];
        for (int i = 0; i < 30_000; i++) {
            counts[Policy.best(new double[] {2, 1, 2, 2}, random)]++;
        }
        assertThat(counts[1]).isZero();
        assertThat(counts[0]).isBetween(9750, 10_250);
        assertThat(counts[3]).isBetween(9750, 10_250);
    }

    @Test
    void greedGetsStuckOnceInFour() {
        // Arms 0.6 and 0.4. First pulls 0 and 1: stuck, 0.4 · 0.4. First pulls 0 and 0: whoever is paid first is pulled for
        // ever, and that is the bad arm with 0.4/(0.4 + 0.6). Together 0.16 + 0.24 · 0.4 = 0.256 never see the good arm pay.
        var options = new Simulation.Options(2000, 2000, 1);
        Simulation greedy = Simulation.run(new double[] {0.6, 0.4}, new EpsilonGreedy(0), options);
        double once = Arrays.stream(greedy.bestArmShare()).filter(share -> share <= 1 / 2000.0).count() / 2000.0;
        double few = Arrays.stream(greedy.bestArmShare()).filter(share -> share <= 0.01).count() / 2000.0;
        assertThat(once).isEqualTo(0.16 + 0.24 * 0.2 / 0.7, within(0.028));      // good arm pulled exactly once
        assertThat(few).isGreaterThan(0.256 - 0.03);
        double[] regret = greedy.meanRegret();
        assertThat((regret[1999] - regret[999]) / 1000).isGreaterThan(0.03);        // grows for ever
    }

    @Test
    void theConstantsOfTheReadme() {
        assertThat(UCB1.bound(ARMS, 10_000)).isEqualTo(737, within(0.5));
        assertThat(Simulation.laiRobbins(ARMS)).isEqualTo(4.90, within(5e-3));
        assertThat(Simulation.laiRobbins(ARMS) * Math.log(10_000)).isEqualTo(45, within(0.5));
        assertThat(UCB1.bound(new double[] {0.3, 0.3}, 100)).isZero();
    }

    @Test
    void whoExploresWithLessAndLessPaysLess() {
        var options = new Simulation.Options(5000, 100, 2);
        Simulation thompson = Simulation.run(ARMS, new Thompson(), options);
        Simulation ucb = Simulation.run(ARMS, new UCB1(), options);
        Simulation greedy = Simulation.run(ARMS, new EpsilonGreedy(0), options);
        assertThat(last(thompson)).isLessThan(last(ucb));
        assertThat(last(ucb)).isLessThan(last(greedy)).isLessThan(UCB1.bound(ARMS, 5000));
        assertThat(thompson.standardError()).isLessThan(3);
        assertThat(Arrays.stream(thompson.finalRegret()).average().orElseThrow()).isEqualTo(last(thompson), within(1e-9));
    }

    @Test
    void fixedEpsilonPaysHalfOfEpsilonTimesTheGapForEver() {
        double[] regret = Simulation.run(ARMS, new EpsilonGreedy(0.1), new Simulation.Options(20_000, 60, 3)).meanRegret();
        assertThat((regret[19_999] - regret[9_999]) / 10_000).isEqualTo(0.1 * 0.1 / 2, within(0.0015));
    }

    @Test
    void aLaterTieIsBrokenFairly() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(12);
        int last = 0;
        for (int i = 0; i < 6000; i++) {
            last += Policy.best(new double[] {1, 1, 2, 2}, random) == 3 ? 1 : 0;
        }
        assertThat(last / 6000.0).isEqualTo(0.5, within(0.025));
    }

    @Test
    void boundsByHand() {
        // Δ = 0.1, ln 100 = 4.60517: 8 · 46.0517 + 0.1 (1 + 3.28987)
        assertThat(UCB1.bound(new double[] {0.5, 0.6}, 100)).isEqualTo(368.8426, within(5e-5));
        // KL(0 ‖ ½) = ln 2; an arm that always pays is found by the first failure of another
        assertThat(Simulation.laiRobbins(new double[] {0, 0.5})).isEqualTo(0.5 / Math.log(2), within(1e-14));
        assertThat(Simulation.laiRobbins(new double[] {0.5, 1})).isZero();
        Simulation two = Simulation.run(new double[] {0.2, 0.8}, new EpsilonGreedy(0.5), new Simulation.Options(500, 2, 4));
        double[] regret = two.finalRegret();
        assertThat(regret[0]).isNotEqualTo(regret[1]);
        assertThat(two.standardError()).isEqualTo(Math.abs(regret[0] - regret[1]) / 2, within(1e-12));
    }

    private static double last(Simulation simulation) {
        double[] regret = simulation.meanRegret();
        return regret[regret.length - 1];
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void shareAndProbabilitiesMustLieBetweenZeroAndOne(double bad) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EpsilonGreedy(bad))
                .withMessage("EpsilonGreedy: epsilon = " + bad + ": must lie between 0 and 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Simulation.gaps(new double[] {0.5, bad}))
                .withMessage("Simulation: probability " + bad + ": must lie between 0 and 1");
    }

    @Test
    void badOptionsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Simulation.Options(0, 5, 1))
                .withMessage("Simulation: horizon = 0: needs at least 1 pull");
        assertThatIllegalArgumentException().isThrownBy(() -> new Simulation.Options(5, 1, 1))
                .withMessage("Simulation: runs = 1: a spread needs at least 2 runs");
        assertThatIllegalArgumentException().isThrownBy(() -> UCB1.bound(new double[] {0.1}, 0))
                .withMessage("UCB1.bound: horizon = 0: needs at least 1 pull");
        assertThatIllegalArgumentException().isThrownBy(() -> UCB1.score(3, 2, 5))
                .withMessage("UCB1.score: reward = 3.0, pulls = 2, total = 5: needs 0 <= reward <= pulls <= total");
        assertThatIllegalArgumentException().isThrownBy(() -> Simulation.gaps(new double[0]))
                .withMessage("Simulation: 0 arms: needs at least 1");
    }
}
