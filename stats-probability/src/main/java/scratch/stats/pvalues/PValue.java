package scratch.stats.pvalues;

import java.util.Locale;
import java.util.function.DoubleSupplier;
import scratch.stats.distribution.Normal;

/// The probability, computed as if the null hypothesis (and everything else in the model) were true, of a statistic at
/// least as extreme as the one observed. Small means: such data would be rare under that model. It is not the
/// probability that the null is true.
/// Wasserstein & Lazar, *The American Statistician* 70 (2016) 129; Davison & Hinkley 1997, section 4.2.
public final class PValue {
    private PValue() {
    }

    /// Two-sided from the two tails: twice the smaller one, at most 1.
    ///
    /// @param lower P(T ≤ t), with t included
    /// @param upper P(T ≥ t), with t included
    public static double twoSided(double lower, double upper) {
        requireProbabilities(lower, upper);
        return Math.min(1, 2 * Math.min(lower, upper));
    }

    /// Two-sided for a z statistic, from the survival function, so that z = 20 gives 5.5e-89 and not 0.
    public static double ofZ(double z) {
        if (Double.isNaN(z)) {
            throw new IllegalArgumentException("PValue.ofZ: z = NaN: needs a number");
        }
        return 2 * Normal.STANDARD.survival(Math.abs(z));
    }

    /// By simulation: (b + 1)/(B + 1), where b of B statistics drawn under the null are at least as large as the observed.
    /// subtle: the observed one is one more draw under the null, so it counts, too. Without it p could be 0, and p ≤ α would
    /// happen more often than α.
    ///
    /// @param observed the statistic; large values speak against the null
    /// @param underNull draws the statistic under the null
    /// @param repeats   B, at least 1
    public static double bySimulation(double observed, DoubleSupplier underNull, int repeats) {
        if (Double.isNaN(observed) || repeats < 1) {
            throw new IllegalArgumentException("PValue.bySimulation: observed = " + observed + ", repeats = " + repeats
                    + ": needs a number and at least one repeat");
        }
        int atLeast = 0;
        for (int r = 0; r < repeats; r++) {
            double drawn = underNull.getAsDouble();
            if (Double.isNaN(drawn)) {
                throw new IllegalArgumentException("PValue.bySimulation: draw " + r
                        + " is NaN: neither extreme nor not; repair the statistic");
            }
            if (drawn >= observed) {
                atLeast++;
            }
        }
        return (atLeast + 1.0) / (repeats + 1.0);
    }

    /// For reading: `p = 0.0215`, `p = 3.2e-07`, and never `p = 0`.
    public static String format(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("PValue.format: p = " + p + ": must be a probability");
        }
        return p < 1e-16 ? "p < 1e-16" : String.format(Locale.ROOT, p < 1e-4 ? "p = %.1e" : "p = %.4f", p);
    }

    private static void requireProbabilities(double lower, double upper) {
        if (!(lower >= 0 && lower <= 1 && upper >= 0 && upper <= 1)) {
            throw new IllegalArgumentException("PValue.twoSided: tails " + lower + " and " + upper
                    + ": both must be probabilities");
        }
    }
}
