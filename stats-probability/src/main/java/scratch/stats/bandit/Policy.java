package scratch.stats.bandit;

import java.util.random.RandomGenerator;

/// A rule that picks the next arm from what the arms have paid so far.
public interface Policy {
    /// The arm to pull next.
    ///
    /// @param pulls   how often each arm was pulled, (k)
    /// @param rewards what each arm paid in all, (k)
    /// @param random  for ties and for chance
    int choose(long[] pulls, double[] rewards, RandomGenerator random);

    /// The largest score; ties are broken at random, each with the same chance.
    static int best(double[] scores, RandomGenerator random) {
        int best = 0;
        int ties = 1;
        for (int arm = 1; arm < scores.length; arm++) {
            if (scores[arm] > scores[best]) {
                best = arm;
                ties = 1;
            } else if (scores[arm] == scores[best] && random.nextInt(++ties) == 0) {
                best = arm;
            }
        }
        return best;
    }
}
