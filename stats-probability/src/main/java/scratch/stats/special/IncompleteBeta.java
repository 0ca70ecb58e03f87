package scratch.stats.special;

/// The regularised incomplete beta function for fixed a, b > 0: the share of ∫₀¹ s^(a−1) (1−s)^(b−1) ds that
/// lies below x, I_x(a, b), or above it, 1 − I_x(a, b) = I_y(b, a) with y = 1 − x.
/// A finite sum where a or b is whole and small. Else the side of the mean on which x lies is computed itself, by a
/// power series or by Didonato and Morris's continued fraction; the other side is its complement. They start from
/// power(x) = x^a y^b / B(a, b), for large a or b in Loader's saddle-point form, which does not lose digits.
/// Cost O(√min(a, b)) terms near the mean, a handful away from it.
/// Didonato & Morris, algorithm 708, *ACM TOMS* 18 (1992) 360; Loader (2000).
public final class IncompleteBeta {
    private static final double FINITE_FROM = 1e-4;        // from it x^a is safe for exponents up to 64
    private static final double UNDERFLOW = 1e-280;        // below it a value may have lost digits that its log has

    private final double a;
    private final double b;
    private final BetaPower power;
    private final double logEdgeA;                         // log of 1/(a B(a, b)), for a < 1
    private final double logEdgeB;                         // log of 1/(b B(a, b)), for b < 1
    private final boolean lowerIsFinite;
    private final boolean upperIsFinite;

