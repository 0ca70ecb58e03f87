package scratch.classic.cluster.kmeansuses;

import scratch.classic.cluster.kmeans.KMeans;
import scratch.classic.cluster.kmeans.MiniBatchKMeans;
import scratch.math.Matrix;

/// A picture in few colours: every pixel is a point (red, green, blue), and takes the colour of its centroid. Positions play no
/// part.
///
/// @param pixels (n, 3), each with the colour of its cluster
/// @param error  root mean squared difference of a channel, in units of 0 to 255
record ColorReduction(Matrix pixels, double error) {

    /// By all pixels, the best of some runs.
    static ColorReduction full(Matrix pixels, int colors, int restarts) {
        return of(pixels, KMeans.fit(pixels, KMeans.Options.of(colors).withMaxIterations(50).withRestarts(restarts)));
    }

    /// By batches of 256 pixels.
    static ColorReduction miniBatch(Matrix pixels, int colors) {
        return of(pixels, MiniBatchKMeans.fit(pixels, MiniBatchKMeans.Options.of(colors).withBatchSize(256)).model());
    }

    private static ColorReduction of(Matrix pixels, KMeans model) {
        return new ColorReduction(model.centroids().selectRows(model.labels()),
                Math.sqrt(model.inertia() / pixels.data().length));
    }
}
