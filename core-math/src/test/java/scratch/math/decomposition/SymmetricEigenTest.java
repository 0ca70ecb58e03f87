package scratch.math.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static scratch.math.decomposition.Close.assertClose;
import static scratch.math.decomposition.Close.assertOrthonormalColumns;
import static scratch.math.decomposition.Close.diagonal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scratch.math.Matrix;
import scratch.math.RandomMatrices;
import scratch.math.Vectors;

class SymmetricEigenTest {
    @Test
    void twoByTwoByHand() {
        SymmetricEigen eigen = SymmetricEigen.of(Matrix.of(new double[][] {{2, 1}, {1, 2}}));
        assertClose(eigen.values(), new double[] {3, 1}, 1e-15);
        double half = Math.sqrt(0.5);
        assertClose(eigen.vectors(), Matrix.of(new double[][] {{half, half}, {half, -half}}), 1e-15);
        assertThat(eigen.determinant()).isEqualTo(3, within(1e-14));
        assertThat(eigen.condition()).isEqualTo(3, within(1e-14));
        assertClose(SymmetricEigen.of(Matrix.of(new double[][] {{5, 2}, {2, 2}})).values(), new double[] {6, 1}, 1e-15);
        assertThat(SymmetricEigen.of(Matrix.of(new double[][] {{-7}})).values()).containsExactly(-7);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 16, 24, 25, 31, 32, 33, 50, 64, 65, 100, 130, 257})
    void vectorsTimesValuesTimesVectorsIsTheMatrix(int n) {
        check(RandomMatrices.symmetric(n, n), 1e-14 * Math.max(10, n));
        check(RandomMatrices.positiveDefinite(n, n), 1e-14 * Math.max(10, n));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 40, 100, 200})
    void secondDifferenceMatrixHasTheKnownEigenvalues(int n) {
        Matrix a = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            a.set(i, i, 2);
            if (i > 0) {
                a.set(i, i - 1, -1);
                a.set(i - 1, i, -1);
            }
        }
        SymmetricEigen eigen = check(a, 1e-13);
        for (int k = 0; k < n; k++) {
            assertThat(eigen.values()[k])
                    .isEqualTo(2 - 2 * Math.cos((n - k) * Math.PI / (n + 1)), within(1e-14 * n));
        }
    }

    @Test
    void wilkinsonMatrixHasPairsOfEigenvaluesThatAgreeTo14Digits() {
        int n = 101;
        Matrix a = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            a.set(i, i, Math.abs(i - n / 2));
            if (i > 0) {
                a.set(i, i - 1, 1);
                a.set(i - 1, i, 1);
            }
        }
        SymmetricEigen eigen = check(a, 1e-13);
        assertThat(eigen.values()[0]).isEqualTo(eigen.values()[1], within(1e-12));
        // the largest of W₂₁⁺ is 10.746194182903393 (Wilkinson 1965); each unit of n/2 shifts it by one
        assertThat(eigen.values()[0] - 40).isEqualTo(10.746194182903393, within(1e-8));
    }

    @Test
    void manyEqualEigenvaluesLeaveNothingToDo() {
        check(Matrix.identity(100), 1e-13);
        check(Matrix.zeros(60, 60), 1e-13);
        Matrix ones = Matrix.zeros(100, 100);
        java.util.Arrays.fill(ones.data(), 1);
        SymmetricEigen eigen = check(ones, 1e-13);
        assertThat(eigen.values()[0]).isEqualTo(100, within(1e-11));
        assertThat(eigen.rank()).isEqualTo(1);
        Matrix q = QR.of(RandomMatrices.normal(120, 120, 1)).q();
        double[] three = new double[120];
        for (int i = 0; i < 120; i++) {
            three[i] = i % 3;
        }
        Matrix a = q.multiply(diagonal(three)).multiply(q.transpose());
        check(a.plus(a.transpose()).times(0.5), 1e-13);
    }

    @Test
    void hugeTinyGradedAndHilbertMatrices() {
        Matrix a = RandomMatrices.symmetric(80, 2);
        SymmetricEigen plain = check(a, 1e-12);
        for (double scale : new double[] {1e305, 1e-305}) {
            SymmetricEigen eigen = SymmetricEigen.of(a.times(scale));
            assertClose(Vectors.times(eigen.values(), 1 / scale), plain.values(), 1e-12);
            assertOrthonormalColumns(eigen.vectors());
        }
        Matrix graded = RandomMatrices.graded(90, 3);
        check(graded.plus(graded.transpose()), 1e-13);
        SymmetricEigen hilbert = check(RandomMatrices.hilbert(12), 1e-14);
        assertThat(hilbert.values()[0]).isEqualTo(1.7953720595619975, within(1e-14));
        check(diagonal(1, -5, 3, 0, 2), 1e-15);
    }

    @Test
    void valuesFallAndLargestElementOfEachVectorIsPositive() {
        SymmetricEigen eigen = SymmetricEigen.of(RandomMatrices.symmetric(70, 4));
        for (int j = 0; j < 70; j++) {
            double[] v = eigen.vectors().column(j);
            assertThat(Vectors.maxAbs(v)).isEqualTo(v[Vectors.argMax(v)]);
            assertThat(j == 0 || eigen.values()[j - 1] >= eigen.values()[j]).isTrue();
        }
    }

    @Test
    void traceAndFrobeniusNormAreThoseOfTheEigenvalues() {
        Matrix a = RandomMatrices.symmetric(150, 5);
        double trace = 0;
        for (int i = 0; i < 150; i++) {
            trace += a.get(i, i);
        }
        double[] values = SymmetricEigen.of(a).values();
        assertThat(Vectors.sum(values)).isEqualTo(trace, within(1e-10));
        assertThat(Vectors.norm(values)).isEqualTo(Vectors.norm(a.data()), within(1e-10));
    }

    @Test
    void functionOfAMatrixActsOnItsEigenvalues() {
        Matrix a = RandomMatrices.positiveDefinite(20, 6);
        Matrix root = SymmetricEigen.of(a).apply(Math::sqrt);
        assertClose(root.multiply(root), a, 1e-13);
    }

    @Test
    void badInputsAreNamed() {
        assertThatThrownBy(() -> SymmetricEigen.of(Matrix.of(new double[][] {{1, 2}, {3, 4}})))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("must be symmetric");
        assertThatThrownBy(() -> SymmetricEigen.of(Matrix.of(new double[][] {{Double.NaN}})))
                .hasMessage("SymmetricEigen: element (0, 0) is NaN: must be finite");
        assertThatThrownBy(() -> SymmetricEigen.of(Matrix.zeros(2, 1)))
                .hasMessage("SymmetricEigen: (2, 1): the matrix must be square");
    }

    private static SymmetricEigen check(Matrix a, double tolerance) {
        SymmetricEigen eigen = SymmetricEigen.of(a);
        assertOrthonormalColumns(eigen.vectors());
        assertClose(eigen.vectors().multiply(diagonal(eigen.values())).multiply(eigen.vectors().transpose()), a,
                tolerance);
        return eigen;
    }
}
