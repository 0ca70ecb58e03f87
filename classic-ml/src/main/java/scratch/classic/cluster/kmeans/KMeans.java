package scratch.classic.cluster.kmeans;

import java.util.List;
import java.util.SplittableRandom;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// Lloyd's k-means: *assign* every point to its nearest centroid, *update* every centroid to the mean of its points, and
/// repeat until no point changes its cluster.
///
/// Minimises the inertia J = Σᵢ ‖xᵢ − μ(labelᵢ)‖², also called WCSS, the within-cluster sum of squares. Neither half of
/// a round can raise J, so it stops; but where it stops depends on where it starts, hence k-means++ and restarts.
///
/// Cost O(n·k·d) a round.   Lloyd 1982; seeding by Arthur and Vassilvitskii 2007.
public final class KMeans {
    /// Where the first centroids come from.
    public enum Start {
        /// The first one a random point, each further one a point drawn with probability ∝ its squared distance to the
        /// nearest centroid so far.
        PLUS_PLUS,
        /// k different points, each as likely as any other.
        RANDOM
    }

    /// How points are assigned; both give the same result, to the last bit.
    public enum Method {
        /// Every point is compared with every centroid.
        LLOYD,
        /// Only what can have changed is measured, by Hamerly's bounds: pays with many clusters and many rounds.
        HAMERLY
    }

    /// @param k             how many clusters
    /// @param maxIterations the largest number of updates of one run
    /// @param tolerance     stop when the centroids' squared moves add up to at most this times the mean variance of the
    ///                      columns; 0 runs until no point changes its cluster
    /// @param seed          of all random choices
    /// @param restarts      runs from different starts, of which the one with the lowest inertia is kept
    /// @param start         how each run starts
    /// @param method        how points are assigned
    public record Options(int k, int maxIterations, double tolerance, long seed, int restarts, Start start, Method method) {
        public Options {
            Require.that(k >= 1, "KMeans.Options: k = %d: needs at least 1 cluster", k);
            Require.that(maxIterations >= 1, "KMeans.Options: maxIterations = %d: must be at least 1", maxIterations);
            Require.that(tolerance >= 0 && Double.isFinite(tolerance), "KMeans.Options: tolerance = %s: must be a"
                    + " finite number that is not negative", tolerance);
            Require.that(restarts >= 1, "KMeans.Options: restarts = %d: must be at least 1", restarts);
            Require.that(start != null, "KMeans.Options: start = null: must be PLUS_PLUS or RANDOM");
            Require.that(method != null, "KMeans.Options: method = null: must be LLOYD or HAMERLY");
        }

        /// One k-means++ start, run until nothing moves.
        public static Options of(int k) {
            return new Options(k, 300, 0, 42, 1, Start.PLUS_PLUS, Method.LLOYD);
        }

        public Options withK(int newK) {
            return new Options(newK, maxIterations, tolerance, seed, restarts, start, method);
        }

        public Options withMaxIterations(int newMaxIterations) {
            return new Options(k, newMaxIterations, tolerance, seed, restarts, start, method);
        }

        public Options withTolerance(double newTolerance) {
            return new Options(k, maxIterations, newTolerance, seed, restarts, start, method);
        }

        public Options withSeed(long newSeed) {
            return new Options(k, maxIterations, tolerance, newSeed, restarts, start, method);
        }

        public Options withRestarts(int newRestarts) {
            return new Options(k, maxIterations, tolerance, seed, newRestarts, start, method);
        }

        public Options withStart(Start newStart) {
            return new Options(k, maxIterations, tolerance, seed, restarts, newStart, method);
        }

        public Options withMethod(Method newMethod) {
            return new Options(k, maxIterations, tolerance, seed, restarts, start, newMethod);
        }
    }

    /// One *assign* of a run.
    ///
    /// @param centroids the centroids that the points were assigned to; (k, d)
    /// @param inertia   J with these centroids
    /// @param moved     how many points changed their cluster; n in the first step
    public record Step(Matrix centroids, double inertia, int moved) {
        @Override
        public Matrix centroids() {
            return centroids.copy();
        }
    }

