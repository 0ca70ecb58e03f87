package scratch.classic.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
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

import scratch.classic.boosting.AdaBoost.Options;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.decisiontree.TreeOptions;
import scratch.classic.pipeline.FittedClassifier;
import scratch.classic.pipeline.Pipeline;
import scratch.classic.pipeline.PipelineFile;
import scratch.math.Matrix;

/// AdaBoost as scikit-learn's; what its theory promises; learners that are perfect or no better than chance; bad input.
class AdaBoostTest {
    private static final Matrix X = WavyRows.X;
    private static final double[] WEIGHTS = IntStream.range(0, WavyRows.N).mapToDouble(i -> 1 + i % 3).toArray();

    private static int[] wrong(AdaBoost model, int... labels) {
        return Arrays.stream(model.stagedPredictions(X)).mapToInt(stage -> (int) IntStream.range(0, labels.length)
                .filter(i -> stage[i] != labels[i]).count()).toArray();
    }

    // scikit-learn 1.2.1: AdaBoostClassifier(DecisionTreeClassifier(max_depth=1), n_estimators=8, algorithm="SAMME"):
    // estimator_errors_, estimator_weights_, staged_predict, feature_importances_; the same for each random_state
    @Test
    void twoClassesAsScikitLearn() {
        AdaBoost model = AdaBoost.fit(X, WavyRows.TWO, Options.stumps(8));
        assertThat(model.errors()).containsExactly(new double[] {0.17500000000000002, 0.21572871572871571, 0.1887986019020778,
            0.230687537691873, 0.29770685737289304, 0.26157925316443925, 0.2916241112468061, 0.3171943696262287},
                within(1e-12));
        assertThat(model.alphas()).containsExactly(new double[] {1.5505974124111668, 1.290733313730523, 1.4578355078246181,
            1.2044330656967632, 0.8582415966885953, 1.0377764708458475, 0.8875091863778128, 0.7666954975229828},
                within(1e-12));
        assertThat(wrong(model, WavyRows.TWO)).containsExactly(21, 21, 9, 21, 5, 9, 3, 3);
        assertThat(model.importances()).containsExactly(new double[] {0.664618535723421, 0.23735554976568468,
            0.09802591451089433}, within(1e-12));
    }

    // the same with learning_rate=0.5, sample_weight = 1, 2, 3, 1, 2, 3, ...
    @Test
    void weightedRowsAndAShrunkVoteAsScikitLearn() {
        AdaBoost model = AdaBoost.fit(X, WavyRows.TWO, WEIGHTS, new Options(8, 0.5, TreeOptions.depth(1)));
        assertThat(model.errors()).containsExactly(new double[] {0.18333333333333338, 0.27922577400116705, 0.23548160551007769,
            0.2645882702709252, 0.2988907171370176, 0.27688794014994184, 0.3085413805501267, 0.2999739806984539},
                within(1e-12));
        assertThat(model.alphas()).containsExactly(new double[] {0.7469625126561279, 0.47415263388809625, 0.5888066418610716,
            0.5111277991091484, 0.42629287924772874, 0.47997566344255327, 0.40347366927929523, 0.42371088244684274},
                within(1e-12));
        assertThat(wrong(model, WavyRows.TWO)).containsExactly(21, 21, 9, 21, 9, 9, 5, 9);
    }

    @Test
    void threeClassesAsScikitLearn() {
        AdaBoost stumps = AdaBoost.fit(X, WavyRows.THREE, Options.stumps(8));
        assertThat(stumps.errors()).containsExactly(new double[] {0.325, 0.38366571699905033, 0.41556867551161897,
            0.4816434289149525, 0.3919019476639395, 0.43773872857568463, 0.4256483486692324, 0.4832080015429318},
                within(1e-12));
        assertThat(wrong(stumps, WavyRows.THREE)).containsExactly(39, 39, 40, 40, 27, 21, 30, 27);
        AdaBoost deeper = AdaBoost.fit(X, WavyRows.THREE, WEIGHTS, new Options(6, 1, TreeOptions.depth(2)));
        assertThat(deeper.alphas()).containsExactly(new double[] {1.7477963458069388, 2.136599955519784, 1.83432672710522,
            1.531498739690235, 1.3874481111418089, 1.557882421153131}, within(1e-12));
        assertThat(wrong(deeper, WavyRows.THREE)).containsExactly(34, 49, 24, 41, 22, 31);
        assertThat(deeper.importances()).containsExactly(new double[] {0.6056060644573071, 0.3712431005645293,
            0.023150834978163608}, within(1e-12));
    }

