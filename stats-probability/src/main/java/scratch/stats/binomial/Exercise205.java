package scratch.stats.binomial;

/// The "build" exercise of lesson 205: both tails of the binomial distribution.
public final class Exercise205 {
    private Exercise205() {
    }

    /// P(X ≤ k) for the number X of successes in n tries.
    public static double atMost(int k, int n, double p) {
        throw new UnsupportedOperationException("atMost(k, n, p) returns P(X <= k)");
    }

    /// P(X ≥ k). It must keep its digits where 1 − P(X ≤ k − 1) has none left.
    public static double atLeast(int k, int n, double p) {
        throw new UnsupportedOperationException("atLeast(k, n, p) returns P(X >= k)");
    }
}
