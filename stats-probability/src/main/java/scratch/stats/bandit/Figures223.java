package scratch.stats.bandit;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.stats.distribution.Beta;

/// The figures of lesson 223: how two policies see the same two arms, what all pay, and who gets stuck.
final class Figures223 {
    private static final Role[] ROLES = {Role.ERROR, Role.ALTERNATIVE, Role.DATA, Role.MODEL};

    private Figures223() {
    }

    static void draw(Simulation[] results, int horizon) {
        Panels.of("A paid 6 of 10, B paid 1 of 2: which one next?", 2, scores(), beliefs()).cell(510, 400).save("scores",
                "Left, the means of the two arms with UCB1's bonus on top: B has the lower mean and the higher score. "
                + "Right, Thompson's beliefs: a narrow hill for A, a wide one for B that reaches further right.");
        regret(results, horizon).save("regret", "Mean regret against pulls on a logarithmic axis: greedy leaves the picture, "
                + "epsilon-greedy bends up late, UCB1 rises more and more evenly, Thompson is a straight line far below.");
        share(results).save("stuck", "The share of pulls that the better arm got in each run, runs in order: greedy nearly "
                + "none or nearly all, the other three high in every run.");
    }

    private static Plot scores() {
        double[] at = {0, 1};
        double[] mean = {0.6, 0.5};
        double[] score = {UCB1.score(6, 10, 12), UCB1.score(1, 2, 12)};
        return Plot.of("UCB1: the highest score", "", "payout per pull")
                .rectangles("bonus", new double[]{-0.2, 0.8}, mean, new double[]{0.2, 1.2}, score).as(Role.UNCERTAINTY)
                .points("mean", at, mean).as(Role.DATA).points("score", at, score).as(Role.MODEL)
                .xCategories("A", "B").xRange(-0.6, 1.6).yRange(0, 2.3);
    }

    private static Plot beliefs() {
        double[] theta = new double[201];
        Arrays.setAll(theta, i -> i / 200.0);
        return Plot.of("Thompson: the highest draw from its beliefs", "probability of a prize", "density")
                .line("A: Beta(7, 5)", theta, Arrays.stream(theta).map(Beta.of(7, 5)::pdf).toArray()).as(Role.DATA)
                .line("B: Beta(2, 2)", theta, Arrays.stream(theta).map(Beta.of(2, 2)::pdf).toArray()).as(Role.MODEL)
                .xRange(0, 1).yRange(0, 3.2);
    }

    private static Plot regret(Simulation[] results, int horizon) {
        int[] at = IntStream.range(0, 160).map(i -> (int) Math.round(Math.pow(horizon, i / 159.0))).distinct().toArray();
        double[] t = Arrays.stream(at).asDoubleStream().toArray();
        Plot plot = Plot.of("Regret", "pulls (logarithmic)", "mean regret").xLog().yRange(0, 130);
        for (int i = 0; i < results.length; i++) {
            double[] mean = results[i].meanRegret();
            plot = plot.line(Ex223Bandits.NAMES[i], t,
                    Arrays.stream(at).mapToDouble(v -> mean[v - 1] > 130 ? Double.NaN : mean[v - 1]).toArray()).as(ROLES[i]);
        }
        return plot;
    }

    private static Plot share(Simulation[] results) {
        Plot plot = Plot.of("How much the better arm got, run by run", "runs in order (share)", "share of pulls").yRange(0, 1);
        for (int i = 0; i < results.length; i++) {
            double[] sorted = results[i].bestArmShare();
            Arrays.sort(sorted);
            double[] x = new double[sorted.length];
            Arrays.setAll(x, j -> (j + 0.5) / x.length);
            plot = plot.line(Ex223Bandits.NAMES[i], x, sorted).as(ROLES[i]);
        }
        return plot;
    }
}
