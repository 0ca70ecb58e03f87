package scratch.stats.hypothesis;

import java.util.List;
import java.util.Optional;
import scratch.math.check.Require;
import scratch.stats.distribution.Beta;
import scratch.stats.distribution.Binomial;
import scratch.stats.distribution.ChiSquare;
import scratch.stats.distribution.Counts;

/// McNemar's test for paired yes/no answers: only the discordant pairs speak, b of them yes-no and c no-yes. If both
/// answers are equally likely to be yes, b is binomial(b + c, ½).
/// The interval of the odds b : c is the exact one for every method, and may disagree with an approximate p at the edge.
/// b + c is at most 2⁵³. X² = (b − c)²/(b + c), corrected (|b − c| − 1)²/(b + c), on 1 degree of freedom.   Cost O(√(b + c)).
/// McNemar, *Psychometrika* 12 (1947) 153.
public final class McNemarTest {
    /// How the p-value is found.
    public enum Method {
        /// Binomial tail, doubled.
        EXACT,
        /// Chi-square with Edwards' continuity correction: R's default.
        CORRECTED,
        /// Chi-square as it is.
        PLAIN
    }

    private McNemarTest() {
    }

    /// The exact test, two-sided, with a 95% interval.
    public static TestResult test(long b, long c) {
        return test(b, c, Method.EXACT, TestOptions.DEFAULT);
    }

    /// @param b pairs with yes first and no second
    /// @param c pairs with no first and yes second
    public static TestResult test(long b, long c, Method method, TestOptions options) {
        String operation = "McNemarTest";
        Inputs.undirected(operation, options);
        Inputs.notNull(operation, "method", method);
        Counts.require(operation, "b", b);
        Counts.require(operation, "c", c);
        Require.that(Counts.sum(operation, b, c) > 0, "%s: b = 0, c = 0: without discordant pairs there is nothing to"
                + " compare", operation);
        double n = (double) b + c;
        double difference = Math.abs((double) b - c);
        double moved = method == Method.CORRECTED ? Math.max(0, difference - 1) : difference;
        double statistic = method == Method.EXACT ? b : moved * moved / n;
        double p = method == Method.EXACT ? Math.min(1, 2 * Binomial.of(b + c, 0.5).cdf(Math.min(b, c)))
                : ChiSquare.of(1).survival(statistic);
        // Clopper and Pearson's interval for b/(b + c), on the scale of the odds b : c
        double tail = (1 - options.level()) / 2;
        double lower = b == 0 ? 0 : odds(Beta.of(b, c + 1.0).quantile(tail));
        double upper = c == 0 ? Double.POSITIVE_INFINITY : odds(Beta.of(b + 1.0, c).upperQuantile(tail));
        var interval = new TestResult.Interval("odds ratio b/c", (double) b / c, lower, upper, options.level());
        String name = switch (method) {
            case EXACT -> "Exact McNemar test";
            case CORRECTED -> "McNemar's test with continuity correction";
            case PLAIN -> "McNemar's test";
        };
        return TestResult.of(name, method == Method.EXACT ? "b" : "X²", statistic,
                method == Method.EXACT ? List.of() : List.of(1.0), p, options,
                "a change in one direction is as likely as in the other", Optional.of(interval),
                new TestResult.Effect(EffectSize.DISCORDANT_ODDS, (double) b / c));
    }

    private static double odds(double p) {
        return p / (1 - p);
    }
}
