package scratch.classic.decisiontree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.math.Matrix;

/// Every node of a grown tree beside a search that tries every question and adds up its loss row by row.
class ExhaustiveSearchTest {
    private static final int N = 60;

    /// A question, and by how much it lowers the loss.
    private record Tried(int feature, double threshold, boolean missingLeft, double gain) {
    }

    // few distinct values, so that there are ties within a feature and equal values across a threshold
    private static Matrix numbers(long seed, boolean gaps) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix x = Matrix.zeros(N, 3);
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < 3; j++) {
                x.set(i, j, gaps && random.nextInt(5) == 0 ? Double.NaN : random.nextInt(12) / 4.0);
            }
        }
        return x;
    }

    private static double[] weights(long seed) {
        SplittableRandom random = new SplittableRandom(seed + 100);
        return random.ints(N, 0, 4).asDoubleStream().toArray();
    }

    private static int[] labels(long seed, int classes) {
        SplittableRandom random = new SplittableRandom(seed + 200);
        return IntStream.range(0, N).map(i -> i < classes ? i : random.nextInt(classes)).toArray();
    }

    private static double[] answers(long seed) {
        SplittableRandom random = new SplittableRandom(seed + 300);
        return random.doubles(N, 100, 110).toArray();
    }

    private static ToDoubleFunction<List<Integer>> gini(int[] labels, double[] w) {
        return rows -> {
            double all = rows.stream().mapToDouble(i -> w[i]).sum();
            double mixed = 0;
            for (int i : rows) {
                for (int k : rows) {
                    mixed += labels[i] != labels[k] ? w[i] * w[k] : 0;
                }
            }
            return mixed / all;
        };
    }

    private static ToDoubleFunction<List<Integer>> bits(int[] labels, double[] w) {
        return rows -> {
            double all = rows.stream().mapToDouble(i -> w[i]).sum();
            double bits = 0;
            for (int i : rows) {
                double same = rows.stream().filter(k -> labels[k] == labels[i]).mapToDouble(k -> w[k]).sum();
                bits += w[i] == 0 ? 0 : w[i] * Math.log(all / same) / Math.log(2);
            }
            return bits;
        };
    }

    private static ToDoubleFunction<List<Integer>> squares(double[] y, double[] w) {
        return rows -> {
            double all = rows.stream().mapToDouble(i -> w[i]).sum();
            double mean = rows.stream().mapToDouble(i -> w[i] * y[i]).sum() / all;
            return rows.stream().mapToDouble(i -> w[i] * (y[i] - mean) * (y[i] - mean)).sum();
        };
    }

    // the first of the best, by feature, threshold, and missing values on the right before the left
    private static Tried best(Matrix x, List<Integer> rows, ToDoubleFunction<List<Integer>> loss, int minLeaf) {
        Tried best = null;
        double node = loss.applyAsDouble(rows);
        for (int j = 0; j < x.columns(); j++) {
            int column = j;
            boolean gaps = rows.stream().anyMatch(i -> Double.isNaN(x.get(i, column)));
            double[] values = rows.stream().mapToDouble(i -> x.get(i, column)).filter(v -> !Double.isNaN(v)).distinct().sorted()
                    .toArray();
            for (int v = 0; v < values.length; v++) {
                double threshold = v + 1 < values.length ? (values[v] + values[v + 1]) / 2 : Double.POSITIVE_INFINITY;
                for (boolean missingLeft : gaps ? new boolean[] {false, true} : new boolean[] {false}) {
                    var split = new Question.Threshold(j, threshold, missingLeft);
                    var left = rows.stream().filter(i -> split.left(x.get(i, column))).toList();
                    var right = rows.stream().filter(i -> !split.left(x.get(i, column))).toList();
                    if (left.size() >= minLeaf && right.size() >= minLeaf) {
                        double gain = node - loss.applyAsDouble(left) - loss.applyAsDouble(right);
                        best = best == null || gain > best.gain + 1e-9 ? new Tried(j, threshold, missingLeft, gain) : best;
                    }
                }
            }
        }
        return best;
    }

    private static void compare(Node node, Matrix x, List<Integer> rows, ToDoubleFunction<List<Integer>> loss, int minLeaf) {
        assertThat(node.summary().rows()).isEqualTo(rows.size());
        assertThat(node.summary().loss()).isCloseTo(loss.applyAsDouble(rows), within(1e-9));
        Tried best = best(x, rows, loss, minLeaf);
        if (node instanceof Node.Branch branch) {
            var split = (Question.Threshold) branch.split();
            assertThat(split.feature()).isEqualTo(best.feature);
            assertThat(split.threshold()).isEqualTo(best.threshold);
            assertThat(branch.gain()).isCloseTo(best.gain, within(1e-9));
            if (rows.stream().anyMatch(i -> Double.isNaN(x.get(i, best.feature)))) {
                assertThat(split.missingLeft()).isEqualTo(best.missingLeft);
            }
            compare(branch.left(), x, rows.stream().filter(i -> split.left(x.get(i, best.feature))).toList(), loss, minLeaf);
            compare(branch.right(), x, rows.stream().filter(i -> !split.left(x.get(i, best.feature))).toList(), loss, minLeaf);
        } else if (best != null) {
            assertThat(node.summary().loss()).isCloseTo(0, within(1e-9));
        }
    }

    private static List<Integer> counted(double... w) {
        return IntStream.range(0, w.length).filter(i -> w[i] > 0).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyQuestionIsTheFirstOfTheBest(long seed) {
        Matrix x = numbers(seed, seed % 2 == 0);
        double[] w = weights(seed);
        int minLeaf = seed < 4 ? 1 : 4;
        TreeOptions options = TreeOptions.full().withMinLeaf(minLeaf);
        Features features = Features.of(x);
        for (int classes : new int[] {2, 3}) {
            int[] labels = labels(seed, classes);
            compare(ClassificationTree.fit(features, labels, w, Impurity.GINI, options, FeatureSubset.all(3)).root(), x,
                    counted(w), gini(labels, w), minLeaf);
            compare(ClassificationTree.fit(features, labels, w, Impurity.ENTROPY, options, FeatureSubset.all(3)).root(), x,
                    counted(w), bits(labels, w), minLeaf);
        }
        double[] y = answers(seed);
        compare(RegressionTree.fit(features, y, w, options, FeatureSubset.all(3)).root(), x, counted(w), squares(y, w),
                minLeaf);
    }

    private static CategoricalColumn shop(long seed, int categories, boolean gaps) {
        SplittableRandom random = new SplittableRandom(seed + 400);
        int[] codes = IntStream.range(0,
                N).map(i -> gaps && random.nextInt(5) == 0 ? -1 : random.nextInt(categories)).toArray();
        return new CategoricalColumn("shop", codes, IntStream.range(0, categories).mapToObj(c -> "s" + c).toList());
    }

    // the best gain over all subsets of the categories, missing values on either side
    private static double bestSubset(CategoricalColumn shop, List<Integer> rows, ToDoubleFunction<List<Integer>> loss) {
        double best = Double.NEGATIVE_INFINITY;
        int sides = shop.categories().size() + 1;                       // a missing value is one more category
        for (int mask = 1; mask < (1 << sides) - 1; mask++) {
            List<Integer> left = new ArrayList<>();
            List<Integer> right = new ArrayList<>();
            for (int i : rows) {
                ((mask >> shop.code(i) + 1 & 1) == 1 ? left : right).add(i);
            }
            if (!left.isEmpty() && !right.isEmpty()) {
                best = Math.max(best, loss.applyAsDouble(rows) - loss.applyAsDouble(left) - loss.applyAsDouble(right));
            }
        }
        return best;
    }

    private static void compare(Node node, CategoricalColumn shop, List<Integer> rows, ToDoubleFunction<List<Integer>> loss) {
        if (node instanceof Node.Branch branch) {
            assertThat(branch.gain()).isCloseTo(bestSubset(shop, rows, loss), within(1e-9));
            List<Integer> left = rows.stream().filter(i -> branch.split().left(code(shop, i))).toList();
            List<Integer> right = rows.stream().filter(i -> !branch.split().left(code(shop, i))).toList();
            assertThat(loss.applyAsDouble(rows) - loss.applyAsDouble(left) - loss.applyAsDouble(right))
                    .isCloseTo(branch.gain(), within(1e-9));
            compare(branch.left(), shop, left, loss);
            compare(branch.right(), shop, right, loss);
        }
    }

    private static double code(CategoricalColumn shop, int row) {
        return shop.isMissing(row) ? Double.NaN : shop.code(row);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noSubsetOfCategoriesIsBetter(long seed) {
        CategoricalColumn shop = shop(seed, 6, seed % 2 == 0);
        Features features = Features.of(Table.of(shop));
        double[] w = weights(seed);
        for (int classes : new int[] {2, 3}) {
            int[] labels = labels(seed, classes);
            var tree = ClassificationTree.fit(features, labels, w, Impurity.GINI, TreeOptions.depth(3), FeatureSubset.all(1));
            compare(tree.root(), shop, counted(w), gini(labels, w));
        }
        double[] y = answers(seed);
        var tree = RegressionTree.fit(features, y, w, TreeOptions.depth(3), FeatureSubset.all(1));
        compare(tree.root(), shop, counted(w), squares(y, w));
    }

    // shops 0 to 3 sell class 0, 4 to 7 class 1, 8 to 11 class 2: one order by the share of a class finds a clean cut
    @Test
    void manyCategoriesOfManyClassesAreSearchedInOneOrderForEachClass() {
        int[] codes = IntStream.range(0, N).map(i -> i * 5 % 12).toArray();
        int[] labels = IntStream.of(codes).map(code -> code / 4).toArray();
        var shop = new CategoricalColumn("shop", codes, IntStream.range(0, 12).mapToObj(c -> "s" + c).toList());
        var tree = ClassificationTree.fit(Features.of(Table.of(shop)), labels, null, Impurity.GINI, TreeOptions.full(),
                FeatureSubset.all(1));
        assertThat(tree.root().leaves()).isEqualTo(3);
        assertThat(tree.root().leafLoss()).isZero();
    }

    @Test
    void aThresholdLiesHalfWay() {
        assertThat(Question.Threshold.between(1, 2)).isEqualTo(1.5);
        assertThat(Question.Threshold.between(1, Math.nextUp(1.0))).isEqualTo(1);
        assertThat(Question.Threshold.between(-Double.MAX_VALUE, Double.MAX_VALUE)).isZero();
        double after = Math.nextUp(1.0);
        assertThat(Question.Threshold.between(after, Math.nextUp(after))).isEqualTo(after);
        assertThat(Question.Threshold.between(1.6e308, 1.7e308)).isGreaterThan(1.6e308).isLessThan(1.7e308);
        assertThat(Question.Threshold.between(0, Double.MIN_VALUE)).isZero();
        Table table = Table.of(new NumericColumn("x", 1, 2, 4));
        var tree = RegressionTree.fit(Features.of(table), new double[] {0, 0, 1}, null, TreeOptions.full(),
                FeatureSubset.all(1));
        assertThat(((Node.Branch) tree.root()).split()).isEqualTo(new Question.Threshold(0, 3, true));
        assertThat(new Question.Threshold(0, 3, true).left(3)).isTrue();
        assertThat(new Question.Threshold(0, 3, true).left(Math.nextUp(3.0))).isFalse();
    }
}
