package scratch.math.kernel.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import scratch.math.kernel.NormalKernels;

/// The loops of [PositiveSystems] on vector registers: where the plain ones have a number of one system, these have a register
/// of as many systems as it has lanes.
final class InterleavedRows {
    private static final VectorSpecies<Double> S = Species.DOUBLE;
    private static final int WIDTH = NormalKernels.WIDTH;

    static final int LANES = S.length();

    private InterleavedRows() {
    }

    /// U and z for the systems l … l + LANES − 1. Four columns at a time, so that four sums are on their way at once and a
    /// number of the pivot's column is read once for them.
    static void factor(int n, double[] w, int l) {
        for (int i = 0; i < n; i++) {
            int at = PositiveSystems.place(n, i, i) + l;
            DoubleVector pivot = DoubleVector.fromArray(S, w, at);
            int above = PositiveSystems.place(n, 0, i) + l;
            for (int r = 0; r < i; r++) {
                DoubleVector u = DoubleVector.fromArray(S, w, above);
                pivot = u.neg().fma(u, pivot);
                above += (n - r) * WIDTH;                      // a row further down, which begins one column later
            }
            pivot.sqrt().intoArray(w, at);
            int j = i + 1;
            for (; j + 3 <= n; j += 4) {
                fourColumns(n, i, j, w, l);
            }
            for (; j <= n; j++) {
                oneColumn(n, i, j, w, l);
            }
        }
    }

    private static void fourColumns(int n, int i, int j, double[] w, int l) {
        int at = PositiveSystems.place(n, i, j) + l;
        DoubleVector s0 = DoubleVector.fromArray(S, w, at);
        DoubleVector s1 = DoubleVector.fromArray(S, w, at + WIDTH);
        DoubleVector s2 = DoubleVector.fromArray(S, w, at + 2 * WIDTH);
        DoubleVector s3 = DoubleVector.fromArray(S, w, at + 3 * WIDTH);
        int above = i * WIDTH + l;
        int beside = (j - i) * WIDTH;
        for (int r = 0; r < i; r++) {
            int from = above + beside;
            DoubleVector u = DoubleVector.fromArray(S, w, above).neg();
            s0 = u.fma(DoubleVector.fromArray(S, w, from), s0);
            s1 = u.fma(DoubleVector.fromArray(S, w, from + WIDTH), s1);
            s2 = u.fma(DoubleVector.fromArray(S, w, from + 2 * WIDTH), s2);
            s3 = u.fma(DoubleVector.fromArray(S, w, from + 3 * WIDTH), s3);
            above += (n - r) * WIDTH;
        }
        DoubleVector root = DoubleVector.fromArray(S, w, at - beside);
        s0.div(root).intoArray(w, at);
        s1.div(root).intoArray(w, at + WIDTH);
        s2.div(root).intoArray(w, at + 2 * WIDTH);
        s3.div(root).intoArray(w, at + 3 * WIDTH);
    }

    private static void oneColumn(int n, int i, int j, double[] w, int l) {
        int at = PositiveSystems.place(n, i, j) + l;
        DoubleVector sum = DoubleVector.fromArray(S, w, at);
        int above = i * WIDTH + l;
        for (int r = 0; r < i; r++) {
            DoubleVector u = DoubleVector.fromArray(S, w, above).neg();
            sum = u.fma(DoubleVector.fromArray(S, w, above + (j - i) * WIDTH), sum);
            above += (n - r) * WIDTH;
        }
        sum.div(DoubleVector.fromArray(S, w, at - (j - i) * WIDTH)).intoArray(w, at);
    }

    /// x for the same systems.
    static void substitute(int n, double[] w, int l) {
        for (int i = n - 1; i >= 0; i--) {
            int at = PositiveSystems.place(n, i, n) + l;
            DoubleVector sum = DoubleVector.fromArray(S, w, at);
            for (int j = i + 1; j < n; j++) {
                DoubleVector u = DoubleVector.fromArray(S, w, PositiveSystems.place(n, i, j) + l).neg();
                sum = u.fma(DoubleVector.fromArray(S, w, PositiveSystems.place(n, j, n) + l), sum);
            }
            sum.div(DoubleVector.fromArray(S, w, PositiveSystems.place(n, i, i) + l)).intoArray(w, at);
        }
    }
}
