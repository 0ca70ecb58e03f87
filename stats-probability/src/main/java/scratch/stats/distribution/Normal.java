package scratch.stats.distribution;

import java.util.random.RandomGenerator;
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
    private final double inverse;                          // 1/σ, for corrections: a product is faster than a quotient
    private final double peak;                             // f(μ)

    private Normal(double mean, double standardDeviation) {
        this.mean = mean;
        this.standardDeviation = standardDeviation;
        this.inverse = 1 / standardDeviation;
        this.peak = 1 / (SQRT_TWO_PI * standardDeviation);
    }

    /// @throws IllegalArgumentException unless the mean is finite and standardDeviation positive and finite
    public static Normal of(double mean, double standardDeviation) {
        Arguments.finite("Normal.of", "mean", mean);
        Arguments.positive("Normal.of", "standardDeviation", standardDeviation);
        return new Normal(mean, standardDeviation);
    }

    public double standardDeviation() {
        return standardDeviation;
    }

    @Override
    public double pdf(double x) {
        double z = z(x);
        double density = Erf.expMinusHalfSquare(Math.abs(z));
        return density < Double.MIN_NORMAL ? Math.exp(logPdf(x))
            : density * (1 - z * zTail(x, z)) * peak;
    }

    @Override
    public double logPdf(double x) {
        double z = z(x);
        return -z * z / 2 - HALF_LOG_TWO_PI - Math.log(standardDeviation);
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

    private double z(double x) {
        return (x - mean) / standardDeviation;
    }

    /// What rounding took from z.
    private double zTail(double x, double z) {
        if (mean == 0 && standardDeviation == 1 || !(Math.abs(z) < 40)) {
            return 0;
        }
        double difference = x - mean;
        double back = difference - x;
        double differenceTail = (x - (difference - back)) - (mean + back);
        return (differenceTail - Math.fma(z, standardDeviation, -difference)) * inverse;
    }

    @Override
    public double quantile(double p) {
        Arguments.probability("Normal.quantile", "p", p);
        return mean - standardDeviation * InverseNormal.upper(p);
    }

    @Override
    public double upperQuantile(double p) {
        Arguments.probability("Normal.upperQuantile", "p", p);
        return mean + standardDeviation * InverseNormal.upper(p);
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
