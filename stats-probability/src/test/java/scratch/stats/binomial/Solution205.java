package scratch.stats.binomial;

import scratch.stats.special.GammaFunction;

/// A solution of exercise 205.
final class Solution205 {
    private Solution205() {
    }

    static double atMost(int k, int n, double p) {
        return k < n * p ? lower(k, n, p) : 1 - lower(n - k - 1, n, 1 - p);
    }

    static double atLeast(int k, int n, double p) {
        return atMost(n - k, n, 1 - p);    // k or more successes are n − k or fewer failures
    }

    // P(X = k) + P(X = k − 1) + …, each from the one before; they fall, so it is soon over.
    private static double lower(int k, int n, double p) {
        if (k < 0) {
            return 0;
        }
        double term = Math.exp(GammaFunction.logGamma(n + 1.0) - GammaFunction.logGamma(k + 1.0)
                - GammaFunction.logGamma(n - k + 1.0) + k * Math.log(p) + (n - k) * Math.log1p(-p));
        double sum = term;
        for (int j = k; j > 0 && term > 1e-18 * sum; j--) {
            term *= j / (n - j + 1.0) * (1 - p) / p;
            sum += term;
        }
        return sum;
    }
}
