package scratch.stats.distribution;

import java.util.random.RandomGenerator;
import scratch.math.check.Require;
import scratch.stats.special.IncompleteBeta;

/// Noncentral F: the ratio of a noncentral chi-square with m degrees of freedom over m to a central one with n over n.
/// A Poisson mixture: F(x) = Σ_j e^(−λ/2) (λ/2)^j/j! · I(m/2 + j, n/2) at odds mx/n. The power of the F test.
/// The smaller tail is a sum of positive terms, the other its complement. Cost O(√λ), for a λ of millions a constant.
/// Patnaik, *Biometrika* 36 (1949) 202; Benton & Krishnamoorthy 2003.
public final class NoncentralF implements ContinuousDistribution {
    private final double numerator;
    private final double denominator;
    private final double noncentrality;
    private final Noncentral shared;

    private NoncentralF(double numerator, double denominator, double noncentrality) {
        this.numerator = numerator;
        this.denominator = denominator;
        this.noncentrality = noncentrality;
        this.shared = new Noncentral("NoncentralF", numerator, noncentrality,
            new Quotient(numerator, denominator, noncentrality));
    }

    /// @throws IllegalArgumentException unless both degrees of freedom are positive and finite, and noncentrality is
    ///                                  between 0 and 1e25
    public static NoncentralF of(double numeratorDegrees, double denominatorDegrees, double noncentrality) {
        Require.positive("NoncentralF.of", "numeratorDegrees", numeratorDegrees);
        Require.positive("NoncentralF.of", "denominatorDegrees", denominatorDegrees);
        Arguments.noncentrality("NoncentralF.of", noncentrality);
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

    /// The quotient at a point.
    private record Quotient(double numerator, double denominator, double noncentrality) implements Noncentral.Kind {
        @Override
        public FDistribution central() {
            return FDistribution.of(numerator, denominator);
        }

        @Override
        public PoissonMixture mixture(double x) {
            return new PoissonMixture(Ratios.of(numerator, denominator, x), noncentrality / 2);
        }

        @Override
        public OneTail tail(double x) {
            boolean lower = x < 1 + noncentrality / numerator;
            Ratios ratios = Ratios.of(numerator, denominator, x);
            if (!(ratios.odds < Double.POSITIVE_INFINITY)) {
                return new OneTail(false, 0, 0);
            }
            if (Noncentral.isCentral(noncentrality)) {
                return new OneTail(lower, 1, lower ? ratios.logLower(0) : ratios.logUpper(0));
            }
            return new PoissonMixture(ratios, noncentrality / 2).smallTail(lower);
        }

        /// Patnaik: an F whose numerator is a chi-square with the same two moments, stretched.
        @Override
        public double guess(double p, boolean ofLower) {
            double stretch = (numerator + noncentrality) / numerator;
            double degrees = (numerator + noncentrality) / (1 + noncentrality / (numerator + noncentrality));
            FDistribution patnaik = FDistribution.of(degrees, denominator);
            return stretch * (ofLower ? patnaik.quantile(p) : patnaik.upperQuantile(p));
        }
    }

    /// G_j, the tails of a beta variable with parameters a + j and b at the odds mx/n: with the share y = odds/(1 + odds)
    /// g_j = y^(a+j) (1−y)^b / ((a+j) B(a+j, b)).
    private record Ratios(double a, double b, double odds, double oddsTail, double d) implements PoissonMixture.Family {
        private static final double FEW = 200;

        static Ratios of(double numerator, double denominator, double x) {
            double odds = Math.max(Double.MIN_VALUE, numerator * x / denominator);
            double product = numerator * x;
            double tail = product < 1e-290 || !(odds < Double.POSITIVE_INFINITY) ? 0
                : (Math.fma(numerator, x, -product) - Math.fma(odds, denominator, -product)) / denominator;
            return new Ratios(numerator / 2, denominator / 2, odds, tail, odds / (1 + odds));
        }

        @Override
        public double c() {
            return d * (a + b);
        }

        @Override
        public double step(double j) {
            // subtle: with few degrees of freedom the rounding of y does not count, and no object is needed
            return (odds < 1 && a + j + b < FEW ? IncompleteBeta.powerOf(a + j, b, d)
                : beta(j).powerAtOdds(odds, oddsTail)) / (a + j);
        }

        @Override
        public double logStep(double j) {
            return beta(j).logPowerAtOdds(odds, oddsTail) - Math.log(a + j);
        }

        @Override
        public double logLower(double j) {
            return beta(j).logLowerAtOdds(odds, oddsTail);
        }

        @Override
        public double logUpper(double j) {
            return beta(j).logUpperAtOdds(odds, oddsTail);
        }

        /// The continued fraction of a beta tail has some √b levels; the g_j are spread over √(1 + p/b) times as many j as the
        /// weights, and must have died out at j = 0.
        @Override
        public boolean tailsAreSlow(double p) {
            return a < p && b > 25 * Math.sqrt(b + p);
        }

        private IncompleteBeta beta(double j) {
            return IncompleteBeta.of(a + j, b);
        }
    }
}
