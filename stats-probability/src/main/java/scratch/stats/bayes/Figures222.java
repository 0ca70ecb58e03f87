package scratch.stats.bayes;

import java.util.Arrays;

import scratch.example.figure.Figure;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.stats.distribution.Beta;

/// The figures of lesson 222: a belief that data move, and a sampler with a step too small, right and too large.
final class Figures222 {
    private Figures222() {
    }

    static void draw(long seed) {
        Panels.of("A belief, and what moves it", 2, flips(), priors()).cell(510, 400).save("belief", "Left, the belief about "
                + "a coin after 0, 1, 3 and 10 flips, narrowing from flat to a hill around 0.7. Right, the beliefs after the "
                + "same ten flips from three priors: two nearly agree, the third stays near one half.");
        Figure[] panels = new Figure[Ex222BayesianUpdating.STEPS.length];
        String[] titles = {"step 0.01: too small", "step 0.3", "step 5: too large"};
        Role[] roles = {Role.ERROR, Role.MODEL, Role.ALTERNATIVE};
        for (int i = 0; i < panels.length; i++) {
            panels[i] = walk(titles[i], Ex222BayesianUpdating.STEPS[i], roles[i], seed);
        }
        Panels.of("The first 400 positions of three walks", 3, panels).cell(340, 340).save("walks", "Three walks of "
                + "Metropolis's sampler, 400 positions each: step 0.01 drifts slowly, step 0.3 covers the interval from 0.4 to "
                + "0.9 many times, step 5 stays in one place for long stretches.");
    }

    private static Plot flips() {
        Role[] roles = {Role.NEUTRAL, Role.ALTERNATIVE, Role.DATA, Role.MODEL};
        int[] counts = {0, 1, 3, 10};
        Plot plot = Plot.of("Belief after n flips", "probability of heads", "density").xRange(0, 1).yRange(0, 3.4);
        for (int i = 0; i < counts.length; i++) {
            plot = hill(plot, counts[i] + (counts[i] == 1 ? " flip" : " flips"), after(counts[i], BetaBinomial.FLAT), roles[i]);
        }
        return plot;
    }

    private static Plot priors() {
        Plot plot = Plot.of("The same ten flips, three priors", "probability of heads", "density").xRange(0, 1)
                .yRange(0, 10);
        plot = hill(plot, "flat, Beta(1, 1)", after(10, BetaBinomial.FLAT), Role.MODEL);
        plot = hill(plot, "Jeffreys, Beta(0.5, 0.5)", after(10, BetaBinomial.JEFFREYS), Role.ALTERNATIVE);
        return hill(plot, "nearly sure of a fair coin, Beta(50, 50)", after(10, new BetaBinomial(50, 50)), Role.ERROR);
    }

    private static Beta after(int flips, BetaBinomial prior) {
        int heads = (int) Ex222BayesianUpdating.FLIPS.substring(0, flips).chars().filter(c -> c == 'H').count();
        return prior.update(heads, flips - heads).distribution();
    }

    private static Plot hill(Plot plot, String name, Beta belief, Role role) {
        double[] theta = new double[201];
        Arrays.setAll(theta, i -> i / 200.0);
        return plot.line(name, theta, Arrays.stream(theta).map(belief::pdf).toArray()).as(role);
    }

    private static Plot walk(String title, double step, Role role, long seed) {
        double[] t = new double[400];
        Arrays.setAll(t, i -> i);
        return Plot.of(title, "draw", "position").line("position", t, Ex222BayesianUpdating.walk(step, 400, seed).draws())
                .as(role).yRange(0, 1);
    }
}
