package scratch.stats.interval;

import scratch.stats.distribution.Normal;

/// A solution of exercise 210.
final class Solution210 {
    private Solution210() {
    }

    static double[] wilson(long k, long n, double level) {
        double z = Normal.STANDARD.upperQuantile((1 - level) / 2);
        double share = (double) k / n;
        double centre = (share + z * z / (2 * n)) / (1 + z * z / n);
        double half = z * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n)) / (1 + z * z / n);
        return new double[] {Math.max(0, centre - half), Math.min(1, centre + half)};
    }
}
