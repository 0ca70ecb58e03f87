package scratch.classic.histogram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.decisiontree.Feature;
import scratch.math.check.Require;
import scratch.math.kernel.Threads;
import scratch.math.randomnumbers.SplitMix64;

/// Gradient boosting with second-order steps on binned features: round by round the derivatives of the loss at the scores
/// so far, a tree that lowers its second-order approximation
///
/// `Σ_i (g_i f(x_i) + h_i f(x_i)² / 2) + λ/2 Σ_leaves w² + γ/2 · leaves`
///
/// most, and its answers, times the learning rate, on top of the scores. Sorting costs O(d n log n), once; each level of a
/// tree O(d n) reads of a byte. Beside the byte for each value it holds 24 bytes a row (two row numbers, g, h and a score;
/// 16 more for each class beyond the first) and 4 kB a feature for half as many histograms as a tree has leaves.
///
/// The same bits on any number of threads. T. Chen and C. Guestrin, *XGBoost: A Scalable Tree Boosting System*, 2016;
/// G. Ke et al., *LightGBM: A Highly Efficient Gradient Boosting Decision Tree*, 2017.
final class HistogramBooster {
    private static final int CHUNK = 8192;
    private final Loss loss;
    private final Sample sample;
    private final BoosterOptions options;
    private final Bins bins;
    private final BinnedMatrix x;                // (n, d)
    private final double[][] scores;             // (K)(n)
    private final GradientPairs[] pairs;         // (K)
    private final RowPartition rows;
    private final TreeGrower grower;
    private final SplitMix64 random;
    private final boolean positive;              // all weights are

    /// What fitting gave.
    record Fitted(BoostedTrees trees, TrainingCurves curves) {
    }

    private HistogramBooster(Loss loss, double[] start, Sample sample, List<Feature> features, BoosterOptions options) {
        this.loss = loss;
        this.sample = sample;
        this.options = options;
        this.bins = Bins.of(sample.x(), features, options.maxBins());
        this.x = BinnedMatrix.of(bins, sample.x());
        this.scores = startScores(start, sample.rows());
        this.pairs = IntStream.range(0, start.length).mapToObj(k -> new GradientPairs(sample.rows()))
                .toArray(GradientPairs[]::new);
        this.rows = new RowPartition(sample.rows());
        this.grower = new TreeGrower(x, bins, options.growth());
        this.random = new SplitMix64(options.seed());
        this.positive = Arrays.stream(sample.weights()).allMatch(weight -> weight > 0);
    }

    /// Learns.
    ///
    /// @param start   the scores to begin with; null for the best that are the same for all rows
    /// @param watched rows whose loss is looked at after each round; null if there are none
    static Fitted fit(Loss loss, double[] start, Sample sample, Sample watched, List<Feature> features,
            BoosterOptions options) {
        int[] monotone = options.growth().monotone();
        Require.that(monotone.length == 0 || monotone.length == features.size(), "HistogramBooster.fit: %d directions for %d"
                + " columns: each column needs one, or none", monotone.length, features.size());
        for (int j = 0; j < monotone.length; j++) {
            Require.that(monotone[j] == 0 || features.get(j).numeric(), "HistogramBooster.fit: column %d has categories: a"
                    + " direction needs numbers", j);
        }
        Require.that(options.patience() == 0 || watched != null, "HistogramBooster.fit: patience = %d: needs rows to watch",
                options.patience());
        Require.that(watched == null || watched.x().columns() == features.size(), "HistogramBooster.fit: %d columns to watch,"
                + " %d to learn from: must be the same", watched == null ? 0 : watched.x().columns(), features.size());
        double[] scores = start == null ? loss.start(sample.y(), sample.weights()) : start;
        return new HistogramBooster(loss, scores, sample, features, options).boost(scores, watched);
    }

    /// Bytes of what is held beside the binned matrix while learning from such rows, apart from x and y themselves.
    static long bytesBeside(Loss loss, Sample sample, BoosterOptions options) {
        double[] start = loss.start(sample.y(), sample.weights());
        var booster = new HistogramBooster(loss, start, sample, HistogramRegressor.features(sample.x()), options);
        booster.boost(start, null);
        long perRow = 2L * Integer.BYTES + start.length * (2L * Float.BYTES + Double.BYTES);
        return sample.rows() * perRow + booster.grower.histogramBytes();
    }

