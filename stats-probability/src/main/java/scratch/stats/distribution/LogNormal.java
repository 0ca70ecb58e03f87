package scratch.stats.distribution;

import java.util.random.RandomGenerator;
import scratch.math.check.Require;
import scratch.stats.special.Erf;
import scratch.stats.special.InverseNormal;
import scratch.stats.special.LogTail;

/// The log-normal distribution: e^Y for a normal Y with mean μ and standard deviation σ.
/// f(x) = e^(−z²/2) / (xσ√(2π)), z = (log x − μ)/σ. Relative error below 1e-12 in the tails as well, for which
/// log x is carried to more digits than a double has: a rounding error in it is multiplied by z/σ.
public final class LogNormal implements ContinuousDistribution {
    private static final double SQRT_TWO_PI = 2.5066282746310005024;
    private static final double FAR = 1e100;               // beyond it z is infinite for all that counts
    private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

    private final double mu;
    private final double sigma;
    private final double inverse;                          // 1/σ, for corrections; 0 where it overflows
    private final double peak;                             // of the normal density

    private LogNormal(double mu, double sigma) {
        this.mu = mu;
        this.sigma = sigma;
        double inverse = 1 / sigma;
        this.inverse = inverse < Double.POSITIVE_INFINITY ? inverse : 0;
        this.peak = inverse / SQRT_TWO_PI;
    }

    /// @throws IllegalArgumentException unless mu is finite and sigma positive and finite
    public static LogNormal of(double mu, double sigma) {
        Require.finite("LogNormal.of", "mu", mu);
        Require.positive("LogNormal.of", "sigma", sigma);
        return new LogNormal(mu, sigma);
    }

    public double mu() {
        return mu;
    }

    public double sigma() {
        return sigma;
    }

    @Override
    public double pdf(double x) {
        if (x <= 0 || x == Double.POSITIVE_INFINITY) {
            return 0;
        }
        double log = Math.log(x);
        double z = (log - mu) / sigma;
        double density = Erf.expMinusHalfSquare(Math.abs(z));
        double value = density * (1 - z * zTail(x, log, z)) * peak / x;
        return density > Double.MIN_NORMAL && value > Double.MIN_NORMAL && value < Double.POSITIVE_INFINITY ? value
            : Math.exp(logPdf(x));
    }

    @Override
    public double logPdf(double x) {
        if (x <= 0 || x == Double.POSITIVE_INFINITY) {
            return Double.NEGATIVE_INFINITY;
        }
        double log = Math.log(x);
        double z = (log - mu) / sigma;
        return -z * (0.5 * z + zTail(x, log, z)) - HALF_LOG_TWO_PI - Math.log(sigma) - log;
    }

    @Override
    public double cdf(double x) {
        if (x <= 0) {
            return 0;
        }
        double log = Math.log(x);
        double z = (log - mu) / sigma;
        return Erf.normalUpper(-z, -zTail(x, log, z));
    }

    @Override
    public double survival(double x) {
        if (x <= 0) {
            return 1;
        }
        double log = Math.log(x);
        double z = (log - mu) / sigma;
        return Erf.normalUpper(z, zTail(x, log, z));
    }

    @Override
    public double logCdf(double x) {
        double log = Math.log(x);
        double z = (log - mu) / sigma;
        return x <= 0 ? Double.NEGATIVE_INFINITY : Erf.logNormalUpper(-z, -zTail(x, log, z));
    }

    @Override
    public double logSurvival(double x) {
        double log = Math.log(x);
        double z = (log - mu) / sigma;
        return x <= 0 ? 0 : Erf.logNormalUpper(z, zTail(x, log, z));
    }

    /// What rounding took from z, in the logarithm, the difference and the quotient.
    private double zTail(double x, double log, double z) {
        if (!(Math.abs(z) < FAR)) {
            return 0;
        }
        double difference = log - mu;
        double back = difference - log;
        double tail = (log - (difference - back)) - (mu + back);
        // subtle: the digits below the logarithm count where z/σ multiplies them.
        if (Math.abs(z * log) > sigma) {
            tail += LogTail.of(x);
        }
        return (tail - Math.fma(z, sigma, -difference)) * inverse;
    }

    @Override
    public double quantile(double p) {
        Require.probability("LogNormal.quantile", "p", p);
        return at(-InverseNormal.upper(p));
    }

    @Override
    public double upperQuantile(double p) {
        Require.probability("LogNormal.upperQuantile", "p", p);
        return at(InverseNormal.upper(p));
    }

    /// e^(μ + σz), with what rounding took from the exponent.
    private double at(double z) {
        double product = sigma * z;
        double exponent = mu + product;
        if (!(Math.abs(exponent) < 1000)) {
            return Math.exp(exponent);
        }
        double back = exponent - mu;
        double tail = (mu - (exponent - back)) + (product - back) + Math.fma(sigma, z, -product);
        return Math.exp(exponent) * (1 + tail);
    }

    @Override
    public double mean() {
        return Math.exp(mu + sigma * sigma / 2);
    }

    @Override
    public double variance() {
        return Math.expm1(sigma * sigma) * Math.exp(2 * mu + sigma * sigma);
    }

    @Override
    public double sample(RandomGenerator random) {
        return Math.exp(mu + sigma * Normal.STANDARD.sample(random));
    }
}
