package scratch.math.kernel.simd;

import java.util.Arrays;
import scratch.math.kernel.Threads;

/// Convolutions on vectors: [ShiftKernels] over tiles of C, or plain loops that give the same bits while those are cold.
/// Pieces of the rows, or for the way back tiles of C, are the tasks that threads share.
final class ShiftedProduct {
    private static final int PAIR = 2 * ShiftKernels.LANES;
    private static final int SUMS = ShiftKernels.SUMS;

    /// Rows of a tile: 8 by two vectors need 19 registers, 6 by two need 16.
    private static final int[] ROWS = Species.REGISTERS_32 ? new int[] {8, 6, 4} : new int[] {6, 4};

    /// Tiles of `dots` are 4 by 4, which needs 21 registers, or 3 by 4, which needs 16.
    private static final int DOT_ROWS = Species.REGISTERS_32 ? 4 : 3;
    private static final int DOT_COLUMNS = 4;

    /// Multiply-adds below which a hand-over to other threads costs more than it saves.
    private static final long PARALLEL_FROM = 4_000_000;

    /// Rows of more numbers are copied faster by the library.
    private static final int LONGEST = 256;

    /// Pairs of vectors that one task takes.
    private static final int TASK = 32;

    /// Tiles of the way back that one task takes.
    private static final int TILES = 8;

    private static final ThreadLocal<float[]> TILE = ThreadLocal.withInitial(() -> new float[16 * Math.max(PAIR, SUMS)]);

    private static final ThreadLocal<float[]> TOTALS = ThreadLocal.withInitial(() -> new float[DOT_ROWS * DOT_COLUMNS]);

    static final Warmth WARMTH = new ShiftWarmth();

    private ShiftedProduct() {
    }

    private static int threads(long work) {
        return work < PARALLEL_FROM ? 1 : Threads.count();
    }

    // ---------------------------------------------------------------- C ← start + A·B

    /// As many rows as the largest tile has, while there are; then the smallest tile that has room for the rest.
    private static int rows(int left) {
        int rows = ROWS[0];
        for (int smaller : ROWS) {
            rows = smaller >= left ? smaller : rows;
        }
        return rows;
    }

    static int panelSize(int m, int k) {
        return (m + ROWS[0]) * (k + 1);
    }

    /// Tile after tile: what its rows start from, then column after column of them, missing rows as zeros.
    static void panels(int m, int k, float[] a, float[] start, float[] panels) {
        for (int i = 0, at = 0; i < m; ) {
            int rows = rows(m - i);
            for (int r = 0; r < rows; r++) {
                boolean used = i + r < m;
                panels[at + r] = used && start != null ? start[i + r] : 0;
                for (int p = 0, to = at + rows + r; p < k; p++, to += rows) {
                    panels[to] = used ? a[(i + r) * k + p] : 0;
                }
            }
            at += rows * (k + 1);
            i += rows;
        }
    }

    /// All rows together are one list of vectors, of which the last in a row starts so early that it ends with the row. They
    /// are taken two at a time, wherever they are.
    static void correlate(int m, int n, int k, float[] panels, int count, float[] b, int[] from, int[] shifts,
                          float[] c, int[] to, int ldc) {
        long work = (long) count * m * n * k;
        if (n < ShiftKernels.LANES || !WARMTH.isHot()) {
            Threads.run(threads(work), count, (z, worker) -> plain(m, n, k, panels, b, from[z], shifts, c, to[z], ldc));
            WARMTH.coldWork(n < ShiftKernels.LANES ? 0 : work);
            return;
        }
        int each = (n + ShiftKernels.LANES - 1) / ShiftKernels.LANES;
        int pairs = (count * each + 1) / 2;
        Threads.run(threads(work), (pairs + TASK - 1) / TASK, (task, worker) -> {
            for (int pair = task * TASK; pair < Math.min(pairs, (task + 1) * TASK); pair++) {
                int one = 2 * pair;
                int two = Math.min(one + 1, count * each - 1);
                int q1 = Math.min(one % each * ShiftKernels.LANES, n - ShiftKernels.LANES);
                int q2 = Math.min(two % each * ShiftKernels.LANES, n - ShiftKernels.LANES);
                two(m, k, panels, b, from[one / each] + q1, from[two / each] + q2, shifts, c, to[one / each] + q1,
                        to[two / each] + q2, ldc);
            }
        });
    }

