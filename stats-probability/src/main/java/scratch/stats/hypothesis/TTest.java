package scratch.stats.hypothesis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import scratch.math.check.Require;
import scratch.stats.distribution.StudentT;
import scratch.stats.special.GammaFunction;

/// Student's t-tests: a mean, or a difference of means, in units of its *estimated* standard error.
/// t = (estimate − null) / se; the estimated se gives the null distribution heavier tails than the normal's.
/// Default for two groups: [#welch]. Two values of the same subject: [#paired], whatever they look like.   Cost O(n).
/// Values without spread are refused, and so are values that differ by rounding only: a standard deviation below 10·2⁻⁵²
/// of the largest value (of x and y, where they are subtracted) is none. R draws that line for the standard error.
/// Student, *Biometrika* 6 (1908) 1; Welch, *Biometrika* 34 (1947) 28; Hedges, *J. Educ. Stat.* 6 (1981) 107.
public final class TTest {
    private static final String NO_ERROR = "without spread there is no standard error";

    private TTest() {
    }

    /// Is the mean of x this value, two-sided, with a 95% interval?
    public static TestResult oneSample(double[] x, double nullValue) {
        return oneSample(x, TestOptions.DEFAULT.withNullValue(nullValue));
    }

    /// Is the mean of x the null value?   t = (x̄ − μ₀) / (s/√n) on n − 1 degrees of freedom.
    public static TestResult oneSample(double[] x, TestOptions options) {
        String operation = "TTest.oneSample";
        Inputs.options(operation, options);
        Inputs.sample(operation, "x", x, 2);
        Sample sample = Sample.of(operation, x);
        Inputs.spread(operation, "value", sample, NO_ERROR);
        double difference = sample.meanMinus(options.nullValue());
        double error = Math.sqrt(sample.variance() / x.length);
        double d = difference / sample.standardDeviation();
        return result("One-sample t-test", difference, sample.mean(), error, x.length - 1, options, "the mean", "mean",
                new TestResult.Effect(EffectSize.COHENS_D, d),
                new TestResult.Effect(EffectSize.HEDGES_G, d * hedges(x.length - 1)));
    }

    /// Do pairs of x and y differ on average, two-sided, with a 95% interval?
    public static TestResult paired(double[] x, double[] y) {
        return paired(x, y, TestOptions.DEFAULT);
    }

