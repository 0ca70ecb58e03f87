package scratch.classic.nearest;

/// Splits row numbers at a median: Hoare's quickselect, in place. Rows with equal values go by their number, so that no two
/// are equal, and many duplicates do no harm.
final class Median {
    private final double[] x;       // (n, d)
    private final int d;
    private final int[] rows;       // rearranged

    Median(double[] x, int d, int[] rows) {
        this.x = x;
        this.d = d;
        this.rows = rows;
    }

    /// The column with the largest difference between two of these rows, the first of equals.
    int widestColumn(int from, int to) {
        int widest = 0;
        double width = -1;
        for (int j = 0; j < d; j++) {
            double low = x[rows[from] * d + j];
            double high = low;
            for (int i = from + 1; i < to; i++) {
                low = Math.min(low, x[rows[i] * d + j]);
                high = Math.max(high, x[rows[i] * d + j]);
            }
            if (high - low > width) {
                width = high - low;
                widest = j;
            }
        }
        return widest;
    }

    /// Rearranges places `from` to `to`: what stands before `middle` is smaller in this column than what stands from there.
    void split(int from, int to, int middle, int column) {
        int low = from;
        int high = to - 1;
        while (low < high) {
            int pivot = pivot(low, high, column);
            int i = low;
            int j = high;
            while (i <= j) {
                while (less(rows[i], pivot, column)) {
                    i++;
                }
                while (less(pivot, rows[j], column)) {
                    j--;
                }
                if (i <= j) {
                    int row = rows[i];
                    rows[i++] = rows[j];
                    rows[j--] = row;
                }
            }
            if (middle <= j) {
                high = j;
            } else if (middle >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    /// The middle one of three rows: already sorted rows are then the best case, not the worst.
    private int pivot(int low, int high, int column) {
        int a = rows[low];
        int b = rows[(low + high) >>> 1];
        int c = rows[high];
        if (less(b, a, column)) {
            int swap = a;
            a = b;
            b = swap;
        }
        return less(c, a, column) ? a : less(c, b, column) ? c : b;
    }

    private boolean less(int a, int b, int column) {
        double left = x[a * d + column];
        double right = x[b * d + column];
        return left < right || left == right && a < b;
    }
}
