package scratch.classic.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.classic.decisiontree.Feature;
import scratch.math.Matrix;

/// Every node of a booster's trees beside a tree that asks every question of every row.
class ExhaustiveBoosterTest {
    private static final int N = 90;
    private static final List<Feature> FEATURES = List.of(new Feature("a", List.of()), new Feature("b", List.of()),
            new Feature("c", List.of("p", "q", "r", "s", "t")), new Feature("d", List.of()));

    // few distinct values, gaps, categories
    private static Matrix rows(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix x = Matrix.zeros(N, FEATURES.size());
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < x.columns(); j++) {
                double value = j == 2 ? random.nextInt(5) : random.nextInt(-6, 7) / 4.0;
                x.set(i, j, random.nextInt(6) == 0 && j > 0 ? Double.NaN : value);
            }
        }
        return x;
    }

    // what a float holds exactly
    private static double[] answers(long seed) {
        return new SplittableRandom(seed + 50).ints(N, -64, 65).mapToDouble(k -> k / 8.0).toArray();
    }

    private static double[] weights(long seed) {
        return new SplittableRandom(seed + 70).ints(N, 0, 4).mapToDouble(k -> k / 2.0).toArray();
    }

    private static List<Integer> positive(double... weights) {
        return IntStream.range(0, weights.length).filter(i -> weights[i] > 0).boxed().toList();
    }

    private static void compare(BoostedTree tree, int at, PlainTree.Part part, double rate) {
        BoostedTree.Node node = tree.nodes().get(at);
        assertThat(node.rows()).isEqualTo(part.rows.size());
        assertThat(node.value()).isCloseTo(rate * part.value, within(1e-9));
        assertThat(node.isLeaf()).isEqualTo(part.left == null);
        if (!node.isLeaf()) {
            assertThat(node.feature()).isEqualTo(part.feature);
            assertThat(node.gain()).isCloseTo(part.gain, within(1e-9 * (1 + part.gain)));
            compare(tree, node.left(), part.left, rate);
            compare(tree, node.right(), part.right, rate);
        }
    }

    private static void firstTree(long seed, GrowthOptions growth) {
        Matrix x = rows(seed);
        double[] y = answers(seed);
        double[] weights = weights(seed);
        var options = BoosterOptions.standard().withRounds(1, 0.5).withGrowth(growth);
        var fitted = HistogramBooster.fit(new Loss.Squared(), new double[] {0}, new Sample(x, y, weights), null, FEATURES,
                options);
        double[] g = IntStream.range(0, N).mapToDouble(i -> -weights[i] * y[i]).toArray();
        PlainTree.Part plain = new PlainTree(x, FEATURES, g, weights, growth).grow(positive(weights));
        BoostedTree tree = fitted.trees().rounds().getFirst().getFirst();
        compare(tree, 0, plain, 0.5);
        assertThat(tree.leaves()).isGreaterThan(3);
        for (int i : positive(weights)) {                           // values lead where bins led
            assertThat(tree.leaf(x.data(), i * x.columns()).value()).isCloseTo(0.5 * PlainTree.leaf(plain, i).value,
                    within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aLeafWiseTreeAsksTheBestQuestions(long seed) {
        firstTree(seed, GrowthOptions.leaves(9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aDepthWiseTreeAsksTheBestQuestions(long seed) {
        firstTree(seed, GrowthOptions.depth(4).withPenalties(0, 0).withMinChildWeight(2.5));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void penaltiesAndLimitsHoldInBoth(long seed) {
        firstTree(seed, GrowthOptions.leaves(12).withPenalties(3, 40).withLimits(12, 5));
        firstTree(seed, GrowthOptions.depth(6).withLimits(7, 6));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void directionsHoldInBoth(long seed) {
        firstTree(seed, GrowthOptions.leaves(12).withMonotone(1, -1, 0, 0));
        firstTree(seed, GrowthOptions.depth(4).withPenalties(0, 0).withMonotone(0, 1, 0, 1));
    }

    @Test
    void roundsFollowEachOtherAsTheyWouldWithoutBins() {
        SplittableRandom random = new SplittableRandom(9);
        Matrix x = Matrix.wrap(N, 3, random.doubles(3 * N).toArray());
        int[] labels = IntStream.range(0, N).map(i -> x.get(i, 0) + x.get(i, 1) * x.get(i, 2) + 0.3 * random.nextDouble() > 0.9
                ? 1 : 0).toArray();
        List<Feature> features = HistogramRegressor.features(x);
        GrowthOptions growth = GrowthOptions.leaves(5).withMinChildWeight(0.5);
        var model = HistogramClassifier.fit(x, labels, BoosterOptions.standard().withRounds(8, 0.3).withGrowth(growth));
        double share = IntStream.of(labels).average().orElseThrow();
        double[] score = new double[N];
        Arrays.fill(score, Math.log(share / (1 - share)));
        for (int m = 0; m < 8; m++) {
            double[] p = IntStream.range(0, N).mapToDouble(i -> 1 / (1 + Math.exp(-score[i]))).toArray();
            double[] g = IntStream.range(0, N).mapToDouble(i -> p[i] - labels[i]).toArray();
            double[] h = IntStream.range(0, N).mapToDouble(i -> p[i] * (1 - p[i])).toArray();
            PlainTree.Part tree = new PlainTree(x, features, g, h, growth).grow(IntStream.range(0, N).boxed().toList());
            for (int i = 0; i < N; i++) {
                score[i] += 0.3 * PlainTree.leaf(tree, i).value;
            }
        }
        double[] ours = model.trees().scores(x)[0];
        for (int i = 0; i < N; i++) {
            assertThat(ours[i]).isCloseTo(score[i], within(1e-6));
        }
    }
}
