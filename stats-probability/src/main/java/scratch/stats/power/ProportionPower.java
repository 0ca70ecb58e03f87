package scratch.stats.power;

import scratch.math.check.Require;
import scratch.stats.distribution.Normal;
import scratch.stats.hypothesis.Alternative;

/// Power of the z test for two proportions, n observations in each group. The effect is the difference p₂ − p₁ in
/// probability: 0.02 for "from 10% to 12%".   Cost O(1).
/// Fleiss, Levin & Paik, *Statistical Methods for Rates and Proportions*, ch. 4.
///
/// @param baseline p₁, the rate without the effect
/// @param alternative LESS finds negative effects only, GREATER positive ones
/// @param variance what the test divides by
public record ProportionPower(double baseline, Alternative alternative, double alpha, Variance variance)
        implements PowerAnalysis {
    /// Which standard error the planned test uses.
    public enum Variance {
        /// One common share under the null: the usual test, and R's `power.prop.test`.
        POOLED,
        /// Each group its own share.
        UNPOOLED,
        /// On the scale 2 asin √p, where the variance is 1/n whatever p: Cohen's h, and statsmodels.
        ARCSINE
    }

    public ProportionPower {
        Require.that(baseline > 0 && baseline < 1, "ProportionPower: baseline = %s: must lie between 0 and 1",
                baseline);
        PowerArguments.alternative("ProportionPower", alternative);
        PowerArguments.alpha("ProportionPower", alpha);
        if (variance == null) {
            throw new IllegalArgumentException("ProportionPower: variance = null: choose what the test divides by");
        }
    }

    /// The two-sided pooled test.
    public static ProportionPower of(double baseline, double alpha) {
        return new ProportionPower(baseline, Alternative.TWO_SIDED, alpha, Variance.POOLED);
    }

    @Override
    public double power(double n, double effect) {
        PowerArguments.sizes("ProportionPower.power", n, smallestN(), effect);
        double second = baseline + effect;
        Require.that(second >= 0 && second <= 1 + 1e-15, "ProportionPower.power: effect = %s: baseline %s + effect"
                + " must lie between 0 and 1", effect, baseline);
        double p = Math.min(1, second);
        double critical = Normal.STANDARD.upperQuantile(PowerArguments.tail(alternative, alpha));
        double spread = Math.sqrt(baseline * (1 - baseline) + p * (1 - p));        // of √n times the difference
        double pooled = (baseline + p) / 2;
        double nullSpread = variance == Variance.POOLED ? Math.sqrt(2 * pooled * (1 - pooled)) : spread;
        double shift = effect * Math.sqrt(n) / spread;
        double bound = critical * nullSpread / spread;
        if (variance == Variance.ARCSINE) {
            shift = 2 * (Math.asin(Math.sqrt(p)) - Math.asin(Math.sqrt(baseline))) * Math.sqrt(n / 2);
            bound = critical;
        }
        double right = Normal.STANDARD.survival(bound - shift);
        return PowerArguments.side(Normal.STANDARD.survival(bound + shift), right, alternative);
    }

    @Override
    public double smallestN() {
        return 1;
    }

    @Override
    public double largestEffect() {
        return alternative == Alternative.LESS ? baseline : 1 - baseline;
    }
}
