package scratch.math.kernel.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Sums on vector registers.
///
/// A sum taken in another order has other bits, so the order is fixed here, for every width of the registers: lane l of
/// [#WIDTH] adds up the elements l, l + WIDTH, l + 2·WIDTH, …, and then the lanes are added pairwise, the upper half
/// to the lower. Registers of 512 or 256 bits take the lanes at once ([DoubleSums]), narrower ones in several passes over
/// data that are in L1 by then. Below [#SMALL] elements the lanes of an inner product and a distance are 4.
///
/// Each vector loop has a plain twin with the same order: for the time before the vector loops are compiled.
final class DoubleReductions {

    /// Lanes of a sum over one vector: 4 registers of 512 bits, because an addition takes 4 cycles.
    static final int WIDTH = 32;


    private static final int SMALL = 128;

    private static final VectorSpecies<Double> S = Species.DOUBLE;
    private static final int LANES = S.length();

    private static final int BLOCK = 64 * WIDTH;               // 2 × 16 KiB: stays in L1 between the passes

    static final Warmth WARMTH = new ReductionWarmth();

    private DoubleReductions() {
    }

    // ---------------------------------------------------------------- one sum

    static double dot(double[] x, int xOffset, double[] y, int yOffset, int n) {
        boolean hot = WARMTH.isHot();
        double result = dot(hot, x, xOffset, y, yOffset, n);
        noteCold(hot, n);
        return result;
    }

    static double dot(boolean hot, double[] x, int xOffset, double[] y, int yOffset, int n) {
        if (n < SMALL) {
            return hot && DoubleSums.FOUR_POSSIBLE && n >= 4 ? DoubleSums.dotOfFour(x, xOffset, y, yOffset, n)
                    : smallDot(x, xOffset, y, yOffset, n);
        }
        if (hot && DoubleSums.POSSIBLE) {
            return DoubleSums.dot(x, xOffset, y, yOffset, n);
        }
        double[] lanes = new double[WIDTH];
        int whole = n - n % WIDTH;
        for (int i = 0; i < whole; i += BLOCK) {
            int length = Math.min(BLOCK, whole - i);
            if (hot) {
                dotLanes(x, xOffset + i, y, yOffset + i, length, lanes);
            } else {
                plainDotLanes(x, xOffset + i, y, yOffset + i, length, lanes);
            }
        }
        for (int i = whole; i < n; i++) {
            lanes[i - whole] = Math.fma(x[xOffset + i], y[yOffset + i], lanes[i - whole]);
        }
        return fold(lanes, 0, WIDTH);
    }

    static double sum(double[] x, int xOffset, int n) {
        if (n <= 8) {
            return sumOfFew(x, xOffset, n);
        }
        boolean hot = WARMTH.isHot();
        double result = sum(hot, x, xOffset, n);
        noteCold(hot, n);
        return result;
    }

    static double sum(boolean hot, double[] x, int xOffset, int n) {
        if (hot && DoubleSums.POSSIBLE && n >= LANES) {
            return DoubleSums.sum(x, xOffset, n);
        }
        double[] lanes = new double[WIDTH];
        int whole = n < SMALL ? 0 : n - n % WIDTH;
        for (int i = 0; i < whole; i += BLOCK) {
            int length = Math.min(BLOCK, whole - i);
            if (hot) {
                sumLanes(x, xOffset + i, length, lanes);
            } else {
                plainSumLanes(x, xOffset + i, length, lanes);
            }
        }
        for (int i = whole; i < n; i++) {
            lanes[i % WIDTH] += x[xOffset + i];
        }
        return fold(lanes, 0, WIDTH);
    }

    static double squaredDistance(double[] x, int xOffset, double[] y, int yOffset, int n) {
        boolean hot = WARMTH.isHot();
        double result = squaredDistance(hot, x, xOffset, y, yOffset, n);
        noteCold(hot, n);
        return result;
    }

