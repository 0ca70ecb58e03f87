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
    private final Noncentral shared;

    private NoncentralChiSquare(double degreesOfFreedom, double noncentrality) {
        this.degreesOfFreedom = degreesOfFreedom;
        this.noncentrality = noncentrality;
        this.shared = new Noncentral("NoncentralChiSquare", degreesOfFreedom, noncentrality,
            new Sum(degreesOfFreedom, noncentrality));
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
        return shared.pdf(x);
    }

    @Override
    public double logPdf(double x) {
        return shared.logPdf(x);
    }

    @Override
    public double cdf(double x) {
        return shared.cdf(x);
    }

    @Override
    public double survival(double x) {
        return shared.survival(x);
    }

    /// log P(X ≤ x), also where P underflows or is nearly 1.
    public double logCdf(double x) {
        return shared.logCdf(x);
    }

    /// log P(X > x), also where P underflows or is nearly 1.
    public double logSurvival(double x) {
        return shared.logSurvival(x);
    }

    @Override
    public double quantile(double p) {
        return shared.quantile(p);
    }

    @Override
    public double upperQuantile(double p) {
        return shared.upperQuantile(p);
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

    /// The sum of squares at a point.
    private record Sum(double degreesOfFreedom, double noncentrality) implements Noncentral.Kind {
        @Override
        public ChiSquare central() {
            return ChiSquare.of(degreesOfFreedom);
        }

        @Override
        public PoissonMixture mixture(double x) {
            return new PoissonMixture(new Squares(degreesOfFreedom / 2, Math.max(Double.MIN_VALUE, x / 2)), noncentrality / 2);
        }

        @Override
        public OneTail tail(double x) {
            boolean lower = x < degreesOfFreedom + noncentrality;
            if (Noncentral.isCentral(noncentrality)) {
                IncompleteGamma gamma = IncompleteGamma.of(degreesOfFreedom / 2);
                return new OneTail(lower, 1, lower ? gamma.logLower(x / 2) : gamma.logUpper(x / 2));
            }
            return mixture(x).smallTail(lower);
        }

        /// Patnaik: a chi-square with the same two moments, stretched.
        @Override
        public double guess(double p, boolean ofLower) {
            double stretch = (degreesOfFreedom + 2 * noncentrality) / (degreesOfFreedom + noncentrality);
            ChiSquare patnaik = ChiSquare.of((degreesOfFreedom + noncentrality) / stretch);
            return stretch * (ofLower ? patnaik.quantile(p) : patnaik.upperQuantile(p));
        }
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
}
