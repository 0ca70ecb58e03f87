package scratch.classic.tree.bagging;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.DoubleVector;
import smile.regression.RandomForest;

import scratch.classic.decisiontree.TreeOptions;
import scratch.example.CheckTable;
import scratch.math.Matrix;

/// The bagged trees of lesson 344 beside those of scikit-learn and Smile.
final class Peers344 {
    /// scikit-learn 1.2.1: samples of the rows (i (i + m) + m) mod 442 for i = 0 … 441 and m = 0 … 6, each with
    /// DecisionTreeRegressor(max_depth=2, min_samples_leaf=20), the same for three random_states: mean of the predictions for
    /// patients 0 to 4, mean squared error of all 442, and of the 441 that a tree has left out.
    static final double[] FIRST = {219.91749951026847, 94.08726312906286, 174.3151600242081, 173.26918436947486,
        94.08726312906286};
    static final double[] ERRORS = {3214.3138411793207, 3602.509788426173};
    /// scikit-learn 1.2.1: out-of-bag error of BaggingRegressor(DecisionTreeRegressor(), n_estimators=100), mean over ten
    /// seeds, between which it scatters by 31.4.
    static final double OUT_OF_BAG = 3429.31648694833;
    private static final int TREES = 100;
    private static final Study STUDY = Ex344Bagging.STUDY;

    private Peers344() {
    }

    static CheckTable checks() {
        CheckTable checks = CheckTable.against("reference");
        BaggedRegressor bagged = stated();
        double[] said = bagged.predict(floats());
        double[] left = bagged.outOfBag(floats(), bagged.members().size());
        checks.groupRelative("stated bags, scikit-learn", 1e-9).same("patient", Arrays.copyOf(said, 5), FIRST)
                .same("error", new double[] {Study.mse(STUDY.progress(), said), Study.mse(STUDY.progress(), left)}, ERRORS);
        double ours = outOfBag();
        checks.sameRelative("out of bag, scikit-learn", ours, OUT_OF_BAG, 0.03);
        // to tens: which of its threads adds first moves Smile's number from run to run
        checks.sameRelative("out of bag, Smile 4.4.2", ours, Math.rint(smile() / 10) * 10, 0.03);
        return checks;
    }

    /// The patients as scikit-learn's trees see them: some values lie half-way between two others, where rounding decides.
    static Matrix floats() {
        Matrix x = STUDY.patients().copy();
        for (int v = 0; v < x.data().length; v++) {
            x.data()[v] = (float) x.data()[v];
        }
        return x;
    }

    /// Trees from the samples that the reference states.
    static BaggedRegressor stated() {
        int n = STUDY.progress().length;
        int[][] rows = IntStream.range(0, 7).mapToObj(m -> IntStream.range(0, n).map(i -> (i * (i + m) + m) % n).toArray())
                .toArray(int[][]::new);
        return BaggedRegressor.fit(floats(), STUDY.progress(),
                (x, y) -> Study.tree(x, y, TreeOptions.depth(2).withMinLeaf(20)), new Bags(n, rows));
    }

    /// Our out-of-bag error of a hundred trees, on average over five seeds.
    static double outOfBag() {
        return LongStream.rangeClosed(1, 5).mapToDouble(seed -> Study.mse(STUDY.progress(),
                Ex344Bagging.patients(TREES, seed).outOfBag(STUDY.patients(), TREES))).average().orElseThrow();
    }

    /// Smile's, of a forest that may ask about all ten columns at each node.
    static double smile() {
        double[][] x = IntStream.range(0, STUDY.patients().rows()).mapToObj(STUDY.patients()::row).toArray(double[][]::new);
        DataFrame rows = DataFrame.of(x, IntStream.range(0, 10).mapToObj(j -> "x" + j).toArray(String[]::new))
                .add(new DoubleVector("y", STUDY.progress()));
        return LongStream.rangeClosed(1, 5).mapToDouble(seed -> {
            long[] seeds = LongStream.range(0, TREES).map(m -> 1000 * seed + m).toArray();
            double root = RandomForest.fit(Formula.lhs("y"), rows, new RandomForest.Options(TREES, 10, 50, 1000, 1, 1, seeds,
                    null)).metrics().rmse();
            return root * root;
        }).average().orElseThrow();
    }
}
