package scratch.classic.foundation.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.LinearRegression;
import scratch.classic.preprocess.Scaler;
import scratch.example.data.Generators;
import scratch.math.Matrix;

/// Every number of the README that the example does not print, and what must always hold.
class ScalingTest {
    private static final Offset<Double> EXACT = within(1e-14);
    private static final Target NOTHING = new Target.Nothing();
    private static final Wines WINES = Ex302Scaling.wines();

    @Test
    void fiveNumbersOfTheReadmeByHand() {
        Table five = Table.of(new NumericColumn("x", 1, 2, 3, 4, 10));
        assertThat(Scaler.standard().fit(five, NOTHING).range("x").shift()).isEqualTo(4);
        assertThat(Scaler.standard().fit(five, NOTHING).range("x").unit()).isCloseTo(3.1623, within(5e-5));
        assertThat(Scaler.minMax().fit(five, NOTHING).range("x")).isEqualTo(new Scaler.Range(1, 9));
        assertThat(Scaler.robust().fit(five, NOTHING).range("x")).isEqualTo(new Scaler.Range(3, 2));
        assertThat(gap("standard", five)).isCloseTo(0.9487, within(5e-5));
        assertThat(gap("min-max", five)).isCloseTo(1 / 3.0, EXACT);
        assertThat(gap("robust", five)).isEqualTo(1.5);
    }

    @Test
    void tenBecomesAThousandByHand() {
        Table five = Table.of(new NumericColumn("x", 1, 2, 3, 4, 1000));
        assertThat(Scaler.standard().fit(five, NOTHING).range("x").shift()).isCloseTo(202, within(1e-12));
        assertThat(Scaler.standard().fit(five, NOTHING).range("x").unit()).isCloseTo(399.0013, within(5e-5));
        assertThat(Scaler.minMax().fit(five, NOTHING).range("x")).isEqualTo(new Scaler.Range(1, 999));
        assertThat(Scaler.robust().fit(five, NOTHING).range("x")).isEqualTo(new Scaler.Range(3, 2));
        assertThat(gap("standard", five)).isCloseTo(0.0075, within(5e-5));
        assertThat(gap("min-max", five)).isCloseTo(0.0030, within(5e-5));
        assertThat(gap("robust", five)).isEqualTo(1.5);
    }

    // From 1 to 4, scaled.
    private static double gap(String way, Table five) {
        double[] z = Wines.fitted(way, five).apply(five).numeric("x").values();
        return z[3] - z[0];
    }

    @Test
    void theUnitDecidesWhichFlatIsNear() {
        Matrix flats = Matrix.of(new double[][] {{3, 110}, {7, 104}});
        assertThat(NearestRows.of(flats, new double[] {3, 100}, 2)).containsExactly(1, 0);          // 32 < 100
        Matrix scaled = Matrix.of(new double[][] {{1.5, 5.5}, {3.5, 5.2}});                          // units 2 and 20
        assertThat(NearestRows.of(scaled, new double[] {1.5, 5}, 2)).containsExactly(0, 1);         // 0.25 < 4.04
    }

    @Test
    void theWineOfTheFigureGetsOtherNeighbours() {
        Table pair = WINES.train().select("flavanoids", "proline");
        assertThat(cultivarsNear("as they are", pair)).containsExactly(0, 0, 1, 2, 2, 2);
        assertThat(cultivarsNear("standard", pair)).containsExactly(0, 0, 0, 1, 0, 0);
    }

    private static int[] cultivarsNear(String way, Table pair) {
        Matrix x = Wines.fitted(way, pair).apply(pair).toMatrix();
        return IntStream.of(NearestRows.of(x, x.row(26), 6)).map(i -> WINES.trainLabels()[i]).toArray();
    }

    /// scikit-learn 1.2.1 on the same 119 rows: `StandardScaler().fit(X[~test])` and so on, `test = arange(178) % 3 == 2`;
    /// columns proline and flavanoids, and the first test row scaled (alcohol, flavanoids, proline).
    @Test
    void zeroAndUnitAreScikitLearns() {
        assertRange(Scaler.standard(), 748.1008403361344, 322.7236347915587, 2.060588235294118, 1.0056130653350304);
        assertRange(Scaler.minMax(), 290, 1390, 0.47, 4.61);
        assertRange(Scaler.robust(), 675, 530, 2.17, 1.7999999999999998);
        assertFirst("standard", 0.2212334913759617, 1.1728286011408862, 1.3537873045649438);
        assertFirst("min-max", 0.5725806451612905, 0.6008676789587852, 0.6438848920863309);
        assertFirst("robust", 0.10038610038610085, 0.5944444444444447, 0.9622641509433962);
    }

