package scratch.math.tensor.cpu;

import java.util.Arrays;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.Threads;
import scratch.math.tensor.Attention;
import scratch.math.tensor.Tensor;

/// The gradient of [AttentionBlocks], tile by tile. With P the weights, made again as `exp(score − logSum)`, and D the inner
/// product of each row of g with its result, `dV = Pᵀ·g`, `dScores = P ⊙ (g·Vᵀ − D)`, and the score's own inputs get
/// `dQ = scale·dScores·K` and `dK = scale·dScoresᵀ·Q`. A head is one task, so that nobody else adds to its sums.
/// Dao et al. 2022, algorithm 4.
final class AttentionSlopes implements Threads.Task {
    private static final int TILE = ScoreTile.ROWS * ScoreTile.COLUMNS;

    private final Kernels kernels;
    private final ScoreTile scores;
    private final HeadRows q;
    private final HeadRows k;
    private final HeadRows v;
    private final HeadRows out;
    private final HeadRows g;
    private final HeadRows dq;
    private final HeadRows dk;
    private final HeadRows dv;
    private final Tensor dBias;                                // or null
    private final float[] logSums;
    private final int logSumsAt;
    private final int d;
    private final int width;
    private final float[][] weights;                           // one tile for each thread
    private final float[][] slopes;
    private final float[][] along;                             // D

    private AttentionSlopes(Kernels kernels, Attention how, Tensor[] in, Tensor sums, Tensor[] gradients, Tensor dBias,
                            float[][][] room) {
        this.kernels = kernels;
        q = new HeadRows(in[0]);
        k = new HeadRows(in[1]);
        v = new HeadRows(in[2]);
        out = new HeadRows(in[3]);
        g = new HeadRows(in[4]);
        dq = new HeadRows(gradients[0]);
        dk = new HeadRows(gradients[1]);
        dv = new HeadRows(gradients[2]);
        this.dBias = dBias;
        scores = new ScoreTile(kernels, how, in[0], q, k, in[1].length(2));
        logSums = Memory.data(sums);
        logSumsAt = sums.offset();
        d = in[0].length(3);
        width = in[2].length(3);
        weights = room[0];
        slopes = room[1];
        along = room[2];
    }

    /// `in`: q, k, v, the result and the gradient there; `gradients`: those at q, k and v, to be written.
    static void run(Kernels kernels, BufferPool pool, Attention how, Tensor[] in, Tensor logSums, Tensor[] gradients,
                    Tensor dBias) {
        for (Tensor gradient : gradients) {
            Moves.fill(0, gradient);
        }
        // subtle: heads may share a number of the bias, so they take turns if its gradient is wanted
        int threads = dBias == null ? AttentionBlocks.threads(in[0], in[1]) : 1;
        float[][][] room = {AttentionBlocks.take(pool, threads, TILE), AttentionBlocks.take(pool, threads, TILE),
                AttentionBlocks.take(pool, threads, in[0].length(2))};
        Threads.run(threads, in[0].length(0) * in[0].length(1),
                new AttentionSlopes(kernels, how, in, logSums, gradients, dBias, room));
        for (float[][] arrays : room) {
            AttentionBlocks.give(pool, arrays);
        }
    }

    /// One head.
    @Override
    public void run(int pair, int worker) {
        int batch = pair / scores.heads;
        int head = pair % scores.heads;
        for (int i = 0; i < scores.m; i++) {
            along[worker][i] = kernels.dot(g.data, g.at(batch, head, i), out.data, out.at(batch, head, i), width);
        }
        int end = scores.keysFor(batch, scores.m);
        for (int column = 0; column < end; column += ScoreTile.COLUMNS) {
            for (int row = 0; row < scores.m; row += ScoreTile.ROWS) {
                int rows = Math.min(ScoreTile.ROWS, scores.m - row);
                int columns = Math.min(ScoreTile.COLUMNS, scores.keysFor(batch, row + rows) - column);
                if (columns > 0) {
                    tile(batch, head, row, rows, column, columns, worker);
                }
            }
        }
    }

    private void tile(int batch, int head, int row, int rows, int column, int columns, int worker) {
        float[] p = weights[worker];
        float[] slope = slopes[worker];
        int pair = batch * scores.heads + head;
        scores.scores(batch, head, row, rows, column, columns, p);
        product(false, true, rows, columns, width, 1, g.data, g.at(batch, head, row), g.ld, v.data, v.at(batch, head, column),
                v.ld, 0, slope, 0, ScoreTile.COLUMNS);                         // ∂L/∂weight
        for (int i = 0; i < rows; i++) {
            int at = i * ScoreTile.COLUMNS;
            int seen = scores.visible(batch, row + i, column, columns);
            weightsAgain(p, at, seen, logSums[logSumsAt + pair * scores.m + row + i]);
            scores.drop(batch, head, row + i, column, seen, slope, at);
            float mean = along[worker][row + i];
            for (int j = at; j < at + seen; j++) {
                slope[j] = p[j] * (slope[j] - mean);                           // ∂L/∂score
            }
            scores.drop(batch, head, row + i, column, seen, p, at);
            Arrays.fill(p, at + seen, at + columns, 0);
            Arrays.fill(slope, at + seen, at + columns, 0);
        }
        product(true, false, columns, width, rows, 1, p, 0, ScoreTile.COLUMNS, g.data, g.at(batch, head, row), g.ld,
                1, dv.data, dv.at(batch, head, column), dv.ld);
        product(false, false, rows, d, columns, scores.scale(), slope, 0, ScoreTile.COLUMNS,
                k.data, k.at(batch, head, column), k.ld, 1, dq.data, dq.at(batch, head, row), dq.ld);
        product(true, false, columns, d, rows, scores.scale(), slope, 0, ScoreTile.COLUMNS, q.data, q.at(batch, head, row),
                q.ld, 1, dk.data, dk.at(batch, head, column), dk.ld);
        if (dBias != null) {
            addToBias(slope, batch, head, row, rows, column, columns);
        }
    }

    private void product(boolean transA, boolean transB, int rows, int columns, int depth, float alpha,
                         float[] a, int aAt, int lda, float[] b, int bAt, int ldb, float beta, float[] c, int cAt, int ldc) {
        kernels.gemm(transA, transB, rows, columns, depth, alpha, a, aAt, lda, b, bAt, ldb, beta, c, cAt, ldc);
    }

    private void weightsAgain(float[] p, int at, int seen, float logSum) {
        float shift = Math.max(logSum, -Float.MAX_VALUE);                      // a row that sees nothing: exp(−∞) = 0
        for (int j = at; j < at + seen; j++) {
            p[j] -= shift;
        }
        kernels.exp(p, at, p, at, seen);
    }

    private void addToBias(float[] slope, int batch, int head, int row, int rows, int column, int columns) {
        float[] sums = Memory.data(dBias);
        int[] strides = dBias.strides();
        for (int i = 0; i < rows; i++) {
            int to = dBias.offset() + batch * strides[0] + head * strides[1] + (row + i) * strides[2] + column * strides[3];
            for (int j = 0; j < columns; j++) {
                sums[to + j * strides[3]] += slope[i * ScoreTile.COLUMNS + j];
            }
        }
    }
}
