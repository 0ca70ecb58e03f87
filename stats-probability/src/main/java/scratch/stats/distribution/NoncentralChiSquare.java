package scratch.stats.distribution;

import java.util.random.RandomGenerator;
import scratch.math.check.Require;
import scratch.stats.special.IncompleteGamma;

/// Noncentral chi-square: the sum of ν squared normals with variance 1 whose squared means add up to λ. A Poisson
/// mixture: F(x) = Σ_j e^(−λ/2) (λ/2)^j/j! · P(ν/2 + j, x/2). It gives the power of a chi-square test.
/// The smaller tail is a sum of positive terms, the other its complement. Cost O(√λ), for a λ of millions a constant.
/// Fisher, *Proc. Royal Society A* 121 (1928) 654; Benton & Krishnamoorthy 2003.
public final class NoncentralChiSquare implements ContinuousDistribution {
    private final double degreesOfFreedom;
    private final double noncentrality;

    private NoncentralChiSquare(double degreesOfFreedom, double noncentrality) {
        this.degreesOfFreedom = degreesOfFreedom;
        this.noncentrality = noncentrality;
    }

    /// @throws IllegalArgumentException unless degreesOfFreedom is positive and noncentrality between 0 and 1e25
    public static NoncentralChiSquare of(double degreesOfFreedom, double noncentrality) {
        Require.positive("NoncentralChiSquare.of", "degreesOfFreedom", degreesOfFreedom);
        Arguments.noncentrality("NoncentralChiSquare.of", noncentrality);
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
            return x == 0 ? Math.exp(-noncentrality / 2) * central().pdf(0) : outside(x, 0, 0);
        }
        if (isCentral()) {
            return central().pdf(x);
        }
        return mixture(x).density().value() / x;
    }

    @Override
    public double logPdf(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            return Math.log(pdf(x));
        }
        return isCentral() ? central().logPdf(x) : mixture(x).density().log() - Math.log(x);
    }

    @Override
    public double cdf(double x) {
        return x > 0 && x < Double.POSITIVE_INFINITY ? isCentral() ? central().cdf(x) : tail(x).cdf() : outside(x, 0, 1);
    }

    @Override
    public double survival(double x) {
        return x > 0 && x < Double.POSITIVE_INFINITY ? isCentral() ? central().survival(x) : tail(x).survival()
            : outside(x, 1, 0);
    }

    /// log P(X ≤ x), also where P underflows or is nearly 1.
    public double logCdf(double x) {
        return x > 0 && x < Double.POSITIVE_INFINITY ? tail(x).logCdf() : Math.log(outside(x, 0, 1));
    }

    /// log P(X > x), also where P underflows or is nearly 1.
    public double logSurvival(double x) {
        return x > 0 && x < Double.POSITIVE_INFINITY ? tail(x).logSurvival() : Math.log(outside(x, 1, 0));
    }

    private static double outside(double x, double below, double above) {
        return x <= 0 ? below : x > 0 ? above : Double.NaN;
    }

    /// A mixture over a Poisson variable that is always 0.
    private boolean isCentral() {
        return noncentrality / 2 == 0;
    }

    private ChiSquare central() {
        return ChiSquare.of(degreesOfFreedom);
    }

    private OneTail tail(double x) {
        boolean lower = x < mean();
        if (isCentral()) {
            IncompleteGamma gamma = IncompleteGamma.of(degreesOfFreedom / 2);
            return new OneTail(lower, 1, lower ? gamma.logLower(x / 2) : gamma.logUpper(x / 2));
        }
        PoissonMixture mixture = mixture(x);
        OneTail tail = mixture.tail(lower);
        return tail.isTooLarge() ? mixture.tail(!lower) : tail;
    }

    private PoissonMixture mixture(double x) {
        return new PoissonMixture(new Squares(degreesOfFreedom / 2, Math.max(Double.MIN_VALUE, x / 2)), noncentrality / 2);
    }

    /// G_j, the tails of a gamma variable of shape a + j at c: g_j = c^(a+j) e^(−c)/Γ(a+j+1).
    private record Squares(double a, double c) implements PoissonMixture.Family {
        @Override
        public double d() {
            return 0;
        }

        @Override
        public double step(double j) {
            return IncompleteGamma.powerOf(a + j, c);
        }

        @Override
        public double logStep(double j) {
            return IncompleteGamma.of(a + j).logPower(c);
        }

        @Override
        public double logLower(double j) {
            return IncompleteGamma.of(a + j).logLower(c);
        }

        @Override
        public double logUpper(double j) {
            return IncompleteGamma.of(a + j).logUpper(c);
        }

        @Override
        public boolean tailsAreSlow(double p) {
            return false;
        }
    }

    @Override
    public double quantile(double p) {
        Require.probability("NoncentralChiSquare.quantile", "p", p);
        return p > 0.5 ? solve("NoncentralChiSquare.quantile", 1 - p, false) : solve("NoncentralChiSquare.quantile", p, true);
    }

    @Override
    public double upperQuantile(double p) {
        Require.probability("NoncentralChiSquare.upperQuantile", "p", p);
        return p > 0.5 ? solve("NoncentralChiSquare.upperQuantile", 1 - p, true)
            : solve("NoncentralChiSquare.upperQuantile", p, false);
    }

    private double solve(String operation, double p, boolean ofLower) {
        if (p == 0) {
            return ofLower ? 0 : Double.POSITIVE_INFINITY;
        }
        double least = ofLower ? Math.log(p) - logCdf(Double.MIN_NORMAL) : 0;
        if (least < 0) {                                   // down there the cdf is a power of x
            return Double.MIN_NORMAL * Math.exp(least * 2 / degreesOfFreedom);
        }
        // Patnaik: a chi-square with the same two moments, stretched.
        double stretch = (degreesOfFreedom + 2 * noncentrality) / (degreesOfFreedom + noncentrality);
        ChiSquare patnaik = ChiSquare.of(mean() / stretch);
        double start = stretch * (ofLower ? patnaik.quantile(p) : patnaik.upperQuantile(p));
        return new TailSearch(ofLower ? this::logCdf : this::logSurvival, this::logPdf, ofLower, true)
            .solve(operation, p, start);
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