    // Freund and Schapire's bound: no more training errors than the product of 2·sqrt(ε(1 − ε))
    @Test
    void trainingErrorsStayBelowTheirBound() {
        AdaBoost model = AdaBoost.fit(X, WavyRows.TWO, Options.stumps(60));
        int[] wrong = wrong(model, WavyRows.TWO);
        double bound = 1;
        for (int t = 0; t < wrong.length; t++) {
            bound *= 2 * Math.sqrt(model.errors()[t] * (1 - model.errors()[t]));
            assertThat(wrong[t] / (double) WavyRows.N).isLessThanOrEqualTo(bound);
        }
        assertThat(wrong[wrong.length - 1]).isEqualTo(1);
        assertThat(bound).isCloseTo(0.061, within(5e-4));
    }

    // the product of the bound is the mean of exp(−margin of the halved votes)
    @Test
    void theBoundIsTheExponentialLoss() {
        AdaBoost model = AdaBoost.fit(X, WavyRows.TWO, Options.stumps(12));
        double bound = Arrays.stream(model.errors()).map(e -> 2 * Math.sqrt(e * (1 - e))).reduce(1, (a, b) -> a * b);
        double total = Arrays.stream(model.alphas()).sum();
        double loss = Arrays.stream(model.margins(X, WavyRows.TWO)).map(m -> Math.exp(-m * total / 2)).average().orElseThrow();
        assertThat(loss).isCloseTo(bound, within(1e-12));
    }

    // a tree is no better than chance on the rows as it leaves them weighted, so that the next one is another
    @Test
    void noTreeIsRepeatedAtOnce() {
        for (int[] labels : List.of(WavyRows.TWO, WavyRows.THREE)) {
            AdaBoost model = AdaBoost.fit(X, labels, Options.stumps(20));
            for (int t = 1; t < model.trees().size(); t++) {
                assertThat(model.trees().get(t).predict(X)).isNotEqualTo(model.trees().get(t - 1).predict(X));
            }
        }
    }

    @Test
    void aWeightOfTwoIsTheRowTwiceAndOfZeroNoRow() {
        double[] weights = IntStream.range(0, WavyRows.N).mapToDouble(i -> i % 3).toArray();
        int[] twice = IntStream.range(0, WavyRows.N).flatMap(i -> IntStream.generate(() -> i).limit(i % 3)).toArray();
        AdaBoost once = AdaBoost.fit(X, WavyRows.TWO, weights, Options.stumps(10));
        AdaBoost copies = AdaBoost.fit(X.selectRows(twice), Arrays.stream(twice).map(i -> WavyRows.TWO[i]).toArray(),
                Options.stumps(10));
        assertThat(once.alphas()).containsExactly(copies.alphas(), within(1e-9));
        assertThat(once.predict(X)).containsExactly(copies.predict(X));
    }

