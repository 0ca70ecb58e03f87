package scratch.math.decomposition;

/// The innermost step of [LU]: a few columns of a row-major matrix, eliminated one after the other. They are copied out
/// first, so that each column is an array of its own: the search for the pivot and all updates then run along memory.
/// A column meets those left of it only when its turn comes, four of them in one pass ("left-looking").
/// Golub and Van Loan, *Matrix Computations*, section 3.2.
final class LUPanel {
    static final int WIDTH = 16;

    private final double[][] columns;
    private final int[] pivots = new int[WIDTH];   // the row that became row j of the panel

    LUPanel(int rows) {
        columns = new double[WIDTH][rows];
    }

    /// Eliminates columns from … from + width - 1 below and at row `from`, and notes in `pivots` which row came up for
    /// each. The other columns of these rows are left alone: see [#pivot(int)].
    void factor(double[] lu, int n, int from, int width) {
        int rows = n - from;
        for (int i = 0; i < rows; i++) {
            int row = (from + i) * n + from;
            for (int j = 0; j < width; j++) {
                columns[j][i] = lu[row + j];
            }
        }
        for (int j = 0; j < width; j++) {
            eliminate(j, rows, width);
        }
        for (int i = 0; i < rows; i++) {
            int row = (from + i) * n + from;
            for (int j = 0; j < width; j++) {
                lu[row + j] = columns[j][i];
            }
        }
    }

    /// Which row of the panel was exchanged with row j at step j.
    int pivot(int j) {
        return pivots[j];
    }

    /// Column j loses its multiples of the columns before it; then its largest element becomes the pivot.
    private void eliminate(int j, int rows, int width) {
        double[] column = columns[j];
        for (int p = 0; p < j; p++) {                              // column[p] is final: an element of U
            subtract(column[p], columns[p], column, p + 1, j);
        }
        int p = 0;
        for (; p + 4 <= j; p += 4) {
            subtract(column[p], column[p + 1], column[p + 2], column[p + 3],
                    columns[p], columns[p + 1], columns[p + 2], columns[p + 3], column, j, rows);
        }
        for (; p < j; p++) {
            subtract(column[p], columns[p], column, j, rows);
        }
        pivots[j] = largest(column, j, rows);
        for (int c = 0; c < width; c++) {
            double kept = columns[c][j];
            columns[c][j] = columns[c][pivots[j]];
            columns[c][pivots[j]] = kept;
        }
        double pivot = column[j];
        for (int i = j + 1; i < rows && pivot != 0; i++) {         // 0: the whole column is, and solve will say so
            column[i] /= pivot;
        }
    }

    private static int largest(double[] column, int from, int to) {
        int largest = from;
        double size = Math.abs(column[from]);
        for (int i = from + 1; i < to; i++) {
            if (Math.abs(column[i]) > size) {
                size = Math.abs(column[i]);
                largest = i;
            }
        }
        return largest;
    }

    private static void subtract(double factor, double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] -= factor * x[i];
        }
    }

    private static void subtract(double f0, double f1, double f2, double f3, double[] x0, double[] x1, double[] x2,
            double[] x3, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = y[i] - f0 * x0[i] - f1 * x1[i] - f2 * x2[i] - f3 * x3[i];
        }
    }
}
