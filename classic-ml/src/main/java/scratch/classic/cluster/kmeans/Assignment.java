package scratch.classic.cluster.kmeans;

import scratch.math.Matrix;

/// The step *assign* over a fixed table: labelᵢ = argmin_c Σⱼ (xᵢⱼ − μ_cⱼ)², ties to the lowest c. However it goes about it,
/// every way gives the same labels and the same bits of the distances, on any number of threads.
interface Assignment {
    /// Rows that one thread takes at a time. Fixed, so that nothing depends on how many threads there are.
    int CHUNK = 4096;

    /// n·k·d: below, waking threads costs more than it saves.
    long WORTH_THREADS = 2_000_000;

    /// Writes each point's nearest centroid and its squared distance.
    ///
    /// @param centroids (k, d)
    /// @param labels    (n), holds the labels of the last round and gets the new ones
    /// @param distances (n), gets the squared distances
    /// @return how many labels changed
    int assign(Matrix centroids, int[] labels, double[] distances);
}
