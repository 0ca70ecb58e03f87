package scratch.classic.nearest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import scratch.classic.nearest.KNearest.Method;
import scratch.classic.nearest.KNearest.Options;
import scratch.classic.nearest.KNearest.Weighting;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

class KNearestTest {
    private static final Matrix LINE = Matrix.of(new double[][] {{0}, {1}, {3}, {7}, {8}});
    private static final int[] LABELS = {0, 1, 1, 0, 2};
    private static final double[] Y = {10, 20, 40, 80, 90};

    private static Matrix at(double value) {
        return Matrix.of(new double[][] {{value}});
    }

    private static Options weighted(int k) {
        return Options.of(k).withWeighting(Weighting.INVERSE_DISTANCE);
    }

    // of 2.5: 3 at 0.5, 1 at 1.5, 0 at 2.5
    @Test
    void threeNeighboursVoteByHand() {
        assertThat(KNearestClassifier.fit(LINE, LABELS, Options.of(3)).predictProbabilities(at(2.5)).row(0))
                .containsExactly(1 / 3.0, 2 / 3.0, 0);
        // 1/0.5 + 1/1.5 = 8/3 for class 1, 1/2.5 = 2/5 for class 0: 46/15 in all
        assertThat(KNearestClassifier.fit(LINE, LABELS, weighted(3)).predictProbabilities(at(2.5)).row(0))
                .containsExactly(new double[] {6 / 46.0, 40 / 46.0, 0}, within(1e-15));
        assertThat(KNearestRegressor.fit(LINE, Y, Options.of(3)).predict(at(2.5))[0]).isCloseTo(70 / 3.0, within(1e-14));
        assertThat(KNearestRegressor.fit(LINE, Y, weighted(3)).predict(at(2.5))[0])
                .isCloseTo((2 * 40 + 20 / 1.5 + 10 / 2.5) / (46 / 15.0), within(1e-14));
    }

    @Test
    void ofEquallyManyVotesTheSmallerClassWins() {
        assertThat(KNearestClassifier.fit(LINE, LABELS, Options.of(2)).predict(at(7.4))).containsExactly(0);
        assertThat(KNearestClassifier.fit(LINE, LABELS, Options.of(2)).predict(at(7.9))).containsExactly(0);
        assertThat(KNearestClassifier.fit(LINE, LABELS, weighted(2)).predict(at(7.9))).containsExactly(2);
    }

    @Test
    void rowsAtDistanceZeroAloneCountWhenWeighted() {
        Matrix x = Matrix.of(new double[][] {{1}, {1}, {1.5}});
        assertThat(KNearestRegressor.fit(x, new double[] {4, 6, 100}, weighted(3)).predict(at(1))[0]).isEqualTo(5);
        assertThat(KNearestClassifier.fit(x, new int[] {1, 0, 0}, weighted(3)).predictProbabilities(at(1)).row(0))
                .containsExactly(0.5, 0.5);
    }

    @Test
    void aDistanceNextToNothingDoesNotOverflow() {
        Matrix x = Matrix.of(new double[][] {{1e-161}, {2}});
        assertThat(KNearestRegressor.fit(x, new double[] {1e300, 0}, weighted(2)).predict(at(0))[0]).isEqualTo(1e300);
    }

    @Test
    void allRowsAnswerWithTheMeanAndWithTheShares() {
        for (Method method : Method.values()) {
            Options all = Options.of(5).withMethod(method);
            assertThat(KNearestRegressor.fit(LINE, Y, all).predict(at(-100))[0]).isEqualTo(48);
            assertThat(KNearestClassifier.fit(LINE, LABELS, all).predictProbabilities(at(3)).row(0))
                    .containsExactly(0.4, 0.4, 0.2);
        }
    }

    @Test
    void theNearestRowOfATrainingRowIsItself() {
        var digits = Datasets.digits();
        Matrix x = Matrix.of(digits.x()).selectRows(IntStream.range(0, 400).toArray());
        int[] labels = Arrays.copyOf(digits.y(), 400);
        for (Method method : Method.values()) {
            assertThat(KNearestClassifier.fit(x, labels, Options.of(1).withMethod(method)).predict(x)).isEqualTo(labels);
        }
    }

