package scratch.classic.nearest;

import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.kernel.Threads;

/// What every search asks of its rows and its queries, and how queries are shared out.
final class Queries {
    /// Squared lengths up to here: the squared distance of two such rows is still a finite number.
    private static final double LONGEST = Double.MAX_VALUE / 64;

    private Queries() {
    }

    /// Answers one block of queries, `from` included, `to` not. `worker` is below the number of threads.
    interface Block {
        void answer(int from, int to, int worker);
    }

    /// The rows to search: at least one row and one column, finite, and not so far out that squares overflow.
    static void requireRows(String where, Matrix x) {
        Require.notEmpty(where, x.rows(), x.columns());
        requireMeasurable(where, x);
    }

    static void require(String where, Matrix queries, int k, int n, int d) {
        Require.that(queries.columns() == d, "%s: queries of %d columns: the rows have %d", where, queries.columns(), d);
        Require.that(k >= 1 && k <= n, "%s: k = %d of %d rows: must be from 1 to %d", where, k, n, n);
        requireMeasurable(where, queries);
    }

    private static void requireMeasurable(String where, Matrix x) {
        Require.finite(where, x.columns(), x.data());
        for (int i = 0; i < x.rows(); i++) {
            double square = 0;
            for (int j = 0; j < x.columns(); j++) {
                square += x.data()[i * x.columns() + j] * x.data()[i * x.columns() + j];
            }
            if (!(square <= LONGEST)) {
                throw Require.broken("%s: row %d has the squared length %s: must be at most %.2e: take a larger unit", where,
                        i, square, LONGEST);
            }
        }
    }

    /// Every query belongs to one block, and blocks share nothing: the same result on any number of threads.
    static void inBlocks(int threads, int queries, int size, Block block) {
        Threads.run(threads, Math.ceilDiv(queries, size), (index, worker) ->
                block.answer(index * size, Math.min(queries, (index + 1) * size), worker));
    }
}
