package scratch.classic.tree.randomforest;

import java.util.stream.IntStream;
import java.util.stream.LongStream;

import smile.base.cart.SplitRule;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;

import scratch.classic.forest.FeatureCount;
import scratch.classic.forest.ForestOptions;
import scratch.classic.metrics.RegressionScores;
import scratch.example.CheckTable;
import scratch.math.Matrix;

/// The forests of lesson 345 beside Smile's: full trees, the same rows, features a node and number of trees, other draws. So
/// what can be compared is how good they are on average over seeds.
final class Peers345 {
    static final int TREES = 50;
    static final int SEEDS = 5;

    private Peers345() {
    }

    static CheckTable checks() {
        Digits digits = Ex345RandomForest.digits(42);
        Diabetes diabetes = Ex345RandomForest.diabetes(42);
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        // three standard errors of the difference of two means of five: seeds differ by 0.004 and 0.012 (bandsOverSeeds)
        checks.same("digits read right, mean of 5 seeds", mean(digits), smileMean(digits), 0.008);
        checks.same("R^2 for diabetes, mean of 5 seeds", mean(diabetes), smileMean(diabetes), 0.022);
        checks.whyDifferent("Both draw rows and features at random, each with its own generator.");
        return checks;
    }

    static double mean(Digits digits) {
        return LongStream.range(0, SEEDS).mapToDouble(seed -> digits.right(digits.fit(ForestOptions.classes().withTrees(TREES)
                .withSeed(seed))) / (double) digits.testLabels().length).average().orElseThrow();
    }

    static double smileMean(Digits digits) {
        return IntStream.range(0, SEEDS).mapToDouble(seed -> smile(digits, seed)).average().orElseThrow();
    }

    static double smile(Digits digits, int seed) {
        var options = new RandomForest.Options(TREES, 8, SplitRule.GINI, 256, Integer.MAX_VALUE, 1, 1, null, seeds(seed), null);
        DataFrame test = frame(digits.test());
        RandomForest forest = RandomForest.fit(Formula.lhs("label"), frame(digits.train()).add(new IntVector("label",
                digits.trainLabels())), options);
        return IntStream.range(0, test.size()).filter(i -> forest.predict(test.get(i)) == digits.testLabels()[i]).count()
                / (double) test.size();
    }

    /// On the patients of even number, from those of odd number.
    static double mean(Diabetes diabetes) {
        return LongStream.range(0, SEEDS).mapToDouble(seed -> ours(diabetes, seed)).average().orElseThrow();
    }

    static double ours(Diabetes diabetes, long seed) {
        var forest = scratch.classic.forest.RandomForestRegressor.fit(half(diabetes, 1), halfY(diabetes, 1), ForestOptions
                .numbers().withTrees(TREES).withFeatures(FeatureCount.third()).withSeed(seed));
        return RegressionScores.of(halfY(diabetes, 0), forest.predict(half(diabetes, 0))).r2();
    }

    static double smileMean(Diabetes diabetes) {
        return IntStream.range(0, SEEDS).mapToDouble(seed -> smile(diabetes, seed)).average().orElseThrow();
    }

    static double smile(Diabetes diabetes, int seed) {
        var options = new smile.regression.RandomForest.Options(TREES, 3, 256, Integer.MAX_VALUE, 1, 1, seeds(seed), null);
        DataFrame test = frame(half(diabetes, 0));
        var forest = smile.regression.RandomForest.fit(Formula.lhs("y"), frame(half(diabetes, 1)).add(new DoubleVector("y",
                halfY(diabetes, 1))), options);
        return RegressionScores.of(halfY(diabetes, 0), IntStream.range(0, test.size()).mapToDouble(i -> forest.predict(
                test.get(i))).toArray()).r2();
    }

    private static Matrix half(Diabetes diabetes, int odd) {
        return diabetes.x().selectRows(IntStream.range(0, diabetes.y().length).filter(i -> i % 2 == odd).toArray());
    }

    private static double[] halfY(Diabetes diabetes, int odd) {
        return IntStream.range(0, diabetes.y().length).filter(i -> i % 2 == odd).mapToDouble(i -> diabetes.y()[i]).toArray();
    }

    private static long[] seeds(int seed) {
        return LongStream.range(0, TREES).map(t -> 1 + 1000L * seed + t).toArray();
    }

    private static DataFrame frame(Matrix x) {
        double[][] rows = IntStream.range(0, x.rows()).mapToObj(x::row).toArray(double[][]::new);
        return DataFrame.of(rows, IntStream.range(0, x.columns()).mapToObj(j -> "x" + j).toArray(String[]::new));
    }
}
