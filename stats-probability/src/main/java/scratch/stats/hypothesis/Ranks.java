package scratch.stats.hypothesis;

import java.util.Arrays;

/// Midranks: equal values share the average of the ranks that they occupy.
///
/// @param doubled twice the midrank of each value, in the order of the data: always whole
/// @param ties    sizes of the groups of equal values larger than 1
record Ranks(int[] doubled, int[] ties) {
    static Ranks of(double... values) {
        int n = values.length;
        double[] sorted = values.clone();
        for (int i = 0; i < n; i++) {
            sorted[i] += 0.0;                              // −0 and 0 are one value
        }
        Arrays.sort(sorted);
        int[] doubled = new int[n];
        for (int i = 0; i < n; i++) {
            int first = lowerBound(sorted, values[i]);
            int last = upperBound(sorted, values[i]);
            doubled[i] = first + 1 + last;                 // twice the mean of first + 1 … last
        }
        int[] ties = new int[n / 2];
        int groups = 0;
        for (int i = 0; i < n;) {
            int next = upperBound(sorted, sorted[i]);
            if (next - i > 1) {
                ties[groups++] = next - i;
            }
            i = next;
        }
        return new Ranks(doubled, Arrays.copyOf(ties, groups));
    }

    boolean hasTies() {
        return ties.length > 0;
    }

    /// Σ(t³ − t) over the groups of ties.
    double tieTerm() {
        double sum = 0;
        for (double t : ties) {
            sum += t * t * t - t;
        }
        return sum;
    }

    private static int lowerBound(double[] sorted, double value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private static int upperBound(double[] sorted, double value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] <= value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
