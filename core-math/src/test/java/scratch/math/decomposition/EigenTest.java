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

class EigenTest {
    @Test
    void upperTriangularMatrixShowsItsEigenvalues() {
        Eigen eigen = Eigen.of(Matrix.of(new double[][] {{3, 0}, {4, 5}}));
        assertClose(eigen.real(), new double[] {5, 3}, 1e-15);
        assertThat(eigen.imaginary()).containsExactly(0, 0);
        assertClose(eigen.vector(0), new double[] {0, 1}, 1e-15);
        assertClose(eigen.vector(1), Vectors.unit(new double[] {-1, 2}), 1e-14);
    }

    @Test
    void quarterTurnHasEigenvaluesPlusAndMinusI() {
        Eigen eigen = Eigen.of(Matrix.of(new double[][] {{0, -1}, {1, 0}}));
        assertThat(eigen.real()).containsExactly(0, 0);
        assertThat(eigen.imaginary()).containsExactly(1, -1);
        assertThat(eigen.isReal(0)).isFalse();
        assertThat(eigen.spectralRadius()).isEqualTo(1);
        assertThatThrownBy(() -> eigen.vector(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Eigen.vector: eigenvalue 0 is 0.0 + 1.0i: only real ones have a real eigenvector");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 8, 12, 30})
    void cyclicShiftHasTheRootsOfOne(int n) {
        Matrix shift = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            shift.set(i, (i + 1) % n, 1);
        }
        Eigen eigen = Eigen.of(shift);
        for (int k = 0; k < n; k++) {
            double angle = Math.atan2(eigen.imaginary()[k], eigen.real()[k]) * n / (2 * Math.PI);
            assertThat(Math.hypot(eigen.real()[k], eigen.imaginary()[k])).isEqualTo(1, within(1e-13));
            assertThat(angle).isEqualTo(Math.rint(angle), within(1e-12));
        }
        assertThat(Vectors.sum(eigen.real())).isEqualTo(0, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 20, 60, 150})
    void sumAndProductOfEigenvaluesAreTraceAndDeterminant(int n) {
        Matrix a = RandomMatrices.normal(n, n, n + 1);
        Eigen eigen = Eigen.of(a);
        double trace = 0;
        double logDeterminant = 0;
        double squares = 0;
        for (int j = 0; j < n; j++) {
            trace += a.get(j, j);
            logDeterminant += Math.log(Math.hypot(eigen.real()[j], eigen.imaginary()[j]));
            squares += eigen.real()[j] * eigen.real()[j] - eigen.imaginary()[j] * eigen.imaginary()[j];
        }
        assertThat(Vectors.sum(eigen.real())).isEqualTo(trace, within(1e-12 * n));
        assertThat(Vectors.sum(eigen.imaginary())).isZero();
        Matrix square = a.multiply(a);
        double traceOfSquare = 0;
        for (int j = 0; j < n; j++) {
            traceOfSquare += square.get(j, j);
        }
        assertThat(squares).isEqualTo(traceOfSquare, within(1e-11 * n * n));
        double expected = 0;
        Matrix u = LU.of(a).upper();
        for (int j = 0; j < n; j++) {
            expected += Math.log(Math.abs(u.get(j, j)));
        }
        assertThat(logDeterminant).isEqualTo(expected, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 30, 90})
    void realEigenvectorsAreOnlyStretched(int n) {
        Matrix a = RandomMatrices.normal(n, n, 5);
        Eigen eigen = Eigen.of(a);
        for (int j = 0; j < n; j++) {
            if (eigen.isReal(j)) {
                double[] v = eigen.vector(j);
                assertThat(Vectors.norm(v)).isEqualTo(1, within(1e-14));
                double[] rest = Vectors.minus(a.multiply(v), Vectors.times(v, eigen.real()[j]));
                assertThat(Vectors.norm(rest)).isLessThan(1e-11);
            } else if (eigen.imaginary()[j] < 0) {
                assertThat(eigen.imaginary()[j - 1]).isEqualTo(-eigen.imaginary()[j]);
                assertThat(eigen.real()[j - 1]).isEqualTo(eigen.real()[j]);
            }
        }
    }

    @Test
    void symmetricMatrixAgreesWithTheSymmetricSolver() {
        Matrix a = RandomMatrices.positiveDefinite(60, 2);
        assertClose(Eigen.of(a).real(), SymmetricEigen.of(a).values(), 1e-12);
    }

    @Test
    void companionMatrixGivesTheRootsOfItsPolynomial() {
        // (x - 1)(x - 2)(x - 3) = x³ - 6x² + 11x - 6
        Matrix companion = Matrix.of(new double[][] {{6, -11, 6}, {1, 0, 0}, {0, 1, 0}});
        assertClose(Eigen.of(companion).real(), new double[] {3, 2, 1}, 1e-13);
    }

    @Test
    void badlyScaledMatrixIsBalancedFirst() {
        // D⁻¹ A D with D = diag(1, 1e10, 1e-10) has A's eigenvalues 3, 2, 1
        Matrix a = Matrix.of(new double[][] {{6, -11, 6}, {1, 0, 0}, {0, 1, 0}});
        double[] d = {1, 1e10, 1e-10};
        Matrix scaled = a.copy();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                scaled.set(i, j, a.get(i, j) * d[j] / d[i]);
            }
        }
        assertClose(Eigen.of(scaled).real(), new double[] {3, 2, 1}, 1e-12);
    }

    @Test
    void hugeTinyZeroAndDefectiveMatrices() {
        Matrix a = Matrix.of(new double[][] {{2, 1}, {1, 2}});
        assertClose(Eigen.of(a.times(1e300)).real(), new double[] {3e300, 1e300}, 1e-15);
        assertClose(Eigen.of(a.times(1e-300)).real(), new double[] {3e-300, 1e-300}, 1e-15);
        assertThat(Eigen.of(Matrix.zeros(4, 4)).real()).containsOnly(0);
        assertThat(Eigen.of(Matrix.zeros(2, 2)).vector(1)).containsExactly(0, 1);
        Eigen jordan = Eigen.of(Matrix.of(new double[][] {{1, 1}, {0, 1}}));
        assertThat(jordan.real()).containsExactly(1, 1);
        assertClose(jordan.vector(0), new double[] {1, 0}, 1e-7);
    }

    @Test
    void badInputsAreNamed() {
        assertThatThrownBy(() -> Eigen.of(Matrix.zeros(2, 3))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Eigen: (2, 3): the matrix must be square");
        assertThatThrownBy(() -> Eigen.of(Matrix.of(new double[][] {{Double.NaN}})))
                .hasMessage("Eigen: element (0, 0) is NaN: must be finite");
        assertThatThrownBy(() -> Eigen.of(Matrix.identity(2)).vector(2))
                .hasMessage("Eigen.vector: 2 of 2: no such eigenvalue");
    }
}
