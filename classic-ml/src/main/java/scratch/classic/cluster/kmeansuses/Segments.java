package scratch.classic.cluster.kmeansuses;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.math.Matrix;

/// What a cluster looks like in the units of the table: how many rows it has, and the median of each column. Medians, because a
/// person reads them, and because one very large customer moves no median.
///
/// @param sizes   (k)
/// @param medians (k, d)
record Segments(int[] sizes, Matrix medians) {

    /// @param x      (n, d), as it was measured
    /// @param labels (n), from 0 to k − 1, each of which occurs
    static Segments profile(Matrix x, int[] labels, int k) {
        int[] sizes = new int[k];
        Matrix medians = Matrix.zeros(k, x.columns());
        for (int c = 0; c < k; c++) {
            int cluster = c;
            int[] rows = IntStream.range(0, labels.length).filter(i -> labels[i] == cluster).toArray();
            sizes[c] = rows.length;
            for (int j = 0; j < x.columns(); j++) {
                medians.set(c, j, median(x.selectRows(rows).column(j)));
            }
        }
        return new Segments(sizes, medians);
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// The clusters by one column, the smallest median first: numbers of clusters are names, this gives them an order.
    int[] orderedBy(int column) {
        return IntStream.range(0, sizes.length).boxed()
                .sorted((a, b) -> Double.compare(medians.get(a, column), medians.get(b, column)))
                .mapToInt(Integer::intValue).toArray();
    }
}
