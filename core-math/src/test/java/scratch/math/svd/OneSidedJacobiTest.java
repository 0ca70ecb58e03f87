package scratch.math.svd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.decomposition.Eigen;
import scratch.math.eigen.JacobiEigen;

class OneSidedJacobiTest {
    private static final Matrix A = Matrix.of(new double[][]{{3, 0}, {4, 5}});

    static Matrix random(int m, int n, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return Matrix.wrap(m, n, random.doubles(m * n, -1, 1).toArray());
    }

    static double largestDifference(Matrix a, Matrix b) {
        return Vectors.maxAbs(a.minus(b).data());
    }

    static Matrix product(OneSidedJacobi svd) {
        Matrix sum = Matrix.zeros(svd.u().rows(), svd.v().rows());
        for (int j = 0; j < svd.singularValues().length; j++) {
            sum = sum.plus(Vectors.outer(svd.u().column(j), svd.v().column(j)).times(svd.singularValues()[j]));
        }
        return sum;
    }

    @Test
    void threeZeroFourFiveOfTheReadmeByHand() {
        assertThat(A.gram()).isEqualTo(Matrix.of(new double[][]{{25, 20}, {20, 25}}));
        assertThat(JacobiEigen.of(A.gram()).values()).containsExactly(new double[]{45, 5}, within(1e-13));
        OneSidedJacobi svd = OneSidedJacobi.of(A);
        double[] sigma = svd.singularValues();
        assertThat(sigma).containsExactly(new double[]{Math.sqrt(45), Math.sqrt(5)}, within(1e-14));
        assertThat(sigma[0]).isEqualTo(6.7082, within(5e-5));
        assertThat(sigma[1]).isEqualTo(2.2361, within(5e-5));
        assertThat(sigma[0] * sigma[1]).isEqualTo(15, within(1e-13));
        assertThat(svd.sweeps()).isEqualTo(1);
        Matrix one = Vectors.outer(svd.u().column(0), svd.v().column(0)).times(sigma[0]);
        assertThat(one.data()).containsExactly(new double[]{1.5, 1.5, 4.5, 4.5}, within(1e-14));
        double[] u = svd.u().column(0);
        assertThat(u[1] / u[0]).isEqualTo(3, within(1e-14));
    }

    @Test
    void singularValuesAreNotEigenvalues() {
        double[] eigenvalues = Eigen.of(A).real();
        assertThat(Vectors.sum(eigenvalues)).isEqualTo(8, within(1e-14));
        assertThat(Math.abs(eigenvalues[0] - eigenvalues[1])).isEqualTo(2, within(1e-14));
    }

