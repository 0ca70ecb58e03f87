package scratch.classic.forest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.classic.decisiontree.Features;
import scratch.classic.decisiontree.TreeOptions;
import scratch.math.Matrix;

/// The fast way grows the trees of the plain one, to the last bit: same questions, thresholds, answers and gains.
class FastGrowthTest {
    static Stream<Arguments> settings() {
        TreeOptions full = TreeOptions.full();
        return Stream.of(Arguments.of(2, 0, full), Arguments.of(2, 3, full), Arguments.of(3, 0, full), Arguments.of(3, 2, full),
                Arguments.of(7, 5, full), Arguments.of(2, 0, full.withMinLeaf(4)), Arguments.of(3, 6, full.withMinLeaf(9)),
                Arguments.of(2, 4, TreeOptions.depth(3)), Arguments.of(3, 0, full.withMinSplit(12)),
                Arguments.of(2, 6, full.withMinGain(0.004)), Arguments.of(2, 1, TreeOptions.depth(0)));
    }

    /// @param levels how many different values a feature has; 0 for a different one in each row
    private static Matrix rows(int n, int levels, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix x = Matrix.zeros(n, 6);
        for (int v = 0; v < x.data().length; v++) {
            double value = random.nextDouble(-1, 1);
            x.data()[v] = levels == 0 ? value : Math.rint(value * levels / 2);      // both 0 and −0 among them
        }
        return x;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void classesAsThePlainTree(int classes, int levels, TreeOptions tree) {
        for (int n : new int[] {1, 2, 3, 40, 300}) {
            Matrix x = rows(n, levels, n);
            SplittableRandom noise = new SplittableRandom(7);
            int[] labels = new int[n];
            for (int i = 0; i < n; i++) {
                labels[i] = i < classes ? i : Math.min(classes - 1, (int) (Math.abs(x.get(i, 0) + x.get(i, 1) * x.get(i, 2)
                        + 0.3 * noise.nextDouble()) * classes / 2));
            }
            Features features = Features.of(x);
            for (int m = 1; m <= 6; m += 2) {
                ForestOptions options = ForestOptions.classes().withTrees(8).withTree(tree)
                        .withFeatures(FeatureCount.exactly(m)).withBootstrap(m != 5);
                RankedFeatures ranked = RankedFeatures.of(features);
                int all = Math.min(classes, n);
                same(n, options, () -> new FastGrowth(ranked, new GiniScan(ranked, labels, all, tree.minLeaf()), options),
                        RandomForestClassifier.plainGrowers(features, labels, options));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void numbersAsThePlainTree(int rounding, int levels, TreeOptions tree) {
        for (int n : new int[] {1, 2, 3, 40, 300}) {
            Matrix x = rows(n, levels, n);
            SplittableRandom noise = new SplittableRandom(8);
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                y[i] = 5 + x.get(i, 0) + x.get(i, 1) * x.get(i, 2) + noise.nextDouble();
                y[i] = rounding == 3 ? Math.rint(y[i]) : y[i];                      // so that many gains are equal
            }
            Features features = Features.of(x);
            for (int m = 1; m <= 6; m += 2) {
                ForestOptions options = ForestOptions.numbers().withTrees(8).withTree(tree)
                        .withFeatures(FeatureCount.exactly(m)).withBootstrap(m != 5);
                RankedFeatures ranked = RankedFeatures.of(features);
                same(n, options, () -> new FastGrowth(ranked, new SquaredErrorScan(ranked, y, tree.minLeaf()), options),
                        RandomForestRegressor.plainGrowers(features, y, options));
            }
        }
    }

    private static void same(int n, ForestOptions options, Supplier<TreeGrower> fast, Supplier<TreeGrower> plain) {
        var bags = new Bags(options.seed(), options.trees(), n, options.bootstrap());
        SplittableRandom[] ours = bags.streams();
        SplittableRandom[] theirs = bags.streams();
        TreeGrower grower = fast.get();
        int[] counts = new int[n];
        for (int t = 0; t < options.trees(); t++) {
            bags.draw(ours[t], counts);
            CompactTree tree = grower.grow(counts, ours[t]);
            bags.draw(theirs[t], counts);
            same(tree, plain.get().grow(counts, theirs[t]));
            assertThat(ours[t].nextLong()).as("both have drawn as often").isEqualTo(theirs[t].nextLong());
        }
    }

    static void same(CompactTree ours, CompactTree theirs) {
        assertThat(ours.nodes()).isEqualTo(theirs.nodes());
        for (int node = 0; node < ours.nodes(); node++) {
            assertThat(ours.feature(node)).as("node %d", node).isEqualTo(theirs.feature(node));
            assertThat(ours.threshold(node)).isEqualTo(theirs.threshold(node));
            assertThat(ours.right(node)).isEqualTo(theirs.right(node));
            assertThat(ours.missingLeft(node)).isEqualTo(theirs.missingLeft(node));
        }
        assertThat(ours.answers()).containsExactly(theirs.answers());
        assertThat(ours.gains()).containsExactly(theirs.gains());
    }

    // what random thresholds gain, by a search that counts every row anew
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void extraTreesTakeTheBestOfTheThresholdsDrawn(boolean ofClasses) {
        int n = 60;
        Matrix x = rows(n, 0, 3);
        RankedFeatures ranked = RankedFeatures.of(Features.of(x));
        int[] labels = new int[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = x.get(i, 3) + 0.2 * x.get(i, 4);
            labels[i] = y[i] > 0.2 ? 2 : y[i] > -0.3 ? 1 : 0;
        }
        ForestOptions options = ForestOptions.classes().extraTrees().withTree(TreeOptions.depth(1))
                .withFeatures(FeatureCount.exactly(4));
        for (long seed = 0; seed < 50; seed++) {
            RankScan scan = ofClasses ? new GiniScan(ranked, labels, 3, 1) : new SquaredErrorScan(ranked, y, 1);
            int[] counts = new int[n];
            new Bags(seed, 1, n, true).draw(new SplittableRandom(seed + 1), counts);
            CompactTree tree = new FastGrowth(ranked, scan, options).grow(counts, new SplittableRandom(seed));

            SplittableRandom stream = new SplittableRandom(seed);
            int[] drawn = new FeatureDraw(6, 4, stream).next();
            double most = Double.NEGATIVE_INFINITY;
            int feature = -1;
            double threshold = 0;
            for (int j : drawn) {
                double low = Double.POSITIVE_INFINITY;
                double high = Double.NEGATIVE_INFINITY;
                for (int i = 0; i < n; i++) {
                    low = counts[i] > 0 ? Math.min(low, x.get(i, j)) : low;
                    high = counts[i] > 0 ? Math.max(high, x.get(i, j)) : high;
                }
                double share = stream.nextDouble();
                double at = low * (1 - share) + high * share;
                double gain = -loss(x, j, at, true, counts, ofClasses, labels, y)
                        - loss(x, j, at, false, counts, ofClasses, labels, y);
                if (gain > most) {
                    most = gain;
                    feature = j;
                    threshold = at;
                }
            }
            assertThat(tree.feature(0)).isEqualTo(feature);
            assertThat(tree.threshold(0)).isEqualTo(threshold);
        }
    }

    private static double loss(Matrix x, int j, double threshold, boolean left, int[] counts, boolean ofClasses, int[] labels,
            double... y) {
        double weight = 0;
        double sum = 0;
        double squares = 0;
        double[] classes = new double[3];
        for (int i = 0; i < counts.length; i++) {
            if (x.get(i, j) <= threshold == left) {
                weight += counts[i];
                sum += counts[i] * y[i];
                squares += counts[i] * y[i] * y[i];
                classes[labels[i]] += counts[i];
            }
        }
        return ofClasses ? weight - (classes[0] * classes[0] + classes[1] * classes[1] + classes[2] * classes[2]) / weight
                : squares - sum * sum / weight;
    }

    @Test
    void ranksThatDoNotFitAreLeftToThePlainTree() {
        RankedFeatures ranked = RankedFeatures.of(Features.of(rows(300, 0, 1)));
        assertThat(GiniScan.fits(ranked, 2)).isTrue();
        assertThat(GiniScan.fits(ranked, 1 << 14)).isTrue();                // 9 bits of ranks, 14 of classes, 8 of counts
        assertThat(GiniScan.fits(ranked, (1 << 14) + 1)).isFalse();
    }
}