    private IncompleteBeta(double a, double b) {
        this.a = a;
        this.b = b;
        this.power = new BetaPower(a, b);
        this.logEdgeA = a < 1 ? BetaPower.logEdge(a, b) : 0;
        this.logEdgeB = b < 1 ? BetaPower.logEdge(b, a) : 0;
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
            return Math.min(1, finite(b, a, y, BetaPower.complementTail(x), x));
        }
        return of(a, b).upper(x);
    }

    /// x^a (1−x)^b / B(a, b) without an object.
    public static double powerOf(double a, double b, double x) {
        return BetaPower.of(a, b, x);
    }

    /// I_x(a, b).
    public double lower(double x) {
        return lower(x, 0, 1 - x, BetaPower.complementTail(x));
    }

    /// 1 − I_x(a, b).
    public double upper(double x) {
        return upper(x, 0, 1 - x, BetaPower.complementTail(x));
    }

    /// x^a (1−x)^b / B(a, b).
    public double power(double x) {
        return power(x, 0, 1 - x, BetaPower.complementTail(x));
    }

    /// x^a y^b / B(a, b) for x and its complement y given as unevaluated sums.
    public double power(double x, double xTail, double y, double yTail) {
        return power.at(x, xTail, y, yTail);
    }

    /// log of `power`, also where it underflows.
    public double logPower(double x) {
        return power.log(x, 0, 1 - x, BetaPower.complementTail(x));
    }

    /// log I_x(a, b), also where I_x(a, b) underflows or is 1 but for less than a rounding.
    public double logLower(double x) {
        return logLower(x, 0, 1 - x, BetaPower.complementTail(x));
    }

    /// log (1 − I_x(a, b)), likewise.
    public double logUpper(double x) {
        return logUpper(x, 0, 1 - x, BetaPower.complementTail(x));
    }

    /// log I_x(a, b) for x and its complement y given as unevaluated sums.
    public double logLower(double x, double xTail, double y, double yTail) {
        double value = lower(x, xTail, y, yTail);
        if (value > UNDERFLOW || !(x > 0)) {
            return value > 0.5 ? Math.log1p(-upper(x, xTail, y, yTail)) : Math.log(value);
        }
        return logSide(a, b, x, xTail, y, yTail);
    }

    /// log (1 − I_x(a, b)), likewise.
    public double logUpper(double x, double xTail, double y, double yTail) {
        double value = upper(x, xTail, y, yTail);
        if (value > UNDERFLOW || !(y > 0)) {
            return value > 0.5 ? Math.log1p(-lower(x, xTail, y, yTail)) : Math.log(value);
        }
        return logSide(b, a, y, yTail, x, xTail);
    }

    /// log of an I_x(p, q) that underflows: x is left of the mean, or q is tiny.
    private double logSide(double p, double q, double x, double xTail, double y, double yTail) {
        if (q < UNDERFLOW && !(p < UNDERFLOW)) {           // then I_x(p, q) is q times a function of p and x
            double large = q * 0x1p100;
            double lower = IncompleteBeta.of(p, large).logLower(x, xTail, y, yTail);
            return lower - Math.log(large) + Math.log(q);
        }
        if (p < 1) {
            return BetaSums.logSmall(p, q, p == a ? logEdgeA : logEdgeB, x);
        }
        double log = p == a ? power.log(x, xTail, y, yTail) : power.log(y, yTail, x, xTail);
        return log + Math.log(BetaSums.factor(p, q, x, xTail, y, yTail));
    }

    /// log I_x(a, b) at the odds w + wTail, also where I_x(a, b) underflows.
    public double logLowerAtOdds(double w, double wTail) {
        return w == Double.POSITIVE_INFINITY ? 0 : logLower(w / (1 + w), share(w, wTail, w, wTail),
            1 / (1 + w), share(1, 0, w, wTail));
    }

    /// log (1 − I_x(a, b)) at the odds w + wTail, also where it underflows.
    public double logUpperAtOdds(double w, double wTail) {
        return w == Double.POSITIVE_INFINITY ? -w : logUpper(w / (1 + w), share(w, wTail, w, wTail),
            1 / (1 + w), share(1, 0, w, wTail));
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
        return w == Double.POSITIVE_INFINITY ? -w : power.log(w / (1 + w), share(w, wTail, w, wTail),
            1 / (1 + w), share(1, 0, w, wTail));
    }

    /// log I_x(a, b) at the odds e^logOdds, which are beyond the range of a double: a power law holds on either side.
    public double logLowerAtLogOdds(double logOdds) {
        return logOdds > 0 ? logComplement(logUpperAtLogOdds(logOdds)) : a * logOdds + BetaPower.logEdge(a, b);
    }

    /// log (1 − I_x(a, b)), likewise.
    public double logUpperAtLogOdds(double logOdds) {
        return logOdds < 0 ? logComplement(logLowerAtLogOdds(logOdds)) : BetaPower.logEdge(b, a) - b * logOdds;
    }

    /// log of `power`, likewise.
    public double logPowerAtLogOdds(double logOdds) {
        return logOdds < 0 ? logLowerAtLogOdds(logOdds) + Math.log(a) : logUpperAtLogOdds(logOdds) + Math.log(b);
    }

    /// log(1 − e^x) for x ≤ 0.
    private static double logComplement(double x) {
        return x < -1 ? Math.log1p(-Math.exp(x)) : Math.log(-Math.expm1(x));
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

    /// log of `inverseLowerOdds`, also where the odds leave the range of a double.
    public double logInverseLowerOdds(double p) {
        requireProbability("logInverseLowerOdds", p);
        return p > 0.5 ? BetaInverse.logOdds(this, 1 - p, false) : BetaInverse.logOdds(this, p, true);
    }

    /// log of `inverseUpperOdds`, likewise.
    public double logInverseUpperOdds(double p) {
        requireProbability("logInverseUpperOdds", p);
        return p > 0.5 ? BetaInverse.logOdds(this, 1 - p, true) : BetaInverse.logOdds(this, p, false);
    }

    /// log of 1/B(a, b), for a and b from 1/2.
    double logInverseBeta() {
        return power.logInverseBeta();
    }

    double a() {
        return a;
    }

    double b() {
        return b;
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
        if (isLeft(x, xTail, y, yTail)) {
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
        if (isLeft(x, xTail, y, yTail)) {
            return a < 1 ? BetaSums.small(a, b, logEdgeA, x, false) : 1 - side(a, b, x, xTail, y, yTail);
        }
        return b < 1 ? BetaSums.small(b, a, logEdgeB, y, true) : side(b, a, y, yTail, x, xTail);
    }

    /// Whether x lies below (a+1)/(a+b+2), so that the lower side is the one to sum; for large parameters below the mean,
    /// where rounding must not decide.
    private boolean isLeft(double x, double xTail, double y, double yTail) {
        return Math.min(a, b) > BetaIntegral.FROM ? BetaSums.lambda(a, b, x, xTail, y, yTail) >= 0
            : x * (b + 1) <= y * (a + 1);
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
        return power < Double.MIN_NORMAL ? Math.exp(logSide(p, q, x, xTail, y, yTail))
            : power * BetaSums.factor(p, q, x, xTail, y, yTail);
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
