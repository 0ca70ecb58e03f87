package scratch.stats.ztests;

import scratch.stats.distribution.Normal;

/// A solution of exercise 212.
final class Solution212 {
    private Solution212() {
    }

    static double[] twoProportionZ(int x1, int n1, int x2, int n2) {
        if (x1 + x2 == 0 || x1 + x2 == n1 + n2) {
            throw new IllegalArgumentException("twoProportionZ: all outcomes are equal: the standard error is 0");
        }
        double p1 = (double) x1 / n1;
        double p2 = (double) x2 / n2;
        double pooled = (double) (x1 + x2) / (n1 + n2);
        double z = (p1 - p2) / Math.sqrt(pooled * (1 - pooled) * (1.0 / n1 + 1.0 / n2));
        return new double[] {z, 2 * Normal.STANDARD.survival(Math.abs(z))};
    }
}
