package scratch.classic.tree.pruning;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

import scratch.classic.data.Split;
import scratch.classic.decisiontree.Node;
import scratch.classic.decisiontree.Pruning;
import scratch.classic.selection.FoldScores;
import scratch.classic.selection.Goal;
import scratch.classic.selection.Search;
import scratch.math.check.Require;

/// How much a leaf should cost, chosen by cross-validation.
///
/// The whole tree has one best subtree from each α of its path up to the next. In each fold a tree is grown from the rows to
/// learn from, pruned at the geometric mean √(αₖ αₖ₊₁) of each such range, and judged on the others; the mean over the folds
/// is the score of subtree k of the whole tree. A tree is grown once a fold, not once a fold and α.
/// Cost: one tree, and O(nodes · steps) for pruning and judging, a fold.
///
/// Reference: Breiman et al., *Classification and Regression Trees*, 1984, section 3.4.
public final class CostComplexity {
    private CostComplexity() {
    }

    /// The subtrees of the tree from all rows, from the root alone to the largest, each with its scores in the folds.
    /// `best()` is the one with the least loss, `withinOneStandardError()` the smallest that is as good as can be told.
    ///
    /// @param rows  how many there are
    /// @param folds of 0 … rows − 1
    /// @param grow  a tree from some rows, as large as it may get
    /// @param loss  what a tree loses on some rows, on average
    public static Search.Found<Pruning.Step> crossValidate(int rows, List<Split> folds, Function<int[], Node> grow,
            ToDoubleBiFunction<Node, int[]> loss) {
        Require.that(!folds.isEmpty(), "CostComplexity.crossValidate: no folds: at least one is needed");
        List<Pruning.Step> steps = Pruning.of(grow.apply(IntStream.range(0, rows).toArray())).steps().reversed();
        double[] alphas = middles(steps);
        double[][] losses = new double[folds.size()][];
        IntStream.range(0, losses.length).parallel().forEach(f -> losses[f] = losses(folds.get(f), alphas, grow, loss));
        double testShare = folds.stream().mapToDouble(fold -> (double) fold.test().length / fold.train().length).average()
                .orElseThrow();
        List<FoldScores> scores = new ArrayList<>();
        for (int k = 0; k < alphas.length; k++) {
            int step = k;
            double[] values = IntStream.range(0, losses.length).mapToDouble(f -> losses[f][step]).toArray();
            scores.add(new FoldScores(values, testShare));
        }
        return new Search.Found<>(steps, scores, Goal.MINIMIZE);
    }

    // what one fold's tree loses when it is pruned at each α
    private static double[] losses(Split fold, double[] alphas, Function<int[], Node> grow,
            ToDoubleBiFunction<Node, int[]> loss) {
        Pruning pruning = Pruning.of(grow.apply(fold.train()));
        double[] losses = new double[alphas.length];
        for (int k = 0; k < alphas.length; k++) {
            losses[k] = loss.applyAsDouble(pruning.at(alphas[k]).root(), fold.test());
        }
        return losses;
    }

    /// In the middle of the range of α in which each step is best; infinite for the root alone.
    ///
    /// @param steps by falling α
    static double[] middles(List<Pruning.Step> steps) {
        double[] middles = new double[steps.size()];
        double above = Double.POSITIVE_INFINITY;
        for (int k = 0; k < middles.length; k++) {
            double alpha = steps.get(k).alpha();
            middles[k] = alpha == 0 ? 0 : Math.sqrt(alpha) * Math.sqrt(above);
            above = alpha;
        }
        return middles;
    }
}
