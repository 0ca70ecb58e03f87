package scratch.math.kernel.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// The sums of [DoubleReductions] on vectors that are as wide as a quarter or an eighth of the lanes: all lanes then stay
/// in registers, from the first element to the fold at the end. Nothing goes through memory, where a sum of a hundred
/// numbers would spend most of its time.
///
/// The last row of lanes, which may end early, is taken vector by vector, and its last vector, which may end early too, is
/// put together from single values. There, what is missing is −0 for a sum, because 0 would turn a sum of −0 into 0, and
/// −0·0 for a product.
final class DoubleSums {

    private static final VectorSpecies<Double> S = Species.DOUBLE;
    private static final int LANES = S.length();
    private static final int WIDTH = DoubleReductions.WIDTH;

    /// Whether eight registers hold all lanes; of 512 bits, four do.
    static final boolean POSSIBLE = 8 * LANES >= WIDTH;

    private static final boolean EIGHT = 8 * LANES == WIDTH;

    /// Vectors of the four lanes of a short inner product, where registers are wide enough for them.
    private static final VectorSpecies<Double> FOUR =
            VectorSpecies.of(double.class, VectorShape.forBitSize(4 * Double.SIZE));

    static final boolean FOUR_POSSIBLE = LANES >= 4;

    private static final VectorShuffle<Double> SWAP_8 = VectorShuffle.fromOp(S, lane -> (lane + 8) % LANES);

    @SuppressWarnings({"unchecked", "rawtypes"})               // an array of a generic type cannot be made otherwise
    private static final VectorShuffle<Double>[] TURN = new VectorShuffle[LANES];
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static final VectorMask<Double>[] FIRST = new VectorMask[LANES];

    static {
        for (int i = 0; i < LANES; i++) {
            int count = i;
            TURN[i] = VectorShuffle.fromOp(S, lane -> (lane + LANES - count) % LANES);
            FIRST[i] = S.indexInRange(0, i);
        }
    }

    private DoubleSums() {
    }

    static double sum(double[] x, int xOffset, int n) {
        DoubleVector s0 = DoubleVector.zero(S);
        DoubleVector s1 = DoubleVector.zero(S);
        DoubleVector s2 = DoubleVector.zero(S);
        DoubleVector s3 = DoubleVector.zero(S);
        DoubleVector s4 = DoubleVector.zero(S);
        DoubleVector s5 = DoubleVector.zero(S);
        DoubleVector s6 = DoubleVector.zero(S);
        DoubleVector s7 = DoubleVector.zero(S);
        int i = 0;
        for (; i <= n - WIDTH; i += WIDTH) {
            s0 = s0.add(DoubleVector.fromArray(S, x, xOffset + i));
            s1 = s1.add(DoubleVector.fromArray(S, x, xOffset + i + LANES));
            s2 = s2.add(DoubleVector.fromArray(S, x, xOffset + i + 2 * LANES));
            s3 = s3.add(DoubleVector.fromArray(S, x, xOffset + i + 3 * LANES));
            if (EIGHT) {
                s4 = s4.add(DoubleVector.fromArray(S, x, xOffset + i + 4 * LANES));
                s5 = s5.add(DoubleVector.fromArray(S, x, xOffset + i + 5 * LANES));
                s6 = s6.add(DoubleVector.fromArray(S, x, xOffset + i + 6 * LANES));
                s7 = s7.add(DoubleVector.fromArray(S, x, xOffset + i + 7 * LANES));
            }
        }
        for (; i <= n - LANES; i += LANES) {
            DoubleVector next = s0.add(DoubleVector.fromArray(S, x, xOffset + i));
            s0 = s1;
            s1 = s2;
            s2 = s3;
            s3 = EIGHT ? s4 : next;
            if (EIGHT) {
                s4 = s5;
                s5 = s6;
                s6 = s7;
                s7 = next;
            }
        }
        if (i < n) {
            DoubleVector end = DoubleVector.fromArray(S, x, xOffset + n - LANES).rearrange(TURN[n - i]);
            s0 = s0.blend(s0.add(end), FIRST[n - i]);
        }
        return EIGHT ? fold(s0.add(s4), s1.add(s5), s2.add(s6), s3.add(s7)) : fold(s0, s1, s2, s3);
    }

