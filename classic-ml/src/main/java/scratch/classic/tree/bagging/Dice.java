package scratch.classic.tree.bagging;

import java.util.Arrays;
import java.util.List;

import scratch.classic.decisiontree.ClassificationTree;
import scratch.classic.decisiontree.Node;
import scratch.classic.decisiontree.Question;
import scratch.classic.decisiontree.TreeOptions;
import scratch.math.Matrix;

/// Three samples of six rows that were drawn with a die, and trees of one question for them.
final class Dice {
    static final double[] VALUES = {2, 3, 5, 6, 8, 9};
    static final int[] LABELS = {0, 0, 1, 0, 1, 1};
    static final List<String> CLASSES = List.of("a", "b");
    /// What the die showed, 1 to 6.
    static final int[][] THROWS = {{1, 1, 2, 4, 5, 6}, {1, 2, 3, 3, 5, 6}, {1, 2, 3, 4, 4, 6}};

    private Dice() {
    }

    static Matrix x(double... values) {
        return Matrix.wrap(values.length, 1, values.clone());
    }

    static Bags bags() {
        int[][] rows = new int[THROWS.length][];
        for (int m = 0; m < rows.length; m++) {
            rows[m] = Arrays.stream(THROWS[m]).map(thrown -> thrown - 1).toArray();
        }
        return new Bags(VALUES.length, rows);
    }

    static BaggedClassifier fit() {
        return BaggedClassifier.fit(x(VALUES), LABELS, (x, labels) -> ClassificationTree.fit(x, labels, TreeOptions.depth(1)),
                bags());
    }

    /// The threshold of a member.
    static double threshold(BaggedClassifier bagged, int member) {
        var root = (Node.Branch) ((ClassificationTree) bagged.members().get(member)).root();
        return ((Question.Threshold) root.split()).threshold();
    }

    /// What a member answers to a value.
    static int says(BaggedClassifier bagged, int member, double value) {
        return bagged.members().get(member).predict(x(value))[0];
    }
}
