package scratch.stats.hypothesis;

import java.util.List;
import java.util.Optional;
import scratch.math.check.Require;
import scratch.stats.distribution.Counts;
import scratch.stats.distribution.Normal;
import scratch.stats.special.Erf;

/// z-tests: an estimate minus its null value, in units of a standard error that the null hypothesis fixes.
/// z = (estimate − null) / se,   p = P(|Z| ≥ |z|) from the tails of the standard normal.   Cost O(n).
/// For means σ must be *known*; with an estimated s use [TTest]. For proportions the null hypothesis gives the se; with few
/// observations use [BinomialTest]. Counts and their sums are at most 2⁵³.
/// Agresti, *Categorical Data Analysis*, ch. 1-3.
public final class ZTest {
    private ZTest() {
    }

    /// Is the mean of x the null value, if σ is known?
    public static TestResult mean(double[] x, double sigma, TestOptions options) {
        Inputs.options("ZTest.mean", options);
        Inputs.sample("ZTest.mean", "x", x, 1);
        Require.positive("ZTest.mean", "sigma", sigma);
        Sample sample = Sample.of("ZTest.mean", x);
        double error = sigma / Math.sqrt(x.length);
        double difference = sample.meanMinus(options.nullValue());
        double z = difference / error;
        return result("One-sample z-test", z, options, options.nullHypothesis("the mean"),
                options.around("mean", sample.mean(), width(options) * error),
                new TestResult.Effect(EffectSize.COHENS_D, difference / sigma));
    }

    /// Do the means of x and y differ by the null value, if both σ are known?
    public static TestResult means(double[] x, double sigmaX, double[] y, double sigmaY, TestOptions options) {
        Inputs.options("ZTest.means", options);
        Inputs.sample("ZTest.means", "x", x, 1);
        Inputs.sample("ZTest.means", "y", y, 1);
        Require.positive("ZTest.means", "sigmaX", sigmaX);
        Require.positive("ZTest.means", "sigmaY", sigmaY);
        double difference = Sample.of("ZTest.means", x, x[0]).offset() - Sample.of("ZTest.means", y, x[0]).offset();
        double error = Math.sqrt(sigmaX * sigmaX / x.length + sigmaY * sigmaY / y.length);
        double z = (difference - options.nullValue()) / error;
        return result("Two-sample z-test", z, options, options.nullHypothesis("the difference of the means"),
                options.around("difference of the means", difference, width(options) * error),
                new TestResult.Effect(EffectSize.COHENS_D,
                        (difference - options.nullValue()) / Math.sqrt((sigmaX * sigmaX + sigmaY * sigmaY) / 2)));
    }

    /// Is the probability of a success p₀ = `options.nullValue()`? se = √(p₀(1−p₀)/n); the interval is Wilson's, the
    /// values of p₀ that this very test does not reject. R: `prop.test(correct = FALSE)`.
    public static TestResult proportion(long successes, long n, TestOptions options) {
        return proportion(successes, n, options, false);
    }

    /// As above, with |x − np₀| made smaller by ½ if `corrected` (R's default); the interval is corrected likewise.
    public static TestResult proportion(long successes, long n, TestOptions options, boolean corrected) {
        Inputs.options("ZTest.proportion", options);
        Inputs.share("ZTest.proportion", "successes", successes, "n", n);
        double p0 = options.nullValue();
        Require.between0And1("ZTest.proportion", "nullValue", p0);
        double p = (double) successes / n;
        double deviation = successes - n * p0;
        double correction = corrected ? Math.min(0.5, Math.abs(deviation)) : 0;
        double z = (deviation - Math.copySign(correction, deviation)) / Math.sqrt(n * p0 * (1 - p0));
        return result("z-test for a proportion" + (corrected ? " with continuity correction" : ""), z, options,
                options.nullHypothesis("the proportion"), wilson(successes, n, options, correction),
                new TestResult.Effect(EffectSize.COHENS_H, arc(p) - arc(p0)));
    }

    /// Are two proportions equal? The test pools them, because under the null hypothesis they are one:
    /// se = √(p̂(1−p̂)(1/n₁+1/n₂)); z² is the chi-square of the 2×2 table. The interval of the difference does not pool
    /// (Wald), so that the two may disagree at the edge. R: `prop.test(correct = FALSE)`.
    public static TestResult proportions(long x1, long n1, long x2, long n2, TestOptions options) {
        return proportions(x1, n1, x2, n2, options, false);
    }

