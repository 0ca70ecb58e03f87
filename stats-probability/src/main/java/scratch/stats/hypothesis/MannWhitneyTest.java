package scratch.stats.hypothesis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import scratch.math.check.Require;
import scratch.stats.descriptive.Ranks;
import scratch.stats.distribution.Normal;

/// The Mann-Whitney U test (Wilcoxon's rank sum): do x and y come from one distribution, or tends one to be larger?
/// U = #{xᵢ > yⱼ} + ½#{xᵢ = yⱼ}, so U/(mn) estimates P(X > Y) + ½P(X = Y). Exact: all C(N, m) ways to choose which ranks
/// belong to x are equally likely, counted by dynamic programming, with ties as they are. Normal: σ² corrected for ties.
/// It is a test of medians only if both distributions have the same shape; so is the interval of the shift, which is counted
/// as if there were no ties.   Cost O(N log N), exact O(N·m·ΣR).
/// Mann & Whitney, *Ann. Math. Stat.* 18 (1947) 50; Hodges & Lehmann, *Ann. Math. Stat.* 34 (1963) 598.
public final class MannWhitneyTest {
    /// How the p-value is found.
    public enum Method {
        /// Exact if both groups have fewer than 50 values, else the normal with continuity correction.
        AUTO,
        /// By counting; with ties over the midranks at hand (R's and SciPy's exact tables know no ties).
        EXACT,
        /// The normal approximation, |U − mn/2| made smaller by ½: R's choice with ties, SciPy's default.
        NORMAL_CORRECTED,
        /// The normal approximation as it is.
        NORMAL
    }

    private static final int EXACT_BELOW = 50;
    private static final double LARGEST_TABLE = 1e7;

    private MannWhitneyTest() {
    }

    /// Two-sided, by the method that suits the sizes, with a 95% interval.
    public static TestResult test(double[] x, double[] y) {
        return test(x, y, Method.AUTO, TestOptions.DEFAULT);
    }

    /// @param options its null value is a shift: x − nullValue is compared with y
    public static TestResult test(double[] x, double[] y, Method method, TestOptions options) {
        String operation = "MannWhitneyTest";
        Inputs.options(operation, options);
        Inputs.notNull(operation, "method", method);
        Inputs.sample(operation, "x", x, 1);
        Inputs.sample(operation, "y", y, 1);
        double m = x.length;
        double n = y.length;
        double[] both = new double[x.length + y.length];
        for (int i = 0; i < x.length; i++) {
            both[i] = x[i] - options.nullValue();
        }
        System.arraycopy(y, 0, both, x.length, y.length);
        Ranks ranks = Ranks.of(both);
        int[] doubled = ranks.doubled();
        long doubledSum = 0;                               // subtle: an int overflows from 46,341 values on
        for (int i = 0; i < x.length; i++) {
            doubledSum += doubled[i];
        }
        double u = doubledSum / 2.0 - m * (m + 1) / 2;
        boolean exact = method == Method.EXACT || method == Method.AUTO && m < EXACT_BELOW && n < EXACT_BELOW;
        double p;
        if (exact) {
            double[] tails = exactTails(operation, doubled, x.length, doubledSum);
            p = options.pValue(tails[0], tails[1]);
        } else {
            double total = m + n;
            double variance = m * n / 12 * ((total + 1) - ranks.tieCorrection() / (total * (total - 1)));
            Require.that(variance > 0, "%s: all values are %s: ranks without differences carry no information",
                    operation, both[0]);
            p = normal(u - m * n / 2, Math.sqrt(variance), method != Method.NORMAL, options);
        }
        double share = u / (m * n);
        String name = "Mann-Whitney U test, " + (exact ? "exact" : method == Method.NORMAL ? "normal approximation"
                : "normal approximation with continuity correction");
        return TestResult.of(name, "U", u, List.of(), p, options, nullHypothesis(options), shift(x, y, options),
                new TestResult.Effect(EffectSize.PROBABILITY_OF_SUPERIORITY, share),
                new TestResult.Effect(EffectSize.RANK_BISERIAL, 2 * share - 1));
    }

    private static String nullHypothesis(TestOptions options) {
        String shifted = options.nullValue() == 0 ? "x" : "x - " + Wording.number(options.nullValue());
        return switch (options.alternative()) {
            case TWO_SIDED -> shifted + " and y have the same distribution";
            case GREATER -> shifted + " does not tend to be larger than y";
            case LESS -> shifted + " does not tend to be smaller than y";
        };
    }