    private final Matrix centroids;     // (k, d)
    private final int[] labels;         // (n)
    private final double inertia;
    private final boolean converged;
    private final List<Step> history;

    KMeans(Matrix centroids, int[] labels, List<Step> history, boolean converged) {
        this.centroids = centroids;
        this.labels = labels;
        this.inertia = history.getLast().inertia();
        this.converged = converged;
        this.history = List.copyOf(history);
    }

    /// Finds k clusters: the best of `restarts` runs.
    ///
    /// @param x one point a row; (n, d)
    /// @throws IllegalArgumentException if x is empty, holds NaN or infinity, spreads so far or so little that squared
    ///                                  distances leave the range of double, or has fewer than k different rows
    public static KMeans fit(Matrix x, Options options) {
        InputChecks.data("KMeans.fit", x);
        InputChecks.enoughDistinctRows("KMeans.fit", x, options.k());
        SplittableRandom seeds = new SplittableRandom(options.seed());
        KMeans best = null;
        for (int run = 0; run < options.restarts(); run++) {
            Matrix start = Seeding.choose(options.start(), x, options.k(), seeds.split());   // (k, d)
            KMeans candidate = Lloyd.run(x, assignment(x, options), start, options);
            if (best == null || candidate.inertia < best.inertia) {
                best = candidate;
            }
        }
        return best;
    }

    /// One run from given centroids instead of drawn ones; `seed`, `restarts` and `start` play no part.
    ///
    /// @param start the first centroids; (k, d)
    public static KMeans fitFrom(Matrix x, Matrix start, Options options) {
        InputChecks.data("KMeans.fitFrom", x);
        InputChecks.finite("KMeans.fitFrom: start", start);
        InputChecks.start("KMeans.fitFrom", start, options.k(), x);
        return Lloyd.run(x, assignment(x, options), start.copy(), options);
    }

    private static Assignment assignment(Matrix x, Options options) {
        return options.method() == Method.HAMERLY ? new HamerlyBounds(x) : NearestCentroid.of(x);
    }

    /// The nearest centroid of each row; ties go to the lower number.
    ///
    /// @param x (m, d)
    /// @return (m), numbers from 0 to k − 1
    public int[] predict(Matrix x) {
        Require.that(x.columns() == centroids.columns(), "KMeans.predict: rows of %d numbers: the model was fitted on"
                + " %d columns", x.columns(), centroids.columns());
        InputChecks.finite("KMeans.predict", x);
        int[] result = new int[x.rows()];
        double[] distances = new double[x.rows()];
        NearestCentroid.of(x).assign(centroids, result, distances);
        for (int i = 0; i < distances.length; i++) {
            if (distances[i] == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("KMeans.predict: row " + i
                        + " is so far away that its squared distances overflow: use a larger unit");
            }
        }
        return result;
    }

    /// The nearest centroid of one point.
    public int predict(double[] point) {
        return predict(Matrix.wrap(1, point.length, point))[0];
    }

    /// The means of the clusters; (k, d).
    public Matrix centroids() {
        return centroids.copy();
    }

    /// The cluster of each training row; (n), numbers from 0 to k − 1. The numbers are names, their order means nothing.
    public int[] labels() {
        return labels.clone();
    }

    /// J = Σᵢ ‖xᵢ − μ(labelᵢ)‖²: a sum, not a mean.
    public double inertia() {
        return inertia;
    }

    /// How many training rows each cluster holds; (k).
    public int[] sizes() {
        return Lloyd.sizes(centroids.rows(), labels);
    }

    /// How many times the centroids were updated.
    public int iterations() {
        return history.size() - 1;
    }

    /// Whether the run stopped by itself, before `maxIterations`.
    public boolean converged() {
        return converged;
    }

    /// Every assignment of the winning run, the first with the start itself.
    public List<Step> history() {
        return history;
    }
}
