package scratch.stats.distribution;

import java.util.function.DoubleUnaryOperator;
import scratch.stats.special.IncompleteGamma;

/// Sums Σ_j w_j G_j over a Poisson J, w_j = P(J = j), where G_j is a tail of a gamma or beta variable whose shape a + j grows
/// with j: the noncentral chi-square and F distributions. Neighbouring tails differ by a known g_j: lower tails fall,
/// G_j = G_(j+1) + g_j, upper tails rise, G_(j+1) = G_j + g_j.
///
/// The sum walks outwards from the p with the largest w_p g_p. Summing by parts turns it into additions of positive terms:
/// lower   Σ_(j<p) w_j (g_j + … + g_(p−1)) + Σ_(i≥p) g_i (w_0 + … + w_i),
/// upper   G_0 + Σ_(i<p) g_i (w_(i+1) + w_(i+2) + …) + Σ_(j>p) w_j (g_p + … + g_(j−1)).
/// All is measured in units of w_p g_p, of which the logarithm is known, so that nothing under- or overflows on the way. A
/// side ends when the rest, bounded by a geometric series, no longer counts. From p = 10⁵ on the terms change so little from
/// one j to the next that a trapezoidal rule with steps of half their width has the same sum to all digits: about fifty terms.
/// Cost O(√noncentrality), at most some tens of microseconds.
/// Benton & Krishnamoorthy, *Computational Statistics & Data Analysis* 43 (2003) 249, for starting at the largest term;
/// Trefethen & Weideman, *SIAM Review* 56 (2014) 385, for the rule.
final class PoissonMixture {
    /// The family G_j. g_(j+1)/g_j = (c + d j) / (a + j + 1).
    interface Family {
        double a();

        double c();

        double d();

        /// g_j.
        double step(double j);

        /// log g_j, also where g_j underflows.
        double logStep(double j);

        /// log G_j, lower tail.
        double logLower(double j);

        /// log G_j, upper tail.
        double logUpper(double j);

        /// Whether log g_j is much cheaper than log G_j when j is about p.
        boolean tailsAreSlow(double p);
    }

    private static final double NEGLIGIBLE = 1e-17;
    private static final double SLOWLY = 0.8;
    private static final double MANY = 1e5;
    private static final int MOST_TERMS = 2_000_000;
    private static final double TINY = 1e-280;
    private static final double BEYOND = -1e14;

    private final Family family;
    private final double a;
    private final double c;
    private final double d;
    private final double mean;                             // of J
    private final double peak;                             // p

    /// @param mean positive
    PoissonMixture(Family family, double mean) {
        this.family = family;
        this.a = family.a();
        this.c = family.c();
        this.d = family.d();
        this.mean = mean;
        this.peak = peak();
    }

    /// Where mean/(j+1) · (c + d j)/(a + j + 1), which is w_(j+1) g_(j+1) / (w_j g_j), falls through 1: a quadratic equation.
    private double peak() {
        double b = a - mean * d;
        double root = 2 * Math.sqrt(mean) * Math.sqrt(Math.max(0, c - d));
        double sum = Math.hypot(b, root) + Math.abs(b);
        double next = b > 0 ? root * (root / sum) / 2 : sum / 2;
        return Math.max(0, Math.floor(Math.min(next, Double.MAX_VALUE) - 1));
    }

    /// The mixture itself, from the side that is asked for.
    OneTail tail(boolean lower) {
        if (peak > MANY) {
            return strided(lower);
        }
        return scaled(lower ? lowerSum() : upperSum(), lower);
    }

    /// The side that is likely to be the smaller one, or the other if it is not.
    OneTail smallTail(boolean lowerIsLikely) {
        OneTail tail = tail(lowerIsLikely);
        return tail.isTooLarge() ? tail(!lowerIsLikely) : tail;
    }

    /// Σ_j w_j (a + j) g_j: the density times the argument, as a factor and an exponent.
    OneTail density() {
        if (peak > MANY) {
            return strided(true, j -> logPoisson(j) + family.logStep(j) + Math.log(a + j));
        }
        double sum = a + peak;
        double term = sum;
        for (double j = peak; j < peak + MOST_TERMS; j++) {
            double ratio = mean * (c + d * j) / ((j + 1) * (a + j));
            term *= ratio;
            sum += term;
            if (term < NEGLIGIBLE * sum && isOver(term, ratio, sum)) {
                break;
            }
        }
        term = a + peak;
        for (double j = peak; j > 0; j--) {
            double ratio = j * (a + j - 1) / (mean * (c + d * (j - 1)));
            term *= ratio;
            sum += term;
            if (term < NEGLIGIBLE * sum && isOver(term, ratio, sum)) {
                break;
            }
        }
        return scaled(sum, true);
    }

    private OneTail scaled(double sum, boolean lower) {
        double unit = poisson(peak) * family.step(peak);
        return unit > TINY ? new OneTail(lower, sum * unit, 0)
            : new OneTail(lower, sum, logPoisson(peak) + family.logStep(peak));
    }