    @Test
    void aRotationStretchesNothing() {
        Matrix rotation = Matrix.of(new double[][]{{0.6, -0.8}, {0.8, 0.6}});
        assertThat(OneSidedJacobi.of(rotation).singularValues()).containsExactly(new double[]{1, 1}, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 1", "1, 5", "2, 2", "7, 7", "30, 12", "12, 30", "64, 40"})
    void turnStretchTurnIsTheMatrix(int m, int n) {
        Matrix a = random(m, n, m + 3L * n);
        OneSidedJacobi svd = OneSidedJacobi.of(a);
        int k = Math.min(m, n);
        assertThat(svd.u().rows()).isEqualTo(m);
        assertThat(svd.v().rows()).isEqualTo(n);
        assertThat(largestDifference(product(svd), a)).isLessThan(1e-14 * (m + n));
        assertThat(largestDifference(svd.u().gram(), Matrix.identity(k))).isLessThan(1e-13);
        assertThat(largestDifference(svd.v().gram(), Matrix.identity(k))).isLessThan(1e-13);
        assertThat(svd.singularValues()).isSortedAccordingTo((x, y) -> Double.compare(y, x));
        assertThat(Vectors.norm(svd.singularValues())).isEqualTo(Vectors.norm(a.data()), within(1e-12));
    }

    @Test
    void theSmallSingularValueThatTheGramMatrixLoses() {
        for (double e : new double[]{1e-7, 1e-8, 1e-12}) {
            Matrix a = Matrix.of(new double[][]{{1, 1}, {e, 0}, {0, e}});
            assertThat(OneSidedJacobi.of(a).singularValues()[1] / e).isEqualTo(1, within(1e-14));
        }
        // ε = 1e-8: 1 + 1e-16 is stored as 1, and [[1, 1], [1, 1]] has the eigenvalue 0, whoever computes it
        assertThat(1 + 1e-8 * 1e-8).isEqualTo(1);
        // ε = 1e-7: by the formula (trace − difference)/2 the stored matrix has 1 + 1e-14 − 1, not 1e-14
        double small = 1 + 1e-7 * 1e-7 - 1;
        assertThat(Math.sqrt(small)).isEqualTo(9.996e-8, within(5e-12));
    }

    @Test
    void rankIsAMatterOfTolerance() {
        double[] x = {1, 2, 3};
        double[] sigma = OneSidedJacobi.of(Vectors.outer(x, x).times(0.1)).singularValues();
        assertThat(sigma[0]).isEqualTo(1.4, within(1e-15));
        assertThat(sigma[1]).isLessThan(3 * Math.ulp(1.0) * sigma[0]);
        Matrix three = random(20, 3, 1).multiply(random(3, 9, 2));
        double[] values = OneSidedJacobi.of(three).singularValues();
        assertThat(values[2]).isGreaterThan(0.1);
        assertThat(values[3]).isLessThan(20 * Math.ulp(1.0) * values[0]);
        assertThat(OneSidedJacobi.of(Matrix.zeros(3, 2)).singularValues()).containsOnly(0);
        assertThat(product(OneSidedJacobi.of(Matrix.of(new double[][]{{0, 2}, {0, 0}}))).data())
                .containsExactly(0, 2, 0, 0);
    }

    @Test
    void theCutOffDecidesAboutThePseudoInverse() {
        OneSidedJacobi svd = OneSidedJacobi.of(Matrix.of(new double[][]{{1, 1}, {1, 1 + 1e-14}}));
        assertThat(svd.singularValues()[1]).isEqualTo(5e-15, within(5e-16));
        assertThat(svd.pseudoInverse(0).get(0, 0)).isBetween(5e13, 2e14);
        assertThat(svd.pseudoInverse(1e-13).data()).containsExactly(new double[]{0.25, 0.25, 0.25, 0.25}, within(1e-13));
    }

    @Test
    void thePseudoInverseKeepsItsFourPromises() {
        for (Matrix a : new Matrix[]{random(9, 4, 5), random(4, 9, 6), random(8, 2, 7).multiply(random(2, 6, 8))}) {
            Matrix p = OneSidedJacobi.of(a).pseudoInverse(1e-12);
            Matrix ap = a.multiply(p);
            Matrix pa = p.multiply(a);
            assertThat(largestDifference(ap.multiply(a), a)).isLessThan(1e-13);
            assertThat(largestDifference(pa.multiply(p), p)).isLessThan(1e-12);
            assertThat(largestDifference(ap, ap.transpose())).isLessThan(1e-13);
            assertThat(largestDifference(pa, pa.transpose())).isLessThan(1e-13);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-305, 1e-200, 1e200, 1e305})
    void hugeAndTinyMatricesScaleTheirSingularValues(double scale) {
        Matrix a = random(10, 6, 4);
        double[] sigma = Vectors.times(OneSidedJacobi.of(a.times(scale)).singularValues(), 1 / scale);
        assertThat(sigma).containsExactly(OneSidedJacobi.of(a).singularValues(), within(1e-12));
    }

    @Test
    void longAndNearlyParallelColumnsComeToRest() {
        Matrix a = random(20_000, 3, 9);
        for (int i = 0; i < a.rows(); i++) {
            a.set(i, 1, a.get(i, 0) + 1e-9 * a.get(i, 1));
        }
        OneSidedJacobi svd = OneSidedJacobi.of(a);
        assertThat(svd.sweeps()).isLessThan(10);
        assertThat(largestDifference(svd.u().gram(), Matrix.identity(3))).isLessThan(1e-13);
        assertThat(largestDifference(product(svd), a)).isLessThan(1e-14);
    }

    @Test
    void theInputIsLeftAlone() {
        Matrix a = random(5, 4, 2);
        Matrix before = a.copy();
        OneSidedJacobi.of(a);
        assertThat(a).isEqualTo(before);
    }

    @Test
    void badInputIsRefusedWithItsValues() {
        assertThatThrownBy(() -> OneSidedJacobi.of(Matrix.zeros(3, 0))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("OneSidedJacobi: (3, 0): needs at least one row and one column");
        assertThatThrownBy(() -> OneSidedJacobi.of(Matrix.of(new double[][]{{1, Double.NaN}})))
                .hasMessage("OneSidedJacobi: element (0, 1) is NaN: must be finite");
        assertThatThrownBy(() -> OneSidedJacobi.of(Matrix.of(new double[][]{{1}, {Double.POSITIVE_INFINITY}})))
                .hasMessage("OneSidedJacobi: element (1, 0) is Infinity: must be finite");
        assertThatThrownBy(() -> OneSidedJacobi.of(A).pseudoInverse(1))
                .hasMessage("OneSidedJacobi.pseudoInverse: cutOff = 1.0: must be in [0, 1)");
        assertThatThrownBy(() -> OneSidedJacobi.of(A).pseudoInverse(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
