package scratch.stats.distribution;

import java.util.random.RandomGenerator;
import scratch.math.check.Require;
import scratch.stats.special.Erf;
import scratch.stats.special.Exponentials;
import scratch.stats.special.GammaFunction;
import scratch.stats.special.IncompleteGamma;
import scratch.stats.special.InverseNormal;

/// Noncentral t with ν degrees of freedom and noncentrality δ: (Z + δ)/S with S = √(χ²_ν/ν); it gives the power of a
/// t test. The smaller tail is an integral of a positive function over the distribution of S,
/// P(T > t) = ∫ Φ(δ − ts) f_S(s) ds, or by parts over that of Z, whichever density is the sharper one; the other tail is its
/// complement. Both are taken in logarithms, measured from the peak of the integrand, where the trapezoidal rule converges
/// exponentially. Cost about fifty evaluations of Φ, whatever ν and δ.
/// Johnson & Welch, *Biometrika* 31 (1940) 362; Trefethen & Weideman, *SIAM Review* 56 (2014) 385, for the rule.
public final class NoncentralT implements ContinuousDistribution {
    private static final double SQRT_TWO_PI = 2.5066282746310005024;

    private static final double MOST_NONCENTRALITY = 1e15; // doubles near a larger δ are farther apart than Z spreads
    private static final double BEYOND = -1e14;            // a logarithm in which the width of the peak no longer counts
    private static final double USUAL = 4;                 // |t − δ| of most questions
    private static final double SMALL = 1e-4;              // below it the nodes' 1e-17 is more than the last digit

    private final double degreesOfFreedom;
    private final double noncentrality;
    private final ChiScale scale;
    private final ScaleNodes nodes;                        // null where they would be many
    private final double power;                            // beyond it P(T > t) falls like t^(−ν), to all digits

    private NoncentralT(double degreesOfFreedom, double noncentrality) {
        this.degreesOfFreedom = degreesOfFreedom;
        this.noncentrality = noncentrality;
        this.scale = new ChiScale(degreesOfFreedom);
        this.nodes = degreesOfFreedom >= 2 && noncentrality * noncentrality < 2 * degreesOfFreedom + 50
            ? new ScaleNodes(degreesOfFreedom, scale.top(), Math.abs(noncentrality) + USUAL) : null;
        this.power = 1e9 * (1 + Math.sqrt(degreesOfFreedom) + Math.abs(noncentrality)) * Math.sqrt(1 + degreesOfFreedom);
    }

    /// @throws IllegalArgumentException unless degreesOfFreedom is positive and finite and noncentrality between −1e15 and 1e15
    public static NoncentralT of(double degreesOfFreedom, double noncentrality) {
        Require.positive("NoncentralT.of", "degreesOfFreedom", degreesOfFreedom);
        Require.finite("NoncentralT.of", "noncentrality", noncentrality);
        Require.that(Math.abs(noncentrality) <= MOST_NONCENTRALITY, "NoncentralT.of: noncentrality = %s: must be"
                + " between -1e15 and 1e15", noncentrality);
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
        return Math.abs(t) < Double.POSITIVE_INFINITY ? density(t).value() : Double.isNaN(t) ? t : 0;
    }

    @Override
    public double logPdf(double t) {
        return Math.abs(t) < Double.POSITIVE_INFINITY ? density(t).log() : Double.isNaN(t) ? t : Double.NEGATIVE_INFINITY;
    }

    @Override
    public double cdf(double t) {
        return Math.abs(t) < Double.POSITIVE_INFINITY ? tail(t).cdf() : t > 0 ? 1 : t < 0 ? 0 : t;
    }

    @Override
    public double survival(double t) {
        return Math.abs(t) < Double.POSITIVE_INFINITY ? tail(t).survival() : t > 0 ? 0 : t < 0 ? 1 : t;
    }

    /// log P(T ≤ t), also where P underflows or is nearly 1.
    public double logCdf(double t) {
        return Math.abs(t) < Double.POSITIVE_INFINITY ? tail(t).logCdf() : Math.log(cdf(t));
    }

