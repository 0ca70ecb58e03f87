package scratch.stats.sequential;

import scratch.stats.distribution.Normal;
import scratch.stats.special.GaussLegendre;

/// The density of the running sum S at one look, among the paths that no earlier look has stopped:
/// g₁ is normal, g_j(s) = ∫ g_{j−1}(u) φ((s − u − θΔ)/√Δ)/√Δ du over the u that went on, where Δ is the information
/// gathered between the looks. Integrated by Gauss's rule on panels no longer than two standard deviations of either
/// step, where both factors are smooth: about 1e-14.   Cost O(points²) per look.
/// Armitage, McPherson & Rowe, *JRSS A* 132 (1969) 235.
final class SequentialDensity {
    private static final double FAR = 9;      // standard deviations beyond which nothing is left: 2e-19

    private final double information;
    private final double drift;
    private final SequentialDensity before;   // null at the first look
    private final double step;                // √Δ of the last increment
    private double[] points = {};             // of the part that went on at this look
    private double[] masses = {};             // density × weight

    private SequentialDensity(double information, double drift, SequentialDensity before) {
        this.information = information;
        this.drift = drift;
        this.before = before;
        this.step = Math.sqrt(before == null ? information : information - before.information);
    }

    static SequentialDensity first(double information, double drift) {
        return new SequentialDensity(information, drift, null);
    }

    /// The density at the next look, of the paths with |Z| ≤ bound at this one.
    ///
    /// @param bound on the scale of Z = S/√information; may be infinite
    SequentialDensity next(double bound, double nextInformation) {
        SequentialDensity next = new SequentialDensity(nextInformation, drift, this);
        double centre = drift * information;
        double far = FAR * Math.sqrt(information);
        double low = Math.max(-bound * Math.sqrt(information), centre - far);
        double high = Math.min(bound * Math.sqrt(information), centre + far);
        int panels = high <= low ? 0 : (int) Math.ceil((high - low) / (2 * Math.min(step, next.step)));
        points = new double[panels * GaussLegendre.POINTS];
        masses = new double[points.length];
        double half = (high - low) / panels / 2;
        for (int panel = 0; panel < panels; panel++) {
            for (int i = 0; i < GaussLegendre.POINTS; i++) {
                int at = panel * GaussLegendre.POINTS + i;
                points[at] = low + half * (2 * panel + 1 + GaussLegendre.node(i));
                masses[at] = half * GaussLegendre.weight(i) * density(points[at]);
            }
        }
        return next;
    }

    private double density(double s) {
        if (before == null) {
            return Normal.STANDARD.pdf((s - drift * information) / step) / step;
        }
        double shift = s - drift * step * step;
        double sum = 0;
        for (int i = 0; i < before.points.length; i++) {
            double z = (shift - before.points[i]) / step;
            sum += before.masses[i] * Math.exp(-z * z / 2);
        }
        return sum / (step * Math.sqrt(2 * Math.PI));
    }

    /// The probability of stopping at this look above (`side` = 1) or below (−1) the bound.
    double crosses(double bound, int side) {
        double edge = bound * Math.sqrt(information);
        if (before == null) {
            return Normal.STANDARD.survival((edge - side * drift * information) / step);
        }
        double sum = 0;
        for (int i = 0; i < before.points.length; i++) {
            double reached = side * (before.points[i] + drift * step * step);
            sum += before.masses[i] * Normal.STANDARD.survival((edge - reached) / step);
        }
        return sum;
    }

    /// Both sides together.
    double crosses(double bound) {
        return crosses(bound, 1) + crosses(bound, -1);
    }
}
