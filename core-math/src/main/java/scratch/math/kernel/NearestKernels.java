package scratch.math.kernel;

import java.util.Arrays;

/// Kernels that compare many points with many others and keep little of it, for `double` only, because only clusters and
/// neighbours are looked for in this way. The points come column by column, as (columns, points), so that neighbours in memory
/// are points: a vector register then holds the same column of several points.
///
/// What stands here is the definition. The vector kernels replace it, with the same bits: every sum is one chain of
/// multiply-adds in the order of the columns. They work on the thread that calls: who has many points shares them out.
public interface NearestKernels {

    /// Values that the two results of `productsAtMost` must have room for beyond the m·n pairs that there are.
    int SPARE = 64;

    /// For each of n points the nearest of k centres, `argmin_c Σ_j (x_ji − y_cj)²`, the lowest c of equals, and 0 if no sum is
    /// finite; with its squared distance, and the second smallest one, which is +∞ if there is none.
    ///
    /// @param x       (d, n), a point a column
    /// @param y       (k, d), a centre a row
    /// @param nearest from `out` on n numbers from 0 to k − 1
    /// @param squares from `out` on n squared distances to them
    /// @param seconds from `out` on n squared distances to the next, or null where nobody asks
    default void nearest(int n, int k, int d, double[] x, int xOffset, int ldx, double[] y, int yOffset, int ldy,
                         int[] nearest, double[] squares, double[] seconds, int out) {
        checkNearest(n, k, d, x, xOffset, ldx, y, yOffset, ldy, nearest, squares, seconds, out);
        for (int i = 0; i < n; i++) {
            int best = 0;
            double first = Double.POSITIVE_INFINITY;
            double second = Double.POSITIVE_INFINITY;
            for (int c = 0; c < k; c++) {
                double square = 0;
                for (int j = 0; j < d; j++) {
                    double difference = x[xOffset + j * ldx + i] - y[yOffset + c * ldy + j];
                    square = Math.fma(difference, difference, square);
                }
                if (square < first) {
                    second = first;
                    first = square;
                    best = c;
                } else if (square < second) {
                    second = square;
                }
            }
            nearest[out + i] = best;
            squares[out + i] = first;
            if (seconds != null) {
                seconds[out + i] = second;
            }
        }
    }

    /// The pairs (i, j) whose product `Σ_l a_li·b_jl` is at most `limits_i`: of a matrix product AᵀBᵀ only what is small.
    ///
    /// @param a        (k, m)
    /// @param b        (n, k)
    /// @param limits   from `limitsOffset` on m values; −∞ or NaN lets nothing through
    /// @param pairs    gets i·n + j for each pair; the j of one i come in their order, the i mixed
    /// @param products gets the product of each pair; behind them anything may stand
    /// @return how many pairs there are
    default int productsAtMost(int m, int n, int k, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
                               double[] limits, int limitsOffset, int[] pairs, double[] products) {
        checkProductsAtMost(m, n, k, a, aOffset, lda, b, bOffset, ldb, limits, limitsOffset, pairs, products);
        int found = 0;
        double[] row = new double[m];
        for (int j = 0; j < n; j++) {
            Arrays.fill(row, 0);
            for (int l = 0; l < k; l++) {
                double factor = b[bOffset + j * ldb + l];
                for (int i = 0; i < m; i++) {
                    row[i] = Math.fma(a[aOffset + l * lda + i], factor, row[i]);
                }
            }
            for (int i = 0; i < m; i++) {
                if (row[i] <= limits[limitsOffset + i]) {
                    pairs[found] = i * n + j;
                    products[found++] = row[i];
                }
            }
        }
        return found;
    }

    /// What `nearest` asks of its arguments.
    static void checkNearest(int n, int k, int d, double[] x, int xOffset, int ldx, double[] y, int yOffset, int ldy,
                             int[] nearest, double[] squares, double[] seconds, int out) {
        Check.notEmpty("nearest: centres", k);
        Check.matrix("nearest", "x", x.length, xOffset, d, n, ldx);
        Check.matrix("nearest", "y", y.length, yOffset, k, d, ldy);
        Check.vector("nearest", "nearest", nearest.length, out, n);
        Check.vector("nearest", "squares", squares.length, out, n);
        Check.vector("nearest", "seconds", seconds == null ? squares.length : seconds.length, out, n);
    }

    /// What `productsAtMost` asks of its arguments.
    static void checkProductsAtMost(int m, int n, int k, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
                                    double[] limits, int limitsOffset, int[] pairs, double[] products) {
        Check.matrix("productsAtMost", "a", a.length, aOffset, k, m, lda);
        Check.matrix("productsAtMost", "b", b.length, bOffset, n, k, ldb);
        Check.vector("productsAtMost", "limits", limits.length, limitsOffset, m);
        int room = Math.addExact(Math.multiplyExact(m, n), SPARE);
        Check.vector("productsAtMost", "pairs", pairs.length, 0, room);
        Check.vector("productsAtMost", "products", products.length, 0, room);
    }
}