    /// log P(T > t), also where P underflows or is nearly 1.
    public double logSurvival(double t) {
        return Math.abs(t) < Double.POSITIVE_INFINITY ? tail(t).logSurvival() : Math.log(survival(t));
    }

    /// In the middle of the distribution a sum over nodes prepared once, else an integral made for this t.
    private OneTail tail(double t) {
        if (nodes != null && nodes.suit(t)) {
            boolean lower = t < noncentrality;
            double value = nodes.mean(t, noncentrality, lower);
            if (value > SMALL && value < 0.9) {
                return new OneTail(lower, value, 0);
            }
        }
        if (t < 0) {                                       // −T has the noncentrality −δ
            OneTail mirrored = positive(-t, -noncentrality);
            return new OneTail(!mirrored.lower(), mirrored.factor(), mirrored.exponent());
        }
        return positive(t, noncentrality);
    }

    private OneTail positive(double t, double delta) {
        if (t * (1 + Math.abs(delta)) < 1e-18) {           // T ≤ 0 where Z + δ is
            double size = Math.abs(delta);
            return new OneTail(delta > 0, Erf.scaledTail(size), -size * size / 2);
        }
        if (t > power) {
            return new OneTail(false, 1, positive(power, delta).logSurvival() - degreesOfFreedom * Math.log(t / power));
        }
        boolean lower = t < delta;
        OneTail tail = side(t, delta, lower);
        return tail.isTooLarge() ? side(t, delta, !lower) : tail;
    }

    private OneTail side(double t, double delta, boolean lower) {
        double s = peak(t, delta, degreesOfFreedom);
        double slope = degreesOfFreedom * Math.abs((1 - s) * (1 + s));       // of the exponent of S, in log s
        boolean overScale = degreesOfFreedom >= 2 && (t * t <= 2 * degreesOfFreedom || slope >= t * s / 4);
        return overScale ? overScale(t, delta, lower, s) : overNormal(t, delta, lower, s);
    }

    /// The s at which s^n e^(−νs²/2) e^(−(ts−δ)²/2) is largest: (ν + t²) s² − tδs − n = 0.
    private double peak(double t, double delta, double n) {
        double size = length(Math.sqrt(degreesOfFreedom), t);
        double linear = t / size * delta;
        double root = length(linear, 2 * Math.sqrt(n));
        return linear > 0 ? (linear + root) / 2 / size : 2 * n / (root - linear) / size;
    }

    /// A step in log s for a peak as sharp as e^(−square u²/2). The trapezoidal rule is right to 1e-16 with 0.73 standard
    /// deviations of a bell curve, and with fewer of the lopsided peak e^(a(2u − e^(2u))) of few degrees of freedom, as its
    /// Fourier transform, a gamma function, says.
    private double step(double t, double s) {
        double square = degreesOfFreedom * (1 + s * s) + t * s * (t * s);
        return 1 / Math.sqrt(85 + 2 * square);
    }

    /// √(x² + y²); Math.hypot takes as long as three square roots.
    private static double length(double x, double y) {
        double square = x * x + y * y;
        return square < 1e300 ? Math.sqrt(square) : Math.hypot(x, y);
    }

    /// ∫ Φ(±(ts − δ)) f_S(s) ds, in u = log s from the peak s: the sharper of the two factors is the density of S.
    private OneTail overScale(double t, double delta, boolean lower, double s) {
        double h = step(t, s);
        double sign = lower ? -1 : 1;
        double z = sign * Math.fma(t, s, -delta);
        double speed = sign * t * s;
        double taken = z > 0 ? z * z / 2 : 0;              // from the exponent, so that nothing underflows
        double sum = PeakIntegral.sum(k -> {
            double u = k * h;
            double v = Exponentials.expm1(u);
            double change = scale.change(s, u, v * (2 + v));
            double move = speed * v;
            double beyond = z + move;
            if (beyond < 0) {
                return Math.exp(change + taken) * Erf.normalUpper(beyond);
            }
            return Math.exp(change - (z > 0 ? move * (z + move / 2) : beyond * beyond / 2)) * Erf.scaledTail(beyond);
        });
        return new OneTail(lower, scale.top() * h * sum, scale.exponent(s) - taken);
    }

