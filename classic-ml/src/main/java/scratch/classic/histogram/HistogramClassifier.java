package scratch.classic.histogram;

import java.util.List;
import java.util.Map;

import scratch.classic.decisiontree.Feature;
import scratch.classic.model.Classifier;
import scratch.classic.model.Storable;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// Histogram boosting of classes: with two of them one score a row, the log-odds of class 1; with more a score for each
/// class, and softmax. How it learns: [HistogramBooster]; what it costs, too.
public final class HistogramClassifier implements Classifier, Storable {
    static final String KIND = "histogram-classifier";
    private final BoostedTrees trees;
    private final TrainingCurves curves;

    private HistogramClassifier(BoostedTrees trees, TrainingCurves curves) {
        this.trees = trees;
        this.curves = curves;
    }

    /// Learns from numbers.
    ///
    /// @param x      (n, d); NaN where a value is missing
    /// @param labels (n), from 0 to K − 1, each of which occurs; K at least 2
    public static HistogramClassifier fit(Matrix x, int[] labels, BoosterOptions options) {
        return fit(Sample.of(x, labels), null, HistogramRegressor.features(x), options);
    }

    /// Learns.
    ///
    /// @param sample   its answers are labels from 0 to K − 1, each of which occurs in a row of positive weight
    /// @param watched  rows whose loss is looked at after each round, and ends the learning if the options say so; or null
    /// @param features (d), what the columns are; [scratch.classic.decisiontree.Features] makes them from a table
    /// @throws IllegalArgumentException if a number is infinite, a code is none, there is one class only, or the options do
    ///                                  not fit
    public static HistogramClassifier fit(Sample sample, Sample watched, List<Feature> features, BoosterOptions options) {
        return fit(sample, watched, features, options, null);
    }

    /// As above, with other scores to begin with: (1) log-odds, or (K).
    static HistogramClassifier fit(Sample sample, Sample watched, List<Feature> features, BoosterOptions options,
            double... start) {
        int classes = classes(sample);
        for (int i = 0; watched != null && i < watched.rows(); i++) {
            double label = watched.y()[i];
            Require.that(label >= 0 && label < classes && label == (int) label, "HistogramClassifier.fit: label %s of row %d to"
                    + " watch: must be one of those learned from", label, i);
        }
        Loss loss = classes == 2 ? new Loss.Logistic() : new Loss.Softmax(classes);
        var fitted = HistogramBooster.fit(loss, start, sample, watched, features, options);
        return new HistogramClassifier(fitted.trees(), fitted.curves());
    }

    private static int classes(Sample sample) {
        double largest = 0;
        for (int i = 0; i < sample.rows(); i++) {
            double label = sample.y()[i];
            Require.that(label >= 0 && label == Math.rint(label) && label < sample.rows(), "HistogramClassifier.fit: label %s"
                    + " of row %d: must be from 0 to K - 1, each of which occurs", label, i);
            largest = Math.max(largest, label);
        }
        boolean[] occurs = new boolean[(int) largest + 1];
        for (int i = 0; i < sample.rows(); i++) {
            occurs[(int) sample.y()[i]] |= sample.weights()[i] > 0;
        }
        for (int k = 0; k < occurs.length; k++) {
            Require.that(occurs[k], "HistogramClassifier.fit: no row of positive weight has label %d, the largest is %d:"
                    + " labels must be 0 to K - 1, each of which occurs", k, occurs.length - 1);
        }
        Require.that(occurs.length >= 2, "HistogramClassifier.fit: all labels are 0: there must be at least 2 classes");
        return occurs.length;
    }

    /// What was learned.
    public BoostedTrees trees() {
        return trees;
    }

    /// How the loss fell; empty after [#fromState(Map)].
    public TrainingCurves curves() {
        return curves;
    }

    @Override
    public Matrix predictProbabilities(Matrix x) {
        double[][] scores = trees.scores(x);
        int classes = Math.max(2, scores.length);
        Matrix probabilities = Matrix.zeros(x.rows(), classes);
        double[] row = new double[classes];
        for (int i = 0; i < x.rows(); i++) {
            if (scores.length == 1) {
                row[0] = 1 / (1 + Math.exp(scores[0][i]));       // subtle: 1 − p would lose the digits of a small one
                row[1] = 1 / (1 + Math.exp(-scores[0][i]));
            } else {
                Loss.Softmax.probabilities(scores, i, row);
            }
            System.arraycopy(row, 0, probabilities.data(), i * classes, classes);
        }
        return probabilities;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> state() {
        return TreesState.write(trees);
    }

    /// From what [#state()] gave.
    public static HistogramClassifier fromState(Map<String, Object> state) {
        BoostedTrees trees = TreesState.read(KIND, state);
        if (trees.outputs() == 2) {
            throw new IllegalArgumentException(KIND + ": 'start' has 2 numbers: must be 1 for two classes, or one a class");
        }
        return new HistogramClassifier(trees, new TrainingCurves(new double[0], new double[0], trees.rounds().size()));
    }
}