    @Test
    void allMethodsPredictTheSameBits() {
        Wines wines = Wines.standardised();
        double[] y = IntStream.of(wines.trainLabels()).asDoubleStream().toArray();
        for (Weighting weighting : Weighting.values()) {
            Options options = Options.of(9).withWeighting(weighting);
            double[] wanted = KNearestRegressor.fit(wines.train(), y, options).predict(wines.test());
            for (Method method : List.of(Method.BRUTE_FORCE, Method.BALL_TREE)) {
                assertThat(KNearestRegressor.fit(wines.train(), y, options.withMethod(method)).predict(wines.test()))
                        .isEqualTo(wanted);
            }
        }
    }

    @Test
    void aSingleClassIsACertainAnswer() {
        Matrix one = KNearestClassifier.fit(LINE, new int[5], Options.of(2)).predictProbabilities(at(4));
        assertThat(one.row(0)).containsExactly(1);
    }

    /// scikit-learn 1.2.1: KNeighborsClassifier(7, weights=...).predict_proba on every third wine, columns standardised.
    @Test
    void probabilitiesAreScikitLearns() {
        Wines wines = Wines.standardised();
        Matrix equal = KNearestClassifier.fit(wines.train(), wines.trainLabels(), Options.of(7))
                .predictProbabilities(wines.test());
        assertThat(equal.row(12)).containsExactly(new double[] {5 / 7.0, 2 / 7.0, 0}, within(1e-15));
        assertThat(equal.row(22)).containsExactly(new double[] {2 / 7.0, 3 / 7.0, 2 / 7.0}, within(1e-15));
        KNearestClassifier model = KNearestClassifier.fit(wines.train(), wines.trainLabels(), weighted(7));
        Matrix weighted = model.predictProbabilities(wines.test());
        double[][] golden = {{0.747446028893659, 0.2525539711063411, 0}, {0.43558218042747004, 0.56441781957253, 0},
            {0.23803964144910178, 0.5167685488400108, 0.24519180971088753}};
        assertThat(weighted.row(12)).containsExactly(golden[0], within(1e-12));
        assertThat(weighted.row(21)).containsExactly(golden[1], within(1e-12));
        assertThat(weighted.row(22)).containsExactly(golden[2], within(1e-12));
        int[] answers = model.predict(wines.test());
        assertThat(IntStream.range(0, 59).filter(i -> answers[i] == wines.testLabels()[i]).count()).isEqualTo(57);
    }

    /// scikit-learn 1.2.1: KNeighborsRegressor(10, weights=...), every fourth patient of the diabetes data kept.
    @Test
    void predictionsAreScikitLearns() {
        var data = Datasets.diabetes();
        Matrix x = Matrix.of(data.x());
        int[] train = IntStream.range(0, 442).filter(i -> i % 4 != 3).toArray();
        double[] y = IntStream.of(train).mapToDouble(i -> data.y()[i]).toArray();
        Matrix kept = x.selectRows(3, 7, 11);
        assertThat(KNearestRegressor.fit(x.selectRows(train), y, Options.of(10)).predict(kept))
                .containsExactly(new double[] {168.6, 163.8, 153.4}, within(1e-9));
        assertThat(KNearestRegressor.fit(x.selectRows(train), y, weighted(10)).predict(kept))
                .containsExactly(new double[] {173.46314635291793, 162.5258201883851, 152.11733425544992}, within(1e-9));
    }

    @Test
    void whatIsWrittenDownAnswersTheSame() {
        Wines wines = Wines.standardised();
        double[] y = IntStream.of(wines.trainLabels()).asDoubleStream().toArray();
        for (Method method : Method.values()) {
            Options options = weighted(5).withMethod(method);
            var classifier = KNearestClassifier.fit(wines.train(), wines.trainLabels(), options);
            assertThat(KNearestClassifier.fromState(classifier.state()).predictProbabilities(wines.test()))
                    .isEqualTo(classifier.predictProbabilities(wines.test()));
            var regressor = KNearestRegressor.fit(wines.train(), y, options);
            assertThat(KNearestRegressor.fromState(regressor.state()).predict(wines.test()))
                    .isEqualTo(regressor.predict(wines.test()));
            assertThat(regressor.state()).containsEntry("method", method.name());
        }
    }

