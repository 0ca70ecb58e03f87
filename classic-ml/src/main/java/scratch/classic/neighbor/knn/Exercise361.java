package scratch.classic.neighbor.knn;

/// The "build" exercise of lesson 361: let the nearest rows vote.
public final class Exercise361 {
    private Exercise361() {
    }

    /// The class of a query by the vote of its k nearest rows. Of equally near rows the smaller number comes first, and of
    /// classes with equally many votes the smaller one wins.
    ///
    /// @param x      (n, d), one row a training row
    /// @param labels (n), the class of each, from 0
    /// @param query  (d)
    /// @param k      from 1 to n
    public static int classify(double[][] x, int[] labels, double[] query, int k) {
        throw new UnsupportedOperationException("classify(x, labels, query, k) returns the class that the k nearest elect");
    }
}
