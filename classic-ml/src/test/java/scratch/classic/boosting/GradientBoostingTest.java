package scratch.classic.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.decisiontree.Node;
import scratch.classic.decisiontree.RegressionTree;
import scratch.classic.decisiontree.TreeOptions;
import scratch.classic.metrics.ProbabilityScores;
import scratch.classic.pipeline.FittedClassifier;
import scratch.classic.pipeline.FittedRegressor;
import scratch.classic.pipeline.Pipeline;
import scratch.classic.pipeline.PipelineFile;
import scratch.math.Matrix;

/// Gradient boosting as scikit-learn's, stage by stage; its losses; stopping, sampling, files; bad input.
class GradientBoostingTest {
    private static final int N = 101;            // odd: the quantiles of all tools are the same row
    private static final Matrix X = WavyRows.X.selectRows(IntStream.range(0, N).toArray());
    private static final double[] Y = Arrays.copyOf(WavyRows.Y, N);
    private static final int[] TWO = Arrays.copyOf(WavyRows.TWO, N);
    private static final int[] THREE = Arrays.copyOf(WavyRows.THREE, N);
    private static final int[] ROWS = {0, 7, 33, 62, 100};
    private static final RegressionLoss SQUARED = new RegressionLoss.Squared();
    private static final BoostingOptions TEN = BoostingOptions.of(10, 0.3, 2).withTree(TreeOptions.depth(2).withMinLeaf(5));

    private static void same(RegressionLoss loss, double start, double[] first, double[] tenth, double[] importances) {
        var model = GradientBoostingRegressor.fit(X, Y, loss, TEN);
        double[][] stages = model.stagedPredictions(X.selectRows(ROWS));
        assertThat(stages[0][0]).isCloseTo(start, within(1e-12));
        assertThat(stages[1]).containsExactly(first, within(1e-10));
        assertThat(stages[10]).containsExactly(tenth, within(1e-10));
        assertThat(model.predict(X.selectRows(ROWS))).containsExactly(stages[10]);
        assertThat(model.importances()).containsExactly(importances, within(1e-10));
    }

    // scikit-learn 1.2.1: GradientBoostingRegressor(loss=..., alpha=0.9, n_estimators=10, learning_rate=0.3, max_depth=2,
    // min_samples_leaf=5, criterion="squared_error"), init_, staged_predict, feature_importances_; the same for 8 random_states
    @Test
    void squaredLossAsScikitLearn() {
        same(SQUARED, 1.7913813206972113, new double[] {1.659850698817354, 1.2894904175996138, 1.2894904175996138,
            2.321146601874018, 1.659850698817354}, new double[] {0.8312699629737123, -0.2845871786251729, -0.15976136363429727,
                3.314310031637052, 1.1432332558408262}, new double[] {0.663856609689888, 0.29141786047742063,
                    0.04472552983269124});
    }

    @Test
    void absoluteLossAsScikitLearn() {
        same(new RegressionLoss.Absolute(), 1.81379834898014, new double[] {1.81379834898014, 1.495128067143885,
            1.495128067143885, 2.1511590954035675, 1.495128067143885}, new double[] {1.1155578990326294, 0.35357433454880904,
                0.2662951111003634, 2.8683274081334162, 1.162353336934216}, new double[] {0.49578808430067745,
                    0.3979038496294642, 0.10630806606985832});
    }

    @Test
    void huberLossAsScikitLearn() {
        same(new RegressionLoss.Huber(0.9), 1.81379834898014, new double[] {1.675542618615404, 1.3051823373976639,
            1.3051823373976639, 2.2137011227495096, 1.675542618615404}, new double[] {0.927100321298757, -0.24349591197254125,
                -0.17426519374649058, 3.2496622374579087, 1.2165473952812467}, new double[] {0.6897457455093918,
                    0.27565859704176676, 0.03459565744884137});
    }

    @Test
    void quantileLossAsScikitLearn() {
        same(new RegressionLoss.Quantile(0.9), 3.349374533064158, new double[] {3.1335596103925876, 3.1335596103925876,
            3.1335596103925876, 3.832401453059163, 3.1335596103925876}, new double[] {2.4858247701068454, 2.392182882178531,
                2.6128533403446936, 3.8296070683512213, 2.551776994499655}, new double[] {0.4094521854934229,
                    0.5117486816486487, 0.07879913285792849});
    }

