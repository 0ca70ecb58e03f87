package scratch.bench;

import java.util.Arrays;
import java.util.stream.IntStream;
import scratch.classic.nearest.BruteForce;
import scratch.classic.nearest.KdTree;
import scratch.classic.nearest.NeighborSearch;
import scratch.classic.nearest.Neighbors;
import scratch.math.Matrix;
import smile.neighbor.KDTree;

/// The 10 nearest rows of each query, by each contestant on the same numbers: rows from stream 10, queries from stream 20, 20
/// columns. The same as `benchmarks/python/neighbors.py`. What is searched is built before.
final class NeighborsContest {
    private static final int COLUMNS = 20;
    private static final int K = 10;

    private final Matrix queries;
    private final double[][] queryRows;
    private final NeighborSearch brute;
    private final NeighborSearch tree;
    private final KDTree<double[]> smile;

    NeighborsContest(int rows, int asked) {
        Matrix x = Matrix.wrap(rows, COLUMNS, new Draws(10).n4(rows * COLUMNS));
        queries = Matrix.wrap(asked, COLUMNS, new Draws(20).n4(asked * COLUMNS));
        queryRows = new double[asked][];
        Arrays.setAll(queryRows, queries::row);
        double[][] table = new double[rows][];
        Arrays.setAll(table, x::row);
        brute = BruteForce.fit(x);
        tree = KdTree.fit(x, 20);
        smile = new KDTree<>(table, table);
    }

    /// The sum of all distances.
    double ours() {
        return sum(brute.nearest(queries, K));
    }

    double tree() {
        return sum(tree.nearest(queries, K));
    }

    private static double sum(Neighbors found) {
        double sum = 0;
        for (int q = 0; q < found.queries(); q++) {
            for (int rank = 0; rank < K; rank++) {
                sum += found.distance(q, rank);
            }
        }
        return sum;
    }

    double smile(boolean parallel) {
        IntStream numbers = IntStream.range(0, queryRows.length);
        return (parallel ? numbers.parallel() : numbers)
            .mapToDouble(q -> Arrays.stream(smile.search(queryRows[q], K)).mapToDouble(each -> each.distance()).sum()).sum();
    }

    /// The sum of all row numbers: no two rows are equally far, so all searches find the same.
    long rowNumbers() {
        Neighbors found = brute.nearest(queries, K);
        long sum = 0;
        for (int q = 0; q < found.queries(); q++) {
            for (int rank = 0; rank < K; rank++) {
                sum += found.row(q, rank);
            }
        }
        return sum;
    }

    void check() {
        double wanted = smile(false);
        if (!(Math.abs(ours() - wanted) <= 1e-10 * wanted) || ours() != tree()) {
            throw new IllegalStateException("NeighborsContest: the distances add up to " + ours() + " here, " + tree()
                + " with a tree, and " + wanted + " in Smile");
        }
    }
}