    @Test
    void aStateThatIsNoneIsRefused() {
        Map<String, Object> state = KNearestClassifier.fit(LINE, LABELS, Options.of(2)).state();
        refused(() -> KNearestClassifier.fromState(with(state, "labels", List.of(0, 1, 1.5, 0, 2))),
                "k-nearest-classifier: 'labels' holds 1.5: must be whole numbers");
        refused(() -> KNearestClassifier.fromState(with(state, "columns", 2)),
                "k-nearest-classifier: 5 numbers in rows of 2 columns: must be whole rows");
        refused(() -> KNearestClassifier.fromState(with(state, "k", 1.5)),
                "k-nearest-classifier: 'k' is 1.5: must be a whole number");
        refused(() -> KNearestClassifier.fromState(with(state, "method", "GUESS")),
                "k-nearest-classifier: 'method' is GUESS: must be one of [BRUTE_FORCE, KD_TREE, BALL_TREE]");
        refused(() -> KNearestRegressor.fromState(KNearestClassifier.fit(LINE, LABELS, Options.of(2)).state()),
                "k-nearest-regressor: 'answers' is null: must be a List");
    }

    private static Map<String, Object> with(Map<String, Object> state, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(state);
        changed.put(name, value);
        return changed;
    }

    @Test
    void whatCannotBeIsRefusedByName() {
        refused(() -> Options.of(0), "KNearest.Options: k = 0: must be at least 1");
        refused(() -> new Options(1, Weighting.UNIFORM, Method.KD_TREE, 0),
                "KNearest.Options: leafSize = 0: must be at least 1");
        refused(() -> Options.of(1).withMethod(null),
                "KNearest.Options: weighting = UNIFORM, method = null: must both be given");
        refused(() -> KNearestClassifier.fit(LINE, LABELS, Options.of(6)),
                "KNearestClassifier.fit: k = 6 of 5 rows: must be at most as many as there are rows");
        refused(() -> KNearestRegressor.fit(LINE, Y, Options.of(6)),
                "KNearestRegressor.fit: k = 6 of 5 rows: must be at most as many as there are rows");
        refused(() -> KNearestClassifier.fit(LINE, new int[] {0, 1}, Options.of(1)),
                "KNearestClassifier.fit: (5, 1) with a right side of 2 rows: must have 5");
        refused(() -> KNearestClassifier.fit(LINE, new int[] {0, 2, 2, 0, 2}, Options.of(1)),
                "KNearestClassifier.fit: no row of class 1 of 3: each must occur");
        refused(() -> KNearestClassifier.fit(LINE, new int[] {0, 1, -1, 0, 0}, Options.of(1)),
                "KNearestClassifier.fit: label -1 of row 2: must be from 0 to K - 1, with K classes that all occur");
        refused(() -> KNearestClassifier.fit(LINE, new int[] {0, 1, 5, 0, 0}, Options.of(1)),
                "KNearestClassifier.fit: label 5 of row 2: must be from 0 to K - 1, with K classes that all occur");
        refused(() -> KNearestRegressor.fit(LINE, new double[] {1, 2, Double.NaN, 4, 5}, Options.of(1)),
                "KNearestRegressor.fit: y[2] = NaN: must be finite");
        refused(() -> KNearestRegressor.fit(Matrix.of(new double[][] {{Double.NaN}}), new double[] {1}, Options.of(1)),
                "KdTree.fit: element (0, 0) is NaN: must be finite");
    }

    @Test
    void answersThatOverflowAreRefused() {
        Matrix x = Matrix.of(new double[][] {{0}, {1}});
        var model = KNearestRegressor.fit(x, new double[] {1.7e308, 1.7e308}, KNearest.Options.of(2));
        assertThatThrownBy(() -> model.predict(x)).isInstanceOf(ArithmeticException.class)
                .hasMessage("KNearestRegressor.predict: row 0: its 2 neighbours' answers add up to Infinity: must be finite:"
                        + " take a larger unit");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