    // GradientBoostingClassifier with the same options, staged_predict_proba, train_score_ (twice the log loss of two classes)
    @Test
    void twoClassesAsScikitLearn() {
        var model = GradientBoostingClassifier.fit(X, TWO, TEN);
        List<Matrix> stages = model.stagedProbabilities(X.selectRows(ROWS));
        assertThat(stages.get(1).column(1)).containsExactly(new double[] {0.545667268231632, 0.3842865431816569,
            0.3842865431816569, 0.6681761445479936, 0.3842865431816569}, within(1e-10));
        assertThat(stages.get(10).column(1)).containsExactly(new double[] {0.1334743253361234, 0.03205328565329655,
            0.03205328565329655, 0.9643708166300545, 0.15139446221694172}, within(1e-10));
        assertThat(2 * model.trainingLosses()[10]).isCloseTo(0.3389597419022266, within(1e-10));
        assertThat(model.importances()).containsExactly(new double[] {0.6849887817942003, 0.29953451041930895,
            0.015476707786490827}, within(1e-10));
    }

    @Test
    void threeClassesAsScikitLearn() {
        var model = GradientBoostingClassifier.fit(X, THREE, TEN);
        List<Matrix> stages = model.stagedProbabilities(X.selectRows(ROWS));
        assertThat(stages.get(1).row(4)).containsExactly(new double[] {0.3240735712487392, 0.3447574058603873,
            0.3311690228908734}, within(1e-10));
        assertThat(stages.get(10).data()).containsExactly(new double[] {0.723540690546519, 0.2279390298234408,
            0.04852027963004027, 0.9622304578689443, 0.02905248032270867, 0.008717061808347125, 0.8802676239955013,
            0.10926203314924401, 0.010470342855254606, 0.012356121086557969, 0.11828008932906624, 0.8693637895843758,
            0.4134274191142651, 0.5405258679844286, 0.04604671290130641}, within(1e-10));
        assertThat(model.predictProbabilities(X.selectRows(ROWS)).data()).containsExactly(stages.get(10).data());
        assertThat(model.trainingLosses()[10]).isCloseTo(0.2890621966608802, within(1e-10));
        assertThat(model.trees()).hasSize(10).allMatch(round -> round.size() == 3);
        assertThat(model.importances()).containsExactly(new double[] {0.6360004892305209, 0.3195257281272415,
            0.044473782642237655}, within(1e-10));
    }

    @Test
    void oneRoundOfSquaredLossIsTheMeanAndATreeOfTheResiduals() {
        double mean = Arrays.stream(Y).average().orElseThrow();
        RegressionTree tree = RegressionTree.fit(X, Arrays.stream(Y).map(v -> v - mean).toArray(), TreeOptions.depth(3));
        double[] residuals = tree.predict(X);
        double[] boosted = GradientBoostingRegressor.fit(X, Y, SQUARED, BoostingOptions.of(1, 0.25, 3)).predict(X);
        for (int i = 0; i < N; i++) {
            assertThat(boosted[i]).isCloseTo(mean + 0.25 * residuals[i], within(1e-12));
        }
    }

    @Test
    void slopesAreTheNegativeGradientsOfTheirLosses() {
        double h = 1e-6;
        for (RegressionLoss loss : List.of(SQUARED, new RegressionLoss.Absolute(), new RegressionLoss.Huber(0.5),
                new RegressionLoss.Quantile(0.8))) {
            for (double residual : new double[] {-3, -0.4, 0.3, 0.9, 5}) {
                double derivative = (loss.of(residual + h, 0.7) - loss.of(residual - h, 0.7)) / (2 * h);
                assertThat(loss.slope(residual, 0.7)).isCloseTo(derivative, within(1e-8));
            }
        }
    }

    @Test
    void bestConstantsAreNotBeatenByTheirNeighbours() {
        double[] residuals = {-4, 1, 1.5, 2, 9, 30, -0.2};
        for (RegressionLoss loss : List.of(SQUARED, new RegressionLoss.Absolute(), new RegressionLoss.Quantile(0.8))) {
            double best = loss.best(residuals, 0);
            double cost = cost(loss, residuals, best);
            for (double step : new double[] {-1, -1e-3, 1e-3, 1}) {
                assertThat(cost(loss, residuals, best + step)).isGreaterThanOrEqualTo(cost - 1e-12);
            }
        }
        assertThat(new RegressionLoss.Absolute().best(residuals, 0)).isEqualTo(1.5);
        assertThat(new RegressionLoss.Quantile(0.8).best(residuals, 0)).isEqualTo(9);
        assertThat(new RegressionLoss.Huber(0.5).limit(residuals)).isEqualTo(2);
        // median 1.5; the rest cut off at ±2: −2, −0.5, 0, 0.5, 2, 2, −1.7
        assertThat(new RegressionLoss.Huber(0.5).best(residuals, 2)).isCloseTo(1.5 + 0.3 / 7, within(1e-12));
    }

