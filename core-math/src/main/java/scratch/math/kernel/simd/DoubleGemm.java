package scratch.math.kernel.simd;

import java.util.Arrays;
import scratch.math.kernel.Threads;

/// The packed, register-tiled matrix product (Goto and van de Geijn 2008), in loops around [DoubleMicroKernels].
///
/// Each level of the memory holds what the loop inside it uses again and again. With several threads:
///
/// | loop | step | what it keeps, and where |
/// |---|---|---|
/// | columns of C | NC | a row of blocks of B, packed once: L3 |
/// | depth | KC | a block of B (KC, NC) |
/// | rows of C | MC | a block of A (MC, KC), packed: L2; these blocks are the tasks that threads share |
/// | sub-block of B | JS | (KC, JS): L2, beside the block of A |
/// | panel of A | MR rows | (MR, KC): L1, while it meets all panels of the sub-block |
/// | panel of B | NR columns | the tile of C (MR, NR): registers |
///
/// One thread need not meet others for every sub-block of B. It packs one just before use, so that the sub-block is in
/// L2 already, and keeps what it packed of A for the next one: depth, sub-block of B, rows.
///
/// Consecutive tiles go along the same rows of C, which the hardware prefetcher likes.
///
/// Bits: each element of C is one chain of multiply-adds over a block of KC, then one addition per block. That
/// depends on KC alone, so KC is a constant of the language, so to say: not tuned per machine.
final class DoubleGemm implements Threads.Task {

    /// Depth of a block: a panel of 6 rows of A is 6·256·8 B = 12 KiB, and stays in an L1 of 32 KiB.
    static final int KC = 256;

    private static final int MR = DoublePanels.MR;
    private static final int LANES = DoubleMicroKernels.LANES;
    private static final int NR = DoublePanels.NR;

    /// Rows of a block of A, which takes three eighths of L2: 192·256·8 B = 384 KiB of 1 MiB.
    private static final int MC = 3 * SecondLevelCache.BYTES / 8 / (KC * Double.BYTES) / MR * MR;

    /// Columns of a sub-block of B, which stays in L2.
    private static final int JS = DoublePanels.JS;

    /// Columns packed at a time: A is packed again for every NC columns.
    private static final int NC = 128 * LANES;

    /// Rows of A that one thread packs at a time: 4 MiB, for L3. For more rows B is packed again.
    private static final int GROUP = roundUp(2048, MC);

    /// Columns that one task packs.
    private static final int PACK = 8 * LANES;

    /// Where packed B starts in its array. subtle: Java cannot align an array, but a large one has a region of the heap
    /// for itself and starts 16 bytes after a multiple of 64. 48 bytes further on, each vector of 64 bytes lies in one
    /// cache line instead of two: worth 11 %. So the array is also made large, see `forVectors`.
    static final int ALIGN = 6;

    /// 2 MiB and a little: half a region of the heap, as the default collector makes them up to a heap of 8 GiB.
    private static final int LARGE = (1 << 18) + 8;

    /// Multiply-adds below which a hand-over to other threads costs more than it saves.
    static final long PARALLEL_FROM = 4_000_000;

    /// Blocks of the depth computed before they are added up, where C is small and the depth is what there is to share.
    private static final int WINDOW = 16;

    private static final ThreadLocal<DoubleGemm> MINE = ThreadLocal.withInitial(DoubleGemm::new);

    private enum Phase { PACK_B, MULTIPLY, DEPTH_BLOCKS }

    /// Sizes of C up to which AᵀB is taken in place, without packing: packing pays when it is used often.
    private static final int IN_PLACE = 64;

    /// Rows of a tile in place: A is then read in steps, and B too, which leaves fewer registers for their places.
    static final int IN_PLACE_ROWS = DoublePanels.WIDE ? 8 : 4;
    private static final int IN_PLACE_COLUMNS = 2 * LANES;

    private DoublePanels[] workers = {new DoublePanels()};
    private double[] packedB = {};                             // shared by all workers
    private double[] partials = {};                            // WINDOW products of blocks of the depth

    private boolean upper;
    private boolean transA;
    private boolean transB;
    private int m;
    private int n;
    private int k;
    private double alpha;
    private double[] a;
    private int aOffset;
    private int lda;
    private double[] b;
    private int bOffset;
    private int ldb;
    private double[] c;
    private int cOffset;
    private int ldc;
    private int threads;

    private Phase phase;
    private boolean inPlace;
    private boolean store;                                     // the first block of the depth, and beta = 0
    private int column;                                        // the block of B at work
    private int columns;
    private int depth;
    private int depths;
    private int blockRows;
    private int rowBlocks;
    private int columnsPerTask;

    private DoubleGemm() {
    }

