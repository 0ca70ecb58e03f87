package scratch.example.figure;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/// Leaves out what no reader can see, so that a million points do not make a megabyte.
final class Thinning {
    private double[] x;
    private double[] y;
    private int n;

    private Thinning(int capacity) {
        x = new double[capacity];
        y = new double[capacity];
    }

    /// Points of a line or of a scatter plot: x and y, equally long.
    record Points(double[] x, double[] y) { }

    /// A line from left to right: of all values in a pixel column, the first, lowest, highest and last.
    ///
    /// @param column the pixel column of an x
    static Points line(double[] xs, double[] ys, int width, DoubleUnaryOperator column) {
        if (xs.length <= 4 * width || !isSorted(xs)) {
            return new Points(xs, ys);
        }
        Thinning kept = new Thinning(xs.length);
        int start = 0;
        while (start < xs.length) {
            int end = start + 1;
            double pixel = Math.floor(column.applyAsDouble(xs[start]));
            boolean gap = Double.isNaN(ys[start]);
            while (end < xs.length && Double.isNaN(ys[end]) == gap
                && Math.floor(column.applyAsDouble(xs[end])) == pixel) {
                end++;
            }
            kept.addColumn(xs, ys, start, end);
            start = end;
        }
        return kept.points();
    }

    /// Marks: one of those that fall on the same half pixel, and of more than `most` only every k-th.
    static Points marks(double[] xs, double[] ys, int most, DoubleUnaryOperator column, DoubleUnaryOperator row) {
        if (xs.length <= 300) {
            return new Points(xs, ys);
        }
        Thinning visible = new Thinning(xs.length);
        Set<Long> taken = new HashSet<>();
        for (int i = 0; i < xs.length; i++) {
            long px = Math.round(2 * column.applyAsDouble(xs[i]));
            long py = Math.round(2 * row.applyAsDouble(ys[i]));
            if (!Double.isNaN(xs[i]) && !Double.isNaN(ys[i]) && taken.add(px << 32 | py & 0xFFFFFFFFL)) {
                visible.add(xs[i], ys[i]);
            }
        }
        int step = Math.ceilDiv(visible.n, most);
        Thinning kept = new Thinning(Math.ceilDiv(visible.n, step));
        for (int i = 0; i < visible.n; i += step) {
            kept.add(visible.x[i], visible.y[i]);
        }
        return kept.points();
    }

    private static boolean isSorted(double[] xs) {
        for (int i = 1; i < xs.length; i++) {
            if (!(xs[i] >= xs[i - 1])) {
                return false;
            }
        }
        return true;
    }

    private void addColumn(double[] xs, double[] ys, int start, int end) {
        int low = start;
        int high = start;
        for (int i = start; i < end; i++) {
            low = ys[i] < ys[low] ? i : low;
            high = ys[i] > ys[high] ? i : high;
        }
        int[] kept = {start, Math.min(low, high), Math.max(low, high), end - 1};
        for (int i = 0; i < kept.length; i++) {
            if (i == 0 || kept[i] != kept[i - 1]) {
                add(xs[kept[i]], ys[kept[i]]);
            }
        }
    }

    private void add(double px, double py) {
        x[n] = px;
        y[n++] = py;
    }

    private Points points() {
        return new Points(Arrays.copyOf(x, n), Arrays.copyOf(y, n));
    }
}