    private double lowerSum() {
        double sum = 0;
        double weight = 1;                                 // w_j
        double weights = 1;                                // w_j + … + w_p
        double both = 1;                                   // w_j g_j
        double term = 0;                                   // w_j (g_j + … + g_(p−1))
        double perMean = 1 / mean;
        for (double j = peak; j > 0; j--) {
            double fall = j * perMean;                     // w_(j−1) / w_j
            weight *= fall;
            weights += weight;
            both *= fall * ((a + j) / (c + d * (j - 1)));
            double next = Math.fma(fall, term, both);
            sum += next;
            if (next < NEGLIGIBLE * sum && isOver(next, next / term, sum)) {
                break;
            }
            term = next;
        }
        both = 1;                                          // w_i g_i
        term = weights;                                    // g_i (w_0 + … + w_i)
        for (double i = peak; i < peak + MOST_TERMS; i++) {
            sum += term;
            double inverse = (c + d * i) / ((a + i + 1) * (i + 1));
            double rise = inverse * (i + 1);               // g_(i+1) / g_i
            both *= inverse * mean;
            double next = Math.fma(rise, term, both);
            if (term < NEGLIGIBLE * sum && isOver(term, next / term * Math.max(1, d / rise), sum)) {
                return sum;
            }
            if (both < NEGLIGIBLE * next && i + 1 > mean && rise > SLOWLY) {       // all weights are in
                return sum + next * Math.exp(family.logLower(i + 1) - family.logStep(i + 1));
            }
            term = next;
        }
        throw unfinished();
    }

    private double upperSum() {
        double sum = 0;
        double weight = 1;                                 // w_j
        double weights = 1;                                // w_p + … + w_j
        double both = 1;                                   // w_j g_j
        double term = 0;                                   // w_j (g_p + … + g_(j−1))
        for (double j = peak; ; j++) {
            if (j >= peak + MOST_TERMS) {
                throw unfinished();
            }
            double inverse = mean / ((j + 1) * (a + j + 1));
            double rise = inverse * (a + j + 1);           // w_(j+1) / w_j
            weight *= rise;
            weights += weight;
            double next = rise * (term + both);
            sum += next;
            if (next == 0 || next < NEGLIGIBLE * sum && isOver(next, next / term, sum)) {
                break;
            }
            both *= inverse * (c + d * j);
            term = next;
        }
        both = 1;                                          // w_i g_i
        term = weights;                                    // g_i (w_i + w_(i+1) + …)
        double perMean = 1 / mean;
        double i = peak;
        for (; i > 0; i--) {
            double fall = (a + i) / (c + d * (i - 1));     // g_(i−1) / g_i
            if (both < NEGLIGIBLE * term && i < mean && fall > SLOWLY) {           // all weights are in
                break;
            }
            double added = fall * term;
            sum += added;
            both *= fall * (i * perMean);
            double next = added + both;
            if (added < NEGLIGIBLE * sum && isOver(added, next / term, sum)) {
                return sum;
            }
            term = next;
        }
        return sum + term * Math.exp(family.logUpper(i) - family.logStep(i));
    }

    /// Whether all terms after this one, falling at least as fast as ratio says, are too small to count.
    private static boolean isOver(double term, double ratio, double sum) {
        return term * ratio <= NEGLIGIBLE * sum * (1 - ratio);
    }

    private ArithmeticException unfinished() {
        return new ArithmeticException("PoissonMixture: mean = " + mean + ", a = " + a + ": not done after "
            + MOST_TERMS + " terms");
    }

    /// The same sums for large p. By parts Σ w_j G_j = Σ g_i W_i, with W_i the tail of the Poisson weights, which is that of a
    /// gamma variable: whichever of the two tails is cheaper.
    private OneTail strided(boolean lower) {
        if (family.tailsAreSlow(peak)) {
            return strided(lower, j -> {
                IncompleteGamma waiting = IncompleteGamma.of(j + 1);
                return family.logStep(j) + (lower ? waiting.logUpper(mean) : waiting.logLower(mean));
            });
        }
        return strided(lower, j -> logPoisson(j) + (lower ? family.logLower(j) : family.logUpper(j)));
    }

    private OneTail strided(boolean lower, DoubleUnaryOperator logTerm) {
        double top = logTerm.applyAsDouble(peak);
        if (top < BEYOND) {
            return new OneTail(lower, 1, top);             // the terms beside it change nothing in a logarithm like that
        }
        double half = 0.5 / Math.sqrt(1 / peak + 1 / (a + peak));
        double unit = Math.max(1, Math.scalb(1.0, Math.getExponent(half) - 7));
        double stride = Math.max(1, Math.rint(half / unit)) * unit;
        double first = Math.rint(peak / stride);        // subtle: few bits, so that all j are exact and equidistant
        double sum = PeakIntegral.sum(k -> Math.exp(logTerm.applyAsDouble(Math.max(0, (first + k) * stride)) - top));
        return new OneTail(lower, stride * sum, top);
    }

    private double poisson(double j) {
        return j == 0 ? Math.exp(-mean) : IncompleteGamma.powerOf(j, mean);
    }

    private double logPoisson(double j) {
        return j == 0 ? -mean : IncompleteGamma.of(j).logPower(mean);
    }
}
