package scratch.stats.hypothesis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import scratch.stats.descriptive.Descriptive;
import scratch.stats.descriptive.Ranks;
import scratch.stats.distribution.Normal;

/// Wilcoxon's signed-rank test: are the differences symmetric around the null value?
/// V = the sum of the ranks of |d| over the positive d. Under the null hypothesis each sign is a fair coin: the exact
/// distribution of V is counted over 2ⁿ sign patterns by dynamic programming, on midranks where there are ties.
/// It assumes symmetry: without it, it does not test the median. The interval is counted as if there were no
/// ties or zeros.   Cost O(n log n), exact O(n·ΣR).
/// Wilcoxon, *Biometrics Bulletin* 1 (1945) 80; Pratt, *JASA* 54 (1959) 655.
public final class WilcoxonSignedRankTest {
    /// What happens to differences of 0.
    public enum Zeros {
        /// They are left out before ranking: Wilcoxon's choice, the default of R and SciPy.
        DROP,
        /// They are ranked and then left out (Pratt).
        PRATT
    }

    private static final int EXACT_BELOW = 50;
    private static final int LARGEST_SUM = 4_000_000;
    private static final int MOST_FOR_INTERVAL = 2000;

    private WilcoxonSignedRankTest() {
    }

    /// Pairs: the differences xᵢ − yᵢ.
    public static TestResult paired(double[] x, double[] y, Zeros zeros, MannWhitneyTest.Method method,
            TestOptions options) {
        Require.sameLength("WilcoxonSignedRankTest", x, y);
        Require.sample("WilcoxonSignedRankTest", "x", x, 1);
        Require.sample("WilcoxonSignedRankTest", "y", y, 1);
        double[] differences = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            differences[i] = x[i] - y[i];
        }
        return test(differences, zeros, method, options);
    }

    /// One sample against the null value as the centre of symmetry.
    public static TestResult test(double[] d, Zeros zeros, MannWhitneyTest.Method method, TestOptions options) {
        String operation = "WilcoxonSignedRankTest";
        Require.sample(operation, "d", d, 1);
        double[] shifted = Arrays.stream(d).map(value -> value - options.nullValue()).toArray();
        double[] ranked = zeros == Zeros.DROP ? Arrays.stream(shifted).filter(value -> value != 0).toArray() : shifted;
        Require.that(Arrays.stream(ranked).anyMatch(value -> value != 0), operation, "all differences are 0",
                "nothing is left to rank");
        int[] ranks = Ranks.of(Arrays.stream(ranked).map(Math::abs).toArray()).doubled();
        long sum = 0;                                      // subtle: an int overflows from 46,341 values on
        long all = 0;
        double squares = 0;
        int used = 0;
        int[] kept = new int[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            if (ranked[i] != 0) {
                kept[used++] = ranks[i];
                sum += ranked[i] > 0 ? ranks[i] : 0;
                all += ranks[i];
                squares += (double) ranks[i] * ranks[i];
            }
        }
        boolean exact = method == MannWhitneyTest.Method.EXACT
                || method == MannWhitneyTest.Method.AUTO && used < EXACT_BELOW;
        double p;
        if (exact) {
            double[] tails = exactTails(operation, Arrays.copyOf(kept, used), sum, all);
            p = options.pValue(tails[0], tails[1]);
        } else {
            // each sign is ±, so the variance of a doubled rank's share of V is (rank/2)²/4: ties need no extra term
            p = MannWhitneyTest.normal(sum / 2.0 - all / 4.0, Math.sqrt(squares / 16),
                    method != MannWhitneyTest.Method.NORMAL, options);
        }
        String name = "Wilcoxon signed-rank test, " + (exact ? "exact" : method == MannWhitneyTest.Method.NORMAL
                ? "normal approximation" : "normal approximation with continuity correction");
        return TestResult.of(name, "V", sum / 2.0, List.of(), p, options,
                options.nullHypothesis("the centre of symmetry of the differences"), centre(d, options),
                new TestResult.Effect("rank-biserial correlation", (2.0 * sum - all) / all));
    }

    /// P(S ≤ sum) and P(S ≥ sum) if each of the doubled ranks is counted with probability ½.
    static double[] exactTails(String operation, int[] doubledRanks, long sum, long all) {
        Require.that(all <= LARGEST_SUM, operation, doubledRanks.length + " differences",
                "too many to count; use the normal approximation");
        double[] probability = new double[(int) all + 1];
        probability[0] = 1;
        int reached = 0;
        for (int rank : doubledRanks) {
            reached += rank;
            for (int s = reached; s >= 0; s--) {
                probability[s] = 0.5 * probability[s] + (s >= rank ? 0.5 * probability[s - rank] : 0);
            }
        }
        double lower = 0;
        double upper = 0;
        for (int s = 0; s <= sum; s++) {
            lower += probability[s];
        }
        for (int s = (int) all; s >= sum; s--) {
            upper += probability[s];
        }
        return new double[] {Math.min(1, lower), Math.min(1, upper)};
    }

    // The pseudomedian: the median of all means (dᵢ + dⱼ)/2, and the centres that this test would not reject.
    private static Optional<TestResult.Interval> centre(double[] d, TestOptions options) {
        int n = d.length;
        if (n > MOST_FOR_INTERVAL) {
            return Optional.empty();
        }
        double[] means = new double[n * (n + 1) / 2];
        int at = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                means[at++] = d[i] / 2 + d[j] / 2;
            }
        }
        Arrays.sort(means);
        int c = n < EXACT_BELOW ? exactCut(n, options.tail()) : (int) Math.max(0, Math.floor(means.length / 2.0 - 0.5
                - Math.sqrt(n * (n + 1.0) * (2 * n + 1.0) / 24) * Normal.STANDARD.upperQuantile(options.tail())));
        boolean open = c < 1;
        return Optional.of(options.interval("pseudomedian", Descriptive.median(means),
                open ? Double.NEGATIVE_INFINITY : means[c - 1], open ? Double.POSITIVE_INFINITY : means[means.length - c],
                Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }

    // The largest c with P(V ≤ c − 1) ≤ tail, without ties and zeros.
    private static int exactCut(int n, double tail) {
        int all = n * (n + 1) / 2;
        double[] probability = new double[all + 1];
        probability[0] = 1;
        for (int rank = 1; rank <= n; rank++) {
            for (int s = all; s >= 0; s--) {
                probability[s] = 0.5 * probability[s] + (s >= rank ? 0.5 * probability[s - rank] : 0);
            }
        }
        double sum = 0;
        int c = 0;
        while (c <= all && sum + probability[c] <= tail) {
            sum += probability[c++];
        }
        return c;
    }
}
