package scratch.stats.probability;

import java.util.random.RandomGenerator;

/// A solution of exercise 201.
final class Solution201 {
    private Solution201() {
    }

    static double[] estimate(int n, RandomGenerator random) {
        int wins = 0;
        for (int i = 0; i < n; i++) {
            int car = random.nextInt(3);
            int yours = random.nextInt(3);
            int opened = random.nextInt(3);
            while (opened == car || opened == yours) {
                opened = random.nextInt(3);
            }
            int other = 3 - yours - opened;    // the doors 0, 1, 2 add up to 3
            if (other == car) {
                wins++;
            }
        }
        double share = (double) wins / n;
        return new double[]{share, 1.96 * Math.sqrt(share * (1 - share) / n)};
    }
}
