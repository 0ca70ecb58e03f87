package scratch.math.kernel.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The innermost loops of [NormalSums] on vector registers: four rows of a sum of outer products at a time, in registers from
/// the first product to the last.
final class NormalTiles {
    private static final VectorSpecies<Double> S = Species.DOUBLE;
    private static final int LANES = S.length();

    /// Columns of one register, of a narrow tile, two of them, and of a wide one, four: with four rows 4, 8 and 16 sums.
    static final int SINGLE = LANES;
    static final int NARROW = 2 * LANES;
    static final int WIDE = 4 * LANES;

    /// Whether there are registers enough for a wide one.
    static final boolean WIDE_FITS = Species.REGISTERS_32;

    private NormalTiles() {
    }

    /// Rows i … i + 3 and the columns j … of `C ← C + Σ_r x_r x_rᵀ`, where x_r begins at `rows[from + r]·ldx`.
    static void narrow(int count, int[] rows, int from, double[] x, int ldx, int i, int j, double[] c,
                       int ldc) {
        int at = i * ldc + j;
        DoubleVector a0 = DoubleVector.fromArray(S, c, at);
        DoubleVector b0 = DoubleVector.fromArray(S, c, at + LANES);
        DoubleVector a1 = DoubleVector.fromArray(S, c, at + ldc);
        DoubleVector b1 = DoubleVector.fromArray(S, c, at + ldc + LANES);
        DoubleVector a2 = DoubleVector.fromArray(S, c, at + 2 * ldc);
        DoubleVector b2 = DoubleVector.fromArray(S, c, at + 2 * ldc + LANES);
        DoubleVector a3 = DoubleVector.fromArray(S, c, at + 3 * ldc);
        DoubleVector b3 = DoubleVector.fromArray(S, c, at + 3 * ldc + LANES);
        for (int r = from; r < from + count; r++) {
            int row = rows[r] * ldx;
            DoubleVector a = DoubleVector.fromArray(S, x, row + j);
            DoubleVector b = DoubleVector.fromArray(S, x, row + j + LANES);
            DoubleVector s0 = DoubleVector.broadcast(S, x[row + i]);
            a0 = s0.fma(a, a0);
            b0 = s0.fma(b, b0);
            DoubleVector s1 = DoubleVector.broadcast(S, x[row + i + 1]);
            a1 = s1.fma(a, a1);
            b1 = s1.fma(b, b1);
            DoubleVector s2 = DoubleVector.broadcast(S, x[row + i + 2]);
            a2 = s2.fma(a, a2);
            b2 = s2.fma(b, b2);
            DoubleVector s3 = DoubleVector.broadcast(S, x[row + i + 3]);
            a3 = s3.fma(a, a3);
            b3 = s3.fma(b, b3);
        }
        a0.intoArray(c, at);
        b0.intoArray(c, at + LANES);
        a1.intoArray(c, at + ldc);
        b1.intoArray(c, at + ldc + LANES);
        a2.intoArray(c, at + 2 * ldc);
        b2.intoArray(c, at + 2 * ldc + LANES);
        a3.intoArray(c, at + 3 * ldc);
        b3.intoArray(c, at + 3 * ldc + LANES);
    }

