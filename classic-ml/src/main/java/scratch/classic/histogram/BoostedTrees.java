package scratch.classic.histogram;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

import scratch.classic.decisiontree.Feature;
import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.kernel.Threads;

/// What a booster has learned: scores to begin with, and trees that add to them.
///
/// `f_k(x) = start_k + Σ_m tree_mk(x)`
///
/// @param features what the columns are; (d)
/// @param start    (K)
/// @param rounds   a tree for each score in each round; (M)(K)
public record BoostedTrees(List<Feature> features, double[] start, List<List<BoostedTree>> rounds) {
    private static final int CHUNK = 512;

    public BoostedTrees {
        features = List.copyOf(features);
        start = start.clone();
        rounds = rounds.stream().map(List::copyOf).toList();
    }

    /// A copy; (K).
    @Override
    public double[] start() {
        return start.clone();
    }

    /// How many scores a row gets.
    public int outputs() {
        return start.length;
    }

    /// The same without what was learned after a number of rounds.
    public BoostedTrees first(int count) {
        Require.that(count >= 0 && count <= rounds.size(), "BoostedTrees.first: %d: must be from 0 to %d", count,
                rounds.size());
        return new BoostedTrees(features, start, rounds.subList(0, count));
    }

    /// The scores of each row of x; (K)(n).
    ///
    /// @param x (n, d); NaN where a value is missing
    public double[][] scores(Matrix x) {
        Require.that(x.columns() == features.size(), "BoostedTrees.scores: %d columns: the booster has learned from %d",
                x.columns(), features.size());
        double[][] scores = new double[start.length][x.rows()];
        Threads.run(Threads.count(), Math.ceilDiv(x.rows(), CHUNK), (chunk, worker) -> {
            int to = Math.min(x.rows(), (chunk + 1) * CHUNK);
            for (int k = 0; k < start.length; k++) {
                Arrays.fill(scores[k], chunk * CHUNK, to, start[k]);
                for (List<BoostedTree> round : rounds) {
                    BoostedTree tree = round.get(k);
                    for (int i = chunk * CHUNK; i < to; i++) {
                        scores[k][i] += tree.leaf(x.data(), i * x.columns()).value();
                    }
                }
            }
        });
        return scores;
    }

    /// How much all questions about each feature gained, as a share of all gains; all 0 if nothing was asked; (d).
    public double[] gainImportances() {
        return shares(BoostedTree.Node::gain);
    }

    /// How many of all questions are about each feature, as a share; (d).
    public double[] splitImportances() {
        return shares(node -> 1);
    }

    private double[] shares(ToDoubleFunction<BoostedTree.Node> worth) {
        double[] sums = new double[features.size()];
        double all = 0;
        for (List<BoostedTree> round : rounds) {
            for (BoostedTree tree : round) {
                for (BoostedTree.Node node : tree.nodes()) {
                    if (!node.isLeaf()) {
                        sums[node.feature()] += worth.applyAsDouble(node);
                        all += worth.applyAsDouble(node);
                    }
                }
            }
        }
        for (int j = 0; j < sums.length && all > 0; j++) {
            sums[j] /= all;
        }
        return sums;
    }
}
