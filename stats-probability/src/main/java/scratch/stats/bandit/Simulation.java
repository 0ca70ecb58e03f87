package scratch.stats.bandit;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import scratch.math.check.Require;

/// Plays a policy against arms that pay 1 with a fixed probability, many times, and adds up the regret: per pull the gap
/// between the best arm's probability and that of the arm pulled. (The gap, not the reward missed: that has the same
/// mean and more noise.)   Cost O(runs · horizon · arms).
public final class Simulation {
    /// @param horizon T, pulls per run
    /// @param runs    how many runs to average
    /// @param seed    of arms and policies
    public record Options(int horizon, int runs, long seed) {
        public Options {
            Require.that(horizon >= 1, "Simulation: horizon = %s: needs at least 1 pull", horizon);
            Require.that(runs >= 2, "Simulation: runs = %s: a spread needs at least 2 runs", runs);
        }
    }

    private final double[] meanRegret;      // (T), after each pull
    private final double[] finalRegret;     // (runs)
    private final double[] finalShare;      // (runs), share of pulls that went to a best arm

    private Simulation(double[] meanRegret, double[] finalRegret, double[] finalShare) {
        this.meanRegret = meanRegret;
        this.finalRegret = finalRegret;
        this.finalShare = finalShare;
    }

    /// @param means the probability with which each arm pays, (k)
    public static Simulation run(double[] means, Policy policy, Options options) {
        double[] gaps = gaps(means);
        double[] regret = new double[options.horizon()];
        double[] last = new double[options.runs()];
        double[] share = new double[options.runs()];
        long[] pulls = new long[means.length];
        double[] rewards = new double[means.length];
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(options.seed());
        for (int run = 0; run < options.runs(); run++) {
            Arrays.fill(pulls, 0);
            Arrays.fill(rewards, 0);
            double total = 0;
            int best = 0;
            for (int t = 0; t < options.horizon(); t++) {
                int arm = policy.choose(pulls, rewards, random);
                pulls[arm]++;
                rewards[arm] += random.nextDouble() < means[arm] ? 1 : 0;
                total += gaps[arm];
                best += gaps[arm] == 0 ? 1 : 0;
                regret[t] += total / options.runs();
            }
            last[run] = total;
            share[run] = (double) best / options.horizon();
        }
        return new Simulation(regret, last, share);
    }

    /// The mean regret after each pull, (T).
    public double[] meanRegret() {
        return meanRegret.clone();
    }

    /// The regret of each run at the end, (runs).
    public double[] finalRegret() {
        return finalRegret.clone();
    }

    /// The share of pulls that each run gave to a best arm, (runs).
    public double[] bestArmShare() {
        return finalShare.clone();
    }

    /// How far the mean regret at the end is from its expectation, typically: s/√runs.
    public double standardError() {
        double mean = Arrays.stream(finalRegret).average().orElseThrow();
        double squares = Arrays.stream(finalRegret).map(r -> (r - mean) * (r - mean)).sum();
        return Math.sqrt(squares / (finalRegret.length - 1) / finalRegret.length);
    }

    /// Best probability minus that of each arm, (k).
    public static double[] gaps(double[] means) {
        Require.that(means.length >= 1, "Simulation: 0 arms: needs at least 1");
        double best = 0;
        for (double mean : means) {
            Require.that(mean >= 0 && mean <= 1, "Simulation: probability %s: must lie between 0 and 1", mean);
            best = Math.max(best, mean);
        }
        double[] gaps = new double[means.length];
        for (int arm = 0; arm < gaps.length; arm++) {
            gaps[arm] = best - means[arm];
        }
        return gaps;
    }

    /// Lai and Robbins's constant: no good policy's regret can grow slower than this times ln T. Σ Δ/KL(arm ‖ best).
    /// 0 if the best arm always pays: one failure then rules an arm out.
    public static double laiRobbins(double[] means) {
        double[] gaps = gaps(means);
        double best = Arrays.stream(means).max().orElseThrow();
        double constant = 0;
        for (int arm = 0; arm < means.length; arm++) {
            if (gaps[arm] > 0) {
                constant += gaps[arm] / (part(means[arm], best) + part(1 - means[arm], 1 - best));
            }
        }
        return constant;
    }

    private static double part(double p, double q) {
        return p == 0 ? 0 : p * Math.log(p / q);
    }
}