    private static double cost(RegressionLoss loss, double[] residuals, double constant) {
        return Arrays.stream(residuals).map(r -> loss.of(r - constant, 0)).sum();
    }

    @Test
    void trainingLossFallsInEveryRoundFromAllRows() {
        for (RegressionLoss loss : List.of(SQUARED, new RegressionLoss.Absolute(), new RegressionLoss.Quantile(0.7))) {
            double[] losses = GradientBoostingRegressor.fit(X, Y, loss, BoostingOptions.of(30, 0.5, 2)).trainingLosses();
            for (int round = 1; round < losses.length; round++) {
                assertThat(losses[round]).isLessThanOrEqualTo(losses[round - 1] + 1e-12);
            }
        }
        double[] losses = GradientBoostingClassifier.fit(X, TWO, BoostingOptions.of(30, 0.3, 2)).trainingLosses();
        for (int round = 1; round < losses.length; round++) {
            assertThat(losses[round]).isLessThan(losses[round - 1]);
        }
    }

    @Test
    void theLossReportedIsThatOfThePredictions() {
        var numbers = GradientBoostingRegressor.fit(X, Y, SQUARED, TEN);
        double[] predicted = numbers.predict(X);
        double half = IntStream.range(0, N).mapToDouble(i -> Math.pow(Y[i] - predicted[i], 2) / 2).average().orElseThrow();
        assertThat(numbers.trainingLosses()[10]).isCloseTo(half, within(1e-12));
        var classes = GradientBoostingClassifier.fit(X, THREE, TEN);
        assertThat(ProbabilityScores.logLoss(THREE, classes.predictProbabilities(X)))
                .isCloseTo(classes.trainingLosses()[10], within(1e-12));
    }

    @Test
    void stoppingKeepsTheRoundsThatWereBestForTheRowsKeptAside() {
        var options = BoostingOptions.of(400, 0.5, 3).withValidation(0.3, 7);
        var model = GradientBoostingRegressor.fit(X, Y, SQUARED, options);
        double[] judged = model.validationLosses();
        int kept = model.trees().size();
        assertThat(kept).isBetween(1, 399);
        assertThat(judged).hasSize(kept + 7 + 1).hasSameSizeAs(model.trainingLosses());
        assertThat(Arrays.stream(judged).min().orElseThrow()).isEqualTo(judged[kept]);
        assertThat(model.stagedPredictions(X)).hasDimensions(kept + 1, N);
        var classes = GradientBoostingClassifier.fit(X, THREE, options);
        assertThat(classes.trees().size()).isLessThan(400);
        assertThat(Arrays.stream(classes.validationLosses()).min().orElseThrow())
                .isEqualTo(classes.validationLosses()[classes.trees().size()]);
    }

    @Test
    void rowsKeptAsideTeachNothing() {
        var options = BoostingOptions.of(5, 0.5, 3).withValidation(0.3, 100);
        int[] learn = scratch.classic.data.Split.random(N, 0.3, 42).train();
        double[] changed = new double[N];
        Arrays.fill(changed, 1e6);
        Arrays.stream(learn).forEach(i -> changed[i] = Y[i]);
        assertThat(GradientBoostingRegressor.fit(X, changed, SQUARED, options).trainingLosses())
                .containsExactly(GradientBoostingRegressor.fit(X, Y, SQUARED, options).trainingLosses());
    }

    @Test
    void eachRoundDrawsItsShareOfTheRows() {
        var model = GradientBoostingRegressor.fit(X, Y, SQUARED, TEN.withSampleShare(0.5));
        assertThat(model.trees()).hasSize(10).allMatch(tree -> tree.root().summary().rows() == 51);
        double[] again = GradientBoostingRegressor.fit(X, Y, SQUARED, TEN.withSampleShare(0.5)).predict(X);
        assertThat(model.predict(X)).containsExactly(again);
        assertThat(GradientBoostingRegressor.fit(X, Y, SQUARED, TEN.withSampleShare(0.5).withSeed(7)).predict(X))
                .isNotEqualTo(again);
        assertThat(GradientBoostingRegressor.fit(X, Y, SQUARED, TEN.withSampleShare(1e-9)).trees())
                .allMatch(tree -> tree.root().summary().rows() == 1);
    }