    @Test
    void votesAndProbabilitiesByHand() {
        AdaBoost model = AdaBoost.fit(X, WavyRows.TWO, Options.stumps(3));
        double[] alphas = model.alphas();
        int[] said = model.trees().stream().mapToInt(tree -> tree.predict(X)[7]).toArray();
        double ones = IntStream.range(0, 3).mapToDouble(t -> said[t] * alphas[t]).sum();
        double zeros = alphas[0] + alphas[1] + alphas[2] - ones;
        assertThat(model.votes(X).row(7)).containsExactly(new double[] {zeros, ones}, within(1e-12));
        assertThat(model.predictProbabilities(X).get(7, 1)).isCloseTo(1 / (1 + Math.exp(zeros - ones)), within(1e-12));
        assertThat(model.margins(X, WavyRows.TWO)[7]).isCloseTo((WavyRows.TWO[7] == 1 ? ones - zeros : zeros - ones)
                / (ones + zeros), within(1e-12));
        assertThat(model.predict(X)).containsExactly(model.stagedPredictions(X)[2]);
    }

    @Test
    void marginsAreAboveZeroWhereTheAnswerIsRight() {
        AdaBoost model = AdaBoost.fit(X, WavyRows.THREE, Options.stumps(9));
        double[] margins = model.margins(X, WavyRows.THREE);
        int[] answers = model.predict(X);
        for (int i = 0; i < WavyRows.N; i++) {
            assertThat(margins[i] > 0).isEqualTo(answers[i] == WavyRows.THREE[i]);
            assertThat(margins[i]).isBetween(-1.0, 1.0);
        }
    }

    // Freund and Schapire 1997: its vote would be infinite
    @Test
    void aPerfectTreeAnswersAlone() {
        Matrix x = Matrix.of(new double[][] {{1}, {2}, {3}, {4}});
        int[] labels = {0, 0, 1, 1};
        AdaBoost model = AdaBoost.fit(x, labels, Options.stumps(50));
        assertThat(model.trees()).hasSize(1);
        assertThat(model.errors()).containsExactly(0);
        assertThat(model.importances()).containsExactly(1);
        assertThat(model.alphas()).containsExactly(new double[] {Math.log(7)}, within(1e-12));
        assertThat(model.predict(x)).containsExactly(labels);
        assertThat(model.predictProbabilities(x).get(0, 0)).isCloseTo(7 / 8.0, within(1e-12));
        assertThat(model.margins(x, labels)).containsExactly(1, 1, 1, 1);
    }

    // the first tree of two levels is greedy and wrong about a row, the third is right about all
    @Test
    void aTreeThatIsPerfectInALaterRoundAnswersAlone() {
        Matrix x = Matrix.of(new double[][] {{3, 0}, {0, 1}, {2, 3}, {2, 3}, {0, 2}});
        int[] labels = {0, 1, 1, 1, 0};
        AdaBoost two = AdaBoost.fit(x, labels, new Options(2, 1, TreeOptions.depth(2)));
        assertThat(two.trees()).hasSize(2);
        AdaBoost three = AdaBoost.fit(x, labels, new Options(3, 1, TreeOptions.depth(2)));
        assertThat(three.trees()).hasSize(1);
        assertThat(three.errors()).containsExactly(0);
        assertThat(three.predict(x)).containsExactly(labels);
    }

    @Test
    void noBetterThanChanceMeansNoTreesAndEqualProbabilities() {
        Matrix xor = Matrix.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
        AdaBoost model = AdaBoost.fit(xor, new int[] {0, 1, 1, 0}, Options.stumps(10));
        assertThat(model.trees()).isEmpty();
        assertThat(model.predictProbabilities(xor).data()).containsOnly(0.5);
        assertThat(model.importances()).containsExactly(0, 0);
        assertThat(model.margins(xor, new int[] {0, 1, 1, 0})).containsExactly(0, 0, 0, 0);
        assertThat(model.stagedPredictions(xor)).isEmpty();
        AdaBoost two = AdaBoost.fit(xor, new int[] {0, 1, 1, 0}, new Options(10, 1, TreeOptions.depth(2)));
        assertThat(two.predict(xor)).containsExactly(0, 1, 1, 0);
    }