    private static void assertRange(Scaler scaler, double... wanted) {
        Scaler.Fitted fitted = scaler.fit(WINES.train(), NOTHING);
        assertThat(fitted.range("proline").shift()).isCloseTo(wanted[0], within(1e-10));
        assertThat(fitted.range("proline").unit()).isCloseTo(wanted[1], within(1e-10));
        assertThat(fitted.range("flavanoids").shift()).isCloseTo(wanted[2], within(1e-13));
        assertThat(fitted.range("flavanoids").unit()).isCloseTo(wanted[3], within(1e-13));
    }

    private static void assertFirst(String way, double... wanted) {
        Table first = Wines.fitted(way, WINES.train()).apply(WINES.test().select(new int[] {0}));
        List<String> names = List.of("alcohol", "flavanoids", "proline");
        for (int i = 0; i < wanted.length; i++) {
            assertThat(first.numeric(names.get(i)).value(0)).isCloseTo(wanted[i], within(1e-12));
        }
    }

    /// `KNeighborsClassifier(5)` of scikit-learn: the same four counts.
    @Test
    void fiveNeighboursAreRightAsOftenAsInScikitLearn() {
        int[] right = IntStream.range(0, 4).map(i -> NearestRows.agreeing(WINES.answers(
                Wines.fitted(Wines.WAYS[i], WINES.train()), WINES.train(), WINES.test(), 5), WINES.testLabels())).toArray();
        assertThat(right).containsExactly(42, 57, 57, 56);
    }

    @Test
    void aTypoCostsTheColumnUnderStandardAndMinMaxAndNotUnderRobust() {
        Table wrong = Wines.typo(WINES.train(), "proline", 100);
        assertThat(Wines.unit("standard", wrong, "proline")).isGreaterThan(25 * 322);
        assertThat(Wines.unit("robust", wrong, "proline")).isCloseTo(530, within(1e-9));
        assertThat(Ex302Scaling.changed(WINES, "standard", 5, 100, true)).isEqualTo(3);
        assertThat(Ex302Scaling.changed(WINES, "min-max", 5, 100, true)).isEqualTo(4);
        assertThat(Ex302Scaling.changed(WINES, "robust", 5, 100, true)).isZero();
    }

    @Test
    void aWorseTypoCostsNoMore() {
        for (double factor : new double[] {100, 100_000}) {
            Table wrong = Wines.typo(WINES.train(), "proline", factor);
            int[] right = IntStream.range(1, 4).map(i -> NearestRows.agreeing(WINES.answers(
                    Wines.fitted(Wines.WAYS[i], wrong), wrong, WINES.test(), 5), WINES.testLabels())).toArray();
            assertThat(right).containsExactly(55, 55, 57);
        }
    }

    private static Table inGrams(Table rows) {
        double[] grams = rows.numeric("proline").values();
        for (int i = 0; i < grams.length; i++) {
            grams[i] /= 1000;
        }
        return rows.with(new NumericColumn("proline", grams));
    }

    @Test
    void prolineInGramsGivesTheDistanceToMagnesium() {
        Wines wines = new Wines(inGrams(WINES.train()), inGrams(WINES.test()), WINES.trainLabels(), WINES.testLabels());
        UnaryOperator<Table> asTheyAre = Wines.fitted("as they are", wines.train());
        assertThat(Wines.share(wines.train(), "proline")).isCloseTo(0.0005, within(5e-5));
        assertThat(Wines.share(wines.train(), "magnesium")).isGreaterThan(0.8);
        assertThat(NearestRows.agreeing(wines.answers(asTheyAre, wines.train(), wines.test(), 5), wines.testLabels()))
                .isEqualTo(46);
        assertThat(Ex302Scaling.descent(wines, asTheyAre).stepsTo(0.001)).isEqualTo(-1);
        assertThat(Ex302Scaling.leastSquares(wines, asTheyAre)).isCloseTo(0.450047, within(5e-7));
    }

    @Test
    void prolineInGramsChangesNothingThatIsScaled() {
        Table other = inGrams(WINES.train());
        for (String way : List.of("standard", "min-max", "robust")) {
            double[] before = Wines.fitted(way, WINES.train()).apply(WINES.train()).numeric("proline").values();
            double[] after = Wines.fitted(way, other).apply(other).numeric("proline").values();
            for (int i = 0; i < before.length; i++) {
                assertThat(after[i]).isCloseTo(before[i], within(1e-12));
            }
        }
    }

    @Test
    void leastSquaresPredictsTheSameInEveryUnit() {
        double raw = Ex302Scaling.leastSquares(WINES, Wines.fitted("as they are", WINES.train()));
        for (String way : Wines.WAYS) {
            assertThat(Ex302Scaling.leastSquares(WINES, Wines.fitted(way, WINES.train()))).isCloseTo(raw, within(1e-10));
        }
    }

