package scratch.stats.hypothesis;

import java.util.List;
import java.util.Optional;
import scratch.math.check.Require;
import scratch.stats.distribution.Counts;
import scratch.stats.distribution.Hypergeometric;
import scratch.stats.distribution.Normal;

/// Fisher's exact test of a 2×2 table [[a, b], [c, d]]: with all margins fixed, a is hypergeometric if rows and columns
/// are independent. Two-sided p = the sum over all tables no more probable than the observed one. The four counts sum to
/// 2⁵³ at most.
/// The odds ratio is the conditional estimate (R; SciPy reports ad/bc, here "sample odds ratio"), its interval exact,
/// with (1 − level)/2 at most in each tail: close to 1 it may disagree with the two-sided p, which adds tails of its own.
/// Where the margins allow more than 50,000 tables, estimate and interval are Woolf's, ad/bc and the normal on its
/// logarithm.   Cost O(log n) probabilities and O(√n) terms for p, O(n) per step for the interval.
/// Fisher, *The Design of Experiments* (1935), ch. 2; Agresti, *Categorical Data Analysis*, §3.5.
public final class FisherExactTest {
    private static final double WIDEST = 700;              // ln of the largest odds ratio that a double holds
    private static final double SMALLEST_LOG = 100;        // e^−100 of the largest: no level is as small
    private static final long LARGEST_SUPPORT = 50_000;

    private final long low;                                // a can lie in low … high
    private final long high;
    private final long a;
    private final Hypergeometric distribution;

    private FisherExactTest(long a, long b, long c, long d) {
        long n = a + b + c + d;
        this.a = a;
        low = Math.max(0, a - d);
        high = a + Math.min(b, c);
        distribution = Hypergeometric.of(n, a + c, a + b);
    }

    /// Two-sided, with a 95% interval.
    public static TestResult test(long a, long b, long c, long d) {
        return test(a, b, c, d, TestOptions.DEFAULT);
    }

    /// @throws IllegalArgumentException if a count is negative, the sum of the counts is above 2⁵³, or a row or column is empty
    public static TestResult test(long a, long b, long c, long d, TestOptions options) {
        String operation = "FisherExactTest";
        Inputs.options(operation, options);
        Counts.require(operation, "a", a);
        Counts.require(operation, "b", b);
        Counts.require(operation, "c", c);
        Counts.require(operation, "d", d);
        Counts.sum(operation, a, b, c, d);
        Require.that(options.nullValue() == 0 || options.nullValue() == 1,
                "%s: nullValue = %s: only the odds ratio 1 is tested", operation, options.nullValue());
        Require.that(a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0, "%s: [[%s, %s], [%s, %s]]: an empty row or"
                + " column leaves nothing to compare", operation, a, b, c, d);
        double variance = 1.0 / a + 1.0 / b + 1.0 / c + 1.0 / d;
        return new FisherExactTest(a, b, c, d).result(options, (double) a * d / ((double) b * c), variance);
    }

    private TestResult result(TestOptions options, double sampleRatio, double logVariance) {
        double p = switch (options.alternative()) {
            case LESS -> distribution.cdf(a);
            case GREATER -> distribution.survival(a - 1);
            case TWO_SIDED -> UnlikelyOutcomes.probability(distribution, a, low, high);
        };
        boolean exact = high - low <= LARGEST_SUPPORT;
        double[] weights = exact ? logWeights() : new double[0];
        double estimate = exact ? conditionalOddsRatio(weights) : sampleRatio;
        Optional<TestResult.Interval> interval = Optional.empty();
        if (exact) {
            interval = Optional.of(interval(weights, estimate, options));
        } else if (logVariance < Double.POSITIVE_INFINITY) {
            double factor = Math.exp(options.upperQuantile(Normal.STANDARD) * Math.sqrt(logVariance));
            interval = Optional.of(options.interval("odds ratio", estimate, estimate / factor, estimate * factor, 0,
                    Double.POSITIVE_INFINITY));
        }
        return TestResult.of("Fisher's exact test", "a", a, List.of(), p, options,
                options.withNullValue(1).nullHypothesis("the odds ratio"), interval,
                new TestResult.Effect(EffectSize.ODDS_RATIO, estimate),
                new TestResult.Effect(EffectSize.SAMPLE_ODDS_RATIO, sampleRatio));
    }

    // The ψ under which the expectation of a, given the margins, is the observed a.
    private double conditionalOddsRatio(double[] weights) {
        if (a == low) {
            return 0;
        }
        if (a == high) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.exp(Noncentrality.root(log -> moment(weights, log) - a, -WIDEST, WIDEST));
    }

    private TestResult.Interval interval(double[] weights, double estimate, TestOptions options) {
        double tail = options.tail();
        double lower = a == low ? 0 : Math.exp(Noncentrality.root(log -> share(weights, log, a, high) - tail, -WIDEST, WIDEST));
        double upper = a == high ? Double.POSITIVE_INFINITY
                : Math.exp(Noncentrality.root(log -> tail - share(weights, log, low, a), -WIDEST, WIDEST));
        return options.interval("odds ratio", estimate, lower, upper, 0, Double.POSITIVE_INFINITY);
    }

    private double[] logWeights() {
        double[] weights = new double[(int) (high - low + 1)];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = distribution.logPmf(low + i);
        }
        return weights;
    }

    // E(a) if the odds ratio is e^log: the probabilities are the central ones times e^(k log).
    private double moment(double[] weights, double log) {
        double largest = largest(weights, log);
        double sum = 0;
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            double weight = weight(weights[i] + i * log - largest);
            total += weight;
            sum += weight * i;
        }
        return low + sum / total;
    }

    // P(from ≤ a ≤ to) under the odds ratio e^log.
    private double share(double[] weights, double log, long from, long to) {
        double largest = largest(weights, log);
        double sum = 0;
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            double weight = weight(weights[i] + i * log - largest);
            total += weight;
            sum += low + i >= from && low + i <= to ? weight : 0;
        }
        return sum / total;
    }

    // subtle: of 50,000 tables only some hundreds around the likeliest weigh anything; the others cost no exponential
    private static double weight(double log) {
        return log < -SMALLEST_LOG ? 0 : Math.exp(log);
    }

    private static double largest(double[] weights, double log) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < weights.length; i++) {
            largest = Math.max(largest, weights[i] + i * log);
        }
        return largest;
    }
}
