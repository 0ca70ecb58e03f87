package scratch.stats.distribution;

import scratch.math.check.Require;
import scratch.stats.special.Exponentials;
import scratch.stats.special.IncompleteBeta;

/// The exact distribution of Kolmogorov's D_n = sup |F_n(x) − F(x)| for n observations from a continuous F.
/// F_n(t)·n is a Poisson process that is known to reach n at the end, D_n < c/n means that it stays within a band of
/// half-width c. The state vector walks through the points where a band edge passes a whole number, loses what has
/// left the band there, and the loss itself, weighted by the chance to reach n, is the upper tail: nothing is ever
/// subtracted. Where both edges cannot matter (nd² > 7, or d ≥ 1/2) twice Smirnov's one-sided sum is exact enough.
/// Cost O(n · nd) states times about 30 jumps; for n beyond 10⁴ use `KolmogorovLimit`.
/// Durbin, *Distribution Theory for Tests Based on the Sample Distribution Function* (1973); Simard & L'Ecuyer,
/// *J. Stat. Software* 39(11) (2011), for the division into zones.
public final class Kolmogorov {
    private static final int LARGEST = 100_000;
    private static final double ONE_SIDED_FROM = 7;

    private final int observations;

    private Kolmogorov(int observations) {
        this.observations = observations;
    }

    /// @throws IllegalArgumentException unless 1 ≤ observations ≤ 100000
    public static Kolmogorov of(int observations) {
        Require.that(observations >= 1 && observations <= LARGEST, "Kolmogorov.of: observations = %s: must be between"
                + " 1 and %s", observations, LARGEST);
        return new Kolmogorov(observations);
    }

    public int observations() {
        return observations;
    }

    /// P(D_n ≤ d).
    public double cdf(double d) {
        if (!(2 * observations * d > 1 && d < 1)) {
            return d >= 1 ? 1 : Double.isNaN(d) ? d : 0;
        }
        if (observations == 1) {
            return 2 * (d - 0.5);                          // exact, where 1 − 2(1 − d) may have no digits left
        }
        return isOneSided(d) ? 1 - 2 * smirnov(d) : KolmogorovBand.stays(observations, d);
    }

    /// P(D_n > d).
    public double survival(double d) {
        if (!(2 * observations * d > 1 && d < 1)) {
            return d >= 1 ? 0 : Double.isNaN(d) ? d : 1;
        }
        return isOneSided(d) ? 2 * smirnov(d) : KolmogorovBand.leaves(observations, d);
    }

    /// log P(D_n ≤ d); −∞ where the probability underflows.
    public double logCdf(double d) {
        return Exponentials.log(cdf(d), survival(d));
    }

    /// log P(D_n > d), likewise.
    public double logSurvival(double d) {
        return Exponentials.log(survival(d), cdf(d));
    }

    private boolean isOneSided(double d) {
        return d >= 0.5 || observations * d * d > ONE_SIDED_FROM;
    }

    /// P(D_n⁺ > d) = d Σ_j C(n, j) (d + j/n)^(j−1) (1 − d − j/n)^(n−j): all terms positive. Each is the binomial
    /// probability of j among n at x = d + j/n, times d/x.
    private double smirnov(double d) {
        double sum = 0;
        int last = (int) Math.floor(observations * (1 - d));
        for (int j = 0; j <= last; j++) {
            double x = d + (double) j / observations;
            if (x >= 1) {
                continue;
            }
            sum += d / x * pmf(j, d);
        }
        return sum;
    }

    /// C(n, j) x^j y^(n−j) at x = d + j/n, y = 1 − x, which are carried in two doubles.
    private double pmf(int j, double d) {
        double n = observations;
        double ratio = j / n;
        double ratioTail = -Math.fma(ratio, n, -j) / n;
        double x = d + ratio;
        double back = x - d;
        double xTail = (d - (x - back)) + (ratio - back) + ratioTail;
        double y = 1 - x;
        double yTail = ((1 - y) - x) - xTail;
        if (j == 0) {
            return Math.exp(n * (Math.log1p(-x) - xTail / (1 - x)));
        }
        return j == observations ? Math.pow(x, n)
            : IncompleteBeta.of(j, n - j).power(x, xTail, y, yTail) * n / j / (n - j);
    }

    /// The d with P(D_n ≤ d) = p.
    public double quantile(double p) {
        Require.probability("Kolmogorov.quantile", "p", p);
        return p > 0.5 ? solve(1 - p, false) : solve(p, true);
    }

    /// The d with P(D_n > d) = p: the critical value of the test at level p.
    public double upperQuantile(double p) {
        Require.probability("Kolmogorov.upperQuantile", "p", p);
        return p > 0.5 ? solve(1 - p, true) : solve(p, false);
    }

    private double solve(double p, boolean ofLower) {
        double low = 0.5 / observations;
        double high = 1;
        if (p == 0) {
            return ofLower ? low : high;
        }
        double limit = ofLower ? KolmogorovLimit.INSTANCE.quantile(p) : KolmogorovLimit.INSTANCE.upperQuantile(p);
        double start = Math.clamp(limit / (Math.sqrt(observations) + 0.12 + 0.11 / Math.sqrt(observations)),
            low * 1.0001, 0.9999);
        return Chandrupatla.root(d -> Math.log((ofLower ? cdf(d) : survival(d)) / p), ofLower, low, high, start);
    }
}
