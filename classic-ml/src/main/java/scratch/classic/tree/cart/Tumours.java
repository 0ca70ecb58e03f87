package scratch.classic.tree.cart;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.classic.data.Folds;
import scratch.classic.data.Split;
import scratch.classic.decisiontree.ClassificationTree;
import scratch.classic.decisiontree.FeatureSubset;
import scratch.classic.decisiontree.Features;
import scratch.classic.decisiontree.Impurity;
import scratch.classic.decisiontree.Node;
import scratch.classic.decisiontree.TreeOptions;
import scratch.classic.selection.FoldScores;
import scratch.math.Matrix;

/// The tumours of lesson 341: thirty measurements of 569 tumours, and the trees that are grown from them.
///
/// @param x         (n, 30)
/// @param malignant (n), 1 for malignant
/// @param split     what is learned from and what is kept for the end
record Tumours(Matrix x, int[] malignant, List<String> names, Split split, Impurity impurity) {
    static final List<String> CLASSES = List.of("benign", "malignant");

    static Tumours of(Matrix x, int[] malignant, List<String> names, Impurity impurity, long seed) {
        return new Tumours(x, malignant, names, Split.stratified(malignant, 0.25, seed), impurity);
    }

    int[] labels(int... rows) {
        return IntStream.of(rows).map(i -> malignant[i]).toArray();
    }

    ClassificationTree fit(int[] rows, TreeOptions options) {
        return fit(x.selectRows(rows), rows, options);
    }

    private ClassificationTree fit(Matrix learn, int[] rows, TreeOptions options) {
        return ClassificationTree.fit(Features.of(learn, names), labels(rows), null, impurity, options,
                FeatureSubset.all(names.size()));
    }

    /// How many of these rows a tree gets right.
    int right(ClassificationTree tree, int... rows) {
        return right(tree, x.selectRows(rows), rows);
    }

    private int right(ClassificationTree tree, Matrix asked, int... rows) {
        int[] said = tree.predict(asked);
        return (int) IntStream.range(0, rows.length).filter(i -> said[i] == malignant[rows[i]]).count();
    }

    /// The share of right answers in ten folds of the rows to learn from.
    FoldScores folds(TreeOptions options, long seed) {
        int[] train = split.train();
        double[] shares = Folds.stratified(labels(train), 10, seed).stream().mapToDouble(fold -> {
            int[] learn = IntStream.of(fold.train()).map(i -> train[i]).toArray();
            int[] judge = IntStream.of(fold.test()).map(i -> train[i]).toArray();
            return right(fit(learn, options), judge) / (double) judge.length;
        }).toArray();
        return new FoldScores(shares, 1 / 9.0);
    }

    /// How many test tumours a tree gets right if values are lost at random, while it learns and afterwards.
    int rightWithGaps(double share, TreeOptions options, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix gaps = x.copy();
        for (int v = 0; v < gaps.data().length; v++) {
            if (random.nextDouble() < share) {
                gaps.data()[v] = Double.NaN;
            }
        }
        ClassificationTree tree = fit(gaps.selectRows(split.train()), split.train(), options);
        return right(tree, gaps.selectRows(split.test()), split.test());
    }

    /// How often each feature is asked about first, in trees from rows drawn with replacement; (30).
    int[] firstQuestions(int samples, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] train = split.train();
        int[] counts = new int[names.size()];
        Features features = Features.of(x.selectRows(train), names);
        int[] labels = labels(train);
        for (int s = 0; s < samples; s++) {
            double[] weights = new double[train.length];
            for (int draw = 0; draw < train.length; draw++) {
                weights[random.nextInt(train.length)]++;
            }
            Node root = ClassificationTree.fit(features, labels, weights, impurity, TreeOptions.depth(1),
                    FeatureSubset.all(names.size())).root();
            counts[((Node.Branch) root).split().feature()]++;
        }
        return counts;
    }

    /// Two columns only, for a map.
    Tumours select(String first, String second) {
        return new Tumours(x.selectColumns(names.indexOf(first), names.indexOf(second)), malignant, List.of(first, second),
                split, impurity);
    }

    double[] column(int j, int... rows) {
        return Arrays.stream(rows).mapToDouble(i -> x.get(i, j)).toArray();
    }
}
