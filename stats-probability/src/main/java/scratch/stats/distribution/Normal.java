package scratch.stats.distribution;

import java.util.random.RandomGenerator;
import scratch.math.check.Require;
import scratch.stats.special.Erf;
import scratch.stats.special.InverseNormal;

/// The normal distribution, f(x) = e^(−z²/2) / (σ√(2π)) with z = (x − μ)/σ.
/// Tails by Cody's error function, quantiles by Wichura's AS 241. Relative error below 1e-14 up to 38σ.
/// Sampling by Marsaglia's polar method (one of its two values is dropped: no state between calls).
/// Cody 1969; Wichura 1988; Marsaglia & Bray, *SIAM Review* 6 (1964) 260.
public final class Normal implements ContinuousDistribution {
    /// Mean 0, standard deviation 1.
    public static final Normal STANDARD = new Normal(0, 1);

    private static final double SQRT_TWO_PI = 2.5066282746310005024;
    private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

    private final double mean;
    private final double standardDeviation;
    private final double inverse;                          // 1/σ, for corrections; 0 where it overflows
    private final double peak;                             // f(μ)

    private Normal(double mean, double standardDeviation) {
        this.mean = mean;
        this.standardDeviation = standardDeviation;
        double inverse = 1 / standardDeviation;
        this.inverse = inverse < Double.POSITIVE_INFINITY ? inverse : 0;
        this.peak = inverse / SQRT_TWO_PI;
    }

    /// @throws IllegalArgumentException unless the mean is finite and standardDeviation positive and finite
    public static Normal of(double mean, double standardDeviation) {
        Require.finite("Normal.of", "mean", mean);
        Require.positive("Normal.of", "standardDeviation", standardDeviation);
        return new Normal(mean, standardDeviation);
    }

    public double standardDeviation() {
        return standardDeviation;
    }

    @Override
    public double pdf(double x) {
        double z = z(x);
        double density = Erf.expMinusHalfSquare(Math.abs(z));
        double value = density * (1 - z * zTail(x, z)) * peak;
        // subtle: the density may have lost its digits, or the peak may, where their product would not
        return density > Double.MIN_NORMAL && value > Double.MIN_NORMAL && value < Double.POSITIVE_INFINITY ? value
            : Math.exp(logPdf(x));
    }

    @Override
    public double logPdf(double x) {
        double z = z(x);
        return -0.5 * z * z - HALF_LOG_TWO_PI - Math.log(standardDeviation);
    }

    @Override
    public double cdf(double x) {
        double z = z(x);
        return Erf.normalUpper(-z, -zTail(x, z));
    }

    @Override
    public double survival(double x) {
        double z = z(x);
        return Erf.normalUpper(z, zTail(x, z));
    }

    @Override
    public double logCdf(double x) {
        double z = z(x);
        return Erf.logNormalUpper(-z, -zTail(x, z));
    }

    @Override
    public double logSurvival(double x) {
        double z = z(x);
        return Erf.logNormalUpper(z, zTail(x, z));
    }

    private double z(double x) {
        double difference = x - mean;
        return Math.abs(difference) < Double.POSITIVE_INFINITY || !Double.isFinite(x) ? difference / standardDeviation
            : (x / 2 - mean / 2) / standardDeviation * 2;
    }

    /// What rounding took from z.
    private double zTail(double x, double z) {
        if (mean == 0 && standardDeviation == 1 || !(Math.abs(z) < 40)) {
            return 0;
        }
        double difference = x - mean;
        if (Double.isInfinite(difference)) {
            return 0;
        }
        double back = difference - x;
        double differenceTail = (x - (difference - back)) - (mean + back);
        return (differenceTail - Math.fma(z, standardDeviation, -difference)) * inverse;
    }

    @Override
    public double quantile(double p) {
        Require.probability("Normal.quantile", "p", p);
        return Math.fma(-standardDeviation, InverseNormal.upper(p), mean);
    }

    @Override
    public double upperQuantile(double p) {
        Require.probability("Normal.upperQuantile", "p", p);
        return Math.fma(standardDeviation, InverseNormal.upper(p), mean);
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double variance() {
        return standardDeviation * standardDeviation;
    }

    @Override
    public double sample(RandomGenerator random) {
        while (true) {
            double u = 2 * random.nextDouble() - 1;
            double v = 2 * random.nextDouble() - 1;
            double square = u * u + v * v;
            if (square < 1 && square > 0) {
                return mean + standardDeviation * u * Math.sqrt(-2 * Math.log(square) / square);
            }
        }
    }
}
