package scratch.stats.distribution;

import scratch.math.check.Require;
import scratch.stats.special.Exponentials;
import scratch.stats.special.IncompleteBeta;

/// The number of successes in n independent trials of probability p: P(X = k) = C(n, k) p^k (1−p)^(n−k).
/// The pmf in Loader's saddle-point form; P(X > k) = I_p(k+1, n−k), the incomplete beta function.
/// Relative error below 1e-12 for n up to 1e10 and tails to 1e-300.
/// Loader, "Fast and accurate computation of binomial probabilities" (2000).
public final class Binomial implements DiscreteDistribution {
    private final long trials;
    private final double p;

    private Binomial(long trials, double p) {
        this.trials = trials;
        this.p = p;
    }

    /// @throws IllegalArgumentException unless 0 ≤ trials ≤ 2⁵³ and 0 ≤ p ≤ 1
    public static Binomial of(long trials, double p) {
        Require.that(trials >= 0, "Binomial.of: trials = %s: must not be negative", trials);
        Counts.largest("Binomial.of", "trials", trials);
        Require.probability("Binomial.of", "p", p);
        return new Binomial(trials, p);
    }

    public long trials() {
        return trials;
    }

    public double p() {
        return p;
    }

    @Override
    public double pmf(long k) {
        if (!isInside(k)) {
            return isCertain(k) ? 1 : 0;
        }
        if (k == 0 || k == trials) {
            return k == 0 ? Exponentials.pow1m(p, trials) : Math.pow(p, trials);
        }
        return IncompleteBeta.powerOf(k, trials - k, p) * trials / k / (trials - k);
    }

    @Override
    public double logPmf(long k) {
        if (!isInside(k)) {
            return Math.log(pmf(k));
        }
        if (k == 0 || k == trials) {
            return trials * (k == 0 ? Math.log1p(-p) : Math.log(p));
        }
        return IncompleteBeta.of(k, trials - k).logPower(p) + Math.log((double) trials / k / (trials - k));
    }

    /// Whether k is possible and not certain.
    private boolean isInside(long k) {
        return k >= 0 && k <= trials && p > 0 && p < 1 && trials > 0;
    }

    /// Whether k is the only possible number.
    private boolean isCertain(long k) {
        return k == 0 && (trials == 0 || p == 0) || k == trials && p == 1;
    }

    @Override
    public double cdf(long k) {
        if (k < 0 || k >= trials) {
            return k < 0 ? 0 : 1;
        }
        return p == 0 ? 1 : p == 1 ? 0 : IncompleteBeta.upperOf(k + 1, trials - k, p);
    }

    @Override
    public double survival(long k) {
        if (k < 0 || k >= trials) {
            return k < 0 ? 1 : 0;
        }
        return p == 0 ? 0 : p == 1 ? 1 : IncompleteBeta.lowerOf(k + 1, trials - k, p);
    }

    @Override
    public double logCdf(long k) {
        return k < 0 || k >= trials || p == 0 || p == 1 ? Math.log(cdf(k))
            : IncompleteBeta.of(k + 1, trials - k).logUpper(p);
    }

    @Override
    public double logSurvival(long k) {
        return k < 0 || k >= trials || p == 0 || p == 1 ? Math.log(survival(k))
            : IncompleteBeta.of(k + 1, trials - k).logLower(p);
    }

    @Override
    public long quantile(double probability) {
        Require.probability("Binomial.quantile", "p", probability);
        return IntegerSearch.quantile(this, probability, 0, p == 0 ? 0 : trials);
    }

    @Override
    public long upperQuantile(double probability) {
        Require.probability("Binomial.upperQuantile", "p", probability);
        return IntegerSearch.upperQuantile(this, probability, 0, p == 0 ? 0 : trials);
    }

    @Override
    public double mean() {
        return trials * p;
    }

    @Override
    public double variance() {
        return trials * p * (1 - p);
    }
}
