package scratch.classic.histogram;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import scratch.classic.decisiontree.Feature;
import scratch.classic.model.Regressor;
import scratch.classic.model.Storable;
import scratch.math.Matrix;

/// Histogram boosting of numbers with the squared loss. How it learns: [HistogramBooster]; what it costs, too.
public final class HistogramRegressor implements Regressor, Storable {
    static final String KIND = "histogram-regressor";
    private final BoostedTrees trees;
    private final TrainingCurves curves;

    private HistogramRegressor(BoostedTrees trees, TrainingCurves curves) {
        this.trees = trees;
        this.curves = curves;
    }

    /// Learns from numbers.
    ///
    /// @param x (n, d); NaN where a value is missing
    /// @param y (n), finite
    public static HistogramRegressor fit(Matrix x, double[] y, BoosterOptions options) {
        return fit(Sample.of(x, y), null, features(x), options);
    }

    /// Learns.
    ///
    /// @param watched  rows whose loss is looked at after each round, and ends the learning if the options say so; or null
    /// @param features (d), what the columns are; [scratch.classic.decisiontree.Features] makes them from a table
    /// @throws IllegalArgumentException if a number is infinite, a code is none, or the options do not fit
    /// @throws ArithmeticException      if y is so large that a derivative is no `float`
    public static HistogramRegressor fit(Sample sample, Sample watched, List<Feature> features, BoosterOptions options) {
        var fitted = HistogramBooster.fit(new Loss.Squared(), null, sample, watched, features, options);
        return new HistogramRegressor(fitted.trees(), fitted.curves());
    }

    /// Columns of numbers: x0, x1 and so on.
    static List<Feature> features(Matrix x) {
        return IntStream.range(0, x.columns()).mapToObj(j -> new Feature("x" + j, List.of())).toList();
    }

    /// What was learned.
    public BoostedTrees trees() {
        return trees;
    }

    /// How the loss fell; empty after [#fromState(Map)].
    public TrainingCurves curves() {
        return curves;
    }

    @Override
    public double[] predict(Matrix x) {
        return trees.scores(x)[0];
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> state() {
        return TreesState.write(trees);
    }

    /// From what [#state()] gave.
    public static HistogramRegressor fromState(Map<String, Object> state) {
        BoostedTrees trees = TreesState.read(KIND, state);
        if (trees.outputs() != 1) {
            throw new IllegalArgumentException(KIND + ": 'start' has " + trees.outputs() + " numbers: must be 1");
        }
        return new HistogramRegressor(trees, new TrainingCurves(new double[0], new double[0], trees.rounds().size()));
    }
}
