package scratch.classic.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import scratch.classic.decisiontree.Feature;
import scratch.math.Matrix;

/// What a booster does with data that are of no use, or none.
class HistogramInputTest {
    private static final BoosterOptions FEW = BoosterOptions.standard().withRounds(5, 0.5);
    private static final Matrix X = Matrix.wrap(6, 1, new double[] {1, 2, 3, 4, 5, 6});
    private static final double[] Y = {1, 0, 2, 7, 8, 9};

    @Test
    void oneClassIsRefused() {
        assertThatThrownBy(() -> HistogramClassifier.fit(X, new int[6], FEW))
                .hasMessage("HistogramClassifier.fit: all labels are 0: there must be at least 2 classes");
    }

    @Test
    void labelsThatAreNotZeroToKMinusOneAreRefused() {
        assertThatThrownBy(() -> HistogramClassifier.fit(X, new int[] {0, 1, 3, 0, 1, 3}, FEW)).hasMessage("HistogramClassifier"
                + ".fit: no row of positive weight has label 2, the largest is 3: labels must be 0 to K - 1, each of which"
                + " occurs");
        assertThatThrownBy(() -> HistogramClassifier.fit(X, new int[] {0, 1, -1, 0, 1, 0}, FEW)).hasMessage(
                "HistogramClassifier.fit: label -1.0 of row 2: must be from 0 to K - 1, each of which occurs");
        assertThatThrownBy(() -> HistogramClassifier.fit(X, new int[] {0, 1, 6, 0, 1, 0}, FEW)).hasMessage(
                "HistogramClassifier.fit: label 6.0 of row 2: must be from 0 to K - 1, each of which occurs");
        Sample half = Sample.of(X, 0, 1, 0.5, 0, 1, 0);
        assertThatThrownBy(() -> HistogramClassifier.fit(half, null, HistogramRegressor.features(X), FEW)).hasMessage(
                "HistogramClassifier.fit: label 0.5 of row 2: must be from 0 to K - 1, each of which occurs");
        Sample two = Sample.of(X, new int[] {0, 1, 0, 1, 0, 1});
        Sample three = Sample.of(X, new int[] {0, 1, 2, 1, 0, 1});
        assertThatThrownBy(() -> HistogramClassifier.fit(two, three, HistogramRegressor.features(X), FEW)).hasMessage(
                "HistogramClassifier.fit: label 2.0 of row 2 to watch: must be one of those learned from");
    }

    @Test
    void aClassWhoseRowsAllWeighNothingIsRefused() {
        Sample sample = new Sample(X, new double[] {0, 0, 0, 1, 1, 1}, new double[] {1, 1, 1, 0, 0, 0});
        assertThatThrownBy(() -> HistogramClassifier.fit(sample, null, HistogramRegressor.features(X), FEW))
                .hasMessageContaining("no row of positive weight has label 1");
    }

    @Test
    void constantColumnsGiveTreesOfOneLeaf() {
        Matrix x = Matrix.wrap(6, 2, new double[12]);
        var model = HistogramRegressor.fit(x, Y, FEW);
        assertThat(model.trees().rounds()).allMatch(round -> round.getFirst().leaves() == 1);
        assertThat(model.predict(x)[0]).isCloseTo(4.5, within(1e-6));
        assertThat(model.trees().gainImportances()).containsExactly(0, 0);
    }

    @Test
    void aColumnThatIsMissingInEveryRowIsNeverAskedAbout() {
        Matrix x = Matrix.zeros(6, 2);
        IntStream.range(0, 6).forEach(i -> x.set(i, 0, Double.NaN));
        IntStream.range(0, 6).forEach(i -> x.set(i, 1, i));
        var model = HistogramRegressor.fit(x, Y, FEW);
        assertThat(model.trees().gainImportances()).containsExactly(0, 1);
        Matrix one = Matrix.zeros(6, 1);
        IntStream.range(0, 6).forEach(i -> one.set(i, 0, Double.NaN));
        assertThat(HistogramRegressor.fit(one, Y, FEW).predict(one)[3]).isCloseTo(4.5, within(1e-6));
    }

    @Test
    void anInfiniteFeatureIsRefusedAndMayBePredictedFor() {
        Matrix x = X.copy();
        x.set(4, 0, Double.NEGATIVE_INFINITY);
        assertThatThrownBy(() -> HistogramRegressor.fit(x, Y, FEW)).hasMessage("Bins.of: row 4, column 'x0': -Infinity: must be"
                + " finite, or NaN where it is missing");
        var model = HistogramRegressor.fit(X, Y, FEW);
        assertThat(model.predict(x)[4]).isEqualTo(model.predict(X)[0]);
    }

