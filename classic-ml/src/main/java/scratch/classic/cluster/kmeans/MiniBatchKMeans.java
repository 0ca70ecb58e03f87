package scratch.classic.cluster.kmeans;

import java.util.Arrays;
import java.util.SplittableRandom;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// k-means from small samples: draw a batch of points, assign them, and let each pull its centroid a little.
///
/// Each centroid has a learning rate of its own, one over the number of points that it has been given so far:
/// μ ← μ + (x − μ)/v. So it is the mean of all of them, and early ones, assigned while everything was still moving, weigh as
/// much as late ones: close to Lloyd's result, but no fixed point.
///
/// It stops when the smoothed inertia of the batches has not fallen for `patience` batches. Cost O(b·k·d) a batch, whatever n
/// is.
/// Sculley 2010, "Web-Scale K-Means Clustering"; the stop rule is scikit-learn's.
public final class MiniBatchKMeans {
    /// @param k          how many clusters
    /// @param batchSize  points in a batch, drawn with replacement
    /// @param maxBatches the largest number of batches
    /// @param patience   stop after so many batches without a new lowest smoothed inertia
    /// @param seed       of the start and of the batches
    public record Options(int k, int batchSize, int maxBatches, int patience, long seed) {
        public Options {
            Require.that(k >= 1, "MiniBatchKMeans.Options: k = %d: needs at least 1 cluster", k);
            Require.that(batchSize >= 1, "MiniBatchKMeans.Options: batchSize = %d: must be at least 1", batchSize);
            Require.that(maxBatches >= 1, "MiniBatchKMeans.Options: maxBatches = %d: must be at least 1", maxBatches);
            Require.that(patience >= 1, "MiniBatchKMeans.Options: patience = %d: must be at least 1", patience);
        }

        /// Batches of 1024 points, stopped by the rule.
        public static Options of(int k) {
            return new Options(k, 1024, 10_000, 10, 42);
        }

        public Options withBatchSize(int newBatchSize) {
            return new Options(k, newBatchSize, maxBatches, patience, seed);
        }

        public Options withMaxBatches(int newMaxBatches) {
            return new Options(k, batchSize, newMaxBatches, patience, seed);
        }

        public Options withPatience(int newPatience) {
            return new Options(k, batchSize, maxBatches, newPatience, seed);
        }

        public Options withSeed(long newSeed) {
            return new Options(k, batchSize, maxBatches, patience, newSeed);
        }
    }

    private static final int START_BATCHES = 3;     // points that k-means++ chooses among, in batches

    private final KMeans model;
    private final int batches;

    private MiniBatchKMeans(KMeans model, int batches) {
        this.model = model;
        this.batches = batches;
    }

    /// Finds k clusters. Starts by k-means++ among the points of three batches, or all where there are fewer or they hold fewer
    /// than k different ones. At the end all points are assigned once; a cluster may then be without points.
    ///
    /// @param x one point a row; (n, d)
    /// @throws IllegalArgumentException as [KMeans#fit]
    public static MiniBatchKMeans fit(Matrix x, Options options) {
        InputChecks.data("MiniBatchKMeans.fit", x);
        InputChecks.enoughDistinctRows("MiniBatchKMeans.fit", x, options.k());
        SplittableRandom random = new SplittableRandom(options.seed());
        return run(x, start(x, options, random), options, random);
    }

    /// The same from given centroids.
    ///
    /// @param start the first centroids; (k, d)
    public static MiniBatchKMeans fitFrom(Matrix x, Matrix start, Options options) {
        InputChecks.data("MiniBatchKMeans.fitFrom", x);
        InputChecks.finite("MiniBatchKMeans.fitFrom: start", start);
        InputChecks.start("MiniBatchKMeans.fitFrom", start, options.k(), x);
        return run(x, start.copy(), options, new SplittableRandom(options.seed()));
    }

    private static Matrix start(Matrix x, Options options, SplittableRandom random) {
        long wanted = Math.max((long) START_BATCHES * options.batchSize(), 3L * options.k());
        if (wanted < x.rows()) {
            Matrix sample = x.selectRows(Seeding.randomRows(x.rows(), (int) wanted, random));
            if (InputChecks.distinctRows(sample, options.k()) == options.k()) {
                return sample.selectRows(Seeding.plusPlus(sample, options.k(), random));
            }
        }
        return x.selectRows(Seeding.plusPlus(x, options.k(), random));
    }

    private static MiniBatchKMeans run(Matrix x, Matrix centroids, Options options, SplittableRandom random) {
        int[] rows = new int[options.batchSize()];
        int[] labels = new int[options.batchSize()];
        double[] distances = new double[options.batchSize()];
        long[] given = new long[options.k()];
        PointTile tile = new PointTile(x);
        double keep = 1 - Math.min(1, 2.0 * options.batchSize() / (x.rows() + 1));
        double smoothed = Double.NaN;
        double lowest = Double.POSITIVE_INFINITY;
        int batches = 0;
        for (int waited = 0; batches < options.maxBatches() && waited < options.patience(); batches++) {
            draw(rows, x.rows(), random);
            double inertia = assign(tile, rows, centroids, labels, distances);
            pull(x, rows, labels, centroids, given);
            smoothed = batches == 0 ? inertia : keep * smoothed + (1 - keep) * inertia;
            waited = smoothed < lowest ? 0 : waited + 1;
            lowest = Math.min(lowest, smoothed);
        }
        return new MiniBatchKMeans(Lloyd.assignOnly(x, centroids, batches < options.maxBatches()), batches);
    }

    private static void draw(int[] rows, int n, SplittableRandom random) {
        for (int b = 0; b < rows.length; b++) {
            rows[b] = random.nextInt(n);
        }
    }

    /// The nearest centroid of each point of the batch; returns the sum of the squared distances.
    private static double assign(PointTile tile, int[] rows, Matrix centroids, int[] labels, double[] distances) {
        for (int from = 0; from < rows.length; from += PointTile.POINTS) {
            int count = Math.min(PointTile.POINTS, rows.length - from);
            for (int p = 0; p < count; p++) {
                tile.put(p, rows[from + p]);
            }
            tile.nearest(count, centroids, labels, distances, null, from);
        }
        return Arrays.stream(distances).sum();
    }

    /// μ_c ← μ_c + (x − μ_c)/v_c, one point of the batch after the other.
    private static void pull(Matrix x, int[] rows, int[] labels, Matrix centroids, long[] given) {
        int d = x.columns();
        double[] mu = centroids.data();
        for (int b = 0; b < rows.length; b++) {
            int c = labels[b];
            double rate = 1.0 / ++given[c];
            for (int j = 0; j < d; j++) {
                mu[c * d + j] += rate * (x.data()[rows[b] * d + j] - mu[c * d + j]);
            }
        }
    }

    /// Centroids, labels, inertia, predictions. Its history has one step, and *converged* means that the rule stopped it.
    public KMeans model() {
        return model;
    }

    /// How many batches were drawn.
    public int batches() {
        return batches;
    }
}
