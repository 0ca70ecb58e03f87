package scratch.stats.binomial;

import scratch.stats.distribution.Binomial;

/// How surprising k successes in n tries are, in both directions. For a symmetric coin there is one answer; for any other p
/// there are two conventions, and libraries differ.   O(log n) tails.
public final class TwoSided {
    // R's relErr: outcomes whose probabilities differ by rounding only count as equally likely.
    private static final double EQUAL = 1 + 1e-7;

    private TwoSided() {
    }

    /// The probability of all outcomes that are no likelier than k (R's and SciPy's `binom.test`).
    public static double asUnlikely(long k, Binomial binomial) {
        check(k, binomial);
        long n = binomial.trials();
        double limit = binomial.pmf(k) * EQUAL;
        double mean = binomial.mean();
        if (k == mean) {
            return 1;
        }
        // The bars rise to their peak and fall again, so on the far side a binary search finds where they are low enough.
        if (k < mean) {
            long from = (long) Math.ceil(mean);
            long low = from;
            long high = n + 1;
            while (low < high) {
                long middle = (low + high) >>> 1;
                if (binomial.pmf(middle) <= limit) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return Math.min(1, binomial.cdf(k) + binomial.survival(low - 1));
        }
        long low = -1;
        long high = (long) Math.floor(mean);
        while (low < high) {
            long middle = Math.floorDiv(low + high + 1, 2L);
            if (binomial.pmf(middle) <= limit) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return Math.min(1, binomial.survival(k - 1) + binomial.cdf(low));
    }

    /// Twice the smaller of P(X ≤ k) and P(X ≥ k), at most 1.
    public static double doubled(long k, Binomial binomial) {
        check(k, binomial);
        return Math.min(1, 2 * Math.min(binomial.cdf(k), binomial.survival(k - 1)));
    }

    private static void check(long k, Binomial binomial) {
        if (k < 0 || k > binomial.trials()) {
            throw new IllegalArgumentException("TwoSided: k = " + k + ", n = " + binomial.trials()
                    + ": needs 0 <= k <= n");
        }
    }
}
