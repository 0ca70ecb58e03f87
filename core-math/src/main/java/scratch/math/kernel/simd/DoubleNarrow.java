package scratch.math.kernel.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Matrices of few columns, a row at a time: w and the gradient stay in registers, and nothing is done for a row but
/// to read its vectors, twice.
///
/// Why it is fast: a processor looks some two hundred instructions ahead. The fewer of them a row takes, the more rows
/// are on their way from memory at the same time; loops over a row, or sums that go through memory, cost more than
/// the arithmetic. The order of every addition is that of [DoubleRows], and so are the bits.
final class DoubleNarrow {

    /// Vectors of one row. w and g take one register each for every vector: 16 of 32. Where there are 16 in all, the
    /// compiler keeps w on the stack, which is read as fast as the row is.
    private static final int VECTORS = 8;

    private static final VectorSpecies<Double> S = Species.DOUBLE;
    private static final int LANES = S.length();

    /// Columns for which there is room.
    static final int WIDEST = VECTORS * LANES;

    /// Registers as wide as the fixed lanes of a row, or half as wide: elsewhere [DoubleRows] does the work.
    static final boolean POSSIBLE = 2 * LANES >= DoubleRows.ROW_WIDTH;

    /// Half as wide: the odd vectors of a row then have lanes of their own.
    private static final boolean PAIRS = 2 * LANES == DoubleRows.ROW_WIDTH;

    private static final VectorShuffle<Double> SWAP_8 = swap(8);
    private static final VectorShuffle<Double> SWAP_4 = swap(4);
    private static final VectorShuffle<Double> SWAP_2 = swap(2);
    private static final VectorShuffle<Double> SWAP_1 = swap(1);

    private DoubleNarrow() {
    }

    /// The values that lie `distance` lanes apart change places.
    private static VectorShuffle<Double> swap(int distance) {
        return VectorShuffle.fromOp(S, lane -> (lane ^ distance) % LANES);
    }

    /// Of `rows` rows that start at `aOffset`, how many can be taken here. Whole vectors are read, and what lies behind
    /// a row is ignored; but the last rows of an array may have too little behind them.
    static int rows(int length, int aOffset, int lda, int rows, int d) {
        if (!POSSIBLE || d == 0 || d > WIDEST) {
            return 0;
        }
        long behind = length - aOffset - (long) (d + LANES - 1) / LANES * LANES;
        return behind < 0 ? 0 : (int) Math.min(rows, lda == 0 ? rows : behind / lda + 1);
    }

    /// Inner products of `rows` rows with w, into `out`. w has room for [#WIDEST] values.
    static void dots(double[] a, int aOffset, int lda, int rows, int d, double[] w, double[] out, int outOffset) {
        int last = (d - 1) / LANES;
        boolean odd = last % 2 == 1;
        VectorMask<Double> valid = S.indexInRange(last * LANES, d);
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector w0 = DoubleVector.fromArray(S, w, 0);
        DoubleVector w1 = DoubleVector.fromArray(S, w, LANES);
        DoubleVector w2 = DoubleVector.fromArray(S, w, 2 * LANES);
        DoubleVector w3 = DoubleVector.fromArray(S, w, 3 * LANES);
        DoubleVector w4 = DoubleVector.fromArray(S, w, 4 * LANES);
        DoubleVector w5 = DoubleVector.fromArray(S, w, 5 * LANES);
        DoubleVector w6 = DoubleVector.fromArray(S, w, 6 * LANES);
        DoubleVector wLast = DoubleVector.fromArray(S, w, last * LANES);
        for (int i = 0; i < rows; i++) {
            int row = aOffset + i * lda;
            DoubleVector s = zero;
            DoubleVector t = zero;
            if (last > 0) {
                s = DoubleVector.fromArray(S, a, row).fma(w0, s);
            }
            if (last > 1) {
                if (PAIRS) {
                    t = DoubleVector.fromArray(S, a, row + LANES).fma(w1, t);
                } else {
                    s = DoubleVector.fromArray(S, a, row + LANES).fma(w1, s);
                }
            }
            if (last > 2) {
                s = DoubleVector.fromArray(S, a, row + 2 * LANES).fma(w2, s);
            }
            if (last > 3) {
                if (PAIRS) {
                    t = DoubleVector.fromArray(S, a, row + 3 * LANES).fma(w3, t);
                } else {
                    s = DoubleVector.fromArray(S, a, row + 3 * LANES).fma(w3, s);
                }
            }
            if (last > 4) {
                s = DoubleVector.fromArray(S, a, row + 4 * LANES).fma(w4, s);
            }
            if (last > 5) {
                if (PAIRS) {
                    t = DoubleVector.fromArray(S, a, row + 5 * LANES).fma(w5, t);
                } else {
                    s = DoubleVector.fromArray(S, a, row + 5 * LANES).fma(w5, s);
                }
            }
            if (last > 6) {
                s = DoubleVector.fromArray(S, a, row + 6 * LANES).fma(w6, s);
            }
            DoubleVector end = DoubleVector.fromArray(S, a, row + last * LANES);
            if (PAIRS && odd) {
                t = t.blend(end.fma(wLast, t), valid);
            } else {
                s = s.blend(end.fma(wLast, s), valid);
            }
            s = PAIRS ? s.add(t) : s;
            out[outOffset + i] = fold(s).lane(0);
        }
    }

