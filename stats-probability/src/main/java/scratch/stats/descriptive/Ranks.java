package scratch.stats.descriptive;

import java.util.Arrays;
import scratch.math.check.Require;

/// The places of values in their sorted order, 1 for the smallest. Equal values share the mean of the places they take
/// (midranks): 10, 20, 20, 30 have the ranks 1, 2.5, 2.5, 4. The sum is n(n + 1)/2, ties or not.   O(n log n).
public final class Ranks {
    private final int[] doubled;      // (n), twice each rank, in the order of x: a whole number, ties or not
    private final int[] tieSizes;

    private Ranks(int[] doubled, int[] tieSizes) {
        this.doubled = doubled;
        this.tieSizes = tieSizes;
    }

    /// @throws IllegalArgumentException if x is empty or holds a NaN; infinite values have a place and are welcome
    public static Ranks of(double[] x) {
        Require.that(x != null, "Ranks.ranks: x = null: must be given");
        Require.that(x.length > 0, "Ranks.ranks: n = 0: needs at least one value");
        double[] sorted = x.clone();                       // -0.0 and 0.0 are equal numbers and must tie
        for (int i = 0; i < x.length; i++) {
            Require.that(!Double.isNaN(x[i]), "Ranks.ranks: x[%s] = NaN: has no place among the others", i);
            sorted[i] = x[i] + 0.0;
        }
        Arrays.sort(sorted);
        int[] place = new int[x.length];                   // twice the rank of each sorted value
        for (int first = 0; first < x.length;) {
            int end = first;
            while (end < x.length && sorted[end] == sorted[first]) {
                end++;
            }
            Arrays.fill(place, first, end, first + 1 + end);
            first = end;
        }
        int[] doubled = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            doubled[i] = place[Arrays.binarySearch(sorted, x[i] + 0.0)];
        }
        return new Ranks(doubled, ties(sorted));
    }

    /// The rank of each value, in the order of the sample.
    public double[] ranks() {
        return Arrays.stream(doubled).mapToDouble(rank -> rank / 2.0).toArray();
    }

    /// Twice the rank of each value: whole numbers, which tests that count arrangements need.
    public int[] doubled() {
        return doubled.clone();
    }

    /// How many values share a place, for each group of two or more equal values, in ascending order of the value.
    public int[] tieSizes() {
        return tieSizes.clone();
    }

    public boolean hasTies() {
        return tieSizes.length > 0;
    }

    /// Σ(t³ − t) over the groups of t equal values: what ties take from the variance of a rank sum.
    public double tieCorrection() {
        double sum = 0;
        for (double t : tieSizes) {
            sum += t * t * t - t;
        }
        return sum;
    }

    private static int[] ties(double[] sorted) {
        int[] sizes = new int[sorted.length / 2];
        int groups = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = from;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            if (to - from > 1) {
                sizes[groups++] = to - from;
            }
            from = to;
        }
        return Arrays.copyOf(sizes, groups);
    }
}
