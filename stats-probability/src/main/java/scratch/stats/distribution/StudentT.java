package scratch.stats.distribution;

import java.util.random.RandomGenerator;
import scratch.math.check.Require;
import scratch.stats.special.GammaFunction;
import scratch.stats.special.IncompleteBeta;
import scratch.stats.special.LogNewton;

/// Student's t with ν > 0 degrees of freedom, not necessarily whole: Z / √(χ²_ν/ν) for a standard normal Z.
/// f(t) = Γ((ν+1)/2) / (√(πν) Γ(ν/2)) · (1 + t²/ν)^(−(ν+1)/2)
/// and P(|T| > t) = I_x(ν/2, 1/2), x = ν/(ν+t²).
/// Relative error below 1e-12 for ν from 0.1 to 1e10 and tails to 1e-300.
/// Student, *Biometrika* 6 (1908) 1; sampling: Bailey, *Math. Comp.* 62 (1994) 779.
public final class StudentT implements ContinuousDistribution {
    private static final double INVERSE_SQRT_PI = 0.56418958354775628695;
    /// Below it t² has lost digits.
    private static final double TINY = 1e-280;
    /// Beyond it t² is out of range, and far below it x = ν/t² to all digits where the tail has not underflowed.
    private static final double HUGE = 1e150;

    private static final double LN_2 = 0.69314718055994530942;
    /// From here on t⁴/ν is lost in rounding for every t whose tail has not underflowed.
    private static final double AS_GOOD_AS_INFINITE = 1e24;

    /// Up to here e^(−x) = 1 − x to all digits for what rounding costs.
    private static final double MANY = 1e6;

    private final double degreesOfFreedom;
    private final double inverse;                          // 1/ν, for corrections: a product is faster than a quotient
    private final double root;                             // √ν
    private final double peak;                             // f(0)
    private final boolean isNormal;                        // ν is as good as infinite
    private final IncompleteBeta beta;

    private StudentT(double degreesOfFreedom) {
        this.degreesOfFreedom = degreesOfFreedom;
        this.inverse = Math.min(1 / degreesOfFreedom, Double.MAX_VALUE);
        this.isNormal = degreesOfFreedom > AS_GOOD_AS_INFINITE;
        this.root = Math.sqrt(degreesOfFreedom);
        this.peak = degreesOfFreedom < 1e-17 ? root / 2
            : GammaFunction.halfStepRatio(degreesOfFreedom / 2) * INVERSE_SQRT_PI / root;
        this.beta = IncompleteBeta.of(Math.max(degreesOfFreedom / 2, Double.MIN_VALUE), 0.5);
    }

    /// @throws IllegalArgumentException unless degreesOfFreedom is positive and finite
    public static StudentT of(double degreesOfFreedom) {
        Require.positive("StudentT.of", "degreesOfFreedom", degreesOfFreedom);
        return new StudentT(degreesOfFreedom);
    }

    public double degreesOfFreedom() {
        return degreesOfFreedom;
    }

    @Override
    public double pdf(double t) {
        double power = (degreesOfFreedom + 1) / 2;
        double size = Math.abs(t);
        if (isNormal) {
            return Normal.STANDARD.pdf(t);
        }
        if (size >= HUGE) {
            return peak * Math.pow(size / root, -degreesOfFreedom - 1);
        }
        double square = t * t;
        if (square / degreesOfFreedom == Double.POSITIVE_INFINITY) {
            return peak * Math.pow(size / root, -degreesOfFreedom - 1);
        }
        double w = square > TINY ? square / degreesOfFreedom : t / root * (t / root);
        double wTail = square > TINY
            ? (Math.fma(t, t, -square) - Math.fma(w, degreesOfFreedom, -square)) * inverse : 0;
        double sum = 1 + w;
        // subtle: what rounding takes from 1 + t²/ν is tiny, but the power multiplies it by ν/2.
        double sumTail = (w < 1 ? w - (sum - 1) : 1 - (sum - w)) + wTail;
        double lost = power * sumTail / sum;
        return peak * Math.pow(sum, -power) * (power < MANY ? 1 - lost : Math.exp(-lost));
    }

    @Override
    public double logPdf(double t) {
        double size = Math.abs(t) / root;
        double log = size > HUGE ? 2 * (Math.log(Math.abs(t)) - Math.log(root)) : Math.log1p(size * size);
        return Math.log(peak) - (degreesOfFreedom + 1) / 2 * log;
    }

    @Override
    public double cdf(double t) {
        return t < 0 ? tail(-t) : 1 - tail(t);
    }

    @Override
    public double survival(double t) {
        return t < 0 ? 1 - tail(-t) : tail(t);
    }

    @Override
    public double logCdf(double t) {
        return t < 0 ? logTail(-t) : Math.log1p(-tail(t));
    }

    @Override
    public double logSurvival(double t) {
        return t < 0 ? Math.log1p(-tail(-t)) : logTail(t);
    }

    /// P(|T| > |t|): the p-value of a two-sided test.
    public double twoSidedPValue(double t) {
        return 2 * tail(Math.abs(t));
    }

