package scratch.stats.probability;

import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import scratch.example.data.Generators;
import scratch.example.figure.Diagram;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.stats.distribution.Binomial;
import scratch.stats.probability.Experiment.Outcome;
import scratch.stats.probability.MontyHall.Host;
import scratch.stats.probability.Simulation.Estimate;

/// The figures of lesson 201: the game as a tree, the simulation with its error, the error bar where it fails.
final class Figures201 {
    private Figures201() {
    }

    static void draw(long seed) {
        tree().save("tree", "A tree of the game. You hold door 1; the car is behind door 1, 2 or 3 with one third each. "
                + "Behind 1: the host opens 2 or 3 with one half each. Behind 2: he must open 3. Behind 3: he must open 2. "
                + "Two of the four ends have door 3 opened: car behind 1 with one sixth, car behind 2 with one third.");
        shares(seed).save("monty-hall", "The share of games won by switching, against the "
                + "number of games on a logarithmic axis. With a host who knows it settles at two thirds, with a host who "
                + "opens blindly at one half. Around each a band narrows tenfold when the games grow a hundredfold; both "
                + "paths stay almost entirely inside their band.");
        coverage().save("zero-wins", "How often the 95 percent bar of 100 games holds the truth, against the true "
                + "probability on a logarithmic axis. From 0.1 on it is near 95 percent; at 0.01 it is 63 percent, at "
                + "0.001 below 10 percent.");
    }

    private static Diagram tree() {
        return Diagram.of("You hold door 1, and the host knows").cell(215, 62)
                .box("start", 0, 1.5, "you hold door 1")
                .box("car1", 1, 0.5, "car behind 1").box("car2", 1, 2, "car behind 2").box("car3", 1, 3, "car behind 3")
                .box("12", 2, 0, "opens 2: 1/6").box("13", 2, 1, "opens 3: 1/6", Role.ERROR)
                .box("23", 2, 2, "opens 3: 1/3", Role.MODEL).box("32", 2, 3, "opens 2: 1/3")
                .box("stay", 3, 1, "staying wins", Role.ERROR).box("switch", 3, 2, "switching wins", Role.MODEL)
                .arrow("start", "car1", "1/3").arrow("start", "car2", "1/3").arrow("start", "car3", "1/3")
                .arrow("car1", "12", "1/2").arrow("car1", "13", "1/2").arrow("car2", "23", "1").arrow("car3", "32", "1")
                .arrow("13", "stay", "", Role.ERROR).arrow("23", "switch", "", Role.MODEL);
    }

    private static Plot shares(long seed) {
        int points = 121;
        double[] n = IntStream.range(0, points).mapToDouble(i -> Math.rint(Math.pow(10, 1 + i * 4.0 / (points - 1)))).toArray();
        return Plot.of("The share of wins when you switch", "games played", "share won")
                .band("true share ± 1.96 standard errors", n, bound(n, 2.0 / 3, -1), bound(n, 2.0 / 3, 1))
                .as(Role.UNCERTAINTY)
                .band("true share ± 1.96 standard errors", n, bound(n, 0.5, -1), bound(n, 0.5, 1)).as(Role.UNCERTAINTY)
                .horizontal("true share", 2.0 / 3).horizontal("true share", 0.5).as(Role.TRUTH)
                .line("the host knows", n, shares(Host.KNOWS, n, seed)).as(Role.MODEL)
                .line("the host opens blindly", n, shares(Host.BLIND, n, seed + 2)).as(Role.ALTERNATIVE)
                .xLog().xRange(10, 100_000).yRange(0.2, 1);
    }

    private static double[] bound(double[] n, double p, int side) {
        return DoubleStream.of(n).map(games -> p + side * 1.96 * Math.sqrt(p * (1 - p) / games)).toArray();
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

    private static Plot coverage() {
        double[] p = IntStream.rangeClosed(0, 540).mapToDouble(i -> Math.pow(10, -3 + i / 200.0)).toArray();
        return Plot.of("100 games: how often the bar holds the truth", "true probability of a win", "share of the bars")
                .line("bars that hold it", p, DoubleStream.of(p).map(Figures201::coverage).toArray()).as(Role.ERROR)
                .horizontal("promised: 95 %", 0.95).as(Role.TRUTH).xLog().xRange(0.001, 0.5).yRange(0, 1);
    }

    /// The probability that the 95 % bar of 100 games holds p, by adding up all results that do.
    static double coverage(double p) {
        Binomial wins = Binomial.of(100, p);
        return IntStream.rangeClosed(0, 100).filter(k -> {
            var estimate = new Estimate(k, 100);
            return Math.abs(estimate.share() - p) <= estimate.halfWidth(0.95);
        }).mapToDouble(wins::pmf).sum();
    }
}
