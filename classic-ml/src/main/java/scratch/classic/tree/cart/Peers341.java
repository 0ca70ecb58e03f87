package scratch.classic.tree.cart;

import java.util.Locale;
import java.util.stream.IntStream;

import smile.base.cart.SplitRule;
import smile.classification.DecisionTree;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;
import smile.regression.RegressionTree;

import scratch.classic.decisiontree.Impurity;
import scratch.classic.decisiontree.TreeOptions;
import scratch.classic.metrics.RegressionScores;
import scratch.example.CheckTable;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

/// The trees of lesson 341 beside Smile's. Smile counts the levels of nodes, we count questions: its 4 is our 3.
final class Peers341 {
    private Peers341() {
    }

    static CheckTable checks(Tumours tumours) {
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        int[] all = IntStream.range(0, tumours.malignant().length).toArray();
        for (Impurity impurity : Impurity.values()) {
            var group = checks.group("answers, " + impurity.toString().toLowerCase(Locale.ROOT) + " trees", 0);
            for (int depth = 1; depth <= 6; depth++) {
                group.same("depth " + depth, agreeing(tumours, all, impurity, depth), all.length);
            }
        }
        double[] errors = firstQuestion();
        checks.atMost("squared error, ours - Smile's", errors[0] - errors[1], 0);
        checks.whyDifferent("For numbers Smile's first question is not the best: s5 <= -0.00017 leaves 4218.6, -0.00376 "
                + "leaves 4201.1, which scikit-learn finds too.");
        return checks;
    }

    /// To how many of the tumours that both trees have learned from they give the same answer.
    static int agreeing(Tumours tumours, int[] rows, Impurity impurity, int depth) {
        Tumours grown = new Tumours(tumours.x(), tumours.malignant(), tumours.names(), tumours.split(), impurity);
        int[] ours = grown.fit(rows, TreeOptions.depth(depth)).predict(tumours.x().selectRows(rows));
        int[] theirs = smile(grown, rows, depth);
        return (int) IntStream.range(0, rows.length).filter(i -> ours[i] == theirs[i]).count();
    }

    /// What Smile's tree answers to the tumours that it has learned from.
    static int[] smile(Tumours tumours, int[] rows, int depth) {
        DataFrame frame = frame(tumours.x().selectRows(rows)).add(new IntVector("label", tumours.labels(rows)));
        SplitRule rule = SplitRule.valueOf(tumours.impurity().name());
        DecisionTree smile = DecisionTree.fit(Formula.lhs("label"), frame, new DecisionTree.Options(rule, depth + 1, 0, 1));
        return IntStream.range(0, rows.length).map(i -> smile.predict(frame.get(i))).toArray();
    }

    /// The mean squared error of a tree of one question where it was learned, ours and Smile's.
    static double[] firstQuestion() {
        var data = Datasets.diabetes();
        double[] y = data.y();
        Matrix x = Matrix.of(data.x());
        double[] ours = scratch.classic.decisiontree.RegressionTree.fit(x, y, TreeOptions.depth(1)).predict(x);
        DataFrame rows = frame(x).add(new DoubleVector("y", y));
        RegressionTree smile = RegressionTree.fit(Formula.lhs("y"), rows, new RegressionTree.Options(2, 0, 1));
        double[] theirs = IntStream.range(0, y.length).mapToDouble(i -> smile.predict(rows.get(i))).toArray();
        return new double[] {RegressionScores.of(y, ours).mse(), RegressionScores.of(y, theirs).mse()};
    }

    private static DataFrame frame(Matrix x) {
        double[][] rows = IntStream.range(0, x.rows()).mapToObj(x::row).toArray(double[][]::new);
        return DataFrame.of(rows, IntStream.range(0, x.columns()).mapToObj(j -> "x" + j).toArray(String[]::new));
    }
}