    /// `C ← alpha·op(A)·op(B) + C`, or without `+ C` where `store`. With `upper` only tiles that meet the upper
    /// triangle of C are computed; what the others hold is not defined then.
    static void multiply(boolean upper, boolean transA, boolean transB, int m, int n, int k, double alpha,
                         double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
                         boolean store, double[] c, int cOffset, int ldc, int threads) {
        DoubleGemm gemm = MINE.get();
        gemm.upper = upper;
        gemm.transA = transA;
        gemm.transB = transB;
        gemm.m = m;
        gemm.n = n;
        gemm.k = k;
        gemm.alpha = alpha;
        gemm.a = a;
        gemm.aOffset = aOffset;
        gemm.lda = lda;
        gemm.b = b;
        gemm.bOffset = bOffset;
        gemm.ldb = ldb;
        gemm.c = c;
        gemm.cOffset = cOffset;
        gemm.ldc = ldc;
        gemm.threads = (long) m * n * k < PARALLEL_FROM ? 1 : threads;
        gemm.run(store);
        gemm.a = null;                                         // the caller's arrays are not kept alive
        gemm.b = null;
        gemm.c = null;
    }

    private void run(boolean storeFirst) {
        if (workers.length < threads) {
            int have = workers.length;
            workers = Arrays.copyOf(workers, threads);
            for (int i = have; i < threads; i++) {
                workers[i] = new DoublePanels();
            }
        }
        inPlace = transA && !transB && m >= IN_PLACE_ROWS && m <= IN_PLACE && n >= IN_PLACE_COLUMNS && n <= IN_PLACE;
        if (inPlace || threads > 1 && m <= MC && n <= MC && k >= 4 * KC) {
            shareDepth(storeFirst);
        } else if (threads == 1 && n > JS) {
            alone(storeFirst);
        } else {
            shareRows(storeFirst);
        }
    }

    // ---------------------------------------------------------------- one thread

    private void alone(boolean storeFirst) {
        DoublePanels panels = workers[0];
        packedB = forVectors(packedB, JS * Math.min(KC, even(k)));
        for (int group = 0; group < m; group += GROUP) {
            int end = Math.min(m, group + GROUP);
            panels.growA(end - group, Math.min(KC, k));
            for (depth = 0; depth < k; depth += KC) {
                depths = Math.min(KC, k - depth);
                store = storeFirst && depth == 0;
                for (column = 0; column < n; column += JS) {
                    columns = Math.min(JS, n - column);
                    DoublePanels.packB(transB, b, bOffset, ldb, column, 0, columns, depth, depths, packedB);
                    for (int row = group; row < end; row += MC) {
                        int rows = Math.min(MC, end - row);
                        int at = (row - group) * even(depths);
                        if (column == 0) {
                            panels.packA(transA, a, aOffset, lda, row, rows, depth, depths, at);
                        }
                        panels.multiply(upper, at, packedB, row, rows, column, 0, columns, depths, alpha, store,
                                c, cOffset, ldc);
                    }
                }
            }
        }
    }

    // ---------------------------------------------------------------- several threads share rows of C

    private void shareRows(boolean storeFirst) {
        blockRows = threads == 1 ? MC : sharedRows();
        rowBlocks = (m + blockRows - 1) / blockRows;
        packedB = forVectors(packedB, roundUp(Math.min(n, NC), NR) * Math.min(KC, even(k)));
        for (column = 0; column < n; column += NC) {
            columns = Math.min(NC, n - column);
            int splits = Math.clamp(4 * threads / rowBlocks, 1, Math.max(1, columns / (4 * NR)));
            columnsPerTask = threads == 1 ? columns : roundUp((columns + splits - 1) / splits, NR);
            for (depth = 0; depth < k; depth += KC) {
                depths = Math.min(KC, k - depth);
                store = storeFirst && depth == 0;
                phase = Phase.PACK_B;
                Threads.run(threads, (columns + PACK - 1) / PACK, this);
                phase = Phase.MULTIPLY;
                Threads.run(threads, rowBlocks * ((columns + columnsPerTask - 1) / columnsPerTask), this);
            }
        }
    }

    /// Rows of a block so that each thread gets as many blocks as the others, and at least 4 where there are enough.
    private int sharedRows() {
        int blocks = Math.max((m + MC - 1) / MC, Math.min(4 * threads, Math.ceilDiv(m, 2 * MR)));
        return even(Math.ceilDiv(m, roundUp(blocks, threads)));
    }

    @Override
    public void run(int index, int worker) {
        switch (phase) {
            case PACK_B -> {
                int from = index * PACK;
                DoublePanels.packB(transB, b, bOffset, ldb, column, from, Math.min(columns, from + PACK), depth, depths,
                        packedB);
            }
            case MULTIPLY -> {
                int row = index % rowBlocks * blockRows;
                int from = index / rowBlocks * columnsPerTask;
                int rows = Math.min(blockRows, m - row);
                int to = Math.min(columns, from + columnsPerTask);
                if (upper && column + to <= row) {
                    return;                                    // below the diagonal
                }
                DoublePanels panels = workers[worker];
                panels.growA(Math.min(MC, m), Math.min(KC, k));
                panels.packA(transA, a, aOffset, lda, row, rows, depth, depths, 0);
                panels.multiply(upper, 0, packedB, row, rows, column, from, to, depths, alpha, store, c, cOffset, ldc);
            }
            case DEPTH_BLOCKS -> depthBlock(index, workers[worker]);
        }
    }

