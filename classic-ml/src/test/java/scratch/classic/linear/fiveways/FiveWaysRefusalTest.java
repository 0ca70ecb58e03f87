package scratch.classic.linear.fiveways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import scratch.classic.linear.fiveways.GradientDescent.Options;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

class FiveWaysRefusalTest {
    private static final Matrix X = Matrix.wrap(5, 1, new double[]{1, 2, 3, 4, 5});
    private static final double[] Y = {2, 4, 5, 4, 5};

    private static final Map<String, Trainer> WAYS = new LinkedHashMap<>();

    static {
        WAYS.put("BetaEstimates.fit", BetaEstimates::fit);
        WAYS.put("NormalEquation.fit", NormalEquation::fit);
        WAYS.put("GradientDescent.fit", (x, y) -> GradientDescent.fit(x, y, Options.batch(0.1, 10)));
    }

    @Test
    void dataThatCannotBeFittedAreRefusedByAllInTheSameWords() {
        refused(X, new double[]{1, 2}, "x has 5 rows, y has 2 values: each row needs its y");
        refused(X, new double[6], "x has 5 rows, y has 6 values: each row needs its y");
        refused(Matrix.zeros(0, 1), new double[0], "x is (0, 1): 2 unknowns need at least 2 rows");
        refused(Matrix.wrap(1, 1, new double[]{3}), new double[]{4}, "x is (1, 1): 2 unknowns need at least 2 rows");
        refused(Matrix.zeros(10, 10), new double[10], "x is (10, 10): 11 unknowns need at least 11 rows");
        refused(Matrix.zeros(5, 0), Y, "x is (5, 0): needs at least one column");
        refused(Matrix.of(new double[][]{{1, 2}, {3, Double.NaN}, {5, 6}}), new double[]{1, 2, 3},
                "x column 1, row 1 is NaN: values must be finite; remove or repair the row");
        refused(X, new double[]{1, 2, 3, Double.NEGATIVE_INFINITY, 5},
                "y, row 3 is -Infinity: values must be finite; remove or repair the row");
        refused(Matrix.of(new double[][]{{1, 0.1}, {2, 0.1}, {3, 0.1}}), new double[]{1, 2, 3},
                "x column 1 is constant (every value is 0.1): it cannot be told from the intercept");
        refused(Matrix.wrap(3, 1, new double[]{1, -2e200, 3}), new double[]{1, 2, 3},
                "x column 0, row 1 is -2.0E200: its square overflows; use a larger unit");
        refused(X, new double[]{1, 2, 1e160, 4, 5}, "y, row 2 is 1.0E160: its square overflows; use a larger unit");
        refused(Matrix.wrap(3, 1, new double[]{0, 1e-200, 0}), new double[]{1, 2, 3},
                "x column 0 spreads over 1.0E-200 only: its square vanishes; use a smaller unit");
    }