    static double dot(double[] x, int xOffset, double[] y, int yOffset, int n) {
        DoubleVector s0 = DoubleVector.zero(S);
        DoubleVector s1 = DoubleVector.zero(S);
        DoubleVector s2 = DoubleVector.zero(S);
        DoubleVector s3 = DoubleVector.zero(S);
        DoubleVector s4 = DoubleVector.zero(S);
        DoubleVector s5 = DoubleVector.zero(S);
        DoubleVector s6 = DoubleVector.zero(S);
        DoubleVector s7 = DoubleVector.zero(S);
        int i = 0;
        for (; i <= n - WIDTH; i += WIDTH) {
            s0 = DoubleVector.fromArray(S, x, xOffset + i)
                    .fma(DoubleVector.fromArray(S, y, yOffset + i), s0);
            s1 = DoubleVector.fromArray(S, x, xOffset + i + LANES)
                    .fma(DoubleVector.fromArray(S, y, yOffset + i + LANES), s1);
            s2 = DoubleVector.fromArray(S, x, xOffset + i + 2 * LANES)
                    .fma(DoubleVector.fromArray(S, y, yOffset + i + 2 * LANES), s2);
            s3 = DoubleVector.fromArray(S, x, xOffset + i + 3 * LANES)
                    .fma(DoubleVector.fromArray(S, y, yOffset + i + 3 * LANES), s3);
            if (EIGHT) {
                s4 = DoubleVector.fromArray(S, x, xOffset + i + 4 * LANES)
                        .fma(DoubleVector.fromArray(S, y, yOffset + i + 4 * LANES), s4);
                s5 = DoubleVector.fromArray(S, x, xOffset + i + 5 * LANES)
                        .fma(DoubleVector.fromArray(S, y, yOffset + i + 5 * LANES), s5);
                s6 = DoubleVector.fromArray(S, x, xOffset + i + 6 * LANES)
                        .fma(DoubleVector.fromArray(S, y, yOffset + i + 6 * LANES), s6);
                s7 = DoubleVector.fromArray(S, x, xOffset + i + 7 * LANES)
                        .fma(DoubleVector.fromArray(S, y, yOffset + i + 7 * LANES), s7);
            }
        }
        for (; i <= n - LANES; i += LANES) {
            DoubleVector next = DoubleVector.fromArray(S, x, xOffset + i).fma(DoubleVector.fromArray(S, y, yOffset + i), s0);
            s0 = s1;
            s1 = s2;
            s2 = s3;
            s3 = EIGHT ? s4 : next;
            if (EIGHT) {
                s4 = s5;
                s5 = s6;
                s6 = s7;
                s7 = next;
            }
        }
        if (i < n) {
            DoubleVector xEnd = DoubleVector.fromArray(S, x, xOffset + n - LANES).rearrange(TURN[n - i]);
            DoubleVector yEnd = DoubleVector.fromArray(S, y, yOffset + n - LANES).rearrange(TURN[n - i]);
            s0 = s0.blend(xEnd.fma(yEnd, s0), FIRST[n - i]);
        }
        return EIGHT ? fold(s0.add(s4), s1.add(s5), s2.add(s6), s3.add(s7)) : fold(s0, s1, s2, s3);
    }

