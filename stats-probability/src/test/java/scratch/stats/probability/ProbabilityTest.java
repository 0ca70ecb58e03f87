package scratch.stats.probability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.stats.probability.MontyHall.Host;
import scratch.stats.probability.Simulation.Estimate;

/// Rung a for what is counted, rung d for what is played: within four standard errors, which a right program
/// misses with probability 6.3e-5.
class ProbabilityTest {
    private record Dice(int first, int second) {
        int sum() {
            return first + second;
        }
    }

    private static SampleSpace<Dice> twoDice() {
        List<Dice> outcomes = new ArrayList<>();
        for (int first = 1; first <= 6; first++) {
            for (int second = 1; second <= 6; second++) {
                outcomes.add(new Dice(first, second));
            }
        }
        return SampleSpace.of(outcomes);
    }

    @Test
    void theDicePuzzleTurnsAtTwentyFiveThrows() {
        assertThat(Simulation.atLeastOne(1.0 / 6, 4)).isEqualTo(671.0 / 1296, within(1e-15));
        assertThat(Simulation.atLeastOne(1.0 / 36, 24)).isEqualTo(0.4914, within(5e-5));
        assertThat(Simulation.atLeastOne(1.0 / 36, 25)).isEqualTo(0.5055, within(5e-5));
    }

    @Test
    void montyHallByHandCountedInTwelfths() {
        // You hold door 1. Twelve equally likely stories: the car's door (4 each), the knowing host's choice.
        record Story(int car, int opened) { }
        var knows = SampleSpace.of(List.of(new Story(1, 2), new Story(1, 2), new Story(1, 3), new Story(1, 3),
                new Story(2, 3), new Story(2, 3), new Story(2, 3), new Story(2, 3),
                new Story(3, 2), new Story(3, 2), new Story(3, 2), new Story(3, 2)));
        assertThat(knows.probability(s -> s.car == 1 && s.opened == 3)).isEqualTo(1.0 / 6);
        assertThat(knows.given(s -> s.opened == 3).probability(s -> s.car == 2)).isEqualTo(2.0 / 3);
        // A blind host opens door 2 or 3, whatever is behind it; games in which the car appears are void.
        var blind = SampleSpace.of(List.of(new Story(1, 2), new Story(1, 3), new Story(2, 2), new Story(2, 3),
                new Story(3, 2), new Story(3, 3)));
        assertThat(blind.probability(s -> s.car == s.opened)).isEqualTo(1.0 / 3);
        assertThat(blind.given(s -> s.car != s.opened).probability(s -> s.car != 1)).isEqualTo(0.5);
    }

    @Test
    void aSumOfSevenIsIndependentOfTheFirstDieAndASumOfEightIsNot() {
        var dice = twoDice();
        assertThat(dice.size()).isEqualTo(36);
        assertThat(dice.probability(d -> d.sum() == 7)).isEqualTo(1.0 / 6);
        assertThat(dice.given(d -> d.first() == 3).probability(d -> d.sum() == 7)).isEqualTo(1.0 / 6);
        assertThat(dice.independent(d -> d.sum() == 7, d -> d.first() == 3)).isTrue();
        assertThat(dice.count(d -> d.sum() == 8)).isEqualTo(5);
        assertThat(dice.given(d -> d.first() == 3).probability(d -> d.sum() == 8)).isEqualTo(1.0 / 6);
        assertThat(dice.given(d -> d.first() == 1).probability(d -> d.sum() == 8)).isZero();
        assertThat(dice.independent(d -> d.sum() == 8, d -> d.first() == 3)).isFalse();
    }

    @Test
    void eventsThatExcludeEachOtherAreNeverIndependentUnlessOneIsImpossible() {
        var dice = twoDice();
        assertThat(dice.independent(d -> d.first() == 1, d -> d.first() == 2)).isFalse();
        assertThat(dice.independent(d -> d.first() == 1, d -> d.first() == 7)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"3, KNOWS, true, 0.6666666666666666", "3, KNOWS, false, 0.3333333333333333", "3, BLIND, true, 0.5",
                "3, BLIND, false, 0.5", "4, KNOWS, true, 0.375", "4, KNOWS, false, 0.25", "4, BLIND, true, 0.3333333333333333",
                "100, KNOWS, true, 0.010102040816326531"})
    void everyVariantWinsAsOftenAsItsRuleSays(int doors, Host host, boolean switching, double exact) {
        for (long seed = 1; seed <= 5; seed++) {
            var estimate = Simulation.estimate(new MontyHall(doors, host, switching), 40_000, seed);
            assertThat(estimate.share()).isEqualTo(exact, within(4 * Math.sqrt(exact * (1 - exact) / estimate.n())));
        }
    }

    @Test
    void aThirdOfTheBlindHostsGamesIsVoid() {
        var estimate = Simulation.estimate(new MontyHall(3, Host.BLIND, true), 90_000, 4);
        assertThat(estimate.n()).isBetween(59_400L, 60_600L);
    }

