package scratch.stats.probability;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.stats.probability.MontyHall.Host;
import scratch.stats.probability.Simulation.Estimate;

/// 201: a 20-line simulation settles an argument, and says how sure it is.
public final class Ex201Probability {
    private record Dice(int first, int second) {
        int sum() {
            return first + second;
        }
    }

    // A game, its estimate and its closed form.
    private record Played(String name, Estimate estimate, double exact) {
    }

    private Ex201Probability() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "games 10000 100..10000000 how often each game is played",
                "doors 3 3..100 doors in the last game", "seed 42 seed of the games");
        long seed = arguments.longValue("seed");
        double one = counting();
        SampleSpace<Dice> dice = twoDice();
        conditioning(dice);
        List<Played> played = playing(arguments.longValue("games"), arguments.intValue("doors"), seed);
        Figures201.draw(seed);
        Console.print("figures  target/figures/tree.svg, monty-hall.svg, zero-wins.svg%n%n");

        CheckTable checks = CheckTable.against("closed form");
        checks.same("one six in 4 throws", one, 671.0 / 1296, 1e-15);
        checks.same("P(sum 8 | first 3)", dice.given(d -> d.first() == 3).probability(d -> d.sum() == 8), 1.0 / 6, 0);
        for (Played game : played) {
            double allowed = 4 * Math.sqrt(game.exact * (1 - game.exact) / game.estimate.n());
            // Two digits of the allowance are enough to read.
            checks.same(game.name, game.estimate.share(), game.exact, Math.ceil(allowed * 1e4) / 1e4);
        }
        checks.whyDifferent("A simulation is never equal to its closed form. Allowed are 4 standard errors, which a right "
                + "program exceeds once in 16,000 checks. Another generator, another stream: Smile or NumPy with seed 42 "
                + "would print other digits and be just as right.").print();
        Console.print("%nTry: ./run 201 --doors 4   You switch to one of the two other doors at random. Is it still worth"
                + " it?%n");
    }

    private static double counting() {
        Console.print("1. Counting: the dice puzzle of 1654%n");
        double one = Simulation.atLeastOne(1.0 / 6, 4);
        Console.print("   at least one six in 4 throws           671/1296 = %.4f   a good bet%n", one);
        Console.print("   at least one double six in 24 throws              %.4f   a losing one%n",
                Simulation.atLeastOne(1.0 / 36, 24));
        Console.print("   at least one double six in 25 throws              %.4f%n", Simulation.atLeastOne(1.0 / 36, 25));
        return one;
    }

    private static SampleSpace<Dice> twoDice() {
        List<Dice> outcomes = IntStream.range(0, 36).mapToObj(i -> new Dice(i / 6 + 1, i % 6 + 1)).toList();
        return SampleSpace.of(outcomes);
    }

    private static void conditioning(SampleSpace<Dice> dice) {
        Console.print("%n2. Conditioning: the %d outcomes of two dice%n", dice.size());
        var table = Console.table("   %-6s   %8.4f   %17.4f   %17.4f   %s", "event", "P(event)", "given first die 3",
                "given first die 1", "of the first die");
        for (int sum = 7; sum <= 8; sum++) {
            int wanted = sum;
            table.row("sum " + sum, dice.probability(d -> d.sum() == wanted),
                    dice.given(d -> d.first() == 3).probability(d -> d.sum() == wanted),
                    dice.given(d -> d.first() == 1).probability(d -> d.sum() == wanted),
                    dice.independent(d -> d.sum() == wanted, d -> d.first() == 1) ? "independent" : "not independent");
        }
    }

    private static List<Played> playing(long games, int doors, long seed) {
        Console.print("%n3. Playing: Monty Hall, %,d games each%n", games);
        var table = Console.table("   %-13s %-8s %,16d   %9.4f   %8s   %6.4f", "host", "you", "games that count",
                "share won", "95 % bar", "exact");
        List<Played> played = new ArrayList<>(List.of(
            play(table, "switch, host knows", new MontyHall(3, Host.KNOWS, true), games, seed, 2.0 / 3),
            play(table, "stay, host knows", new MontyHall(3, Host.KNOWS, false), games, seed + 1, 1.0 / 3),
            play(table, "switch, blind host", new MontyHall(3, Host.BLIND, true), games, seed + 2, 0.5)));
        if (doors > 3) {
            double exact = (doors - 1.0) / doors / (doors - 2);
            var more = new MontyHall(doors, Host.KNOWS, true);
            played.add(play(table, "switch, " + doors + " doors", more, games, seed + 3, exact));
        }
        Console.wrapped("Two closed doors, and yet 2/3 with one host and 1/2 with the other: the rule by which a door was "
                + "opened is part of the evidence.");
        Console.print("%n");
        return played;
    }

    private static Played play(Console.Table table, String name, MontyHall game, long games, long seed, double exact) {
        Estimate estimate = Simulation.estimate(game, games, seed);
        table.row(game.host() == Host.KNOWS ? "knows" : "opens blindly", game.switching() ? "switch" : "stay", estimate.n(),
                estimate.share(), String.format(Locale.ROOT, "± %.4f", estimate.halfWidth(0.95)), exact);
        return new Played(name, estimate, exact);
    }
}
