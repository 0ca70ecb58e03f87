package scratch.classic.tree.adaboost;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.classic.boosting.AdaBoost;
import scratch.classic.data.Folds;
import scratch.classic.data.Split;
import scratch.classic.decisiontree.ClassificationTree;
import scratch.classic.decisiontree.TreeOptions;
import scratch.classic.selection.FoldScores;
import scratch.math.Matrix;

/// 569 tumours, of some of which a wrong diagnosis is told while learning. Answers are judged by the right ones.
///
/// @param x     (n, 30)
/// @param right (n), 1 for malignant
/// @param told  (n), the diagnosis that is learned from
/// @param folds ten, the same whatever is told
record NoisyTumours(Matrix x, int[] right, int[] told, List<Split> folds) {
    /// @param wrong the probability that a diagnosis is turned round
    static NoisyTumours of(Matrix x, int[] right, double wrong, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] told = IntStream.of(right).map(label -> random.nextDouble() < wrong ? 1 - label : label).toArray();
        return new NoisyTumours(x, right, told, Folds.stratified(right, 10, seed));
    }

    /// What these diagnoses teach.
    ///
    /// @param boosted right answers in ten folds, after each number of rounds
    /// @param tree    the same of a tree of three questions in a row
    /// @param weight  what the tumours that are told wrong weigh after the last round
    record Study(NoisyTumours tumours, FoldScores[] boosted, FoldScores tree, double weight) {
        FoldScores last() {
            return boosted[boosted.length - 1];
        }
    }

    Study study(int... rounds) {
        return new Study(this, boosted(rounds), tree(), weightOfWrong(fit(rounds[rounds.length - 1])));
    }

    AdaBoost fit(int rounds) {
        return AdaBoost.fit(x, told, AdaBoost.Options.stumps(rounds));
    }

    private FoldScores[] boosted(int... rounds) {
        int most = rounds[rounds.length - 1];
        double[][] shares = new double[rounds.length][folds.size()];
        IntStream.range(0, folds.size()).parallel().forEach(f -> {
            Split fold = folds.get(f);
            int[][] stages = AdaBoost.fit(x.selectRows(fold.train()), pick(told, fold.train()), AdaBoost.Options.stumps(most))
                    .stagedPredictions(x.selectRows(fold.test()));
            for (int r = 0; r < rounds.length; r++) {
                shares[r][f] = share(stages[Math.min(rounds[r], stages.length) - 1], fold.test());
            }
        });
        return Arrays.stream(shares).map(share -> new FoldScores(share, 1 / 9.0)).toArray(FoldScores[]::new);
    }

    private FoldScores tree() {
        return new FoldScores(folds.stream().mapToDouble(fold -> share(ClassificationTree.fit(x.selectRows(fold.train()),
                pick(told, fold.train()), TreeOptions.depth(3)).predict(x.selectRows(fold.test())), fold.test())).toArray(),
                1 / 9.0);
    }

    private double share(int[] said, int... rows) {
        return IntStream.range(0, rows.length).filter(i -> said[i] == right[rows[i]]).count() / (double) rows.length;
    }

    private static int[] pick(int[] labels, int... rows) {
        return IntStream.of(rows).map(i -> labels[i]).toArray();
    }

    /// How many are told wrong.
    int wrong() {
        return (int) IntStream.range(0, told.length).filter(i -> told[i] != right[i]).count();
    }

    /// How many of all tumours a model gets wrong, by what it was told.
    int mistakes(AdaBoost model) {
        int[] said = model.predict(x);
        return (int) IntStream.range(0, said.length).filter(i -> said[i] != told[i]).count();
    }

    // the weights are proportional to exp(−margin · Σα / 2)
    private double weightOfWrong(AdaBoost model) {
        double votes = Arrays.stream(model.alphas()).sum();
        double[] margins = model.margins(x, told);
        double all = 0;
        double wrong = 0;
        for (int i = 0; i < margins.length; i++) {
            double weight = Math.exp(-margins[i] * votes / 2);
            all += weight;
            wrong += told[i] == right[i] ? 0 : weight;
        }
        return wrong / all;
    }
}
