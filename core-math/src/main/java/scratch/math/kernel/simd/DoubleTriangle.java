package scratch.math.kernel.simd;

/// A small triangle T, and the X with `T·X = B` for many columns of B: what is left of a triangular system when all
/// that can be a product has become one.
///
/// T stands in an array of stride [#SIZE] in the order of solving, with its signs turned beside the diagonal: equation s
/// is `t_ss·x_s = b_s + Σ_q t_sq·x_q` with q below s. Row s of B begins at `first + s·step`.
///
/// Each number is one chain of multiply-adds in the order of q and then one division, on vectors as in the plain loops:
/// same bits, whatever the width.
final class DoubleTriangle {

    static final int SIZE = 32;

    static final Warmth WARMTH = new TriangleWarmth();

    private DoubleTriangle() {
    }

    /// X over B, for `rows` equations and n columns. With `unit` the diagonal is 1 and not read.
    static void solve(boolean unit, int rows, double[] t, double[] b, int first, int step, int n) {
        if (!WARMTH.isHot()) {
            plain(unit, 0, rows, t, b, first, step, n);
            WARMTH.coldWork((double) rows * rows / 2 * n);
            return;
        }
        int strips = rows - rows % 4;                          // equations that are taken four at a time
        int width = DoubleStrips.COLUMNS;
        int whole = n - n % width;
        for (int j = 0; j < whole; j += width) {
            DoubleStrips.solve(unit, strips, t, b, first + j, step);
        }
        if (whole < n) {
            edge(unit, strips, t, b, first + whole, step, n - whole);
        }
        plain(unit, strips, rows, t, b, first, step, n);
    }

    /// The last columns, fewer than a strip has: solved beside B.
    private static void edge(boolean unit, int rows, double[] t, double[] b, int first, int step, int n) {
        int width = DoubleStrips.COLUMNS;
        double[] strip = new double[rows * width];
        for (int s = 0; s < rows; s++) {
            System.arraycopy(b, first + s * step, strip, s * width, n);
        }
        DoubleStrips.solve(unit, rows, t, strip, 0, width);
        for (int s = 0; s < rows; s++) {
            System.arraycopy(strip, s * width, b, first + s * step, n);
        }
    }

    /// Equations from … to - 1, one after the other.
    private static void plain(boolean unit, int from, int to, double[] t, double[] b, int first, int step, int n) {
        for (int s = from; s < to; s++) {
            int row = first + s * step;
            for (int q = 0; q < s; q++) {
                addRow(t[s * SIZE + q], b, first + q * step, row, n);
            }
            for (int j = row; j < row + n && !unit; j++) {
                b[j] /= t[s * SIZE + s];
            }
        }
    }

    private static void addRow(double factor, double[] b, int from, int to, int n) {
        for (int j = 0; j < n; j++) {
            b[to + j] = Math.fma(factor, b[from + j], b[to + j]);
        }
    }

    private static final class TriangleWarmth extends Warmth {
        private static final int COLUMNS = 16;
        private static final int CALLS = 8;

        TriangleWarmth() {
            super("double triangle", 1);
        }

        @Override
        boolean vectorsWin(int race) {
            double[] t = new double[SIZE * SIZE];
            double[] b = new double[SIZE * Math.max(COLUMNS, DoubleStrips.COLUMNS)];
            for (int s = 0; s < SIZE; s++) {
                t[s * SIZE + s] = 1;
            }
            long begin = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                DoubleStrips.solve(i % 2 == 0, SIZE, t, b, 0, DoubleStrips.COLUMNS);
            }
            long middle = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                plain(i % 2 == 0, 0, SIZE, t, b, 0, DoubleStrips.COLUMNS, DoubleStrips.COLUMNS);
            }
            return middle - begin < System.nanoTime() - middle;
        }
    }
}
