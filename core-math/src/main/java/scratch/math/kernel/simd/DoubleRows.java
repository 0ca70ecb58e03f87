package scratch.math.kernel.simd;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Four rows of a matrix at a time: their inner products with a vector, and their weighted sum. The vector is then
/// read once for four rows, and four chains of additions are under way at a time.
final class DoubleRows {

    /// Lanes of each of four rows that are summed at the same time: one register of 512 bits per row.
    static final int ROW_WIDTH = 8;

    private static final VectorSpecies<Double> S = Species.DOUBLE;
    private static final int LANES = S.length();

    private DoubleRows() {
    }

    // ---------------------------------------------------------------- four rows against one vector

    /// Inner products of rows `row .. row + rows` of A with x, into `out`. `lanes` is scratch of 4·ROW_WIDTH.
    static void rowDots(boolean hot, double[] a, int aOffset, int lda, int row, int rows, int d,
                        double[] x, int xOffset, double[] out, int outOffset, double[] lanes) {
        int whole = d - d % ROW_WIDTH;
        for (int i = 0; i < rows; i += 4) {
            int last = rows - 1;                               // missing rows repeat the last: same code, same bits
            int r0 = aOffset + (row + i) * lda;
            int r1 = aOffset + (row + Math.min(i + 1, last)) * lda;
            int r2 = aOffset + (row + Math.min(i + 2, last)) * lda;
            int r3 = aOffset + (row + Math.min(i + 3, last)) * lda;
            if (hot) {
                fourRows(a, r0, r1, r2, r3, x, xOffset, whole, lanes);
            } else {
                plainFourRows(a, r0, r1, r2, r3, x, xOffset, whole, lanes);
            }
            for (int j = whole; j < d; j++) {
                int l = j - whole;
                double v = x[xOffset + j];
                lanes[l] = Math.fma(a[r0 + j], v, lanes[l]);
                lanes[l + ROW_WIDTH] = Math.fma(a[r1 + j], v, lanes[l + ROW_WIDTH]);
                lanes[l + 2 * ROW_WIDTH] = Math.fma(a[r2 + j], v, lanes[l + 2 * ROW_WIDTH]);
                lanes[l + 3 * ROW_WIDTH] = Math.fma(a[r3 + j], v, lanes[l + 3 * ROW_WIDTH]);
            }
            for (int q = 0; q < Math.min(4, rows - i); q++) {
                out[outOffset + i + q] = foldRow(lanes, q * ROW_WIDTH);
            }
        }
    }

    /// The inner product of a row of at most eight columns, each of which has a lane of its own; the lanes without one
    /// are 0, and turn a sum of −0 into 0.
    static double dotOfFew(double[] a, int row, double[] x, int xOffset, int d) {
        double sum = ((product(a, row, x, xOffset, 0, d) + product(a, row, x, xOffset, 4, d))
                + (product(a, row, x, xOffset, 2, d) + product(a, row, x, xOffset, 6, d)))
                + ((product(a, row, x, xOffset, 1, d) + product(a, row, x, xOffset, 5, d))
                + (product(a, row, x, xOffset, 3, d) + product(a, row, x, xOffset, 7, d)));
        return ROW_WIDTH > 8 ? 0 + sum : sum;
    }

    private static double product(double[] a, int row, double[] x, int xOffset, int j, int d) {
        return j < d ? Math.fma(a[row + j], x[xOffset + j], 0) : 0;
    }

    static void fourRows(double[] a, int r0, int r1, int r2, int r3, double[] x, int xOffset, int n,
                                 double[] lanes) {
        for (int l = 0; l < ROW_WIDTH; l += LANES) {
            DoubleVector s0 = DoubleVector.zero(S);
            DoubleVector s1 = DoubleVector.zero(S);
            DoubleVector s2 = DoubleVector.zero(S);
            DoubleVector s3 = DoubleVector.zero(S);
            for (int j = 0; j < n; j += ROW_WIDTH) {
                DoubleVector v = DoubleVector.fromArray(S, x, xOffset + l + j);
                s0 = DoubleVector.fromArray(S, a, r0 + l + j).fma(v, s0);
                s1 = DoubleVector.fromArray(S, a, r1 + l + j).fma(v, s1);
                s2 = DoubleVector.fromArray(S, a, r2 + l + j).fma(v, s2);
                s3 = DoubleVector.fromArray(S, a, r3 + l + j).fma(v, s3);
            }
            s0.intoArray(lanes, l);
            s1.intoArray(lanes, l + ROW_WIDTH);
            s2.intoArray(lanes, l + 2 * ROW_WIDTH);
            s3.intoArray(lanes, l + 3 * ROW_WIDTH);
        }
    }

