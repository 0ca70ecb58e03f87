package scratch.math.kernel.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The loops of [DoubleNearest] on vector registers: two or four registers of points against four centres or rows at a time.
/// What these sums decide is settled before the next four are begun, so that the matrix of all sums is never written.
final class NearestVectors {
    private static final VectorSpecies<Double> S = Species.DOUBLE;
    private static final int LANES = S.length();

    /// Points that are looked at together, and the fewest of them.
    static final int POINTS = (Species.REGISTERS_32 ? 4 : 2) * LANES;
    static final int FEW_POINTS = 2 * LANES;

    private NearestVectors() {
    }

    /// The nearest centres of 4·LANES points, of which the first stands at xAt. `found` gets the numbers of the centres as
    /// doubles. Sixteen sums at a time: for 32 registers.
    static void nearest(int k, int d, double[] x, int xAt, int ldx, double[] y, int yOffset, int ldy,
                        double[] found, double[] squares, int out) {
        DoubleVector infinity = DoubleVector.broadcast(S, Double.POSITIVE_INFINITY);
        DoubleVector first0 = infinity;
        DoubleVector first1 = infinity;
        DoubleVector first2 = infinity;
        DoubleVector first3 = infinity;
        DoubleVector best0 = DoubleVector.zero(S);
        DoubleVector best1 = DoubleVector.zero(S);
        DoubleVector best2 = DoubleVector.zero(S);
        DoubleVector best3 = DoubleVector.zero(S);
        for (int c = 0; c < k; c += 4) {
            int y0 = yOffset + c * ldy;
            int y1 = c + 1 < k ? y0 + ldy : y0;                // there may be no such centre: then this one again, unused
            int y2 = c + 2 < k ? y1 + ldy : y0;
            int y3 = c + 3 < k ? y2 + ldy : y0;
            DoubleVector s00 = DoubleVector.zero(S);
            DoubleVector s01 = DoubleVector.zero(S);
            DoubleVector s02 = DoubleVector.zero(S);
            DoubleVector s03 = DoubleVector.zero(S);
            DoubleVector s10 = DoubleVector.zero(S);
            DoubleVector s11 = DoubleVector.zero(S);
            DoubleVector s12 = DoubleVector.zero(S);
            DoubleVector s13 = DoubleVector.zero(S);
            DoubleVector s20 = DoubleVector.zero(S);
            DoubleVector s21 = DoubleVector.zero(S);
            DoubleVector s22 = DoubleVector.zero(S);
            DoubleVector s23 = DoubleVector.zero(S);
            DoubleVector s30 = DoubleVector.zero(S);
            DoubleVector s31 = DoubleVector.zero(S);
            DoubleVector s32 = DoubleVector.zero(S);
            DoubleVector s33 = DoubleVector.zero(S);
            for (int j = 0; j < d; j++) {
                DoubleVector x0 = DoubleVector.fromArray(S, x, xAt + j * ldx);
                DoubleVector x1 = DoubleVector.fromArray(S, x, xAt + j * ldx + LANES);
                DoubleVector x2 = DoubleVector.fromArray(S, x, xAt + j * ldx + 2 * LANES);
                DoubleVector x3 = DoubleVector.fromArray(S, x, xAt + j * ldx + 3 * LANES);
                DoubleVector centre = DoubleVector.broadcast(S, y[y0 + j]);
                DoubleVector t = x0.sub(centre);
                DoubleVector u = x1.sub(centre);
                DoubleVector v = x2.sub(centre);
                DoubleVector w = x3.sub(centre);
                s00 = t.fma(t, s00);
                s01 = u.fma(u, s01);
                s02 = v.fma(v, s02);
                s03 = w.fma(w, s03);
                centre = DoubleVector.broadcast(S, y[y1 + j]);
                t = x0.sub(centre);
                u = x1.sub(centre);
                v = x2.sub(centre);
                w = x3.sub(centre);
                s10 = t.fma(t, s10);
                s11 = u.fma(u, s11);
                s12 = v.fma(v, s12);
                s13 = w.fma(w, s13);
                centre = DoubleVector.broadcast(S, y[y2 + j]);
                t = x0.sub(centre);
                u = x1.sub(centre);
                v = x2.sub(centre);
                w = x3.sub(centre);
                s20 = t.fma(t, s20);
                s21 = u.fma(u, s21);
                s22 = v.fma(v, s22);
                s23 = w.fma(w, s23);
                centre = DoubleVector.broadcast(S, y[y3 + j]);
                t = x0.sub(centre);
                u = x1.sub(centre);
                v = x2.sub(centre);
                w = x3.sub(centre);
                s30 = t.fma(t, s30);
                s31 = u.fma(u, s31);
                s32 = v.fma(v, s32);
                s33 = w.fma(w, s33);
            }
            if (c + 4 > k) {                                   // what is not there is far away
                s10 = c + 1 < k ? s10 : infinity;
                s11 = c + 1 < k ? s11 : infinity;
                s12 = c + 1 < k ? s12 : infinity;
                s13 = c + 1 < k ? s13 : infinity;
                s20 = c + 2 < k ? s20 : infinity;
                s21 = c + 2 < k ? s21 : infinity;
                s22 = c + 2 < k ? s22 : infinity;
                s23 = c + 2 < k ? s23 : infinity;
                s30 = infinity;
                s31 = infinity;
                s32 = infinity;
                s33 = infinity;
            }
            VectorMask<Double> nearer = s00.compare(VectorOperators.LT, first0);
            first0 = first0.blend(s00, nearer);
            best0 = best0.blend(c, nearer);
            nearer = s10.compare(VectorOperators.LT, first0);
            first0 = first0.blend(s10, nearer);
            best0 = best0.blend(c + 1, nearer);
            nearer = s20.compare(VectorOperators.LT, first0);
            first0 = first0.blend(s20, nearer);
            best0 = best0.blend(c + 2, nearer);
            nearer = s30.compare(VectorOperators.LT, first0);
            first0 = first0.blend(s30, nearer);
            best0 = best0.blend(c + 3, nearer);
            nearer = s01.compare(VectorOperators.LT, first1);
            first1 = first1.blend(s01, nearer);
            best1 = best1.blend(c, nearer);
            nearer = s11.compare(VectorOperators.LT, first1);
            first1 = first1.blend(s11, nearer);
            best1 = best1.blend(c + 1, nearer);
            nearer = s21.compare(VectorOperators.LT, first1);
            first1 = first1.blend(s21, nearer);
            best1 = best1.blend(c + 2, nearer);
            nearer = s31.compare(VectorOperators.LT, first1);
            first1 = first1.blend(s31, nearer);
            best1 = best1.blend(c + 3, nearer);
            nearer = s02.compare(VectorOperators.LT, first2);
            first2 = first2.blend(s02, nearer);
            best2 = best2.blend(c, nearer);
            nearer = s12.compare(VectorOperators.LT, first2);
            first2 = first2.blend(s12, nearer);
            best2 = best2.blend(c + 1, nearer);
            nearer = s22.compare(VectorOperators.LT, first2);
            first2 = first2.blend(s22, nearer);
            best2 = best2.blend(c + 2, nearer);
            nearer = s32.compare(VectorOperators.LT, first2);
            first2 = first2.blend(s32, nearer);
            best2 = best2.blend(c + 3, nearer);
            nearer = s03.compare(VectorOperators.LT, first3);
            first3 = first3.blend(s03, nearer);
            best3 = best3.blend(c, nearer);
            nearer = s13.compare(VectorOperators.LT, first3);
            first3 = first3.blend(s13, nearer);
            best3 = best3.blend(c + 1, nearer);
            nearer = s23.compare(VectorOperators.LT, first3);
            first3 = first3.blend(s23, nearer);
            best3 = best3.blend(c + 2, nearer);
            nearer = s33.compare(VectorOperators.LT, first3);
            first3 = first3.blend(s33, nearer);
            best3 = best3.blend(c + 3, nearer);
        }
        best0.intoArray(found, 0);
        best1.intoArray(found, LANES);
        best2.intoArray(found, 2 * LANES);
        best3.intoArray(found, 3 * LANES);
        first0.intoArray(squares, out);
        first1.intoArray(squares, out + LANES);
        first2.intoArray(squares, out + 2 * LANES);
        first3.intoArray(squares, out + 3 * LANES);
    }

