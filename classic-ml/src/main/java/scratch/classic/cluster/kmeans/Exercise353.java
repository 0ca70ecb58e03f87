package scratch.classic.cluster.kmeans;

/// The "build" exercise of lesson 353: measure yourself how well each point sits in its cluster.
public final class Exercise353 {
    private Exercise353() {
    }

    /// The silhouette s = (b − a) / max(a, b) of every point, with Euclidean distances: a is its mean distance to the
    /// other points of its own cluster, b its mean distance to the points of the nearest other cluster. A point that is
    /// alone in its cluster gets 0.
    ///
    /// @param points n points, all with the same number of coordinates
    /// @param labels the cluster of each point, numbers from 0 to k − 1, k at least 2
    /// @return n silhouettes, in the order of the points
    public static double[] silhouettes(double[][] points, int[] labels) {
        throw new UnsupportedOperationException("silhouettes(points, labels) returns one number a point");
    }
}