    /// P(T > t) for t ≥ 0.
    private double tail(double t) {
        if (isNormal) {
            return Normal.STANDARD.survival(t);
        }
        if (t >= HUGE) {
            // x^a / (ν B(a, 1/2)), and f(0) = 1 / (√ν B)
            double share = root / t;
            return share > Double.MIN_NORMAL ? peak * Math.pow(share, degreesOfFreedom) / root : Math.exp(logTail(t));
        }
        return 0.5 * beta.lower(share(t, true), shareTail(t, true), share(t, false), shareTail(t, false));
    }

    /// log P(T > t) for t ≥ 0.
    private double logTail(double t) {
        if (t >= HUGE) {
            double share = root / t;                       // √x, where x is small
            return share > 1 / HUGE ? beta.logLowerAtOdds(share * share, 0) - LN_2
                : Math.log(peak) - Math.log(root) + degreesOfFreedom * (Math.log(root) - Math.log(t));
        }
        return isNormal && t * t < degreesOfFreedom / AS_GOOD_AS_INFINITE ? Normal.STANDARD.logSurvival(t)
            : beta.logLower(share(t, true), shareTail(t, true), share(t, false), shareTail(t, false)) - LN_2;
    }

    /// P(0 < T < t).
    private double centre(double t) {
        if (t >= HUGE) {
            return -0.5 * Math.expm1(LN_2 + logTail(t));
        }
        return 0.5 * beta.upper(share(t, true), shareTail(t, true), share(t, false), shareTail(t, false));
    }

    /// ν/(ν+t²), or its complement t²/(ν+t²).
    private double share(double t, boolean ofDegrees) {
        double square = t * t;
        return (ofDegrees ? degreesOfFreedom : square) / (degreesOfFreedom + square);
    }

    /// What rounding took from `share`.
    private double shareTail(double t, boolean ofDegrees) {
        double square = t * t;
        double squareTail = Math.fma(t, t, -square);
        double sum = degreesOfFreedom + square;
        double sumTail = (square < degreesOfFreedom
            ? square - (sum - degreesOfFreedom) : degreesOfFreedom - (sum - square)) + squareTail;
        double top = ofDegrees ? degreesOfFreedom : square;
        double share = top / sum;
        return ((ofDegrees ? 0 : squareTail) - Math.fma(share, sum, -top) - share * sumTail) / sum;
    }

    @Override
    public double quantile(double p) {
        Require.probability("StudentT.quantile", "p", p);
        return p < 0.5 ? -solve(p) : solve(1 - p);         // 1 − p is exact for p ≥ 1/2
    }

    @Override
    public double upperQuantile(double p) {
        Require.probability("StudentT.upperQuantile", "p", p);
        return p < 0.5 ? solve(p) : -solve(1 - p);
    }

    /// The t ≥ 0 with P(T > t) = p, p ≤ 1/2. Near the middle P(0 < T < t) is inverted instead, which does not
    /// vanish in the digits of 1/2.
    private double solve(double p) {
        if (p == 0.5) {
            return 0;
        }
        if (p == 0) {
            return Double.POSITIVE_INFINITY;
        }
        if (isNormal) {
            return Normal.STANDARD.upperQuantile(p);
        }
        if (p < LogNewton.TINY) {
            return LogNewton.solveLog(this::logTail, this::logPdf, this::logSlope, -1, Math.log(p), start(p),
                Double.POSITIVE_INFINITY);
        }
        if (p > 0.25) {
            double start = (0.5 - p) / peak;
            return LogNewton.solve(this::centre, this::pdf, this::logSlope, 1, 0.5 - p, start,
                Double.POSITIVE_INFINITY);
        }
        return LogNewton.solve(this::tail, this::pdf, this::logSlope, -1, p, start(p), Double.POSITIVE_INFINITY);
    }

    /// A first guess: the power law P(T > t) ≈ f(0) √ν (√ν/t)^ν/ν for heavy tails, a normal quantile bent
    /// by (1 + t²/ν) otherwise.
    private double start(double p) {
        double z = Normal.STANDARD.upperQuantile(p);
        if (degreesOfFreedom > 3 && z * z < degreesOfFreedom) {
            double g = (z * z + 1) / (4 * degreesOfFreedom);
            return z * (1 + g);
        }
        return Math.exp(Math.log(root) - (Math.log(p) + Math.log(root) - Math.log(peak)) / degreesOfFreedom);
    }

    /// t f'(t) / f(t).
    private double logSlope(double t) {
        return -(degreesOfFreedom + 1) * share(t, false);
    }

    /// 0 for ν > 1, NaN otherwise: the integral does not exist.
    @Override
    public double mean() {
        return degreesOfFreedom > 1 ? 0 : Double.NaN;
    }

    /// ν/(ν−2) for ν > 2, infinite for 1 < ν ≤ 2, NaN otherwise.
    @Override
    public double variance() {
        if (degreesOfFreedom > 2) {
            return degreesOfFreedom / (degreesOfFreedom - 2);
        }
        return degreesOfFreedom > 1 ? Double.POSITIVE_INFINITY : Double.NaN;
    }

    /// √(ν (U^(−2/ν) − 1)) cos(2πV): Box and Muller's angle with another radius.
    @Override
    public double sample(RandomGenerator random) {
        double u = 1 - random.nextDouble();                // (0, 1]
        double radius = Math.sqrt(degreesOfFreedom * Math.expm1(-2 / degreesOfFreedom * Math.log(u)));
        return radius * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
