package scratch.stats.power;

import scratch.stats.distribution.NoncentralT;
import scratch.stats.distribution.StudentT;

/// A solution of exercise 219.
final class Solution219 {
    private Solution219() {
    }

    static long sampleSize(double effect, double alpha, double power) {
        long low = 1;                                   // never enough
        long high = 2;
        while (power(high, effect, alpha) < power) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            long middle = (low + high) / 2;
            if (power(middle, effect, alpha) < power) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    static double power(long n, double effect, double alpha) {
        double critical = StudentT.of(2 * n - 2).upperQuantile(alpha / 2);
        NoncentralT t = NoncentralT.of(2 * n - 2, effect * Math.sqrt(n / 2.0));
        return t.survival(critical) + t.cdf(-critical);
    }
}