    /// As above, with Yates' continuity correction if `corrected` (R's default), in the test and in the interval.
    public static TestResult proportions(long x1, long n1, long x2, long n2, TestOptions options, boolean corrected) {
        requireProportions(x1, n1, x2, n2, options);
        double p1 = (double) x1 / n1;
        double p2 = (double) x2 / n2;
        double difference = ((double) x1 * n2 - (double) x2 * n1) / ((double) n1 * n2);
        double correction = corrected ? Math.min(0.5 * (1.0 / n1 + 1.0 / n2), Math.abs(difference)) : 0;
        double z = (difference - Math.copySign(correction, difference)) / pooledError(x1, n1, x2, n2);
        double width = width(options) * Math.sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2) + correction;
        return result("Two-proportion z-test" + (corrected ? " with continuity correction" : ""), z, options,
                options.nullHypothesis("the difference of the proportions"),
                options.interval("difference of the proportions", difference, Math.clamp(difference - width, -1, 1),
                        Math.clamp(difference + width, -1, 1), -1, 1),
                new TestResult.Effect(EffectSize.COHENS_H, arc(p1) - arc(p2)),
                new TestResult.Effect(EffectSize.RISK_RATIO, p1 / p2));
    }

    // Under the null hypothesis there is one proportion, so all the data estimate it.
    private static double pooledError(long x1, long n1, long x2, long n2) {
        double pooled = (double) (x1 + x2) / (n1 + n2);
        return Math.sqrt(pooled * (1 - pooled) * (1.0 / n1 + 1.0 / n2));
    }

    private static void requireProportions(long x1, long n1, long x2, long n2, TestOptions options) {
        String operation = "ZTest.proportions";
        Inputs.options(operation, options);
        Inputs.share(operation, "x1", x1, "n1", n1);
        Inputs.share(operation, "x2", x2, "n2", n2);
        Counts.sum(operation, n1, n2);
        Require.that(options.nullValue() == 0, "%s: nullValue = %s: pooling assumes equal proportions; the null value"
                + " must be 0", operation, options.nullValue());
        Require.that(x1 + x2 > 0 && x1 + x2 < n1 + n2, "%s: %s of %s and %s of %s: with no success, or no failure, at"
                + " all the standard error is 0", operation, x1, n1, x2, n2);
    }

    /// The natural logarithm of the p-value of z, which is finite where p itself underflows (|z| > 38), and has its digits
    /// where p is 1 but for less than a rounding.
    public static double logPValue(double z, Alternative alternative) {
        Require.that(!Double.isNaN(z), "ZTest.logPValue: z = NaN: must be a number");
        return switch (alternative) {
            case TWO_SIDED -> Erf.logNormalOutside(z);
            case GREATER -> Erf.logNormalUpper(z);
            case LESS -> Erf.logNormalUpper(-z);
        };
    }

    private static TestResult result(String test, double z, TestOptions options, String nullHypothesis,
            TestResult.Interval interval, TestResult.Effect... effects) {
        double p = options.pValue(Normal.STANDARD.cdf(z), Normal.STANDARD.survival(z));
        return TestResult.of(test, "z", z, List.of(), p, options, nullHypothesis, Optional.of(interval), effects);
    }

    private static double width(TestOptions options) {
        return options.upperQuantile(Normal.STANDARD);
    }

    // Wilson 1927: all p₀ with |x − np₀| − c ≤ z √(np₀(1−p₀)).
    private static TestResult.Interval wilson(long x, long n, TestOptions options, double c) {
        double z = width(options);
        // subtle: (0 − ½)/n is no proportion; an interval that leaves out its own estimate would come of it
        double low = x == 0 ? 0 : wilsonEnd(x - c, n, -z);
        double high = x == n ? 1 : wilsonEnd(x + c, n, z);
        return options.interval("proportion", (double) x / n, Math.max(0, low), Math.min(1, high), 0, 1);
    }

    private static double wilsonEnd(double x, double n, double z) {
        double p = x / n;
        double centre = p + z * z / (2 * n);
        double root = Math.sqrt(Math.max(0, p * (1 - p) / n + z * z / (4 * n * n)));
        return (centre + z * root) / (1 + z * z / n);
    }

    // Cohen's scale, on which equal steps are equally hard to detect.
    private static double arc(double p) {
        return 2 * Math.asin(Math.sqrt(p));
    }
}