    @Test
    void aHundredTimesMoreGamesMakeTheBarTenTimesNarrower() {
        assertThat(new Estimate(2, 3).standardError()).isEqualTo(Math.sqrt(2.0 / 27), within(1e-15));
        assertThat(new Estimate(6667, 10_000).halfWidth(0.95)).isEqualTo(0.0092, within(5e-5));
        assertThat(new Estimate(666_667, 1_000_000).halfWidth(0.95)).isEqualTo(0.00092, within(5e-6));
        assertThat(new Estimate(50, 100).halfWidth(0.99)).isEqualTo(2.5758293035489 * 0.05, within(1e-12));
    }

    @Test
    void noWinInAHundredRunsStillLeavesRoomForThreePercent() {
        var none = new Estimate(0, 100);
        assertThat(none.halfWidth(0.95)).isZero();
        assertThat(none.upperBound(0.95)).isEqualTo(0.0295, within(5e-5));
        assertThatThrownBy(() -> new Estimate(1, 100).upperBound(0.95)).isInstanceOf(IllegalStateException.class)
                .hasMessage("Simulation.upperBound: 1 wins: this bound is for none; use halfWidth");
    }

    @Test
    void theBarIsTooShortForRareEvents() {
        // Of a hundred games with p = 0.01 the bars of 1 to 5 wins hold p, those of 0, 6, 7, … do not.
        double held = 0;
        double share = Math.pow(0.99, 100);
        for (int wins = 1; wins <= 5; wins++) {
            share *= (101.0 - wins) / wins * 0.01 / 0.99;
            held += share;
        }
        assertThat(Figures201.coverage(0.01)).isEqualTo(held, within(1e-12)).isEqualTo(0.63, within(5e-3));
        assertThat(Figures201.coverage(0.001)).isBetween(0.09, 0.1);
        assertThat(Figures201.coverage(0.4)).isBetween(0.93, 0.96);
    }

    @Test
    void atLeastOneKeepsWhatOneMinusThrowsAway() {
        assertThat(1 - (1 - 1e-18)).isZero();
        assertThat(Simulation.atLeastOne(1e-18, 1)).isEqualTo(1e-18);
        // A thousand random identifiers of 122 bits: 499,500 pairs, each equal with probability 2^-122.
        assertThat(Simulation.atLeastOne(0x1p-122, 499_500)).isEqualTo(9.39e-32, within(5e-35));
        double product = 1;
        for (int i = 0; i < 1000; i++) {
            product *= 1 - i * 0x1p-122;
        }
        assertThat(1 - product).isZero();
        assertThat(Simulation.atLeastOne(0, 5)).isZero();
        assertThat(Simulation.atLeastOne(1, 5)).isEqualTo(1);
        assertThat(Simulation.atLeastOne(1, 0)).isZero();
    }

    @Test
    void theAbsoluteValueOfTheSmallestIntIsNegative() {
        assertThat(Math.abs(Integer.MIN_VALUE) % 3).isEqualTo(-2);
    }

    @Test
    void theSameSeedGivesTheSameGames() {
        var game = new MontyHall(3, Host.KNOWS, true);
        assertThat(Simulation.estimate(game, 1000, 7)).isEqualTo(Simulation.estimate(game, 1000, 7));
        assertThat(Simulation.estimate(game, 1000, 7)).isNotEqualTo(Simulation.estimate(game, 1000, 8));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 95, Double.NaN})
    void aLevelIsAProbability(double level) {
        assertThatThrownBy(() -> new Estimate(1, 2).halfWidth(level)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Simulation.estimate: level = " + level + ": must lie between 0 and 1");
    }

    @Test
    void badInputIsRefusedWithItsValues() {
        assertThatThrownBy(() -> new MontyHall(2, Host.KNOWS, true)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("MontyHall: doors = 2: needs at least 3: yours, the host's, and one to switch to");
        assertThatThrownBy(() -> Simulation.estimate(r -> Experiment.Outcome.WIN, 0, 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("Simulation.estimate: runs = 0: needs at least one");
        assertThatThrownBy(() -> Simulation.estimate(r -> Experiment.Outcome.VOID, 9, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Simulation.estimate: all 9 runs were void: play more, or check the rule");
        assertThatThrownBy(() -> new Estimate(3, 2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Simulation.estimate: 3 wins in 2 runs: needs at least one run and no more wins than runs");
        assertThatThrownBy(() -> Simulation.atLeastOne(1.5, 2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Simulation.atLeastOne: p = 1.5, n = 2.0: p must be a probability and n must not be negative");
        assertThatThrownBy(() -> SampleSpace.of(List.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SampleSpace.of: no outcomes: something must be able to happen");
        assertThatThrownBy(() -> twoDice().given(d -> d.sum() == 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SampleSpace.given: an event of probability 0: nobody can have seen it");
    }
}