    // ---------------------------------------------------------------- small C, long depth: threads share the depth

    /// Each block of the depth gives a partial product of its own; these are added in the order of the depth,
    /// exactly as one thread would have added them.
    private void shareDepth(boolean storeFirst) {
        int blocks = (k + KC - 1) / KC;
        int size = m * n;
        partials = atLeast(partials, Math.min(WINDOW, blocks) * size);
        phase = Phase.DEPTH_BLOCKS;
        for (int first = 0; first < blocks; first += WINDOW) {
            int count = Math.min(WINDOW, blocks - first);
            depth = first * KC;
            Threads.run(threads, count, this);
            for (int w = 0; w < count; w++) {
                addPartial(w * size, storeFirst && first + w == 0);
            }
        }
    }

    private void depthBlock(int index, DoublePanels worker) {
        int p = depth + index * KC;
        int kc = Math.min(KC, k - p);
        if (inPlace && kc % 2 == 0) {
            inPlaceBlock(worker, p, kc, index * m * n);
            return;
        }
        worker.packedB = forVectors(worker.packedB, roundUp(n, NR) * KC);
        DoublePanels.packB(transB, b, bOffset, ldb, 0, 0, n, p, kc, worker.packedB);
        worker.growA(m, KC);
        worker.packA(transA, a, aOffset, lda, 0, m, p, kc, 0);
        worker.multiply(upper, 0, worker.packedB, 0, m, 0, 0, n, kc, 1, true, partials, index * m * n, n);
    }

    /// One block of the depth of AᵀB, read where it stands. A tile at the edge starts so early that it ends with the
    /// matrix, and only its new elements are kept.
    private void inPlaceBlock(DoublePanels worker, int p, int kc, int at) {
        zero(partials, at, n, m, n);
        if (lda == m) {
            worker.tile[0] = readThrough(a, aOffset + p * lda, aOffset + (p + kc) * lda);
        }
        for (int i = 0; i < m; i += IN_PLACE_ROWS) {
            int row = Math.min(i, m - IN_PLACE_ROWS);
            for (int j = 0; j < n; j += IN_PLACE_COLUMNS) {
                int count = Math.min(IN_PLACE_COLUMNS, n - j);
                int vectors = count <= LANES ? 1 : 2;
                int first = Math.min(j, n - vectors * LANES);
                if (upper && j + count <= i) {
                    continue;
                }
                int aAt = aOffset + p * lda + row;
                int bAt = bOffset + p * ldb + first;
                if (row == i && first == j) {
                    DoubleMicroKernels.tileInPlace(IN_PLACE_ROWS, vectors, a, aAt, lda, b, bAt, ldb, kc, 1,
                            partials, at + i * n + j, n);
                } else {
                    int width = vectors * LANES;
                    Arrays.fill(worker.tile, 0);
                    DoubleMicroKernels.tileInPlace(IN_PLACE_ROWS, vectors, a, aAt, lda, b, bAt, ldb, kc, 1,
                            worker.tile, 0, width);
                    for (int r = i - row; r < IN_PLACE_ROWS; r++) {
                        System.arraycopy(worker.tile, r * width + j - first, partials, at + (row + r) * n + j, count);
                    }
                }
            }
        }
    }

    /// Touches each cache line of a block once, in order, which the hardware prefetcher likes better than the tiles'
    /// way through it. What is added up only keeps the compiler from
    /// leaving the loop out.
    private static double readThrough(double[] source, int from, int to) {
        double touched = 0;
        for (int i = from; i < to; i += 8) {
            touched += source[i];
        }
        return touched;
    }

    private void addPartial(int from, boolean storing) {
        for (int i = 0; i < m; i++) {
            int row = cOffset + i * ldc;
            int partialRow = from + i * n;
            for (int j = upper ? i : 0; j < n; j++) {
                double value = partials[partialRow + j];
                c[row + j] = Math.fma(value, alpha, storing ? 0 : c[row + j]);
            }
        }
    }

    /// The micro-kernels take two steps of the depth at a time.
    static int even(int depth) {
        return depth + (depth & 1);
    }

    static void zero(double[] out, int from, int ld, int rows, int columns) {
        if (ld == columns) {
            Arrays.fill(out, from, from + rows * columns, 0);
            return;
        }
        for (int i = 0; i < rows; i++) {
            Arrays.fill(out, from + i * ld, from + i * ld + columns, 0);
        }
    }

    static int roundUp(int value, int step) {
        return (value + step - 1) / step * step;
    }

    static double[] forVectors(double[] array, int length) {
        return atLeast(array, length < 1 << 12 ? length + ALIGN : Math.max(LARGE, length + ALIGN));
    }

    static double[] atLeast(double[] array, int length) {
        return array.length >= length ? array : new double[length];
    }
}
