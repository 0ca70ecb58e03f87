package scratch.stats.chisquare;

import scratch.stats.distribution.Hypergeometric;

/// A solution of exercise 214.
final class Solution214 {
    private Solution214() {
    }

    static double fisherExact(int a, int b, int c, int d) {
        return sum(a, b, c, d, 1 + 1e-7, 0);
    }

    /// Sums all tables with pmf ≤ pmf(ours)·factor + slack.
    static double sum(int a, int b, int c, int d, double factor, double slack) {
        Hypergeometric tables = Hypergeometric.of(a + b + c + d, a + c, a + b);
        double limit = tables.pmf(a) * factor + slack;
        double sum = 0;
        for (int k = Math.max(0, a - d); k <= a + Math.min(b, c); k++) {
            double p = tables.pmf(k);
            if (p <= limit) {
                sum += p;
            }
        }
        return sum;
    }
}
