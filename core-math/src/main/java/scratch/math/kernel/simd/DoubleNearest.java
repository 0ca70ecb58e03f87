package scratch.math.kernel.simd;

import java.util.Arrays;
import scratch.math.kernel.NearestKernels;

/// Many points against many others, see [scratch.math.kernel.NearestKernels]. Whole registers of points go through
/// [NearestVectors] once it is compiled. The points that are left over, and all of them before, go through plain loops that
/// give the same bits: four sums at a time, so that none waits for its last addition.
final class DoubleNearest {
    static final Warmth WARMTH = new NearestWarmth();

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    /// What a thread needs while it looks at one block of points after the other.
    private static final class Scratch {
        private static final int APART = 16;    // doubles: the arrays of two threads never share a cache line
        private final double[] squares = new double[4 * NearestVectors.POINTS + APART];
        private final double[] nearest = new double[NearestVectors.POINTS + APART];
    }

    private DoubleNearest() {
    }

    static void nearest(int n, int k, int d, double[] x, int xOffset, int ldx, double[] y, int yOffset, int ldy,
                        int[] nearest, double[] squares, double[] seconds, int out) {
        boolean hot = WARMTH.isHot();
        int done = hot ? onVectors(n, k, d, x, xOffset, ldx, y, yOffset, ldy, nearest, squares, seconds, out) : 0;
        for (int i = done; i < n; i++) {
            plainNearest(k, d, x, xOffset + i, ldx, y, yOffset, ldy, nearest, squares, seconds, out + i);
        }
        if (!hot) {
            WARMTH.coldWork((double) n * k * d);
        }
    }

    /// All points that fill registers; returns how many.
    private static int onVectors(int n, int k, int d, double[] x, int xOffset, int ldx, double[] y, int yOffset, int ldy,
                                 int[] nearest, double[] squares, double[] seconds, int out) {
        int points = NearestVectors.POINTS;
        Scratch scratch = SCRATCH.get();
        int i = 0;
        for (; i + points <= n; i += points) {
            Arrays.fill(squares, out + i, out + i + points, Double.POSITIVE_INFINITY);
            if (seconds != null) {
                Arrays.fill(seconds, out + i, out + i + points, Double.POSITIVE_INFINITY);
            }
            Arrays.fill(scratch.nearest, 0);
            for (int c = 0; c < k; c += 4) {
                int y0 = yOffset + c * ldy;
                int y1 = c + 1 < k ? y0 + ldy : y0;            // there may be no such centre: then this one again, unused
                int y2 = c + 2 < k ? y1 + ldy : y0;
                int y3 = c + 3 < k ? y2 + ldy : y0;
                NearestVectors.squares(d, x, xOffset + i, ldx, y, y0, y1, y2, y3, scratch.squares);
                int count = Math.min(4, k - c);
                if (seconds == null) {
                    NearestVectors.settle(scratch.squares, c, count, squares, out + i, scratch.nearest);
                } else {
                    NearestVectors.settle(scratch.squares, c, count, squares, out + i, seconds, out + i, scratch.nearest);
                }
            }
            for (int p = 0; p < points; p++) {
                nearest[out + i + p] = (int) scratch.nearest[p];
            }
        }
        return i;
    }

    private static void plainNearest(int k, int d, double[] x, int xAt, int ldx, double[] y, int yOffset, int ldy,
                                     int[] nearest, double[] squares, double[] seconds, int out) {
        int best = 0;
        double first = Double.POSITIVE_INFINITY;
        double second = Double.POSITIVE_INFINITY;
        for (int c = 0; c < k; c += 4) {
            int y0 = yOffset + c * ldy;
            int y1 = c + 1 < k ? y0 + ldy : y0;                // there may be no such centre: then this one again, unused
            int y2 = c + 2 < k ? y1 + ldy : y0;
            int y3 = c + 3 < k ? y2 + ldy : y0;
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            for (int j = 0; j < d; j++) {
                double value = x[xAt + j * ldx];
                double t0 = value - y[y0 + j];
                double t1 = value - y[y1 + j];
                double t2 = value - y[y2 + j];
                double t3 = value - y[y3 + j];
                s0 = Math.fma(t0, t0, s0);
                s1 = Math.fma(t1, t1, s1);
                s2 = Math.fma(t2, t2, s2);
                s3 = Math.fma(t3, t3, s3);
            }
            for (int q = 0; q < Math.min(4, k - c); q++) {
                double square = q == 0 ? s0 : q == 1 ? s1 : q == 2 ? s2 : s3;
                if (square < first) {
                    second = first;
                    first = square;
                    best = c + q;
                } else if (square < second) {
                    second = square;
                }
            }
        }
        nearest[out] = best;
        squares[out] = first;
        if (seconds != null) {
            seconds[out] = second;
        }
    }

