package scratch.math.kernel.simd;

import scratch.math.kernel.NormalKernels;

/// Small symmetric positive definite systems, eight at once: a system in each lane. Then every number of the textbook's
/// Cholesky is a vector, nothing waits for the square root of one system alone, and no sum runs across lanes.
///
/// The systems are laid into each other: the numbers of all eight for (0, 0), then for (0, 1) and so on, upper triangles
/// only, so that 32 unknowns fit into the first-level cache. Column n holds b, which makes Uᵀz = b a part of the
/// decomposition: z is what becomes of b there. Lanes beyond the last system repeat it. Same bits on vectors and in the
/// plain loops.
final class PositiveSystems {
    static final Warmth WARMTH = new PositiveWarmth();

    private static final int WIDTH = NormalKernels.WIDTH;
    private static final double EPSILON = Math.ulp(1.0);

    private PositiveSystems() {
    }

    static int solve(int n, int systems, double[] a, double[] b, double[] w) {
        if (systems == 0 || n == 0) {
            return -1;
        }
        int width = NormalKernels.width(n);
        for (int s = 0; s < WIDTH; s++) {
            interleave(n, width, Math.min(s, systems - 1), a, b, w, s);
        }
        boolean hot = WARMTH.isHot();
        for (int l = 0; l < WIDTH && hot; l += InterleavedRows.LANES) {
            InterleavedRows.factor(n, w, l);
            InterleavedRows.substitute(n, w, l);
        }
        if (!hot) {
            factor(n, w);
            substitute(n, w);
            WARMTH.coldWork((double) n * n * n / 6 * WIDTH);
        }
        for (int s = 0; s < systems; s++) {
            for (int j = 0; j < n; j++) {
                double root = w[place(n, j, j) + s];
                if (!(root * root > n * EPSILON * a[(s * width + j) * width + j])) {
                    return s * n + j;
                }
                b[s * width + j] = w[place(n, j, n) + s];
            }
        }
        return -1;
    }

    /// Where the numbers (i, j) begin, j from i to n.
    static int place(int n, int i, int j) {
        return (i * (n + 1) - i * (i + 1) / 2 + j) * WIDTH;
    }

    private static void interleave(int n, int width, int s, double[] a, double[] b, double[] w, int lane) {
        for (int i = 0; i < n; i++) {
            int from = (s * width + i) * width;
            int to = place(n, i, 0) + lane;
            for (int j = i; j < n; j++) {
                w[to + j * WIDTH] = a[from + j];
            }
            w[to + n * WIDTH] = b[s * width + i];
        }
    }

    /// U over A, row by row: what the rows above leave of row i, over the root of the pivot. z over b.
    private static void factor(int n, double[] w) {
        for (int i = 0; i < n; i++) {
            for (int j = i; j <= n; j++) {
                for (int lane = 0; lane < WIDTH; lane++) {
                    double sum = w[place(n, i, j) + lane];
                    for (int r = 0; r < i; r++) {
                        sum = Math.fma(-w[place(n, r, i) + lane], w[place(n, r, j) + lane], sum);
                    }
                    w[place(n, i, j) + lane] = j == i ? Math.sqrt(sum) : sum / w[place(n, i, i) + lane];
                }
            }
        }
    }

    /// x over z, from the last one back.
    private static void substitute(int n, double[] w) {
        for (int i = n - 1; i >= 0; i--) {
            for (int lane = 0; lane < WIDTH; lane++) {
                double sum = w[place(n, i, n) + lane];
                for (int j = i + 1; j < n; j++) {
                    sum = Math.fma(-w[place(n, i, j) + lane], w[place(n, j, n) + lane], sum);
                }
                w[place(n, i, n) + lane] = sum / w[place(n, i, i) + lane];
            }
        }
    }

    private static final class PositiveWarmth extends Warmth {
        private static final int N = 14;

        PositiveWarmth() {
            super("positive systems", 1);
        }

        @Override
        boolean vectorsWin(int race) {
            double[] w = new double[NormalKernels.workspace(N)];
            for (int i = 0; i < N; i++) {
                for (int lane = 0; lane < WIDTH; lane++) {
                    w[place(N, i, i) + lane] = 1;
                }
            }
            long begin = System.nanoTime();
            for (int l = 0; l < WIDTH; l += InterleavedRows.LANES) {
                InterleavedRows.factor(N, w, l);
                InterleavedRows.substitute(N, w, l);
            }
            long middle = System.nanoTime();
            factor(N, w);
            substitute(N, w);
            return middle - begin < System.nanoTime() - middle;
        }
    }
}
