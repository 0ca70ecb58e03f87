package scratch.stats.bandit;

import java.util.Arrays;
import java.util.Locale;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;

/// 223: how much should I pay to find out which arm is better, while the till is running?
public final class Ex223Bandits {
    static final String[] NAMES = {"greedy", "epsilon = 0.1", "UCB1", "Thompson"};
    private static final Policy[] POLICIES = {new EpsilonGreedy(0), new EpsilonGreedy(0.1), new UCB1(), new Thompson()};

    private Ex223Bandits() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "gap 0.1 0<..0.5 how much better the better arm is",
                "horizon 10000 100..200000 pulls per run", "runs 100 2..10000 runs to average",
                "seed 42 seed of arms and policies");
        double[] arms = {0.5, 0.5 + arguments.doubleValue("gap")};
        var options = new Simulation.Options(arguments.intValue("horizon"), arguments.intValue("runs"),
                arguments.longValue("seed"));
        Console.print("two arms that pay with probability %.2f and %.2f, %,d pulls, mean of %d runs%n", arms[0], arms[1],
                options.horizon(), options.runs());
        Simulation[] results = policies(arms, options);
        bounds(arms, options.horizon());
        Simulation greedy = byHand(options.seed());
        Figures223.draw(results, options.horizon());
        Console.print("figures  target/figures/scores.svg, regret.svg, stuck.svg%n%n");

        checks(arms, results, greedy, options.horizon()).print();
        Console.print("%nTry: ./run 223 --gap 0.01   How long until the logarithm shows? Who is best now?%n");
    }

    private static Simulation[] policies(double[] arms, Simulation.Options options) {
        int horizon = options.horizon();
        var table = Console.table("  %-14s %16.1f %10.1f %7.1f %13s %17s", "policy",
                String.format(Locale.ROOT, "regret at %,d", horizon / 10), String.format(Locale.ROOT, "at %,d", horizon), "±",
                "better arm", "stuck with worse");
        Simulation[] results = new Simulation[POLICIES.length];
        for (int i = 0; i < POLICIES.length; i++) {
            results[i] = Simulation.run(arms, POLICIES[i], options);
            double[] regret = results[i].meanRegret();
            table.row(NAMES[i], regret[horizon / 10 - 1], regret[horizon - 1], results[i].standardError(),
                    percent("%.1f %%", Arrays.stream(results[i].bestArmShare()).average().orElseThrow()),
                    percent("%.1f %%", stuck(results[i])));
        }
        return results;
    }

    private static void bounds(double[] arms, int horizon) {
        double floor = Simulation.laiRobbins(arms);
        Console.print("%nno policy that learns everywhere can grow slower, in the long run, than %.2f ln T = %.0f%n", floor,
                floor * Math.log(horizon));
        Console.print("UCB1 is promised to stay below %.0f%n", UCB1.bound(arms, horizon));
    }

    private static Simulation byHand(long seed) {
        Console.print("%nafter 12 pulls, A paid 6 of 10 and B 1 of 2%n");
        Console.print("  UCB1 scores   A %.3f   B %.3f   so pull B%n", UCB1.score(6, 10, 12), UCB1.score(1, 2, 12));
        Simulation greedy = Simulation.run(new double[]{0.6, 0.4}, new EpsilonGreedy(0), new Simulation.Options(1000, 2000,
                seed));
        Console.print("greedy with arms 0.6 and 0.4: %s of the runs end up on the worse arm for good%n",
                percent("%.0f %%", stuck(greedy)));
        Console.print("Greedy gets stuck, a constant epsilon pays for ever. The other two explore less with evidence.%n%n");
        return greedy;
    }

    private static String percent(String format, double share) {
        return String.format(Locale.ROOT, format, 100 * share);
    }

    // The share of runs that gave the better arm less than a twentieth of the pulls.
    private static double stuck(Simulation simulation) {
        return Arrays.stream(simulation.bestArmShare()).filter(share -> share < 0.05).count()
                / (double) simulation.bestArmShare().length;
    }

    private static CheckTable checks(double[] arms, Simulation[] results, Simulation greedy, int horizon) {
        double[] fixed = results[1].meanRegret();
        double late = (fixed[horizon - 1] - fixed[horizon / 2 - 1]) / (horizon - horizon / 2.0);
        CheckTable checks = CheckTable.against("closed form");
        checks.group("UCB1 scores", 1e-12).same("A", UCB1.score(6, 10, 12), 0.6 + Math.sqrt(0.2 * Math.log(12)))
                .same("B", UCB1.score(1, 2, 12), 0.5 + Math.sqrt(Math.log(12)));
        checks.same("Lai-Robbins for 0.5 and 0.6", Simulation.laiRobbins(new double[]{0.5, 0.6}),
                0.1 / (0.5 * Math.log(0.5 / 0.6) + 0.5 * Math.log(0.5 / 0.4)), 1e-12);
        checks.atMost("UCB1: regret at the end", results[2].meanRegret()[horizon - 1], UCB1.bound(arms, horizon));
        checks.atLeast("epsilon = 0.1: late regret per pull", late, 0.9 * 0.1 * (arms[1] - arms[0]) / 2);
        checks.atLeast("greedy: runs on the worse arm", stuck(greedy), 0.256 - 0.03);
        return checks.whyDifferent("Regret is simulated (rung d): the ± column is its error. Libraries differ in ln t or ln T, "
                + "in the constant 2 under UCB1's root, in Thompson's prior, and in how they break ties.");
    }
}
