package scratch.stats.hypothesis;

import java.util.Arrays;
import scratch.stats.descriptive.Ranks;

/// Kendall's tau-b: concordant minus discordant pairs, over √((pairs not tied in x)(pairs not tied in y)).
/// Sort by x, then count by merge sort the exchanges that sort y: each is a discordant pair.   Cost O(n log n).
/// Kendall, *Biometrika* 30 (1938) 81; Knight, *JASA* 61 (1966) 436.
public final class KendallTau {
    private final int n;
    private final long score;                              // concordant − discordant
    private final long[] tiedX;                            // sizes of the groups of equal x
    private final long[] tiedY;
    private final long untiedX;                            // pairs with different x
    private final long untiedY;

    private KendallTau(double[] x, double[] y) {
        n = x.length;
        int[] rankX = Ranks.of(x).doubled();               // equal values, −0 and 0 too, have equal ranks
        int[] rankY = Ranks.of(y).doubled();
        long[] keys = new long[n];                         // in the order of x, and of y where x is equal
        for (int i = 0; i < n; i++) {
            keys[i] = (long) rankX[i] << 32 | rankY[i];
        }
        Arrays.sort(keys);
        int[] sortedX = new int[n];
        int[] sortedY = new int[n];
        for (int i = 0; i < n; i++) {
            sortedX[i] = (int) (keys[i] >> 32);
            sortedY[i] = (int) keys[i];
        }
        long all = (long) n * (n - 1) / 2;
        long tiedBoth = 0;
        for (int from = 0; from < n;) {
            int to = from;
            while (to < n && sortedX[to] == sortedX[from] && sortedY[to] == sortedY[from]) {
                to++;
            }
            tiedBoth += (long) (to - from) * (to - from - 1) / 2;
            from = to;
        }
        tiedX = groups(sortedX);
        long discordant = exchanges(sortedY, new int[n], 0, n);   // sorts y
        tiedY = groups(sortedY);
        untiedX = all - pairs(tiedX);
        untiedY = all - pairs(tiedY);
        // concordant + discordant = pairs tied in neither
        score = untiedX + untiedY - all + tiedBoth - 2 * discordant;
    }

    /// @throws IllegalArgumentException if the lengths differ, n < 2, a value is not finite, or x or y is constant
    public static KendallTau of(double[] x, double[] y) {
        CorrelationTest.check("KendallTau", x, y, 2);
        return new KendallTau(x, y);
    }

    /// τ-b, in [−1, 1].
    public double tau() {
        double tau = score / Math.sqrt(untiedX) / Math.sqrt(untiedY);
        return Math.clamp(tau, -1, 1);
    }

    /// Concordant minus discordant pairs.
    public long score() {
        return score;
    }

    public boolean hasTies() {
        return tiedX.length + tiedY.length > 0;
    }

    /// The variance of the score if x and y are independent, corrected for ties.
    public double scoreVariance() {
        double size = n;
        double v0 = size * (size - 1) * (2 * size + 5);
        double single = 0;
        for (long t : tiedX) {
            single += (double) t * (t - 1) * (2 * t + 5);
        }
        for (long t : tiedY) {
            single += (double) t * (t - 1) * (2 * t + 5);
        }
        double variance = (v0 - single) / 18;
        variance += 2.0 * pairs(tiedX) * pairs(tiedY) / (size * (size - 1));
        double triples = triples(tiedX) * triples(tiedY);
        return triples == 0 ? variance : variance + triples / (9 * size * (size - 1) * (size - 2));
    }

    /// P(score ≤ ours) and P(score ≥ ours) over all n! orders, without ties. The number of orders with k discordant
    /// pairs is the coefficient of q^k in Π (1 + q + … + q^(j−1)).
    double[] exactTails() {
        int all = (int) ((long) n * (n - 1) / 2);
        double[] probability = new double[all + 1];        // of k discordant pairs
        probability[0] = 1;
        int reached = 0;
        for (int j = 2; j <= n; j++) {
            reached += j - 1;
            probability = windowMeans(probability, j, reached);
        }
        int discordant = (int) ((all - score) / 2);
        double lower = 0;
        double upper = 0;
        for (int k = all; k >= discordant; k--) {          // more discordant pairs: a smaller score
            lower += probability[k];
        }
        for (int k = 0; k <= discordant; k++) {
            upper += probability[k];
        }
        return new double[] {Math.min(1, lower), Math.min(1, upper)};
    }

    // (p[k − j + 1] + … + p[k])/j for each k ≤ reached. A window is the end of one block of j values and the start of the
    // next: two running sums, and no difference that would cost the small probabilities their digits.
    private static double[] windowMeans(double[] p, int j, int reached) {
        double[] means = new double[p.length];
        double[] ends = new double[j + 1];                 // ends[t]: the previous block from its t-th value on
        for (int block = 0; block <= reached; block += j) {
            double start = 0;
            int size = Math.min(j, reached + 1 - block);
            for (int t = 0; t < size; t++) {
                start += p[block + t];
                means[block + t] = (start + ends[t + 1]) / j;
            }
            for (int t = size - 1; t >= 0; t--) {
                ends[t] = (t + 1 < size ? ends[t + 1] : 0) + p[block + t];
            }
        }
        return means;
    }

    // Merge sort of values[from, to), counting the pairs that it exchanges; equal values stay.
    private static long exchanges(int[] values, int[] room, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        int middle = (from + to) >>> 1;
        long count = exchanges(values, room, from, middle) + exchanges(values, room, middle, to);
        int left = from;
        int right = middle;
        for (int at = from; at < to; at++) {
            if (right == to || left < middle && values[left] <= values[right]) {
                room[at] = values[left++];
            } else {
                count += middle - left;                    // it passes all that is left of the first half
                room[at] = values[right++];
            }
        }
        System.arraycopy(room, from, values, from, to - from);
        return count;
    }

    private static long[] groups(int... sorted) {
        long[] sizes = new long[sorted.length / 2];
        int count = 0;
        for (int from = 0; from < sorted.length;) {
            int to = from;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            if (to - from > 1) {
                sizes[count++] = to - from;
            }
            from = to;
        }
        return Arrays.copyOf(sizes, count);
    }

    private static long pairs(long... groups) {
        long sum = 0;
        for (long t : groups) {
            sum += t * (t - 1) / 2;
        }
        return sum;
    }

    private static double triples(long... groups) {
        double sum = 0;
        for (long t : groups) {
            sum += (double) t * (t - 1) * (t - 2);
        }
        return sum;
    }
}