    static void plainFourRows(double[] a, int r0, int r1, int r2, int r3, double[] x, int xOffset, int n,
                                      double[] lanes) {
        plainRow(a, r0, x, xOffset, n, lanes, 0);
        plainRow(a, r1, x, xOffset, n, lanes, ROW_WIDTH);
        plainRow(a, r2, x, xOffset, n, lanes, 2 * ROW_WIDTH);
        plainRow(a, r3, x, xOffset, n, lanes, 3 * ROW_WIDTH);
    }

    private static void plainRow(double[] a, int r, double[] x, int xOffset, int n, double[] lanes, int from) {
        Arrays.fill(lanes, from, from + ROW_WIDTH, 0);
        for (int j = 0; j < n; j += ROW_WIDTH) {
            for (int l = 0; l < ROW_WIDTH; l++) {
                lanes[from + l] = Math.fma(a[r + j + l], x[xOffset + j + l], lanes[from + l]);
            }
        }
    }

    // ---------------------------------------------------------------- a vector and four rows

    /// `g ← g + v0·a0 + v1·a1 + v2·a2 + v3·a3` for four rows of A, as one chain of multiply-adds for each value of g.
    /// subtle: written as a plain loop it is not made vector code, because the rows start at different offsets.
    static void addFourRows(boolean hot, double[] a, int r0, int r1, int r2, int r3, int n,
                            double v0, double v1, double v2, double v3, double[] g, int gOffset) {
        int whole = hot ? n - n % LANES : 0;
        if (hot) {
            addFourRowsOnVectors(a, r0, r1, r2, r3, whole, v0, v1, v2, v3, g, gOffset);
        }
        plainAddFourRows(a, r0, r1, r2, r3, whole, n, v0, v1, v2, v3, g, gOffset);
    }

    static void addFourRowsOnVectors(double[] a, int r0, int r1, int r2, int r3, int n,
                                             double v0, double v1, double v2, double v3, double[] g, int gOffset) {
        DoubleVector w0 = DoubleVector.broadcast(S, v0);
        DoubleVector w1 = DoubleVector.broadcast(S, v1);
        DoubleVector w2 = DoubleVector.broadcast(S, v2);
        DoubleVector w3 = DoubleVector.broadcast(S, v3);
        for (int j = 0; j < n; j += LANES) {
            DoubleVector sum = DoubleVector.fromArray(S, a, r0 + j).fma(w0, DoubleVector.fromArray(S, g, gOffset + j));
            sum = DoubleVector.fromArray(S, a, r1 + j).fma(w1, sum);
            sum = DoubleVector.fromArray(S, a, r2 + j).fma(w2, sum);
            DoubleVector.fromArray(S, a, r3 + j).fma(w3, sum).intoArray(g, gOffset + j);
        }
    }

    static void plainAddFourRows(double[] a, int r0, int r1, int r2, int r3, int from, int n,
                                         double v0, double v1, double v2, double v3, double[] g, int gOffset) {
        for (int j = from; j < n; j++) {
            double sum = Math.fma(v0, a[r0 + j], g[gOffset + j]);
            sum = Math.fma(v1, a[r1 + j], sum);
            sum = Math.fma(v2, a[r2 + j], sum);
            g[gOffset + j] = Math.fma(v3, a[r3 + j], sum);
        }
    }

    /// The same for the lanes of one row, with the last 8 written out: short loops would take longer than the row.
    private static double foldRow(double[] lanes, int l) {
        for (int half = ROW_WIDTH / 2; half >= 8; half /= 2) {
            for (int i = l; i < l + half; i++) {
                lanes[i] += lanes[i + half];
            }
        }
        return ((lanes[l] + lanes[l + 4]) + (lanes[l + 2] + lanes[l + 6]))
                + ((lanes[l + 1] + lanes[l + 5]) + (lanes[l + 3] + lanes[l + 7]));
    }
}
