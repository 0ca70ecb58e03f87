package scratch.stats.special;

/// The regularised incomplete gamma functions for fixed a > 0: P(a, x) = ∫₀^x t^(a−1) e^(−t) dt / Γ(a), `lower`,
/// and Q(a, x) = 1 − P(a, x), `upper`, each computed itself where it is the smaller one.
/// A finite sum for whole and half a < 25; else four regions: power series for x < a + 1; Legendre's continued
/// fraction above; Temme's expansion around x = a once a ≥ 25; and for a < 1 a form of Q in which nothing cancels.
/// All start from power(x) = x^a e^(−x) / Γ(a+1), for large a in Loader's saddle-point form. At most about 80 terms.
/// Didonato & Morris, *ACM TOMS* 12 (1986) 377; Temme, *SIAM J. Math. Anal.* 10 (1979) 757; Loader (2000).
public final class IncompleteGamma {
    private static final double SQRT_TWO_PI = 2.5066282746310005024;
    private static final double EPSILON = 1e-16;
    private static final double SMALL_X = 1.5;
    private static final double FEW = 25;                  // below it x^a is safe where DIRECT_FROM < x < DIRECT_TO
    private static final double DIRECT_FROM = 1e-10;
    private static final double DIRECT_TO = 700;
    private static final double UNDERFLOW = 1e-280;        // below it a value may have lost digits that its log has
    private static final double HUGE = 1e300;
    private static final double LOG_LEAST = -708;          // of the smallest normal number

    private final double a;
    private final double scale;                            // x^a e^(−x) / Γ(a+1) at x = a
    private final double logGamma1p;                       // of a, needed for a < 1 only
    private final double inverseGamma1p;                   // 1/Γ(a+1) for a < 25
    private final boolean isFinite;
    private final double[] temme;                          // null where the expansion is not used

    private IncompleteGamma(double a) {
        this.a = a;
        this.scale = 1 / (SQRT_TWO_PI * Math.sqrt(a) * GammaFunction.star(a));
        this.logGamma1p = a < 1 ? GammaFunction.logGamma1p(a) : 0;
        this.inverseGamma1p = a < FEW ? 1 / GammaFunction.gamma1p(a) : 0;
        this.isFinite = FiniteSums.hasGamma(a);
        this.temme = a >= TemmeExpansion.FROM ? TemmeExpansion.coefficients(a) : null;
    }

