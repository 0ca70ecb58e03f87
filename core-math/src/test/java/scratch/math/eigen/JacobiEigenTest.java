package scratch.math.eigen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.decomposition.Eigen;
import scratch.math.decomposition.QR;

class JacobiEigenTest {
    static Matrix symmetric(int n, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Matrix a = Matrix.wrap(n, n, random.doubles(n * n, -1, 1).toArray());
        return a.plus(a.transpose());
    }

    static double largestDifference(Matrix a, Matrix b) {
        return Vectors.maxAbs(a.minus(b).data());
    }

    @Test
    void oneRotationOfTheReadmeByHand() {
        JacobiEigen eigen = JacobiEigen.of(Matrix.of(new double[][]{{5, 2}, {2, 2}}));
        assertThat(eigen.values()).containsExactly(new double[]{6, 1}, within(1e-15));
        assertThat(eigen.offDiagonal()).containsExactly(new double[]{Math.sqrt(8), 0}, within(1e-15));
        double[] v = eigen.vectors().column(0);
        assertThat(v[0] / v[1]).isEqualTo(2, within(1e-15));
        double theta = (2.0 - 5) / (2 * 2);
        double t = -1 / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        assertThat(t).isEqualTo(-0.5);
        assertThat(5 - t * 2).isEqualTo(6);
        assertThat(2 + t * 2).isEqualTo(1);
    }

    @Test
    void anEigenvectorTimesItsMatrixIsAMultiple() {
        Matrix a = symmetric(9, 3);
        JacobiEigen eigen = JacobiEigen.of(a);
        for (int j = 0; j < 9; j++) {
            double[] v = eigen.vectors().column(j);
            assertThat(a.multiply(v)).containsExactly(Vectors.times(v, eigen.values()[j]), within(1e-13));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 20, 50})
    void theSpectralTheoremGivesTheMatrixBack(int n) {
        Matrix a = symmetric(n, n);
        JacobiEigen eigen = JacobiEigen.of(a);
        assertThat(largestDifference(eigen.reconstruct(n), a)).isLessThan(1e-13 * n);
        assertThat(largestDifference(eigen.vectors().gram(), Matrix.identity(n))).isLessThan(1e-13);
        assertThat(eigen.values()).isSortedAccordingTo((x, y) -> Double.compare(y, x));
        double trace = 0;
        for (int i = 0; i < n; i++) {
            trace += a.get(i, i);
        }
        assertThat(Vectors.sum(eigen.values())).isEqualTo(trace, within(1e-12));
        assertThat(Vectors.norm(eigen.values())).isEqualTo(Vectors.norm(a.data()), within(1e-12));
    }

    @Test
    void everySweepLeavesLessAndTheLastOnesLeaveHardlyAnything() {
        double[] off = JacobiEigen.of(symmetric(30, 5)).offDiagonal();
        for (int sweep = 1; sweep < off.length; sweep++) {
            assertThat(off[sweep]).isLessThan(off[sweep - 1]);
        }
        assertThat(off.length - 1).isBetween(4, 10);
    }

    @Test
    void diagonalAndZeroMatricesNeedNoSweep() {
        JacobiEigen eigen = JacobiEigen.of(Matrix.of(new double[][]{{1, 0, 0}, {0, -5, 0}, {0, 0, 3}}));
        assertThat(eigen.values()).containsExactly(3, 1, -5);
        assertThat(eigen.offDiagonal()).containsExactly(0);
        assertThat(JacobiEigen.of(Matrix.zeros(4, 4)).values()).containsOnly(0);
    }

    @Test
    void equalEigenvaluesShareAPlaneNotVectors() {
        // ones + I: eigenvalues 4, 1, 1. The plane of the two ones is unique, the vectors in it are not.
        Matrix a = Matrix.of(new double[][]{{2, 1, 1}, {1, 2, 1}, {1, 1, 2}});
        JacobiEigen eigen = JacobiEigen.of(a);
        assertThat(eigen.values()).containsExactly(new double[]{4, 1, 1}, within(1e-14));
        Matrix plane = eigen.vectors().selectColumns(1, 2);
        Matrix projection = plane.multiply(plane.transpose());
        double third = 1.0 / 3;
        Matrix expected = Matrix.of(new double[][]{{2 * third, -third, -third}, {-third, 2 * third, -third},
            {-third, -third, 2 * third}});
        assertThat(largestDifference(projection, expected)).isLessThan(1e-14);
    }

