package scratch.classic.nearest;

import scratch.math.Matrix;

/// Finds the k rows of a table that lie nearest to a query.
///
/// **The rule of ties:** the smaller squared distance comes first, and of equal ones the smaller row number. The squared
/// distance is what [SquaredDistance] computes, rounding included; all three ways compare exactly these numbers, so they
/// answer with the same rows and the same bits, on any number of threads.
public sealed interface NeighborSearch permits BruteForce, KdTree, BallTree {
    /// The k nearest rows of each query, the nearest first. Nothing is allocated for a single query.
    ///
    /// @param queries (m, d), finite
    /// @param k       from 1 to n
    /// @throws IllegalArgumentException if k is not, or the queries have other columns, NaN, or squares that overflow
    Neighbors nearest(Matrix queries, int k);

    /// The rows that are searched, in the order in which they came: a copy; (n, d).
    Matrix table();

    /// How many rows are searched: n.
    int rows();

    /// How many columns they have: d.
    int columns();
}