    @Test
    void moreLeavesThanRowsEndWithARowInEach() {
        BoosterOptions all = FEW.withRounds(1, 1).withGrowth(GrowthOptions.leaves(1000).withPenalties(0, 0));
        var model = HistogramRegressor.fit(X, Y, all);
        assertThat(model.trees().rounds().getFirst().getFirst().leaves()).isEqualTo(6);
        assertThat(model.predict(X)).containsExactly(Y, within(1e-6));
        var deep = HistogramRegressor.fit(X, Y, all.withGrowth(GrowthOptions.depth(50).withPenalties(0, 0)));
        assertThat(deep.predict(X)).containsExactly(Y, within(1e-6));
    }

    @Test
    void oneRowOneLeafAndNoDepthAreAllowed() {
        assertThat(HistogramRegressor.fit(Matrix.zeros(1, 1), new double[] {3}, FEW).predict(X)).containsOnly(3);
        assertThat(HistogramRegressor.fit(X, Y, FEW.withGrowth(GrowthOptions.leaves(1))).predict(X)[0]).isCloseTo(4.5,
                within(1e-6));
        assertThat(HistogramRegressor.fit(X, Y, FEW.withGrowth(GrowthOptions.depth(0))).predict(X)[0]).isCloseTo(4.5,
                within(1e-6));
    }

    @Test
    void duplicateRowsStayTogether() {
        Matrix x = Matrix.wrap(4, 1, new double[] {1, 1, 2, 2});
        var model = HistogramRegressor.fit(x, new double[] {0, 2, 5, 7}, FEW.withRounds(1, 1).withGrowth(
                GrowthOptions.leaves(4).withPenalties(0, 0)));
        assertThat(model.predict(x)).containsExactly(new double[] {1, 1, 6, 6}, within(1e-6));
    }

    @Test
    void equalAnswersAreNotDividedByRounding() {
        Matrix x = Matrix.wrap(100, 1, new SplittableRandom(1).doubles(100).toArray());
        double[] y = IntStream.range(0, 100).mapToDouble(i -> x.get(i, 0) > 0.5 ? 0.1 : 0.7).toArray();
        var model = HistogramRegressor.fit(x, y, FEW.withRounds(1, 1).withGrowth(GrowthOptions.leaves(50)
                .withPenalties(0, 0)));
        assertThat(model.trees().rounds().getFirst().getFirst().leaves()).isEqualTo(2);
    }

    @Test
    void anOutlierLeavesTheOthersInSight() {
        Matrix x = Matrix.wrap(1000, 1, IntStream.range(0, 1000).asDoubleStream().toArray());
        double[] y = IntStream.range(0, 1000).mapToDouble(i -> i < 500 ? -1 : 1).toArray();
        y[999] = 1e9;
        var model = HistogramRegressor.fit(x, y, FEW.withRounds(30, 1).withGrowth(GrowthOptions.leaves(4)
                .withPenalties(0, 0)));
        assertThat(model.predict(x)[0]).isCloseTo(-1, within(0.01));
        assertThat(model.predict(x)[600]).isCloseTo(1, within(0.01));
    }

    @Test
    void anAnswerWhoseDerivativeIsNoFloatIsRefused() {
        assertThatThrownBy(() -> HistogramRegressor.fit(X, new double[] {0, 0, 0, 0, 0, 1e300}, FEW))
                .isInstanceOf(ArithmeticException.class).hasMessageContaining("must be finite, scale y or the weights down");
    }

    // else the curve was infinite, and the booster stopped after one round
    @Test
    void watchedAnswersWhoseLossIsBeyondADoubleAreRefused() {
        Sample learned = Sample.of(X, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0);
        Sample watched = Sample.of(X, 0, 0, 0, 0, 0, 1e300);
        assertThatThrownBy(() -> HistogramRegressor.fit(learned, watched, HistogramRegressor.features(X), FEW))
                .isInstanceOf(ArithmeticException.class).hasMessage("HistogramBooster.fit: the loss of the rows to watch is"
                        + " Infinity: must be finite, scale y or the weights down");
    }

