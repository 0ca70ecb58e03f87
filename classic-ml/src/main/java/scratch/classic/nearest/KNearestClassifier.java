package scratch.classic.nearest;

import java.util.Map;
import java.util.stream.IntStream;

import scratch.classic.model.Classifier;
import scratch.classic.model.Storable;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// Lets the k nearest training rows vote: p(c | q) = Σ_{i ∈ N(q), yᵢ = c} wᵢ / Σ_{i ∈ N(q)} wᵢ. There is nothing to learn;
/// the rows are the model. Of classes with equally many votes the smaller number wins.
///
/// Distances add up columns, so put a scaler before. Fix and Hodges 1951; Cover and Hart 1967.
public final class KNearestClassifier implements Classifier, Storable {
    private static final String KIND = "k-nearest-classifier";

    private final NeighborSearch search;
    private final int[] labels;     // (n)
    private final int classes;
    private final KNearest.Options options;

    private KNearestClassifier(NeighborSearch search, int[] labels, int classes, KNearest.Options options) {
        this.search = search;
        this.labels = labels;
        this.classes = classes;
        this.options = options;
    }

    /// @param x      (n, d), finite
    /// @param labels (n), from 0 to K − 1, each of which occurs; a single class is a certain answer
    /// @throws IllegalArgumentException if k is more than n, a label is missing or negative, or x holds NaN or infinity
    public static KNearestClassifier fit(Matrix x, int[] labels, KNearest.Options options) {
        NeighborSearch search = KNearest.search("KNearestClassifier.fit", x, labels.length, options);
        return new KNearestClassifier(search, labels.clone(), classes(labels), options);
    }

    private static int classes(int... labels) {
        int classes = 0;
        for (int i = 0; i < labels.length; i++) {
            Require.that(labels[i] >= 0 && labels[i] < labels.length, "KNearestClassifier.fit: label %d of row %d: must be from"
                    + " 0 to K - 1, with K classes that all occur", labels[i], i);
            classes = Math.max(classes, labels[i] + 1);
        }
        boolean[] occurs = new boolean[classes];
        for (int label : labels) {
            occurs[label] = true;
        }
        for (int c = 0; c < classes; c++) {
            Require.that(occurs[c], "KNearestClassifier.fit: no row of class %d of %d: each must occur", c, classes);
        }
        return classes;
    }

    @Override
    public Matrix predictProbabilities(Matrix x) {                  // (m, d) → (m, K)
        Neighbors found = search.nearest(x, options.k());
        Matrix probabilities = Matrix.zeros(x.rows(), classes);
        for (int q = 0; q < x.rows(); q++) {
            double all = 0;
            for (int rank = 0; rank < found.k(); rank++) {
                double weight = KNearest.weight(options.weighting(), found, q, rank);
                int label = labels[found.row(q, rank)];
                probabilities.set(q, label, probabilities.get(q, label) + weight);
                all += weight;
            }
            for (int c = 0; c < classes; c++) {
                probabilities.set(q, c, probabilities.get(q, c) / all);
            }
        }
        return probabilities;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> state() {
        Map<String, Object> state = KNearest.state(search, options);
        state.put("labels", IntStream.of(labels).boxed().toList());
        return state;
    }

    /// The model that a file describes.
    public static KNearestClassifier fromState(Map<String, Object> state) {
        double[] numbers = Storable.numbers(KIND, state, "labels");
        int[] labels = new int[numbers.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (int) numbers[i];
            Require.that(labels[i] == numbers[i], "%s: 'labels' holds %s: must be whole numbers", KIND, numbers[i]);
        }
        return fit(KNearest.rows(KIND, state), labels, KNearest.options(KIND, state));
    }
}