    @Test
    void theCoefficientIsMultipliedByTheUnit() {
        Table one = WINES.train().select("proline");
        double[] y = WINES.train().numeric("alcohol").values();
        double raw = LinearRegression.fit(one.toMatrix(), y).coefficients()[0];
        double scaled = LinearRegression.fit(Wines.fitted("standard", one).apply(one).toMatrix(), y).coefficients()[0];
        assertThat(scaled).isCloseTo(raw * Wines.unit("standard", one, "proline"), within(1e-12));
    }

    @Test
    void ofTwoStandardisedColumnsEachGivesHalfOfTheSquaredDistance() {
        Table pair = WINES.train().select("hue", "proline");
        assertThat(Wines.share(Wines.fitted("standard", pair).apply(pair), "hue")).isCloseTo(0.5, EXACT);
        assertThat(Wines.share(pair, "hue")).isLessThan(1e-6);
    }

    @Test
    void descentReachesLeastSquaresAndNeverGoesUp() {
        var random = Generators.random(5);
        double[][] x = new double[40][3];
        double[] y = new double[40];
        for (int i = 0; i < x.length; i++) {
            x[i] = new double[] {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            y[i] = 2 + x[i][0] - 3 * x[i][2] + random.nextGaussian();
        }
        Descent descent = Descent.run(Matrix.of(x), y, 400);
        for (int step = 1; step < 400; step++) {
            assertThat(descent.gaps()[step]).isLessThanOrEqualTo(descent.gaps()[step - 1] + 1e-15);
        }
        assertThat(descent.gaps()[399]).isLessThan(1e-12);
        int steps = descent.stepsTo(1e-3);
        assertThat(descent.gaps()[steps - 1]).isLessThanOrEqualTo(1e-3);
        assertThat(descent.gaps()[steps - 2]).isGreaterThan(1e-3);
        assertThat(Descent.run(Matrix.of(x), y, 2).stepsTo(1e-3)).isEqualTo(-1);
        assertThat(Descent.run(Matrix.of(x), y, 1).gaps()[0]).isEqualTo(descent.gaps()[0]);
    }

    /// x = 1, 3, 2, 2: XᵀX/n = [[1, 2], [2, 4.5]].
    @Test
    void theConditionOfTwoPointsByHand() {
        Descent descent = Descent.run(Matrix.of(new double[][] {{1}, {3}, {2}, {2}}), new double[] {1, 3, 2, 2}, 1);
        double root = Math.sqrt(5.5 * 5.5 - 4 * 0.5);                   // trace 1 + 4.5, determinant 0.5
        assertThat(descent.condition()).isCloseTo((5.5 + root) / (5.5 - root), within(1e-11));
    }

    /// The best line is 2 + x. The Hessian is diag(2, 8), the rate 1/8: from (0, 0) to (1/2, 1), whose excess is 1.5² of 4.
    @Test
    void whatIsMissingAfterOneStepByHand() {
        Descent descent = Descent.run(Matrix.of(new double[][] {{-2}, {2}, {-2}, {2}}), new double[] {0, 4, 0, 4}, 1);
        assertThat(descent.condition()).isCloseTo(4, EXACT);
        assertThat(descent.gaps()[0]).isCloseTo(0.5625, EXACT);
    }

    @Test
    void theVoteGoesToTheCommonestAndThenToTheSmaller() {
        Matrix x = Matrix.of(new double[][] {{0}, {1}, {2}, {3}});
        Matrix at = Matrix.of(new double[][] {{0}, {3}});
        assertThat(NearestRows.vote(x, new int[] {1, 0, 0, 2}, at, 1)).containsExactly(1, 2);
        assertThat(NearestRows.vote(x, new int[] {1, 0, 0, 2}, at, 3)).containsExactly(0, 0);
        assertThat(NearestRows.vote(x, new int[] {2, 1, 0, 0}, at, 2)).containsExactly(1, 0);
    }

    @Test
    void badNumbersAreRefusedByName() {
        Matrix x = Matrix.of(new double[][] {{0}, {1}});
        assertThatIllegalArgumentException().isThrownBy(() -> NearestRows.of(x, new double[] {0}, 3))
                .withMessage("NearestRows.of: k = 3: must be from 1 to 2 rows");
        assertThatIllegalArgumentException().isThrownBy(() -> NearestRows.of(x, new double[] {0, 1}, 1))
                .withMessage("NearestRows.of: a row of 2 values: the rows of x have 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Descent.run(x, new double[] {0, 1}, 0))
                .withMessage("Descent.run: 0 steps: must be at least 1");
    }
}
