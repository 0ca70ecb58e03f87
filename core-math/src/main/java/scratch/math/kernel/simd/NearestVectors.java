package scratch.math.kernel.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The loops of [DoubleNearest] on vector registers: a few registers of points against four centres or rows at a time. What
/// these sums decide is settled before the next four are begun, so that the matrix of all sums is never written.
///
/// subtle: sums and what they decide are two methods. As one, the compiler's budget for a method ran out now and then, and it
/// made objects of the vectors: five times slower.
final class NearestVectors {
    private static final VectorSpecies<Double> S = Species.DOUBLE;
    private static final int LANES = S.length();

    /// Points whose distances are taken together.
    static final int POINTS = 4 * LANES;

    /// Columns whose products are taken together.
    static final int COLUMNS = 2 * LANES;

    private NearestVectors() {
    }

    /// The squared distances of POINTS points, of which the first stands at xAt, to four centres at y0, …, y3: (4, POINTS).
    static void squares(int d, double[] x, int xAt, int ldx, double[] y, int y0, int y1, int y2, int y3, double[] squares) {
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
        s00.intoArray(squares, 0);
        s01.intoArray(squares, LANES);
        s02.intoArray(squares, 2 * LANES);
        s03.intoArray(squares, 3 * LANES);
        s10.intoArray(squares, 4 * LANES);
        s11.intoArray(squares, 5 * LANES);
        s12.intoArray(squares, 6 * LANES);
        s13.intoArray(squares, 7 * LANES);
        s20.intoArray(squares, 8 * LANES);
        s21.intoArray(squares, 9 * LANES);
        s22.intoArray(squares, 10 * LANES);
        s23.intoArray(squares, 11 * LANES);
        s30.intoArray(squares, 12 * LANES);
        s31.intoArray(squares, 13 * LANES);
        s32.intoArray(squares, 14 * LANES);
        s33.intoArray(squares, 15 * LANES);
    }

    /// Takes up to four centres c, c + 1, … into account, whose squared distances to POINTS points [#squares] has written: the
    /// smallest so far, the second smallest, and the centre of the smallest, as a double.
    static void settle(double[] squares, int c, int count, double[] first, int firstAt, double[] second, int secondAt,
                       double[] nearest) {
        for (int p = 0; p < POINTS; p += LANES) {
            DoubleVector f = DoubleVector.fromArray(S, first, firstAt + p);
            DoubleVector g = DoubleVector.fromArray(S, second, secondAt + p);
            DoubleVector best = DoubleVector.fromArray(S, nearest, p);
            for (int q = 0; q < count; q++) {
                DoubleVector square = DoubleVector.fromArray(S, squares, q * POINTS + p);
                VectorMask<Double> nearer = square.compare(VectorOperators.LT, f);
                g = g.blend(square, square.compare(VectorOperators.LT, g)).blend(f, nearer);
                f = f.blend(square, nearer);
                best = best.blend(DoubleVector.broadcast(S, (double) (c + q)), nearer);
            }
            f.intoArray(first, firstAt + p);
            g.intoArray(second, secondAt + p);
            best.intoArray(nearest, p);
        }
    }

    /// The same without the second smallest.
    static void settle(double[] squares, int c, int count, double[] first, int firstAt, double[] nearest) {
        for (int p = 0; p < POINTS; p += LANES) {
            DoubleVector f = DoubleVector.fromArray(S, first, firstAt + p);
            DoubleVector best = DoubleVector.fromArray(S, nearest, p);
            for (int q = 0; q < count; q++) {
                DoubleVector square = DoubleVector.fromArray(S, squares, q * POINTS + p);
                VectorMask<Double> nearer = square.compare(VectorOperators.LT, f);
                f = f.blend(square, nearer);
                best = best.blend(DoubleVector.broadcast(S, (double) (c + q)), nearer);
            }
            f.intoArray(first, firstAt + p);
            best.intoArray(nearest, p);
        }
    }

    /// The pairs of COLUMNS columns of A, of which the first stands at aAt and is number i, and all rows of B.
    static int productsAtMost(int i, int n, int k, double[] a, int aAt, int lda, double[] b, int bOffset, int ldb,
                              double[] limits, int limitsAt, int[] pairs, double[] products, int before) {
        DoubleVector limit0 = DoubleVector.fromArray(S, limits, limitsAt);
        DoubleVector limit1 = DoubleVector.fromArray(S, limits, limitsAt + LANES);
        int found = before;
        int whole = n - n % 4;
        for (int j = 0; j < whole; j += 4) {
            int b0 = bOffset + j * ldb;
            int b1 = b0 + ldb;
            int b2 = b1 + ldb;
            int b3 = b2 + ldb;
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
            VectorMask<Double> any0 = s00.compare(VectorOperators.LE, limit0).or(s10.compare(VectorOperators.LE, limit0))
                    .or(s20.compare(VectorOperators.LE, limit0)).or(s30.compare(VectorOperators.LE, limit0));
            VectorMask<Double> any1 = s01.compare(VectorOperators.LE, limit1).or(s11.compare(VectorOperators.LE, limit1))
                    .or(s21.compare(VectorOperators.LE, limit1)).or(s31.compare(VectorOperators.LE, limit1));
            if (any0.or(any1).anyTrue()) {                     // all of them; those kept move forward
                s00.intoArray(products, found);
                s01.intoArray(products, found + LANES);
                s10.intoArray(products, found + 2 * LANES);
                s11.intoArray(products, found + 3 * LANES);
                s20.intoArray(products, found + 4 * LANES);
                s21.intoArray(products, found + 5 * LANES);
                s30.intoArray(products, found + 6 * LANES);
                s31.intoArray(products, found + 7 * LANES);
                found = keep(4, i * n + j, n, limits, limitsAt, pairs, products, found);
            }
        }
        for (int j = whole; j < n; j++) {
            DoubleVector s0 = DoubleVector.zero(S);
            DoubleVector s1 = DoubleVector.zero(S);
            for (int l = 0; l < k; l++) {
                DoubleVector factor = DoubleVector.broadcast(S, b[bOffset + j * ldb + l]);
                s0 = DoubleVector.fromArray(S, a, aAt + l * lda).fma(factor, s0);
                s1 = DoubleVector.fromArray(S, a, aAt + l * lda + LANES).fma(factor, s1);
            }
            s0.intoArray(products, found);
            s1.intoArray(products, found + LANES);
            found = keep(1, i * n + j, n, limits, limitsAt, pairs, products, found);
        }
        return found;
    }

    /// Of the products of a few rows with COLUMNS columns, which stand from `from` on, keeps those that are at most their
    /// limits.
    private static int keep(int rows, int pair, int n, double[] limits, int limitsAt, int[] pairs, double[] products,
                            int from) {
        int found = from;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                double product = products[from + row * COLUMNS + column];
                if (product <= limits[limitsAt + column]) {
                    pairs[found] = pair + column * n + row;
                    products[found++] = product;
                }
            }
        }
        return found;
    }
}
