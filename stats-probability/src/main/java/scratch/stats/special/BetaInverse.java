package scratch.stats.special;

/// Inverts the incomplete beta function in the odds w = x/(1−x), in which both ends of (0, 1) look alike:
/// with dx/(x(1−x)) = dw/w the density of w is power(x)/w, and its logarithmic slope is a y − b x − 1.
/// Start: Abramowitz & Stegun 26.5.22 (Carter's approximation), or the power law at the end that is nearer.
final class BetaInverse {
    private BetaInverse() {
    }

    /// The odds at which the lower (or upper) tail is p ≤ 1/2.
    static double odds(IncompleteBeta beta, double p, boolean ofLower) {
        if (p == 0) {
            return ofLower ? 0 : Double.POSITIVE_INFINITY;
        }
        double start = start(beta, p, ofLower);
        if (start < Double.MIN_NORMAL || start > Double.MAX_VALUE) {
            return start;                                  // the power law is exact there
        }
        return LogNewton.solve(
            ofLower ? w -> beta.lowerAtOdds(w, 0) : w -> beta.upperAtOdds(w, 0),
            w -> beta.powerAtOdds(w, 0) / w,
            w -> (beta.a() - beta.b() * w) / (1 + w) - 1,
            ofLower ? 1 : -1, p, start, Double.POSITIVE_INFINITY);
    }

    private static double start(IncompleteBeta beta, double p, boolean ofLower) {
        double a = beta.a();
        double b = beta.b();
        double logBeta = beta.logBeta();
        double logLower = ofLower ? Math.log(p) : Math.log1p(-p);
        double logUpper = ofLower ? Math.log1p(-p) : Math.log(p);
        double x = Math.exp((logLower + logBeta + Math.log(a)) / a);
        double y = Math.exp((logUpper + logBeta + Math.log(b)) / b);
        if (x < 0.5 && x * (a + b) < 0.3 * (a + 1)) {
            return x / (1 - x);
        }
        if (y < 0.5 && y * (a + b) < 0.3 * (b + 1)) {
            return (1 - y) / y;
        }
        if (a <= 0.6 || b <= 0.6) {
            return (a + 0.1) / (b + 0.1);
        }
        double z = ofLower ? InverseNormal.upper(p) : -InverseNormal.upper(p);
        double lambda = (z * z - 3) / 6;
        double inverseA = 1 / (2 * a - 1);
        double inverseB = 1 / (2 * b - 1);
        double h = 2 / (inverseA + inverseB);
        if (!(h + lambda > 0)) {
            return a / b;
        }
        double w = z * Math.sqrt(h + lambda) / h - (inverseB - inverseA) * (lambda + 5 / 6.0 - 2 / (3 * h));
        return a / b * Math.exp(-2 * w);
    }
}
