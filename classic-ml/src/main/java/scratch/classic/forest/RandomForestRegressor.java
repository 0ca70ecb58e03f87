package scratch.classic.forest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import scratch.classic.decisiontree.Feature;
import scratch.classic.decisiontree.Features;
import scratch.classic.decisiontree.RegressionTree;
import scratch.classic.model.Regressor;
import scratch.classic.model.Storable;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// Many regression trees that differ, asked together: the forest answers with the mean of their means. All else is as in
/// [RandomForestClassifier], which also names costs and references; the splits lower squared errors.
///
/// A mean of training values never lies outside of them: a forest cannot go on where the rows end.
public final class RandomForestRegressor implements Regressor, Storable {
    static final String KIND = "random-forest-regressor";
    private static final String FIT = "RandomForestRegressor.fit";
    private final Forest forest;

    private RandomForestRegressor(Forest forest) {
        this.forest = forest;
    }

    /// Learns from numbers.
    ///
    /// @param x (n, d); NaN where a value is missing
    /// @param y (n), finite
    public static RandomForestRegressor fit(Matrix x, double[] y, ForestOptions options) {
        return fit(Features.of(x), y, options);
    }

    /// Learns from numbers and categories.
    ///
    /// @throws IllegalArgumentException if y does not fit, or random thresholds are to be drawn of what is missing, or no
    ///                                  number
    /// @throws ArithmeticException      if y is so large that its squared errors are beyond a double
    public static RandomForestRegressor fit(Features features, double[] y, ForestOptions options) {
        Require.that(y.length == features.rows(), "%s: %d values of y, %d rows: each row needs one", FIT, y.length,
                features.rows());
        Require.finite(FIT, "y", y);
        RegressionTree.requireSquares(FIT, y.length, y);
        var bags = new Bags(options.seed(), options.trees(), y.length, options.bootstrap());
        return new RandomForestRegressor(Forest.grow(features.list(), 1, bags, growers(features, y, options)));
    }

    private static Supplier<TreeGrower> growers(Features features, double[] y, ForestOptions options) {
        if (RankedFeatures.possible(features)) {
            RankedFeatures ranked = RankedFeatures.of(features);
            return () -> new FastGrowth(ranked, new SquaredErrorScan(ranked, y, options.tree().minLeaf()), options);
        }
        return plainGrowers(features, y, options);
    }

    /// The definition of the forest: what [FastGrowth] must not differ from.
    static Supplier<TreeGrower> plainGrowers(Features features, double[] y, ForestOptions options) {
        Require.that(!options.randomThresholds(), FIT + ": randomThresholds = true: needs numbers, none of them missing");
        int d = features.list().size();
        return () -> (counts, stream) -> CompactTree.of(RegressionTree.fit(features, y,
                Arrays.stream(counts).asDoubleStream().toArray(), options.tree(),
                new FeatureDraw(d, options.featuresOf(d), stream)).root(), d);
    }

    /// What it has learned from; (d).
    public List<Feature> features() {
        return forest.features();
    }

    /// How many trees there are.
    public int trees() {
        return forest.trees().length;
    }

    /// How many leaves all trees have together.
    public long leaves() {
        return forest.leaves();
    }

    @Override
    public double[] predict(Matrix x) {
        double[] predicted = new double[x.rows()];
        predict(x, predicted);
        return predicted;
    }

    /// As [#predict(Matrix)], into an array that is there: nothing is allocated for a row.
    ///
    /// @param into (n), which is written over
    public void predict(Matrix x, double[] into) {
        forest.predict("RandomForestRegressor.predict", x, into);
    }

    /// As [RandomForestClassifier#outOfBag(Matrix)].
    public OutOfBag outOfBag(Matrix x) {
        return forest.outOfBag("RandomForestRegressor.outOfBag", x);
    }

    /// As [RandomForestClassifier#importances()].
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
    public static RandomForestRegressor fromState(Map<String, Object> state) {
        Forest forest = ForestState.read(KIND, state);
        Require.that(forest.width() == 1, KIND + ": 'width' is %d: must be 1", forest.width());
        return new RandomForestRegressor(forest);
    }
}