    // the mean of a tree's leaves, weighed by their rows, is that of the residuals of the rows drawn
    @Test
    void leavesTakeTheirStepsFromTheRowsDrawn() {
        var model = GradientBoostingRegressor.fit(X, Y, SQUARED, BoostingOptions.of(5, 0.3, 1).withSampleShare(0.4));
        for (RegressionTree tree : model.trees()) {
            var root = (Node.Branch) tree.root();
            double leaves = 0;
            for (Node side : List.of(root.left(), root.right())) {
                leaves += side.summary().rows() * side.summary().value()[0];
            }
            assertThat(leaves / root.summary().rows()).isCloseTo(root.summary().value()[0], within(1e-12));
        }
    }

    @Test
    void whatCannotBeDividedIsAConstant() {
        Matrix equal = Matrix.of(new double[][] {{4}, {4}, {4}});
        double[] y = {1, 2, 6};
        for (Matrix x : List.of(equal, Matrix.of(new double[][] {{Double.NaN}, {Double.NaN}, {Double.NaN}}))) {
            assertThat(GradientBoostingRegressor.fit(x, y, SQUARED, TEN).predict(equal)).containsExactly(new double[] {3, 3, 3},
                    within(1e-12));
            assertThat(GradientBoostingRegressor.fit(x, y, new RegressionLoss.Absolute(), TEN).predict(equal))
                    .containsExactly(2, 2, 2);
            assertThat(GradientBoostingClassifier.fit(x, new int[] {0, 1, 1}, TEN).predictProbabilities(equal).get(1, 1))
                    .isCloseTo(2 / 3.0, within(1e-12));
        }
        var wide = GradientBoostingRegressor.fit(X, Y, SQUARED, TEN.withTree(TreeOptions.full().withMinLeaf(1000)));
        assertThat(wide.importances()).containsExactly(0, 0, 0);
        assertThat(wide.predict(X)[3]).isCloseTo(Arrays.stream(Y).average().orElseThrow(), within(1e-12));
        double[] constant = new double[N];
        Arrays.fill(constant, 7);
        assertThat(GradientBoostingRegressor.fit(X, constant, new RegressionLoss.Huber(0.9), TEN).predict(X)).containsOnly(7);
    }

    @Test
    void oneClassIsCertain() {
        var model = GradientBoostingClassifier.fit(X, new int[N], TEN);
        assertThat(model.predictProbabilities(X).data()).hasSize(N).containsOnly(1);
        assertThat(model.trainingLosses()).containsOnly(0);
    }

    // a gap goes to the side that is better for it, and both classes end in leaves that are nearly pure without overflow
    @Test
    void gapsAndPureLeaves() {
        Matrix x = Matrix.of(new double[][] {{1}, {2}, {8}, {9}, {Double.NaN}, {Double.NaN}});
        var model = GradientBoostingClassifier.fit(x, new int[] {0, 0, 1, 1, 1, 1}, BoostingOptions.of(2000, 1, 3));
        assertThat(model.predict(x)).containsExactly(0, 0, 1, 1, 1, 1);
        assertThat(Arrays.stream(model.predictProbabilities(x).data()).allMatch(p -> p >= 0 && p <= 1)).isTrue();
        assertThat(model.trainingLosses()[2000]).isBetween(0.0, 1e-10);
    }

    @Test
    void aFileKeepsEveryBit(@TempDir Path folder) {
        Table table = Table.of(IntStream.range(0, N).mapToObj(X::row).toArray(double[][]::new), List.of("a", "b", "c"));
        FittedRegressor numbers = Pipeline.of().fitRegressor(table, Y, (x, y) -> GradientBoostingRegressor.fit(x, y, SQUARED,
                TEN));
        PipelineFile.save(numbers, folder.resolve("r.json"));
        assertThat(PipelineFile.readRegressor(folder.resolve("r.json")).predict(table)).containsExactly(numbers.predict(table));
        for (int[] labels : List.of(TWO, THREE)) {
            List<String> names = List.of("low", "middle", "high").subList(0, Arrays.stream(labels).max().orElseThrow() + 1);
            FittedClassifier classes = Pipeline.of().fitClassifier(table, new Target.Labels(labels, names),
                    (x, y) -> GradientBoostingClassifier.fit(x, y, TEN.withValidation(0.2, 3)));
            PipelineFile.save(classes, folder.resolve("c.json"));
            assertThat(PipelineFile.readClassifier(folder.resolve("c.json")).probabilities(table, "middle".equals(names.get(1))
                    ? "middle" : "low")).containsExactly(classes.probabilities(table, names.get(1)));
        }
    }

