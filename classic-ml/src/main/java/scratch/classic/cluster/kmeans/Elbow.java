package scratch.classic.cluster.kmeans;

import java.util.ArrayList;
import java.util.List;

import scratch.classic.metrics.Silhouette;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// k-means for k = 1, 2, …, K: how the inertia falls, and the mean silhouette of each k.
///
/// The inertia falls with every k, down to 0 at k = n, so its minimum says nothing; what is looked for is the bend, the
/// last k that still buys much. The silhouette has a maximum of its own. Both are hints: neither asks whether the data
/// have clusters at all. Cost: K fits, and O(n²·d) for each silhouette.
///
/// Thorndike 1953, "Who belongs in the family?"; the knee as the point farthest below the chord: Satopää et al. 2011.
public final class Elbow {
    private final List<KMeans> models;      // of k = 1 at index 0
    private final double[] inertias;
    private final double[] silhouettes;     // NaN at k = 1, where there is no other cluster

    private Elbow(List<KMeans> models, double[] inertias, double[] silhouettes) {
        this.models = List.copyOf(models);
        this.inertias = inertias;
        this.silhouettes = silhouettes;
    }

    /// Fits k = 1 to `largest`.
    ///
    /// @param x       (n, d)
    /// @param options of every fit; its own k is not used
    public static Elbow fit(Matrix x, int largest, KMeans.Options options) {
        Require.that(largest >= 2, "Elbow.fit: largest k = %d: a bend needs at least 2", largest);
        List<KMeans> models = new ArrayList<>();
        double[] inertias = new double[largest];
        double[] silhouettes = new double[largest];
        for (int k = 1; k <= largest; k++) {
            KMeans model = KMeans.fit(x, options.withK(k));
            models.add(model);
            inertias[k - 1] = model.inertia();
            silhouettes[k - 1] = k == 1 ? Double.NaN : Silhouette.of(x, model.labels()).mean();
        }
        return new Elbow(models, inertias, silhouettes);
    }

    /// The model with k clusters.
    public KMeans model(int k) {
        Require.that(k >= 1 && k <= models.size(), "Elbow.model: k = %d: fitted were 1 to %d", k, models.size());
        return models.get(k - 1);
    }

    /// The inertia of k = 1, 2, …
    public double[] inertias() {
        return inertias.clone();
    }

    /// The mean silhouette of k = 1, 2, …; NaN for 1.
    public double[] silhouettes() {
        return silhouettes.clone();
    }

    /// The k with the largest mean silhouette.
    public int bestSilhouette() {
        int best = 2;
        for (int k = 3; k <= silhouettes.length; k++) {
            if (silhouettes[k - 1] > silhouettes[best - 1]) {
                best = k;
            }
        }
        return best;
    }

    /// The k where the curve of inertias bends most: with both axes stretched to [0, 1], the point farthest below the
    /// straight line from the first to the last. There always is one, clusters or not.
    public int knee() {
        double first = inertias[0];
        double last = inertias[inertias.length - 1];
        int best = 1;
        double deepest = 0;
        for (int k = 1; k <= inertias.length; k++) {
            double across = (k - 1.0) / (inertias.length - 1);
            double up = first == last ? 0 : (inertias[k - 1] - last) / (first - last);
            double below = 1 - across - up;
            if (below > deepest) {
                deepest = below;
                best = k;
            }
        }
        return best;
    }
}
