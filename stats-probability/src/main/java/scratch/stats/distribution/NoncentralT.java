package scratch.stats.distribution;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import scratch.stats.special.Deviance;
import scratch.stats.special.Erf;
import scratch.stats.special.GammaFunction;
import scratch.stats.special.InverseNormal;

/// Noncentral t with ν degrees of freedom and noncentrality δ: (Z + δ)/S with S = √(χ²_ν/ν); it gives the power of a
/// t test. Both tails are integrals of a positive function over the distribution of S,
/// P(T > t) = ∫ Φ(δ − ts) f_S(s) ds, taken in u = log s, where the trapezoidal rule converges exponentially.
/// Cost about a hundred evaluations of Φ.
/// Johnson & Welch, *Biometrika* 31 (1940) 362; Trefethen & Weideman, *SIAM Review* 56 (2014) 385, for the rule.
public final class NoncentralT implements ContinuousDistribution {
    private static final double SQRT_TWO_PI = 2.5066282746310005024;

    private final double degreesOfFreedom;
    private final double noncentrality;
    private final double scale;                            // density of log S at 0

    private NoncentralT(double degreesOfFreedom, double noncentrality) {
        this.degreesOfFreedom = degreesOfFreedom;
        this.noncentrality = noncentrality;
        this.scale = Math.sqrt(2 * degreesOfFreedom) / SQRT_TWO_PI / GammaFunction.star(degreesOfFreedom / 2);
    }

    /// @throws IllegalArgumentException unless degreesOfFreedom is positive and finite and noncentrality finite
    public static NoncentralT of(double degreesOfFreedom, double noncentrality) {
        Arguments.positive("NoncentralT.of", "degreesOfFreedom", degreesOfFreedom);
        Arguments.finite("NoncentralT.of", "noncentrality", noncentrality);
        return new NoncentralT(degreesOfFreedom, noncentrality);
    }

    public double degreesOfFreedom() {
        return degreesOfFreedom;
    }

    public double noncentrality() {
        return noncentrality;
    }

    @Override
    public double pdf(double t) {
        if (!(Math.abs(t) < Double.POSITIVE_INFINITY)) {
            return Double.isNaN(t) ? t : 0;
        }
        return integral(t, 0, (s, v) -> {
            double z = z(t, s, v);
            return s / SQRT_TWO_PI * Erf.expMinusHalfSquare(Math.abs(z));
        });
    }

    @Override
    public double logPdf(double t) {
        return Math.log(pdf(t));
    }

    @Override
    public double cdf(double t) {
        if (!(Math.abs(t) < Double.POSITIVE_INFINITY)) {
            return t > 0 ? 1 : t < 0 ? 0 : t;
        }
        return t == 0 ? Erf.normalLower(-noncentrality) : integral(t, 1, (s, v) -> Erf.normalLower(z(t, s, v)));
    }

    @Override
    public double survival(double t) {
        if (!(Math.abs(t) < Double.POSITIVE_INFINITY)) {
            return t > 0 ? 0 : t < 0 ? 1 : t;
        }
        return t == 0 ? Erf.normalLower(noncentrality) : integral(t, -1, (s, v) -> Erf.normalUpper(z(t, s, v)));
    }

    /// ts − δ for s = 1 + v. subtle: near 1 v tells more about s, near 0 s itself does.
    private double z(double t, double s, double v) {
        double z = s < 0.67 ? Math.fma(t, s, -noncentrality) : Math.fma(t, v, t - noncentrality);
        return Double.isNaN(z) ? Math.copySign(Double.POSITIVE_INFINITY, t) : z;
    }

    /// ∫ g(s) f_S(s) ds over u = log s: f_S(s) s = scale · exp(ν/2 (log s² + 1 − s²)), the exponent a deviance.
    ///
    /// @param flat the sign of z where g no longer changes: it is then as smooth as its rise at ts = δ; 0 if none
    private double integral(double t, int flat, DoubleBinaryOperator g) {
        double a = degreesOfFreedom / 2;
        DoubleUnaryOperator integrand = u -> {
            double v = Math.expm1(u);
            double exponent = u < -0.4 ? a * (2 * u - v * (2 + v)) : a * Deviance.of(v * (2 + v));
            double weight = Math.exp(exponent);
            return weight == 0 ? 0 : weight * g.applyAsDouble(Math.exp(u), v);
        };
        return scale * PeakIntegral.of(integrand, u -> {
            double s = Math.exp(u);
            double speed = flat * z(t, s, s - 1) > 1 ? Math.min(Math.abs(t * s), Math.abs(noncentrality) + 1)
                : Math.abs(t * s) + Math.sqrt(Math.abs(noncentrality * t * s));
            return Math.hypot(2 * Math.sqrt(a) * s, speed);
        }, 1 / Math.sqrt(degreesOfFreedom));
    }

    @Override
    public double quantile(double p) {
        Arguments.probability("NoncentralT.quantile", "p", p);
        return p > 0.5 ? solve(1 - p, false) : solve(p, true);
    }

    @Override
    public double upperQuantile(double p) {
        Arguments.probability("NoncentralT.upperQuantile", "p", p);
        return p > 0.5 ? solve(1 - p, true) : solve(p, false);
    }

    /// The t with P(T ≤ t) = p, or P(T > t) = p, p ≤ 1/2.
    private double solve(double p, boolean ofLower) {
        if (p == 0) {
            return ofLower ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        double z = ofLower ? -InverseNormal.upper(p) : InverseNormal.upper(p);
        double guess = noncentrality + z * Math.sqrt(1 + noncentrality * noncentrality / (2 * degreesOfFreedom));
        return Chandrupatla.root(t -> Math.log((ofLower ? cdf(t) : survival(t)) / p), ofLower,
            -Double.MAX_VALUE, Double.MAX_VALUE, guess);
    }

    /// δ √(ν/2) Γ((ν−1)/2)/Γ(ν/2) for ν > 1, NaN otherwise.
    @Override
    public double mean() {
        double a = degreesOfFreedom / 2;
        return degreesOfFreedom > 1 ? noncentrality * Math.sqrt(a) / GammaFunction.halfStepRatio(a - 0.5) : Double.NaN;
    }

    /// ν(1+δ²)/(ν−2) − mean² for ν > 2, infinite for 1 < ν ≤ 2, NaN otherwise.
    @Override
    public double variance() {
        if (degreesOfFreedom <= 2) {
            return degreesOfFreedom > 1 ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        double mean = mean();
        return degreesOfFreedom * (1 + noncentrality * noncentrality) / (degreesOfFreedom - 2) - mean * mean;
    }

    @Override
    public double sample(RandomGenerator random) {
        double logSquare = Gamma.logSample(degreesOfFreedom / 2, random) - Math.log(degreesOfFreedom / 2);
        return (Normal.STANDARD.sample(random) + noncentrality) * Math.exp(-logSquare / 2);
    }
}
