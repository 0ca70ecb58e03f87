package scratch.stats.sequential;

import scratch.stats.distribution.Normal;

/// How much of the two-sided error α may be used up by the time a share t of the data is in; 0 at 0 and α at 1.
/// Lan & DeMets, *Biometrika* 70 (1983) 659.
@FunctionalInterface
public interface Spending {
    double spent(double t, double alpha);

    /// 2(1 − Φ(z_{α/2}/√t)): almost nothing early, like O'Brien and Fleming's bounds. One formula for both sides.
    static Spending obrienFleming() {
        return checked((t, alpha) -> 2 * Normal.STANDARD.survival(Normal.STANDARD.upperQuantile(alpha / 2) / Math.sqrt(t)));
    }

    /// The same, as two one-sided tests at α/2 each: the convention of most trial software, and stricter early on.
    static Spending obrienFlemingOneSided() {
        return (t, alpha) -> 2 * obrienFleming().spent(t, alpha / 2);
    }

    /// α ln(1 + (e − 1)t): about evenly, like Pocock's bounds.
    static Spending pocock() {
        return checked((t, alpha) -> alpha * Math.log1p((Math.E - 1) * t));
    }

    /// α t^ρ.
    static Spending power(double rho) {
        if (!(rho > 0 && rho < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Spending.power: rho = " + rho + ": must be positive and finite");
        }
        return checked((t, alpha) -> alpha * Math.pow(t, rho));
    }

    private static Spending checked(Spending spending) {
        return (t, alpha) -> {
            if (!(t >= 0 && t <= 1 && alpha > 0 && alpha < 1)) {
                throw new IllegalArgumentException("Spending.spent: t = " + t + ", alpha = " + alpha
                        + ": the share of the data lies between 0 and 1, alpha strictly between");
            }
            return spending.spent(t, alpha);
        };
    }
}