    /// Do pairs differ on average by the null value? The one-sample test of the differences xᵢ − yᵢ.
    /// d_z divides by their standard deviation, d_av by the average one of x and y: two questions, two numbers.
    public static TestResult paired(double[] x, double[] y, TestOptions options) {
        String operation = "TTest.paired";
        Inputs.options(operation, options);
        Inputs.sameLength(operation, x, y);
        Inputs.sample(operation, "x", x, 2);
        Inputs.sample(operation, "y", y, 2);
        double[] differences = new double[x.length];
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            differences[i] = x[i] - y[i];
            largest = Math.max(largest, Math.abs(x[i]) + Math.abs(y[i]));
        }
        // subtle: 0.4 − 0.3 and 0.5 − 0.4 are different numbers; the digits that rounding leaves are those of x and y
        Sample sample = Sample.of(operation, differences).computedFrom(largest);
        Inputs.spread(operation, "difference", sample, NO_ERROR);
        double difference = sample.meanMinus(options.nullValue());
        double average = Math.sqrt((Sample.of(operation, x).variance() + Sample.of(operation, y).variance()) / 2);
        double error = Math.sqrt(sample.variance() / x.length);
        return result("Paired t-test", difference, sample.mean(), error, x.length - 1, options,
                "the mean difference of the pairs", "mean difference",
                new TestResult.Effect(EffectSize.COHENS_D_Z, difference / sample.standardDeviation()),
                new TestResult.Effect(EffectSize.COHENS_D_AV, difference / average),
                new TestResult.Effect(EffectSize.HEDGES_G_AV, difference / average * hedges(2.0 * (x.length - 1))));
    }

    /// Do two independent groups with *equal* variances differ in their means, two-sided, with a 95% interval?
    public static TestResult pooled(double[] x, double[] y) {
        return pooled(x, y, TestOptions.DEFAULT);
    }

    /// Do two independent groups with *equal* variances differ in their means by the null value?
    /// t = (x̄ − ȳ) / √(s²(1/n₁+1/n₂)), s² pooled, on n₁ + n₂ − 2 degrees of freedom. SciPy's default.
    public static TestResult pooled(double[] x, double[] y, TestOptions options) {
        Inputs.options("TTest.pooled", options);
        Pair pair = Pair.of("TTest.pooled", x, y);
        double df = x.length + y.length - 2.0;
        double variance = (pair.x.squares() + pair.y.squares()) / df;
        double error = Math.sqrt(variance * (1.0 / x.length + 1.0 / y.length));
        double d = (pair.difference() - options.nullValue()) / Math.sqrt(variance);
        return result("Two-sample t-test with pooled variance", pair.difference() - options.nullValue(),
                pair.difference(), error, df, options, "the difference of the means", "difference of the means",
                new TestResult.Effect(EffectSize.COHENS_D, d),
                new TestResult.Effect(EffectSize.HEDGES_G, d * hedges(df)));
    }

    /// Do two independent groups differ in their means, two-sided, with a 95% interval? No variance is assumed equal.
    public static TestResult welch(double[] x, double[] y) {
        return welch(x, y, TestOptions.DEFAULT);
    }

    /// Do two independent groups differ in their means by the null value? No variance is assumed equal:
    /// t = (x̄ − ȳ) / √(v₁/n₁ + v₂/n₂), df = (v₁/n₁ + v₂/n₂)² / ((v₁/n₁)²/(n₁−1) + (v₂/n₂)²/(n₂−1)). R's default.
    /// Cohen's d divides by √((v₁+v₂)/2).
    public static TestResult welch(double[] x, double[] y, TestOptions options) {
        Inputs.options("TTest.welch", options);
        Inputs.sample("TTest.welch", "x", x, 2);
        Inputs.sample("TTest.welch", "y", y, 2);
        Pair pair = Pair.of("TTest.welch", x, y);
        double v1 = pair.x.variance();
        double v2 = pair.y.variance();
        double e1 = v1 / x.length;
        double e2 = v2 / y.length;
        double sum = e1 + e2;
        double df = 1 / (e1 / sum * (e1 / sum) / (x.length - 1) + e2 / sum * (e2 / sum) / (y.length - 1));
        double d = (pair.difference() - options.nullValue()) / Math.sqrt((v1 + v2) / 2);
        double share = v1 / (v1 + v2);
        double dfOfD = 1 / (share * share / (x.length - 1) + (1 - share) * (1 - share) / (y.length - 1));
        return result("Welch's t-test", pair.difference() - options.nullValue(), pair.difference(), Math.sqrt(sum), df,
                options, "the difference of the means", "difference of the means",
                new TestResult.Effect(EffectSize.COHENS_D, d),
                new TestResult.Effect(EffectSize.HEDGES_G, d * hedges(dfOfD)));
    }

    private record Pair(Sample x, Sample y) {
        static Pair of(String operation, double[] x, double[] y) {
            Inputs.sample(operation, "x", x, 1);
            Inputs.sample(operation, "y", y, 1);
            Require.that(x.length + y.length >= 3, "%s: 1 value and 1 value: at least one group needs 2 values, or"
                    + " nothing measures the spread", operation);
            // subtle: both are measured from the same pivot, so that the difference of two large means keeps its digits.
            Pair pair = new Pair(Sample.of(operation, x, x[0]), Sample.of(operation, y, x[0]));
            Require.that(!pair.x.isConstant() || !pair.y.isConstant(), "%s: both groups are constant%s: %s", operation,
                    pair.x.squares() + pair.y.squares() == 0 ? "" : " up to rounding", NO_ERROR);
            return pair;
        }

        double difference() {
            return x.offset() - y.offset();
        }
    }

    private static TestResult result(String test, double difference, double estimate, double error, double df,
            TestOptions options, String parameter, String shortName, TestResult.Effect... effects) {
        StudentT distribution = StudentT.of(df);
        double t = difference / error;
        // Both tails are computed themselves: 1 − cdf would have no digits left for a large t.
        double p = options.pValue(distribution.cdf(t), distribution.survival(t));
        double width = options.upperQuantile(distribution) * error;
        TestResult result = TestResult.of(test, "t", t, List.of(df), p, options, options.nullHypothesis(parameter),
                Optional.of(options.around(shortName, estimate, width)), effects);
        return Arrays.stream(effects).noneMatch(effect -> Double.isNaN(effect.value())) ? result : result.withNote(
                "Hedges' g is undefined on 1 degree of freedom: d, whose bias it corrects, has no expectation there.");
    }

    // Hedges' exact factor Γ(ν/2) / (√(ν/2) Γ((ν−1)/2)), about 1 − 3/(4ν−1): d is a little too large in small samples.
    private static double hedges(double df) {
        return df > 1 ? GammaFunction.halfStepRatio((df - 1) / 2) / Math.sqrt(df / 2) : Double.NaN;
    }
}
