package scratch.stats.hypothesis;

import scratch.stats.distribution.DiscreteDistribution;

/// The two-sided p-value of an exact test: the probability of all outcomes that are no likelier than the observed one.
/// The probabilities rise to their mode and fall after it, so these outcomes are two tails, whose ends are found by
/// bisection.   Cost O(log n) probabilities and two tails.
final class UnlikelyOutcomes {
    /// Two outcomes count as equally probable if they differ by less than this, relatively: equal probabilities come out
    /// of floating point a few digits apart. R uses the same.
    private static final double TOLERANCE = 1e-7;

    private UnlikelyOutcomes() {
    }

    /// @param k    the observed outcome
    /// @param low  the smallest possible one
    /// @param high the largest possible one
    static double probability(DiscreteDistribution distribution, long k, long low, long high) {
        double limit = distribution.pmf(k) * (1 + TOLERANCE);
        long mode = mode(distribution, low, high);
        if (distribution.pmf(mode) <= limit) {
            return 1;
        }
        long left = low - 1;                               // the largest below the mode with pmf ≤ limit
        for (long from = low, to = mode - 1; from <= to;) {
            long middle = from + (to - from) / 2;
            if (distribution.pmf(middle) <= limit) {
                left = middle;
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        long right = high + 1;                             // the smallest above the mode with pmf ≤ limit
        for (long from = mode + 1, to = high; from <= to;) {
            long middle = from + (to - from) / 2;
            if (distribution.pmf(middle) <= limit) {
                right = middle;
                to = middle - 1;
            } else {
                from = middle + 1;
            }
        }
        return Math.min(1, (left < low ? 0 : distribution.cdf(left))
                + (right > high ? 0 : distribution.survival(right - 1)));
    }

    private static long mode(DiscreteDistribution distribution, long low, long high) {
        long from = low;
        long to = high;
        while (from < to) {                                // the first k with pmf(k + 1) < pmf(k)
            long middle = from + (to - from) / 2;
            if (distribution.logPmf(middle + 1) < distribution.logPmf(middle)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }
}
