package scratch.stats.special;

/// The regularised incomplete beta function for fixed a, b > 0: the share of ∫₀¹ s^(a−1) (1−s)^(b−1) ds that
/// lies below x, I_x(a, b), or above it, 1 − I_x(a, b) = I_y(b, a) with y = 1 − x.
/// A finite sum where a or b is whole and small. Else the side of the mean on which x lies is computed itself, by a
/// power series or by Didonato and Morris's continued fraction; the other side is its complement. They start from
/// power(x) = x^a y^b / B(a, b), for large a or b in Loader's saddle-point form, which does not lose digits.
/// Cost O(√min(a, b)) terms near the mean, a handful away from it.
/// Didonato & Morris, algorithm 708, *ACM TOMS* 18 (1992) 360; Loader (2000).
public final class IncompleteBeta {
    private static final double TWO_PI = 6.2831853071795864769;
    private static final double FEW = 25;                  // up to it x^a is safe for x > DIRECT_FROM
    private static final double DIRECT_FROM = 1e-10;
    private static final double FINITE_FROM = 1e-4;        // the same for exponents up to 64

    private final double a;
    private final double b;
    private final double scale;                            // x^a y^b / B(a, b) at the mean x = a/(a+b)
    private final double logEdgeA;                         // log of 1/(a B(a, b)), for a < 1
    private final double logEdgeB;                         // log of 1/(b B(a, b)), for b < 1
    private final double crossing;                         // below it the lower side is the one to sum
    private final double inverseBeta;                      // 1/B(a, b) if both are small, else 0
    private final boolean lowerIsFinite;
    private final boolean upperIsFinite;

    private IncompleteBeta(double a, double b) {
        this.a = a;
        this.b = b;
        this.scale = scale(a, b);
        this.logEdgeA = a < 1 ? GammaFunction.logRatio(b, a) - GammaFunction.logGamma1p(a) : 0;
        this.logEdgeB = b < 1 ? GammaFunction.logRatio(a, b) - GammaFunction.logGamma1p(b) : 0;
        this.crossing = (a + 1) / (a + b + 2);
        this.inverseBeta = a >= 0.5 && b >= 0.5 && a <= FEW && b <= FEW
            ? GammaFunction.gamma(a + b) / (GammaFunction.gamma(a) * GammaFunction.gamma(b)) : 0;
        this.lowerIsFinite = FiniteSums.hasBeta(a, b);
        this.upperIsFinite = FiniteSums.hasBeta(b, a);
    }

    /// I(a, b) for any x. Precomputes what does not depend on x.
    public static IncompleteBeta of(double a, double b) {
        require(a > 0 && a < Double.POSITIVE_INFINITY, "a", a);
        require(b > 0 && b < Double.POSITIVE_INFINITY, "b", b);
        return new IncompleteBeta(a, b);
    }

    /// I_x(a, b) without an object: for one evaluation at each a and b.
    public static double lowerOf(double a, double b, double x) {
        if (FiniteSums.hasBeta(a, b) && a > 0 && x > FINITE_FROM && x <= 1) {
            return Math.min(1, finite(a, b, x, 0, 1 - x));
        }
        return of(a, b).lower(x);
    }

    /// 1 − I_x(a, b) without an object.
    public static double upperOf(double a, double b, double x) {
        double y = 1 - x;
        if (FiniteSums.hasBeta(b, a) && b > 0 && y > FINITE_FROM && x >= 0) {
            return Math.min(1, finite(b, a, y, complementTail(x), x));
        }
        return of(a, b).upper(x);
    }

    /// x^a (1−x)^b / B(a, b) without an object.
    public static double powerOf(double a, double b, double x) {
        return Math.exp(exponent(a, b, x, 0, 1 - x, complementTail(x))) * scale(a, b);
    }

    private static double scale(double a, double b) {
        return Math.sqrt(Math.min(a, b) / TWO_PI * (Math.max(a, b) / (a + b))) * starRatio(a, b);
    }

    /// I_x(a, b).
    public double lower(double x) {
        return lower(x, 0, 1 - x, complementTail(x));
    }

    /// 1 − I_x(a, b).
    public double upper(double x) {
        return upper(x, 0, 1 - x, complementTail(x));
    }

    /// x^a (1−x)^b / B(a, b).
    public double power(double x) {
        return power(x, 0, 1 - x, complementTail(x));
    }

    /// x^a y^b / B(a, b) for x and its complement y given as unevaluated sums.
    public double power(double x, double xTail, double y, double yTail) {
        if (inverseBeta > 0 && x > DIRECT_FROM && y > DIRECT_FROM) {
            double power = inverseBeta * Powers.of(x, a) * Powers.of(y, b);
            return xTail == 0 && yTail == 0 ? power : power * (1 + a * xTail / x + b * yTail / y);
        }
        return Math.exp(exponent(x, xTail, y, yTail)) * scale;
    }

