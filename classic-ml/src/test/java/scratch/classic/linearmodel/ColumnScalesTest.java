package scratch.classic.linearmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static scratch.classic.linearmodel.LinearRegressionTest.refused;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import scratch.math.Matrix;

class ColumnScalesTest {

    @Test
    void meansAndDeviationsOfThreeRows() {
        ColumnScales scales = ColumnScales.of("Test", Matrix.of(new double[][] {{1, 7, -2}, {2, 7, 0}, {6, 7, 2}}));
        assertThat(scales.means()).containsExactly(3, 7, 0);
        // (4 + 1 + 9)/3 and 8/3; a constant column has 1
        assertThat(scales.deviations()).containsExactly(new double[] {Math.sqrt(14 / 3.0), 1, Math.sqrt(8 / 3.0)},
                within(1e-15));
        assertThat(scales.standardised(Matrix.of(new double[][] {{3, 8, 0}})).row(0)).containsExactly(0, 1, 0);
    }

    @Test
    void aFirstRowFarFromAllOthersCostsNoDigits() {
        SplittableRandom random = new SplittableRandom(3);
        int n = 20_000;
        Matrix x = Matrix.zeros(n, 2);
        for (int i = 0; i < n; i++) {
            x.set(i, 0, i == 0 ? 1e9 : 1e9 + 5e3 + random.nextInt(0, 2));      // 10 000 of their deviations away
            x.set(i, 1, i == 0 ? 1e15 : random.nextDouble());
        }
        ColumnScales scales = ColumnScales.of("Test", x);
        for (int j = 0; j < 2; j++) {
            double mean = 0;
            for (int i = 0; i < n; i++) {
                mean += (x.get(i, j) - 1e9) / n;
            }
            double squares = 0;
            for (int i = 0; i < n; i++) {
                squares += (x.get(i, j) - 1e9 - mean) * (x.get(i, j) - 1e9 - mean) / n;
            }
            double deviation = Math.sqrt(squares);
            assertThat(scales.means()[j]).isCloseTo(mean + 1e9, within(1e-9 * deviation));
            assertThat(scales.deviations()[j]).isCloseTo(deviation, within(1e-9 * deviation));
        }
    }

    @Test
    void constantColumnsStayConstantAmongManyRows() {
        for (double constant : new double[] {7, 0.1, 1e6 / 3, -1e-300, 0}) {
            Matrix x = Matrix.zeros(20_000, 1);
            Arrays.fill(x.data(), constant);
            assertThat(ColumnScales.of("Test", x).deviations()[0]).isEqualTo(1);
            assertThat(ColumnScales.of("Test", x).means()[0]).isEqualTo(constant);
        }
    }

    @Test
    void whatIsNotFiniteOrTooLargeIsRefused() {
        refused(() -> ColumnScales.of("Test", Matrix.of(new double[][] {{1, 2}, {3, Double.NaN}})), "Test");
        refused(() -> ColumnScales.of("Test", Matrix.of(new double[][] {{Double.NEGATIVE_INFINITY}, {3}})), "-Infinity");
        refused(() -> ColumnScales.of("Test", Matrix.of(new double[][] {{1, 1e200}, {3, -1e200}})),
                "Test: column 1: values too large to be squared and added");
    }
}
