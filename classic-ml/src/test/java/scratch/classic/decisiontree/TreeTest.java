package scratch.classic.decisiontree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.pipeline.FittedClassifier;
import scratch.classic.pipeline.FittedRegressor;
import scratch.classic.pipeline.Pipeline;
import scratch.classic.pipeline.PipelineFile;
import scratch.math.Matrix;

/// Trees by hand and as scikit-learn grows them; gaps, weights and files; bad input.
class TreeTest {
    private static final int N = 120;
    private static final Matrix X = x();
    private static final double[] WEIGHTS = IntStream.range(0, N).mapToDouble(i -> 1 + i % 3).toArray();

    private static Matrix x() {
        Matrix x = Matrix.zeros(N, 3);
        int[] factors = {307, 541, 733};
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < 3; j++) {
                x.set(i, j, i * factors[j] % 1009 / 1009.0);
            }
        }
        return x;
    }

    private static double signal(int i) {
        return 3 * X.get(i, 0) + Math.sin(6 * X.get(i, 1)) + X.get(i, 0) * X.get(i, 2);
    }

    private static double noisy(int i) {
        return signal(i) + 0.3 * Math.cos(1.7 * i);
    }

    private static int[] labels() {
        return IntStream.range(0, N).map(i -> noisy(i) < 1.2 ? 0 : signal(i) < 2.4 ? 1 : 2).toArray();
    }

    static double[] y() {
        return IntStream.range(0, N).mapToDouble(TreeTest::noisy).toArray();
    }

    static Matrix inputs() {
        return X;
    }

    private static void flatten(Node node, List<Integer> features, List<Double> thresholds, List<Double> impurities) {
        impurities.add(node.summary().impurity());
        if (node instanceof Node.Branch branch) {
            features.add(branch.split().feature());
            thresholds.add(((Question.Threshold) branch.split()).threshold());
            flatten(branch.left(), features, thresholds, impurities);
            flatten(branch.right(), features, thresholds, impurities);
        } else {
            features.add(-2);
            thresholds.add(-2.0);
        }
    }

    // scikit-learn keeps x in single precision, so its thresholds agree to six digits
    private static void same(Node root, int[] features, double[] thresholds, double[] impurities) {
        List<Integer> ourFeatures = new ArrayList<>();
        List<Double> ourThresholds = new ArrayList<>();
        List<Double> ourImpurities = new ArrayList<>();
        flatten(root, ourFeatures, ourThresholds, ourImpurities);
        assertThat(ourFeatures.stream().mapToInt(f -> f).toArray()).containsExactly(features);
        assertThat(ourThresholds.stream().mapToDouble(t -> t).toArray()).containsExactly(thresholds, within(1e-6));
        assertThat(ourImpurities.stream().mapToDouble(t -> t).toArray()).containsExactly(impurities, within(1e-9));
    }

    // scikit-learn 1.2.1: DecisionTreeClassifier(max_depth=3), tree_.feature, .threshold, .impurity
    @Test
    void giniAsScikitLearn() {
        var tree = ClassificationTree.fit(X, labels(), TreeOptions.depth(3));
        same(tree.root(), new int[] {0, 0, 2, -2, -2, 1, -2, -2, 1, 2, -2, -2, 0, -2, -2},
                new double[] {0.560951, 0.208127, 0.933102, -2, -2, 0.474727, -2, -2, 0.698216, 0.10109, -2, -2, 0.90783, -2,
                    -2},
                new double[] {0.6598611111, 0.5165289256, 0.0867768595, 0, 0.5, 0.5940082645, 0.4012345679, 0.3550295858,
                    0.4005486968, 0.0525931337, 0.5, 0, 0.5121107266, 0.2603550296, 0});
        assertThat(tree.importances()).containsExactly(new double[] {0.6073602734664195, 0.3602914249530765,
            0.032348301580503974}, within(1e-12));
    }

    // the same with criterion="entropy", sample_weight = 1, 2, 3, 1, 2, 3, ...
    @Test
    void weightedEntropyAsScikitLearn() {
        var tree = ClassificationTree.fit(Features.of(X), labels(), WEIGHTS, Impurity.ENTROPY, TreeOptions.depth(3),
                FeatureSubset.all(3));
        same(tree.root(), new int[] {0, 1, 0, -2, -2, -2, 1, 1, -2, -2, 0, -2, -2},
                new double[] {0.386521, 0.534192, 0.277007, -2, -2, -2, 0.547076, 0.040634, -2, -2, 0.861249, -2, -2},
                new double[] {1.5658200441, 0.7510324165, 0.9509560485, 0.6593758813, 0, 0, 1.2857439818, 0.4021791902, 0,
                    0.1080231953, 1.4899343783, 0.9034535552, 0.6343095546});
        assertThat(tree.importances()).containsExactly(new double[] {0.6724348884629047, 0.3275651115370953, 0},
                within(1e-12));
    }

    // DecisionTreeRegressor(max_depth=3, min_samples_leaf=5) with the weights. In the sixth node columns 0 and 1 cut off the
    // same 5 of 19 rows; scikit-learn draws the order of the columns and asks x1 <= 0.895937 here, we ask the first of both.
    @Test
    void weightedRegressionAsScikitLearn() {
        var tree = RegressionTree.fit(Features.of(X), y(), WEIGHTS, TreeOptions.depth(3).withMinLeaf(5), FeatureSubset.all(3));
        same(tree.root(), new int[] {0, 1, 0, -2, -2, 0, -2, -2, 1, 2, -2, -2, 0, -2, -2},
                new double[] {0.538652, 0.685332, 0.277007, -2, -2, 0.343905, -2, -2, 0.662042, 0.664024, -2, -2, 0.799306, -2,
                    -2},
                new double[] {1.7078833353, 0.8307340523, 0.4695194883, 0.1459244335, 0.5096919346, 0.6509743335, 0.1472008083,
                    0.1326257582, 0.9570870834, 0.6026023163, 0.3250858768, 0.4932326015, 0.579313704, 0.173241958,
                    0.1955914767});
    }

    // DecisionTreeRegressor(max_depth=4, min_impurity_decrease=0.01)
    @Test
    void theSmallestGainAsScikitLearn() {
        var tree = RegressionTree.fit(X, y(), TreeOptions.depth(4).withMinGain(0.01));
        same(tree.root(), new int[] {0, 1, 0, -2, 1, -2, -2, 0, 0, -2, -2, -2, 1, 0, 0, -2, -2, -2, 0, -2, -2},
                new double[] {0.538652, 0.685332, 0.190783, -2, 0.408821, -2, -2, 0.343905, 0.254708, -2, -2, -2, 0.662042,
                    0.99108, 0.690783, -2, -2, -2, 0.799306, -2, -2},
                new double[] {1.6698335893, 0.8187482286, 0.4553959497, 0.0925110576, 0.4551754075, 0.1901511173, 0.0956869724,
                    0.5573437621, 0.1608849173, 0.086697435, 0.039492409, 0.1484508267, 0.8886041559, 0.5461071245,
                    0.4179943888, 0.1763081452, 0.4174582788, 0.0217410763, 0.5017704163, 0.180290633, 0.1717451222});
        assertThat(RegressionTree.fit(X, y(), TreeOptions.depth(4)).predict(X.selectRows(0, 1, 2, 3, 4))).containsExactly(
                new double[] {0.4083290277004279, 0.9932859799047937, 2.689815233395613, 3.3060750193514377,
                    2.1108840520091294}, within(1e-12));
    }

    @Test
    void impuritiesByHand() {
        assertThat(Impurity.GINI.of(3, 1)).isCloseTo(1 - 9 / 16.0 - 1 / 16.0, within(1e-15));
        assertThat(Impurity.ENTROPY.of(3, 1)).isCloseTo(2 - 0.75 * Math.log(3) / Math.log(2), within(1e-15));
        assertThat(Impurity.GINI.of(5, 0)).isZero();
        assertThat(Impurity.ENTROPY.of(0, 5)).isZero();
        assertThat(Impurity.ENTROPY.of(1, 1, 1, 1)).isCloseTo(2, within(1e-15));
        assertThat(Impurity.GINI.of(1, 1, 1, 1)).isCloseTo(0.75, within(1e-15));
    }

    // the first question gains nothing, and the two after it everything
    @Test
    void exclusiveOrTakesAQuestionThatGainsNothing() {
        Matrix x = Matrix.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
        int[] labels = {0, 1, 1, 0};
        var tree = ClassificationTree.fit(x, labels, TreeOptions.full());
        assertThat(tree.predict(x)).containsExactly(labels);
        assertThat(((Node.Branch) tree.root()).gain()).isZero();
        assertThat(ClassificationTree.fit(x, labels, TreeOptions.full().withMinGain(1e-9)).root().leaves()).isEqualTo(1);
    }

    @Test
    void aWeightOfTwoIsTheRowTwiceAndOfZeroNoRow() {
        int[] twice = IntStream.range(0, N).flatMap(i -> IntStream.generate(() -> i).limit(i % 3)).toArray();
        double[] weights = IntStream.range(0, N).mapToDouble(i -> i % 3).toArray();
        double[] y = y();
        double[] repeated = IntStream.of(twice).mapToDouble(i -> y[i]).toArray();
        var once = RegressionTree.fit(Features.of(X), y, weights, TreeOptions.depth(5), FeatureSubset.all(3));
        var copies = RegressionTree.fit(X.selectRows(twice), repeated, TreeOptions.depth(5));
        assertThat(once.predict(X)).containsExactly(copies.predict(X), within(1e-12));
        assertThat(once.root().summary().rows()).isEqualTo(80);
        assertThat(copies.root().summary().rows()).isEqualTo(120);
    }

    @Test
    void missingValuesGoToTheBetterSide() {
        Matrix x = Matrix.of(new double[][] {{1}, {2}, {8}, {9}, {Double.NaN}, {Double.NaN}});
        for (int missing = 0; missing < 2; missing++) {
            var tree = ClassificationTree.fit(x, new int[] {0, 0, 1, 1, missing, missing}, TreeOptions.full());
            assertThat(((Node.Branch) tree.root()).split()).isEqualTo(new Question.Threshold(0, 5, missing == 0));
            assertThat(tree.predict(x)).containsExactly(0, 0, 1, 1, missing, missing);
        }
        var third = ClassificationTree.fit(x, new int[] {0, 0, 0, 0, 1, 1}, TreeOptions.full());
        assertThat(((Node.Branch) third.root()).split()).isEqualTo(new Question.Threshold(0, Double.POSITIVE_INFINITY, false));
        assertThat(TreeText.question(((Node.Branch) third.root()).split(), third.features())).isEqualTo("x0 is known");
    }

    @Test
    void whereNothingWasMissingAGapGoesTheWayOfMost() {
        Matrix x = Matrix.of(new double[][] {{1}, {2}, {3}, {9}});
        var tree = ClassificationTree.fit(x, new int[] {0, 0, 0, 1}, TreeOptions.full());
        assertThat(tree.predict(Matrix.of(new double[][] {{Double.NaN}}))).containsExactly(0);
        var turned = ClassificationTree.fit(x, new int[] {0, 1, 1, 1}, TreeOptions.full());
        assertThat(turned.predict(Matrix.of(new double[][] {{Double.NaN}}))).containsExactly(1);
    }

    @Test
    void aFeatureThatIsMissingInEveryRowIsNeverAskedAbout() {
        Matrix x = Matrix.of(new double[][] {{Double.NaN, 1}, {Double.NaN, 2}, {Double.NaN, 3}});
        var tree = ClassificationTree.fit(x, new int[] {0, 0, 1}, TreeOptions.full());
        assertThat(((Node.Branch) tree.root()).split().feature()).isEqualTo(1);
        var blind = ClassificationTree.fit(x.selectColumns(0), new int[] {0, 0, 1}, TreeOptions.full());
        assertThat(blind.root().leaves()).isEqualTo(1);
        assertThat(blind.predictProbabilities(x.selectColumns(0)).row(0)).containsExactly(2 / 3.0, 1 / 3.0);
        assertThat(blind.importances()).containsExactly(0);
    }

    @Test
    void oneClassEqualFeaturesOrFewRowsGiveOneLeaf() {
        Matrix equal = Matrix.of(new double[][] {{4}, {4}, {4}});
        assertThat(ClassificationTree.fit(equal, new int[] {0, 1, 0}, TreeOptions.full()).root().leaves()).isEqualTo(1);
        var single = ClassificationTree.fit(X, new int[N], TreeOptions.full());
        assertThat(single.root().leaves()).isEqualTo(1);
        assertThat(single.predictProbabilities(X).row(7)).containsExactly(1);
        assertThat(RegressionTree.fit(X, y(), TreeOptions.full().withMinLeaf(N)).root().leaves()).isEqualTo(1);
        assertThat(RegressionTree.fit(X, y(), TreeOptions.full().withMinSplit(N + 1)).root().leaves()).isEqualTo(1);
        assertThat(RegressionTree.fit(X, y(), TreeOptions.depth(0)).root().leaves()).isEqualTo(1);
        assertThat(RegressionTree.fit(X.selectRows(3), new double[] {2.5}, TreeOptions.full()).predict(X)[0]).isEqualTo(2.5);
    }

    @Test
    void limitsHold() {
        var tree = RegressionTree.fit(X, y(), TreeOptions.depth(6).withMinLeaf(7));
        assertThat(tree.root().depth()).isLessThanOrEqualTo(6);
        assertThat(TreeLayout.of(tree.root())).allSatisfy(place -> assertThat(place.node().summary().rows())
                .isGreaterThanOrEqualTo(7));
        assertThat(RegressionTree.fit(X, y(), TreeOptions.full()).predict(X)).containsExactly(y());
    }

    // the sums of a node are taken around its mean: far from 0 nothing cancels
    @Test
    void aFarOriginChangesNoQuestion() {
        double[] far = Arrays.stream(y()).map(v -> Math.scalb(Math.rint(Math.scalb(v, 20)), -20)).toArray();
        double[] moved = Arrays.stream(far).map(v -> v + (1 << 30)).toArray();
        var here = RegressionTree.fit(X, far, TreeOptions.depth(5));
        var there = RegressionTree.fit(X, moved, TreeOptions.depth(5));
        assertThat(TreeText.dot(there.with(here.root()).root(), here.features(), List.of()))
                .isEqualTo(TreeText.dot(here.root(), here.features(), List.of()));
        assertThat(there.root().leafLoss()).isCloseTo(here.root().leafLoss(), within(1e-6));
        assertThat(questions(there.root())).isEqualTo(questions(here.root()));
    }

    private static List<Question> questions(Node root) {
        return TreeLayout.of(root).stream().filter(p -> p.node() instanceof Node.Branch).map(p -> ((Node.Branch) p.node())
                .split())
                .toList();
    }

    @Test
    void aSubsetOfFeaturesIsAllThatANodeMayAskAbout() {
        int[] asked = {0};
        var tree = RegressionTree.fit(Features.of(X), y(), null, TreeOptions.depth(4), () -> {
            asked[0]++;
            return new int[] {2};
        });
        assertThat(questions(tree.root())).isNotEmpty().allMatch(split -> split.feature() == 2);
        assertThat(asked[0]).isGreaterThanOrEqualTo(questions(tree.root()).size());
        assertThat(tree.importances()).containsExactly(0, 0, 1);
    }

    @Test
    void categoriesAreAskedAboutByName() {
        Table table = Table.of(CategoricalColumn.of("sky", "rain", "rain", "sun", "sun", "snow", "snow", null),
                new NumericColumn("wind", 1, 2, 1, 2, 1, 2, 1));
        var tree = ClassificationTree.fit(Features.of(table), new int[] {1, 1, 0, 0, 1, 1, 1}, null, Impurity.GINI,
                TreeOptions.full(), FeatureSubset.all(2));
        assertThat(TreeText.dot(tree.root(), tree.features(), List.of("walk", "\"read\""))).isEqualTo("""
                digraph tree {
                    node [shape=box, style=rounded, fontname="sans-serif"];
                    n0 [label="sky in {sun}\\nrows 7, impurity 0.4082\\n\\"read\\""];
                    n0 -> n1 [label="yes"];
                    n1 [label="rows 2, impurity 0\\nwalk"];
                    n0 -> n2 [label="no"];
                    n2 [label="rows 5, impurity 0\\n\\"read\\""];
                }
                """);
        Table others = Table.of(CategoricalColumn.of("sky", "sun", "hail", null), new NumericColumn("wind", 1, 1, 1));
        assertThat(tree.predict(Features.rows(others, tree.features()))).containsExactly(0, 1, 1);
    }

    @Test
    void noTwoLeavesShareAColumnAndParentsStandBetweenTheirChildren() {
        Node root = RegressionTree.fit(X, y(), TreeOptions.depth(4)).root();
        List<TreeLayout.Place> places = TreeLayout.of(root);
        assertThat(places).hasSize(2 * root.leaves() - 1);
        assertThat(places.stream().filter(p -> p.node() instanceof Node.Leaf).mapToDouble(TreeLayout.Place::column))
                .containsExactlyElementsOf(IntStream.range(0, root.leaves()).mapToObj(i -> (double) i).toList());
        for (int p = 0; p < places.size(); p++) {
            int parent = p;
            double[] children = places.stream().filter(c -> c.parent() == parent).mapToDouble(TreeLayout.Place::column)
                    .toArray();
            if (children.length > 0) {
                assertThat(places.get(p).column()).isEqualTo((children[0] + children[1]) / 2);
            }
        }
    }

    @Test
    void aFileKeepsEveryBit(@TempDir Path folder) {
        Table table = Table.of(rows(), List.of("a", "b", "c"));
        FittedRegressor regressor = Pipeline.of().fitRegressor(table, y(), (x, y) -> RegressionTree.fit(x, y,
                TreeOptions.full()));
        PipelineFile.save(regressor, folder.resolve("r.json"));
        assertThat(PipelineFile.readRegressor(folder.resolve("r.json")).predict(table))
                .containsExactly(regressor.predict(table));
        var labels = new Target.Labels(labels(), List.of("low", "middle", "high"));
        FittedClassifier classifier = Pipeline.of().fitClassifier(table, labels,
                (x, y) -> ClassificationTree.fit(x, y, TreeOptions.depth(4)));
        PipelineFile.save(classifier, folder.resolve("c.json"));
        assertThat(PipelineFile.readClassifier(folder.resolve("c.json")).probabilities(table, "high"))
                .containsExactly(classifier.probabilities(table, "high"));
    }

    private static double[][] rows() {
        return IntStream.range(0, N).mapToObj(X::row).toArray(double[][]::new);
    }

    // each question splits off the largest: as deep as a tree may be
    @Test
    void theDeepestTreeStillGoesThroughAFile(@TempDir Path folder) {
        double[][] x = IntStream.range(0, 300).mapToObj(i -> new double[] {i}).toArray(double[][]::new);
        double[] y = IntStream.range(0, 300).mapToDouble(i -> Math.scalb(1.0, 3 * i - 450)).toArray();
        Table table = Table.of(x, List.of("x"));
        FittedRegressor deep = Pipeline.of().fitRegressor(table, y, (m, v) -> RegressionTree.fit(m, v, TreeOptions.full()));
        assertThat(((RegressionTree) deep.model()).root().depth()).isEqualTo(TreeOptions.DEEPEST);
        PipelineFile.save(deep, folder.resolve("d.json"));
        assertThat(PipelineFile.readRegressor(folder.resolve("d.json")).predict(table)).containsExactly(deep.predict(table));
    }

    @Test
    void stateKeepsCategoriesAndRefusesWhatDoesNotFit() {
        Table table = Table.of(CategoricalColumn.of("sky", "rain", "sun", "snow", null), new NumericColumn("wind", 1, 2, 3, 4));
        var tree = RegressionTree.fit(Features.of(table), new double[] {1, 2, 3, 9}, null, TreeOptions.full(),
                FeatureSubset.all(2));
        Map<String, Object> state = tree.state();
        Matrix rows = Features.rows(table, tree.features());
        assertThat(RegressionTree.fromState(state).predict(rows)).containsExactly(1, 2, 3, 9);
        assertThat(RegressionTree.fromState(state).features()).isEqualTo(tree.features());
        refused(() -> RegressionTree.fromState(Map.of()), "regression-tree: 'features' is null: must be a List");
        Map<String, Object> broken = new HashMap<>(state);
        broken.put("root", Map.of("rows", 1, "weight", 1, "loss", 0, "value", List.of("x")));
        refused(() -> RegressionTree.fromState(broken), "regression-tree: 'value' holds x: must be numbers");
        Map<String, Object> leaf = Map.of("rows", 1, "weight", 1, "loss", 0, "value", List.of(1));
        Map<String, Object> branch = new HashMap<>(leaf);
        branch.putAll(Map.of("feature", 2, "left", leaf, "right", leaf, "missingLeft", true, "threshold", "1", "gain", 0));
        broken.put("root", branch);
        refused(() -> RegressionTree.fromState(broken), "regression-tree: 'feature' is 2: must be from 0 to 1");
        branch.putAll(Map.of("feature", 1, "threshold", "one"));
        refused(() -> RegressionTree.fromState(broken), "regression-tree: 'threshold' is one: must be a number");
        branch.remove("threshold");
        branch.putAll(Map.of("leftCodes", List.of(0.5), "rightCodes", List.of()));
        refused(() -> RegressionTree.fromState(broken), "regression-tree: 'leftCodes' holds 0.5: must be codes, 0 or more");
        branch.put("left", Map.of("rows", 1, "weight", 1, "loss", 0, "value", List.of(1, 2)));
        refused(() -> RegressionTree.fromState(broken), "regression-tree: 'value' has 1 numbers and another length in a child:"
                + " must have as many in each node");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Matrix x = Matrix.of(new double[][] {{1}, {2}});
        TreeOptions full = TreeOptions.full();
        refused(() -> ClassificationTree.fit(x, new int[] {0}, full), "ClassificationTree.fit: 1 labels, 2 rows: each row needs"
                + " one");
        refused(() -> ClassificationTree.fit(x, new int[] {0, -1}, full),
                "ClassificationTree.fit: label -1 of row 1: must be 0 or"
                + " more");
        refused(() -> ClassificationTree.fit(x, new int[] {1, 1}, full),
                "ClassificationTree.fit: no row has label 0, the largest"
                + " is 1: labels must be 0 to K - 1, each of which occurs");
        refused(() -> ClassificationTree.fit(x, new int[] {0, 7}, full), "ClassificationTree.fit: largest label 7 among 2 rows:"
                + " labels must be 0 to K - 1, each of which occurs");
        refused(() -> ClassificationTree.fit(x, new int[] {0, Integer.MAX_VALUE}, full), "ClassificationTree.fit: largest label"
                + " 2147483647 among 2 rows: labels must be 0 to K - 1, each of which occurs");
        refused(() -> RegressionTree.fit(x, new double[] {0, 1, 2}, full), "RegressionTree.fit: 3 values of y, 2 rows: each row"
                + " needs one");
        refused(() -> RegressionTree.fit(x, new double[] {0, Double.NaN}, full), "NaN");
        refused(() -> Features.of(Matrix.of(new double[][] {{1}, {Double.POSITIVE_INFINITY}})), "Features.of: row 1, column"
                + " 'x0': Infinity: must be finite, or NaN where it is missing");
        refused(() -> Features.of(Matrix.zeros(0, 2)), "Features.of: (0, 2): at least one row and one column are needed");
        refused(() -> Features.of(x, List.of()), "Features.of: 0 names, 1 columns: each column needs one");
        refused(() -> weighted(1), "RegressionTree.fit: 1 row weights, 2 rows: each row needs one");
        refused(() -> weighted(1, -1), "RegressionTree.fit: weight -1.0 of row 1: must be finite, 0 or more");
        refused(() -> weighted(Double.NaN, 1), "RegressionTree.fit: weight NaN of row 0: must be finite, 0 or more");
        refused(() -> weighted(0, 0), "RegressionTree.fit: all row weights are 0: one must have more");
        refused(() -> weighted(1e308, 1e308), "RegressionTree.fit: the row weights add up to Infinity: must be finite");
        refused(() -> RegressionTree.fit(x, new double[] {0, 1}, full).predict(X), "RegressionTree.predict: 3 columns: the tree"
                + " has learned from 1");
        refused(() -> ClassificationTree.fit(x, new int[] {0, 1}, full).predict(X), "ClassificationTree.predictProbabilities: 3"
                + " columns: the tree has learned from 1");
        refused(() -> TreeOptions.depth(257), "TreeOptions: maxDepth = 257: must be from 0 to 256");
        refused(() -> full.withMinLeaf(0), "TreeOptions: minLeaf");
        refused(() -> full.withMinSplit(1), "TreeOptions: minSplit");
        refused(() -> full.withMinGain(-1), "TreeOptions: minGain");
    }

    // a mean of 1e308 and 1.5e308 by their sum is infinite; squares of 1e160 are, and every gain with them
    @Test
    void answersWhoseSquaresAreBeyondADoubleAreRefused() {
        Matrix x = Matrix.of(new double[][] {{1}, {2}});
        for (double large : new double[] {1.5e308, 1e160, 1e154}) {
            assertThatExceptionOfType(ArithmeticException.class)
                    .isThrownBy(() -> RegressionTree.fit(x, new double[] {-large, large}, TreeOptions.full()))
                    .withMessage("RegressionTree.fit: y goes up to " + large + ", the rows weigh 2.0: squared errors must stay"
                            + " within a double, divide y by a constant");
        }
        assertThat(RegressionTree.fit(x, new double[] {-3e153, 3e153}, TreeOptions.full()).predict(x)).containsExactly(-3e153,
                3e153);
    }

    private static RegressionTree weighted(double... weights) {
        return RegressionTree.fit(Features.of(Matrix.of(new double[][] {{1}, {2}})), new double[] {0, 1}, weights,
                TreeOptions.full(), FeatureSubset.all(1));
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }
}
