package scratch.stats.probability;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.data.Generators;
import scratch.example.figure.Plot;
import scratch.stats.probability.Experiment.Outcome;
import scratch.stats.probability.MontyHall.Host;
import scratch.stats.probability.Simulation.Estimate;

/// 201: a 20-line simulation settles an argument, and says how sure it is.
public final class Ex201Probability {
    private record Dice(int first, int second) {
        int sum() {
            return first + second;
        }
    }

    private Ex201Probability() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "games 10000 how often each game is played", "doors 3 doors in the last game",
                "seed 42 seed of the games");
        long games = arguments.longValue("games");
        long seed = arguments.longValue("seed");

        print("1. Counting: the dice puzzle of 1654%n");
        double one = Simulation.atLeastOne(1.0 / 6, 4);
        print("   at least one six in 4 throws           671/1296 = %.4f   a good bet%n", one);
        print("   at least one double six in 24 throws              %.4f   a losing one%n",
                Simulation.atLeastOne(1.0 / 36, 24));
        print("   at least one double six in 25 throws              %.4f%n", Simulation.atLeastOne(1.0 / 36, 25));

        SampleSpace<Dice> dice = twoDice();
        print("%n2. Conditioning: the %d outcomes of two dice%n", dice.size());
        print("   event     P(event)   given first die 3   given first die 1%n");
        for (int sum = 7; sum <= 8; sum++) {
            int wanted = sum;
            print("   sum %d     %.4f     %.4f              %.4f      %s of the first die%n", sum,
                    dice.probability(d -> d.sum() == wanted),
                    dice.given(d -> d.first() == 3).probability(d -> d.sum() == wanted),
                    dice.given(d -> d.first() == 1).probability(d -> d.sum() == wanted),
                    dice.independent(d -> d.sum() == wanted, d -> d.first() == 1) ? "independent" : "not independent");
        }

        int doors = arguments.intValue("doors");
        print("%n3. Playing: Monty Hall, %,d games each%n", games);
        print("   host          you      games that count   share won   95 %% bar   exact%n");
        Estimate knows = play(3, Host.KNOWS, true, games, seed, 2.0 / 3);
        Estimate stay = play(3, Host.KNOWS, false, games, seed + 1, 1.0 / 3);
        Estimate blind = play(3, Host.BLIND, true, games, seed + 2, 0.5);
        double exact = (doors - 1.0) / doors / (doors - 2);
        Estimate more = doors == 3 ? null : play(doors, Host.KNOWS, true, games, seed + 3, exact);
        print("%nTwo closed doors, and yet 2/3 with one host and 1/2 with the other: the rule by which a door was%n"
                + "opened is part of the evidence.%n");
        figure(seed);
        print("figure  target/figures/monty-hall.svg%n%n");

        CheckTable checks = CheckTable.against("closed form");
        checks.same("one six in 4 throws", one, 671.0 / 1296, 1e-15);
        checks.same("P(sum 8 | first 3)", dice.given(d -> d.first() == 3).probability(d -> d.sum() == 8), 1.0 / 6, 0);
        checkPlayed(checks, "switch, host knows", knows, 2.0 / 3);
        checkPlayed(checks, "stay, host knows", stay, 1.0 / 3);
        checkPlayed(checks, "switch, blind host", blind, 0.5);
        if (more != null) {
            checkPlayed(checks, "switch, " + doors + " doors", more, exact);
        }
        checks.whyDifferent("A simulation is never equal to its closed form. Allowed are 4 standard errors, which a right\n"
                + "               program exceeds once in 16,000 checks. Another generator, another stream: Smile or NumPy\n"
                + "               with seed 42 would print other digits and be just as right.");
        checks.print();
        print("%nTry: ./run 201 --doors 4   You switch to one of the two other doors at random. Is it still worth it?%n");
    }

    private static SampleSpace<Dice> twoDice() {
        List<Dice> outcomes = IntStream.range(0, 36).mapToObj(i -> new Dice(i / 6 + 1, i % 6 + 1)).toList();
        return SampleSpace.of(outcomes);
    }

    private static Estimate play(int doors, Host host, boolean switching, long games, long seed, double exact) {
        Estimate estimate = Simulation.estimate(new MontyHall(doors, host, switching), games, seed);
        print("   %-13s %-8s %,16d   %9.4f   ± %.4f   %.4f%s%n", host == Host.KNOWS ? "knows" : "opens blindly",
                switching ? "switch" : "stay", estimate.n(), estimate.share(), estimate.halfWidth(0.95), exact,
                doors == 3 ? "" : "   (" + doors + " doors)");
        return estimate;
    }

    private static void checkPlayed(CheckTable checks, String name, Estimate estimate, double exact) {
        double allowed = 4 * Math.sqrt(exact * (1 - exact) / estimate.n());
        // Two digits of the allowance are enough to read.
        checks.same(name, estimate.share(), exact, Math.ceil(allowed * 1e4) / 1e4);
    }

    private static void figure(long seed) {
        int points = 121;
        double[] n = IntStream.range(0, points).mapToDouble(i -> Math.rint(Math.pow(10, 1 + i * 4.0 / (points - 1)))).toArray();
        Plot plot = Plot.of("The share of wins when you switch", "games played", "share won");
        plot = plot.band("2/3 ± 1.96 standard errors", n, bound(n, 2.0 / 3, -1), bound(n, 2.0 / 3, 1))
                .band("1/2 ± 1.96 standard errors", n, bound(n, 0.5, -1), bound(n, 0.5, 1))
                .line("the host knows", n, shares(Host.KNOWS, n, seed))
                .line("the host opens blindly", n, shares(Host.BLIND, n, seed + 2))
                .horizontal("", 2.0 / 3).horizontal("", 0.5);
        plot.xLog().xRange(10, 100_000).yRange(0.2, 1).save("monty-hall", "The share of games won by switching, against the "
                + "number of games on a logarithmic axis. With a host who knows it settles at two thirds, with a host who "
                + "opens blindly at one half. Around each a band narrows tenfold when the games grow a hundredfold; both "
                + "paths stay almost entirely inside their band.");
    }

    private static double[] bound(double[] n, double p, int side) {
        double[] bound = new double[n.length];
        for (int i = 0; i < n.length; i++) {
            bound[i] = p + side * 1.96 * Math.sqrt(p * (1 - p) / n[i]);
        }
        return bound;
    }

    private static double[] shares(Host host, double[] n, long seed) {
        RandomGenerator random = Generators.random(seed);
        var game = new MontyHall(3, host, true);
        double[] shares = new double[n.length];
        int counted = 0;
        int wins = 0;
        for (int i = 0; i < n.length; i++) {
            while (counted < n[i]) {
                Outcome outcome = game.run(random);
                counted += outcome == Outcome.VOID ? 0 : 1;
                wins += outcome == Outcome.WIN ? 1 : 0;
            }
            shares[i] = (double) wins / counted;
        }
        return shares;
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
