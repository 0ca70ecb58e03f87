package scratch.classic.tree.randomforest;

import java.util.stream.IntStream;

import scratch.classic.decisiontree.ClassificationTree;
import scratch.classic.decisiontree.FeatureSubset;
import scratch.classic.decisiontree.Features;
import scratch.classic.decisiontree.Impurity;
import scratch.classic.decisiontree.Node;
import scratch.classic.decisiontree.Question;
import scratch.classic.decisiontree.TreeOptions;
import scratch.classic.forest.OutOfBag;
import scratch.math.Matrix;

/// The six values of lesson 341 and three trees of one question, each from a bag of six draws: small enough for paper.
final class SixValues {
    static final double[] VALUES = {2, 3, 5, 6, 8, 9};
    static final int[] LABELS = {0, 0, 1, 0, 1, 1};
    /// How often each value was drawn for each tree; (3, 6).
    static final int[][] BAGS = {{1, 2, 0, 1, 1, 1}, {2, 0, 2, 0, 1, 1}, {0, 1, 1, 2, 0, 2}};
    static final Matrix X = Matrix.wrap(6, 1, VALUES);

    private SixValues() {
    }

    static ClassificationTree tree(int t) {
        double[] weights = IntStream.of(BAGS[t]).asDoubleStream().toArray();
        return ClassificationTree.fit(Features.of(X), LABELS, weights, Impurity.GINI, TreeOptions.depth(1),
                FeatureSubset.all(1));
    }

    static double threshold(int t) {
        return ((Question.Threshold) ((Node.Branch) tree(t).root()).split()).threshold();
    }

    /// The share of b that a tree gives to each value; (6).
    static double[] shares(int t) {
        return tree(t).predictProbabilities(X).column(1);
    }

    /// The mean share of b of all three trees; (6).
    static double[] everyTree() {
        return IntStream.range(0, 6).mapToDouble(i -> (shares(0)[i] + shares(1)[i] + shares(2)[i]) / 3).toArray();
    }

    /// What the trees say that have not seen a value; (6, 2).
    static OutOfBag outOfBag() {
        int[] asked = new int[6];
        Matrix answers = Matrix.zeros(6, 2);
        for (int i = 0; i < 6; i++) {
            double sum = 0;
            for (int t = 0; t < 3; t++) {
                if (BAGS[t][i] == 0) {
                    asked[i]++;
                    sum += shares(t)[i];
                }
            }
            answers.set(i, 0, 1 - sum / asked[i]);
            answers.set(i, 1, sum / asked[i]);
        }
        return new OutOfBag(asked, answers);
    }
}
