package scratch.math.kernel.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The largest of many numbers, and where it is. A maximum is the same in any order, and of any number of copies: so four
/// vectors are compared at a time, and the last four may overlap what came before.
///
/// A plain loop over `Math.max` is vector code as well, but one vector at a time, and each waits for the one before it. With
/// two lanes that is still as fast.
final class DoubleMaximum {

    private static final VectorSpecies<Double> S = Species.DOUBLE;
    private static final int LANES = S.length();

    /// Values that are compared at a time.
    private static final int STEP = 4 * LANES;

    /// Values of which the place is looked for one by one.
    private static final int PIECE = 128;

    private DoubleMaximum() {
    }

    /// The largest of n ≥ 1 values; NaN if there is one.
    static double of(double[] x, int xOffset, int n) {
        boolean hot = DoubleReductions.WARMTH.isHot();
        return hot && LANES > 2 && n >= STEP ? onVectors(x, xOffset, n) : plain(x, xOffset, n);
    }

    static double onVectors(double[] x, int xOffset, int n) {
        int last = n - STEP;
        DoubleVector m0 = DoubleVector.fromArray(S, x, xOffset + last);
        DoubleVector m1 = DoubleVector.fromArray(S, x, xOffset + last + LANES);
        DoubleVector m2 = DoubleVector.fromArray(S, x, xOffset + last + 2 * LANES);
        DoubleVector m3 = DoubleVector.fromArray(S, x, xOffset + last + 3 * LANES);
        for (int i = 0; i < last; i += STEP) {
            m0 = m0.max(DoubleVector.fromArray(S, x, xOffset + i));
            m1 = m1.max(DoubleVector.fromArray(S, x, xOffset + i + LANES));
            m2 = m2.max(DoubleVector.fromArray(S, x, xOffset + i + 2 * LANES));
            m3 = m3.max(DoubleVector.fromArray(S, x, xOffset + i + 3 * LANES));
        }
        return m0.max(m2).max(m1.max(m3)).reduceLanes(VectorOperators.MAX);
    }

    static double plain(double[] x, int xOffset, int n) {
        double max = x[xOffset];
        for (int i = xOffset + 1; i < xOffset + n; i++) {
            max = Math.max(max, x[i]);
        }
        return max;
    }

    /// The first place, from 0, of the largest of n ≥ 1 values, or of the first NaN: the maximum of one piece after
    /// another, and then a search through the one that was larger than all before it.
    static int place(double[] x, int xOffset, int n) {
        int piece = 0;
        double best = of(x, xOffset, Math.min(PIECE, n));
        for (int i = PIECE; i < n && !Double.isNaN(best); i += PIECE) {
            double max = of(x, xOffset + i, Math.min(PIECE, n - i));
            if (!(max <= best)) {                              // larger, or NaN
                best = max;
                piece = i;
            }
        }
        int i = piece;
        while (x[xOffset + i] != best && !Double.isNaN(x[xOffset + i])) {
            i++;
        }
        return i;
    }
}
