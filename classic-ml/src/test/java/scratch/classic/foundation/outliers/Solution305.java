package scratch.classic.foundation.outliers;

import java.util.Arrays;

/// A solution of exercise 305.
final class Solution305 {
    private Solution305() {
    }

    static boolean[] marks(double[] train, double[] rows, double k) {
        double median = median(train);
        double mad = median(Arrays.stream(train).map(x -> Math.abs(x - median)).toArray());
        boolean[] marks = new boolean[rows.length];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = Math.abs(rows[i] - median) > k * 1.4826 * mad;
        }
        return marks;
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }
}
