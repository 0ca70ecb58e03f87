package scratch.stats.power;

import scratch.math.check.Require;
import scratch.stats.distribution.Normal;

/// What is left of the truth when only significant results are told. The estimate Z is normal around `drift`, the true
/// effect in standard errors; those with |Z| > z pass.   Exaggeration = E[|Z| | significant] / drift (type M error).
/// Gelman & Carlin, *Perspectives on Psychological Science* 9 (2014) 641.
///
/// @param power        probability of passing
/// @param exaggeration how many times too large a significant effect is on average
/// @param wrongSign    share of significant results that point the wrong way (type S error)
public record SignificanceFilter(double power, double exaggeration, double wrongSign) {
    /// @param drift the true effect divided by its standard error, positive
    public static SignificanceFilter of(double drift, double alpha) {
        Require.that(drift > 0 && drift < Double.POSITIVE_INFINITY, "SignificanceFilter.of: drift = %s: must be"
                + " positive and finite", drift);
        PowerArguments.alpha("SignificanceFilter.of", alpha);
        Normal normal = Normal.STANDARD;
        double z = normal.upperQuantile(alpha / 2);
        double right = normal.survival(z - drift);
        double wrong = normal.survival(z + drift);
        // ∫ x φ(x − δ) dx beyond z is δ P + φ(z − δ); likewise on the other side.
        double size = drift * right + normal.pdf(z - drift) + normal.pdf(z + drift) - drift * wrong;
        return new SignificanceFilter(right + wrong, size / (right + wrong) / drift, wrong / (right + wrong));
    }
}