    @Test
    void theRootsOfWilkinsonsPolynomialBreakAndTheSymmetricMatrixDoesNot() {
        // (x − 1)(x − 2)…(x − 20), its coefficients exact in BigDecimal, that of x¹⁹ less 2⁻²³
        BigDecimal[] c = {BigDecimal.ONE};
        for (int root = 1; root <= 20; root++) {
            BigDecimal[] next = new BigDecimal[c.length + 1];
            Arrays.fill(next, BigDecimal.ZERO);
            for (int i = 0; i < c.length; i++) {
                next[i] = next[i].add(c[i]);
                next[i + 1] = next[i + 1].subtract(c[i].multiply(BigDecimal.valueOf(root)));
            }
            c = next;
        }
        c[1] = c[1].subtract(new BigDecimal(Math.scalb(1.0, -23)));
        int realRoots = 0;
        int before = 0;
        for (int i = 0; i <= 2500; i++) {
            BigDecimal x = BigDecimal.valueOf(i, 2).add(BigDecimal.valueOf(3, 3));
            BigDecimal y = BigDecimal.ZERO;
            for (BigDecimal coefficient : c) {
                y = y.multiply(x).add(coefficient);
            }
            realRoots += before != 0 && y.signum() != before ? 1 : 0;
            before = y.signum();
        }
        assertThat(realRoots).isEqualTo(10);

        Matrix q = QR.of(symmetric(20, 1)).q();
        Matrix lambda = Matrix.zeros(20, 20);
        for (int i = 0; i < 20; i++) {
            lambda.set(i, i, 20 - i);
        }
        Matrix a = q.multiply(lambda).multiply(q.transpose());
        double[] values = JacobiEigen.of(a.plus(a.transpose()).times(0.5)).values();
        for (int i = 0; i < 20; i++) {
            assertThat(values[i]).isEqualTo(20 - i, within(1e-13));
        }
        assertThat(Eigen.of(a).spectralRadius()).isEqualTo(20, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-150, 1e150, 1e300})
    void hugeAndTinyMatricesScaleTheirEigenvalues(double scale) {
        Matrix a = symmetric(12, 8);
        double[] values = JacobiEigen.of(a.times(scale)).values();
        assertThat(Vectors.times(values, 1 / scale)).containsExactly(JacobiEigen.of(a).values(), within(1e-12));
    }

    @Test
    void gradedMatricesKeepTheirSmallEigenvalues() {
        JacobiEigen eigen = JacobiEigen.of(Matrix.of(new double[][]{{1, 1e-170}, {1e-170, 1e-160}}));
        assertThat(eigen.values()[0]).isEqualTo(1);
        assertThat(eigen.values()[1]).isEqualTo(1e-160, within(1e-174));
    }

    @Test
    void fewTermsAreAnApproximation() {
        JacobiEigen eigen = JacobiEigen.of(Matrix.of(new double[][]{{5, 2}, {2, 2}}));
        assertThat(eigen.reconstruct(1).data()).containsExactly(new double[]{4.8, 2.4, 2.4, 1.2}, within(1e-14));
        assertThat(eigen.reconstruct(0).data()).containsOnly(0);
        assertThatThrownBy(() -> eigen.reconstruct(3)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("JacobiEigen.reconstruct: k = 3: must be from 0 to 2");
    }

    @Test
    void theInputIsLeftAlone() {
        Matrix a = symmetric(6, 2);
        Matrix before = a.copy();
        JacobiEigen.of(a);
        assertThat(a).isEqualTo(before);
    }

    @Test
    void badInputIsRefusedWithItsValues() {
        assertThatThrownBy(() -> JacobiEigen.of(Matrix.zeros(2, 1))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("JacobiEigen: (2, 1): the matrix must be square and not empty");
        assertThatThrownBy(() -> JacobiEigen.of(Matrix.zeros(0, 0))).hasMessageContaining("not empty");
        assertThatThrownBy(() -> JacobiEigen.of(Matrix.of(new double[][]{{1, 2}, {3, 4}}))).hasMessage(
                "JacobiEigen: element (1, 0) is 3.0, element (0, 1) is 2.0: the matrix must be symmetric");
        assertThatThrownBy(() -> JacobiEigen.of(Matrix.of(new double[][]{{1, Double.NaN}, {2, 1}})))
                .hasMessage("JacobiEigen: element (0, 1) is NaN: must be finite");
        assertThatThrownBy(() -> JacobiEigen.of(Matrix.of(new double[][]{{Double.NEGATIVE_INFINITY}})))
                .hasMessage("JacobiEigen: element (0, 0) is -Infinity: must be finite");
    }
}
