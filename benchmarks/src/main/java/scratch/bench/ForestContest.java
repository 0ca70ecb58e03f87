package scratch.bench;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import scratch.classic.forest.ForestOptions;
import scratch.classic.forest.RandomForestClassifier;
import scratch.math.Matrix;
import smile.base.cart.SplitRule;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;

/// A forest of 100 full trees with √d features a node, from the same rows as in `benchmarks/python/random_forest.py`: 20
/// columns, seven of which decide about the label, which is wrong in one of ten rows.
///
/// @param learn what is learned from; n rows from streams 40 and 41
/// @param test  10 000 rows from streams 50 and 51
record ForestContest(Rows learn, Rows test) {
    private static final int TREES = 100;
    private static final int COLUMNS = 20;
    private static final Formula FORMULA = Formula.lhs("label");

    /// @param x      (n, 20), rounded to float as scikit-learn's trees do
    /// @param labels (n)
    record Rows(Matrix x, int[] labels) {
        static Rows of(int n, long seed) {
            Matrix x = Matrix.wrap(n, COLUMNS, new Draws(seed).n4(n * COLUMNS));
            Draws flips = new Draws(seed + 1);
            int[] labels = new int[n];
            for (int i = 0; i < n; i++) {
                double[] r = x.row(i);
                double score = 2 * r[0] * r[1] + r[2] * r[2] - 1 + r[3] - 0.5 * r[4] * Math.abs(r[5]) + 0.3 * r[6];
                labels[i] = score > 0 == flips.u01() >= 0.1 ? 1 : 0;
            }
            for (int v = 0; v < x.data().length; v++) {
                x.data()[v] = (float) x.data()[v];
            }
            return new Rows(x, labels);
        }

        DataFrame frame() {
            double[][] rows = new double[labels.length][];
            Arrays.setAll(rows, x::row);
            String[] names = new String[COLUMNS];
            Arrays.setAll(names, j -> "x" + j);
            return DataFrame.of(rows, names).add(new IntVector("label", labels));
        }

        /// The share of rows that are not answered with their label.
        double wrong(int... said) {
            int wrong = 0;
            for (int i = 0; i < said.length; i++) {
                wrong += said[i] == labels[i] ? 0 : 1;
            }
            return wrong / (double) said.length;
        }
    }

    static ForestContest of(int n) {
        return new ForestContest(Rows.of(n, 40), Rows.of(10_000, 50));
    }

    RandomForestClassifier ours(long seed) {
        return RandomForestClassifier.fit(learn.x(), learn.labels(), ForestOptions.classes().withTrees(TREES).withSeed(seed));
    }

    /// Smile's trees stop at depth 20 and at five rows a leaf unless they are told not to. It works in as many threads as the
    /// pool has that calls it.
    static RandomForest smile(DataFrame learn, ForkJoinPool pool) {
        var options = new RandomForest.Options(TREES, (int) Math.sqrt(COLUMNS), SplitRule.GINI, 256, Integer.MAX_VALUE, 1, 1.0,
            null, null, null);
        return pool.submit(() -> RandomForest.fit(FORMULA, learn, options)).join();
    }

    double wrong(RandomForestClassifier forest) {
        return test.wrong(forest.predict(test.x()));
    }

    double wrong(RandomForest forest) {
        DataFrame rows = test.frame();
        int[] said = new int[rows.size()];
        Arrays.setAll(said, i -> forest.predict(rows.get(i)));
        return test.wrong(said);
    }
}
