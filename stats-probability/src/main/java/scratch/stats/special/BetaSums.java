package scratch.stats.special;

import java.util.Locale;

/// The three sums behind the incomplete beta function I_x(p, q), each for x left of the mean p/(p+q).
final class BetaSums {
    private static final double EPSILON = 1e-16;
    private static final double FRACTION_EPSILON = 2e-16;

    private BetaSums() {
    }

    /// I_x(p, q) over power(x): a power series very close to 0; nearer to the mean a continued fraction, which would be a
    /// long one for large p and q, so that an integral takes its place.
    static double factor(double p, double q, double x, double xTail, double y, double yTail) {
        if (p * x + q * x < 0.1 * (p + 1)) {
            return series(p, q, x);
        }
        double lambda = lambda(p, q, x, xTail, y, yTail);
        return p > BetaIntegral.FROM && q > BetaIntegral.FROM
            ? BetaIntegral.factor(p, q, x, y, lambda) : fraction(p, q, x, y, lambda);
    }

    /// p y − q x, positive left of the mean: a small difference of large products when x is near it.
    static double lambda(double p, double q, double x, double xTail, double y, double yTail) {
        return p * y - q * x + (Math.fma(p, y, -p * y) - Math.fma(q, x, -q * x)) + p * yTail - q * xTail;
    }

    /// I_x(p, q), or its complement, for p < 1 and x left of the mean, where I_x can be so close to 1 that nothing is
    /// left of 1 − I_x: I_x = e^L (1 + pS), L = log(x^p / (p B)), S = Σ (1−q)…(n−q) x^n / (n! (p+n)).
    static double small(double p, double q, double logEdge, double x, boolean lower) {
        if (!(x > 0)) {
            return x == 0 ? (lower ? 0 : 1) : outside(x);
        }
        double log = p * Math.log(x) + logEdge;
        double sum = rest(p, q, x);
        double power = Math.exp(log);
        return lower ? power + power * p * sum : -Math.expm1(log) - power * p * sum;
    }

    /// log I_x(p, q) for p < 1 and x far left of the mean, also where I_x underflows.
    static double logSmall(double p, double q, double logEdge, double x) {
        return p * Math.log(x) + logEdge + Math.log1p(p * rest(p, q, x));
    }

    private static double rest(double p, double q, double x) {
        double term = 1;
        double sum = 0;
        for (int n = 1; Math.abs(term) > EPSILON * Math.abs(sum); n++) {
            term *= (n - q) / n * x;
            sum += term / (p + n);
        }
        return sum;
    }

    /// I_x(p, q) / power = 1/p · (1 + (p+q)/(p+1) x + (p+q)(p+q+1)/((p+1)(p+2)) x² + …): all terms positive.
    private static double series(double p, double q, double x) {
        double first = p * x + q * x;                      // subtle: p + q may overflow where this does not
        double term = 1;
        double sum = 1;
        for (int n = 0; term > EPSILON * sum; n++) {
            term *= (first + n * x) / (p + 1 + n);
            sum += term;
        }
        return sum / p;
    }

    /// I_x(p, q) / power by Didonato and Morris's continued fraction, evaluated forwards.
    private static double fraction(double p, double q, double x, double y, double lambda) {
        double numerator = 0;
        double value = (p + 1) / (p * (lambda + 1));       // the latest convergent; its denominator is scaled to 1
        double denominator = value;                        // of the one before
        double inverse = 1 / (p + 1);                      // 1/(p + 2n − 1)
        for (int n = 1; n < 1_000_000; n++) {
            double nextInverse = 1 / (p + 2 * n + 1);
            double w = n * ((q - n) * x) * inverse;
            double alpha = (p + n - 1) * inverse * (p + q + n - 1) * x * w;
            double beta = n + w + (p + n) * nextInverse * (lambda + 1 + n * (1 + y));
            double newNumerator = alpha * numerator + beta * value;
            double shrink = 1 / (alpha * denominator + beta);
            numerator = value * shrink;
            denominator = shrink;
            double previous = value;
            value = newNumerator * shrink;
            inverse = nextInverse;
            if (Math.abs(value - previous) <= FRACTION_EPSILON * value) {
                return value;
            }
        }
        throw new ArithmeticException(String.format(Locale.ROOT,
            "IncompleteBeta: a, b = %s, %s, x = %s: the continued fraction does not converge", p, q, x));
    }

    /// What an x that is not above 0 gives: an error if negative, NaN if NaN.
    static double outside(double x) {
        if (x < 0) {
            throw new IllegalArgumentException("IncompleteBeta: x or 1 - x = " + x + ": must be between 0 and 1");
        }
        return Double.NaN;
    }
}
