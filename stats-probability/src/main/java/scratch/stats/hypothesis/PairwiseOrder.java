package scratch.stats.hypothesis;

import java.util.Arrays;

/// Order statistics of all sums aᵢ + bⱼ without forming them. In sorted order the sums ≤ v end at a staircase, so that
/// one walk along it counts them; the k-th smallest sum is the smallest double v whose count reaches k, found by bisection
/// over the doubles themselves: exact, with ties.   Cost O(n log n) once, O(n) per walk and at most 64 walks.
/// Johnson & Mizoguchi, *SIAM J. Comput.* 7 (1978) 147.
final class PairwiseOrder {
    private final double[] a;                              // (m), ascending
    private final double[] b;                              // (n), ascending
    private final boolean symmetric;                       // a and b are one sample: each pair once, with itself too
    private final long pairs;

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
        return pairs % 2 == 1 ? low : low / 2 + smallest(pairs / 2 + 1) / 2;
    }

    /// The k-th smallest, counted from 1.
    double smallest(long k) {
        long low = key(a[0] + b[0]);
        long high = key(a[a.length - 1] + b[b.length - 1]);
        while (low < high) {
            long middle = (low & high) + ((low ^ high) >> 1);      // the mean without overflow, rounded down
            if (count(value(middle)) >= k) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return value(low) + 0.0;                           // never −0
    }

    /// How many sums are at most v.
    private long count(double v) {
        long count = 0;
        int end = b.length;                                // b[0] … b[end − 1] are small enough for this a
        for (double left : a) {
            while (end > 0 && left + b[end - 1] > v) {
                end--;
            }
            count += end;
        }
        if (!symmetric) {
            return count;
        }
        int diagonal = 0;
        while (diagonal < a.length && a[diagonal] + a[diagonal] <= v) {
            diagonal++;
        }
        return (count + diagonal) / 2;
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
