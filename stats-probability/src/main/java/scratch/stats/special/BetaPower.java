package scratch.stats.special;

/// x^a y^b / B(a, b), y = 1 − x, for fixed a, b > 0: what every formula for the incomplete beta function starts from.
/// Loader's saddle-point form, its value at the mean a/(a+b) times the exponential of two deviance terms, loses no
/// digits for large a or b; the powers themselves are faster where both are small. Where a parameter is so small, or
/// x so far from the mean, that the terms of the one form leave the range of a double, the plain logarithms do not.
/// Loader, "Fast and accurate computation of binomial probabilities" (2000).
final class BetaPower {
    private static final double SQRT_TWO_PI = 2.5066282746310005024;
    private static final double FEW = 25;                  // up to it x^a is safe for x > DIRECT_FROM
    private static final double DIRECT_FROM = 1e-10;
    private static final double TINY = 1e-280;

    private final double a;
    private final double b;
    private final double scale;                            // at the mean
    private final double inverseBeta;                      // 1/B(a, b) if both are small, else 0

    BetaPower(double a, double b) {
        this.a = a;
        this.b = b;
        this.scale = scale(a, b);
        this.inverseBeta = a >= 0.5 && b >= 0.5 && a <= FEW && b <= FEW
            ? GammaFunction.gamma(a + b) / (GammaFunction.gamma(a) * GammaFunction.gamma(b)) : 0;
    }

    /// x^a (1−x)^b / B(a, b) without an object.
    static double of(double a, double b, double x) {
        double scale = scale(a, b);
        double exponent = exponent(a, b, x, 0, 1 - x, complementTail(x));
        double power = Math.exp(exponent) * scale;
        return power < Double.MIN_NORMAL ? Math.exp(exponent + logScale(a, b, scale)) : power;
    }

    /// The power at x + xTail, whose complement is y + yTail.
    double at(double x, double xTail, double y, double yTail) {
        if (inverseBeta > 0 && x > DIRECT_FROM && y > DIRECT_FROM) {
            double power = inverseBeta * Powers.of(x, a) * Powers.of(y, b);
            return xTail == 0 && yTail == 0 ? power : power * (1 + a * xTail / x + b * yTail / y);
        }
        return Math.exp(exponent(a, b, x, xTail, y, yTail)) * scale;
    }

    /// Its logarithm.
    double log(double x, double xTail, double y, double yTail) {
        return exponent(a, b, x, xTail, y, yTail) + logScale(a, b, scale);
    }

    /// log of 1/B(a, b), for a and b from 1/2.
    double logInverseBeta() {
        return inverseBeta > 0 ? Math.log(inverseBeta)
            : Math.log(scale) + a * Math.log1p(b / a) + b * Math.log1p(a / b);
    }

    /// log of 1/(a B(a, b)), small relative to a where a is: I_x(a, b) is x^a/(a B) as x goes to 0.
    static double logEdge(double a, double b) {
        if (a < 1) {
            return GammaFunction.logRatio(b, a) - GammaFunction.logGamma1p(a);
        }
        if (b < 1) {                                       // 1/(aB) = (b/a) / (bB)
            return GammaFunction.logRatio(a, b) - GammaFunction.logGamma1p(b) + Math.log(b) - Math.log(a);
        }
        return logScale(a, b, scale(a, b)) + a * Math.log1p(b / a) + b * Math.log1p(a / b) - Math.log(a);
    }

    private static double scale(double a, double b) {
        double small = Math.min(a, b);
        double large = Math.max(a, b);
        return Math.sqrt(small) / SQRT_TWO_PI * Math.sqrt(1 / (1 + small / large)) * starRatio(a, b);
    }

    /// log of `scale`. subtle: it is about the smaller parameter if that is tiny, and then has lost its digits.
    private static double logScale(double a, double b, double scale) {
        return scale > TINY ? Math.log(scale)
            : Math.log(Math.sqrt(Math.min(a, b)) / SQRT_TWO_PI) + Math.log(starRatio(a, b));
    }

    /// Γ*(a+b) / (Γ*(a) Γ*(b)).
    private static double starRatio(double a, double b) {
        if (a < 10 || b < 10) {
            return GammaFunction.star(a + b) / GammaFunction.star(a) / GammaFunction.star(b);
        }
        return Math.exp(GammaFunction.stirlingError(a + b)
            - GammaFunction.stirlingError(a) - GammaFunction.stirlingError(b));
    }

    /// log of (x^a y^b) over its maximum: a (log(1+t) − t) + b (log(1+s) − s) with t = λ/a, s = −λ/b,
    /// λ = b x − a y. subtle: λ is a small difference of large products when x is near the mean, so it is carried
    /// in two doubles.
    private static double exponent(double a, double b, double x, double xTail, double y, double yTail) {
        double bx = b * x;
        double ay = a * y;
        double lambda = bx - ay;
        double back = lambda - bx;
        double tail = (bx - (lambda - back)) - (ay + back)
            + ((Math.fma(b, x, -bx) + b * xTail) - (Math.fma(a, y, -ay) + a * yTail));
        double t = lambda / a;
        double s = lambda / b;
        if (!(Math.abs(t) + Math.abs(s) < Double.POSITIVE_INFINITY) || Math.min(a, b) < TINY) {
            return logShare(a, b, x, y) + logShare(b, a, y, x);
        }
        double tTail = (Math.fma(-t, a, lambda) + tail) / a;
        double sTail = (Math.fma(-s, b, lambda) + tail) / b;
        return a * Deviance.of(t, tTail, bx / a + x) + b * Deviance.of(-s, -sTail, ay / b + y);
    }

    /// a log(x (a+b)/a), the plain form.
    private static double logShare(double a, double b, double x, double y) {
        double log = (x < 0.5 ? Math.log(x) : Math.log1p(-y)) + Math.log1p(b / a);
        return a * (log < Double.POSITIVE_INFINITY ? log : Math.log(x) + Math.log(b) - Math.log(a));
    }

    /// (1 − x) − fl(1 − x).
    static double complementTail(double x) {
        double y = 1 - x;
        return x <= 0.5 ? (1 - y) - x : 0;
    }
}
