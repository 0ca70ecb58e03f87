package scratch.stats.interval;

import scratch.math.check.Require;
import scratch.stats.descriptive.Descriptive;
import scratch.stats.distribution.Counts;
import scratch.stats.distribution.Normal;
import scratch.stats.distribution.StudentT;

/// Confidence intervals for a mean: x̄ ± quantile · s/√n.
/// With σ known the quantile is the normal's (z); with s estimated from the same n values it is Student's with n − 1
/// degrees of freedom, which is larger because s may be too small by chance.   Cost O(n).
/// Exact for normal data, and by the central limit theorem nearly right for others once n is large.
/// Student, *Biometrika* 6 (1908) 1.
public final class MeanInterval {
    private MeanInterval() {
    }

    /// The interval of Student's t: the spread is estimated. Constant data give an interval of width 0.
    ///
    /// @throws IllegalArgumentException for fewer than two values, values that are not finite, a level outside (0, 1)
    public static Interval t(double[] values, double level) {
        requireSample("MeanInterval.t", values, 2);
        Interval.requireLevel("MeanInterval.t", level);
        return around(Descriptive.mean(values), Descriptive.standardDeviation(values), values.length, level);
    }

    /// The same from the summary alone.
    public static Interval t(double mean, double standardDeviation, long n, double level) {
        Require.that(n >= 2, "MeanInterval.t: n = %s: a spread needs at least 2 values", n);
        Counts.largest("MeanInterval.t", "n", n);
        Require.that(Double.isFinite(mean), "MeanInterval.t: mean = %s: must be finite", mean);
        Require.notNegative("MeanInterval.t", "standardDeviation", standardDeviation);
        Interval.requireLevel("MeanInterval.t", level);
        return around(mean, standardDeviation, n, level);
    }

    private static Interval around(double mean, double standardDeviation, long n, double level) {
        double half = StudentT.of(n - 1).upperQuantile((1 - level) / 2) * (standardDeviation / Math.sqrt(n));
        return new Interval(mean, mean - half, mean + half, level, "t");
    }

    /// The interval for a known standard deviation.
    public static Interval z(double[] values, double knownStandardDeviation, double level) {
        requireSample("MeanInterval.z", values, 1);
        Require.that(knownStandardDeviation > 0 && Double.isFinite(knownStandardDeviation),
                "MeanInterval.z: standard deviation = %s: must be positive and finite", knownStandardDeviation);
        Interval.requireLevel("MeanInterval.z", level);
        double mean = Descriptive.mean(values);
        double half = Normal.STANDARD.upperQuantile((1 - level) / 2) * (knownStandardDeviation / Math.sqrt(values.length));
        return new Interval(mean, mean - half, mean + half, level, "z");
    }

    private static void requireSample(String operation, double[] values, int atLeast) {
        Require.that(values != null, "%s: values = null: must be given", operation);
        Require.that(values.length >= atLeast, "%s: n = %s: needs at least %s%s", operation, values.length, atLeast,
                atLeast == 1 ? " value" : " values");
        Require.finite(operation, "values", values);
    }
}
