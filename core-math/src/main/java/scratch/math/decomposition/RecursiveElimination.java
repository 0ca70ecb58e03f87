package scratch.math.decomposition;

import scratch.math.kernel.Kernels;

/// Gaussian elimination by halving the columns: the left half, then the right half in the light of the left, then what
/// is left of the right half itself. Nearly all of the work ends in the one matrix product; a few columns at a time
/// remain for [LUPanel].
/// Toledo 1997, "Locality of Reference in LU Decomposition with Partial Pivoting".
final class RecursiveElimination {
    private static final Kernels KERNELS = Kernels.active();

    private final int n;
    private final double[] lu;     // (n, n)
    private final int[] order;     // (n)
    private final LUPanel panel;
    private final double[] row;    // (n): room for a row on the move

    /// For the matrix in `lu` (n, n), which becomes L and U; the rows of `order` go along with its rows.
    RecursiveElimination(int n, double[] lu, int[] order) {
        this.n = n;
        this.lu = lu;
        this.order = order;
        this.panel = new LUPanel(n);
        this.row = new double[n];
    }

    /// Eliminates columns from … from + width - 1 in all rows below.
    void factor(int from, int width) {
        if (width <= LUPanel.WIDTH) {
            panel.factor(lu, n, from, width);
            for (int j = 0; j < width; j++) {
                swapBeside(from, width, from + j, from + panel.pivot(j));
            }
            return;
        }
        int left = Math.ceilDiv(width / 2, LUPanel.WIDTH) * LUPanel.WIDTH;
        int right = width - left;
        int middle = from + left;
        int corner = from * n + from;
        int below = n - middle;
        factor(from, left);
        KERNELS.trsm(true, true, false, true, left, right, 1, lu, corner, n, lu, corner + left, n);
        KERNELS.gemm(false, false, below, right, left, -1, lu, corner + left * n, n, lu, corner + left, n, 1, lu,
                middle * n + middle, n);
        factor(middle, right);
    }

    /// Exchanges rows i and j left and right of columns from … from + width - 1, in which they are exchanged already.
    private void swapBeside(int from, int width, int i, int j) {
        if (i != j) {
            int end = from + width;
            swap(i * n, j * n, from);
            swap(i * n + end, j * n + end, n - end);
            Permutations.swap(order, i, j);
        }
    }

    private void swap(int a, int b, int length) {
        System.arraycopy(lu, a, row, 0, length);
        System.arraycopy(lu, b, lu, a, length);
        System.arraycopy(row, 0, lu, b, length);
    }
}
