package scratch.stats.distribution;

import scratch.math.check.Require;

/// What the noncentral chi-square and the noncentral F have in common: a positive variable that is a Poisson mixture and,
/// for λ = 0, an ordinary distribution. Here stand the ends of the line, the case λ = 0 and the quantiles.
final class Noncentral {
    /// What tells one from the other, for x between 0 and infinity.
    interface Kind {
        /// The distribution for λ = 0.
        ContinuousDistribution central();

        PoissonMixture mixture(double x);

        OneTail tail(double x);

        /// About where the lower (or upper) tail is p.
        double guess(double p, boolean ofLower);
    }

    private final String name;
    private final double degreesOfFreedom;                 // near 0 the cdf is a multiple of x^(degreesOfFreedom/2)
    private final double noncentrality;
    private final Kind kind;

    Noncentral(String name, double degreesOfFreedom, double noncentrality, Kind kind) {
        this.name = name;
        this.degreesOfFreedom = degreesOfFreedom;
        this.noncentrality = noncentrality;
        this.kind = kind;
    }

    /// A mixture over a Poisson variable that is always 0.
    static boolean isCentral(double noncentrality) {
        return noncentrality / 2 == 0;
    }

    private boolean isCentral() {
        return isCentral(noncentrality);
    }

    private static boolean isInside(double x) {
        return x > 0 && x < Double.POSITIVE_INFINITY;
    }

    private static double outside(double x, double below, double above) {
        return x <= 0 ? below : x > 0 ? above : Double.NaN;
    }

    double pdf(double x) {
        if (!isInside(x)) {
            return x == 0 ? Math.exp(-noncentrality / 2) * kind.central().pdf(0) : outside(x, 0, 0);
        }
        return isCentral() ? kind.central().pdf(x) : kind.mixture(x).density().value() / x;
    }

    double logPdf(double x) {
        if (!isInside(x)) {
            return Math.log(pdf(x));
        }
        return isCentral() ? kind.central().logPdf(x) : kind.mixture(x).density().log() - Math.log(x);
    }

    double cdf(double x) {
        if (!isInside(x)) {
            return outside(x, 0, 1);
        }
        return isCentral() ? kind.central().cdf(x) : kind.tail(x).cdf();
    }

    double survival(double x) {
        if (!isInside(x)) {
            return outside(x, 1, 0);
        }
        return isCentral() ? kind.central().survival(x) : kind.tail(x).survival();
    }

    double logCdf(double x) {
        return isInside(x) ? kind.tail(x).logCdf() : Math.log(outside(x, 0, 1));
    }

    double logSurvival(double x) {
        return isInside(x) ? kind.tail(x).logSurvival() : Math.log(outside(x, 1, 0));
    }

    double quantile(double p) {
        String operation = name + ".quantile";
        Require.probability(operation, "p", p);
        return p > 0.5 ? solve(operation, 1 - p, false) : solve(operation, p, true);
    }

    double upperQuantile(double p) {
        String operation = name + ".upperQuantile";
        Require.probability(operation, "p", p);
        return p > 0.5 ? solve(operation, 1 - p, true) : solve(operation, p, false);
    }

    /// The x whose lower (or upper) tail is p, p ≤ 1/2.
    private double solve(String operation, double p, boolean ofLower) {
        if (p == 0) {
            return ofLower ? 0 : Double.POSITIVE_INFINITY;
        }
        double least = ofLower ? Math.log(p) - logCdf(Double.MIN_NORMAL) : 0;
        if (least < 0) {                                   // down there the cdf is a power of x
            return Double.MIN_NORMAL * Math.exp(least * 2 / degreesOfFreedom);
        }
        return new TailSearch(ofLower ? this::logCdf : this::logSurvival, this::logPdf, ofLower, true)
            .solve(operation, p, kind.guess(p, ofLower));
    }
}