    /// The same for 2·LANES points, with the second smallest of their squared distances. Eight sums at a time: for 16
    /// registers.
    static void nearestTwo(int k, int d, double[] x, int xAt, int ldx, double[] y, int yOffset, int ldy,
                           double[] found, double[] squares, int out, double[] seconds, int secondsAt) {
        DoubleVector infinity = DoubleVector.broadcast(S, Double.POSITIVE_INFINITY);
        DoubleVector first0 = infinity;
        DoubleVector first1 = infinity;
        DoubleVector second0 = infinity;
        DoubleVector second1 = infinity;
        DoubleVector best0 = DoubleVector.zero(S);
        DoubleVector best1 = DoubleVector.zero(S);
        for (int c = 0; c < k; c += 4) {
            int y0 = yOffset + c * ldy;
            int y1 = c + 1 < k ? y0 + ldy : y0;                // there may be no such centre: then this one again, unused
            int y2 = c + 2 < k ? y1 + ldy : y0;
            int y3 = c + 3 < k ? y2 + ldy : y0;
            DoubleVector s00 = DoubleVector.zero(S);
            DoubleVector s01 = DoubleVector.zero(S);
            DoubleVector s10 = DoubleVector.zero(S);
            DoubleVector s11 = DoubleVector.zero(S);
            DoubleVector s20 = DoubleVector.zero(S);
            DoubleVector s21 = DoubleVector.zero(S);
            DoubleVector s30 = DoubleVector.zero(S);
            DoubleVector s31 = DoubleVector.zero(S);
            for (int j = 0; j < d; j++) {
                DoubleVector x0 = DoubleVector.fromArray(S, x, xAt + j * ldx);
                DoubleVector x1 = DoubleVector.fromArray(S, x, xAt + j * ldx + LANES);
                DoubleVector centre = DoubleVector.broadcast(S, y[y0 + j]);
                DoubleVector t0 = x0.sub(centre);
                DoubleVector t1 = x1.sub(centre);
                s00 = t0.fma(t0, s00);
                s01 = t1.fma(t1, s01);
                centre = DoubleVector.broadcast(S, y[y1 + j]);
                t0 = x0.sub(centre);
                t1 = x1.sub(centre);
                s10 = t0.fma(t0, s10);
                s11 = t1.fma(t1, s11);
                centre = DoubleVector.broadcast(S, y[y2 + j]);
                t0 = x0.sub(centre);
                t1 = x1.sub(centre);
                s20 = t0.fma(t0, s20);
                s21 = t1.fma(t1, s21);
                centre = DoubleVector.broadcast(S, y[y3 + j]);
                t0 = x0.sub(centre);
                t1 = x1.sub(centre);
                s30 = t0.fma(t0, s30);
                s31 = t1.fma(t1, s31);
            }
            if (c + 4 > k) {                                   // what is not there is far away
                s10 = c + 1 < k ? s10 : infinity;
                s11 = c + 1 < k ? s11 : infinity;
                s20 = c + 2 < k ? s20 : infinity;
                s21 = c + 2 < k ? s21 : infinity;
                s30 = infinity;
                s31 = infinity;
            }
            VectorMask<Double> nearer = s00.compare(VectorOperators.LT, first0);
            second0 = second(second0, first0, s00, nearer);
            first0 = first0.blend(s00, nearer);
            best0 = best0.blend(c, nearer);
            nearer = s01.compare(VectorOperators.LT, first1);
            second1 = second(second1, first1, s01, nearer);
            first1 = first1.blend(s01, nearer);
            best1 = best1.blend(c, nearer);
            nearer = s10.compare(VectorOperators.LT, first0);
            second0 = second(second0, first0, s10, nearer);
            first0 = first0.blend(s10, nearer);
            best0 = best0.blend(c + 1, nearer);
            nearer = s11.compare(VectorOperators.LT, first1);
            second1 = second(second1, first1, s11, nearer);
            first1 = first1.blend(s11, nearer);
            best1 = best1.blend(c + 1, nearer);
            nearer = s20.compare(VectorOperators.LT, first0);
            second0 = second(second0, first0, s20, nearer);
            first0 = first0.blend(s20, nearer);
            best0 = best0.blend(c + 2, nearer);
            nearer = s21.compare(VectorOperators.LT, first1);
            second1 = second(second1, first1, s21, nearer);
            first1 = first1.blend(s21, nearer);
            best1 = best1.blend(c + 2, nearer);
            nearer = s30.compare(VectorOperators.LT, first0);
            second0 = second(second0, first0, s30, nearer);
            first0 = first0.blend(s30, nearer);
            best0 = best0.blend(c + 3, nearer);
            nearer = s31.compare(VectorOperators.LT, first1);
            second1 = second(second1, first1, s31, nearer);
            first1 = first1.blend(s31, nearer);
            best1 = best1.blend(c + 3, nearer);
        }
        best0.intoArray(found, 0);
        best1.intoArray(found, LANES);
        first0.intoArray(squares, out);
        first1.intoArray(squares, out + LANES);
        second0.intoArray(seconds, secondsAt);
        second1.intoArray(seconds, secondsAt + LANES);
    }