    /// P(S ≤ sum) and P(S ≥ sum) for the sum S of m of the doubled ranks, drawn at random without replacement.
    static double[] exactTails(String operation, int[] doubledRanks, int m, long sum) {
        int n = doubledRanks.length;
        // subtle: choosing x's ranks or y's is the same question; the smaller group has the smaller table.
        if (m > n - m) {
            double[] other = exactTails(operation, doubledRanks, n - m, n * (n + 1L) - sum);
            return new double[] {other[1], other[0]};
        }
        int step = Arrays.stream(doubledRanks).allMatch(r -> r % 2 == 0) ? 2 : 1;
        int[] sorted = Arrays.stream(doubledRanks).map(r -> r / step).sorted().toArray();
        double most = Arrays.stream(sorted, n - m, n).asDoubleStream().sum();
        Require.that((m + 1) * (most + 1) <= LARGEST_TABLE, "%s: %s and %s values: too many to count; use the normal"
                + " approximation", operation, m, n - m);
        double[] probability = sums(sorted, m, (int) most);
        double lower = 0;
        double upper = 0;
        for (int s = 0; s <= sum / step && s < probability.length; s++) {
            lower += probability[s];
        }
        for (int s = probability.length - 1; s >= sum / step; s--) {
            upper += probability[s];
        }
        return new double[] {Math.min(1, lower), Math.min(1, upper)};
    }

    // P(S = s) for the sum S of m of these ranks. probability[k][s]: that of the ranks seen so far k went to x and sum to s.
    private static double[] sums(int[] ranks, int m, int largest) {
        double[][] probability = new double[m + 1][largest + 1];
        probability[0][0] = 1;
        int reached = 0;
        for (int i = 0; i < ranks.length; i++) {
            for (int k = Math.min(i, m); k >= 0; k--) {
                double take = (m - k) / (double) (ranks.length - i);
                for (int s = Math.min(reached, largest); s >= 0; s--) {
                    double here = probability[k][s];
                    if (here != 0 && take > 0) {
                        probability[k + 1][s + ranks[i]] += here * take;
                    }
                    probability[k][s] = here * (1 - take);
                }
            }
            reached += ranks[i];
        }
        return probability[m];
    }

    /// The p-value of a deviation from the mean, by the normal distribution, with or without continuity correction.
    static double normal(double deviation, double sigma, boolean corrected, TestOptions options) {
        double correction = corrected ? 0.5 : 0;
        double lower = Normal.STANDARD.cdf((deviation + correction) / sigma);
        double upper = Normal.STANDARD.survival((deviation - correction) / sigma);
        return options.pValue(lower, upper);
    }

    // Hodges and Lehmann: the median of all differences xᵢ − yⱼ, and as an interval the shifts that this test would not
    // reject: from the c-th smallest to the c-th largest difference.
    private static Optional<TestResult.Interval> shift(double[] x, double[] y, TestOptions options) {
        PairwiseOrder differences = PairwiseOrder.differences(x, y);
        if (!differences.isFinite()) {
            return Optional.empty();                       // the ranks still count, a shift has no number
        }
        double pairs = differences.pairs();
        double sigma = Math.sqrt(pairs * (x.length + y.length + 1.0) / 12);
        return Optional.of(interval("shift", differences, x.length < EXACT_BELOW && y.length < EXACT_BELOW
                ? exactCut(x.length, y.length, options.tail())
                : (long) Math.floor(pairs / 2 - 0.5 - sigma * options.upperQuantile(Normal.STANDARD)), options));
    }

    /// The interval from the `cut`-th smallest to the `cut`-th largest, its estimate in the middle.
    static TestResult.Interval interval(String parameter, PairwiseOrder order, long cut, TestOptions options) {
        boolean open = cut < 1;                            // too few values: no finite interval has this level
        // subtle: one-sided, a level near 0 asks for more than all of them
        long c = Math.min(cut, order.pairs());
        double lower = open || options.alternative() == Alternative.LESS ? Double.NEGATIVE_INFINITY : order.smallest(c);
        double upper = open || options.alternative() == Alternative.GREATER ? Double.POSITIVE_INFINITY
                : order.smallest(order.pairs() - c + 1);
        return new TestResult.Interval(parameter, order.median(), lower, upper, options.level());
    }

    // The largest c with P(U ≤ c − 1) ≤ tail, without ties.
    private static int exactCut(int m, int n, double tail) {
        double[] counts = new double[m * n + 1];           // P(U = u) by Mann and Whitney's own recurrence over m, n
        counts[0] = 1;
        for (int j = 1; j <= m; j++) {                     // times (1 − q^(n+j)) / (1 − q^j)
            for (int u = m * n; u >= n + j; u--) {
                counts[u] -= counts[u - n - j];
            }
            for (int u = j; u <= m * n; u++) {
                counts[u] += counts[u - j];
            }
        }
        double all = Arrays.stream(counts).sum();
        double sum = 0;
        int c = 0;
        while (c <= m * n && (sum + counts[c]) / all <= tail) {
            sum += counts[c++];
        }
        return c;
    }
}
