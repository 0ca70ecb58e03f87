package scratch.stats.pvalues;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import scratch.stats.distribution.Normal;

/// A study whose statistic is z = estimate/standard error, normal around the true effect. Repeat it many times and look at
/// the p-values: flat if the effect is 0, piled up near 0 if it is large.
///
/// @param effect the true effect, in standard errors of its estimate
public record ZExperiment(double effect) {
    public ZExperiment {
        if (!(Math.abs(effect) < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("ZExperiment: effect = " + effect + ": must be finite");
        }
    }

    /// The p-values of `repeats` independent studies.
    public double[] pValues(int repeats, long seed) {
        if (repeats < 1) {
            throw new IllegalArgumentException("ZExperiment.pValues: repeats = " + repeats + ": must be at least 1");
        }
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] p = new double[repeats];
        for (int r = 0; r < repeats; r++) {
            p[r] = PValue.ofZ(effect + Normal.STANDARD.sample(random));
        }
        return p;
    }

    /// P(p ≤ α), the power; for effect 0 it is α.
    public double power(double alpha) {
        requireAlpha(alpha);
        double critical = Normal.STANDARD.upperQuantile(alpha / 2);
        return Normal.STANDARD.survival(critical - effect) + Normal.STANDARD.cdf(-critical - effect);
    }

    /// Among significant results, the share of false alarms, if only `realShare` of the hypotheses tested are real effects.
    public static double falseShare(double realShare, double power, double alpha) {
        requireAlpha(alpha);
        if (!(realShare >= 0 && realShare <= 1 && power >= 0 && power <= 1)) {
            throw new IllegalArgumentException("ZExperiment.falseShare: realShare = " + realShare + ", power = " + power
                    + ": both must be probabilities");
        }
        double falseAlarms = (1 - realShare) * alpha;
        if (falseAlarms + realShare * power == 0) {
            throw new IllegalArgumentException("ZExperiment.falseShare: realShare = 1, power = 0: nothing is ever significant");
        }
        return falseAlarms / (falseAlarms + realShare * power);
    }

    private static void requireAlpha(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("ZExperiment: alpha = " + alpha + ": must lie between 0 and 1");
        }
    }
}
