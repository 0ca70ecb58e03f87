package scratch.classic.histogram;

import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.kernel.Threads;

/// A matrix of bin numbers, one byte a value, row by row: what a booster reads in the place of x.
final class BinnedMatrix {
    private static final int CHUNK = 4096;
    private final int rows;
    private final int columns;
    private final byte[] bins;      // (n, d)

    private BinnedMatrix(int rows, int columns, byte[] bins) {
        this.rows = rows;
        this.columns = columns;
        this.bins = bins;
    }

    /// The bin of each value of x. Values that no training row had are allowed; infinite ones lie in the outermost bins.
    static BinnedMatrix of(Bins bins, Matrix x) {
        int n = x.rows();
        int d = x.columns();
        Require.that(d == bins.features().size(), "BinnedMatrix.of: %d columns, bins for %d: must be as many", d,
                bins.features().size());
        Require.that((long) n * d <= Integer.MAX_VALUE - 8, "BinnedMatrix.of: (%d, %d): too many values for one array", n, d);
        byte[] numbers = new byte[n * d];
        Threads.run(Threads.count(), Math.ceilDiv(n, CHUNK), (chunk, worker) -> {
            int to = Math.min(n, (chunk + 1) * CHUNK);
            for (int i = chunk * CHUNK; i < to; i++) {
                bins.row(x.data(), i * d, numbers);
            }
        });
        return new BinnedMatrix(n, d, numbers);
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    /// The bin of a value, 0 to 255.
    int get(int row, int column) {
        return bins[row * columns + column] & 0xff;
    }

    /// All numbers; (n, d), not a copy.
    byte[] data() {
        return bins;
    }
}
