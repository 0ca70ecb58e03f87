package scratch.classic.nearest;

import java.util.Arrays;

import scratch.math.Matrix;

/// Rows in boxes: each node knows the smallest and the largest value of each column among its rows, and is passed over if
/// the box is farther from the query than the k rows found so far.
///
/// The squared distance to a box is Σⱼ max(0, lowⱼ − qⱼ, qⱼ − highⱼ)². With few columns about k + log n rows are measured
/// for a query; with many columns every box is near, and nearly all rows are. Memory 2·d for each node beside the rows.
/// Bentley 1975; Friedman, Bentley and Finkel 1977.
public final class KdTree implements NeighborSearch {
    private final Partition partition;
    private final double[] low;         // (nodes, d)
    private final double[] high;        // (nodes, d)

    private KdTree(Partition partition) {
        this.partition = partition;
        int d = partition.d;
        low = new double[Math.multiplyExact(partition.nodes, d)];
        high = new double[low.length];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        for (int node = 0; node < partition.nodes; node++) {
            for (int i = partition.from[node]; i < partition.to[node]; i++) {
                for (int j = 0; j < d; j++) {
                    low[node * d + j] = Math.min(low[node * d + j], partition.x[i * d + j]);
                    high[node * d + j] = Math.max(high[node * d + j], partition.x[i * d + j]);
                }
            }
        }
    }

    /// @param x        (n, d), at least one row and one column, finite
    /// @param leafSize how many rows a leaf holds at least; it has less than twice as many
    public static KdTree fit(Matrix x, int leafSize) {
        return new KdTree(new Partition("KdTree.fit", x, leafSize));
    }

    @Override
    public Neighbors nearest(Matrix queries, int k) {
        return partition.nearest("KdTree.nearest", queries, k, this::lowest);
    }

    private double lowest(int node, double[] queries, int at) {
        return SquaredDistance.toBox(queries, at, low, high, node * partition.d, partition.d);
    }

    @Override
    public Matrix table() {
        return partition.table();
    }

    @Override
    public int rows() {
        return partition.n;
    }

    @Override
    public int columns() {
        return partition.d;
    }
}
