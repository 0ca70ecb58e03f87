package scratch.math.kernel.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The innermost loop of [DoubleTriangle] on vector registers: a strip of columns, two vectors wide, in which four
/// unknowns at a time stay in registers while all that are known already are put into their equations.
final class DoubleStrips {
    private static final VectorSpecies<Double> S = Species.DOUBLE;
    private static final int LANES = S.length();
    private static final int SIZE = DoubleTriangle.SIZE;

    /// Columns of a strip.
    static final int COLUMNS = 2 * LANES;

    private DoubleStrips() {
    }

    /// X over B for `rows` equations, a multiple of four; T and the rows of B as in [DoubleTriangle].
    static void solve(boolean unit, int rows, double[] t, double[] b, int first, int step) {
        for (int s = 0; s < rows; s += 4) {
            int r0 = first + s * step;
            int r1 = r0 + step;
            int r2 = r1 + step;
            int r3 = r2 + step;
            DoubleVector a0 = DoubleVector.fromArray(S, b, r0);
            DoubleVector b0 = DoubleVector.fromArray(S, b, r0 + LANES);
            DoubleVector a1 = DoubleVector.fromArray(S, b, r1);
            DoubleVector b1 = DoubleVector.fromArray(S, b, r1 + LANES);
            DoubleVector a2 = DoubleVector.fromArray(S, b, r2);
            DoubleVector b2 = DoubleVector.fromArray(S, b, r2 + LANES);
            DoubleVector a3 = DoubleVector.fromArray(S, b, r3);
            DoubleVector b3 = DoubleVector.fromArray(S, b, r3 + LANES);
            int at = s * SIZE;
            for (int q = 0; q < s; q++) {
                DoubleVector x = DoubleVector.fromArray(S, b, first + q * step);
                DoubleVector y = DoubleVector.fromArray(S, b, first + q * step + LANES);
                DoubleVector t0 = DoubleVector.broadcast(S, t[at + q]);
                a0 = t0.fma(x, a0);
                b0 = t0.fma(y, b0);
                DoubleVector t1 = DoubleVector.broadcast(S, t[at + SIZE + q]);
                a1 = t1.fma(x, a1);
                b1 = t1.fma(y, b1);
                DoubleVector t2 = DoubleVector.broadcast(S, t[at + 2 * SIZE + q]);
                a2 = t2.fma(x, a2);
                b2 = t2.fma(y, b2);
                DoubleVector t3 = DoubleVector.broadcast(S, t[at + 3 * SIZE + q]);
                a3 = t3.fma(x, a3);
                b3 = t3.fma(y, b3);
            }
            int d = at + s;                                    // the four equations among themselves
            if (!unit) {
                a0 = a0.div(t[d]);
                b0 = b0.div(t[d]);
            }
            a1 = a0.fma(DoubleVector.broadcast(S, t[d + SIZE]), a1);
            b1 = b0.fma(DoubleVector.broadcast(S, t[d + SIZE]), b1);
            a2 = a0.fma(DoubleVector.broadcast(S, t[d + 2 * SIZE]), a2);
            b2 = b0.fma(DoubleVector.broadcast(S, t[d + 2 * SIZE]), b2);
            a3 = a0.fma(DoubleVector.broadcast(S, t[d + 3 * SIZE]), a3);
            b3 = b0.fma(DoubleVector.broadcast(S, t[d + 3 * SIZE]), b3);
            if (!unit) {
                a1 = a1.div(t[d + SIZE + 1]);
                b1 = b1.div(t[d + SIZE + 1]);
            }
            a2 = a1.fma(DoubleVector.broadcast(S, t[d + 2 * SIZE + 1]), a2);
            b2 = b1.fma(DoubleVector.broadcast(S, t[d + 2 * SIZE + 1]), b2);
            a3 = a1.fma(DoubleVector.broadcast(S, t[d + 3 * SIZE + 1]), a3);
            b3 = b1.fma(DoubleVector.broadcast(S, t[d + 3 * SIZE + 1]), b3);
            if (!unit) {
                a2 = a2.div(t[d + 2 * SIZE + 2]);
                b2 = b2.div(t[d + 2 * SIZE + 2]);
            }
            a3 = a2.fma(DoubleVector.broadcast(S, t[d + 3 * SIZE + 2]), a3);
            b3 = b2.fma(DoubleVector.broadcast(S, t[d + 3 * SIZE + 2]), b3);
            if (!unit) {
                a3 = a3.div(t[d + 3 * SIZE + 3]);
                b3 = b3.div(t[d + 3 * SIZE + 3]);
            }
            a0.intoArray(b, r0);
            b0.intoArray(b, r0 + LANES);
            a1.intoArray(b, r1);
            b1.intoArray(b, r1 + LANES);
            a2.intoArray(b, r2);
            b2.intoArray(b, r2 + LANES);
            a3.intoArray(b, r3);
            b3.intoArray(b, r3 + LANES);
        }
    }
}
