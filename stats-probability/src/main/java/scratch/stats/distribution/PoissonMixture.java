package scratch.stats.distribution;

import scratch.stats.special.IncompleteGamma;

/// Sums Σ_j P(J = j) G_j over a Poisson J, where G_j are tails of a gamma or beta variable whose shape grows with j:
/// the noncentral chi-square and F distributions. G_j = G_(j+1) + g_j (lower tail) or G_(j+1) = G_j + g_j (upper
/// tail), so that walking in the right direction only ever adds. The walk covers the j that matter
/// and is scaled by the largest term, so that a sum of 1e-300 keeps its digits.
/// Cost O(√noncentrality) additions.
/// Benton & Krishnamoorthy, *Computational Statistics & Data Analysis* 43 (2003) 249.
final class PoissonMixture {
    /// The family G_j.
    interface Family {
        /// log G_j, lower tail.
        double logLower(double j);

        /// log G_j, upper tail.
        double logUpper(double j);

        /// log g_j, the difference of neighbouring tails.
        double logStep(double j);

        /// g_(j+1) / g_j.
        double ratio(double j);

        /// (a + j): the density of G_j is (a + j) g_j over the argument.
        double shape(double j);
    }

    private static final double NEGLIGIBLE = 1e-20;

    private final Family family;
    private final double mean;                             // of J
    private final double largest;                          // the j with the largest P(J = j) g_j

    PoissonMixture(Family family, double mean) {
        this.family = family;
        this.mean = mean;
        this.largest = largest();
    }

    double lower() {
        return mean == 0 ? Math.exp(family.logLower(0)) : sum(Math.min(Math.floor(mean), largest), -1);
    }

    double upper() {
        return mean == 0 ? Math.exp(family.logUpper(0)) : sum(Math.max(Math.floor(mean), largest), 1);
    }

    /// Σ P(J = j) · (density of G_j times the argument).
    double density() {
        return mean == 0 ? Math.exp(family.logStep(0)) * family.shape(0) : sum(largest, 0);
    }

    /// @param direction −1 lower tails, walking down; +1 upper tails, walking up; 0 densities
    private double sum(double peak, int direction) {
        double start = direction > 0 ? firstBelow(peak) : firstAbove(peak, direction);
        double end = direction > 0 ? firstAbove(peak, direction) : 0;
        double logWeight = logPoisson(peak);
        double logTail = direction < 0 ? family.logLower(peak)
            : direction > 0 ? family.logUpper(peak) : family.logStep(peak);
        if (logTail == Double.NEGATIVE_INFINITY) {
            return 0;
        }
        double weight = Math.exp(logPoisson(start) - logWeight);
        double step = Math.exp(family.logStep(start) - logTail);
        double tail = direction == 0 ? 0
            : Math.exp((direction < 0 ? family.logLower(start) : family.logUpper(start)) - logTail);
        double sum = 0;
        for (double j = start; direction > 0 ? j <= end : j >= end;) {
            double term = weight * (direction == 0 ? step * family.shape(j) : tail);
            sum += term;
            if (direction <= 0 && j < peak && term < 1e-18 * sum) {
                break;
            }
            if (direction > 0) {
                tail += step;
                step *= family.ratio(j);
                j++;
                weight *= mean / j;
            } else {
                weight *= j / mean;
                j--;
                if (j >= 0) {
                    step /= family.ratio(j);
                    tail += step;
                }
            }
        }
        return sum * Math.exp(logWeight) * Math.exp(logTail);
    }

    /// The j above the peak from which on the terms do not count. Tails are between 0 and 1 and log-concave in j:
    /// G_(j+1)/G_j is at most min(1, ratio) for the lower, max(1, ratio) for the upper ones.
    private double firstAbove(double peak, int direction) {
        double j = peak;
        for (double term = 1; term > NEGLIGIBLE; j++) {
            double ratio = family.ratio(j);
            term *= mean / (j + 1) * (direction < 0 ? Math.min(1, ratio) : direction > 0 ? Math.max(1, ratio) : ratio);
        }
        return j + 2;
    }

    /// The j below the peak down to which upper tails count; half as far again, because 1/ratio is only a bound.
    private double firstBelow(double peak) {
        double j = peak;
        for (double term = 1; term > NEGLIGIBLE && j > 0; j--) {
            term *= j / mean * Math.min(1, 1 / family.ratio(j - 1));
        }
        return Math.max(0, Math.floor(j - 0.5 * (peak - j) - 10));
    }

    private double logPoisson(double j) {
        return j == 0 ? -mean : IncompleteGamma.of(j).logPower(mean);
    }

    /// Where mean/(j+1) · ratio(j) falls below 1, by bisection.
    private double largest() {
        if (mean == 0) {
            return 0;
        }
        double low = 0;
        double high = 1;
        while (mean / (high + 1) * family.ratio(high) > 1) {
            high *= 2;
        }
        while (high - low > 1) {
            double middle = Math.floor((low + high) / 2);
            if (mean / (middle + 1) * family.ratio(middle) > 1) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
