package scratch.math.tensor.cpu;

import scratch.math.kernel.Kernels;
import scratch.math.tensor.Attention;
import scratch.math.tensor.Tensor;

/// A piece of the scores of one head: some queries against some keys, small enough for the second-level cache.
/// What attention and its gradient have in common.
final class ScoreTile {
    /// Queries and keys of a tile: 256 KiB of numbers.
    static final int ROWS = 128;
    static final int COLUMNS = 256;

    final int heads;
    final int m;
    final int n;
    private final Kernels kernels;
    private final Attention how;
    private final int d;
    private final float scale;
    private final HeadRows queries;
    private final HeadRows keys;
    private final float[] bias;
    private final int[] biasStrides;

    ScoreTile(Kernels kernels, Attention how, Tensor q, HeadRows queries, HeadRows keys, int n) {
        this.kernels = kernels;
        this.how = how;
        this.heads = q.length(1);
        this.m = q.length(2);
        this.n = n;
        this.d = q.length(3);
        this.scale = how.scale(d);
        this.queries = queries;
        this.keys = keys;
        this.bias = how.bias() == null ? null : Memory.data(how.bias());
        this.biasStrides = how.bias() == null ? null : how.bias().strides();
    }

    /// How many of the keys `column` to `column + columns − 1` query i sees: the first ones.
    int visible(int batch, int i, int column, int columns) {
        return Math.clamp(how.visible(batch, i, n) - column, 0, columns);
    }

    /// One past the last key that any of the queries up to `end − 1` sees.
    int keysFor(int batch, int end) {
        return end == 0 ? 0 : how.visible(batch, end - 1, n);
    }

    /// `scale·q·kᵀ + bias` for some queries and keys; a row of the tile has [#COLUMNS] places.
    void scores(int batch, int head, int row, int rows, int column, int columns, float[] tile) {
        kernels.gemm(false, true, rows, columns, d, scale, queries.data, queries.at(batch, head, row), queries.ld,
                keys.data, keys.at(batch, head, column), keys.ld, 0, tile, 0, COLUMNS);
        if (bias != null) {
            int step = biasStrides[3];
            for (int i = 0; i < rows; i++) {
                int from = how.bias().offset() + batch * biasStrides[0] + head * biasStrides[1] + (row + i) * biasStrides[2]
                        + column * step;
                for (int j = 0; j < columns; j++) {
                    tile[i * COLUMNS + j] += bias[from + j * step];
                }
            }
        }
    }

    /// Multiplies row `row + i` of a tile by the factors of dropout: 0, or 1 / (1 − probability).
    void drop(int batch, int head, int i, int column, int columns, float[] tile, int at) {
        if (how.dropout() == 0) {
            return;
        }
        float kept = 1 / (1 - how.dropout());
        long pair = (((long) batch * heads + head) * m + i) * n + column;
        for (int j = 0; j < columns; j++) {
            tile[at + j] *= Moves.uniform(how.seed(), pair + j) < how.dropout() ? 0 : kept;
        }
    }

    float scale() {
        return scale;
    }
}