    /// `g ← g + Σ_i r_i·a_i` with `r_i = a_i·w − y_i` over `rows` rows; returns `Σ_i r_i²`. w and g have room for
    /// [#WIDEST] values.
    static double gradient(double[] a, int aOffset, int lda, int rows, int d, double[] w,
                           double[] y, int yOffset, double[] g) {
        int last = (d - 1) / LANES;
        boolean odd = last % 2 == 1;
        VectorMask<Double> valid = S.indexInRange(last * LANES, d);
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector sum = zero;
        DoubleVector w0 = DoubleVector.fromArray(S, w, 0);
        DoubleVector w1 = DoubleVector.fromArray(S, w, LANES);
        DoubleVector w2 = DoubleVector.fromArray(S, w, 2 * LANES);
        DoubleVector w3 = DoubleVector.fromArray(S, w, 3 * LANES);
        DoubleVector w4 = DoubleVector.fromArray(S, w, 4 * LANES);
        DoubleVector w5 = DoubleVector.fromArray(S, w, 5 * LANES);
        DoubleVector w6 = DoubleVector.fromArray(S, w, 6 * LANES);
        DoubleVector wLast = DoubleVector.fromArray(S, w, last * LANES);
        DoubleVector g0 = DoubleVector.fromArray(S, g, 0);
        DoubleVector g1 = DoubleVector.fromArray(S, g, LANES);
        DoubleVector g2 = DoubleVector.fromArray(S, g, 2 * LANES);
        DoubleVector g3 = DoubleVector.fromArray(S, g, 3 * LANES);
        DoubleVector g4 = DoubleVector.fromArray(S, g, 4 * LANES);
        DoubleVector g5 = DoubleVector.fromArray(S, g, 5 * LANES);
        DoubleVector g6 = DoubleVector.fromArray(S, g, 6 * LANES);
        DoubleVector gLast = DoubleVector.fromArray(S, g, last * LANES);
        for (int i = 0; i < rows; i++) {
            int row = aOffset + i * lda;
            DoubleVector s = zero;
            DoubleVector t = zero;
            if (last > 0) {
                s = DoubleVector.fromArray(S, a, row).fma(w0, s);
            }
            if (last > 1) {
                if (PAIRS) {
                    t = DoubleVector.fromArray(S, a, row + LANES).fma(w1, t);
                } else {
                    s = DoubleVector.fromArray(S, a, row + LANES).fma(w1, s);
                }
            }
            if (last > 2) {
                s = DoubleVector.fromArray(S, a, row + 2 * LANES).fma(w2, s);
            }
            if (last > 3) {
                if (PAIRS) {
                    t = DoubleVector.fromArray(S, a, row + 3 * LANES).fma(w3, t);
                } else {
                    s = DoubleVector.fromArray(S, a, row + 3 * LANES).fma(w3, s);
                }
            }
            if (last > 4) {
                s = DoubleVector.fromArray(S, a, row + 4 * LANES).fma(w4, s);
            }
            if (last > 5) {
                if (PAIRS) {
                    t = DoubleVector.fromArray(S, a, row + 5 * LANES).fma(w5, t);
                } else {
                    s = DoubleVector.fromArray(S, a, row + 5 * LANES).fma(w5, s);
                }
            }
            if (last > 6) {
                s = DoubleVector.fromArray(S, a, row + 6 * LANES).fma(w6, s);
            }
            DoubleVector end = DoubleVector.fromArray(S, a, row + last * LANES);
            if (PAIRS && odd) {
                t = t.blend(end.fma(wLast, t), valid);
            } else {
                s = s.blend(end.fma(wLast, s), valid);
            }
            s = PAIRS ? s.add(t) : s;
            DoubleVector residual = fold(s).sub(DoubleVector.broadcast(S, y[yOffset + i]));
            sum = residual.fma(residual, sum);
            if (last > 0) {
                g0 = DoubleVector.fromArray(S, a, row).fma(residual, g0);
            }
            if (last > 1) {
                g1 = DoubleVector.fromArray(S, a, row + LANES).fma(residual, g1);
            }
            if (last > 2) {
                g2 = DoubleVector.fromArray(S, a, row + 2 * LANES).fma(residual, g2);
            }
            if (last > 3) {
                g3 = DoubleVector.fromArray(S, a, row + 3 * LANES).fma(residual, g3);
            }
            if (last > 4) {
                g4 = DoubleVector.fromArray(S, a, row + 4 * LANES).fma(residual, g4);
            }
            if (last > 5) {
                g5 = DoubleVector.fromArray(S, a, row + 5 * LANES).fma(residual, g5);
            }
            if (last > 6) {
                g6 = DoubleVector.fromArray(S, a, row + 6 * LANES).fma(residual, g6);
            }
            gLast = DoubleVector.fromArray(S, a, row + last * LANES).fma(residual, gLast);
        }
        g0.intoArray(g, 0);
        g1.intoArray(g, LANES);
        g2.intoArray(g, 2 * LANES);
        g3.intoArray(g, 3 * LANES);
        g4.intoArray(g, 4 * LANES);
        g5.intoArray(g, 5 * LANES);
        g6.intoArray(g, 6 * LANES);
        gLast.intoArray(g, last * LANES);
        return sum.lane(0);
    }

    /// The sum of all lanes, in all lanes: the upper half to the lower, again and again.
    private static DoubleVector fold(DoubleVector s) {
        if (LANES > 8) {
            s = s.add(s.rearrange(SWAP_8));
        }
        if (LANES > 4) {
            s = s.add(s.rearrange(SWAP_4));
        }
        s = s.add(s.rearrange(SWAP_2));
        return s.add(s.rearrange(SWAP_1));
    }
}