    @Test
    void equalFeaturesGiveTheLargestClassAndOneRound() {
        Matrix equal = Matrix.of(new double[][] {{4}, {4}, {4}, {4}});
        AdaBoost model = AdaBoost.fit(equal, new int[] {0, 1, 1, 1}, Options.stumps(10));
        assertThat(model.trees()).hasSize(1);
        assertThat(model.predict(equal)).containsExactly(1, 1, 1, 1);
        assertThat(model.predictProbabilities(equal).get(0, 1)).isCloseTo(0.75, within(1e-12));
        AdaBoost blind = AdaBoost.fit(Matrix.of(new double[][] {{Double.NaN}, {Double.NaN}, {Double.NaN}}),
                new int[] {0, 1, 1}, Options.stumps(3));
        assertThat(blind.predict(Matrix.of(new double[][] {{5}}))).containsExactly(1);
    }

    @Test
    void oneClassIsCertain() {
        AdaBoost model = AdaBoost.fit(X, new int[WavyRows.N], Options.stumps(4));
        assertThat(model.trees()).isEmpty();
        assertThat(model.predictProbabilities(X).data()).containsOnly(1).hasSize(WavyRows.N);
    }

    @Test
    void missingValuesAndLimitsAreTheTrees() {
        Matrix x = Matrix.of(new double[][] {{1}, {2}, {8}, {9}, {Double.NaN}, {Double.NaN}});
        AdaBoost model = AdaBoost.fit(x, new int[] {0, 0, 1, 1, 1, 1}, Options.stumps(5));
        assertThat(model.predict(x)).containsExactly(0, 0, 1, 1, 1, 1);
        AdaBoost wide = AdaBoost.fit(X, WavyRows.TWO, new Options(5, 1, TreeOptions.full().withMinLeaf(1000)));
        assertThat(wide.trees()).hasSize(1);
        assertThat(wide.predict(X)).containsOnly(wide.predict(X)[0]);
    }

    // one row in two under both labels: 300 rounds of boosting them change no weight to 0, NaN or infinity
    @Test
    void contradictionsStayFinite() {
        Matrix x = Matrix.zeros(40, 1);
        int[] labels = new int[40];
        for (int i = 0; i < 40; i++) {
            x.set(i, 0, i / 2);
            labels[i] = i < 20 ? i % 2 : i / 30;
        }
        AdaBoost model = AdaBoost.fit(x, labels, new Options(300, 1, TreeOptions.depth(3)));
        assertThat(model.alphas()).isNotEmpty();
        assertThat(Arrays.stream(model.alphas()).allMatch(alpha -> alpha > 0 && alpha < 10)).isTrue();
        assertThat(Arrays.stream(model.predictProbabilities(x).data()).allMatch(p -> p >= 0 && p <= 1)).isTrue();
    }

    @Test
    void noWeightVanishesAndNoneAppears() {
        RowWeights weights = RowWeights.of("here", 3, 1, 1, 0);
        boolean[] first = {true, false, true};
        for (int round = 0; round < 2; round++) {
            weights.multiply(first, 1e200);
        }
        assertThat(weights.values()).containsExactly(1, 1e-300, 0);
        weights.multiply(new boolean[] {false, true, false}, 1e300);
        assertThat(weights.values()).containsExactly(new double[] {0.5, 0.5, 0}, within(1e-12));
    }

    @Test
    void largeScoresDoNotOverflow() {
        double[] scores = {7, 1000, 1000, 0};
        Softmax.inPlace(scores, 1, 3);
        assertThat(scores).containsExactly(7, 0.5, 0.5, 0);
    }

    @Test
    void aFileKeepsEveryBit(@TempDir Path folder) {
        Table table = Table.of(IntStream.range(0, WavyRows.N).mapToObj(X::row).toArray(double[][]::new),
                List.of("a", "b", "c"));
        var labels = new Target.Labels(WavyRows.THREE, List.of("low", "middle", "high"));
        FittedClassifier fitted = Pipeline.of().fitClassifier(table, labels,
                (x, y) -> AdaBoost.fit(x, y, Options.stumps(7)));
        PipelineFile.save(fitted, folder.resolve("a.json"));
        FittedClassifier read = PipelineFile.readClassifier(folder.resolve("a.json"));
        assertThat(read.probabilities(table, "high")).containsExactly(fitted.probabilities(table, "high"));
        assertThat(((AdaBoost) read.model()).errors()).containsExactly(((AdaBoost) fitted.model()).errors());
    }

