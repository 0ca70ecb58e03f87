package scratch.math.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static scratch.math.decomposition.Close.assertClose;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scratch.math.Matrix;
import scratch.math.RandomMatrices;
import scratch.math.Vectors;

class LUTest {
    private static final Matrix A = Matrix.of(new double[][] {{2, 1, 1}, {4, 3, 3}, {8, 7, 9}});

    @Test
    void largestElementOfTheColumnBecomesThePivot() {
        LU lu = LU.of(A);
        // 8 7 9 comes first; below it 3 - 7/2 = -1/2, 1 - 7/4 = -3/4: the row of -3/4 comes next
        assertThat(lu.pivots()).containsExactly(2, 0, 1);
        assertClose(lu.lower(), Matrix.of(new double[][] {{1, 0, 0}, {0.25, 1, 0}, {0.5, 2 / 3.0, 1}}), 1e-15);
        assertClose(lu.upper(), Matrix.of(new double[][] {{8, 7, 9}, {0, -0.75, -1.25}, {0, 0, -2 / 3.0}}), 1e-15);
        assertThat(lu.determinant()).isEqualTo(4, within(1e-14));
        assertClose(lu.solve(new double[] {4, 10, 24}), new double[] {1, 1, 1}, 1e-14);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 16, 31, 64, 100, 257})
    void lowerTimesUpperIsTheReorderedMatrix(int n) {
        Matrix a = RandomMatrices.normal(n, n, n);
        LU lu = LU.of(a);
        assertClose(lu.lower().multiply(lu.upper()), a.selectRows(lu.pivots()), 1e-13);
        assertThat(Vectors.maxAbs(lu.lower().data())).isEqualTo(1);
        Matrix x = RandomMatrices.normal(n, 3, 5);
        assertClose(lu.solve(a.multiply(x)), x, 1e-10);
        assertClose(lu.solve(a.multiply(x.column(1))), x.column(1), 1e-10);
        assertClose(lu.inverse().multiply(a), Matrix.identity(n), 1e-10);
    }

    @Test
    void tinyPivotIsExchangedForALargeOne() {
        double[] x = LU.of(Matrix.of(new double[][] {{1e-20, 1}, {1, 1}})).solve(new double[] {1, 2});
        assertThat(x).containsExactly(1, 1);
    }

    @Test
    void exchangingTwoEquationsDoesNotChangeTheSolution() {
        double[] b = {4, 10, 24};
        double[] x = LU.of(A.selectRows(1, 2, 0)).solve(new double[] {10, 24, 4});
        assertClose(x, LU.of(A).solve(b), 1e-15);
    }

    @Test
    void determinantOfAPermutationIsItsSign() {
        assertThat(LU.of(Matrix.identity(4).selectRows(1, 0, 2, 3)).determinant()).isEqualTo(-1);
        assertThat(LU.of(Matrix.identity(4).selectRows(1, 2, 0, 3)).determinant()).isEqualTo(1);
        assertThat(LU.of(Matrix.identity(4).selectRows(1, 2, 3, 0)).determinant()).isEqualTo(-1);
        assertThat(LU.of(Matrix.identity(100).times(0.1)).determinant()).isEqualTo(1e-100, within(1e-112));
    }

    @Test
    void singularMatrixHasDeterminantZeroAndNoSolution() {
        LU lu = LU.of(Matrix.of(new double[][] {{1, 2}, {2, 4}}));
        assertThat(lu.determinant()).isZero();
        assertThat(lu.isNonsingular()).isFalse();
        assertThat(lu.condition()).isInfinite();
        assertThatThrownBy(() -> lu.solve(new double[] {1, 2})).isInstanceOf(ArithmeticException.class)
                .hasMessage("LU.solve: pivot 1 is 0.0: the matrix is singular");
        assertThatThrownBy(lu::inverse).isInstanceOf(ArithmeticException.class);
        assertThat(LU.of(Matrix.zeros(20, 20)).determinant()).isZero();
    }

    @Test
    void conditionOfTwoNearlyParallelLines() {
        // A = [[1, 1], [1, 1.0001]]: column sums 2.0001; A⁻¹ = 10000 [[1.0001, -1], [-1, 1]]: 20001
        Matrix a = Matrix.of(new double[][] {{1, 1}, {1, 1.0001}});
        assertThat(LU.of(a).condition()).isEqualTo(2.0001 * 20001, within(1e-6));
        assertThat(LU.of(Matrix.identity(5).times(1e-50)).condition()).isEqualTo(1);
    }

    @Test
    void residualOfTheHilbertSystemIsTinyAndItsErrorIsNot() {
        Matrix h = RandomMatrices.hilbert(12);
        double[] ones = new double[12];
        java.util.Arrays.fill(ones, 1);
        double[] b = h.multiply(ones);
        double[] x = LU.of(h).solve(b);
        assertThat(Vectors.maxAbs(Vectors.minus(h.multiply(x), b))).isLessThan(2e-15);
        assertThat(Vectors.maxAbs(Vectors.minus(x, ones))).isBetween(1e-3, 3.0);
    }

    @Test
    void gradedHugeAndTinyMatricesHaveSmallResiduals() {
        Matrix graded = RandomMatrices.graded(60, 3);
        double[] b = RandomMatrices.normal(60, 1, 4).data();
        for (double scale : new double[] {1, 1e280, 1e-280}) {
            Matrix a = graded.times(scale);
            double[] x = LU.of(a).solve(Vectors.times(b, scale));
            double[] residual = Vectors.minus(a.multiply(x), Vectors.times(b, scale));
            // backward stable: small against ‖A‖ ‖x‖, whatever the condition
            assertThat(Vectors.norm(residual))
                    .isLessThan(1e-14 * Vectors.norm(a.data()) * Vectors.norm(x));
        }
    }

    @Test
    void badInputsAreNamed() {
        assertThatThrownBy(() -> LU.of(Matrix.zeros(2, 3))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LU: (2, 3): the matrix must be square");
        assertThatThrownBy(() -> LU.of(Matrix.of(new double[][] {{1, 2}, {3, Double.POSITIVE_INFINITY}})))
                .hasMessage("LU: element (1, 1) is Infinity: must be finite");
        assertThatThrownBy(() -> LU.of(A).solve(new double[2]))
                .hasMessage("LU.solve: (3, 3) with a right side of 2 rows: must have 3");
        assertThatThrownBy(() -> LU.of(A).solve(new double[] {1, Double.NaN, 2}))
                .hasMessage("LU.solve: right side: element 1 is NaN: must be finite");
    }
}
