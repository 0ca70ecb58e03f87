package scratch.stats.distribution;

import java.util.random.RandomGenerator;
import scratch.stats.special.IncompleteBeta;

/// Fisher's and Snedecor's F with m and n degrees of freedom: (χ²_m/m) / (χ²_n/n). The odds mX/n are those of a beta
/// variable with parameters m/2 and n/2, so that P(F ≤ x) = I(m/2, n/2) at odds mx/n.
/// Relative error below 1e-12 for degrees of freedom from 0.1 to 1e10 and tails to 1e-300.
/// Snedecor, *Calculation and Interpretation of Analysis of Variance* (1934).
public final class FDistribution implements ContinuousDistribution {
    private final double numerator;
    private final double denominator;
    private final IncompleteBeta beta;

    private FDistribution(double numerator, double denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
        this.beta = IncompleteBeta.of(numerator / 2, denominator / 2);
    }

    /// @throws IllegalArgumentException unless both are positive and finite
    public static FDistribution of(double numeratorDegrees, double denominatorDegrees) {
        Arguments.positive("FDistribution.of", "numeratorDegrees", numeratorDegrees);
        Arguments.positive("FDistribution.of", "denominatorDegrees", denominatorDegrees);
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
        double power = beta.powerAtOdds(w, oddsTail(x, w));
        return power < Double.MIN_NORMAL ? Math.exp(logPdf(x)) : power / x;
    }

    @Override
    public double logPdf(double x) {
        if (x <= 0 || x == Double.POSITIVE_INFINITY) {
            return x > 0 ? Double.NEGATIVE_INFINITY : Math.log(pdf(x));
        }
        double w = odds(x);
        return beta.logPowerAtOdds(w, oddsTail(x, w)) - Math.log(x);
    }

    @Override
    public double cdf(double x) {
        double w = odds(x);
        return x <= 0 ? 0 : beta.lowerAtOdds(w, oddsTail(x, w));
    }

    @Override
    public double survival(double x) {
        double w = odds(x);
        return x <= 0 ? 1 : beta.upperAtOdds(w, oddsTail(x, w));
    }

    private double odds(double x) {
        return numerator * x / denominator;
    }

    /// What rounding took from the odds.
    private double oddsTail(double x, double odds) {
        double product = numerator * x;
        if (!(odds < Double.POSITIVE_INFINITY) || product < 1e-290) {
            return 0;
        }
        return (Math.fma(numerator, x, -product) - Math.fma(odds, denominator, -product)) / denominator;
    }

    @Override
    public double quantile(double p) {
        Arguments.probability("FDistribution.quantile", "p", p);
        return beta.inverseLowerOdds(p) * denominator / numerator;
    }

    @Override
    public double upperQuantile(double p) {
        Arguments.probability("FDistribution.upperQuantile", "p", p);
        return beta.inverseUpperOdds(p) * denominator / numerator;
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
        return 2 * mean * mean * (numerator + denominator - 2) / numerator / (denominator - 4);
    }

    @Override
    public double sample(RandomGenerator random) {
        double log = Gamma.logSample(numerator / 2, random) - Gamma.logSample(denominator / 2, random);
        return Math.exp(log) * denominator / numerator;
    }
}