    private static void refused(Matrix x, double[] y, String message) {
        WAYS.forEach((name, way) -> assertThatThrownBy(() -> way.fit(x, y)).as(name)
                .isInstanceOf(IllegalArgumentException.class).hasMessage(name + ": " + message));
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() {
        refusedOptions(() -> Options.batch(0, 10), "GradientDescent.Options: learning rate 0.0: must be positive and finite");
        refusedOptions(() -> Options.batch(Double.NaN, 10), "GradientDescent.Options: learning rate NaN: must be"
                + " positive and finite");
        refusedOptions(() -> Options.batch(Double.POSITIVE_INFINITY, 10),
                "GradientDescent.Options: learning rate Infinity: must be positive and finite");
        refusedOptions(() -> Options.batch(0.1, 0), "GradientDescent.Options: 0 epochs: must be at least 1");
        refusedOptions(() -> Options.miniBatch(0, 0.1, 10, 1), "GradientDescent.Options: batch size 0: must be at least 1");
        refusedOptions(() -> Options.batch(0.1, 10).withTolerance(-1),
                "GradientDescent.Options: tolerance -1.0: must be 0 or more");
        refusedOptions(() -> GradientDescent.fit(X, Y, Options.miniBatch(6, 0.1, 10, 1)),
                "GradientDescent.fit: batch size 6, but only 5 rows: must be at most the number of rows");
    }

    private static void refusedOptions(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aRateAtWhichTheFivePointsDivergeIsNamedWithItsStepAndItsLimit() {
        Options tooFast = Options.batch(0.09, 1000).withScaling(Scaling.AS_GIVEN);
        assertThatThrownBy(() -> GradientDescent.fit(X, Y, tooFast)).isInstanceOf(ArithmeticException.class)
                .hasMessage("GradientDescent.fit: learning rate 0.09: diverges, the cost rose to 21.5955 at step 1 "
                        + "(epoch 1): it must be below 2 / largest curvature = 2 / 23.6619 = 0.0845241");
    }

    // The limit is sharp: just below it nothing rises in 2000 steps, just above it the first rise is seen at once.
    @ParameterizedTest
    @CsvSource({"0.2484, 0", "0.2485, 56", "0.25, 6", "0.3, 2", "1, 1", "1e300, 1", "1e308, 1"})
    void batchDescentDivergesExactlyAboveItsLimit(double rate, int step) {
        var diabetes = Datasets.diabetes();
        Matrix x = Matrix.of(diabetes.x());
        if (step == 0) {
            LinearFit fit = GradientDescent.fit(x, diabetes.y(), Options.batch(rate, 2000));
            assertThat(fit.history().last()).isLessThan(3000);
        } else {
            assertThatThrownBy(() -> GradientDescent.fit(x, diabetes.y(), Options.batch(rate, 2000)))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining(" at step " + step + " (epoch " + step + "): ")
                    .hasMessageEndingWith("it must be below 2 / largest curvature = 2 / 8.04842 = 0.248496");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0.1", "1, 1e300", "32, 2", "221, 1"})
    void smallBatchesDivergeToo(int batchSize, double rate) {
        var diabetes = Datasets.diabetes();
        assertThatThrownBy(() -> GradientDescent.fit(Matrix.of(diabetes.x()), diabetes.y(),
                Options.miniBatch(batchSize, rate, 50, 1))).isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("GradientDescent.fit: learning rate " + rate + ": diverges, the cost rose to ")
                .hasMessageEndingWith("up to 1 / longest squared row = 1 / 49.7811 = 0.0200879 every batch is stable");
    }

    @Test
    void theStepOfASmallBatchIsNamedWithItsEpoch() {
        // 14 batches of 32 make an epoch.
        var diabetes = Datasets.diabetes();
        assertThatThrownBy(() -> GradientDescent.fit(Matrix.of(diabetes.x()), diabetes.y(),
                Options.miniBatch(32, 0.5, 50, 1))).isInstanceOf(ArithmeticException.class)
                .hasMessageContaining(" at step 7 (epoch 1): ");
    }

    // It grows too slowly to reach the limit that a single batch must not pass: the last look at all rows catches it.
    @Test
    void aDescentThatEndsHigherThanItBeganIsNotReturned() {
        assertThatThrownBy(() -> GradientDescent.fit(X, Y, new Options(0.2, 2, 4, false, 0, Scaling.AS_GIVEN, 1)))
                .isInstanceOf(ArithmeticException.class).hasMessageContaining(" (epoch 2): ");
    }

    @Test
    void aColumnThatOthersMakeUpIsRefusedByTheClosedFormsAndHarmlessToADescent() {
        // The third column is the sum of the first two.
        Matrix x = Matrix.of(new double[][]{{1, 5, 6}, {2, 3, 5}, {3, 4, 7}, {4, 1, 5}, {5, 2, 7}});
        assertThatThrownBy(() -> BetaEstimates.fit(x, Y)).isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("BetaEstimates.fit: column 2: only ")
                .hasMessageEndingWith(" is not made up by the columns before it: drop one of them");
        assertThatThrownBy(() -> NormalEquation.fit(x, Y)).isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("NormalEquation.fit: ").hasMessageContaining("made up by the columns before it");

        // A descent walks to one of the many best models; its predictions are those of the others.
        LinearFit walked = GradientDescent.fit(x, Y, Options.batch(0.2, 5000));
        LinearFit without = NormalEquation.fit(x.selectColumns(0, 1), Y);
        assertThat(walked.predict(x)).containsExactly(without.predict(x.selectColumns(0, 1)), within(1e-9));
    }

    @Test
    void aColumnTwiceIsRefusedByTheClosedForms() {
        double[] bmi = Datasets.diabetes().column("bmi");
        Matrix twice = Matrix.wrap(bmi.length, 1, bmi).appendColumns(Matrix.wrap(bmi.length, 1, bmi));
        assertThatThrownBy(() -> NormalEquation.fit(twice, Datasets.diabetes().y()))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> BetaEstimates.fit(twice, Datasets.diabetes().y()))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void theNormalEquationRefusesAColumnSoFarFromZeroThatItsSquareHidesItsSpread() {
        double[] shifted = {1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4, 1e9 + 5};
        Matrix shiftedColumn = Matrix.wrap(shifted.length, 1, shifted);
        assertThatThrownBy(() -> NormalEquation.fit(shiftedColumn, Y)).isInstanceOf(ArithmeticException.class)
                .hasMessageEndingWith("drop it, or measure the columns from their means");
    }

    @Test
    void theNormalEquationRefusesAPivotThatIsRounding() {
        // The sum of squared distances is 10, the sum of squares 2.45e16: its last digit is worth 4.
        double[] shifted = {7e7 + 1, 7e7 + 2, 7e7 + 3, 7e7 + 4, 7e7 + 5};
        Matrix shiftedColumn = Matrix.wrap(shifted.length, 1, shifted);
        assertThatThrownBy(() -> NormalEquation.fit(shiftedColumn, Y)).isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("NormalEquation.fit: column 0 keeps ");
    }

    @Test
    void aModelIsNotAskedForAnotherNumberOfColumns() {
        LinearFit fit = NormalEquation.fit(X, Y);
        assertThatThrownBy(() -> fit.cost(Matrix.zeros(5, 2), Y)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LinearFit.cost: x has 2 columns: the model has 1 coefficients");
        assertThatThrownBy(() -> fit.cost(X, new double[4])).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LinearFit.cost: x has 5 rows, y has 4 values: each row needs its y");
        assertThatThrownBy(() -> fit.predict(Matrix.zeros(5, 2))).isInstanceOf(IllegalArgumentException.class);
    }
}