    /// Two vectors of every line of the result.
    private static void two(int m, int k, float[] a, float[] b, int bAt, int bAt2, int[] shifts, float[] c, int cAt, int cAt2,
                            int ldc) {
        for (int i = 0, at = 0; i < m; ) {
            int rows = rows(m - i);
            int used = Math.min(rows, m - i);
            if (used == rows) {
                ShiftKernels.tile(rows, a, at, b, bAt, bAt2, shifts, k, c, cAt + i * ldc, cAt2 + i * ldc, ldc);
            } else {
                float[] tile = TILE.get();
                ShiftKernels.tile(rows, a, at, b, bAt, bAt2, shifts, k, tile, 0, ShiftKernels.LANES, PAIR);
                for (int r = 0; r < used; r++) {
                    System.arraycopy(tile, r * PAIR, c, cAt + (i + r) * ldc, ShiftKernels.LANES);
                    System.arraycopy(tile, r * PAIR + ShiftKernels.LANES, c, cAt2 + (i + r) * ldc, ShiftKernels.LANES);
                }
            }
            at += rows * (k + 1);
            i += rows;
        }
    }

    private static void plain(int m, int n, int k, float[] a, float[] b, int bAt, int[] shifts, float[] c, int cAt, int ldc) {
        float[] sums = new float[n];
        for (int i = 0, at = 0; i < m; ) {
            int rows = rows(m - i);
            for (int r = 0; r < Math.min(rows, m - i); r++) {
                Arrays.fill(sums, a[at + r]);
                for (int p = 0; p < k; p++) {
                    float factor = a[at + (p + 1) * rows + r];
                    int from = bAt + shifts[p];
                    for (int q = 0; q < n; q++) {
                        sums[q] = Math.fma(factor, b[from + q], sums[q]);
                    }
                }
                System.arraycopy(sums, 0, c, cAt + (i + r) * ldc, n);
            }
            at += rows * (k + 1);
            i += rows;
        }
    }

    /// Rows are short: a call of the library for each would cost more than the copy.
    static void copyRows(int count, int n, float[] x, int from, int step, float[] y, int to, int stepTo) {
        boolean hot = n <= LONGEST && WARMTH.isHot();
        boolean vectors = hot && n >= ShiftKernels.LANES;
        boolean two = hot && !vectors && n >= 8 && ShiftKernels.LANES == 16;
        for (int z = 0; z < count; z++) {
            if (vectors) {
                ShiftKernels.copy(n, x, from + z * step, y, to + z * stepTo);
            } else if (two) {
                ShiftKernels.copyShort(n, x, from + z * step, y, to + z * stepTo);
            } else {
                System.arraycopy(x, from + z * step, y, to + z * stepTo, n);
            }
        }
    }

    // ---------------------------------------------------------------- C ← C + A·Bᵀ

    static void correlateTransposed(int count, int m, int n, int k, float[] a, int aStep, int lda,
                                    float[] b, int bStep, int[] shifts, float[] c) {
        long work = (long) count * m * n * k;
        boolean hot = m >= DOT_ROWS && k >= DOT_COLUMNS && WARMTH.isHot();
        int rows = (m + DOT_ROWS - 1) / DOT_ROWS;
        int columns = (k + DOT_COLUMNS - 1) / DOT_COLUMNS;
        int tiles = rows * columns;
        Threads.run(threads(work), (tiles + TILES - 1) / TILES, (task, worker) -> {
            for (int index = task * TILES; index < Math.min(tiles, (task + 1) * TILES); index++) {
                int i = index / columns * DOT_ROWS;
                int p = index % columns * DOT_COLUMNS;
                if (hot) {
                    products(count, m, n, k, a, aStep, lda, b, bStep, shifts, c, i, p);
                } else {
                    plainProducts(count, m, n, k, a, aStep, lda, b, bStep, shifts, c, i, p);
                }
            }
        });
        WARMTH.coldWork(hot ? 0 : work);
    }

    /// A tile of C, from row i and column p on; at its edges it starts so early that it ends with C.
    private static void products(int count, int m, int n, int k, float[] a, int aStep, int lda, float[] b, int bStep,
                                 int[] shifts, float[] c, int i, int p) {
        float[] sums = TILE.get();
        int row = Math.min(i, m - DOT_ROWS);
        int column = Math.min(p, k - DOT_COLUMNS);
        for (int first = 0; first < SUMS; first += ShiftKernels.LANES) {
            dots(count, n, first, a, row * lda, aStep, lda, b, bStep, shifts, column, sums);
        }
        float[] totals = TOTALS.get();
        totals(sums, totals);
        for (int r = i; r < Math.min(m, i + DOT_ROWS); r++) {
            for (int s = p; s < Math.min(k, p + DOT_COLUMNS); s++) {
                c[r * k + s] += totals[(r - row) * DOT_COLUMNS + s - column];
            }
        }
    }