    /// log of `power`, also where it underflows.
    public double logPower(double x) {
        return exponent(x, 0, 1 - x, complementTail(x)) + Math.log(scale);
    }

    /// log I_x(a, b) at the odds w + wTail, also where I_x(a, b) underflows.
    public double logLowerAtOdds(double w, double wTail) {
        double value = lowerAtOdds(w, wTail);
        return value > 1e-290 || !(w > 0) ? Math.log(value) : logPowerAtOdds(w, wTail) + Math.log(BetaSums.factor(a, b,
            w / (1 + w), share(w, wTail, w, wTail), 1 / (1 + w), share(1, 0, w, wTail)));
    }

    /// log (1 − I_x(a, b)) at the odds w + wTail, also where it underflows.
    public double logUpperAtOdds(double w, double wTail) {
        double value = upperAtOdds(w, wTail);
        return value > 1e-290 || !(w < Double.POSITIVE_INFINITY) ? Math.log(value) : logPowerAtOdds(w, wTail)
            + Math.log(BetaSums.factor(b, a, 1 / (1 + w), share(1, 0, w, wTail),
                w / (1 + w), share(w, wTail, w, wTail)));
    }

    /// log I_x(a, b), also where I_x(a, b) underflows.
    public double logLower(double x) {
        return logLowerAtOdds(x / (1 - x), 0);
    }

    /// log (1 − I_x(a, b)), also where it underflows.
    public double logUpper(double x) {
        return logUpperAtOdds(x / (1 - x), 0);
    }

    /// I_x(a, b) at the odds w + wTail = x/(1−x), so that x close to 1 is as well given as x close to 0.
    public double lowerAtOdds(double w, double wTail) {
        return w == Double.POSITIVE_INFINITY ? 1 : lower(w / (1 + w), share(w, wTail, w, wTail),
            1 / (1 + w), share(1, 0, w, wTail));
    }

    /// 1 − I_x(a, b) at the odds w + wTail.
    public double upperAtOdds(double w, double wTail) {
        return w == Double.POSITIVE_INFINITY ? 0 : upper(w / (1 + w), share(w, wTail, w, wTail),
            1 / (1 + w), share(1, 0, w, wTail));
    }

    /// x^a y^b / B(a, b) at the odds w + wTail.
    public double powerAtOdds(double w, double wTail) {
        return w == Double.POSITIVE_INFINITY ? 0
            : power(w / (1 + w), share(w, wTail, w, wTail), 1 / (1 + w), share(1, 0, w, wTail));
    }

    /// Its logarithm.
    public double logPowerAtOdds(double w, double wTail) {
        return w == Double.POSITIVE_INFINITY ? -w : exponentAtOdds(w, wTail) + Math.log(scale);
    }

    private double exponentAtOdds(double w, double wTail) {
        return exponent(w / (1 + w), share(w, wTail, w, wTail), 1 / (1 + w), share(1, 0, w, wTail));
    }

    /// What rounding takes from top/(1 + w).
    private static double share(double top, double topTail, double w, double wTail) {
        double sum = 1 + w;
        double sumTail = (w < 1 ? w - (sum - 1) : 1 - (sum - w)) + wTail;
        double share = top / sum;
        return (topTail - Math.fma(share, sum, -top) - share * sumTail) / sum;
    }

    /// The x with I_x(a, b) = p.
    public double inverseLower(double p) {
        double odds = inverseLowerOdds(p);
        return odds == Double.POSITIVE_INFINITY ? 1 : odds / (1 + odds);
    }

    /// The x with 1 − I_x(a, b) = p.
    public double inverseUpper(double p) {
        double odds = inverseUpperOdds(p);
        return odds == Double.POSITIVE_INFINITY ? 1 : odds / (1 + odds);
    }

    /// x/(1−x) for the x with I_x(a, b) = p.
    public double inverseLowerOdds(double p) {
        requireProbability("inverseLowerOdds", p);
        return p > 0.5 ? BetaInverse.odds(this, 1 - p, false) : BetaInverse.odds(this, p, true);
    }

    /// x/(1−x) for the x with 1 − I_x(a, b) = p.
    public double inverseUpperOdds(double p) {
        requireProbability("inverseUpperOdds", p);
        return p > 0.5 ? BetaInverse.odds(this, 1 - p, true) : BetaInverse.odds(this, p, false);
    }

    double a() {
        return a;
    }

    double b() {
        return b;
    }