    private static DoubleVector second(DoubleVector second, DoubleVector first, DoubleVector s, VectorMask<Double> nearer) {
        return second.blend(s, s.compare(VectorOperators.LT, second)).blend(first, nearer);
    }

    /// The pairs of FEW_POINTS columns of A, of which the first stands at aAt and is number i, and all rows of B.
    static int productsAtMost(int i, int n, int k, double[] a, int aAt, int lda, double[] b, int bOffset, int ldb,
                              double[] limits, int limitsAt, int[] pairs, double[] products, int before) {
        DoubleVector limit0 = DoubleVector.fromArray(S, limits, limitsAt);
        DoubleVector limit1 = DoubleVector.fromArray(S, limits, limitsAt + LANES);
        int found = before;
        for (int j = 0; j < n; j += 4) {
            int b0 = bOffset + j * ldb;
            int b1 = j + 1 < n ? b0 + ldb : b0;
            int b2 = j + 2 < n ? b1 + ldb : b0;
            int b3 = j + 3 < n ? b2 + ldb : b0;
            DoubleVector s00 = DoubleVector.zero(S);
            DoubleVector s01 = DoubleVector.zero(S);
            DoubleVector s10 = DoubleVector.zero(S);
            DoubleVector s11 = DoubleVector.zero(S);
            DoubleVector s20 = DoubleVector.zero(S);
            DoubleVector s21 = DoubleVector.zero(S);
            DoubleVector s30 = DoubleVector.zero(S);
            DoubleVector s31 = DoubleVector.zero(S);
            for (int l = 0; l < k; l++) {
                DoubleVector a0 = DoubleVector.fromArray(S, a, aAt + l * lda);
                DoubleVector a1 = DoubleVector.fromArray(S, a, aAt + l * lda + LANES);
                DoubleVector factor = DoubleVector.broadcast(S, b[b0 + l]);
                s00 = a0.fma(factor, s00);
                s01 = a1.fma(factor, s01);
                factor = DoubleVector.broadcast(S, b[b1 + l]);
                s10 = a0.fma(factor, s10);
                s11 = a1.fma(factor, s11);
                factor = DoubleVector.broadcast(S, b[b2 + l]);
                s20 = a0.fma(factor, s20);
                s21 = a1.fma(factor, s21);
                factor = DoubleVector.broadcast(S, b[b3 + l]);
                s30 = a0.fma(factor, s30);
                s31 = a1.fma(factor, s31);
            }
            if (j + 4 > n) {                                   // what is not there is below no limit, not even +∞
                DoubleVector nothing = DoubleVector.broadcast(S, Double.NaN);
                s10 = j + 1 < n ? s10 : nothing;
                s11 = j + 1 < n ? s11 : nothing;
                s20 = j + 2 < n ? s20 : nothing;
                s21 = j + 2 < n ? s21 : nothing;
                s30 = nothing;
                s31 = nothing;
            }
            VectorMask<Double> any0 = s00.compare(VectorOperators.LE, limit0).or(s10.compare(VectorOperators.LE, limit0))
                    .or(s20.compare(VectorOperators.LE, limit0)).or(s30.compare(VectorOperators.LE, limit0));
            VectorMask<Double> any1 = s01.compare(VectorOperators.LE, limit1).or(s11.compare(VectorOperators.LE, limit1))
                    .or(s21.compare(VectorOperators.LE, limit1)).or(s31.compare(VectorOperators.LE, limit1));
            if (any0.or(any1).anyTrue()) {
                found = keep(s00, limit0, i * n + j, n, pairs, products, found);
                found = keep(s01, limit1, (i + LANES) * n + j, n, pairs, products, found);
                found = keep(s10, limit0, i * n + j + 1, n, pairs, products, found);
                found = keep(s11, limit1, (i + LANES) * n + j + 1, n, pairs, products, found);
                found = keep(s20, limit0, i * n + j + 2, n, pairs, products, found);
                found = keep(s21, limit1, (i + LANES) * n + j + 2, n, pairs, products, found);
                found = keep(s30, limit0, i * n + j + 3, n, pairs, products, found);
                found = keep(s31, limit1, (i + LANES) * n + j + 3, n, pairs, products, found);
            }
        }
        return found;
    }

    /// Writes the lanes that are at most their limits, one behind the other: pair, pair + n, pair + 2n, …
    private static int keep(DoubleVector s, DoubleVector limit, int pair, int n, int[] pairs, double[] products, int before) {
        long kept = s.compare(VectorOperators.LE, limit).toLong();
        if (kept == 0) {
            return before;
        }
        s.intoArray(products, before);                         // all lanes; those kept move forward
        int found = before;
        for (; kept != 0; kept &= kept - 1) {
            int lane = Long.numberOfTrailingZeros(kept);
            pairs[found] = pair + lane * n;
            products[found++] = products[before + lane];
        }
        return found;
    }
}
