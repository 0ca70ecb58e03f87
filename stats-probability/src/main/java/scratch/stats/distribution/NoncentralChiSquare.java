package scratch.stats.distribution;

import java.util.random.RandomGenerator;
import scratch.stats.special.IncompleteGamma;
import scratch.stats.special.LogNewton;

/// Noncentral chi-square: the sum of ν squared normals with variance 1 whose squared means add up to λ. A Poisson
/// mixture: F(x) = Σ_j e^(−λ/2) (λ/2)^j/j! · P(ν/2 + j, x/2). It gives the power of a chi-square test.
/// Both tails are sums of positive terms. Cost O(√λ).
/// Fisher, *Proc. Royal Society A* 121 (1928) 654; Benton & Krishnamoorthy 2003.
public final class NoncentralChiSquare implements ContinuousDistribution {
    private final double degreesOfFreedom;
    private final double noncentrality;

    private NoncentralChiSquare(double degreesOfFreedom, double noncentrality) {
        this.degreesOfFreedom = degreesOfFreedom;
        this.noncentrality = noncentrality;
    }

    /// @throws IllegalArgumentException unless degreesOfFreedom is positive and noncentrality not negative, both finite
    public static NoncentralChiSquare of(double degreesOfFreedom, double noncentrality) {
        Arguments.positive("NoncentralChiSquare.of", "degreesOfFreedom", degreesOfFreedom);
        Arguments.notNegative("NoncentralChiSquare.of", "noncentrality", noncentrality);
        return new NoncentralChiSquare(degreesOfFreedom, noncentrality);
    }

    public double degreesOfFreedom() {
        return degreesOfFreedom;
    }

    public double noncentrality() {
        return noncentrality;
    }

    @Override
    public double pdf(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            return x == 0 ? Math.exp(-noncentrality / 2) * ChiSquare.of(degreesOfFreedom).pdf(0) : outside(x, 0, 0);
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
        double half = x / 2;
        double a = degreesOfFreedom / 2;
        return new PoissonMixture(new PoissonMixture.Family() {
            @Override
            public double logLower(double j) {
                return IncompleteGamma.of(a + j).logLower(half);
            }

            @Override
            public double logUpper(double j) {
                return IncompleteGamma.of(a + j).logUpper(half);
            }

            @Override
            public double logStep(double j) {
                return IncompleteGamma.of(a + j).logPower(half);
            }

            @Override
            public double ratio(double j) {
                return half / (a + j + 1);
            }

            @Override
            public double shape(double j) {
                return a + j;
            }
        }, noncentrality / 2);
    }

    @Override
    public double quantile(double p) {
        Arguments.probability("NoncentralChiSquare.quantile", "p", p);
        return p > 0.5 ? solve(1 - p, false) : solve(p, true);
    }

    @Override
    public double upperQuantile(double p) {
        Arguments.probability("NoncentralChiSquare.upperQuantile", "p", p);
        return p > 0.5 ? solve(1 - p, true) : solve(p, false);
    }

    private double solve(double p, boolean ofLower) {
        if (p == 0) {
            return ofLower ? 0 : Double.POSITIVE_INFINITY;
        }
        // Patnaik: a chi-square with the same two moments, stretched.
        double stretch = (degreesOfFreedom + 2 * noncentrality) / (degreesOfFreedom + noncentrality);
        ChiSquare patnaik = ChiSquare.of(mean() / stretch);
        double start = stretch * (ofLower ? patnaik.quantile(p) : patnaik.upperQuantile(p));
        return LogNewton.solve(ofLower ? this::cdf : this::survival, this::pdf, null, ofLower ? 1 : -1, p,
            start, Double.POSITIVE_INFINITY);
    }

    @Override
    public double mean() {
        return degreesOfFreedom + noncentrality;
    }

    @Override
    public double variance() {
        return 2 * (degreesOfFreedom + 2 * noncentrality);
    }

    /// A central chi-square with ν + 2J degrees of freedom, J Poisson.
    @Override
    public double sample(RandomGenerator random) {
        double j = noncentrality == 0 ? 0 : Poisson.of(noncentrality / 2).sample(random);
        return 2 * Math.exp(Gamma.logSample(degreesOfFreedom / 2 + j, random));
    }
}