    @Test
    void aStateThatDoesNotFitIsRefused() {
        Map<String, Object> good = AdaBoost.fit(X, WavyRows.TWO, Options.stumps(2)).state();
        assertThat(AdaBoost.fromState(good).alphas()).hasSize(2);
        refused(() -> AdaBoost.fromState(with(good, "alphas", List.of(1))), "ada-boost: 2 errors, 1 alphas, 2 trees: each tree"
                + " needs one of both");
        refused(() -> AdaBoost.fromState(with(good, "trees", List.of(1, 2))), "ada-boost: 'trees' holds 1: must be trees");
        refused(() -> AdaBoost.fromState(with(good, "columns", 2)), "ada-boost: a tree of 3 columns and 2 classes: must have 2"
                + " and 2");
        refused(() -> AdaBoost.fromState(with(good, "classes", 0.5)), "ada-boost: 'classes' is 0.5: must be a whole number"
                + " above 0");
    }

    private static Map<String, Object> with(Map<String, Object> state, String name, Object value) {
        Map<String, Object> other = new HashMap<>(state);
        other.put(name, value);
        return other;
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Matrix x = Matrix.of(new double[][] {{1}, {2}});
        Options stumps = Options.stumps(3);
        refused(() -> AdaBoost.fit(x, new int[] {0}, stumps), "AdaBoost.fit: 1 labels, 2 rows: each row needs one");
        refused(() -> AdaBoost.fit(x, new int[] {0, -1}, stumps), "AdaBoost.fit: label -1 of row 1: must be 0 or more");
        refused(() -> AdaBoost.fit(x, new int[] {0, 2}, stumps), "AdaBoost.fit: no row has label 1, the largest is 2: labels"
                + " must be 0 to K - 1, each of which occurs");
        refused(() -> AdaBoost.fit(x, new int[] {0, 1}, new double[] {1}, stumps), "AdaBoost.fit: 1 row weights, 2 rows: each"
                + " row needs one");
        refused(() -> AdaBoost.fit(x, new int[] {0, 1}, new double[] {1, Double.NaN}, stumps), "AdaBoost.fit: weight NaN of row"
                + " 1: must be finite, 0 or more");
        refused(() -> AdaBoost.fit(x, new int[] {0, 1}, new double[2], stumps), "AdaBoost.fit: the row weights add up to 0.0:"
                + " must be above 0 and finite");
        refused(() -> AdaBoost.fit(Matrix.of(new double[][] {{1}, {Double.NEGATIVE_INFINITY}}), new int[] {0, 1}, stumps),
                "Features.of: row 1, column 'x0': -Infinity: must be finite, or NaN where it is missing");
        refused(() -> AdaBoost.fit(Matrix.zeros(0, 1), new int[0], stumps), "Features.of: (0, 1): at least one row and one"
                + " column are needed");
        AdaBoost model = AdaBoost.fit(x, new int[] {0, 1}, stumps);
        refused(() -> model.predict(X), "AdaBoost.votes: 3 columns: the model has learned from 1");
        refused(() -> model.stagedPredictions(X), "AdaBoost.stagedPredictions: 3 columns: the model has learned from 1");
        refused(() -> model.margins(x, new int[] {0}), "AdaBoost.margins: 1 labels, 2 rows: each row needs one");
        refused(() -> model.margins(x, new int[] {0, 2}), "AdaBoost.margins: label 2 of row 1: must be from 0 to 1");
        refused(() -> Options.stumps(0), "AdaBoost.Options: rounds = 0: must be at least 1");
        refused(() -> new Options(1, 1.5, TreeOptions.depth(1)), "AdaBoost.Options: learningRate = 1.5: must be above 0 and at"
                + " most 1");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }
}
