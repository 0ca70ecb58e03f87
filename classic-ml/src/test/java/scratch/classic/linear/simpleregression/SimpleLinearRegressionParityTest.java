package scratch.classic.linear.simpleregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.regression.LinearModel;
import smile.regression.OLS;

import scratch.example.data.Datasets;

/// Rung a: the same numbers as Smile's OLS to 1e-9 relative, p values to what Smile's series can give.
class SimpleLinearRegressionParityTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void everyColumnOfDiabetesAgreesWithSmile(int column) {
        var diabetes = Datasets.diabetes();
        double[] x = new double[diabetes.x().length];
        for (int i = 0; i < x.length; i++) {
            x[i] = diabetes.x()[i][column];
        }
        agrees(x, diabetes.y());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void generatedLinesAgreeWithSmile(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] x = random.doubles(150, 10, 90).toArray();
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = 3 - 0.02 * x[i] + random.nextGaussian();
        }
        agrees(x, y);
    }

    @Test
    void fivePointsAgreeWithSmile() {
        agrees(new double[]{1, 2, 3, 4, 5}, new double[]{2, 4, 5, 4, 5});
    }

    private static void agrees(double[] x, double[] y) {
        var ours = SimpleLinearRegression.fit(x, y);
        LinearModel theirs = smile(x, y);
        double[][] table = theirs.ttest();    // (intercept, slope) × (estimate, standard error, t, p)

        near(ours.intercept(), theirs.intercept());
        near(ours.slope(), theirs.coefficients()[0]);
        near(ours.residualSumOfSquares(), theirs.RSS());
        near(ours.residualStandardError(), theirs.error());
        assertThat(ours.rSquared()).isEqualTo(theirs.RSquared(), within(1e-12));
        var tests = new SimpleLinearRegression.Coefficient[]{ours.interceptTest(), ours.slopeTest()};
        for (int j = 0; j < 2; j++) {
            near(tests[j].standardError(), table[j][1]);
            near(tests[j].t(), table[j][2]);
            // Smile's incomplete beta function stops at about 1e-8, relative; its p below 1e-300 are 0.
            assertThat(tests[j].p()).isEqualTo(table[j][3], within(1e-7 * tests[j].p() + 1e-300));
        }
    }

    private static LinearModel smile(double[] x, double[] y) {
        double[][] rows = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            rows[i] = new double[]{x[i], y[i]};
        }
        return OLS.fit(Formula.lhs("y"), DataFrame.of(rows, "x", "y"));
    }

    private static void near(double ours, double theirs) {
        assertThat(ours).isEqualTo(theirs, within(1e-9 * Math.max(Math.abs(theirs), 1e-3)));
    }
}