    private static void plainProducts(int count, int m, int n, int k, float[] a, int aStep, int lda, float[] b, int bStep,
                                      int[] shifts, float[] c, int i, int p) {
        float[] sums = TILE.get();
        for (int r = i; r < Math.min(m, i + DOT_ROWS); r++) {
            for (int s = p; s < Math.min(k, p + DOT_COLUMNS); s++) {
                plainSums(count, n, a, r * lda, aStep, b, shifts[s], bStep, sums);
                c[r * k + s] += total(sums, 0);
            }
        }
    }

    private static void dots(int count, int n, int first, float[] a, int aAt, int aStep, int lda, float[] b, int bStep,
                             int[] shifts, int shift, float[] sums) {
        if (DOT_ROWS == 4) {
            ShiftKernels.dots4x4(count, n, first, a, aAt, aStep, lda, b, 0, bStep, shifts, shift, sums);
        } else {
            ShiftKernels.dots3x4(count, n, first, a, aAt, aStep, lda, b, 0, bStep, shifts, shift, sums);
        }
    }

    private static void plainSums(int count, int n, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep,
                                  float[] sums) {
        Arrays.fill(sums, 0, SUMS, 0);
        for (int z = 0; z < count; z++) {
            for (int q = 0; q < n; q += SUMS) {
                for (int l = 0; l < SUMS; l++) {
                    sums[l] = Math.fma(a[aAt + z * aStep + q + l], b[bAt + z * bStep + q + l], sums[l]);
                }
            }
        }
    }

    /// All totals of a tile, four at a time: each is a chain of additions that wait for one another.
    private static void totals(float[] sums, float[] totals) {
        for (int i = 0; i < DOT_ROWS * DOT_COLUMNS; i += 4) {
            double t0 = 0;
            double t1 = 0;
            double t2 = 0;
            double t3 = 0;
            for (int l = i * SUMS; l < (i + 1) * SUMS; l++) {
                t0 += sums[l];
                t1 += sums[l + SUMS];
                t2 += sums[l + 2 * SUMS];
                t3 += sums[l + 3 * SUMS];
            }
            totals[i] = (float) t0;
            totals[i + 1] = (float) t1;
            totals[i + 2] = (float) t2;
            totals[i + 3] = (float) t3;
        }
    }

    private static float total(float[] sums, int from) {
        double total = 0;
        for (int l = from; l < from + SUMS; l++) {
            total += sums[l];
        }
        return (float) total;
    }

    /// Each kernel against the plain loop of the same size.
    private static final class ShiftWarmth extends Warmth {
        private static final int DEPTH = 50;
        private static final int CALLS = 8;

        ShiftWarmth() {
            super("convolution", ROWS.length + 1);
        }

        private static void copies(float[] x, float[] y) {
            ShiftKernels.copy(ShiftKernels.LANES + 1, x, 0, y, 0);
            if (ShiftKernels.LANES == 16) {
                ShiftKernels.copyShort(9, x, 0, y, 0);
            }
        }

        @Override
        boolean vectorsWin(int race) {
            int m = race < ROWS.length ? ROWS[race] : DOT_ROWS;
            int length = DEPTH * SUMS;
            float[] a = new float[m * (length + 1)];
            float[] b = new float[length + PAIR + DEPTH];
            float[] c = new float[16 * Math.max(PAIR, SUMS)];
            int[] shifts = new int[DEPTH];
            Arrays.setAll(shifts, p -> p);
            long begin = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                if (race < ROWS.length) {
                    ShiftKernels.tile(m, a, 0, b, 0, ShiftKernels.LANES, shifts, DEPTH, c, 0, ShiftKernels.LANES, PAIR);
                } else {
                    dots(1, length, 0, a, 0, 0, length, b, 0, shifts, 0, c);
                }
                copies(b, a);                                  // compiled along with the others
            }
            long middle = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                if (race < ROWS.length) {
                    plain(m, PAIR, DEPTH, a, b, 0, shifts, c, 0, PAIR);
                } else {
                    for (int j = 0; j < DOT_ROWS * DOT_COLUMNS; j++) {
                        plainSums(1, length, a, j % DOT_ROWS * length, 0, b, shifts[j / DOT_ROWS], 0, c);
                    }
                }
            }
            return middle - begin < System.nanoTime() - middle;
        }
    }
}
