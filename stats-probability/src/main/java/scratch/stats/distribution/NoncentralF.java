package scratch.stats.distribution;

import java.util.random.RandomGenerator;
import scratch.stats.special.IncompleteBeta;
import scratch.stats.special.LogNewton;

/// Noncentral F: the ratio of a noncentral chi-square with m degrees of freedom over m to a central one with n over n.
/// A Poisson mixture: F(x) = Σ_j e^(−λ/2) (λ/2)^j/j! · I(m/2 + j, n/2) at odds mx/n. The power of the F test.
/// Both tails are sums of positive terms. Cost O(√λ).
/// Patnaik, *Biometrika* 36 (1949) 202; Benton & Krishnamoorthy 2003.
public final class NoncentralF implements ContinuousDistribution {
    private final double numerator;
    private final double denominator;
    private final double noncentrality;

    private NoncentralF(double numerator, double denominator, double noncentrality) {
        this.numerator = numerator;
        this.denominator = denominator;
        this.noncentrality = noncentrality;
    }

    /// @throws IllegalArgumentException unless both degrees of freedom are positive and noncentrality is not negative
    public static NoncentralF of(double numeratorDegrees, double denominatorDegrees, double noncentrality) {
        Arguments.positive("NoncentralF.of", "numeratorDegrees", numeratorDegrees);
        Arguments.positive("NoncentralF.of", "denominatorDegrees", denominatorDegrees);
        Arguments.notNegative("NoncentralF.of", "noncentrality", noncentrality);
        return new NoncentralF(numeratorDegrees, denominatorDegrees, noncentrality);
    }

    public double numeratorDegrees() {
        return numerator;
    }

    public double denominatorDegrees() {
        return denominator;
    }

    public double noncentrality() {
        return noncentrality;
    }

    @Override
    public double pdf(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            return x == 0 ? Math.exp(-noncentrality / 2) * FDistribution.of(numerator, denominator).pdf(0)
                : outside(x, 0, 0);
        }
        return mixture(x).density() / x;
    }

    @Override
    public double logPdf(double x) {
        return Math.log(pdf(x));
    }

    @Override
    public double cdf(double x) {
        return x > 0 && x < Double.POSITIVE_INFINITY ? mixture(x).lower() : outside(x, 0, 1);
    }

    @Override
    public double survival(double x) {
        return x > 0 && x < Double.POSITIVE_INFINITY ? mixture(x).upper() : outside(x, 1, 0);
    }

    private static double outside(double x, double below, double above) {
        return x <= 0 ? below : x > 0 ? above : Double.NaN;
    }

    private PoissonMixture mixture(double x) {
        double a = numerator / 2;
        double b = denominator / 2;
        double odds = numerator * x / denominator;
        double product = numerator * x;
        double tail = product < 1e-290 || !(odds < Double.POSITIVE_INFINITY) ? 0
            : (Math.fma(numerator, x, -product) - Math.fma(odds, denominator, -product)) / denominator;
        return new PoissonMixture(new PoissonMixture.Family() {
            @Override
            public double logLower(double j) {
                return IncompleteBeta.of(a + j, b).logLowerAtOdds(odds, tail);
            }

            @Override
            public double logUpper(double j) {
                return IncompleteBeta.of(a + j, b).logUpperAtOdds(odds, tail);
            }

            @Override
            public double logStep(double j) {
                return IncompleteBeta.of(a + j, b).logPowerAtOdds(odds, tail) - Math.log(a + j);
            }

            @Override
            public double ratio(double j) {
                return (a + b + j) / (a + j + 1) * (odds / (1 + odds));
            }

            @Override
            public double shape(double j) {
                return a + j;
            }
        }, noncentrality / 2);
    }

    @Override
    public double quantile(double p) {
        Arguments.probability("NoncentralF.quantile", "p", p);
        return p > 0.5 ? solve(1 - p, false) : solve(p, true);
    }

    @Override
    public double upperQuantile(double p) {
        Arguments.probability("NoncentralF.upperQuantile", "p", p);
        return p > 0.5 ? solve(1 - p, true) : solve(p, false);
    }

    private double solve(double p, boolean ofLower) {
        if (p == 0) {
            return ofLower ? 0 : Double.POSITIVE_INFINITY;
        }
        // Patnaik: an F whose numerator is a chi-square with the same two moments, stretched.
        double stretch = (numerator + noncentrality) / numerator;
        double squared = (numerator + noncentrality) * (numerator + noncentrality);
        FDistribution patnaik = FDistribution.of(squared / (numerator + 2 * noncentrality), denominator);
        double start = stretch * (ofLower ? patnaik.quantile(p) : patnaik.upperQuantile(p));
        return LogNewton.solve(ofLower ? this::cdf : this::survival, this::pdf, null, ofLower ? 1 : -1, p,
            start, Double.POSITIVE_INFINITY);
    }

    /// n(m+λ) / (m(n−2)) for n > 2, infinite otherwise.
    @Override
    public double mean() {
        return denominator > 2 ? denominator * (numerator + noncentrality) / numerator / (denominator - 2)
            : Double.POSITIVE_INFINITY;
    }

    /// 2 (n/m)² ((m+λ)² + (m+2λ)(n−2)) / ((n−2)²(n−4)) for n > 4, infinite for 2 < n ≤ 4, NaN otherwise.
    @Override
    public double variance() {
        if (denominator <= 4) {
            return denominator > 2 ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        double shift = numerator + noncentrality;
        double ratio = denominator / numerator / (denominator - 2);
        return 2 * ratio * ratio * (shift * shift + (shift + noncentrality) * (denominator - 2)) / (denominator - 4);
    }

    @Override
    public double sample(RandomGenerator random) {
        double j = noncentrality == 0 ? 0 : Poisson.of(noncentrality / 2).sample(random);
        double log = Gamma.logSample(numerator / 2 + j, random) - Gamma.logSample(denominator / 2, random);
        return Math.exp(log) * denominator / numerator;
    }
}
