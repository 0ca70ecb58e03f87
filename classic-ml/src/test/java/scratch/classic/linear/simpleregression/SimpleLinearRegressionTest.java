package scratch.classic.linear.simpleregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.example.data.Anscombe;
import scratch.example.data.Datasets;

class SimpleLinearRegressionTest {
    private static final double[] X = {1, 2, 3, 4, 5};
    private static final double[] Y = {2, 4, 5, 4, 5};

    @Test
    void theFivePointsOfTheReadmeByHand() {
        var line = SimpleLinearRegression.fit(X, Y);

        assertThat(line.slope()).isEqualTo(0.6, within(1e-15));
        assertThat(line.intercept()).isEqualTo(2.2, within(1e-14));
        assertThat(line.residuals()).containsExactly(new double[]{-0.8, 0.6, 1.0, -0.6, -0.2}, within(1e-14));
        assertThat(line.residualSumOfSquares()).isEqualTo(2.4, within(1e-14));
        assertThat(line.rSquared()).isEqualTo(0.6, within(1e-14));
        assertThat(line.residualStandardError()).isEqualTo(Math.sqrt(2.4 / 3), within(1e-14));
        assertThat(line.slopeTest().standardError()).isEqualTo(Math.sqrt(0.08), within(1e-14));
        assertThat(line.slopeTest().t()).isEqualTo(0.6 / Math.sqrt(0.08), within(1e-13));
        // t = 3/√2 with 3 degrees of freedom: p = 1 − (2/π)(θ + sin θ cos θ), θ = atan(t/√3).
        double theta = Math.atan(3 / Math.sqrt(6));
        double p = 1 - 2 / Math.PI * (theta + Math.sin(theta) * Math.cos(theta));
        assertThat(line.slopeTest().p()).isEqualTo(p, within(1e-13)).isEqualTo(0.124, within(5e-4));
        assertThat(line.interceptTest().standardError()).isEqualTo(Math.sqrt(0.8 * (0.2 + 0.9)), within(1e-14));
        assertThat(line.degreesOfFreedom()).isEqualTo(3);
        assertThat(line.predict(6)).isEqualTo(5.8, within(1e-14));
    }

    @Test
    void residualsSumToZeroAndAreUncorrelatedWithX() {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        double[] x = random.doubles(200, -3, 9).toArray();
        double[] y = random.doubles(200, -50, 20).toArray();
        double[] residuals = SimpleLinearRegression.fit(x, y).residuals();
        double sum = 0;
        double product = 0;
        for (int i = 0; i < x.length; i++) {
            sum += residuals[i];
            product += residuals[i] * x[i];
        }
        assertThat(sum).isEqualTo(0, within(1e-10));
        assertThat(product).isEqualTo(0, within(1e-9));
    }

    @Test
    void noOtherLineHasSmallerSquares() {
        var line = SimpleLinearRegression.fit(X, Y);
        for (double[] nudge : new double[][]{{0.01, 0}, {-0.01, 0}, {0, 0.01}, {0, -0.01}, {0.03, -0.01}}) {
            double rss = 0;
            for (int i = 0; i < X.length; i++) {
                double r = Y[i] - (line.intercept() + nudge[0]) - (line.slope() + nudge[1]) * X[i];
                rss += r * r;
            }
            assertThat(rss).isGreaterThan(line.residualSumOfSquares());
        }
    }

    @Test
    void xOnYIsNotTheSameLineReadBackwards() {
        double forward = SimpleLinearRegression.fit(X, Y).slope();
        double backward = SimpleLinearRegression.fit(Y, X).slope();

        assertThat(backward).isEqualTo(1.0, within(1e-15));
        assertThat(forward * backward).isEqualTo(SimpleLinearRegression.fit(X, Y).rSquared(), within(1e-14));
    }

    @Test
    void aPointAtTheEndHasMoreSayThanOneInTheMiddle() {
        var middle = SimpleLinearRegression.fit(X, new double[]{2, 4, 10, 4, 5});
        var end = SimpleLinearRegression.fit(X, new double[]{2, 4, 5, 4, 10});

        assertThat(middle.slope()).isEqualTo(0.6, within(1e-14));
        assertThat(middle.intercept()).isEqualTo(3.2, within(1e-14));
        assertThat(end.slope()).isEqualTo(1.6, within(1e-14));
    }