    static double squaredDistance(boolean hot, double[] x, int xOffset, double[] y, int yOffset, int n) {
        if (n < SMALL) {
            return hot && DoubleSums.FOUR_POSSIBLE && n >= 4
                    ? DoubleSums.squaredDistanceOfFour(x, xOffset, y, yOffset, n)
                    : smallSquaredDistance(x, xOffset, y, yOffset, n);
        }
        if (hot && DoubleSums.POSSIBLE) {
            return DoubleSums.squaredDistance(x, xOffset, y, yOffset, n);
        }
        double[] lanes = new double[WIDTH];
        int whole = n - n % WIDTH;
        for (int i = 0; i < whole; i += BLOCK) {
            int length = Math.min(BLOCK, whole - i);
            if (hot) {
                distanceLanes(x, xOffset + i, y, yOffset + i, length, lanes);
            } else {
                plainDistanceLanes(x, xOffset + i, y, yOffset + i, length, lanes);
            }
        }
        for (int i = whole; i < n; i++) {
            double difference = x[xOffset + i] - y[yOffset + i];
            lanes[i - whole] = Math.fma(difference, difference, lanes[i - whole]);
        }
        return fold(lanes, 0, WIDTH);
    }

    /// Up to eight lanes of one element each. They begin at 0: a sum of −0 alone is 0.
    private static double sumOfFew(double[] x, int from, int n) {
        return ((value(x, from, 0, n) + value(x, from, 4, n)) + (value(x, from, 2, n) + value(x, from, 6, n)))
                + ((value(x, from, 1, n) + value(x, from, 5, n)) + (value(x, from, 3, n) + value(x, from, 7, n)));
    }

    private static double value(double[] x, int from, int i, int n) {
        return i < n ? 0 + x[from + i] : 0;
    }

    private static void noteCold(boolean hot, int n) {
        if (!hot && n >= SMALL) {
            WARMTH.coldWork(n);
        }
    }

