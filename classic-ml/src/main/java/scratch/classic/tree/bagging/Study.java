package scratch.classic.tree.bagging;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.data.Folds;
import scratch.classic.data.Split;
import scratch.classic.decisiontree.ClassificationTree;
import scratch.classic.decisiontree.RegressionTree;
import scratch.classic.decisiontree.TreeOptions;
import scratch.classic.linearmodel.LinearRegression;
import scratch.classic.metrics.RegressionScores;
import scratch.classic.model.Classifier;
import scratch.classic.model.Regressor;
import scratch.classic.nearest.KNearest;
import scratch.classic.nearest.KNearestClassifier;
import scratch.classic.nearest.KNearestRegressor;
import scratch.classic.selection.CrossValidation;
import scratch.classic.selection.FoldScores;
import scratch.classic.selection.Trial;
import scratch.math.Matrix;

/// The real rows of lesson 344, patients and tumours, and learners that are bagged on them.
///
/// @param patients (442, 10)
/// @param progress (442), how far diabetes went in a year
/// @param tumours  (569, 30)
/// @param benign   (569), 1 if it is
record Study(Matrix patients, double[] progress, Matrix tumours, int[] benign) {
    /// A way to learn numbers.
    record Numbers(String name, Regressor.Learner learner) {
    }

    /// A way to learn classes.
    record Classes(String name, Classifier.Learner learner) {
    }

    /// Scores in folds, alone and bagged, and their difference fold by fold.
    record Compared(FoldScores alone, FoldScores bagged, FoldScores less) {
    }

    static Regressor tree(Matrix x, double[] y, TreeOptions options) {
        return RegressionTree.fit(x, y, options);
    }

    static List<Numbers> numbers() {
        return List.of(new Numbers("full tree", (x, y) -> tree(x, y, TreeOptions.full())),
                new Numbers("two questions in a row", (x, y) -> tree(x, y, TreeOptions.depth(2))),
                new Numbers("nearest neighbour", (x, y) -> KNearestRegressor.fit(x, y, KNearest.Options.of(1))),
                new Numbers("25 nearest neighbours", (x, y) -> KNearestRegressor.fit(x, y, KNearest.Options.of(25))),
                new Numbers("linear regression", (x, y) -> LinearRegression.fit(x, y).model()));
    }

    static List<Classes> classes() {
        return List.of(new Classes("full tree", (x, labels) -> ClassificationTree.fit(x, labels, TreeOptions.full())),
                new Classes("nearest neighbour", (x, labels) -> KNearestClassifier.fit(x, labels, KNearest.Options.of(1))));
    }

    Compared compare(Numbers numbers, int members, long seed) {
        return compare(Folds.kFold(progress.length, 10, seed), (bagged, train, test) -> {
            Matrix x = patients.selectRows(train);
            double[] y = pick(progress, train);
            Regressor model = bagged ? BaggedRegressor.fit(x, y, numbers.learner, Bags.draw(train.length, members, seed))
                    : numbers.learner.fit(x, y);
            return RegressionScores.of(pick(progress, test), model.predict(patients.selectRows(test))).mse();
        });
    }

    Compared compare(Classes classes, int members, long seed) {
        return compare(Folds.stratified(benign, 10, seed), (bagged, train, test) -> {
            Matrix x = tumours.selectRows(train);
            int[] labels = pick(benign, train);
            Classifier model = bagged ? BaggedClassifier.fit(x, labels, classes.learner, Bags.draw(train.length, members, seed))
                    : classes.learner.fit(x, labels);
            int[] said = model.predict(tumours.selectRows(test));
            return IntStream.range(0, test.length).filter(i -> said[i] != benign[test[i]]).count() / (double) test.length;
        });
    }

    private static Compared compare(List<Split> folds, Trial<Boolean> trial) {
        List<FoldScores> scores = CrossValidation.score(folds, List.of(false, true), trial);
        double[] alone = scores.get(0).values();
        double[] bagged = scores.get(1).values();
        double[] less = IntStream.range(0, alone.length).mapToDouble(f -> alone[f] - bagged[f]).toArray();
        return new Compared(scores.get(0), scores.get(1), new FoldScores(less, scores.get(0).testShare()));
    }

    static double[] pick(double[] from, int... rows) {
        return Arrays.stream(rows).mapToDouble(i -> from[i]).toArray();
    }

    static int[] pick(int[] from, int... rows) {
        return Arrays.stream(rows).map(i -> from[i]).toArray();
    }

    /// The mean squared error of the rows that have an answer.
    static double mse(double[] truth, double... said) {
        int[] known = IntStream.range(0, said.length).filter(i -> !Double.isNaN(said[i])).toArray();
        return RegressionScores.of(pick(truth, known), pick(said, known)).mse();
    }
}
