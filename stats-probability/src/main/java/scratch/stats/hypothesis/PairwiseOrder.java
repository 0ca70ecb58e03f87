package scratch.stats.hypothesis;

import java.util.Arrays;

/// Order statistics of all sums aᵢ + bⱼ without forming them. In sorted order the sums ≤ v end at a staircase, so that
/// one walk along it counts them and finds the two sums around v. Bracketed by sums, the k-th smallest is found by guessing
/// from the counts: exact, with ties.   Cost O(n log n) once, O(n) per walk, some 20 walks and at most 128. Not thread-safe.
/// Johnson & Mizoguchi, *SIAM J. Comput.* 7 (1978) 147.
final class PairwiseOrder {
    private final double[] a;                              // (m), ascending
    private final double[] b;                              // (n), ascending
    private final boolean symmetric;                       // a and b are one sample: each pair once, with itself too
    private final long pairs;
    // what the last walk has found
    private long atMost;
    private double last;
    private double next;

    private PairwiseOrder(double[] a, double[] b, boolean symmetric) {
        this.a = a;
        this.b = b;
        this.symmetric = symmetric;
        pairs = symmetric ? a.length * (a.length + 1L) / 2 : (long) a.length * b.length;
    }

    /// All mn differences xᵢ − yⱼ.
    static PairwiseOrder differences(double[] x, double[] y) {
        return new PairwiseOrder(sorted(x, 1), sorted(y, -1), false);
    }

    /// All n(n+1)/2 means (dᵢ + dⱼ)/2 with i ≤ j: Walsh's averages.
    static PairwiseOrder means(double[] d) {
        double[] halves = sorted(d, 0.5);
        return new PairwiseOrder(halves, halves, true);
    }

    private static double[] sorted(double[] values, double factor) {
        double[] sorted = Arrays.stream(values).map(value -> factor * value).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    long pairs() {
        return pairs;
    }

    boolean isFinite() {
        return Double.isFinite(a[0] + b[0]) && Double.isFinite(a[a.length - 1] + b[b.length - 1]);
    }

    double median() {
        double low = smallest((pairs + 1) / 2);
        if (pairs % 2 == 1) {
            return low;
        }
        walk(low);
        return low / 2 + (atMost > pairs / 2 ? low : next + 0.0) / 2;
    }

    /// The k-th smallest, counted from 1.
    double smallest(long k) {
        double low = a[0] + b[0];                          // both ends are sums, and the one sought is between them
        double high = a[a.length - 1] + b[b.length - 1];
        double below = 0;                                  // how many sums are smaller than low, and at most high
        double reached = pairs;
        for (int step = 0; low < high; step++) {
            // subtle: by the counts in turn with the middle of the doubles between, which no outlier can slow down
            double share = (k - 0.5 - below) / (reached - below);
            double linear = low + share * (high - low);
            double v = step % 2 == 0 && linear >= low && linear < high ? linear : middle(low, high);
            walk(v);
            if (atMost >= k) {
                high = last;
                reached = atMost;
            } else {
                low = next;
                below = atMost;
            }
        }
        return low + 0.0;                                  // never −0
    }

    // Counts the sums that are at most v, and finds the last of them and the first beyond.
    private void walk(double v) {
        long count = 0;
        last = Double.NEGATIVE_INFINITY;
        next = Double.POSITIVE_INFINITY;
        int end = b.length;                                // b[0] … b[end − 1] are small enough for this a
        for (double left : a) {
            while (end > 0 && left + b[end - 1] > v) {
                end--;
            }
            count += end;
            last = end > 0 ? Math.max(last, left + b[end - 1]) : last;
            next = end < b.length ? Math.min(next, left + b[end]) : next;
        }
        int diagonal = 0;
        while (symmetric && diagonal < a.length && a[diagonal] + a[diagonal] <= v) {
            diagonal++;
        }
        atMost = symmetric ? (count + diagonal) / 2 : count;
    }

    private static double middle(double low, double high) {
        long from = key(low);
        long to = key(high);
        return value((from & to) + ((from ^ to) >> 1));    // the mean without overflow, rounded down
    }

    // Whole numbers in the order of the doubles, −∞ to ∞; the function is its own inverse.
    private static long key(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }

    private static double value(long key) {
        return Double.longBitsToDouble(key ^ (key >> 63 & Long.MAX_VALUE));
    }
}
