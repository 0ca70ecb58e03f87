package scratch.stats.resampling;

import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import scratch.math.check.Require;

/// Permutation tests: if the labels mean nothing, every way to hand them out was equally likely. The p value is the share
/// of labellings whose statistic is at least as extreme as the one that happened.
///
/// Exact: all C(n + m, n) splits of two groups, all 2ⁿ signs of n differences. Sampled: B random labellings and
/// p = (b + 1)/(B + 1), which counts the labelling that happened and is never 0.
/// Fisher 1935; Phipson & Smyth, *Stat. Appl. Genet. Mol. Biol.* 9 (2010) 39.
///
/// @param statistic  the difference of the means, first minus second, or the mean of the differences
/// @param atLeast    labellings at least as far from 0, in either direction
/// @param labellings how many were counted, or drawn plus the one that happened
/// @param upper      labellings whose statistic is at least as large, signed
public record PermutationTest(double statistic, long atLeast, long labellings, long upper) {
    /// Exact tests stop here: enumerating more is a matter of minutes.
    private static final long LIMIT = 50_000_000;

    /// The two-sided p value.
    public double p() {
        return (double) atLeast / labellings;
    }

    /// The one-sided p value, against "the first group is larger".
    public double upperP() {
        return (double) upper / labellings;
    }

    /// Two independent groups, every split counted.
    ///
    /// @throws IllegalArgumentException if there are more than 50 million splits
    public static PermutationTest exact(double[] first, double[] second) {
        double[] all = pooled("PermutationTest.exact", first, second);
        double splits = 1;
        for (int i = 1; i <= first.length; i++) {
            splits = splits * (second.length + i) / i;
        }
        Require.that(splits <= LIMIT, "%s",
                String.format(Locale.ROOT, "PermutationTest.exact: %d and %d values have %.3g splits: more than %d;"
                        + " sample them instead", first.length, second.length, splits, LIMIT));
        Counter counter = new Counter(all, first.length, second.length);
        int[] chosen = new int[first.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = i;
        }
        for (boolean more = true; more; more = nextSubset(chosen, all.length)) {
            double sum = 0;
            for (int i : chosen) {
                sum += all[i];
            }
            counter.count(sum);
        }
        return counter.result(0);
    }

    /// Two independent groups, `labellings` random splits.
    public static PermutationTest sampled(double[] first, double[] second, int labellings, long seed) {
        double[] all = pooled("PermutationTest.sampled", first, second);
        Require.that(labellings >= 1, "PermutationTest.sampled: labellings = %s: needs at least 1", labellings);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Counter counter = new Counter(all.clone(), first.length, second.length);
        for (int b = 0; b < labellings; b++) {
            double sum = 0;
            for (int i = 0; i < first.length; i++) {            // the first n steps of Fisher and Yates's shuffle
                int j = i + random.nextInt(all.length - i);
                double drawn = all[j];
                all[j] = all[i];
                all[i] = drawn;
                sum += drawn;
            }
            counter.count(sum);
        }
        return counter.result(1);
    }

    /// Paired data: under the null each difference could as well have had the other sign. All 2ⁿ patterns.
    ///
    /// @throws IllegalArgumentException for more than 25 differences
    public static PermutationTest signs(double[] differences) {
        Resampling.requireFinite("PermutationTest.signs", differences, 1);
        int n = differences.length;
        Require.that(n <= 25, "PermutationTest.signs: n = %s: 2^n patterns; at most 25 differences", n);
        double observed = 0;
        double magnitude = 0;
        for (double difference : differences) {
            observed += difference;
            magnitude += Math.abs(difference);
        }
        double slack = 1e-12 * magnitude;
        long atLeast = 0;
        long upper = 0;
        for (int pattern = 0; pattern < 1 << n; pattern++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += (pattern >> i & 1) == 0 ? differences[i] : -differences[i];
            }
            atLeast += Math.abs(sum) >= Math.abs(observed) - slack ? 1 : 0;
            upper += sum >= observed - slack ? 1 : 0;
        }
        return new PermutationTest(observed / n, atLeast, 1L << n, upper);
    }

    /// The next set of positions in lexicographic order, in place; false after the last.
    private static boolean nextSubset(int[] chosen, int n) {
        int k = chosen.length;
        int i = k - 1;
        while (i >= 0 && chosen[i] == n - k + i) {
            i--;
        }
        if (i < 0) {
            return false;
        }
        chosen[i]++;
        for (int j = i + 1; j < k; j++) {
            chosen[j] = chosen[j - 1] + 1;
        }
        return true;
    }

    private static double[] pooled(String operation, double[] first, double[] second) {
        Resampling.requireFinite(operation, first, 1);
        Resampling.requireFinite(operation, second, 1);
        double[] all = new double[first.length + second.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /// Counts sums of the first group; the difference of the means grows with that sum.
    private static final class Counter {
        private final int n;
        private final int m;
        private final double total;
        private final double observed;
        private final double slack;
        private long atLeast;
        private long upper;
        private long counted;

        Counter(double[] all, int n, int m) {
            this.n = n;
            this.m = m;
            double sum = 0;
            double magnitude = 0;
            double first = 0;
            for (int i = 0; i < all.length; i++) {
                sum += all[i];
                magnitude += Math.abs(all[i]);
                first += i < n ? all[i] : 0;
            }
            total = sum;
            observed = difference(first);
            // subtle: equal splits add up in different orders; a tie must count as a tie
            slack = 1e-12 * magnitude / Math.min(n, m);
        }

        private double difference(double sum) {
            return sum / n - (total - sum) / m;
        }

        void count(double sum) {
            double difference = difference(sum);
            atLeast += Math.abs(difference) >= Math.abs(observed) - slack ? 1 : 0;
            upper += difference >= observed - slack ? 1 : 0;
            counted++;
        }

        PermutationTest result(int extra) {
            return new PermutationTest(observed, atLeast + extra, counted + extra, upper + extra);
        }
    }
}