    private static double smallDot(double[] x, int xOffset, double[] y, int yOffset, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < n - 3; i += 4) {
            s0 = Math.fma(x[xOffset + i], y[yOffset + i], s0);
            s1 = Math.fma(x[xOffset + i + 1], y[yOffset + i + 1], s1);
            s2 = Math.fma(x[xOffset + i + 2], y[yOffset + i + 2], s2);
            s3 = Math.fma(x[xOffset + i + 3], y[yOffset + i + 3], s3);
        }
        for (; i < n; i++) {
            s0 = Math.fma(x[xOffset + i], y[yOffset + i], s0);
        }
        return (s0 + s2) + (s1 + s3);
    }

    private static double smallSquaredDistance(double[] x, int xOffset, double[] y, int yOffset, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < n - 3; i += 4) {
            double d0 = x[xOffset + i] - y[yOffset + i];
            double d1 = x[xOffset + i + 1] - y[yOffset + i + 1];
            double d2 = x[xOffset + i + 2] - y[yOffset + i + 2];
            double d3 = x[xOffset + i + 3] - y[yOffset + i + 3];
            s0 = Math.fma(d0, d0, s0);
            s1 = Math.fma(d1, d1, s1);
            s2 = Math.fma(d2, d2, s2);
            s3 = Math.fma(d3, d3, s3);
        }
        for (; i < n; i++) {
            double d0 = x[xOffset + i] - y[yOffset + i];
            s0 = Math.fma(d0, d0, s0);
        }
        return (s0 + s2) + (s1 + s3);
    }

    /// Adds `width` lanes pairwise, the upper half to the lower half until one is left.
    static double fold(double[] lanes, int from, int width) {
        for (int half = width / 2; half > 0; half /= 2) {
            for (int l = from; l < from + half; l++) {
                lanes[l] += lanes[l + half];
            }
        }
        return lanes[from];
    }

    // Four registers' worth of lanes per pass; `lanes` carries them from block to block.

    private static void dotLanes(double[] x, int xOffset, double[] y, int yOffset, int n, double[] lanes) {
        for (int l = 0; l < WIDTH; l += 4 * LANES) {
            DoubleVector s0 = DoubleVector.fromArray(S, lanes, l);
            DoubleVector s1 = DoubleVector.fromArray(S, lanes, l + LANES);
            DoubleVector s2 = DoubleVector.fromArray(S, lanes, l + 2 * LANES);
            DoubleVector s3 = DoubleVector.fromArray(S, lanes, l + 3 * LANES);
            int xl = xOffset + l;
            int yl = yOffset + l;
            for (int i = 0; i < n; i += WIDTH) {
                s0 = DoubleVector.fromArray(S, x, xl + i).fma(DoubleVector.fromArray(S, y, yl + i), s0);
                s1 = DoubleVector.fromArray(S, x, xl + LANES + i)
                        .fma(DoubleVector.fromArray(S, y, yl + LANES + i), s1);
                s2 = DoubleVector.fromArray(S, x, xl + 2 * LANES + i)
                        .fma(DoubleVector.fromArray(S, y, yl + 2 * LANES + i), s2);
                s3 = DoubleVector.fromArray(S, x, xl + 3 * LANES + i)
                        .fma(DoubleVector.fromArray(S, y, yl + 3 * LANES + i), s3);
            }
            s0.intoArray(lanes, l);
            s1.intoArray(lanes, l + LANES);
            s2.intoArray(lanes, l + 2 * LANES);
            s3.intoArray(lanes, l + 3 * LANES);
        }
    }

    private static void plainDotLanes(double[] x, int xOffset, double[] y, int yOffset, int n, double[] lanes) {
        for (int i = 0; i < n; i += WIDTH) {
            for (int l = 0; l < WIDTH; l++) {
                lanes[l] = Math.fma(x[xOffset + i + l], y[yOffset + i + l], lanes[l]);
            }
        }
    }

    private static void sumLanes(double[] x, int xOffset, int n, double[] lanes) {
        for (int l = 0; l < WIDTH; l += 4 * LANES) {
            DoubleVector s0 = DoubleVector.fromArray(S, lanes, l);
            DoubleVector s1 = DoubleVector.fromArray(S, lanes, l + LANES);
            DoubleVector s2 = DoubleVector.fromArray(S, lanes, l + 2 * LANES);
            DoubleVector s3 = DoubleVector.fromArray(S, lanes, l + 3 * LANES);
            int xl = xOffset + l;
            for (int i = 0; i < n; i += WIDTH) {
                s0 = s0.add(DoubleVector.fromArray(S, x, xl + i));
                s1 = s1.add(DoubleVector.fromArray(S, x, xl + LANES + i));
                s2 = s2.add(DoubleVector.fromArray(S, x, xl + 2 * LANES + i));
                s3 = s3.add(DoubleVector.fromArray(S, x, xl + 3 * LANES + i));
            }
            s0.intoArray(lanes, l);
            s1.intoArray(lanes, l + LANES);
            s2.intoArray(lanes, l + 2 * LANES);
            s3.intoArray(lanes, l + 3 * LANES);
        }
    }

    private static void plainSumLanes(double[] x, int xOffset, int n, double[] lanes) {
        for (int i = 0; i < n; i += WIDTH) {
            for (int l = 0; l < WIDTH; l++) {
                lanes[l] += x[xOffset + i + l];
            }
        }
    }

    private static void distanceLanes(double[] x, int xOffset, double[] y, int yOffset, int n, double[] lanes) {
        for (int l = 0; l < WIDTH; l += 4 * LANES) {
            DoubleVector s0 = DoubleVector.fromArray(S, lanes, l);
            DoubleVector s1 = DoubleVector.fromArray(S, lanes, l + LANES);
            DoubleVector s2 = DoubleVector.fromArray(S, lanes, l + 2 * LANES);
            DoubleVector s3 = DoubleVector.fromArray(S, lanes, l + 3 * LANES);
            int xl = xOffset + l;
            int yl = yOffset + l;
            for (int i = 0; i < n; i += WIDTH) {
                DoubleVector d0 = DoubleVector.fromArray(S, x, xl + i).sub(DoubleVector.fromArray(S, y, yl + i));
                DoubleVector d1 = DoubleVector.fromArray(S, x, xl + LANES + i)
                        .sub(DoubleVector.fromArray(S, y, yl + LANES + i));
                DoubleVector d2 = DoubleVector.fromArray(S, x, xl + 2 * LANES + i)
                        .sub(DoubleVector.fromArray(S, y, yl + 2 * LANES + i));
                DoubleVector d3 = DoubleVector.fromArray(S, x, xl + 3 * LANES + i)
                        .sub(DoubleVector.fromArray(S, y, yl + 3 * LANES + i));
                s0 = d0.fma(d0, s0);
                s1 = d1.fma(d1, s1);
                s2 = d2.fma(d2, s2);
                s3 = d3.fma(d3, s3);
            }
            s0.intoArray(lanes, l);
            s1.intoArray(lanes, l + LANES);
            s2.intoArray(lanes, l + 2 * LANES);
            s3.intoArray(lanes, l + 3 * LANES);
        }
    }

    private static void plainDistanceLanes(double[] x, int xOffset, double[] y, int yOffset, int n, double[] lanes) {
        for (int i = 0; i < n; i += WIDTH) {
            for (int l = 0; l < WIDTH; l++) {
                double difference = x[xOffset + i + l] - y[yOffset + i + l];
                lanes[l] = Math.fma(difference, difference, lanes[l]);
            }
        }
    }

    /// Each vector loop against its plain twin.
    private static final class ReductionWarmth extends Warmth {
        private static final int N = 8 * WIDTH;
        private static final int CALLS = 64;

        ReductionWarmth() {
            super("double sums", DoubleNarrow.POSSIBLE ? 7 : 5);
        }

        @Override
        boolean vectorsWin(int race) {
            double[] x = new double[N];
            double[] lanes = new double[WIDTH];
            double[] g = new double[N];
            long begin = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                switch (race) {
                    case 0 -> lanes[0] = dot(true, x, 0, x, 0, N - i) + dot(true, x, 0, x, 0, i);
                    case 1 -> lanes[0] = sum(true, x, 0, N - i) + sum(true, x, 0, i) + DoubleMaximum.onVectors(x, 0, N - i);
                    case 2 -> lanes[0] = squaredDistance(true, x, 0, x, 1, N - 1 - i)
                            + squaredDistance(true, x, 0, x, 1, i);
                    case 3 -> DoubleRows.fourRows(x, 0, 0, 0, 0, x, 0, N, lanes);
                    case 4 -> DoubleRows.addFourRowsOnVectors(x, 1, 2, 3, 4, N / 2, 1, 2, 3, 4, g, 3);
                    case 5 -> DoubleNarrow.dots(x, 0, 8, 8, columns(i), x, lanes, 0);
                    default -> DoubleNarrow.gradient(x, 0, 8, 8, columns(i), x, x, 0, g);
                }
            }
            long middle = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                switch (race) {
                    case 0 -> lanes[0] = dot(false, x, 0, x, 0, N - i) + dot(false, x, 0, x, 0, i);
                    case 1 -> lanes[0] = sum(false, x, 0, N - i) + sum(false, x, 0, i) + DoubleMaximum.plain(x, 0, N - i);
                    case 2 -> lanes[0] = squaredDistance(false, x, 0, x, 1, N - 1 - i)
                            + squaredDistance(false, x, 0, x, 1, i);
                    case 3 -> DoubleRows.plainFourRows(x, 0, 0, 0, 0, x, 0, N, lanes);
                    case 4 -> DoubleRows.plainAddFourRows(x, 1, 2, 3, 4, 0, N / 2, 1, 2, 3, 4, g, 3);
                    case 5 -> plainEightRows(x, columns(i), lanes);
                    default -> {
                        plainEightRows(x, columns(i), lanes);
                        DoubleRows.plainAddFourRows(x, 0, 8, 16, 24, 0, columns(i), 1, 2, 3, 4, g, 0);
                        DoubleRows.plainAddFourRows(x, 32, 40, 48, 56, 0, columns(i), 5, 6, 7, 8, g, 0);
                    }
                }
            }
            return middle - begin < System.nanoTime() - middle;
        }

        /// All numbers of vectors in turn: the compiler leaves out a branch that it has never seen taken.
        private static int columns(int call) {
            return (call % 8 + 1) * (DoubleNarrow.WIDEST / 8) - call % 2;
        }

        private static void plainEightRows(double[] x, int n, double[] lanes) {
            int whole = n - n % DoubleRows.ROW_WIDTH;
            DoubleRows.plainFourRows(x, 0, 8, 16, 24, x, 0, whole, lanes);
            DoubleRows.plainFourRows(x, 32, 40, 48, 56, x, 0, whole, lanes);
        }
    }
}
