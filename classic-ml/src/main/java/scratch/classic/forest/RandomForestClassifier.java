package scratch.classic.forest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import scratch.classic.decisiontree.ClassificationTree;
import scratch.classic.decisiontree.Feature;
import scratch.classic.decisiontree.Features;
import scratch.classic.decisiontree.Impurity;
import scratch.classic.model.Classifier;
import scratch.classic.model.Storable;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// Many trees that differ, asked together: each learns from rows drawn with replacement, each of its nodes chooses among a
/// few features drawn anew, and the forest answers with the mean of their class shares.
///
/// The variance of a mean of B trees of variance σ² and correlation ρ is `ρσ² + (1 − ρ)σ² / B`: more trees wear the second term
/// down, the draws of features make ρ small. Gini's impurity. Cost O(B m n log² n) with m features a node.
///
/// Numbers without gaps are grown by [FastGrowth]; where values are missing, or features are categories, the plain tree of
/// [ClassificationTree] grows the same forest, slower. A node none of whose features can be split is a leaf.
///
/// Reference: L. Breiman, "Random Forests", 2001; extra trees: P. Geurts, D. Ernst, L. Wehenkel, 2006.
public final class RandomForestClassifier implements Classifier, Storable {
    static final String KIND = "random-forest-classifier";
    private static final String FIT = "RandomForestClassifier.fit";
    private final Forest forest;

    private RandomForestClassifier(Forest forest) {
        this.forest = forest;
    }

    /// Learns from numbers.
    ///
    /// @param x      (n, d); NaN where a value is missing
    /// @param labels (n), from 0 to K − 1, each of which occurs; one class alone is a certain answer
    public static RandomForestClassifier fit(Matrix x, int[] labels, ForestOptions options) {
        return fit(Features.of(x), labels, options);
    }

    /// Learns from numbers and categories.
    ///
    /// @throws IllegalArgumentException if the labels do not fit, or random thresholds are to be drawn of what is missing, or
    ///                                  no number
    public static RandomForestClassifier fit(Features features, int[] labels, ForestOptions options) {
        Require.that(labels.length == features.rows(), "%s: %d labels, %d rows: each row needs one", FIT, labels.length,
                features.rows());
        int classes = classes(labels);
        var bags = new Bags(options.seed(), options.trees(), labels.length, options.bootstrap());
        return new RandomForestClassifier(Forest.grow(features.list(), classes, bags,
                growers(features, labels, classes, options)));
    }

    private static int classes(int... labels) {
        int[] counts = new int[labels.length];
        int classes = 0;
        for (int i = 0; i < labels.length; i++) {
            Require.that(labels[i] >= 0 && labels[i] < labels.length, FIT + ": label %d of row %d: must be from 0 to K - 1,"
                    + " with K classes that all occur", labels[i], i);
            counts[labels[i]]++;
            classes = Math.max(classes, labels[i] + 1);
        }
        for (int k = 0; k < classes; k++) {
            Require.that(counts[k] > 0, FIT + ": no row of class %d of %d: each must occur", k, classes);
        }
        return classes;
    }

    private static Supplier<TreeGrower> growers(Features features, int[] labels, int classes, ForestOptions options) {
        if (RankedFeatures.possible(features)) {
            RankedFeatures ranked = RankedFeatures.of(features);
            if (GiniScan.fits(ranked, classes)) {
                return () -> new FastGrowth(ranked, new GiniScan(ranked, labels, classes, options.tree().minLeaf()), options);
            }
        }
        return plainGrowers(features, labels, options);
    }

    /// The definition of the forest: what [FastGrowth] must not differ from.
    static Supplier<TreeGrower> plainGrowers(Features features, int[] labels, ForestOptions options) {
        Require.that(!options.randomThresholds(), FIT + ": randomThresholds = true: needs numbers, none of them missing");
        int d = features.list().size();
        return () -> (counts, stream) -> CompactTree.of(ClassificationTree.fit(features, labels,
                Arrays.stream(counts).asDoubleStream().toArray(), Impurity.GINI, options.tree(),
                new FeatureDraw(d, options.featuresOf(d), stream)).root(), d);
    }

    /// What it has learned from; (d).
    public List<Feature> features() {
        return forest.features();
    }

    /// K.
    public int classes() {
        return forest.width();
    }

    /// How many trees there are.
    public int trees() {
        return forest.trees().length;
    }

    /// How many leaves all trees have together.
    public long leaves() {
        return forest.leaves();
    }

    /// The forest of the first so many trees: what would have been grown with that number from the same seed.
    public RandomForestClassifier first(int trees) {
        return new RandomForestClassifier(forest.first(trees));
    }

    /// What one tree alone answers; (n, K).
    public Matrix treeProbabilities(int tree, Matrix x) {
        Matrix probabilities = Matrix.zeros(x.rows(), forest.width());
        forest.only(tree).predict("RandomForestClassifier.treeProbabilities", x, probabilities.data());
        return probabilities;
    }

    @Override
    public Matrix predictProbabilities(Matrix x) {
        Matrix probabilities = Matrix.zeros(x.rows(), forest.width());
        predictProbabilities(x, probabilities.data());
        return probabilities;
    }

    /// As [#predictProbabilities(Matrix)], into an array that is there: nothing is allocated for a row.
    ///
    /// @param into (n · K), row by row, which is written over
    public void predictProbabilities(Matrix x, double[] into) {
        forest.predict("RandomForestClassifier.predictProbabilities", x, into);
    }

    /// What those trees answer to the rows of training that have not learned from them.
    ///
    /// @param x the rows of training in their order, as they were, or with a column shuffled to see what it is worth; (n, d)
    /// @throws IllegalArgumentException if every tree has learned from every row, or there are other rows than in training
    public OutOfBag outOfBag(Matrix x) {
        return forest.outOfBag("RandomForestClassifier.outOfBag", x);
    }

    /// How much of all that a tree gained each feature's questions gained, on average; they add up to 1, or all are 0; (d).
    /// A feature with many values has many questions to try, and one of them gains something by chance: see
    /// `scratch.classic.metrics.PermutationImportance` for what a feature is worth.
    public double[] importances() {
        return forest.importances();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> state() {
        return ForestState.write(forest);
    }

    /// From what [#state()] gave.
    public static RandomForestClassifier fromState(Map<String, Object> state) {
        return new RandomForestClassifier(ForestState.read(KIND, state));
    }
}
