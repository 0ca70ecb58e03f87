package scratch.classic.forest;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

import scratch.classic.decisiontree.Feature;
import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.kernel.Threads;

/// The trees of a forest, whatever they answer with: grown in parallel, asked in parallel, the same on any number of threads.
///
/// @param features what they have learned from; (d)
/// @param width    how many numbers an answer has
/// @param bags     which rows each tree has learned from
record Forest(List<Feature> features, int width, Bags bags, CompactTree[] trees) {
    private static final int BLOCK = 256;     // rows that pass through a tree one after another, while it is near

    /// @param growers makes what grows trees, one for each thread
    static Forest grow(List<Feature> features, int width, Bags bags, Supplier<TreeGrower> growers) {
        CompactTree[] trees = new CompactTree[bags.trees()];
        SplittableRandom[] streams = bags.streams();
        int threads = Threads.count();
        TreeGrower[] grower = new TreeGrower[threads];
        int[][] counts = new int[threads][];
        Threads.run(threads, trees.length, (t, worker) -> {
            if (grower[worker] == null) {
                grower[worker] = growers.get();
                counts[worker] = new int[bags.rows()];
            }
            bags.draw(streams[t], counts[worker]);
            trees[t] = grower[worker].grow(counts[worker], streams[t]);
        });
        return new Forest(features, width, bags, trees);
    }

    Forest first(int count) {
        Require.that(count >= 1 && count <= trees.length, "Forest.first: %d trees: must be from 1 to %d", count, trees.length);
        return new Forest(features, width, new Bags(bags.seed(), count, bags.rows(), bags.bootstrap()),
                Arrays.copyOf(trees, count));
    }

    /// One tree, to be asked; its bag is another one's.
    Forest only(int tree) {
        Require.that(tree >= 0 && tree < trees.length, "Forest.only: tree %d: must be from 0 to %d", tree, trees.length - 1);
        return new Forest(features, width, bags, new CompactTree[] {trees[tree]});
    }

    /// The mean answer of all trees to each row.
    ///
    /// @param into (n · width), row by row, which is written over
    void predict(String where, Matrix x, double... into) {
        requireColumns(where, x);
        Require.that(into.length == x.rows() * width, "%s: room for %d numbers: %d rows need %d", where, into.length, x.rows(),
                x.rows() * width);
        Arrays.fill(into, 0);
        Threads.run(Threads.count(), Math.ceilDiv(x.rows(), BLOCK), (block, worker) -> {
            int end = Math.min(x.rows(), (block + 1) * BLOCK);
            for (CompactTree tree : trees) {
                for (int i = block * BLOCK; i < end; i++) {
                    add(tree, x, i, into);
                }
            }
            for (int s = block * BLOCK * width; s < end * width; s++) {
                into[s] /= trees.length;
            }
        });
    }

    private void add(CompactTree tree, Matrix x, int i, double... into) {
        int leaf = tree.leaf(x.data(), i * x.columns());
        for (int k = 0; k < width; k++) {
            into[i * width + k] += tree.answers()[leaf + k];
        }
    }

    /// The mean answer of those trees to each training row that have not learned from it.
    ///
    /// @param x the rows of training, (n, d), in their order
    OutOfBag outOfBag(String where, Matrix x) {
        requireColumns(where, x);
        Require.that(bags.bootstrap(), "%s: bootstrap = false: every tree has learned from every row", where);
        Require.that(x.rows() == bags.rows(), "%s: %d rows: the forest has learned from %d", where, x.rows(), bags.rows());
        boolean[][] inBag = inBag();
        int[] asked = new int[x.rows()];
        double[] answers = new double[x.rows() * width];
        Threads.run(Threads.count(), Math.ceilDiv(x.rows(), BLOCK), (block, worker) -> {
            int end = Math.min(x.rows(), (block + 1) * BLOCK);
            for (int t = 0; t < trees.length; t++) {
                for (int i = block * BLOCK; i < end; i++) {
                    if (!inBag[t][i]) {
                        add(trees[t], x, i, answers);
                        asked[i]++;
                    }
                }
            }
            for (int s = block * BLOCK * width; s < end * width; s++) {
                answers[s] /= asked[s / width];                          // NaN if no tree could be asked
            }
        });
        return new OutOfBag(asked, Matrix.wrap(x.rows(), width, answers));
    }

    private boolean[][] inBag() {
        boolean[][] inBag = new boolean[trees.length][bags.rows()];
        SplittableRandom[] streams = bags.streams();
        Threads.run(Threads.count(), trees.length, (t, worker) -> {
            int[] counts = new int[bags.rows()];
            bags.draw(streams[t], counts);
            for (int i = 0; i < counts.length; i++) {
                inBag[t][i] = counts[i] > 0;
            }
        });
        return inBag;
    }

    /// How much of what a tree gained each feature's questions gained, on average over the trees that asked any; they add up to
    /// 1, or all are 0; (d).
    double[] importances() {
        double[] importances = new double[features.size()];
        for (CompactTree tree : trees) {
            double all = Arrays.stream(tree.gains()).sum();
            for (int j = 0; j < importances.length && all > 0; j++) {
                importances[j] += tree.gains()[j] / all;
            }
        }
        double sum = Arrays.stream(importances).sum();
        return sum > 0 ? Arrays.stream(importances).map(share -> share / sum).toArray() : importances;
    }

    long leaves() {
        return Arrays.stream(trees).mapToLong(tree -> (tree.nodes() + 1) / 2).sum();      // one more than branches
    }

    private void requireColumns(String where, Matrix x) {
        Require.that(x.columns() == features.size(), "%s: %d columns: the forest has learned from %d", where, x.columns(),
                features.size());
    }
}
