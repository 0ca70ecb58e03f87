package scratch.classic.tree.pruning;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import scratch.classic.data.Folds;
import scratch.classic.data.Split;
import scratch.classic.decisiontree.FeatureSubset;
import scratch.classic.decisiontree.Features;
import scratch.classic.decisiontree.Node;
import scratch.classic.decisiontree.Pruning;
import scratch.classic.decisiontree.RegressionTree;
import scratch.classic.decisiontree.TreeOptions;
import scratch.classic.selection.FoldScores;
import scratch.classic.selection.Search;
import scratch.math.Matrix;
import scratch.stats.interval.Interval;
import scratch.stats.resampling.Bootstrap;

/// The patients of lesson 343: ten measurements of each, and how far diabetes went in a year.
///
/// @param x     (n, 10)
/// @param y     (n)
/// @param split what is learned from and what is kept for the end
/// @param folds how many parts the rows to learn from are cut into
record Patients(Matrix x, double[] y, List<String> names, Split split, int folds) {
    private static final int RESAMPLES = 2000;

    static Patients of(Matrix x, double[] y, List<String> names, int folds, long seed) {
        return new Patients(x, y, names, Split.random(y.length, 0.25, seed), folds);
    }

    /// A tree from some rows.
    Node grow(TreeOptions options, int... rows) {
        double[] answers = Arrays.stream(rows).mapToDouble(i -> y[i]).toArray();
        return RegressionTree.fit(Features.of(x.selectRows(rows), names), answers, null, options,
                FeatureSubset.all(names.size())).root();
    }

    /// The mean squared error on some rows.
    double loss(Node tree, int... rows) {
        double sum = 0;
        for (int i : rows) {
            double error = y[i] - tree.leaf(x.data(), i * x.columns()).summary().value()[0];
            sum += error * error;
        }
        return sum / rows.length;
    }

    /// The same on the rows kept for the end, with an interval from drawing them anew.
    Interval lossAtTheEnd(Node tree, long seed) {
        int[] test = split.test();
        return Bootstrap.fitRows(test.length, places -> loss(tree, pick(test, places)), new Bootstrap.Options(RESAMPLES, seed))
                .percentile(0.95);
    }

    /// The mean squared error of trees in folds of the rows to learn from.
    FoldScores score(Function<int[], Node> grow, long seed) {
        int[] train = split.train();
        return new FoldScores(Folds.kFold(train.length, folds, seed).stream().mapToDouble(fold ->
                loss(grow.apply(pick(train, fold.train())), pick(train, fold.test()))).toArray(), 1.0 / (folds - 1));
    }

    /// The path of the tree from some rows, each step scored in folds of them.
    Search.Found<Pruning.Step> path(int[] rows, TreeOptions options, long seed) {
        return CostComplexity.crossValidate(rows.length, Folds.kFold(rows.length, folds, seed),
                places -> grow(options, pick(rows, places)), (tree, places) -> loss(tree, pick(rows, places)));
    }

    private static int[] pick(int[] from, int... places) {
        return IntStream.of(places).map(p -> from[p]).toArray();
    }
}
