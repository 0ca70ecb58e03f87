package scratch.math.tensor.cpu;

import java.util.Arrays;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.Threads;
import scratch.math.tensor.Attention;
import scratch.math.tensor.Tensor;

/// Attention with a softmax that is taken on the way: the keys come in blocks, and of the blocks seen so far each query
/// keeps the largest score M, the sum `S = Σ exp(score − M)` and the values weighted by `exp(score − M)`. A block with a
/// larger score M' multiplies S and the values by `exp(M − M')`. At the end the values are divided by S. So there is room
/// for one tile of scores a thread, however long the sequence is.
/// Milakov and Gimelshein 2018, *Online normalizer calculation for softmax*; Dao et al. 2022.
final class AttentionBlocks implements Threads.Task {
    /// Multiply-adds of the scores below which one thread is enough.
    private static final int ALONE = 1 << 20;

    private final Kernels kernels;
    private final ScoreTile scores;
    private final HeadRows values;
    private final HeadRows results;
    private final int width;
    private final float[] logSums;
    private final int logSumsAt;
    private final int blocks;                                  // of queries, in each head
    private final float[][] tiles;                             // one for each thread
    private final float[][] running;                           // … with M and S of each query of a block

    private AttentionBlocks(Kernels kernels, Attention how, Tensor q, Tensor k, Tensor v, Tensor out, Tensor sums,
                            float[][] tiles, float[][] running) {
        this.kernels = kernels;
        this.scores = new ScoreTile(kernels, how, q, new HeadRows(q), new HeadRows(k), k.length(2));
        this.values = new HeadRows(v);
        this.results = new HeadRows(out);
        this.width = v.length(3);
        this.logSums = Memory.data(sums);
        this.logSumsAt = sums.offset();
        this.blocks = Math.ceilDiv(scores.m, ScoreTile.ROWS);
        this.tiles = tiles;
        this.running = running;
    }

    static void run(Kernels kernels, BufferPool pool, Attention how, Tensor q, Tensor k, Tensor v, Tensor out,
                    Tensor logSums) {
        int threads = threads(q, k);
        float[][] tiles = take(pool, threads, ScoreTile.ROWS * ScoreTile.COLUMNS);
        float[][] running = take(pool, threads, 2 * ScoreTile.ROWS);
        AttentionBlocks work = new AttentionBlocks(kernels, how, q, k, v, out, logSums, tiles, running);
        Threads.run(threads, q.length(0) * q.length(1) * work.blocks, work);
        give(pool, tiles);
        give(pool, running);
    }

    /// All of them where there is enough to do for a hand-over to be worth its time.
    static int threads(Tensor q, Tensor k) {
        return (long) q.size() * k.length(2) < ALONE ? 1 : Threads.count();
    }

    static float[][] take(BufferPool pool, int count, int size) {
        float[][] arrays = new float[count][];
        Arrays.setAll(arrays, i -> pool.take(size));
        return arrays;
    }

    static void give(BufferPool pool, float[]... arrays) {
        for (float[] array : arrays) {
            pool.give(array);
        }
    }

    /// One block of the queries of one head.
    @Override
    public void run(int index, int worker) {
        int pair = index / blocks;
        int batch = pair / scores.heads;
        int head = pair % scores.heads;
        int row = index % blocks * ScoreTile.ROWS;
        int rows = Math.min(ScoreTile.ROWS, scores.m - row);
        float[] tile = tiles[worker];
        float[] state = running[worker];
        Arrays.fill(state, 0, rows, Float.NEGATIVE_INFINITY);                  // M, then S
        Arrays.fill(state, rows, 2 * rows, 0);
        int keys = scores.keysFor(batch, row + rows);
        for (int column = 0; column < keys; column += ScoreTile.COLUMNS) {
            int columns = Math.min(ScoreTile.COLUMNS, keys - column);
            scores.scores(batch, head, row, rows, column, columns, tile);
            for (int i = 0; i < rows; i++) {
                int seen = scores.visible(batch, row + i, column, columns);
                Arrays.fill(tile, i * ScoreTile.COLUMNS + seen, i * ScoreTile.COLUMNS + columns, 0);
                if (seen > 0) {
                    float before = weigh(tile, i * ScoreTile.COLUMNS, seen, state, i, rows);
                    if (column > 0 && before != 1) {
                        kernels.scale(before, results.data, results.at(batch, head, row + i), width);
                    }
                    scores.drop(batch, head, row + i, column, seen, tile, i * ScoreTile.COLUMNS);
                }
            }
            kernels.gemm(false, false, rows, width, columns, 1, tile, 0, ScoreTile.COLUMNS,
                    values.data, values.at(batch, head, column), values.ld, column == 0 ? 0 : 1,
                    results.data, results.at(batch, head, row), results.ld);
        }
        for (int i = 0; i < rows; i++) {
            finish(pair, row + i, results.at(batch, head, row + i), state[i], state[rows + i]);
        }
    }

    /// Turns scores into `exp(score − M)` with the new M; returns what everything before is to be multiplied by.
    private float weigh(float[] tile, int from, int count, float[] state, int i, int rows) {
        float largest = Math.max(state[i], kernels.max(tile, from, count));
        float shift = Math.max(largest, -Float.MAX_VALUE);                     // subtle: −∞ − −∞ would be NaN
        for (int j = from; j < from + count; j++) {
            tile[j] -= shift;
        }
        kernels.exp(tile, from, tile, from, count);
        float before = largest == state[i] ? 1 : (float) Math.exp(state[i] - shift);
        state[rows + i] = state[rows + i] * before + kernels.sum(tile, from, count);
        state[i] = largest;
        return before;
    }

    private void finish(int pair, int i, int at, float largest, float sum) {
        logSums[logSumsAt + pair * scores.m + i] = (float) (largest + Math.log(sum));
        if (sum == 0) {
            Arrays.fill(results.data, at, at + width, 0);                      // sees nothing
        } else {
            kernels.scale(1 / sum, results.data, at, width);
        }
    }
}
