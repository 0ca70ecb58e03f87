package scratch.stats.bandit;

import java.util.random.RandomGenerator;

import scratch.stats.distribution.Beta;

/// Probability matching: draw one success rate per arm from what is believed about it, Beta(1 + successes, 1 + failures),
/// and pull the arm with the largest draw. Each arm is pulled as often as it is believed to be the best.
/// Rewards must be 0 or 1.   Thompson, *Biometrika* 25 (1933) 285.
public record Thompson() implements Policy {
    @Override
    public int choose(long[] pulls, double[] rewards, RandomGenerator random) {
        double[] draws = new double[pulls.length];
        for (int arm = 0; arm < draws.length; arm++) {
            draws[arm] = Beta.of(1 + rewards[arm], 1 + pulls[arm] - rewards[arm]).sample(random);
        }
        return Policy.best(draws, random);
    }
}
