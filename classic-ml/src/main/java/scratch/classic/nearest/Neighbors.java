package scratch.classic.nearest;

import scratch.math.check.Require;

/// What a search found: for each query its k nearest rows, the nearest first.
///
/// While a search runs, the k places of a query hold a heap whose top is the farthest row kept, so that a nearer one
/// replaces it in O(log k) steps, in place; at the end the heap is sorted.
public final class Neighbors {
    private final int k;
    private final int[] rows;           // (m, k)
    private final double[] squares;     // (m, k), squared distances
    private final int[] kept;           // (m), how many places are filled so far
    private final int[] measured;       // (m)

    Neighbors(int queries, int k) {
        Require.that((long) queries * k <= Integer.MAX_VALUE - 8, "NeighborSearch.nearest: %d queries with k = %d: more than "
                + "2147483639 neighbours: ask in parts", queries, k);
        this.k = k;
        rows = new int[queries * k];
        squares = new double[queries * k];
        kept = new int[queries];
        measured = new int[queries];
    }

    /// How many queries were asked: m.
    public int queries() {
        return kept.length;
    }

    public int k() {
        return k;
    }

    /// The row at a rank, from 0 for the nearest to k − 1.
    public int row(int query, int rank) {
        return rows[place(query, rank)];
    }

    /// Its squared distance.
    public double squaredDistance(int query, int rank) {
        return squares[place(query, rank)];
    }

    /// Its distance.
    public double distance(int query, int rank) {
        return Math.sqrt(squaredDistance(query, rank));
    }

    /// How many rows were measured column by column to answer a query: what a tree saves, and what is left to do after
    /// the matrix product of [BruteForce].
    public int measured(int query) {
        return measured[query];
    }

    private int place(int query, int rank) {
        if (query < 0 || query >= kept.length || rank < 0 || rank >= k) {
            throw Require.broken("Neighbors: query %d, rank %d: there are %d queries and ranks 0 to %d", query, rank,
                    kept.length, k - 1);
        }
        return query * k + rank;
    }

    // ---------------------------------------------------------------- during a search

    /// The squared distance that a row must not exceed to come in: that of the farthest row kept.
    double limit(int query) {
        return kept[query] < k ? Double.POSITIVE_INFINITY : squares[query * k];
    }

    /// Whether a region can hold a row that comes in, if its rows are no nearer than this and none has a smaller number.
    boolean canHold(int query, double square, int firstRow) {
        return kept[query] < k || nearer(square, firstRow, squares[query * k], rows[query * k]);
    }

    /// Keeps a row if it is among the k nearest so far.
    void offer(int query, int row, double square) {
        measured[query]++;
        int top = query * k;
        if (kept[query] < k) {
            rise(top, kept[query]++, row, square);
        } else if (nearer(square, row, squares[top], rows[top])) {
            sink(top, 0, k, row, square);
        }
    }

    /// Sorts what was kept, the nearest first.
    void sort(int query) {
        int top = query * k;
        for (int last = k - 1; last > 0; last--) {
            int row = rows[top + last];
            double square = squares[top + last];
            rows[top + last] = rows[top];               // the farthest of those left
            squares[top + last] = squares[top];
            sink(top, 0, last, row, square);
        }
    }

    /// The rule of ties.
    static boolean nearer(double square, int row, double otherSquare, int otherRow) {
        return square < otherSquare || square == otherSquare && row < otherRow;
    }

    private void rise(int top, int from, int row, double square) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) / 2;
            if (!nearer(squares[top + parent], rows[top + parent], square, row)) {
                break;
            }
            move(top + parent, top + at);
            at = parent;
        }
        rows[top + at] = row;
        squares[top + at] = square;
    }

    private void sink(int top, int from, int size, int row, double square) {
        int at = from;
        for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
            int right = child + 1;
            if (right < size && nearer(squares[top + child], rows[top + child], squares[top + right], rows[top + right])) {
                child = right;                          // the farther of the two
            }
            if (!nearer(square, row, squares[top + child], rows[top + child])) {
                break;
            }
            move(top + child, top + at);
            at = child;
        }
        rows[top + at] = row;
        squares[top + at] = square;
    }

    private void move(int from, int to) {
        rows[to] = rows[from];
        squares[to] = squares[from];
    }
}
