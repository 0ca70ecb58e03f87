package scratch.stats.distribution;

import scratch.math.check.Require;
import scratch.stats.special.IncompleteBeta;

/// The number of failures before the r-th success: P(X = k) = Γ(r+k)/(k! Γ(r)) p^r (1−p)^k. r need not be whole: as a
/// Poisson whose rate is gamma-distributed it is the usual model of overdispersed counts.
/// P(X ≤ k) = I_p(r, k+1), the incomplete beta function. Relative error below 1e-12 in both tails.
public final class NegativeBinomial implements DiscreteDistribution {
    private final double r;
    private final double p;

    private NegativeBinomial(double r, double p) {
        this.r = r;
        this.p = p;
    }

    /// @throws IllegalArgumentException unless r is positive and finite and 0 < p ≤ 1
    public static NegativeBinomial of(double r, double p) {
        Require.positive("NegativeBinomial.of", "r", r);
        Require.that(p > 0 && p <= 1, "NegativeBinomial.of: p = %s: must be above 0 and at most 1", p);
        return new NegativeBinomial(r, p);
    }

    public double r() {
        return r;
    }

    public double p() {
        return p;
    }

    @Override
    public double pmf(long k) {
        if (k <= 0 || p == 1) {
            return k == 0 ? Math.pow(p, r) : 0;
        }
        return IncompleteBeta.powerOf(r, k, p) / k;
    }

    @Override
    public double logPmf(long k) {
        if (k <= 0 || p == 1) {
            return k == 0 ? r * Math.log(p) : Double.NEGATIVE_INFINITY;
        }
        return IncompleteBeta.of(r, k).logPower(p) - Math.log(k);
    }

    @Override
    public double cdf(long k) {
        return k < 0 ? 0 : k == Long.MAX_VALUE || p == 1 ? 1 : IncompleteBeta.lowerOf(r, k + 1, p);
    }

    @Override
    public double survival(long k) {
        return k < 0 ? 1 : k == Long.MAX_VALUE || p == 1 ? 0 : IncompleteBeta.upperOf(r, k + 1, p);
    }

    @Override
    public double logCdf(long k) {
        return k < 0 || k == Long.MAX_VALUE || p == 1 ? Math.log(cdf(k)) : IncompleteBeta.of(r, k + 1).logLower(p);
    }

    @Override
    public double logSurvival(long k) {
        return k < 0 || k == Long.MAX_VALUE || p == 1 ? Math.log(survival(k)) : IncompleteBeta.of(r, k + 1).logUpper(p);
    }

    @Override
    public long quantile(double probability) {
        Require.probability("NegativeBinomial.quantile", "p", probability);
        return IntegerSearch.quantile(this, probability, 0, p == 1 ? 0 : Long.MAX_VALUE);
    }

    @Override
    public long upperQuantile(double probability) {
        Require.probability("NegativeBinomial.upperQuantile", "p", probability);
        return IntegerSearch.upperQuantile(this, probability, 0, p == 1 ? 0 : Long.MAX_VALUE);
    }

    @Override
    public double mean() {
        return r * (1 - p) / p;
    }

    @Override
    public double variance() {
        return r * (1 - p) / p / p;
    }
}