    /// As [#narrow], with four registers of columns.
    static void wide(int count, int[] rows, int from, double[] x, int ldx, int i, int j, double[] c,
                     int ldc) {
        int at = i * ldc + j;
        DoubleVector a0 = DoubleVector.fromArray(S, c, at);
        DoubleVector b0 = DoubleVector.fromArray(S, c, at + LANES);
        DoubleVector c0 = DoubleVector.fromArray(S, c, at + 2 * LANES);
        DoubleVector d0 = DoubleVector.fromArray(S, c, at + 3 * LANES);
        DoubleVector a1 = DoubleVector.fromArray(S, c, at + ldc);
        DoubleVector b1 = DoubleVector.fromArray(S, c, at + ldc + LANES);
        DoubleVector c1 = DoubleVector.fromArray(S, c, at + ldc + 2 * LANES);
        DoubleVector d1 = DoubleVector.fromArray(S, c, at + ldc + 3 * LANES);
        DoubleVector a2 = DoubleVector.fromArray(S, c, at + 2 * ldc);
        DoubleVector b2 = DoubleVector.fromArray(S, c, at + 2 * ldc + LANES);
        DoubleVector c2 = DoubleVector.fromArray(S, c, at + 2 * ldc + 2 * LANES);
        DoubleVector d2 = DoubleVector.fromArray(S, c, at + 2 * ldc + 3 * LANES);
        DoubleVector a3 = DoubleVector.fromArray(S, c, at + 3 * ldc);
        DoubleVector b3 = DoubleVector.fromArray(S, c, at + 3 * ldc + LANES);
        DoubleVector c3 = DoubleVector.fromArray(S, c, at + 3 * ldc + 2 * LANES);
        DoubleVector d3 = DoubleVector.fromArray(S, c, at + 3 * ldc + 3 * LANES);
        for (int r = from; r < from + count; r++) {
            int row = rows[r] * ldx;
            DoubleVector va = DoubleVector.fromArray(S, x, row + j);
            DoubleVector vb = DoubleVector.fromArray(S, x, row + j + LANES);
            DoubleVector vc = DoubleVector.fromArray(S, x, row + j + 2 * LANES);
            DoubleVector vd = DoubleVector.fromArray(S, x, row + j + 3 * LANES);
            DoubleVector s0 = DoubleVector.broadcast(S, x[row + i]);
            a0 = s0.fma(va, a0);
            b0 = s0.fma(vb, b0);
            c0 = s0.fma(vc, c0);
            d0 = s0.fma(vd, d0);
            DoubleVector s1 = DoubleVector.broadcast(S, x[row + i + 1]);
            a1 = s1.fma(va, a1);
            b1 = s1.fma(vb, b1);
            c1 = s1.fma(vc, c1);
            d1 = s1.fma(vd, d1);
            DoubleVector s2 = DoubleVector.broadcast(S, x[row + i + 2]);
            a2 = s2.fma(va, a2);
            b2 = s2.fma(vb, b2);
            c2 = s2.fma(vc, c2);
            d2 = s2.fma(vd, d2);
            DoubleVector s3 = DoubleVector.broadcast(S, x[row + i + 3]);
            a3 = s3.fma(va, a3);
            b3 = s3.fma(vb, b3);
            c3 = s3.fma(vc, c3);
            d3 = s3.fma(vd, d3);
        }
        a0.intoArray(c, at);
        b0.intoArray(c, at + LANES);
        c0.intoArray(c, at + 2 * LANES);
        d0.intoArray(c, at + 3 * LANES);
        a1.intoArray(c, at + ldc);
        b1.intoArray(c, at + ldc + LANES);
        c1.intoArray(c, at + ldc + 2 * LANES);
        d1.intoArray(c, at + ldc + 3 * LANES);
        a2.intoArray(c, at + 2 * ldc);
        b2.intoArray(c, at + 2 * ldc + LANES);
        c2.intoArray(c, at + 2 * ldc + 2 * LANES);
        d2.intoArray(c, at + 2 * ldc + 3 * LANES);
        a3.intoArray(c, at + 3 * ldc);
        b3.intoArray(c, at + 3 * ldc + LANES);
        c3.intoArray(c, at + 3 * ldc + 2 * LANES);
        d3.intoArray(c, at + 3 * ldc + 3 * LANES);
    }

    /// As [#narrow], with one register of columns.
    static void single(int count, int[] rows, int from, double[] x, int ldx, int i, int j, double[] c,
                       int ldc) {
        int at = i * ldc + j;
        DoubleVector a0 = DoubleVector.fromArray(S, c, at);
        DoubleVector a1 = DoubleVector.fromArray(S, c, at + ldc);
        DoubleVector a2 = DoubleVector.fromArray(S, c, at + 2 * ldc);
        DoubleVector a3 = DoubleVector.fromArray(S, c, at + 3 * ldc);
        for (int r = from; r < from + count; r++) {
            int row = rows[r] * ldx;
            DoubleVector a = DoubleVector.fromArray(S, x, row + j);
            a0 = DoubleVector.broadcast(S, x[row + i]).fma(a, a0);
            a1 = DoubleVector.broadcast(S, x[row + i + 1]).fma(a, a1);
            a2 = DoubleVector.broadcast(S, x[row + i + 2]).fma(a, a2);
            a3 = DoubleVector.broadcast(S, x[row + i + 3]).fma(a, a3);
        }
        a0.intoArray(c, at);
        a1.intoArray(c, at + ldc);
        a2.intoArray(c, at + 2 * ldc);
        a3.intoArray(c, at + 3 * ldc);
    }

    /// `b ← b + Σ_r y_r x_r` for one register of columns from j on.
    static void combine(int count, int[] rows, int from, double[] x, int ldx, double[] y, int yOffset, int j,
                        double[] b) {
        DoubleVector sum = DoubleVector.fromArray(S, b, j);
        for (int r = 0; r < count; r++) {
            DoubleVector weight = DoubleVector.broadcast(S, y[yOffset + r]);
            sum = weight.fma(DoubleVector.fromArray(S, x, rows[from + r] * ldx + j), sum);
        }
        sum.intoArray(b, j);
    }
}
