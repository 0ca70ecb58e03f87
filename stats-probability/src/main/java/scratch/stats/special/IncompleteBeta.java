package scratch.stats.special;

/// The regularised incomplete beta function for fixed a, b > 0: the share of ∫₀¹ s^(a−1) (1−s)^(b−1) ds that
/// lies below x, I_x(a, b), or above it, 1 − I_x(a, b) = I_y(b, a) with y = 1 − x.
/// The side of the mean on which x lies is computed itself, by a power series or by Didonato and Morris's
/// continued fraction; the other side is its complement. All of them start from
/// power(x) = x^a y^b / B(a, b) in Loader's saddle-point form, which does not lose digits as a and b grow.
/// Cost O(√min(a, b)) terms near the mean, a handful away from it.
/// Didonato & Morris, algorithm 708, *ACM TOMS* 18 (1992) 360; Loader (2000).
public final class IncompleteBeta {
    private static final double TWO_PI = 6.2831853071795864769;
    private static final double EPSILON = 1e-16;

    private final double a;
    private final double b;
    private final double scale;                            // x^a y^b / B(a, b) at the mean x = a/(a+b)
    private final double crossing;                         // below it the lower side is the one to sum

    private IncompleteBeta(double a, double b) {
        this.a = a;
        this.b = b;
        this.scale = Math.sqrt(Math.min(a, b) / TWO_PI * (Math.max(a, b) / (a + b))) * starRatio(a, b);
        this.crossing = (a + 1) / (a + b + 2);
    }

    /// I(a, b) for any x. Precomputes what does not depend on x.
    public static IncompleteBeta of(double a, double b) {
        require(a > 0 && a < Double.POSITIVE_INFINITY, "a", a);
        require(b > 0 && b < Double.POSITIVE_INFINITY, "b", b);
        return new IncompleteBeta(a, b);
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
        return Math.exp(exponent(x, 0, 1 - x, complementTail(x))) * scale;
    }

    /// I_x(a, b), where x and its complement y are given as unevaluated sums x + xTail, y + yTail of two doubles,
    /// because 1 − x, once rounded, no longer tells where in a narrow peak x lies.
    public double lower(double x, double xTail, double y, double yTail) {
        if (x <= crossing) {
            return side(a, b, x, xTail, y, yTail);
        }
        return 1 - side(b, a, y, yTail, x, xTail);
    }

    /// 1 − I_x(a, b), for x and y as above.
    public double upper(double x, double xTail, double y, double yTail) {
        if (x <= crossing) {
            return 1 - side(a, b, x, xTail, y, yTail);
        }
        return side(b, a, y, yTail, x, xTail);
    }

    /// I_x(p, q), where (p, q) is (a, b) or (b, a) and x lies on the near side of the mean.
    private double side(double p, double q, double x, double xTail, double y, double yTail) {
        if (!(x > 0)) {
            return x == 0 ? 0 : Double.NaN;
        }
        double power = scale * Math.exp(p == a ? exponent(x, xTail, y, yTail) : exponent(y, yTail, x, xTail));
        if (power == 0) {
            return 0;
        }
        if ((p + q) * x < 0.1 * (p + 1)) {
            return power * series(p, q, x);
        }
        return power * fraction(p, q, x, y, xTail, yTail);
    }

    /// log of (x^a y^b) over its maximum: a (log(1+t) − t) + b (log(1+s) − s) with t = λ/a, s = −λ/b,
    /// λ = b x − a y. subtle: λ is a small difference of large products when x is near the mean, so it is carried
    /// in two doubles.
    private double exponent(double x, double xTail, double y, double yTail) {
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

    /// I_x(p, q) / power = 1/p · (1 + (p+q)/(p+1) x + (p+q)(p+q+1)/((p+1)(p+2)) x² + …): all terms positive.
    private static double series(double p, double q, double x) {
        double term = 1;
        double sum = 1;
        for (int n = 0; term > EPSILON * sum; n++) {
            term *= (p + q + n) / (p + 1 + n) * x;
            sum += term;
        }
        return sum / p;
    }

    /// I_x(p, q) / power by Didonato and Morris's continued fraction, evaluated forwards.
    private static double fraction(double p, double q, double x, double y, double xTail, double yTail) {
        double lambda = p * y - q * x + (Math.fma(p, y, -p * y) - Math.fma(q, x, -q * x)) + p * yTail - q * xTail;
        double numerator = 0;
        double denominator = 1;
        double nextNumerator = 1;
        double nextDenominator = p / (p + 1) * (lambda + 1);
        double value = 1 / nextDenominator;
        for (int n = 1; n < 1_000_000; n++) {
            double s = p + 2 * n - 1;
            double w = n * (q - n) * x;
            double alpha = (p + n - 1) / s * ((p + q + n - 1) / s) * (w * x);
            double beta = n + w / s + (p + n) / (s + 2) * (lambda + 1 + n * (1 + y));
            double newNumerator = alpha * numerator + beta * nextNumerator;
            double newDenominator = alpha * denominator + beta * nextDenominator;
            double shrink = 1 / newDenominator;
            numerator = nextNumerator * shrink;
            denominator = nextDenominator * shrink;
            nextNumerator = newNumerator * shrink;
            nextDenominator = 1;
            double previous = value;
            value = nextNumerator;
            if (Math.abs(value - previous) <= EPSILON * value) {
                break;
            }
        }
        return value;
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

    private static void require(boolean holds, String name, double value) {
        if (!holds) {
            throw new IllegalArgumentException("IncompleteBeta.of: " + name + " = " + value
                + ": must be positive and finite");
        }
    }
}