    @Test
    void optionsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> HistogramRegressor.fit(X, Y, FEW.withGrowth(GrowthOptions.leaves(3).withMonotone(1, 1))))
                .hasMessage("HistogramBooster.fit: 2 directions for 1 columns: each column needs one, or none");
        assertThatThrownBy(() -> HistogramRegressor.fit(X, Y, FEW.withPatience(3)))
                .hasMessage("HistogramBooster.fit: patience = 3: needs rows to watch");
        Sample wide = Sample.of(Matrix.zeros(1, 2), 1.0);
        assertThatThrownBy(() -> HistogramRegressor.fit(Sample.of(X, Y), wide, HistogramRegressor.features(X), FEW))
                .hasMessage("HistogramBooster.fit: 2 columns to watch, 1 to learn from: must be the same");
        assertThatThrownBy(() -> HistogramRegressor.fit(Sample.of(X, Y), null, List.of(new Feature("c",
                List.of("a", "b", "c", "d", "e", "f", "g"))), FEW.withGrowth(GrowthOptions.leaves(3).withMonotone(1))))
                .hasMessage("HistogramBooster.fit: column 0 has categories: a direction needs numbers");
        assertThatThrownBy(() -> HistogramRegressor.fit(X, Y, FEW).predict(Matrix.zeros(1, 3)))
                .hasMessage("BoostedTrees.scores: 3 columns: the booster has learned from 1");
        assertThatThrownBy(() -> FEW.withRounds(0, 0.1)).hasMessage("BoosterOptions: rounds = 0: must be at least 1");
        assertThatThrownBy(() -> FEW.withRounds(1, 0)).hasMessage("BoosterOptions: learningRate = 0.0: must be above 0,"
                + " at most 1");
        assertThatThrownBy(() -> FEW.withShares(1.5, 1)).hasMessage("BoosterOptions: rowShare = 1.5: must be above 0,"
                + " at most 1");
        assertThatThrownBy(() -> FEW.withMaxBins(1)).hasMessage("BoosterOptions: maxBins = 1: must be from 2 to 255");
        assertThatThrownBy(() -> GrowthOptions.leaves(3).withPenalties(-1, 0))
                .hasMessage("GrowthOptions: lambda = -1.0: must be finite and not negative");
        assertThatThrownBy(() -> GrowthOptions.leaves(3).withMonotone(2))
                .hasMessage("GrowthOptions: monotone holds 2: must be -1, 0 or 1");
    }

    @Test
    void aSampleThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> Sample.of(X, 1.0, 2.0))
                .hasMessage("Sample: 2 answers and 2 weights for 6 rows: each row needs one of both");
        assertThatThrownBy(() -> Sample.of(X, 1, 2, Double.NaN, 4, 5, 6)).hasMessage("Sample: y[2] = NaN: must be finite");
        assertThatThrownBy(() -> new Sample(X, Y, new double[] {1, 1, -1, 1, 1, 1}))
                .hasMessage("Sample: weight -1.0 of row 2: must not be negative");
        assertThatThrownBy(() -> new Sample(X, Y, new double[6])).hasMessage("Sample: all weights are 0: one must have more");
        assertThatThrownBy(() -> Sample.of(Matrix.zeros(0, 1), new double[0])).hasMessageStartingWith("Sample: (0, 1)");
    }

    @Test
    void aFileThatLeadsInACircleIsRefused() {
        Map<String, Object> state = new HashMap<>(HistogramRegressor.fit(X, Y, FEW.withRounds(1, 1)).state());
        assertThat(HistogramRegressor.fromState(state).predict(X)).isEqualTo(HistogramRegressor.fit(X, Y, FEW.withRounds(1, 1))
                .predict(X));
        Map<String, Object> root = Map.of("rows", 1, "hessian", 1, "value", 0, "feature", 0, "threshold", "1", "leftCodes",
                List.of(), "rightCodes", List.of(), "missingLeft", true, "left", 0);
        state.put("rounds", List.of(List.of(List.of(root))));
        assertThatThrownBy(() -> HistogramRegressor.fromState(state))
                .hasMessage("histogram-regressor: 'left' is 0.0: must be from 1 to 0");
        state.put("rounds", List.of(List.of()));
        assertThatThrownBy(() -> HistogramRegressor.fromState(state))
                .hasMessage("histogram-regressor: a round has 0 trees: must have 1");
        state.put("start", Arrays.asList(0.0, 0.0));
        state.put("rounds", List.of());
        assertThatThrownBy(() -> HistogramRegressor.fromState(state))
                .hasMessage("histogram-regressor: 'start' has 2 numbers: must be 1");
        assertThatThrownBy(() -> HistogramClassifier.fromState(state)).hasMessageStartingWith("histogram-classifier: 'start'");
    }
}