    /// The same by parts, ∫ φ(r − δ) P(S < r/t) dr or Φ(−δ) + ∫ φ(r − δ) P(S > r/t) dr, in log r: the sharper factor is φ.
    private OneTail overNormal(double t, double delta, boolean lower, double s) {
        double h = step(t, s);
        double a = degreesOfFreedom / 2;
        IncompleteGamma gamma = IncompleteGamma.of(a);
        double argument = a * s * s;
        double share = lower ? gamma.upper(argument) : gamma.lower(argument);
        double logShare = share > 1e-250 ? 0 : lower ? gamma.logUpper(argument) : gamma.logLower(argument);
        double z = Math.fma(t, s, -delta);
        if (logShare < BEYOND) {
            return new OneTail(lower, 1, logShare - z * z / 2);
        }
        double sum = PeakIntegral.sum(k -> {
            double u = k * h;
            double ratio = Math.exp(u);
            double move = t * s * Exponentials.expm1(u);
            double x = argument * ratio * ratio;
            double exponent = -move * (z + move / 2);
            if (logShare == 0) {
                return Math.exp(exponent) * ratio * (lower ? gamma.upper(x) : gamma.lower(x));
            }
            return Math.exp(exponent + (lower ? gamma.logUpper(x) : gamma.logLower(x)) - logShare) * ratio;
        });
        double exponent = logShare - z * z / 2;
        double factor = t * s * h * sum / SQRT_TWO_PI;
        if (lower) {
            double size = Math.abs(delta);
            double tail = Erf.scaledTail(size) * Math.exp(-size * size / 2 - exponent);
            factor += delta > 0 ? tail : Math.exp(-exponent) - tail;
        }
        return new OneTail(lower, factor, exponent);
    }

    /// ∫ s φ(ts − δ) f_S(s) ds.
    private OneTail density(double signed) {
        double t = Math.abs(signed);
        double delta = signed < 0 ? -noncentrality : noncentrality;
        if (t > power) {
            OneTail there = density(power * Math.signum(signed));
            return new OneTail(true, there.factor(), there.exponent() - (degreesOfFreedom + 1) * Math.log(t / power));
        }
        double s = peak(t, delta, degreesOfFreedom + 1);
        double h = step(t, s);
        double z = Math.fma(t, s, -delta);
        double sum = PeakIntegral.sum(k -> {
            double u = k * h;
            double v = Exponentials.expm1(u);
            double move = t * s * v;
            return Math.exp(scale.change(s, u, v * (2 + v)) + u - move * (z + move / 2));
        });
        return new OneTail(true, scale.top() * s * h * sum / SQRT_TWO_PI, scale.exponent(s) - z * z / 2);
    }

    @Override
    public double quantile(double p) {
        Require.probability("NoncentralT.quantile", "p", p);
        return p > 0.5 ? solve("NoncentralT.quantile", 1 - p, false) : solve("NoncentralT.quantile", p, true);
    }

    @Override
    public double upperQuantile(double p) {
        Require.probability("NoncentralT.upperQuantile", "p", p);
        return p > 0.5 ? solve("NoncentralT.upperQuantile", 1 - p, true) : solve("NoncentralT.upperQuantile", p, false);
    }

    /// The t with P(T ≤ t) = p, or P(T > t) = p, p ≤ 1/2.
    private double solve(String operation, double p, boolean ofLower) {
        if (p == 0) {
            return ofLower ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        double z = ofLower ? -InverseNormal.upper(p) : InverseNormal.upper(p);
        double guess = noncentrality + z * Math.sqrt(1 + noncentrality * noncentrality / (2 * degreesOfFreedom));
        return new TailSearch(ofLower ? this::logCdf : this::logSurvival, this::logPdf, ofLower, false)
            .solve(operation, p, guess);
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
