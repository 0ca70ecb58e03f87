package scratch.classic.nearest;

import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.kernel.Kernels;

/// Rows sorted into a binary tree: every node holds half of the rows of its parent, split at the median of the column in
/// which they reach farthest. What a region looks like, and how near it can be, is the business of [KdTree] and [BallTree].
///
/// Node i has the children 2i + 1 and 2i + 2. Its rows stand side by side, so that a leaf is one run through memory.
/// Cost of building O(d·n·log n).
final class Partition {
    /// The region of a node.
    interface Region {
        /// A number that the squared distance from the query to a row of the node is never below.
        double lowest(int node, double[] queries, int at);
    }

    private static final int BLOCK = 16;

    final int n;
    final int d;
    final int nodes;
    final double[] x;               // (n, d), in the order of the tree
    final int[] from;               // (nodes), the first place of a node
    final int[] to;                 // (nodes), the place after its last
    private final int[] rows;       // (n), the row that stands at a place
    private final int[] firstRow;   // (nodes), the smallest row number in a node
    private final int inner;        // nodes 0 … inner − 1 have children

    Partition(String where, Matrix data, int leafSize) {
        Queries.requireRows(where, data);
        Require.atLeast(1, where, "leafSize", leafSize);
        n = data.rows();
        d = data.columns();
        int levels = 0;
        while (n >> levels + 1 >= leafSize) {             // a leaf holds from leafSize to 2·leafSize − 1 rows
            levels++;
        }
        inner = (1 << levels) - 1;
        nodes = 2 * inner + 1;
        from = new int[nodes];
        to = new int[nodes];
        firstRow = new int[nodes];
        rows = new int[n];
        for (int i = 0; i < n; i++) {
            rows[i] = i;
        }
        to[0] = n;
        Median median = new Median(data.data(), d, rows);
        for (int node = 0; node < inner; node++) {
            split(node, median);
        }
        for (int node = nodes - 1; node >= 0; node--) {
            firstRow[node] = node < inner ? Math.min(firstRow[2 * node + 1], firstRow[2 * node + 2]) : smallest(node);
        }
        x = data.selectRows(rows).data();
    }

    private void split(int node, Median median) {
        int middle = (from[node] + to[node] + 1) >>> 1;
        median.split(from[node], to[node], middle, median.widestColumn(from[node], to[node]));
        from[2 * node + 1] = from[node];
        to[2 * node + 1] = middle;
        from[2 * node + 2] = middle;
        to[2 * node + 2] = to[node];
    }

    private int smallest(int node) {
        int least = rows[from[node]];
        for (int i = from[node]; i < to[node]; i++) {
            least = Math.min(least, rows[i]);
        }
        return least;
    }

    /// The rows in the order in which they came.
    Matrix table() {
        double[] table = new double[x.length];
        for (int place = 0; place < n; place++) {
            System.arraycopy(x, place * d, table, rows[place] * d, d);
        }
        return Matrix.wrap(n, d, table);
    }

    Neighbors nearest(String where, Matrix queries, int k, Region region) {
        Queries.require(where, queries, k, n, d);
        Neighbors found = new Neighbors(queries.rows(), k);
        Queries.inBlocks(Kernels.threads(), queries.rows(), BLOCK, (first, end, worker) -> {
            for (int q = first; q < end; q++) {
                descend(0, 0, queries.data(), q, region, found);
                found.sort(q);
            }
        });
        return found;
    }

    /// Looks into the nearer child first, and into a node only while it can hold a row that comes in.
    private void descend(int node, double lowest, double[] queries, int q, Region region, Neighbors found) {
        if (!found.canHold(q, lowest, firstRow[node])) {
            return;
        }
        if (node >= inner) {
            for (int i = from[node]; i < to[node]; i++) {
                found.offer(q, rows[i], SquaredDistance.between(queries, q * d, x, i * d, d));
            }
            return;
        }
        int left = 2 * node + 1;
        int right = left + 1;
        double toLeft = region.lowest(left, queries, q * d);
        double toRight = region.lowest(right, queries, q * d);
        boolean leftFirst = toLeft <= toRight;
        descend(leftFirst ? left : right, leftFirst ? toLeft : toRight, queries, q, region, found);
        descend(leftFirst ? right : left, leftFirst ? toRight : toLeft, queries, q, region, found);
    }
}
