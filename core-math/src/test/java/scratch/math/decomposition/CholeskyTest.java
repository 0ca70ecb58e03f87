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

class CholeskyTest {
    @Test
    void rootOfFourTwoTwoFiveIsTwoZeroOneTwo() {
        Matrix a = Matrix.of(new double[][] {{4, 2}, {2, 5}});
        Cholesky cholesky = Cholesky.of(a);
        assertThat(cholesky.lower()).isEqualTo(Matrix.of(new double[][] {{2, 0}, {1, 2}}));
        assertThat(cholesky.determinant()).isEqualTo(16);
        assertThat(cholesky.logDeterminant()).isEqualTo(Math.log(16), within(1e-15));
        assertThat(cholesky.solve(new double[] {8, 12})).containsExactly(1, 2);
        assertClose(cholesky.inverse(), Matrix.of(new double[][] {{5, -2}, {-2, 4}}).times(1 / 16.0), 1e-15);
        assertThat(cholesky.condition()).isEqualTo(7 * 7 / 16.0, within(1e-14));   // both column sums come to 7
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 33, 64, 100, 257})
    void factorTimesItsTransposeIsTheMatrix(int n) {
        Matrix a = RandomMatrices.positiveDefinite(n, n);
        Cholesky cholesky = Cholesky.of(a);
        Matrix l = cholesky.lower();
        assertClose(l.multiply(l.transpose()), a, 1e-14);
        for (int i = 0; i < n; i++) {
            assertThat(l.get(i, i)).isPositive();
            for (int j = i + 1; j < n; j++) {
                assertThat(l.get(i, j)).isZero();
            }
        }
        Matrix x = RandomMatrices.normal(n, 3, 5);
        assertClose(cholesky.solve(a.multiply(x)), x, 1e-10);
        assertClose(cholesky.solve(a.multiply(x.column(1))), x.column(1), 1e-10);
    }

    @Test
    void hugeAndTinyMatricesKeepTheirDigits() {
        for (double scale : new double[] {1e300, 1e-300}) {
            Matrix l = Cholesky.of(Matrix.of(new double[][] {{4, 2}, {2, 5}}).times(scale)).lower();
            assertClose(l, Matrix.of(new double[][] {{2, 0}, {1, 2}}).times(Math.sqrt(scale)), 1e-15);
        }
        Matrix large = RandomMatrices.positiveDefinite(200, 1).times(1e100);
        assertThat(Cholesky.of(large).determinant()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Cholesky.of(large).logDeterminant()).isBetween(200 * Math.log(1e100), 200 * Math.log(1e104));
    }

    @Test
    void hilbertMatricesUpToTwelveAreStillPositiveDefinite() {
        Matrix h = RandomMatrices.hilbert(12);
        Matrix l = Cholesky.of(h).lower();
        assertClose(l.multiply(l.transpose()), h, 1e-15);
        // the exact determinant of the 6 x 6 Hilbert matrix is 1 / 186313420339200000
        double determinant = Cholesky.of(RandomMatrices.hilbert(6)).determinant();
        assertThat(determinant * 186313420339200000.0).isEqualTo(1, within(1e-9));
    }

    /// For a symmetric matrix ‖A‖₂ ≤ ‖A‖₁ ≤ √n ‖A‖₂, and the same for the inverse.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 17, 60, 130})
    void conditionAgreesWithLUAndIsWithinNOfTheSingularValues(int n) {
        for (Matrix a : new Matrix[] {RandomMatrices.positiveDefinite(n, n), RandomMatrices.hilbert(Math.min(n, 8))}) {
            double condition = Cholesky.of(a).condition();
            double kappa = SVD.of(a).condition();
            double rounding = 10 * a.rows() * Math.ulp(1.0) * kappa;
            assertThat(condition).isBetween(kappa * (1 - rounding), a.rows() * kappa * (1 + rounding));
            assertThat(condition).isEqualTo(LU.of(a).condition(), within(rounding * condition));
            assertThat(Cholesky.of(a.times(1e-200)).condition()).isEqualTo(condition, within(rounding * condition));
        }
        assertThat(Cholesky.of(RandomMatrices.hilbert(12)).condition()).isGreaterThan(1e15);
    }

    @Test
    void indefiniteMatrixIsRefusedWithThePivot() {
        assertThatThrownBy(() -> Cholesky.of(Matrix.of(new double[][] {{1, 2}, {2, 1}})))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("Cholesky: pivot 1 is -3.0: the matrix is not positive definite");
        Matrix a = RandomMatrices.positiveDefinite(100, 3);
        a.set(70, 70, -1);
        assertThatThrownBy(() -> Cholesky.of(a)).isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("Cholesky: pivot 70 is -");
        assertThatThrownBy(() -> Cholesky.of(Matrix.zeros(2, 2))).hasMessageStartingWith("Cholesky: pivot 0 is 0.0");
    }

    @Test
    void matricesThatAreNotSymmetricSquareOrFiniteAreRefused() {
        assertThatThrownBy(() -> Cholesky.of(Matrix.of(new double[][] {{4, 2}, {1, 5}})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cholesky: element (1, 0) is 1.0, element (0, 1) is 2.0: the matrix must be symmetric");
        assertThatThrownBy(() -> Cholesky.of(Matrix.zeros(2, 3)))
                .hasMessage("Cholesky: (2, 3): the matrix must be square");
        assertThatThrownBy(() -> Cholesky.of(Matrix.of(new double[][] {{4, 2}, {Double.NaN, 5}})))
                .hasMessage("Cholesky: element (1, 0) is NaN: must be finite");
        assertThatThrownBy(() -> Cholesky.of(Matrix.zeros(0, 0)))
                .hasMessage("Cholesky: (0, 0): needs at least one row and one column");
        assertThatThrownBy(() -> Cholesky.of(Matrix.identity(2)).solve(new double[3]))
                .hasMessage("Cholesky.solve: (2, 2) with a right side of 3 rows: must have 2");
    }
}
