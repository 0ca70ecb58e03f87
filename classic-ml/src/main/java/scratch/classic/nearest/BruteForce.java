package scratch.classic.nearest;

import scratch.math.Matrix;
import scratch.math.kernel.Kernels;

/// Compares each query with every row; the work is a matrix product.
///
/// ‖q − x‖² = ‖q‖² + (‖x‖² − 2·q·x), and the bracket is the product of (q, 1) and (−2x, ‖x‖²), for all pairs at once. It has
/// lost digits where q and x lie close together, so it decides nothing: it only says who *cannot* be among the k nearest,
/// with a margin for its rounding errors. The few others are measured by [SquaredDistance].
///
/// Cost O(m·n·d) at the speed of a matrix product, plus about k·ln(n/k) exact distances a query if rows are in no
/// particular order. Memory: the rows twice, and a block of products for each thread.
public final class BruteForce implements NeighborSearch {
    private static final int QUERIES = 64;          // a block of products, 64 by 1024, stays in the second-level cache
    private static final int ROWS = 1024;
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
        int threads = Kernels.threads();
        double[][] moved = new double[threads][QUERIES * (d + 1)];
        double[][] products = new double[threads][QUERIES * Math.min(n, ROWS)];
        Queries.inBlocks(threads, queries.rows(), QUERIES, (from, to, worker) ->
                answer(queries.data(), from, to, moved[worker], products[worker], found));
        return found;
    }

    private void answer(double[] queries, int from, int to, double[] moved, double[] products, Neighbors found) {
        for (int q = from; q < to; q++) {
            for (int j = 0; j < d; j++) {
                moved[(q - from) * (d + 1) + j] = queries[q * d + j] - centre[j];
            }
            moved[(q - from) * (d + 1) + d] = 1;
        }
        for (int first = 0; first < n; first += ROWS) {
            int rows = Math.min(ROWS, n - first);
            Kernels.active().gemm(false, true, to - from, rows, d + 1, 1, moved, 0, d + 1, factors, first * (d + 1), d + 1,
                    0, products, 0, rows);
            for (int q = from; q < to; q++) {
                double square = squaredLength(moved, (q - from) * (d + 1));
                select(queries, q, first, rows, products, (q - from) * rows, square, found);
            }
        }
        for (int q = from; q < to; q++) {
            found.sort(q);
        }
    }

    /// Measures the rows of a block that may be among the k nearest.
    private void select(double[] queries, int q, int first, int rows, double[] products, int at, double square,
                        Neighbors found) {
        double limit = highest(found.limit(q), square);
        for (int i = 0; i < rows; i++) {
            if (products[at + i] <= limit) {
                int row = first + i;
                found.offer(q, row, SquaredDistance.between(queries, q * d, x, row * d, d));
                limit = highest(found.limit(q), square);
            }
        }
    }

    /// A product above this belongs to a row that is farther away than `limit`, whatever was rounded.
    private double highest(double limit, double square) {
        return limit - square * (1 - margin) + Double.MIN_NORMAL;       // the last: products below it lose digits
    }

    private double squaredLength(double[] moved, int at) {
        double square = 0;
        for (int j = 0; j < d; j++) {
            square += moved[at + j] * moved[at + j];
        }
        return square;
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
    public int rows() {
        return n;
    }

    @Override
    public int columns() {
        return d;
    }
}
