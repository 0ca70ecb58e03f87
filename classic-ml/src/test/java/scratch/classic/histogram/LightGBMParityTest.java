package scratch.classic.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.classic.decisiontree.Feature;
import scratch.math.Matrix;

/// Leaf-wise trees beside LightGBM's, node by node, where both have a bin for each value: the same questions, the same rows on
/// each side, and answers, gains and hessians that differ by what its `float`s round off (1e-6 of the number; gains, which
/// are written with six digits, 1e-5 of the scores that they are differences of).
///
/// γ stays 0: below a node where a column gains γ or less, LightGBM does not try this column again, ours does.
class LightGBMParityTest {
    private static final double FLOAT = 1e-6;
    private static final double SIX_DIGITS = 1e-5;
    private static final int N = 400;
    private static final List<Feature> NUMBERS = List.of(new Feature("a", List.of()), new Feature("b", List.of()),
            new Feature("c", List.of()));

    @BeforeAll
    static void itIsThere() {
        assumeTrue(LightGBMPeer.isThere(), "LightGBM's native library does not run on this machine");
    }

    private static Matrix rows(long seed, boolean gaps) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix x = Matrix.zeros(N, 3);
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < 3; j++) {
                double value = random.nextInt(1, 101) / 4.0;
                x.set(i, j, gaps && j > 0 && random.nextInt(5) == 0 ? Double.NaN : value);
            }
        }
        return x;
    }

    private static double[] answers(Matrix x, long seed) {
        SplittableRandom random = new SplittableRandom(seed + 10);
        return IntStream.range(0, N).mapToDouble(i -> Math.rint(1024 * (x.get(i, 0) - (Double.isNaN(x.get(i, 1)) ? 6
                : Math.abs(x.get(i, 1) - 12)) + (x.get(i, 2) > 7 ? 3 : 0) + random.nextDouble(8))) / 1024).toArray();
    }

    private static void same(BoostedTree tree, int at, JSONObject theirs, Matrix x, List<Integer> rows, double rate,
            double lambda) {
        BoostedTree.Node node = tree.nodes().get(at);
        assertThat(node.isLeaf()).isEqualTo(theirs.has("leaf_value"));
        if (node.isLeaf()) {
            assertThat(node.rows()).isEqualTo(theirs.getInt("leaf_count")).isEqualTo(rows.size());
            assertThat(node.hessian()).isCloseTo(theirs.getDouble("leaf_weight"), within(FLOAT * (1 + node.hessian())));
            assertThat(node.value()).isCloseTo(theirs.getDouble("leaf_value"), within(FLOAT * (1 + Math.abs(node.value()))));
            return;
        }
        assertThat(node.rows()).isEqualTo(theirs.getInt("internal_count")).isEqualTo(rows.size());
        assertThat(node.feature()).isEqualTo(theirs.getInt("split_feature"));
        double scores = score(tree.nodes().get(node.left()), rate, lambda)
                + score(tree.nodes().get(node.right()), rate, lambda);
        assertThat(node.gain()).isCloseTo(theirs.getDouble("split_gain"), within(SIX_DIGITS * (1 + scores)));
        double threshold = theirs.getDouble("threshold");
        boolean gapsLeft = theirs.getBoolean("default_left");
        List<Integer> left = rows.stream().filter(i -> node.goesLeft(x.get(i, node.feature()))).toList();
        assertThat(left).isEqualTo(rows.stream().filter(i -> Double.isNaN(x.get(i, node.feature())) ? gapsLeft
                : x.get(i, node.feature()) <= threshold).toList());
        same(tree, node.left(), theirs.getJSONObject("left_child"), x, left, rate, lambda);
        same(tree, node.right(), theirs.getJSONObject("right_child"), x,
                rows.stream().filter(i -> !left.contains(i)).toList(), rate, lambda);
    }

    // G² / (H + λ)
    private static double score(BoostedTree.Node node, double rate, double lambda) {
        return node.value() / rate * (node.value() / rate) * (node.hessian() + lambda);
    }

    private static void sameTrees(Matrix x, double[] y, int rounds, double rate, GrowthOptions growth) {
        BoosterOptions options = BoosterOptions.standard().withRounds(rounds, rate).withGrowth(growth);
        var ours = HistogramBooster.fit(new Loss.Squared(), new double[] {0}, Sample.of(x, y), null, NUMBERS, options);
        JSONArray theirs = LightGBMPeer.trees(x, y, options);
        assertThat(theirs.length()).isEqualTo(rounds);
        for (int round = 0; round < rounds; round++) {
            BoostedTree tree = ours.trees().rounds().get(round).getFirst();
            assertThat(tree.leaves()).isGreaterThan(4);
            same(tree, 0, theirs.getJSONObject(round).getJSONObject("tree_structure"), x,
                    IntStream.range(0, N).boxed().toList(), rate, growth.lambda());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void leafWiseTreesAreTheSame(long seed) {
        Matrix x = rows(seed, false);
        sameTrees(x, answers(x, seed), 1, 0.5, GrowthOptions.leaves(16));
        sameTrees(x, answers(x, seed), 1, 0.5, GrowthOptions.leaves(31).withPenalties(0, 0).withMinChildWeight(7));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void missingValuesGoTheSameWay(long seed) {
        Matrix x = rows(seed, true);
        sameTrees(x, answers(x, seed), 1, 0.5, GrowthOptions.leaves(16));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tenTreesAreTheSameOneAfterAnother(long seed) {
        Matrix x = rows(seed, false);
        sameTrees(x, answers(x, seed), 10, 0.3, GrowthOptions.leaves(8));
    }
}
