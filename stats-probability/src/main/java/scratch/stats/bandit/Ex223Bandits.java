package scratch.stats.bandit;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.figure.Figure;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;

/// 223: how much should I pay to find out which arm is better, while the till is running?
public final class Ex223Bandits {
    private static final Policy[] POLICIES = {new EpsilonGreedy(0), new EpsilonGreedy(0.1), new UCB1(), new Thompson()};
    private static final String[] NAMES = {"greedy", "epsilon = 0.1", "UCB1", "Thompson"};

    private Ex223Bandits() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "seed 42 seed of arms and policies", "gap 0.1 how much better the better arm is",
                "horizon 10000 pulls per run", "runs 100 runs to average");
        double gap = arguments.doubleValue("gap");
        double[] arms = {0.5, 0.5 + gap};
        var options = new Simulation.Options(arguments.intValue("horizon"), arguments.intValue("runs"),
                arguments.longValue("seed"));
        int horizon = options.horizon();
        print("two arms that pay with probability %.2f and %.2f, %,d pulls, mean of %d runs%n%n", arms[0], arms[1], horizon,
                options.runs());
        Simulation[] results = new Simulation[POLICIES.length];
        print("                regret at %,d   at %,d         ±   pulls of the better arm   runs stuck with the worse%n",
                horizon / 10, horizon);
        for (int i = 0; i < POLICIES.length; i++) {
            results[i] = Simulation.run(arms, POLICIES[i], options);
            double[] regret = results[i].meanRegret();
            print("  %-13s %15.1f %11.1f %9.1f %23.1f %% %25.1f %%%n", NAMES[i], regret[horizon / 10 - 1], regret[horizon - 1],
                    results[i].standardError(), 100 * Arrays.stream(results[i].bestArmShare()).average().orElseThrow(),
                    100 * stuck(results[i]));
        }
        double floor = Simulation.laiRobbins(arms);
        print("%nno policy that learns everywhere can grow slower, in the long run, than %.2f ln T = %.0f%n", floor,
                floor * Math.log(horizon));
        print("UCB1 is promised to stay below %.0f%n", UCB1.bound(arms, horizon));

        print("%nby hand, after 12 pulls: A paid 6 of 10, B 1 of 2%n");
        print("  UCB1 scores   A %.3f   B %.3f   so pull B%n", UCB1.score(6, 10, 12), UCB1.score(1, 2, 12));
        double[] spread = {0.6, 0.4};
        Simulation greedy = Simulation.run(spread, new EpsilonGreedy(0), new Simulation.Options(1000, 2000, options.seed()));
        print("greed with arms 0.6 and 0.4: %.0f %% of the runs end up on the worse arm for good%n", 100 * stuck(greedy));
        print("Greed gets stuck, constant doubt pays for ever. Doubt that shrinks with evidence does neither.%n%n");

        figure(results, horizon).save("regret", "Left, mean regret against the number of pulls on a logarithmic axis: greedy "
                + "leaves the picture, epsilon-greedy bends upwards late, UCB1 rises more and more evenly, Thompson is a "
                + "straight line far below. Right, the share of runs in which greedy pulled the better arm: nearly "
                + "always or nearly never.");
        print("figure  target/figures/regret.svg%n%n");

        CheckTable checks = CheckTable.against("closed form");
        checks.same("UCB1 score of A", UCB1.score(6, 10, 12), 0.6 + Math.sqrt(0.2 * Math.log(12)), 1e-12);
        checks.same("UCB1 score of B", UCB1.score(1, 2, 12), 0.5 + Math.sqrt(Math.log(12)), 1e-12);
        checks.same("Lai-Robbins for 0.5 and 0.6", Simulation.laiRobbins(new double[] {0.5, 0.6}),
                0.1 / (0.5 * Math.log(0.5 / 0.6) + 0.5 * Math.log(0.5 / 0.4)), 1e-12);
        double[] fixed = results[1].meanRegret();
        double late = (fixed[horizon - 1] - fixed[horizon / 2 - 1]) / (horizon - horizon / 2.0);
        checks.atMost("UCB1: regret at the end", results[2].meanRegret()[horizon - 1], UCB1.bound(arms, horizon));
        checks.atLeast("epsilon = 0.1: late regret per pull", late, 0.9 * 0.1 * gap / 2);
        checks.atLeast("greed: runs on the worse arm", stuck(greedy), 0.256 - 0.03);
        checks.whyDifferent("Regret is simulated (rung d): the ± column is its error. Libraries differ in ln t or ln T,\n"
                + "               in the constant 2 under UCB1's root, in Thompson's prior, and in how they break ties.");
        checks.print();
        print("%nTry: ./run 223 --gap 0.01   How long until the logarithm shows? Who is best now?%n");
    }

    /// The share of runs that gave the better arm less than a twentieth of the pulls.
    private static double stuck(Simulation simulation) {
        return Arrays.stream(simulation.bestArmShare()).filter(share -> share < 0.05).count()
                / (double) simulation.bestArmShare().length;
    }

    private static Figure figure(Simulation[] results, int horizon) {
        int[] at = IntStream.range(0, 160).map(i -> (int) Math.round(Math.pow(horizon, i / 159.0))).distinct().toArray();
        double[] t = Arrays.stream(at).asDoubleStream().toArray();
        Plot regret = Plot.of("Regret", "pulls (logarithmic)", "mean regret").xLog().yRange(0, 130);
        for (int i = 0; i < results.length; i++) {
            double[] mean = results[i].meanRegret();
            regret = regret.line(NAMES[i], t,
                    Arrays.stream(at).mapToDouble(v -> mean[v - 1] > 130 ? Double.NaN : mean[v - 1]).toArray());
        }
        Plot share = Plot.of("How much the better arm got, run by run", "runs in order (share)", "share of pulls").yRange(0, 1);
        for (int i = 0; i < results.length; i++) {
            double[] sorted = results[i].bestArmShare();
            Arrays.sort(sorted);
            double[] x = new double[sorted.length];
            Arrays.setAll(x, j -> (j + 0.5) / x.length);
            share = share.line(NAMES[i], x, sorted);
        }
        return Panels.of("", 2, regret, share).cell(510, 400);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
