package scratch.stats.hypothesis;

import scratch.math.check.Require;
import scratch.stats.distribution.ContinuousDistribution;

/// What every test can be asked: the null value, the side, and the confidence level of the interval.
/// The sentence of a result speaks at the significance level 1 − level.
///
/// @param nullValue   the value of the parameter under the null hypothesis
/// @param alternative the side, chosen before looking at the data
/// @param level       the confidence level, strictly between 0 and 1
public record TestOptions(double nullValue, Alternative alternative, double level) {
    /// Null value 0, two-sided, 95%.
    public static final TestOptions DEFAULT = new TestOptions(0, Alternative.TWO_SIDED, 0.95);

    public TestOptions {
        Require.that(Double.isFinite(nullValue), "TestOptions: nullValue = %s: must be finite", nullValue);
        Require.that(alternative != null, "TestOptions: alternative = null: choose a side, or both");
        Require.that(level > 0 && level < 1, "TestOptions: level = %s: must lie strictly between 0 and 1", level);
    }

    public TestOptions withNullValue(double value) {
        return new TestOptions(value, alternative, level);
    }

    public TestOptions withAlternative(Alternative side) {
        return new TestOptions(nullValue, side, level);
    }

    public TestOptions withLevel(double confidence) {
        return new TestOptions(nullValue, alternative, confidence);
    }

    /// What an interval leaves out on each side that it closes: all of 1 − level if one-sided, half if two-sided.
    double tail() {
        return alternative == Alternative.TWO_SIDED ? (1 - level) / 2 : 1 - level;
    }

    /// The value that the distribution exceeds with probability `tail()`.
    double upperQuantile(ContinuousDistribution distribution) {
        // subtle: 1 − level has lost a level near 0, and all of one below 1e-16
        return alternative != Alternative.TWO_SIDED && level < 0.5 ? distribution.quantile(level)
                : distribution.upperQuantile(tail());
    }

    /// The value that the distribution stays below with probability `tail()`.
    double lowerQuantile(ContinuousDistribution distribution) {
        return alternative != Alternative.TWO_SIDED && level < 0.5 ? distribution.upperQuantile(level)
                : distribution.quantile(tail());
    }

    /// The interval [lower, upper], opened to `lowest` or `highest` on the side that a one-sided test does not look at.
    TestResult.Interval interval(String parameter, double estimate, double lower, double upper, double lowest,
            double highest) {
        return new TestResult.Interval(parameter, estimate, alternative == Alternative.LESS ? lowest : lower,
                alternative == Alternative.GREATER ? highest : upper, level);
    }

    /// estimate ± width, opened to infinity on the side that a one-sided test does not look at.
    TestResult.Interval around(String parameter, double estimate, double width) {
        return interval(parameter, estimate, estimate - width, estimate + width, Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY);
    }

    /// The p-value from the two tails of a continuous or symmetric null distribution; doubling the smaller one.
    double pValue(double lowerTail, double upperTail) {
        return switch (alternative) {
            case LESS -> lowerTail;
            case GREATER -> upperTail;
            case TWO_SIDED -> Math.min(1, 2 * Math.min(lowerTail, upperTail));
        };
    }

    /// The null hypothesis in words: "the mean is 0", "… is at most 0" against GREATER, "… is at least 0" against LESS.
    String nullHypothesis(String parameter) {
        String verb = switch (alternative) {
            case TWO_SIDED -> " is ";
            case GREATER -> " is at most ";
            case LESS -> " is at least ";
        };
        return parameter + verb + Wording.number(nullValue);
    }
}
