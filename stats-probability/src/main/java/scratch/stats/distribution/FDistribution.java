package scratch.stats.distribution;

import java.util.random.RandomGenerator;
import scratch.math.check.Require;
import scratch.stats.special.IncompleteBeta;

/// Fisher's and Snedecor's F with m and n degrees of freedom: (χ²_m/m) / (χ²_n/n). The odds mX/n are those of a beta
/// variable with parameters m/2 and n/2, so that P(F ≤ x) = I(m/2, n/2) at odds mx/n.
/// Relative error below 1e-12 for degrees of freedom from 0.1 to 1e10 and tails to 1e-300.
/// Snedecor, *Calculation and Interpretation of Analysis of Variance* (1934).
public final class FDistribution implements ContinuousDistribution {
    /// The square of all that counts in a tail of 1e-300, over it, is lost in rounding.
    private static final double MANY = 1e18;

    private final double numerator;
    private final double denominator;
    private final IncompleteBeta beta;
    private final Gamma limit;                             // χ²_k/k where the other degrees are as good as infinite, or null
    private final boolean ofReciprocal;                    // then: it is 1/F that follows the limit

    private FDistribution(double numerator, double denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
        this.beta = IncompleteBeta.of(Math.max(numerator / 2, Double.MIN_VALUE), Math.max(denominator / 2, Double.MIN_VALUE));
        double few = Math.min(numerator, denominator);
        boolean isLimit = Math.max(numerator, denominator) > MANY * (few + 2000) * (few + 2000);
        this.limit = isLimit ? Gamma.of(Math.max(few / 2, Double.MIN_VALUE), Math.min(2 / few, Double.MAX_VALUE)) : null;
        this.ofReciprocal = numerator > denominator;
    }

    /// @throws IllegalArgumentException unless both are positive and finite
    public static FDistribution of(double numeratorDegrees, double denominatorDegrees) {
        Require.positive("FDistribution.of", "numeratorDegrees", numeratorDegrees);
        Require.positive("FDistribution.of", "denominatorDegrees", denominatorDegrees);
        return new FDistribution(numeratorDegrees, denominatorDegrees);
    }

    public double numeratorDegrees() {
        return numerator;
    }

    public double denominatorDegrees() {
        return denominator;
    }

    @Override
    public double pdf(double x) {
        if (x <= 0) {
            return x < 0 || numerator > 2 ? 0 : numerator == 2 ? 1 : Double.POSITIVE_INFINITY;
        }
        double w = odds(x);
        double power = limit != null || isOut(w) ? 0 : beta.powerAtOdds(w, oddsTail(x, w));
        return power < Double.MIN_NORMAL ? Math.exp(logPdf(x)) : power / x;
    }

    @Override
    public double logPdf(double x) {
        if (x <= 0 || x == Double.POSITIVE_INFINITY) {
            return x > 0 ? Double.NEGATIVE_INFINITY : Math.log(pdf(x));
        }
        if (limit != null) {
            return ofReciprocal ? limit.logPdf(1 / x) - 2 * Math.log(x) : limit.logPdf(x);
        }
        double w = odds(x);
        return (isOut(w) ? beta.logPowerAtLogOdds(logOdds(x)) : beta.logPowerAtOdds(w, oddsTail(x, w))) - Math.log(x);
    }

    @Override
    public double cdf(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            return Double.isNaN(x) ? x : x > 0 ? 1 : 0;
        }
        if (limit != null) {
            return ofReciprocal ? limit.survival(1 / x) : limit.cdf(x);
        }
        double w = odds(x);
        return isOut(w) ? Math.exp(logCdf(x)) : beta.lowerAtOdds(w, oddsTail(x, w));
    }

    @Override
    public double survival(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            return Double.isNaN(x) ? x : x > 0 ? 0 : 1;
        }
        if (limit != null) {
            return ofReciprocal ? limit.cdf(1 / x) : limit.survival(x);
        }
        double w = odds(x);
        return isOut(w) ? Math.exp(logSurvival(x)) : beta.upperAtOdds(w, oddsTail(x, w));
    }

    @Override
    public double logCdf(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            return Math.log(cdf(x));
        }
        if (limit != null) {
            return ofReciprocal ? limit.logSurvival(1 / x) : limit.logCdf(x);
        }
        double w = odds(x);
        return isOut(w) ? beta.logLowerAtLogOdds(logOdds(x)) : beta.logLowerAtOdds(w, oddsTail(x, w));
    }

    @Override
    public double logSurvival(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            return Math.log(survival(x));
        }
        if (limit != null) {
            return ofReciprocal ? limit.logCdf(1 / x) : limit.logSurvival(x);
        }
        double w = odds(x);
        return isOut(w) ? beta.logUpperAtLogOdds(logOdds(x)) : beta.logUpperAtOdds(w, oddsTail(x, w));
    }

    private double odds(double x) {
        double product = numerator * x;
        return isOut(product) ? x / denominator * numerator : product / denominator;
    }

    private double logOdds(double x) {
        return Math.log(numerator) + Math.log(x) - Math.log(denominator);
    }

    /// Whether the odds, or a product on the way, leave the range in which a double has all its digits.
    private static boolean isOut(double odds) {
        return !(odds > 1e-290 && odds < 1e290);
    }

    /// What rounding took from the odds.
    private double oddsTail(double x, double odds) {
        double product = numerator * x;
        if (isOut(odds) || isOut(product)) {
            return 0;
        }
        return (Math.fma(numerator, x, -product) - Math.fma(odds, denominator, -product)) / denominator;
    }

    @Override
    public double quantile(double p) {
        Require.probability("FDistribution.quantile", "p", p);
        if (limit != null) {
            return ofReciprocal ? 1 / limit.upperQuantile(p) : limit.quantile(p);
        }
        double w = beta.inverseLowerOdds(p);
        return isOut(w) || isOut(w * denominator) ? atLogOdds(beta.logInverseLowerOdds(p)) : w * denominator / numerator;
    }

    @Override
    public double upperQuantile(double p) {
        Require.probability("FDistribution.upperQuantile", "p", p);
        if (limit != null) {
            return ofReciprocal ? 1 / limit.quantile(p) : limit.upperQuantile(p);
        }
        double w = beta.inverseUpperOdds(p);
        return isOut(w) || isOut(w * denominator) ? atLogOdds(beta.logInverseUpperOdds(p)) : w * denominator / numerator;
    }

    private double atLogOdds(double logOdds) {
        return Math.exp(logOdds + Math.log(denominator) - Math.log(numerator));
    }

    /// n/(n−2) for n > 2, infinite otherwise.
    @Override
    public double mean() {
        return denominator > 2 ? denominator / (denominator - 2) : Double.POSITIVE_INFINITY;
    }

    /// 2n²(m+n−2) / (m(n−2)²(n−4)) for n > 4, infinite for 2 < n ≤ 4, NaN otherwise.
    @Override
    public double variance() {
        if (denominator <= 4) {
            return denominator > 2 ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        double mean = mean();
        return 2 * mean * mean * (1 / (denominator - 4) + (denominator - 2) / (denominator - 4) / numerator);
    }

    @Override
    public double sample(RandomGenerator random) {
        double log = Gamma.logSample(numerator / 2, random) - Gamma.logSample(denominator / 2, random);
        return Math.exp(log) * denominator / numerator;
    }
}