    /// P(a, ·) and Q(a, ·) for any x. Precomputes what does not depend on x.
    public static IncompleteGamma of(double a) {
        if (!(a > 0 && a < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("IncompleteGamma.of: a = " + a + ": must be positive and finite");
        }
        return new IncompleteGamma(a);
    }

    /// P(a, x).
    public double lower(double x) {
        return lower(x, 0);
    }

    /// P(a, x + xTail) for an x given as an unevaluated sum, because a narrow peak at a = 1e8 feels the rounding of x.
    public double lower(double x, double xTail) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            return x == Double.POSITIVE_INFINITY ? 1 : atEnd(x);
        }
        if (isFinite && x < DIRECT_TO) {
            double upper = finite(x, xTail);
            return upper < 0.9 ? 1 - upper : power(x, xTail) * series(x);
        }
        double exponent = temme == null ? 0 : exponent(a, x, xTail);
        if (nearMean(exponent)) {
            boolean isLeft = x - a + xTail < 0;
            double tail = Math.exp(exponent) * temmeFactor(isLeft, exponent);
            return isLeft ? tail : 1 - tail;
        }
        if (lowerIsSummed(x)) {
            return power(x, xTail) * series(x);
        }
        return x < SMALL_X ? small(x, true) : 1 - power(x, xTail) * a * fraction(x);
    }

    /// Q(a, x).
    public double upper(double x) {
        return upper(x, 0);
    }

    /// Q(a, x + xTail).
    public double upper(double x, double xTail) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            return x == Double.POSITIVE_INFINITY ? 0 : 1 - atEnd(x);
        }
        if (isFinite && x < DIRECT_TO) {
            return Math.min(1, finite(x, xTail));
        }
        double exponent = temme == null ? 0 : exponent(a, x, xTail);
        if (nearMean(exponent)) {
            boolean isLeft = x - a + xTail < 0;
            double tail = Math.exp(exponent) * temmeFactor(isLeft, exponent);
            return isLeft ? 1 - tail : tail;
        }
        if (lowerIsSummed(x)) {
            return 1 - power(x, xTail) * series(x);
        }
        return x < SMALL_X ? small(x, false) : power(x, xTail) * a * fraction(x);
    }

    /// log P(a, x), also where P underflows or is 1 but for less than a rounding.
    public double logLower(double x) {
        return logLower(x, 0);
    }

    /// log P(a, x + xTail).
    public double logLower(double x, double xTail) {
        double value = lower(x, xTail);
        if (value > UNDERFLOW || !(x > 0)) {
            return value > 0.5 ? Math.log1p(-upper(x, xTail)) : Math.log(value);
        }
        double exponent = exponent(a, x, xTail);
        return exponent + Math.log(nearMean(exponent) ? temmeFactor(true, exponent) : scale * series(x));
    }

    /// log Q(a, x), also where Q underflows or is 1 but for less than a rounding.
    public double logUpper(double x) {
        return logUpper(x, 0);
    }

    /// log Q(a, x + xTail).
    public double logUpper(double x, double xTail) {
        double value = upper(x, xTail);
        if (value > UNDERFLOW || !(x < Double.POSITIVE_INFINITY)) {
            return value > 0.5 ? Math.log1p(-lower(x, xTail)) : Math.log(value);
        }
        if (a < UNDERFLOW) {                               // then Q(a, x) is a times a function of x
            double large = a * 0x1p100;
            return of(large).logUpper(x, xTail) - Math.log(large) + Math.log(a);
        }
        double exponent = exponent(a, x, xTail);
        return exponent + Math.log(nearMean(exponent) ? temmeFactor(false, exponent) : scale * a * fraction(x));
    }

    /// x^a e^(−x) / Γ(a+1): the Poisson probability of a events at mean x.
    public double power(double x) {
        return power(x, 0);
    }

    /// The same at x + xTail.
    public double power(double x, double xTail) {
        if (a < FEW && x > DIRECT_FROM && x < DIRECT_TO) {
            double power = inverseGamma1p * Powers.of(x, a) * Math.exp(-x);
            return xTail == 0 ? power : power * (1 + (a / x - 1) * xTail);
        }
        return x > 0 ? scale * Math.exp(exponent(a, x, xTail)) : x == 0 ? 0 : Double.NaN;
    }

    /// The same without an object: for one evaluation at each a.
    public static double powerOf(double a, double x) {
        double scale = 1 / (SQRT_TWO_PI * Math.sqrt(a) * GammaFunction.star(a));
        return scale * Math.exp(exponent(a, x, 0));
    }

    private double finite(double x, double xTail) {
        return FiniteSums.gamma(a, x) * Math.exp(-x) * (1 - xTail);
    }

    /// Q(a, x) without an object: for one evaluation at each a.
    public static double upperOf(double a, double x) {
        return a > 0 && x > 0 && x < DIRECT_TO && FiniteSums.hasGamma(a)
            ? Math.min(1, FiniteSums.gamma(a, x) * Math.exp(-x)) : of(a).upper(x);
    }

    /// log of `power`.
    public double logPower(double x) {
        return logPower(x, 0);
    }

    /// log of the power at x + xTail.
    public double logPower(double x, double xTail) {
        return exponent(a, x, xTail) + Math.log(scale);
    }

    /// The x with P(a, x) = p.
    public double inverseLower(double p) {
        requireProbability("inverseLower", p);
        return p > 0.5 ? inverse(1 - p, false) : inverse(p, true);
    }

    /// The x with Q(a, x) = p.
    public double inverseUpper(double p) {
        requireProbability("inverseUpper", p);
        return p > 0.5 ? inverse(1 - p, true) : inverse(p, false);
    }

    /// log of `inverseLower`, also where that underflows.
    public double logInverseLower(double p) {
        requireProbability("logInverseLower", p);
        return p > 0.5 ? logInverse(1 - p, false) : logInverse(p, true);
    }

    /// log of `inverseUpper`, likewise.
    public double logInverseUpper(double p) {
        requireProbability("logInverseUpper", p);
        return p > 0.5 ? logInverse(1 - p, true) : logInverse(p, false);
    }

    private double inverse(double p, boolean ofLower) {
        return p == 0 ? (ofLower ? 0 : Double.POSITIVE_INFINITY) : solve(p, ofLower, logSmall(p, ofLower));
    }

    private double logInverse(double p, boolean ofLower) {
        double logSmall = p == 0 ? 0 : logSmall(p, ofLower);
        return logSmall < LOG_LEAST ? logSmall : Math.log(inverse(p, ofLower));
    }

    private double solve(double p, boolean ofLower, double logSmall) {
        if (logSmall < LOG_LEAST) {
            return Math.exp(logSmall);                     // the power law is exact there
        }
        double start = start(p, ofLower, logSmall);
        int sign = ofLower ? 1 : -1;
        if (p < LogNewton.TINY || start < LogNewton.TINY) {
            return LogNewton.solveLog(ofLower ? this::logLower : this::logUpper,
                x -> Math.log(a) - Math.log(x) + logPower(x), x -> a - 1 - x, sign, Math.log(p), start,
                Double.POSITIVE_INFINITY);
        }
        return LogNewton.solve(ofLower ? this::lower : this::upper, x -> a / x * power(x), x -> a - 1 - x,
            sign, p, start, Double.POSITIVE_INFINITY);
    }

    /// The logarithm of x by the power law P ≈ x^a / Γ(a+1) close to 0.
    private double logSmall(double p, boolean ofLower) {
        double log = a < 1 ? logGamma1p : a < FEW ? -Math.log(inverseGamma1p) : GammaFunction.logGamma1p(a);
        return ((ofLower ? Math.log(p) : Math.log1p(-p)) + log) / a;
    }

    /// A first guess: Wilson and Hilferty's cube of a normal, or the power law.
    private double start(double p, boolean ofLower, double logSmall) {
        double small = Math.exp(logSmall);
        if (small < 0.2 * (a + 1)) {
            return small * (1 + small / (a + 1));
        }
        double z = InverseNormal.upper(p);
        double cube = 1 - 1 / (9 * a) + (ofLower ? -z : z) / (3 * Math.sqrt(a));
        double x = a * cube * cube * cube;
        if (a < 1 && !ofLower) {
            return Math.max(small, -Math.log(p) - logGamma1p + Math.log(a));
        }
        return cube > 0.3 ? x : small;
    }

    /// a (log(1+t) − t) with t = x/a − 1.
    private static double exponent(double a, double x, double xTail) {
        if (a > HUGE || a > 1 && x > HUGE) {               // a difference on the way may overflow; all is homogeneous
            return x < Double.POSITIVE_INFINITY ? 4 * exponent(a / 4, x / 4, xTail / 4) : -x;
        }
        double difference = x - a;
        double back = difference - x;
        double differenceTail = (x - (difference - back)) - (a + back);
        double t = difference / a;
        double ratio = x / a;
        if (!(ratio >= Double.MIN_NORMAL && t < Double.POSITIVE_INFINITY)) {
            return x < Double.POSITIVE_INFINITY ? a * (Math.log(x) - Math.log(a)) - difference : -x;
        }
        double tail = (Math.fma(-t, a, difference) + differenceTail + xTail) / a;
        return a * Deviance.of(t, tail, ratio);
    }

    private boolean lowerIsSummed(double x) {
        return a >= 1 && x < a + 1;
    }

    private boolean nearMean(double exponent) {
        return temme != null && -2 * exponent <= TemmeExpansion.ETA_SQUARED * a;
    }

    /// The tail beyond x over e^exponent: half of erfcx, plus or minus the rest of Temme's expansion.
    private double temmeFactor(boolean isLeft, double exponent) {
        double z = Math.sqrt(-2 * exponent);
        double eta = (isLeft ? -z : z) / Math.sqrt(a);
        double rest = TemmeExpansion.value(temme, eta) / (SQRT_TWO_PI * Math.sqrt(a));
        return Erf.scaledTail(z) + (isLeft ? -rest : rest);
    }

    /// P / power = 1 + x/(a+1) + x²/((a+1)(a+2)) + …
    private double series(double x) {
        double term = 1;
        double sum = 1;
        for (int n = 1; term > EPSILON * sum; n++) {
            term *= x / (a + n);
            sum += term;
        }
        return sum;
    }

    /// Q / (a · power) by Legendre's fraction 1/(x+1−a − 1(1−a)/(x+3−a − 2(2−a)/(x+5−a − …))).
    private double fraction(double x) {
        double b = x + 1 - a;
        double numerator = 0;                              // A and B of the last two levels, over the newest B
        double denominator = 1 / b;
        double nextNumerator = 1 / b;
        for (int n = 1; n < 100_000; n++) {
            double alpha = n * (a - n);
            b += 2;
            double shrink = 1 / (b + alpha * denominator);
            double newNumerator = (b * nextNumerator + alpha * numerator) * shrink;
            numerator = nextNumerator * shrink;
            denominator = shrink;
            if (Math.abs(newNumerator - nextNumerator) <= EPSILON * newNumerator) {
                return newNumerator;
            }
            nextNumerator = newNumerator;
        }
        return nextNumerator;
    }

    /// P, or Q, for a < 1 and small x: P = e^L (1 + aS), L = log(x^a/Γ(a+1)), S = Σ (−x)^n / (n! (a+n)).
    private double small(double x, boolean lower) {
        double log = a * Math.log(x) - logGamma1p;
        double term = 1;
        double sum = 0;
        for (int n = 1; Math.abs(term) > EPSILON * Math.abs(sum); n++) {
            term *= -x / n;
            sum += term / (a + n);
        }
        double power = Math.exp(log);
        return lower ? power + power * a * sum : -Math.expm1(log) - power * a * sum;
    }

    private static void requireProbability(String operation, double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("IncompleteGamma." + operation + ": p = " + p
                + ": must be between 0 and 1");
        }
    }

    private static double atEnd(double x) {
        if (x < 0) {
            throw new IllegalArgumentException("IncompleteGamma: x = " + x + ": must not be negative");
        }
        return x;                                          // 0, or NaN
    }
}
