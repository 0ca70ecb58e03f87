package scratch.stats.bandit;

import java.util.random.RandomGenerator;

/// Optimism in the face of uncertainty: pull the arm with the largest x̄ + √(2 ln t / n), t the pulls of all arms so far
/// and n those of this one. Rewards must lie in [0, 1].
/// Expected regret at most Σ (8 ln T/Δ) + (1 + π²/3) Σ Δ over the worse arms.
/// Auer, Cesa-Bianchi & Fischer, *Machine Learning* 47 (2002) 235.
public record UCB1() implements Policy {
    @Override
    public int choose(long[] pulls, double[] rewards, RandomGenerator random) {
        long total = 0;
        for (long n : pulls) {
            total += n;
        }
        double[] scores = new double[pulls.length];
        for (int arm = 0; arm < scores.length; arm++) {
            scores[arm] = score(rewards[arm], pulls[arm], total);
        }
        return Policy.best(scores, random);
    }

    /// Mean plus bonus; infinite for an arm that was never pulled.
    public static double score(double reward, long pulls, long total) {
        if (pulls < 0 || total < pulls || !(reward >= 0 && reward <= pulls)) {
            throw new IllegalArgumentException("UCB1.score: reward = " + reward + ", pulls = " + pulls + ", total = " + total
                    + ": needs 0 <= reward <= pulls <= total");
        }
        return pulls == 0 ? Double.POSITIVE_INFINITY : reward / pulls + Math.sqrt(2 * Math.log(total) / pulls);
    }

    /// The bound on the expected regret after T pulls.
    public static double bound(double[] means, long horizon) {
        if (horizon < 1) {
            throw new IllegalArgumentException("UCB1.bound: horizon = " + horizon + ": needs at least 1 pull");
        }
        double bound = 0;
        for (double gap : Simulation.gaps(means)) {
            bound += gap == 0 ? 0 : 8 * Math.log(horizon) / gap + (1 + Math.PI * Math.PI / 3) * gap;
        }
        return bound;
    }
}
