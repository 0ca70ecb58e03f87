package scratch.stats.distribution;

import java.util.random.RandomGenerator;
import scratch.math.check.Require;
import scratch.stats.special.Exponentials;
import scratch.stats.special.GammaFunction;
import scratch.stats.special.Powers;

/// The Weibull distribution with shape k and scale λ: P(X > x) = e^(−(x/λ)^k), the life of a chain that breaks at its
/// weakest link. k = 1 is the exponential, k < 1 infant mortality, k > 1 ageing. Relative error below 1e-12.
/// Weibull, *J. Applied Mechanics* 18 (1951) 293.
public final class Weibull implements ContinuousDistribution {
    private static final double MOST = 700;                // e^(−700) is a normal number

    private final double shape;
    private final double scale;
    private final double inverseShape;

    private Weibull(double shape, double scale) {
        this.shape = shape;
        this.scale = scale;
        this.inverseShape = 1 / shape;
    }

    /// @throws IllegalArgumentException unless both are positive and finite
    public static Weibull of(double shape, double scale) {
        Require.positive("Weibull.of", "shape", shape);
        Require.positive("Weibull.of", "scale", scale);
        return new Weibull(shape, scale);
    }

    public double shape() {
        return shape;
    }

    public double scale() {
        return scale;
    }

    @Override
    public double pdf(double x) {
        if (x <= 0 || x == Double.POSITIVE_INFINITY) {
            return x == 0 && shape <= 1 ? (shape == 1 ? 1 / scale : Double.POSITIVE_INFINITY) : 0;
        }
        double hazard = hazard(x);
        double value = shape / x * hazard * Math.exp(-hazard);
        return hazard > Double.MIN_NORMAL && hazard < MOST && value > Double.MIN_NORMAL
            && value < Double.POSITIVE_INFINITY ? value : Math.exp(logPdf(x));
    }

    @Override
    public double logPdf(double x) {
        if (x <= 0 || x == Double.POSITIVE_INFINITY) {
            return Math.log(pdf(x));
        }
        double hazard = hazard(x);
        return hazard < Double.POSITIVE_INFINITY ? Math.log(shape) - Math.log(x) + logHazard(x, hazard) - hazard : -hazard;
    }

    @Override
    public double cdf(double x) {
        return x <= 0 ? 0 : 0 - Exponentials.expm1(-hazard(x));      // 0 − 0 is 0, and −0 would be a strange probability
    }

    @Override
    public double survival(double x) {
        return x <= 0 ? 1 : Math.exp(-hazard(x));
    }

    @Override
    public double logCdf(double x) {
        return x <= 0 ? Double.NEGATIVE_INFINITY : logCdfAtHazard(x, hazard(x));
    }

    @Override
    public double logSurvival(double x) {
        return x <= 0 ? 0 : -hazard(x);
    }

    private double logCdfAtHazard(double x, double hazard) {
        return hazard < 1e-10 ? logHazard(x, hazard) - hazard / 2
            : Exponentials.log(-Exponentials.expm1(-hazard), Math.exp(-hazard));
    }

    /// k log(x/λ), also where the hazard itself leaves the range of a double.
    private double logHazard(double x, double hazard) {
        return hazard > Double.MIN_NORMAL && hazard < Double.POSITIVE_INFINITY ? Math.log(hazard)
            : shape * logRatio(x);
    }

    /// log(x/λ).
    private double logRatio(double x) {
        double ratio = x / scale;
        return ratio > Double.MIN_NORMAL && ratio < Double.POSITIVE_INFINITY ? Math.log(ratio)
            : Math.log(x) - Math.log(scale);
    }

    /// The cumulative hazard (x/λ)^k. subtle: the power multiplies the rounding error of x/λ by k.
    private double hazard(double x) {
        double z = x / scale;
        if (!(z > Double.MIN_NORMAL && z < Double.POSITIVE_INFINITY)) {
            return Math.exp(shape * logRatio(x));
        }
        double power = Powers.of(z, shape);
        if (power == 0 || !(power < Double.POSITIVE_INFINITY)) {
            return power;
        }
        double logTail = -shape * Math.fma(z, scale, -x) / x;
        return power + power * (Math.abs(logTail) < 1e-5 ? logTail * (1 + 0.5 * logTail) : Math.expm1(logTail));
    }

    @Override
    public double quantile(double p) {
        Require.probability("Weibull.quantile", "p", p);
        return scaled(-Exponentials.log1m(p));
    }

    @Override
    public double upperQuantile(double p) {
        Require.probability("Weibull.upperQuantile", "p", p);
        return p == 1 ? 0 : scaled(-Math.log(p));
    }

    /// λ hazard^(1/k). subtle: the root may leave the range of a double where its product with λ does not.
    private double scaled(double hazard) {
        double root = root(hazard);
        return root > Double.MIN_NORMAL && root < Double.POSITIVE_INFINITY ? scale * root
            : Math.exp(Math.log(scale) + Math.log(hazard) / shape);
    }

    /// hazard^(1/k); the shapes met most often need no logarithm.
    private double root(double hazard) {
        if (shape == 2) {
            return Math.sqrt(hazard);
        }
        if (shape == 1.5) {
            double root = Math.cbrt(hazard);
            return root * root;
        }
        return shape == 1 ? hazard : shape == 3 ? Math.cbrt(hazard) : Math.pow(hazard, inverseShape);
    }

    @Override
    public double mean() {
        return scale * GammaFunction.gamma(1 + 1 / shape);
    }

    /// λ² (Γ(1+2/k) − Γ(1+1/k)²), by expm1 of the difference of the logarithms: for large k the two nearly meet.
    @Override
    public double variance() {
        double log = GammaFunction.logGamma1p(1 / shape);
        double ratio = GammaFunction.logGamma1p(2 / shape) - 2 * log;
        double root = scale * Math.exp(log);
        return root * root * Math.expm1(ratio);
    }

    @Override
    public double sample(RandomGenerator random) {
        return upperQuantile(1 - random.nextDouble());
    }
}