    /// log B(a, b).
    public double logBeta() {
        return inverseBeta > 0 ? -Math.log(inverseBeta)
            : -Math.log(scale) - a * Math.log1p(b / a) - b * Math.log1p(a / b);
    }

    /// I_x(a, b), where x and its complement y are given as unevaluated sums x + xTail, y + yTail of two doubles,
    /// because 1 − x, once rounded, no longer tells where in a narrow peak x lies.
    public double lower(double x, double xTail, double y, double yTail) {
        if (lowerIsFinite && x > FINITE_FROM && y >= 0) {
            return Math.min(1, finite(a, b, x, xTail, y));
        }
        if (upperIsFinite && y > FINITE_FROM && x >= 0) {
            double upper = finite(b, a, y, yTail, x);
            if (upper < 0.9) {
                return 1 - upper;
            }
        }
        if (x <= crossing) {
            return a < 1 ? BetaSums.small(a, b, logEdgeA, x, true) : side(a, b, x, xTail, y, yTail);
        }
        return b < 1 ? BetaSums.small(b, a, logEdgeB, y, false) : 1 - side(b, a, y, yTail, x, xTail);
    }

    /// 1 − I_x(a, b), for x and y as above.
    public double upper(double x, double xTail, double y, double yTail) {
        if (upperIsFinite && y > FINITE_FROM && x >= 0) {
            return Math.min(1, finite(b, a, y, yTail, x));
        }
        if (lowerIsFinite && x > FINITE_FROM && y >= 0) {
            double lower = finite(a, b, x, xTail, y);
            if (lower < 0.9) {
                return 1 - lower;
            }
        }
        if (x <= crossing) {
            return a < 1 ? BetaSums.small(a, b, logEdgeA, x, false) : 1 - side(a, b, x, xTail, y, yTail);
        }
        return b < 1 ? BetaSums.small(b, a, logEdgeB, y, true) : side(b, a, y, yTail, x, xTail);
    }

    private static double finite(double p, double q, double x, double xTail, double y) {
        return Powers.of(x, p) * (1 + p * xTail / x) * FiniteSums.beta(p, q, y);
    }

    /// I_x(p, q), where (p, q) is (a, b) or (b, a) and x lies on the near side of the mean.
    private double side(double p, double q, double x, double xTail, double y, double yTail) {
        if (!(x > 0)) {
            return x == 0 ? 0 : BetaSums.outside(x);
        }
        double power = p == a ? power(x, xTail, y, yTail) : power(y, yTail, x, xTail);
        return power == 0 ? 0 : power * BetaSums.factor(p, q, x, xTail, y, yTail);
    }

    /// log of (x^a y^b) over its maximum: a (log(1+t) − t) + b (log(1+s) − s) with t = λ/a, s = −λ/b,
    /// λ = b x − a y. subtle: λ is a small difference of large products when x is near the mean, so it is carried
    /// in two doubles.
    private double exponent(double x, double xTail, double y, double yTail) {
        return exponent(a, b, x, xTail, y, yTail);
    }

    private static double exponent(double a, double b, double x, double xTail, double y, double yTail) {
        double bx = b * x;
        double ay = a * y;
        double lambda = bx - ay;
        double back = lambda - bx;
        double tail = (bx - (lambda - back)) - (ay + back)
            + ((Math.fma(b, x, -bx) + b * xTail) - (Math.fma(a, y, -ay) + a * yTail));
        double t = lambda / a;
        double s = lambda / b;
        double tTail = (Math.fma(-t, a, lambda) + tail) / a;
        double sTail = (Math.fma(-s, b, lambda) + tail) / b;
        return a * Deviance.of(t, tTail, x * (1 + b / a)) + b * Deviance.of(-s, -sTail, y * (1 + a / b));
    }

    /// Γ*(a+b) / (Γ*(a) Γ*(b)).
    private static double starRatio(double a, double b) {
        if (a < 10 || b < 10) {
            return GammaFunction.star(a + b) / (GammaFunction.star(a) * GammaFunction.star(b));
        }
        return Math.exp(GammaFunction.stirlingError(a + b)
            - GammaFunction.stirlingError(a) - GammaFunction.stirlingError(b));
    }

    /// (1 − x) − fl(1 − x).
    private static double complementTail(double x) {
        double y = 1 - x;
        return x <= 0.5 ? (1 - y) - x : 0;
    }

    private static void requireProbability(String operation, double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("IncompleteBeta." + operation + ": p = " + p
                + ": must be between 0 and 1");
        }
    }

    private static void require(boolean holds, String name, double value) {
        if (!holds) {
            throw new IllegalArgumentException("IncompleteBeta.of: " + name + " = " + value
                + ": must be positive and finite");
        }
    }
}
