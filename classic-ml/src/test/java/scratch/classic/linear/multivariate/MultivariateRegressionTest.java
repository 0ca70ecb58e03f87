package scratch.classic.linear.multivariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static scratch.classic.linear.multivariate.Ex323MultivariateRegression.NAMES;
import static scratch.classic.linear.multivariate.Ex323MultivariateRegression.X;
import static scratch.classic.linear.multivariate.Ex323MultivariateRegression.Y;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import scratch.classic.linearmodel.LinearRegression;
import scratch.math.Matrix;
import scratch.math.Vectors;

class MultivariateRegressionTest {
    // five flats: rooms and area in 10 m², rent in 100, each less its mean
    private static final Matrix FLATS = Matrix.of(new double[][] {{-2, -2}, {-1, -2}, {0, 0}, {1, 2}, {2, 2}});
    private static final double[] RENT = {-1, -4, 0, 2, 3};

    @Test
    void theFiveFlatsOfTheReadmeByHand() {
        Matrix gram = FLATS.gram();
        assertThat(gram.data()).containsExactly(10, 12, 12, 16);
        assertThat(FLATS.transposeMultiply(RENT)).containsExactly(14, 20);
        assertThat(LinearRegression.fit(FLATS.selectColumns(0), RENT).coefficients()[0]).isCloseTo(1.4, within(1e-15));
        LinearRegression fit = LinearRegression.fit(FLATS, RENT);
        assertThat(fit.coefficients()).containsExactly(new double[] {-1, 2}, within(1e-14));
        assertThat(fit.residuals()).containsExactly(new double[] {1, -1, 0, -1, 1}, within(1e-14));
        assertThat(fit.residualSumOfSquares()).isCloseTo(4, within(1e-13));
        assertThat(fit.r2()).isCloseTo(1 - 4 / 30.0, within(1e-14));
        assertThat(Vectors.cosine(FLATS.column(0), FLATS.column(1))).isCloseTo(Math.sqrt(0.9), within(1e-15));
        assertThat(fit.varianceInflation()).containsExactly(new double[] {10, 10}, within(1e-12));
        assertThat(fit.inference().standardErrors()[1]).isCloseTo(Math.sqrt(2 * 16 / 16.0), within(1e-14));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void allWaysAgreeWhereColumnsAreEasy(Way way) {
        double[] b = way.solve(X, Y);
        LinearRegression fit = LinearRegression.fit(X, Y);
        assertThat(b[0]).isCloseTo(fit.intercept(), within(1e-9));
        for (int j = 0; j < 10; j++) {
            assertThat(b[j + 1]).isCloseTo(fit.coefficients()[j], within(1e-8));
        }
    }

    @Test
    void throughTheGramMatrixTheConditionNumberIsSquared() {
        Matrix x = Twins.of(6).x();
        assertThat(Way.CENTRED.condition(x)).isEqualTo(Math.pow(Way.QR_CENTRED.condition(x), 2));
        assertThat(Way.NORMAL.conditionWithoutUnits(x)).isEqualTo(Math.pow(Way.QR_RAW.conditionWithoutUnits(x), 2));
    }

    // [[10, 12], [12, 16]] has trace 26 and determinant 16: eigenvalues 13 ± √153
    @Test
    void theConditionOfTheFlats() {
        double ratio = (13 + Math.sqrt(153)) / (13 - Math.sqrt(153));
        assertThat(Way.CENTRED.condition(FLATS)).isCloseTo(ratio, within(1e-11));
        Matrix otherUnits = Matrix.of(new double[][] {{-2e6, -2}, {-1e6, -2}, {0, 0}, {1e6, 2}, {2e6, 2}});
        assertThat(Way.CENTRED.condition(otherUnits)).isGreaterThan(1e11);
        double r = Math.sqrt(0.9);
        assertThat(Way.CENTRED.conditionWithoutUnits(otherUnits)).isCloseTo((1 + r) / (1 - r), within(1e-9));
    }

    @Test
    void unitsCostNoDigits() {
        Matrix otherUnits = FLATS.copy();
        for (int i = 0; i < 5; i++) {
            otherUnits.set(i, 0, FLATS.get(i, 0) * 0x1p60);
        }
        double[] b = Way.NORMAL.solve(otherUnits, RENT);
        assertThat(b[1] * 0x1p60).isCloseTo(-1, within(1e-13));
        assertThat(b[2]).isCloseTo(2, within(1e-13));
    }

    @Test
    void thePageKeepsTheDigitsThatItPrints() {
        int[] longley = {7, 10, 10, 11, 11, 10};
        for (Way way : Way.values()) {
            assertThat((int) way.typicalDigits(Longley.x(), Longley.employed(), Longley.certified())).as("%s", way)
                    .isEqualTo(longley[way.ordinal()]);
        }
        int[][] twins = {{10, 8, 12, 13}, {16, 4, 10, 11}, {22, 1, 8, 9}};
        for (int[] row : twins) {
            Twins pair = Twins.of(row[0]);
            assertThat(pair.digits(Way.CENTRED)).isEqualTo(row[1]);
            assertThat(pair.digits(Way.QR_CENTRED)).isEqualTo(row[2]);
            assertThat(pair.digits(Way.REFINED)).isEqualTo(row[3]);
        }
    }

    @Test
    void aMillionAddedToEveryYearChangesTheRawWayOnly() {
        Matrix later = Longley.x();
        for (int i = 0; i < later.rows(); i++) {
            later.set(i, 5, later.get(i, 5) + 1e6);
        }
        double[] right = Longley.certified();
        right[0] -= 1e6 * right[6];
        assertThat(Way.NORMAL.typicalDigits(later, Longley.employed(), right)).isLessThan(4);
        assertThat(Way.CENTRED.typicalDigits(later, Longley.employed(), right)).isGreaterThan(9);
    }

    // numpy.linalg.lstsq on the column of bmi and all others, and statsmodels' variance_inflation_factor
    @Test
    void whatTheOtherColumnsTakeOver() {
        LinearRegression rest = Ex323MultivariateRegression.without(NAMES.indexOf("s1"));
        assertThat(rest.coefficients()[4]).isCloseTo(-143.28176326385, within(1e-8));
        assertThat(rest.varianceInflation()[4]).isCloseTo(2.926535355318, within(1e-9));
        assertThat(rest.r2()).isCloseTo(0.51370420651374, within(1e-12));
    }

    @Test
    void withoutTheStrongestColumnAnotherChangesItsSign() {
        LinearRegression rest = Ex323MultivariateRegression.without(NAMES.indexOf("s5"));
        assertThat(rest.r2()).isCloseTo(0.4964, within(5e-5));
        assertThat(LinearRegression.fit(X, Y).r2() - rest.r2()).isCloseTo(0.0214, within(5e-5));
        assertThat(rest.coefficients()[4]).isCloseTo(820.6, within(0.05));
    }

    @Test
    void theHalvesDisagreeOnCoefficientsNotOnPatients() {
        double[] even = Ex323MultivariateRegression.half(0).coefficients();
        double[] odd = Ex323MultivariateRegression.half(1).coefficients();
        assertThat(even[4] - odd[4]).isCloseTo(-339, within(0.5));
        for (int j : new int[] {0, 6, 7, 9}) {
            assertThat(even[j] * odd[j]).as(NAMES.get(j)).isNegative();
        }
        assertThat(Ex323MultivariateRegression.meanDifference(Ex323MultivariateRegression.half(0).predict(X),
                Ex323MultivariateRegression.half(1).predict(X))).isBetween(16.0, 16.2);
    }

    @Test
    void badInputIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Way.NORMAL.solve(FLATS, new double[3]))
                .withMessage("Way.solve: x is (5, 2), y has 3 values: needs a y for each row, and more rows than columns");
        assertThatIllegalArgumentException().isThrownBy(() -> Twins.of(41)).withMessageContaining("k = 41");
        Matrix same = Matrix.of(new double[][] {{1, 1}, {2, 2}, {4, 4}});
        assertThatThrownBy(() -> Way.CENTRED.solve(same, new double[] {1, 2, 3})).isInstanceOf(ArithmeticException.class);
    }
}