    @Test
    void doublingXHalvesTheSlopeAndNothingElse() {
        var line = SimpleLinearRegression.fit(new double[]{2, 4, 6, 8, 10}, Y);

        assertThat(line.slope()).isEqualTo(0.3, within(1e-15));
        assertThat(line.intercept()).isEqualTo(2.2, within(1e-14));
        assertThat(line.rSquared()).isEqualTo(0.6, within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e4, 1e8, 1e9, 1e12, -1e15})
    void addingAConstantToEveryXLeavesTheSlope(double shift) {
        double[] x = new double[X.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = X[i] + shift;
        }
        var line = SimpleLinearRegression.fit(x, Y);

        assertThat(line.slope()).isEqualTo(0.6, within(1e-15));
        assertThat(line.predict(x[4])).isEqualTo(5.2, within(1e-14));
    }

    @Test
    void theSchoolbookFormulaLosesTheSlopeWhereThisOneKeepsIt() {
        assertThat(schoolbookSlope(0)).isEqualTo(0.6, within(1e-15));
        assertThat(schoolbookSlope(1e8)).isEqualTo(0.46875);
        assertThat(schoolbookSlope(1e9)).isInfinite();
    }

    // (nΣxy − ΣxΣy) / (nΣx² − (Σx)²): equal on paper, two large numbers subtracted in the machine.
    private static double schoolbookSlope(double shift) {
        double sx = 0;
        double sy = 0;
        double sxy = 0;
        double sxx = 0;
        for (int i = 0; i < X.length; i++) {
            double x = X[i] + shift;
            sx += x;
            sy += Y[i];
            sxy += x * Y[i];
            sxx += x * x;
        }
        return (5 * sxy - sx * sy) / (5 * sxx - sx * sx);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3"})
    void anscombesFourSetsShareTheirNumbers(int set) {
        var line = SimpleLinearRegression.fit(Anscombe.x(set), Anscombe.y(set));

        assertThat(line.slope()).isEqualTo(0.500, within(5e-4));
        assertThat(line.intercept()).isEqualTo(3.00, within(5e-3));
        assertThat(line.rSquared()).isEqualTo(0.67, within(5e-3));
    }

    @Test
    void amongTheTenColumnsOfDiabetesOnlyS5ComesNearBmi() {
        var diabetes = Datasets.diabetes();
        for (String feature : diabetes.featureNames()) {
            double rSquared = SimpleLinearRegression.fit(diabetes.column(feature), diabetes.y()).rSquared();
            switch (feature) {
                case "bmi" -> assertThat(rSquared).isEqualTo(0.344, within(5e-4));
                case "s5" -> assertThat(rSquared).isEqualTo(0.320, within(5e-4));
                default -> assertThat(rSquared).as(feature).isLessThan(0.2);
            }
        }
    }

    @Test
    void theOtherConventionsThatTheReadmeQuotes() {
        // RSS / n, which some tools call the mean squared error.
        assertThat(SimpleLinearRegression.fit(X, Y).residualSumOfSquares() / 5).isEqualTo(0.48, within(1e-14));
        // The line through the origin: slope Σxy / Σx² = 66 / 55; R² about zero, Σy² = 86, and about the mean, Syy = 6.
        double rss = 0;
        for (int i = 0; i < X.length; i++) {
            rss += (Y[i] - 1.2 * X[i]) * (Y[i] - 1.2 * X[i]);
        }
        assertThat(1 - rss / 86).isEqualTo(0.921, within(5e-4));
        assertThat(1 - rss / 6).isEqualTo(-0.133, within(5e-4));
        // The second line of the figure, y = 1 + x: its squares cover 4, the least-squares line's 2.4.
        double area = 0;
        for (int i = 0; i < X.length; i++) {
            area += (Y[i] - 1 - X[i]) * (Y[i] - 1 - X[i]);
        }
        assertThat(area).isEqualTo(4);
    }

    @Test
    void pointsOnALineGiveNoResidualAndAnRSquaredOfOne() {
        var line = SimpleLinearRegression.fit(new double[]{0, 1, 2}, new double[]{1, 3, 5});

        assertThat(line.slope()).isEqualTo(2);
        assertThat(line.residuals()).containsOnly(0.0);
        assertThat(line.rSquared()).isEqualTo(1);
        assertThat(line.slopeTest().p()).isZero();
    }

    @Test
    void constantYHasSlopeZeroAndNothingToExplain() {
        var line = SimpleLinearRegression.fit(X, new double[]{7, 7, 7, 7, 7});

        assertThat(line.slope()).isZero();
        assertThat(line.intercept()).isEqualTo(7);
        assertThat(line.rSquared()).isNaN();
    }

    @Test
    void twoPointsHaveALineButNoStandardError() {
        var line = SimpleLinearRegression.fit(new double[]{1, 3}, new double[]{5, 9});

        assertThat(line.slope()).isEqualTo(2);
        assertThat(line.residualStandardError()).isNaN();
        assertThat(line.slopeTest().p()).isNaN();
        assertThatThrownBy(() -> line.confidenceHalfWidth(2, 0.95)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SimpleLinearRegression: n = 2: two points leave no degree of freedom for an error");
    }

    @Test
    void theConfidenceBandIsNarrowestAtTheMeanAndAPredictionIsAlwaysWider() {
        var line = SimpleLinearRegression.fit(X, Y);
        double t = 3.182446305284263;    // 97.5 % point of Student's t with 3 degrees of freedom

        assertThat(line.confidenceHalfWidth(3, 0.95)).isEqualTo(t * Math.sqrt(0.8 / 5), within(1e-12));
        assertThat(line.confidenceHalfWidth(5, 0.95)).isEqualTo(t * Math.sqrt(0.8 * 0.6), within(1e-12));
        assertThat(line.predictionHalfWidth(3, 0.95)).isEqualTo(t * Math.sqrt(0.8 * 1.2), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-100, 1e-20, 1e20, 1e100})
    void unitsDoNotMatter(double unit) {
        double[] x = new double[X.length];
        double[] y = new double[X.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = X[i] * unit;
            y[i] = Y[i] * unit;
        }
        var line = SimpleLinearRegression.fit(x, y);

        assertThat(line.slope()).isEqualTo(0.6, within(1e-14));
        assertThat(line.rSquared()).isEqualTo(0.6, within(1e-14));
        assertThat(line.slopeTest().t()).isEqualTo(0.6 / Math.sqrt(0.08), within(1e-12));
    }

    @Test
    void badInputIsRefusedWithItsValues() {
        refused(new double[]{1, 2, 3}, new double[]{1, 2}, "SimpleLinearRegression.fit: x has 3 values, y has 2: each"
                + " x needs its y");
        refused(new double[]{}, new double[]{}, "SimpleLinearRegression.fit: n = 0: a line needs at least 2 points");
        refused(new double[]{1}, new double[]{1}, "SimpleLinearRegression.fit: n = 1: a line needs at least 2 points");
        refused(new double[]{1, Double.NaN}, new double[]{1, 2},
                "SimpleLinearRegression.fit: x[1] = NaN: values must be finite; remove or repair the row");
        refused(new double[]{1, 2}, new double[]{Double.NEGATIVE_INFINITY, 2},
                "SimpleLinearRegression.fit: y[0] = -Infinity: values must be finite; remove or repair the row");
        refused(new double[]{4, 4, 4}, new double[]{1, 2, 3},
                "SimpleLinearRegression.fit: x is constant (every value is 4.0, or so near that squares vanish): "
                        + "a slope needs at least two different x");
        refused(new double[]{-1e200, 1e200}, new double[]{1, 2},
                "SimpleLinearRegression.fit: Sxx = Infinity, Syy = 0.5: the squares overflow; use a larger unit");
        refused(new double[]{0, 1e-160}, new double[]{1, 2},
                "SimpleLinearRegression.fit: Sxx = 5.0E-321, Syy = 0.5: the squares underflow; use a smaller unit");
    }

    private static void refused(double[] x, double[] y, String message) {
        assertThatThrownBy(() -> SimpleLinearRegression.fit(x, y))
                .isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void aConfidenceLevelIsAProbability() {
        var line = SimpleLinearRegression.fit(X, Y);
        assertThatThrownBy(() -> line.predictionHalfWidth(1, 95)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SimpleLinearRegression: level = 95.0: must lie between 0 and 1");
    }
}
