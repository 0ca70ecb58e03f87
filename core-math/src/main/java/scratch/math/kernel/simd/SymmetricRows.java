package scratch.math.kernel.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The innermost loop of [SymmetricProduct] on vector registers.
final class SymmetricRows {
    private static final VectorSpecies<Double> S = Species.DOUBLE;
    private static final int LANES = S.length();
    private static final int WIDTH = SymmetricProduct.WIDTH;

    private SymmetricRows() {
    }

    /// `y_j ← y_j + Σ_r a_rj·x_r` for four rows r of A, x_r from x0 on, and the sums `Σ_j a_rj·x_j` in WIDTH lanes each.
    /// n is a multiple of WIDTH; registers narrower than that pass several times.
    static void four(int n, double[] a, int at, int lda, double[] x, int x0, int xj, double[] y, int yj, double[] lanes) {
        DoubleVector w0 = DoubleVector.broadcast(S, x[x0]);
        DoubleVector w1 = DoubleVector.broadcast(S, x[x0 + 1]);
        DoubleVector w2 = DoubleVector.broadcast(S, x[x0 + 2]);
        DoubleVector w3 = DoubleVector.broadcast(S, x[x0 + 3]);
        for (int l = 0; l < WIDTH; l += LANES) {
            int r0 = at + l;
            int r1 = r0 + lda;
            int r2 = r1 + lda;
            int r3 = r2 + lda;
            DoubleVector s0 = DoubleVector.fromArray(S, lanes, l);
            DoubleVector s1 = DoubleVector.fromArray(S, lanes, l + WIDTH);
            DoubleVector s2 = DoubleVector.fromArray(S, lanes, l + 2 * WIDTH);
            DoubleVector s3 = DoubleVector.fromArray(S, lanes, l + 3 * WIDTH);
            for (int j = 0; j < n; j += WIDTH) {
                DoubleVector v = DoubleVector.fromArray(S, x, xj + l + j);
                DoubleVector sum = DoubleVector.fromArray(S, y, yj + l + j);
                DoubleVector a0 = DoubleVector.fromArray(S, a, r0 + j);
                s0 = a0.fma(v, s0);
                sum = a0.fma(w0, sum);
                DoubleVector a1 = DoubleVector.fromArray(S, a, r1 + j);
                s1 = a1.fma(v, s1);
                sum = a1.fma(w1, sum);
                DoubleVector a2 = DoubleVector.fromArray(S, a, r2 + j);
                s2 = a2.fma(v, s2);
                sum = a2.fma(w2, sum);
                DoubleVector a3 = DoubleVector.fromArray(S, a, r3 + j);
                s3 = a3.fma(v, s3);
                a3.fma(w3, sum).intoArray(y, yj + l + j);
            }
            s0.intoArray(lanes, l);
            s1.intoArray(lanes, l + WIDTH);
            s2.intoArray(lanes, l + 2 * WIDTH);
            s3.intoArray(lanes, l + 3 * WIDTH);
        }
    }
}