    @Test
    void aStateThatDoesNotFitIsRefused() {
        Map<String, Object> good = GradientBoostingClassifier.fit(X, THREE, TEN).state();
        assertThat(GradientBoostingClassifier.fromState(good).trees()).hasSize(10);
        refused(() -> GradientBoostingClassifier.fromState(with(good, "classes", 4)), "gradient-boosting-classifier: 3 starts:"
                + " must be 4");
        refused(() -> GradientBoostingClassifier.fromState(with(good, "columns", 2)), "gradient-boosting-classifier: a tree of"
                + " 3 columns: must have 2");
        List<?> trees = (List<?>) good.get("trees");
        refused(() -> GradientBoostingClassifier.fromState(with(good, "trees", trees.subList(0, 4))),
                "gradient-boosting-classifier: 4 trees: must be a multiple of 3");
    }

    private static Map<String, Object> with(Map<String, Object> state, String name, Object value) {
        Map<String, Object> other = new HashMap<>(state);
        other.put(name, value);
        return other;
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Matrix x = Matrix.of(new double[][] {{1}, {2}});
        refused(() -> GradientBoostingRegressor.fit(x, new double[] {1}, SQUARED, TEN), "GradientBoostingRegressor.fit: 1"
                + " values of y, 2 rows: each row needs one");
        refused(() -> GradientBoostingRegressor.fit(x, new double[] {1, Double.NaN}, SQUARED, TEN),
                "y[1] = NaN: must be finite");
        refused(() -> GradientBoostingClassifier.fit(x, new int[] {0, 2}, TEN), "GradientBoostingClassifier.fit: no row has"
                + " label 1, the largest is 2");
        refused(() -> GradientBoostingClassifier.fit(x, new int[] {0}, TEN), "GradientBoostingClassifier.fit: 1 labels, 2"
                + " rows");
        refused(() -> GradientBoostingRegressor.fit(Matrix.of(new double[][] {{1}, {Double.POSITIVE_INFINITY}}),
                new double[] {1, 2}, SQUARED, TEN), "Features.of: row 1, column 'x0': Infinity");
        refused(() -> GradientBoostingClassifier.fit(x, new int[] {0, 1}, TEN.withValidation(0.5, 2)), "Split.stratified");
        assertThatThrownBy(() -> GradientBoostingRegressor.fit(x, new double[] {-1e200, 1e200}, SQUARED, TEN))
                .isInstanceOf(ArithmeticException.class).hasMessage("GradientBoostingRegressor.fit: the loss of the first"
                + " prediction is Infinity: y is too large, divide it by a constant");
        var model = GradientBoostingRegressor.fit(x, new double[] {1, 2}, SQUARED, TEN);
        refused(() -> model.predict(X), "GradientBoostingRegressor.predict: 3 columns: the model has learned from 1");
        refused(() -> model.stagedPredictions(X), "GradientBoostingRegressor.stagedPredictions: 3 columns");
        refused(() -> BoostingOptions.of(0, 0.1, 1), "BoostingOptions: rounds = 0: must be at least 1");
        refused(() -> BoostingOptions.of(1, 0, 1), "BoostingOptions: learningRate = 0.0: must be above 0 and at most 1");
        refused(() -> TEN.withSampleShare(0), "BoostingOptions: sampleShare = 0.0: must be above 0 and at most 1");
        refused(() -> TEN.withValidation(1, 2), "BoostingOptions: validationShare = 1.0: must be at least 0 and below 1");
        refused(() -> TEN.withValidation(0.1, 0), "BoostingOptions: patience = 0: must be at least 1");
        refused(() -> new RegressionLoss.Huber(1.5), "RegressionLoss.Huber: share = 1.5: must be above 0 and at most 1");
        refused(() -> new RegressionLoss.Quantile(0), "RegressionLoss.Quantile: q = 0.0: must lie strictly between 0 and 1");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }
}
