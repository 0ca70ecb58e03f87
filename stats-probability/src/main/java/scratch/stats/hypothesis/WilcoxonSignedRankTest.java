package scratch.stats.hypothesis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import scratch.math.check.Require;
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

    private WilcoxonSignedRankTest() {
    }

    /// Pairs, two-sided, differences of 0 left out, by the method that suits the size, with a 95% interval.
    public static TestResult paired(double[] x, double[] y) {
        return paired(x, y, Zeros.DROP, MannWhitneyTest.Method.AUTO, TestOptions.DEFAULT);
    }

    /// Pairs: the differences xᵢ − yᵢ. Differences that are equal on paper may not be equal numbers (0.4 − 0.3 and
    /// 0.5 − 0.4): round them before they are ranked, or measure in a unit in which they are whole.
    ///
    /// @throws IllegalArgumentException also if all differences are the null value up to rounding: then the ranks are noise
    public static TestResult paired(double[] x, double[] y, Zeros zeros, MannWhitneyTest.Method method,
            TestOptions options) {
        String operation = "WilcoxonSignedRankTest";
        Inputs.options(operation, options);
        Inputs.sameLength(operation, x, y);
        Inputs.sample(operation, "x", x, 1);
        Inputs.sample(operation, "y", y, 1);
        double[] differences = new double[x.length];
        boolean real = false;
        boolean some = false;
        for (int i = 0; i < x.length; i++) {
            differences[i] = x[i] - y[i];
            double away = Math.abs(differences[i] - options.nullValue());
            some |= away > 0;
            real |= away >= Inputs.ROUNDING * (Math.abs(x[i]) + Math.abs(y[i]));
        }
        Require.that(real || !some, "%s: all differences are %s up to rounding: nothing is left to rank", operation,
                options.nullValue());
        return test(differences, zeros, method, options);
    }

    /// One sample against the null value as the centre of symmetry.
    public static TestResult test(double[] d, Zeros zeros, MannWhitneyTest.Method method, TestOptions options) {
        String operation = "WilcoxonSignedRankTest";
        Inputs.options(operation, options);
        Inputs.notNull(operation, "zeros", zeros);
        Inputs.notNull(operation, "method", method);
        Inputs.sample(operation, "d", d, 1);
        double[] shifted = Arrays.stream(d).map(value -> value - options.nullValue()).toArray();
        double[] ranked = zeros == Zeros.DROP ? Arrays.stream(shifted).filter(value -> value != 0).toArray() : shifted;
        Require.that(Arrays.stream(ranked).anyMatch(value -> value != 0),
                "%s: all differences are 0: nothing is left to rank", operation);
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
                options.nullHypothesis("the centre of symmetry of the differences"), Optional.of(centre(d, options)),
                new TestResult.Effect(EffectSize.RANK_BISERIAL, (2.0 * sum - all) / all));
    }

    /// P(S ≤ sum) and P(S ≥ sum) if each of the doubled ranks is counted with probability ½.
    static double[] exactTails(String operation, int[] doubledRanks, long sum, long all) {
        Require.that(all <= LARGEST_SUM, "%s: %s differences: too many to count; use the normal approximation",
                operation, doubledRanks.length);
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
    private static TestResult.Interval centre(double[] d, TestOptions options) {
        double n = d.length;
        PairwiseOrder means = PairwiseOrder.means(d);
        double sigma = Math.sqrt(n * (n + 1) * (2 * n + 1) / 24);
        return MannWhitneyTest.interval("pseudomedian", means, d.length < EXACT_BELOW
                ? exactCut(d.length, options.tail())
                : (long) Math.floor(means.pairs() / 2.0 - 0.5 - sigma * options.upperQuantile(Normal.STANDARD)), options);
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
