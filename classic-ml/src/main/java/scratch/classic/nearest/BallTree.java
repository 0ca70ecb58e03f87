package scratch.classic.nearest;

import scratch.math.Matrix;

/// Rows in balls: each node knows the mean of its rows and the distance of the farthest of them. By the triangle inequality
/// no row of the ball is nearer to the query than ‖q − centre‖ − radius.
///
/// Nothing but the triangle inequality is asked of the distance, so the same tree serves distances that no box bounds. For
/// plain columns boxes are usually tighter: a ball around a long thin cloud is mostly empty. Memory d + 1 for each node
/// beside the rows.
/// Omohundro 1989, "Five Balltree Construction Algorithms".
public final class BallTree implements NeighborSearch {
    private static final double EPSILON = Math.ulp(1.0);

    private final Partition partition;
    private final double[] centres;     // (nodes, d)
    private final double[] radii;       // (nodes)
    private final double margin;        // the relative rounding error of a distance is smaller

    private BallTree(Partition partition) {
        this.partition = partition;
        int d = partition.d;
        margin = (d + 8) * EPSILON;
        centres = new double[Math.multiplyExact(partition.nodes, d)];
        radii = new double[partition.nodes];
        for (int node = 0; node < partition.nodes; node++) {
            double rows = partition.to[node] - partition.from[node];
            for (int i = partition.from[node]; i < partition.to[node]; i++) {
                for (int j = 0; j < d; j++) {
                    centres[node * d + j] += partition.x[i * d + j] / rows;
                }
            }
            for (int i = partition.from[node]; i < partition.to[node]; i++) {
                double square = SquaredDistance.between(centres, node * d, partition.x, i * d, d);
                radii[node] = Math.max(radii[node], Math.sqrt(square));
            }
        }
    }

    /// @param x        (n, d), at least one row and one column, finite
    /// @param leafSize how many rows a leaf holds at least; it has less than twice as many
    public static BallTree fit(Matrix x, int leafSize) {
        return new BallTree(new Partition("BallTree.fit", x, leafSize));
    }

    @Override
    public Neighbors nearest(Matrix queries, int k) {
        return partition.nearest("BallTree.nearest", queries, k, this::lowest);
    }

    private double lowest(int node, double[] queries, int at) {
        double toCentre = Math.sqrt(SquaredDistance.between(queries, at, centres, node * partition.d, partition.d));
        // subtle: the triangle inequality holds for exact numbers. All that was rounded is smaller than the margin, and what
        // squares lose in digits when they are tiny is smaller than the smallest normal number.
        double gap = toCentre - radii[node] - margin * (toCentre + radii[node]);
        return gap <= 0 ? 0 : gap * gap * (1 - margin) - Double.MIN_NORMAL;
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
