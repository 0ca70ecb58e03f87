package scratch.stats.distribution;

import java.util.function.LongPredicate;
import scratch.stats.special.InverseNormal;

/// Finds the smallest k in [low, high] at which a monotone condition holds: doubling steps away from a normal guess,
/// then bisection. About 2 log₂(error of the guess) evaluations.
final class IntegerSearch {
    private IntegerSearch() {
    }

    static long quantile(DiscreteDistribution d, double p, long low, long high) {
        double z = -InverseNormal.upper(p);
        return p == 1 ? high : smallest(k -> d.cdf(k) >= p, start(d, z), spread(d), low, high);
    }

    static long upperQuantile(DiscreteDistribution d, double p, long low, long high) {
        double z = InverseNormal.upper(p);
        return p == 0 ? high : smallest(k -> d.survival(k) <= p, start(d, z), spread(d), low, high);
    }

    private static long start(DiscreteDistribution d, double z) {
        double guess = d.mean() + Math.clamp(z, -50.0, 50.0) * Math.sqrt(d.variance());
        return Double.isNaN(guess) ? 0 : (long) guess;
    }

    private static long spread(DiscreteDistribution d) {
        return Math.max(1, (long) (0.02 * Math.sqrt(d.variance())));
    }

    static long smallest(LongPredicate holds, long start, long firstStep, long low, long high) {
        long guess = Math.clamp(start, low, high);
        long step = firstStep;
        long below;                                        // does not hold, or low − 1
        long above;                                        // holds, or high
        if (holds.test(guess)) {
            above = guess;
            below = low - 1;
            while (above - low >= step && step > 0) {
                long next = above - step;
                if (!holds.test(next)) {
                    below = next;
                    break;
                }
                above = next;
                step *= 2;
            }
        } else {
            below = guess;
            above = high;
            while (high - below > step && step > 0) {
                long next = below + step;
                if (holds.test(next)) {
                    above = next;
                    break;
                }
                below = next;
                step *= 2;
            }
        }
        while (above - below > 1) {
            long middle = below + (above - below) / 2;
            if (holds.test(middle)) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return above;
    }
}
