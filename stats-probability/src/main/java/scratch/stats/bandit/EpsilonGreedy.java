package scratch.stats.bandit;

import java.util.random.RandomGenerator;

/// Pull the arm with the best mean so far; with probability ε pull any arm at random instead. An arm that was never
/// pulled counts as best, so that each is tried once. With a fixed ε it explores, and pays for it, for ever.
/// ε = 0 is plain greed.
public record EpsilonGreedy(double epsilon) implements Policy {
    public EpsilonGreedy {
        if (!(epsilon >= 0 && epsilon <= 1)) {
            throw new IllegalArgumentException("EpsilonGreedy: epsilon = " + epsilon + ": must lie between 0 and 1");
        }
    }

    @Override
    public int choose(long[] pulls, double[] rewards, RandomGenerator random) {
        if (epsilon > 0 && random.nextDouble() < epsilon) {
            return random.nextInt(pulls.length);
        }
        double[] means = new double[pulls.length];
        for (int arm = 0; arm < means.length; arm++) {
            means[arm] = pulls[arm] == 0 ? Double.POSITIVE_INFINITY : rewards[arm] / pulls[arm];
        }
        return Policy.best(means, random);
    }
}
