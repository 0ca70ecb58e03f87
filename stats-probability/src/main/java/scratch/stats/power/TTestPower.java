package scratch.stats.power;

import scratch.math.check.Require;
import scratch.stats.distribution.NoncentralT;
import scratch.stats.distribution.StudentT;
import scratch.stats.hypothesis.Alternative;

/// Power of Student's t test. The effect is Cohen's d = difference / σ (for pairs: σ of the differences, and one sample).
/// Under the alternative t follows the noncentral t distribution around δ = d√n, or d√(n r/(1 + r)) for two samples.
/// Two-sided, both sides count, as R does with `strict = TRUE`.
/// Cohen, *Statistical Power Analysis for the Behavioral Sciences*, ch. 2.
///
/// @param samples 1 (also for pairs), or 2 independent ones of equal variance
/// @param alternative LESS finds negative effects only, GREATER positive ones
/// @param ratio   size of the second sample divided by that of the first; n is always the first
public record TTestPower(int samples, Alternative alternative, double alpha, double ratio) implements PowerAnalysis {
    public TTestPower {
        requireSamples("TTestPower", samples, ratio);
        PowerArguments.alternative("TTestPower", alternative);
        PowerArguments.alpha("TTestPower", alpha);
    }

    public static TTestPower oneSample(double alpha) {
        return new TTestPower(1, Alternative.TWO_SIDED, alpha, 1);
    }

    /// Two groups of n each.
    public static TTestPower twoSamples(double alpha) {
        return new TTestPower(2, Alternative.TWO_SIDED, alpha, 1);
    }

    @Override
    public double power(double n, double effect) {
        PowerArguments.sizes("TTestPower.power", n, smallestN(), effect);
        double degrees = degreesOfFreedom(n);
        double critical = StudentT.of(degrees).upperQuantile(PowerArguments.tail(alternative, alpha));
        double delta = PowerArguments.atMost(1e15, effect * rootOfInformation(samples, n, ratio));
        NoncentralT t = NoncentralT.of(degrees, delta);
        // each side costs an integral: the one that the test does not look at is not asked for
        double left = alternative == Alternative.GREATER ? 0 : t.cdf(-critical);
        double right = alternative == Alternative.LESS ? 0 : t.survival(critical);
        return PowerArguments.side(left, right, alternative);
    }

    private double degreesOfFreedom(double n) {
        double degrees = samples == 1 ? n - 1 : n + ratio * n - 2;
        Require.that(degrees > 0, "TTestPower.power: degrees of freedom = %s: must be positive", degrees);
        return degrees;
    }

    @Override
    public double smallestN() {
        return 2;
    }

    /// δ/d: how many standard errors one σ is.
    static double rootOfInformation(int samples, double n, double ratio) {
        return Math.sqrt(samples == 1 ? n : n * ratio / (1 + ratio));
    }

    static void requireSamples(String operation, int samples, double ratio) {
        Require.that(samples == 1 || samples == 2, "%s: samples = %s: must be 1 or 2", operation, samples);
        Require.that(ratio > 0 && ratio < Double.POSITIVE_INFINITY, "%s: ratio = %s: must be positive and finite",
                operation, ratio);
    }
}