    static int productsAtMost(int m, int n, int k, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
                              double[] limits, int limitsOffset, int[] pairs, double[] products) {
        boolean hot = WARMTH.isHot();
        int found = 0;
        int i = 0;
        for (; hot && i + NearestVectors.COLUMNS <= m; i += NearestVectors.COLUMNS) {
            found = NearestVectors.productsAtMost(i, n, k, a, aOffset + i, lda, b, bOffset, ldb, limits, limitsOffset + i,
                    pairs, products, found);
        }
        for (; i < m; i++) {
            found = plainProducts(i, n, k, a, aOffset + i, lda, b, bOffset, ldb, limits[limitsOffset + i], pairs, products,
                    found);
        }
        if (!hot) {
            WARMTH.coldWork((double) m * n * k);
        }
        return found;
    }

    private static int plainProducts(int i, int n, int k, double[] a, int aAt, int lda, double[] b, int bOffset, int ldb,
                                     double limit, int[] pairs, double[] products, int before) {
        int found = before;
        for (int j = 0; j < n; j += 4) {
            int b0 = bOffset + j * ldb;
            int b1 = j + 1 < n ? b0 + ldb : b0;
            int b2 = j + 2 < n ? b1 + ldb : b0;
            int b3 = j + 3 < n ? b2 + ldb : b0;
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            for (int l = 0; l < k; l++) {
                double value = a[aAt + l * lda];
                s0 = Math.fma(value, b[b0 + l], s0);
                s1 = Math.fma(value, b[b1 + l], s1);
                s2 = Math.fma(value, b[b2 + l], s2);
                s3 = Math.fma(value, b[b3 + l], s3);
            }
            for (int q = 0; q < Math.min(4, n - j); q++) {
                double product = q == 0 ? s0 : q == 1 ? s1 : q == 2 ? s2 : s3;
                if (product <= limit) {
                    pairs[found] = i * n + j + q;
                    products[found++] = product;
                }
            }
        }
        return found;
    }

    /// Both vector loops against the plain ones.
    private static final class NearestWarmth extends Warmth {
        private static final int N = 64;
        private static final int D = 8;

        private final int[] places = new int[N * N + NearestKernels.SPARE];
        private final double[] results = new double[places.length];

        NearestWarmth() {
            super("double nearest", 3);
        }

        @Override
        boolean vectorsWin(int race) {
            double[] x = new double[N * D];
            for (int i = 0; i < x.length; i++) {
                x[i] = i * 0.618034 % 1;
            }
            double[] limits = x.clone();
            long begin = System.nanoTime();
            if (race < 2) {
                onVectors(N, N - 1, D, x, 0, N, x, 0, D, places, results, race == 0 ? null : limits, 0);
            } else {
                for (int i = 0; i + NearestVectors.COLUMNS <= N; i += NearestVectors.COLUMNS) {
                    NearestVectors.productsAtMost(i, N - i % 5, D, x, i, N, x, 0, D, limits, 0, places, results, 0);
                }
            }
            long middle = System.nanoTime();
            for (int i = 0; i < N; i++) {
                if (race < 2) {
                    plainNearest(N - 1, D, x, i, N, x, 0, D, places, results, race == 0 ? null : limits, i);
                } else {
                    plainProducts(i, N - i % 5, D, x, i, N, x, 0, D, limits[i], places, results, 0);
                }
            }
            return middle - begin < System.nanoTime() - middle;
        }
    }
}
