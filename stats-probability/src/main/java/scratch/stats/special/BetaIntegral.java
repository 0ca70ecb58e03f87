package scratch.stats.special;

/// I_x(p, q) over power(x) for large p and q and x left of the mean. On the scale of the log-odds, t/(1−t) = x/(1−x) e^(−u),
/// the share below x is power(x) ∫₀^∞ exp(−λu − (p+q) K(u)) du with λ = p y − q x ≥ 0 and
/// K(u) = log(y e^(xu) + x e^(−yu)) = log(1 + y ψ(xu) + x ψ(−yu)), ψ(v) = e^v − 1 − v ≥ 0:
/// only positive terms, so that nothing cancels, and for large p and q nearly half of a bell, for which Gauss's rule
/// needs 32 points whatever p and q are. The continued fraction would take about √min(p, q) terms.
final class BetaIntegral {
    /// The smallest p and q.
    static final double FROM = 1e6;

    private static final double NEGLIGIBLE = 40;           // e^(−40) is below 1e-17

    private BetaIntegral() {
    }

    static double factor(double p, double q, double x, double y, double lambda) {
        double spread = Math.sqrt(p * x * y + q * x * y);
        double slope = lambda / spread;
        // the exponent is about slope v + v²/2 at u = v/spread
        double end = 2 * NEGLIGIBLE / (slope + Math.sqrt(slope * slope + 2 * NEGLIGIBLE)) / spread;
        return panel(p, q, x, y, lambda, 0, end / 2) + panel(p, q, x, y, lambda, end / 2, end);
    }

    private static double panel(double p, double q, double x, double y, double lambda, double from, double to) {
        double half = (to - from) / 2;
        double sum = 0;
        for (int i = 0; i < GaussLegendre.POINTS; i++) {
            double u = from + half * (1 + GaussLegendre.node(i));
            double k = Math.log1p(y * psi(x * u) + x * psi(-y * u));
            sum += GaussLegendre.weight(i) * Math.exp(-lambda * u - (p * k + q * k));
        }
        return half * sum;
    }

    /// e^v − 1 − v for |v| below 1.
    private static double psi(double v) {
        double sum = 1;
        for (int n = 12; n >= 3; n--) {
            sum = 1 + sum * v / n;
        }
        return 0.5 * v * v * sum;
    }
}