    static double squaredDistance(double[] x, int xOffset, double[] y, int yOffset, int n) {
        DoubleVector s0 = DoubleVector.zero(S);
        DoubleVector s1 = DoubleVector.zero(S);
        DoubleVector s2 = DoubleVector.zero(S);
        DoubleVector s3 = DoubleVector.zero(S);
        DoubleVector s4 = DoubleVector.zero(S);
        DoubleVector s5 = DoubleVector.zero(S);
        DoubleVector s6 = DoubleVector.zero(S);
        DoubleVector s7 = DoubleVector.zero(S);
        int i = 0;
        for (; i <= n - WIDTH; i += WIDTH) {
            DoubleVector d0 = DoubleVector.fromArray(S, x, xOffset + i)
                    .sub(DoubleVector.fromArray(S, y, yOffset + i));
            s0 = d0.fma(d0, s0);
            DoubleVector d1 = DoubleVector.fromArray(S, x, xOffset + i + LANES)
                    .sub(DoubleVector.fromArray(S, y, yOffset + i + LANES));
            s1 = d1.fma(d1, s1);
            DoubleVector d2 = DoubleVector.fromArray(S, x, xOffset + i + 2 * LANES)
                    .sub(DoubleVector.fromArray(S, y, yOffset + i + 2 * LANES));
            s2 = d2.fma(d2, s2);
            DoubleVector d3 = DoubleVector.fromArray(S, x, xOffset + i + 3 * LANES)
                    .sub(DoubleVector.fromArray(S, y, yOffset + i + 3 * LANES));
            s3 = d3.fma(d3, s3);
            if (EIGHT) {
                DoubleVector d4 = DoubleVector.fromArray(S, x, xOffset + i + 4 * LANES)
                        .sub(DoubleVector.fromArray(S, y, yOffset + i + 4 * LANES));
                s4 = d4.fma(d4, s4);
                DoubleVector d5 = DoubleVector.fromArray(S, x, xOffset + i + 5 * LANES)
                        .sub(DoubleVector.fromArray(S, y, yOffset + i + 5 * LANES));
                s5 = d5.fma(d5, s5);
                DoubleVector d6 = DoubleVector.fromArray(S, x, xOffset + i + 6 * LANES)
                        .sub(DoubleVector.fromArray(S, y, yOffset + i + 6 * LANES));
                s6 = d6.fma(d6, s6);
                DoubleVector d7 = DoubleVector.fromArray(S, x, xOffset + i + 7 * LANES)
                        .sub(DoubleVector.fromArray(S, y, yOffset + i + 7 * LANES));
                s7 = d7.fma(d7, s7);
            }
        }
        for (; i <= n - LANES; i += LANES) {
            DoubleVector d = DoubleVector.fromArray(S, x, xOffset + i).sub(DoubleVector.fromArray(S, y, yOffset + i));
            DoubleVector next = d.fma(d, s0);
            s0 = s1;
            s1 = s2;
            s2 = s3;
            s3 = EIGHT ? s4 : next;
            if (EIGHT) {
                s4 = s5;
                s5 = s6;
                s6 = s7;
                s7 = next;
            }
        }
        if (i < n) {
            DoubleVector d = DoubleVector.fromArray(S, x, xOffset + n - LANES)
                    .sub(DoubleVector.fromArray(S, y, yOffset + n - LANES)).rearrange(TURN[n - i]);
            s0 = s0.blend(d.fma(d, s0), FIRST[n - i]);
        }
        return EIGHT ? fold(s0.add(s4), s1.add(s5), s2.add(s6), s3.add(s7)) : fold(s0, s1, s2, s3);
    }

    /// Lanes pairwise, the upper half to the lower, until one is left.
    private static double fold(DoubleVector s0, DoubleVector s1, DoubleVector s2, DoubleVector s3) {
        return total(s0.add(s2).add(s1.add(s3)));
    }

    /// The same for the lanes of one vector.
    static double total(DoubleVector v) {
        if (LANES == 2) {
            return v.lane(0) + v.lane(1);
        }
        if (LANES == 4) {
            return (v.lane(0) + v.lane(2)) + (v.lane(1) + v.lane(3));
        }
        DoubleVector s = LANES > 8 ? v.add(v.rearrange(SWAP_8)) : v;
        return ((s.lane(0) + s.lane(4)) + (s.lane(2) + s.lane(6))) + ((s.lane(1) + s.lane(5)) + (s.lane(3) + s.lane(7)));
    }

    // ---------------------------------------------------------------- four lanes

    static double dotOfFour(double[] x, int xOffset, double[] y, int yOffset, int n) {
        int whole = n - n % 4;
        DoubleVector s = DoubleVector.zero(FOUR);
        for (int i = 0; i < whole; i += 4) {
            s = DoubleVector.fromArray(FOUR, x, xOffset + i).fma(DoubleVector.fromArray(FOUR, y, yOffset + i), s);
        }
        double first = s.lane(0);
        for (int i = whole; i < n; i++) {
            first = Math.fma(x[xOffset + i], y[yOffset + i], first);
        }
        return (first + s.lane(2)) + (s.lane(1) + s.lane(3));
    }

    static double squaredDistanceOfFour(double[] x, int xOffset, double[] y, int yOffset, int n) {
        int whole = n - n % 4;
        DoubleVector s = DoubleVector.zero(FOUR);
        for (int i = 0; i < whole; i += 4) {
            DoubleVector difference = DoubleVector.fromArray(FOUR, x, xOffset + i)
                    .sub(DoubleVector.fromArray(FOUR, y, yOffset + i));
            s = difference.fma(difference, s);
        }
        double first = s.lane(0);
        for (int i = whole; i < n; i++) {
            double difference = x[xOffset + i] - y[yOffset + i];
            first = Math.fma(difference, difference, first);
        }
        return (first + s.lane(2)) + (s.lane(1) + s.lane(3));
    }
}