    private Fitted boost(double[] start, Sample watched) {
        BinnedMatrix watchedX = watched == null ? null : BinnedMatrix.of(bins, watched.x());
        double[][] watchedScores = watched == null ? null : startScores(start, watched.rows());
        List<List<BoostedTree>> rounds = new ArrayList<>();
        List<double[]> losses = new ArrayList<>();            // of what is learned from, and of what is watched
        int best = 0;
        for (int m = 1; m <= options.rounds(); m++) {
            differentiate();
            boolean[] in = drawRows();
            List<BoostedTree> round = new ArrayList<>();
            for (int k = 0; k < scores.length; k++) {
                rows.begin(in);
                List<GrowingNode> tree = grower.grow(pairs[k], rows, drawColumns());
                addToLeaves(tree, scores[k]);
                add(tree, x, rows.rows(), rows.size(), scores[k]);
                if (watched != null) {
                    add(tree, watchedX, null, 0, watchedScores[k]);
                }
                round.add(BoostedTree.of(tree, bins, pairs[k], options.learningRate()));
            }
            rounds.add(round);
            if (watched != null) {
                losses.add(new double[] {Loss.mean(loss, sample.y(), sample.weights(), scores),
                    Loss.mean(loss, watched.y(), watched.weights(), watchedScores)});
                requireFinite(losses.get(m - 1)[1]);
                best = best == 0 || losses.get(m - 1)[1] < losses.get(best - 1)[1] ? m : best;
                if (options.patience() > 0 && m - best >= options.patience()) {
                    break;
                }
            }
        }
        int kept = watched == null ? rounds.size() : best;
        var trees = new BoostedTrees(bins.features(), start, rounds);
        return new Fitted(options.patience() > 0 ? trees.first(kept) : trees, new TrainingCurves(
                losses.stream().mapToDouble(each -> each[0]).toArray(),
                losses.stream().mapToDouble(each -> each[1]).toArray(), kept));
    }

    private static void requireFinite(double watchedLoss) {
        if (!Double.isFinite(watchedLoss)) {
            throw new ArithmeticException("HistogramBooster.fit: the loss of the rows to watch is " + watchedLoss + ": must be"
                    + " finite, scale y or the weights down");
        }
    }

    private static double[][] startScores(double[] start, int rows) {
        double[][] scores = new double[start.length][rows];
        for (int k = 0; k < start.length; k++) {
            Arrays.fill(scores[k], start[k]);
        }
        return scores;
    }

    // g and h of each row at the scores so far
    private void differentiate() {
        float[][] into = Arrays.stream(pairs).map(GradientPairs::data).toArray(float[][]::new);
        Threads.run(Threads.count(), Math.ceilDiv(sample.rows(), CHUNK), (chunk, worker) -> loss.derivatives(sample.y(),
                sample.weights(), scores, chunk * CHUNK, Math.min(sample.rows(), (chunk + 1) * CHUNK), into));
        for (GradientPairs each : pairs) {
            each.chooseUnits();
        }
    }

    // rows of weight 0 teach nothing; a tree sees one row at least. Null if it sees all
    private boolean[] drawRows() {
        double[] weights = sample.weights();
        if (options.rowShare() == 1 && positive) {
            return null;
        }
        boolean[] in = new boolean[weights.length];
        int heaviest = 0;
        boolean any = false;
        for (int i = 0; i < in.length; i++) {
            in[i] = (options.rowShare() == 1 || random.nextDouble() < options.rowShare()) && weights[i] > 0;
            any |= in[i];
            heaviest = weights[i] > weights[heaviest] ? i : heaviest;
        }
        in[heaviest] |= !any;
        return in;
    }

    // as many as the share says, rounded up; ascending
    private int[] drawColumns() {
        int[] columns = IntStream.range(0, x.columns()).toArray();
        int count = (int) Math.ceil(options.columnShare() * columns.length);
        if (count < columns.length) {
            for (int j = 0; j < count; j++) {
                int other = j + random.nextInt(columns.length - j);
                int swap = columns[j];
                columns[j] = columns[other];
                columns[other] = swap;
            }
            columns = Arrays.copyOf(columns, count);
            Arrays.sort(columns);
        }
        return columns;
    }

    // the rows of each leaf stand side by side: no row has to find its way
    private void addToLeaves(List<GrowingNode> tree, double... to) {
        int[] row = rows.rows();
        Threads.run(Threads.count(), tree.size(), (index, worker) -> {
            GrowingNode node = tree.get(index);
            for (int i = node.from; node.isLeaf() && i < node.to; i++) {
                to[row[i]] += options.learningRate() * node.weight;
            }
        });
    }

    // the rows of a list from an index on, or all rows
    private void add(List<GrowingNode> tree, BinnedMatrix of, int[] list, int from, double... to) {
        Threads.run(Threads.count(), Math.ceilDiv(to.length - from, CHUNK), (chunk, worker) -> {
            int first = from + chunk * CHUNK;
            for (int i = first; i < Math.min(to.length, first + CHUNK); i++) {
                int row = list == null ? i : list[i];
                to[row] += options.learningRate() * tree.getFirst().leaf(of, row).weight;
            }
        });
    }
}
