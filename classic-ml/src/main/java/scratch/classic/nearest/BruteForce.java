package scratch.classic.nearest;

import java.util.Arrays;

import scratch.math.Matrix;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.NearestKernels;

/// Compares each query with every row; the work is a matrix product, of which only the small numbers are kept.
///
/// ‖q − x‖² = ‖q‖² + (‖x‖² − 2·q·x), and the bracket is the product of (q, 1) and (−2x, ‖x‖²), for all pairs at once. It has
/// lost digits where q and x lie close together, so it decides nothing: it only says who *cannot* be among the k nearest,
/// with a margin for its rounding errors. The few others are measured by [SquaredDistance].
///
/// Cost O(m·n·d) at the speed of a matrix product, plus about k·ln(n/k) exact distances a query if rows are in no
/// particular order. Memory: the rows twice, and the pairs of a block for each thread; the products are never written.
public final class BruteForce implements NeighborSearch {
    private static final int QUERIES = 64;
    private static final int ROWS = 512;            // 512 rows of 20 columns stay in the second-level cache
    private static final int FIRST_ROWS = 64;       // nothing is known of these queries yet: all products are kept
    private static final int LANES = 16;            // queries that the kernel looks at together, at most
    private static final double EPSILON = Math.ulp(1.0);

    private final int n;
    private final int d;
    private final double[] x;           // (n, d)
    private final double[] centre;      // (d), the mean: products of rows far from 0 would lose more digits than need be
    private final double[] factors;     // (n, d + 1), each row (−2(x − centre), ‖x − centre‖²·(1 − margin))
    private final double margin;        // of ‖q‖² + ‖x‖²: no rounding error is larger

    private BruteForce(Matrix rows) {
        n = rows.rows();
        d = rows.columns();
        x = rows.data().clone();
        // subtle: with u = EPSILON/2, and S = ‖q‖² + ‖x‖² about the centre, the errors are below: product (2d + 2)uS,
        // lengths d·uS, sums 4uS, moving to the centre 4uS, the exact distance itself (2d + 6)uS. Twice all that:
        margin = (5 * d + 20) * EPSILON;
        centre = mean();
        factors = new double[Math.multiplyExact(n, d + 1)];
        for (int i = 0; i < n; i++) {
            double square = 0;
            for (int j = 0; j < d; j++) {
                double moved = x[i * d + j] - centre[j];
                factors[i * (d + 1) + j] = -2 * moved;
                square += moved * moved;
            }
            factors[i * (d + 1) + d] = square * (1 - margin);
        }
    }

    /// @param x (n, d), at least one row and one column, finite
    public static BruteForce fit(Matrix x) {
        Queries.requireRows("BruteForce.fit", x);
        return new BruteForce(x);
    }

    @Override
    public Neighbors nearest(Matrix queries, int k) {
        Queries.require("BruteForce.nearest", queries, k, n, d);
        Neighbors found = new Neighbors(queries.rows(), k);
        int threads = Math.min(Kernels.threads(), Math.max(1, Math.ceilDiv(queries.rows(), QUERIES)));
        Worker[] workers = new Worker[threads];
        Arrays.setAll(workers, w -> new Worker());
        Queries.inBlocks(threads, queries.rows(), QUERIES, (from, to, worker) ->
                workers[worker].answer(queries.data(), from, to, found));
        return found;
    }

    /// What a thread needs for itself: a block of queries, and the pairs that may be near.
    private final class Worker {
        private final double[] moved = new double[(d + 1) * QUERIES];       // (d + 1, QUERIES), a query a column
        private final double[] squares = new double[QUERIES];               // their squared lengths
        private final double[] limits = new double[QUERIES];                // no larger product can be that of a near row
        private final int[] pairs = new int[QUERIES * Math.min(n, ROWS) + NearestKernels.SPARE];
        private final double[] products = new double[pairs.length];

        private void answer(double[] queries, int from, int to, Neighbors found) {
            move(queries, from, to);
            int columns = Math.ceilDiv(to - from, LANES) * LANES;
            for (int first = 0, rows; first < n; first += rows) {
                rows = Math.min(Math.clamp(first, FIRST_ROWS, ROWS), n - first);
                for (int q = from; q < to; q++) {
                    limits[q - from] = highest(found.limit(q), squares[q - from]);
                }
                int kept = Kernels.active().productsAtMost(columns, rows, d + 1, moved, 0, QUERIES, factors, first * (d + 1),
                        d + 1, limits, 0, pairs, products);
                for (int p = 0; p < kept; p++) {
                    offer(queries, from + pairs[p] / rows, pairs[p] / rows, first + pairs[p] % rows, products[p], found);
                }
            }
            for (int q = from; q < to; q++) {
                found.sort(q);
            }
        }

        /// Measures a row, unless the limit has sunk below its product since the block was begun.
        private void offer(double[] queries, int q, int place, int row, double product, Neighbors found) {
            if (product <= limits[place]) {
                found.offer(q, row, SquaredDistance.between(queries, q * d, x, row * d, d));
                limits[place] = highest(found.limit(q), squares[place]);
            }
        }

        private void move(double[] queries, int from, int to) {
            Arrays.fill(limits, Double.NEGATIVE_INFINITY);                  // where there is no query, nothing is near
            for (int q = from; q < to; q++) {
                double square = 0;
                for (int j = 0; j < d; j++) {
                    double difference = queries[q * d + j] - centre[j];
                    moved[j * QUERIES + q - from] = difference;
                    square += difference * difference;
                }
                moved[d * QUERIES + q - from] = 1;
                squares[q - from] = square;
            }
        }
    }

    /// A product above this belongs to a row that is farther away than `limit`, whatever was rounded.
    private double highest(double limit, double square) {
        return limit - square * (1 - margin) + Double.MIN_NORMAL;       // the last: products below it lose digits
    }

    private double[] mean() {
        double[] mean = new double[d];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                mean[j] += x[i * d + j] / n;
            }
        }
        return mean;
    }

    @Override
    public Matrix table() {
        return Matrix.wrap(n, d, x.clone());
    }

    @Override
    public int rows() {
        return n;
    }

    @Override
    public int columns() {
        return d;
    }
}
