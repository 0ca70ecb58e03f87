package scratch.stats.bandit;

/// A solution of exercise 223.
final class Solution223 {
    private Solution223() {
    }

    static int ucb1(long[] pulls, double[] rewards) {
        long total = 0;
        for (long n : pulls) {
            total += n;
        }
        int best = -1;
        double highest = Double.NEGATIVE_INFINITY;
        for (int arm = 0; arm < pulls.length; arm++) {
            if (pulls[arm] == 0) {
                return arm;
            }
            double score = rewards[arm] / pulls[arm] + Math.sqrt(2 * Math.log(total) / pulls[arm]);
            if (score > highest) {
                highest = score;
                best = arm;
            }
        }
        return best;
    }
}
