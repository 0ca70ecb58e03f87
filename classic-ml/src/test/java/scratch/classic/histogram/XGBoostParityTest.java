package scratch.classic.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.classic.decisiontree.Feature;
import scratch.math.Matrix;

/// Trees beside XGBoost's, node by node, where both have a bin for each value: the same questions, the same rows on each
/// side, and answers, gains and hessians that differ by what XGBoost's `float`s round off (1e-6 of the number).
class XGBoostParityTest {
    private static final double FLOAT = 1e-6;
    private static final int N = 400;
    private static final List<Feature> NUMBERS = List.of(new Feature("a", List.of()), new Feature("b", List.of()),
            new Feature("c", List.of()));
    private static final List<Feature> MIXED = List.of(new Feature("a", List.of()), new Feature("b", List.of()),
            new Feature("c", IntStream.range(0, 9).mapToObj(Integer::toString).toList()));

    @BeforeAll
    static void itIsThere() {
        assumeTrue(XGBoostPeer.isThere(), "XGBoost's native library does not run on this machine");
    }

    private static Matrix rows(long seed, boolean gaps, List<Feature> features) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix x = Matrix.zeros(N, 3);
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < 3; j++) {
                double value = features.get(j).numeric() ? random.nextInt(-50, 51) / 4.0 : random.nextInt(9);
                x.set(i, j, gaps && j > 0 && random.nextInt(5) == 0 ? Double.NaN : value);
            }
        }
        return x;
    }

    private static double[] answers(Matrix x, long seed) {
        SplittableRandom random = new SplittableRandom(seed + 10);
        return IntStream.range(0, N).mapToDouble(i -> Math.rint(8 * (x.get(i, 0) + (Double.isNaN(x.get(i, 1)) ? 6
                : Math.abs(x.get(i, 1))) + (x.get(i, 2) % 3 == 1 ? 3 : 0) + random.nextDouble(8))) / 8).toArray();
    }

    private static double[] ones() {
        return IntStream.range(0, N).mapToDouble(i -> 1).toArray();
    }

    private static void same(BoostedTree tree, int at, JSONObject theirs, Matrix x, List<Integer> rows) {
        BoostedTree.Node node = tree.nodes().get(at);
        assertThat(node.hessian()).isCloseTo(theirs.getDouble("cover"), within(FLOAT * (1 + node.hessian())));
        assertThat(node.isLeaf()).isEqualTo(theirs.has("leaf"));
        if (node.isLeaf()) {
            assertThat(node.value()).isCloseTo(theirs.getDouble("leaf"), within(FLOAT * (1 + Math.abs(node.value()))));
            return;
        }
        assertThat("f" + node.feature()).isEqualTo(theirs.getString("split"));
        // a difference of scores G² / (H + λ), each of which they round
        double scores = score(tree.nodes().get(node.left())) + score(tree.nodes().get(node.right()));
        assertThat(node.gain()).isCloseTo(theirs.getDouble("gain"), within(FLOAT * (1 + scores)));
        IntPredicate theirLeft = i -> theirsGoesLeft(theirs, x.get(i, node.feature()));
        IntPredicate ourLeft = i -> node.goesLeft(x.get(i, node.feature()));
        List<Integer> left = rows.stream().filter(ourLeft::test).toList();
        List<Integer> right = rows.stream().filter(i -> !ourLeft.test(i)).toList();
        boolean turned = theirs.get("split_condition") instanceof JSONArray;       // sets name what goes to either side
        boolean asTheirs = left.equals(rows.stream().filter(theirLeft::test).toList());
        assertThat(asTheirs || turned && left.equals(rows.stream().filter(i -> !theirLeft.test(i)).toList())).isTrue();
        same(tree, node.left(), child(theirs, asTheirs ? "yes" : "no"), x, left);
        same(tree, node.right(), child(theirs, asTheirs ? "no" : "yes"), x, right);
    }

    // about G² / (H + λ); the learning rate is in the value
    private static double score(BoostedTree.Node node) {
        return node.value() / 0.5 * (node.value() / 0.5) * (node.hessian() + 1);
    }

    private static boolean theirsGoesLeft(JSONObject node, double value) {
        if (Double.isNaN(value)) {
            return node.getInt("missing") == node.getInt("yes");
        }
        if (node.get("split_condition") instanceof JSONArray codes) {
            return codes.toList().contains((int) value);
        }
        return (float) value < node.getFloat("split_condition");
    }

    private static JSONObject child(JSONObject node, String name) {
        JSONArray children = node.getJSONArray("children");
        return children.getJSONObject(children.getJSONObject(0).getInt("nodeid") == node.getInt(name) ? 0 : 1);
    }

    private static void oneTree(Matrix x, List<Feature> features, double[] y, GrowthOptions growth) throws XGBoostError {
        BoosterOptions options = BoosterOptions.standard().withRounds(1, 0.5).withGrowth(growth);
        var ours = HistogramBooster.fit(new Loss.Squared(), new double[] {2}, Sample.of(x, y), null, features, options);
        DMatrix matrix = XGBoostPeer.matrix(x, features, y, ones());
        Booster theirs = XGBoostPeer.train(matrix, XGBoostPeer.parameters("reg:squarederror", 2, options), 1);
        BoostedTree tree = ours.trees().rounds().getFirst().getFirst();
        same(tree, 0, XGBoostPeer.trees(theirs).getFirst(), x, IntStream.range(0, N).boxed().toList());
        assertThat(tree.leaves()).isGreaterThan(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void leafWiseTreesAreTheSame(long seed) throws XGBoostError {
        Matrix x = rows(seed, false, NUMBERS);
        oneTree(x, NUMBERS, answers(x, seed), GrowthOptions.leaves(16));
        oneTree(x, NUMBERS, answers(x, seed), GrowthOptions.leaves(31).withPenalties(0, 0).withMinChildWeight(7));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void depthWiseTreesAreTheSame(long seed) throws XGBoostError {
        Matrix x = rows(seed, false, NUMBERS);
        oneTree(x, NUMBERS, answers(x, seed), GrowthOptions.depth(5));
        oneTree(x, NUMBERS, answers(x, seed), GrowthOptions.depth(6).withPenalties(20, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void missingValuesGoTheSameWay(long seed) throws XGBoostError {
        Matrix x = rows(seed, true, NUMBERS);
        oneTree(x, NUMBERS, answers(x, seed), GrowthOptions.leaves(16));
        oneTree(x, NUMBERS, answers(x, seed), GrowthOptions.depth(4));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSplitMustGainGammaInBoth(long seed) throws XGBoostError {
        Matrix x = rows(seed, true, NUMBERS);
        oneTree(x, NUMBERS, answers(x, seed), GrowthOptions.leaves(100).withPenalties(1, 150));
        oneTree(x, NUMBERS, answers(x, seed), GrowthOptions.depth(6).withPenalties(1, 150));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void directionsHoldTheSameWay(long seed) throws XGBoostError {
        Matrix x = rows(seed, false, NUMBERS);
        oneTree(x, NUMBERS, answers(x, seed), GrowthOptions.leaves(16).withMonotone(1, 1, -1));
        oneTree(x, NUMBERS, answers(x, seed), GrowthOptions.depth(5).withMonotone(0, -1, 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void categoriesAreDividedTheSameWay(long seed) throws XGBoostError {
        Matrix x = rows(seed, false, MIXED);
        oneTree(x, MIXED, answers(x, seed), GrowthOptions.leaves(12));
        oneTree(x, MIXED, answers(x, seed), GrowthOptions.depth(4).withPenalties(0, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anEnsembleOfTwoClassesHasTheSameLoss(long seed) throws XGBoostError {
        Matrix x = rows(seed, true, NUMBERS);
        double[] y = answers(x, seed);
        int[] labels = IntStream.range(0, N).map(i -> y[i] > 12 ? 1 : 0).toArray();
        BoosterOptions options = BoosterOptions.standard().withRounds(40, 0.2).withGrowth(GrowthOptions.leaves(8));
        Sample sample = Sample.of(x, labels);
        var ours = HistogramClassifier.fit(sample, sample, NUMBERS, options, 0);
        Booster theirs = XGBoostPeer.train(XGBoostPeer.matrix(x, NUMBERS, sample.y(), ones()),
                XGBoostPeer.parameters("binary:logistic", 0.5, options), 40);
        float[][] p = theirs.predict(XGBoostPeer.matrix(x, NUMBERS, sample.y(), ones()));
        double loss = IntStream.range(0, N).mapToDouble(i -> -Math.log(labels[i] == 1 ? p[i][0] : 1 - p[i][0])).sum() / N;
        assertThat(ours.curves().training()[39]).isCloseTo(loss, within(1e-4 * loss));
        assertThat(loss).isLessThan(0.2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anEnsembleOfThreeClassesHasTheSameLoss(long seed) throws XGBoostError {
        Matrix x = rows(seed, true, NUMBERS);
        double[] y = answers(x, seed);
        int[] labels = IntStream.range(0, N).map(i -> y[i] > 18 ? 2 : y[i] > 8 ? 1 : 0).toArray();
        BoosterOptions options = BoosterOptions.standard().withRounds(25, 0.2).withGrowth(GrowthOptions.depth(3));
        Sample sample = Sample.of(x, labels);
        var ours = HistogramClassifier.fit(sample, sample, NUMBERS, options, 0, 0, 0);
        var parameters = XGBoostPeer.parameters("multi:softprob", 0.5, options);
        parameters.put("num_class", 3);
        Booster theirs = XGBoostPeer.train(XGBoostPeer.matrix(x, NUMBERS, sample.y(), ones()), parameters, 25);
        float[][] p = theirs.predict(XGBoostPeer.matrix(x, NUMBERS, sample.y(), ones()));
        double loss = IntStream.range(0, N).mapToDouble(i -> -Math.log(p[i][labels[i]])).sum() / N;
        assertThat(ours.curves().training()[24]).isCloseTo(loss, within(1e-4 * loss));
        assertThat(loss).isLessThan(0.5);
    }
}
