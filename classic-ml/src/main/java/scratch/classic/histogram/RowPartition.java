package scratch.classic.histogram;

import scratch.math.kernel.Threads;

/// The rows of a tree, those of each node side by side and ascending. A split divides its node's part in two.
final class RowPartition {
    private static final int CHUNK = 16_384;
    private final int[] rows;        // (n)
    private final int[] waiting;     // (n)
    private int size;

    RowPartition(int rows) {
        this.rows = new int[rows];
        this.waiting = new int[rows];
    }

    /// Begins a tree with the rows that are in, or with all if that is null; the others stand behind them.
    void begin(boolean... in) {
        int out = 0;
        size = 0;
        for (int i = 0; i < rows.length; i++) {
            if (in == null || in[i]) {
                rows[size++] = i;
            } else {
                waiting[out++] = i;
            }
        }
        System.arraycopy(waiting, 0, rows, size, out);
    }

    /// How many rows the tree learns from.
    int size() {
        return size;
    }

    /// All rows; (n), not a copy.
    int[] rows() {
        return rows;
    }

    /// Those whose bin goes to the left first, each side in its order; returns where the right side begins. Each chunk is
    /// divided by itself, then all are brought together.
    int divide(int from, int to, BinnedMatrix x, int column, boolean... toLeft) {
        int chunks = Math.ceilDiv(to - from, CHUNK);
        int[] lefts = new int[chunks + 1];
        Threads.run(Threads.count(), chunks, (chunk, worker) -> {
            int first = from + chunk * CHUNK;
            lefts[chunk + 1] = divide(rows, waiting, first, Math.min(to, first + CHUNK), x.data(), x.columns(), column,
                    toLeft);
        });
        for (int chunk = 0; chunk < chunks; chunk++) {
            lefts[chunk + 1] += lefts[chunk];
        }
        int middle = from + lefts[chunks];
        Threads.run(Threads.count(), chunks, (chunk, worker) -> {
            int first = from + chunk * CHUNK;
            int left = lefts[chunk + 1] - lefts[chunk];
            int right = Math.min(to, first + CHUNK) - first - left;
            System.arraycopy(waiting, first, rows, from + lefts[chunk], left);
            int place = middle + chunk * CHUNK - lefts[chunk];
            for (int i = 0; i < right; i++) {
                rows[place + i] = waiting[first + left + right - 1 - i];
            }
        });
        return middle;
    }

    // into `waiting`: those to the left from the front, the others from the back
    private static int divide(int[] rows, int[] waiting, int from, int to, byte[] bins, int d, int column, boolean... toLeft) {
        int left = from;
        int right = to - 1;
        for (int i = from; i < to; i++) {
            int row = rows[i];
            int goesLeft = toLeft[bins[row * d + column] & 0xff] ? 1 : 0;
            waiting[left] = row;                     // subtle: both places, and only one moves on: nothing to be guessed
            waiting[right] = row;
            left += goesLeft;
            right -= 1 - goesLeft;
        }
        return left - from;
    }
}
