package scratch.math.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static scratch.math.decomposition.Close.assertClose;
import static scratch.math.decomposition.Close.assertOrthonormalColumns;
import static scratch.math.decomposition.Close.diagonal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scratch.math.Matrix;
import scratch.math.RandomMatrices;
import scratch.math.Vectors;

class SVDTest {
    private static final Matrix A = Matrix.of(new double[][] {{3, 0}, {4, 5}});

    @Test
    void threeZeroFourFiveByHand() {
        SVD svd = SVD.of(A);
        assertClose(svd.singularValues(), new double[] {Math.sqrt(45), Math.sqrt(5)}, 1e-15);
        assertClose(svd.approximation(1), Matrix.of(new double[][] {{1.5, 1.5}, {4.5, 4.5}}), 1e-15);
        assertThat(Vectors.norm(A.minus(svd.approximation(1)).data())).isEqualTo(Math.sqrt(5), within(1e-14));
        assertThat(svd.condition()).isEqualTo(3, within(1e-14));
        assertClose(svd.pseudoInverse(), LU.of(A).inverse(), 1e-15);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "5,1", "1,5", "2,2", "3,3", "7,7", "24,24", "25,25", "31,33", "33,32", "50,50", "64,64",
        "100,40", "40,100", "100,99", "130,130", "257,200", "300,7"})
    void turnStretchTurnIsTheMatrix(int m, int n) {
        check(RandomMatrices.normal(m, n, m + 2L * n), 1e-14 * Math.max(10, Math.max(m, n)));
    }

    @Test
    void knownSingularValuesComeBack() {
        for (double[] sigma : new double[][] {geometric(60, 0.5), geometric(60, 1), {5, 4, 3, 2, 1}, steps(90, 3)}) {
            int n = sigma.length;
            Matrix u = QR.of(RandomMatrices.normal(n + 20, n, 1)).q();
            Matrix v = QR.of(RandomMatrices.normal(n, n, 2)).q();
            SVD svd = check(u.multiply(diagonal(sigma)).multiply(v.transpose()), 1e-12);
            assertClose(svd.singularValues(), sigma, 1e-13);
        }
    }

    @Test
    void singularValuesOfAColumnOfTwoNearlyEqualVectors() {
        // the small singular value of columns (1, ε, 0), (1, 0, ε) is exactly ε; by AᵀA it would be 0
        Matrix a = Matrix.of(new double[][] {{1, 1}, {1e-8, 0}, {0, 1e-8}});
        SVD svd = SVD.of(a);
        assertThat(svd.singularValues()[1]).isEqualTo(1e-8, within(1e-15));
        assertThat(svd.rank()).isEqualTo(2);
    }

    @Test
    void rankCountsWhatIsMoreThanRounding() {
        Matrix a = RandomMatrices.normal(50, 3, 1).multiply(RandomMatrices.normal(3, 40, 2));
        SVD svd = check(a, 1e-12);
        assertThat(svd.rank()).isEqualTo(3);
        assertThat(check(Matrix.zeros(30, 30), 1).rank()).isZero();
        assertThat(check(Matrix.identity(50), 1e-13).singularValues()).containsOnly(1);
        assertThat(SVD.of(Matrix.zeros(3, 3)).condition()).isInfinite();
        double[] x = {1, 2, 3};
        assertThat(SVD.of(Vectors.outer(x, x).times(0.1)).rank()).isEqualTo(1);
    }

    @Test
    void squaredErrorOfAnApproximationIsTheSumOfTheSquaresLeftOut() {
        Matrix a = RandomMatrices.normal(40, 30, 5);
        SVD svd = SVD.of(a);
        for (int k : new int[] {0, 1, 10, 30}) {
            double left = 0;
            for (int j = k; j < 30; j++) {
                left += svd.singularValues()[j] * svd.singularValues()[j];
            }
            double error = Vectors.norm(a.minus(svd.approximation(k)).data());
            assertThat(error * error).isEqualTo(left, within(1e-10));
        }
    }

    @Test
    void solutionOfLeastSquaresIsTheShortestOne() {
        assertClose(SVD.of(Matrix.of(new double[][] {{1, 1}})).solve(new double[] {2}), new double[] {1, 1}, 1e-15);
        Matrix a = RandomMatrices.normal(30, 8, 6);
        double[] b = RandomMatrices.normal(30, 1, 7).data();
        assertClose(SVD.of(a).solve(b), QR.of(a).solve(b), 1e-12);
        // equal columns share the coefficient: the pivoted QR would give it all to one of them
        double[] x = SVD.of(a.appendColumns(a.selectColumns(0))).solve(b);
        assertThat(x[0]).isEqualTo(x[8], within(1e-13));
        Matrix p = SVD.of(a).pseudoInverse();
        assertClose(a.multiply(p).multiply(a), a, 1e-13);
    }

    @Test
    void pseudoInverseCutsWhatIsRounding() {
        Matrix a = Matrix.of(new double[][] {{1, 1}, {1, 1 + 1e-16}});
        assertClose(SVD.of(a).pseudoInverse(), Matrix.of(new double[][] {{0.25, 0.25}, {0.25, 0.25}}), 1e-14);
    }

    @Test
    void hugeTinyGradedBidiagonalAndHilbertMatrices() {
        Matrix a = RandomMatrices.normal(70, 60, 2);
        double[] plain = SVD.of(a).singularValues();
        for (double scale : new double[] {1e305, 1e-305}) {
            SVD svd = SVD.of(a.times(scale));
            assertClose(Vectors.times(svd.singularValues(), 1 / scale), plain, 1e-12);
            assertOrthonormalColumns(svd.u());
        }
        check(RandomMatrices.graded(90, 3), 1e-13);
        check(RandomMatrices.hilbert(40), 1e-13);
        check(diagonal(1, -5, 3, 0, 2), 1e-15);
        Matrix shift = Matrix.zeros(64, 64);   // ones above the diagonal: one singular value is 0
        for (int i = 0; i < 63; i++) {
            shift.set(i, i + 1, 1);
        }
        assertThat(check(shift, 1e-13).rank()).isEqualTo(63);
        for (int zero : new int[] {0, 5, 11}) {   // bidiagonal, with a 0 on the diagonal
            Matrix b = Matrix.zeros(12, 12);
            for (int i = 0; i < 12; i++) {
                b.set(i, i, i == zero ? 0 : i + 1);
                b.set(i, Math.min(i + 1, 11), i == 11 ? b.get(11, 11) : 1);
            }
            assertThat(check(b, 1e-13).rank()).isEqualTo(11);
        }
    }

    @Test
    void transposeHasTheSameSingularValuesAndSwappedVectors() {
        Matrix a = RandomMatrices.normal(20, 50, 9);
        SVD svd = check(a, 1e-13);
        assertClose(SVD.of(a.transpose()).singularValues(), svd.singularValues(), 1e-14);
        for (int j = 0; j < 20; j++) {
            double[] v = svd.v().column(j);
            assertThat(Vectors.maxAbs(v)).isEqualTo(v[Vectors.argMax(v)]);
        }
    }

    @Test
    void badInputsAreNamed() {
        assertThatThrownBy(() -> SVD.of(Matrix.zeros(3, 0))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SVD: (3, 0): needs at least one row and one column");
        assertThatThrownBy(() -> SVD.of(Matrix.of(new double[][] {{1, Double.NEGATIVE_INFINITY}})))
                .hasMessage("SVD: element (0, 1) is -Infinity: must be finite");
        assertThatThrownBy(() -> SVD.of(A).approximation(3))
                .hasMessage("SVD.approximation: k = 3: must be from 0 to 2");
        assertThatThrownBy(() -> SVD.of(A).solve(new double[3]))
                .hasMessage("SVD.solve: (2, 2) with a right side of 3 rows: must have 2");
    }

    private static double[] geometric(int n, double ratio) {
        double[] sigma = new double[n];
        for (int i = 0; i < n; i++) {
            sigma[i] = Math.pow(ratio, i);
        }
        return sigma;
    }

    private static double[] steps(int n, int levels) {
        double[] sigma = new double[n];
        for (int i = 0; i < n; i++) {
            sigma[i] = levels - i * levels / n;
        }
        return sigma;
    }

    private static SVD check(Matrix a, double tolerance) {
        SVD svd = SVD.of(a);
        assertOrthonormalColumns(svd.u());
        assertOrthonormalColumns(svd.v());
        double[] sigma = svd.singularValues();
        for (int j = 0; j < sigma.length; j++) {
            assertThat(sigma[j]).isGreaterThanOrEqualTo(0).isLessThanOrEqualTo(j == 0 ? sigma[0] : sigma[j - 1]);
        }
        assertClose(svd.u().multiply(diagonal(sigma)).multiply(svd.v().transpose()), a, tolerance);
        return svd;
    }
}
