package scratch.stats.special;

/// Inverts the incomplete beta function in the odds w = x/(1−x), in which both ends of (0, 1) look alike:
/// with dx/(x(1−x)) = dw/w the density of w is power(x)/w, and its logarithmic slope is a y − b x − 1.
/// Start: Abramowitz & Stegun 26.5.22 (Carter's approximation), or the power law at the end that is nearer.
final class BetaInverse {
    private static final double LOG_LEAST = -708;          // of the smallest normal number
    private static final double LOG_MOST = 709;

    private BetaInverse() {
    }

    /// The odds at which the lower (or upper) tail is p ≤ 1/2.
    static double odds(IncompleteBeta beta, double p, boolean ofLower) {
        return p == 0 ? (ofLower ? 0 : Double.POSITIVE_INFINITY) : solve(beta, p, ofLower, logStart(beta, p, ofLower));
    }

    /// Their logarithm, also where the odds themselves leave the range of a double.
    static double logOdds(IncompleteBeta beta, double p, boolean ofLower) {
        if (p == 0) {
            return ofLower ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        double logStart = logStart(beta, p, ofLower);
        return isPowerLaw(beta, logStart) ? logStart : Math.log(solve(beta, p, ofLower, logStart));
    }

    private static double solve(IncompleteBeta beta, double p, boolean ofLower, double logStart) {
        double start = Math.exp(logStart);
        if (isPowerLaw(beta, logStart)) {
            return start;
        }
        double a = beta.a();
        double b = beta.b();
        int sign = ofLower ? 1 : -1;
        if (p < LogNewton.TINY || start < LogNewton.TINY || start > 1 / LogNewton.TINY) {
            return LogNewton.solveLog(
                ofLower ? w -> beta.logLowerAtOdds(w, 0) : w -> beta.logUpperAtOdds(w, 0),
                w -> beta.logPowerAtOdds(w, 0) - Math.log(w), w -> (a - b * w) / (1 + w) - 1,
                sign, Math.log(p), start, Double.POSITIVE_INFINITY);
        }
        return LogNewton.solve(
            ofLower ? w -> beta.lowerAtOdds(w, 0) : w -> beta.upperAtOdds(w, 0),
            w -> beta.powerAtOdds(w, 0) / w, w -> (a - b * w) / (1 + w) - 1,
            sign, p, start, Double.POSITIVE_INFINITY);
    }

    /// Whether the power law at the end of the range is exact where the start is.
    private static boolean isPowerLaw(IncompleteBeta beta, double logStart) {
        return logStart < LOG_LEAST && beta.b() < 1e290 || logStart > LOG_MOST && beta.a() < 1e290;
    }

    private static double logStart(IncompleteBeta beta, double p, boolean ofLower) {
        double a = beta.a();
        double b = beta.b();
        double logLower = ofLower ? Math.log(p) : Math.log1p(-p);
        double logUpper = ofLower ? Math.log1p(-p) : Math.log(p);
        boolean isUsual = a >= 0.5 && b >= 0.5;
        double logInverse = isUsual ? beta.logInverseBeta() : 0;
        double logX = (logLower - (isUsual ? logInverse - Math.log(a) : BetaPower.logEdge(a, b))) / a;
        double x = Math.exp(logX);
        if (x < 0.5 && a * x + b * x < 0.3 * (a + 1)) {
            return logX - Math.log1p(-x);
        }
        double logY = (logUpper - (isUsual ? logInverse - Math.log(b) : BetaPower.logEdge(b, a))) / b;
        double y = Math.exp(logY);
        if (y < 0.5 && a * y + b * y < 0.3 * (b + 1)) {
            return Math.log1p(-y) - logY;
        }
        if (a <= 0.6 || b <= 0.6) {
            return Math.log(a + 0.1) - Math.log(b + 0.1);
        }
        double log = Math.log(a / b);
        double z = ofLower ? InverseNormal.upper(p) : -InverseNormal.upper(p);
        double lambda = (z * z - 3) / 6;
        double inverseA = 1 / (2 * a - 1);
        double inverseB = 1 / (2 * b - 1);
        double h = 2 / (inverseA + inverseB);
        if (!(h + lambda > 0 && h < 1e290)) {
            return log;
        }
        double w = z * Math.sqrt(h + lambda) / h - (inverseB - inverseA) * (lambda + 5 / 6.0 - 2 / (3 * h));
        return log - 2 * w;
    }
}
