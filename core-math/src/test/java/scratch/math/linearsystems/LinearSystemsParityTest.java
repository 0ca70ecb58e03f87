package scratch.math.linearsystems;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smile.math.blas.UPLO;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.decomposition.Cholesky;
import scratch.math.decomposition.LU;
import scratch.math.decomposition.QR;

/// Rung a: the same solutions as Smile, up to the condition number times rounding, which neither side can avoid.
class LinearSystemsParityTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 16, 17, 33, 50, 64})
    void everySolutionAgreesWithSmile(int n) {
        for (long seed = 1; seed <= 5; seed++) {
            RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(100 * n + seed);
            Matrix a = normal(n, n, random);
            double[] b = normal(n, 1, random).data();
            // n + 4: QR rounds a few times more than it has columns, which shows at n = 1
            double allowed = (n + 4) * 0x1p-52 * LU.of(a).condition();
            double[] smile = smile(a).lu().solve(b);
            assertClose(LU.of(a).solve(b), smile, allowed);
            assertClose(PlainElimination.of(a, true).solve(b), smile, allowed);
            assertClose(QR.of(a).solve(b), smile, allowed);
            assertThat(Math.abs(LU.of(a).determinant() / smile(a).lu().det() - 1)).isLessThanOrEqualTo(allowed);

            Matrix definite = a.gram().plus(Matrix.identity(n));
            var lower = smile(definite);
            lower.uplo(UPLO.LOWER);
            assertClose(Cholesky.of(definite).solve(b), lower.cholesky().solve(b),
                    (n + 4) * 0x1p-52 * LU.of(definite).condition());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 20})
    void leastSquaresAgreeWithSmile(int columns) {
        for (long seed = 1; seed <= 5; seed++) {
            RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            Matrix a = normal(90, columns, random);
            double[] b = normal(90, 1, random).data();
            assertClose(QR.of(a).solve(b), Arrays.copyOf(smile(a).qr().solve(b), columns), 1e-12);
            Matrix r = QR.of(a).r();
            var smileR = smile(a).qr().R();
            for (int i = 0; i < columns; i++) {
                // the sign of a row of R is free
                double sign = Math.signum(r.get(i, i)) * Math.signum(smileR.get(i, i));
                for (int j = i; j < columns; j++) {
                    assertThat(Math.abs(r.get(i, j) - sign * smileR.get(i, j))).isLessThan(1e-12);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void hilbertSystemsAgreeWithSmileAsFarAsTheirConditionAllows(int n) {
        double[] ours = PlainElimination.of(Hilbert.scaled(n), true).solve(Hilbert.rightSide(n));
        double[] smile = smile(Hilbert.scaled(n)).lu().solve(Hilbert.rightSide(n));
        assertClose(ours, smile, n * 0x1p-52 * Hilbert.condition(n));
    }

    private static void assertClose(double[] ours, double[] smile, double share) {
        assertThat(Vectors.maxAbs(Vectors.minus(ours, smile))).isLessThanOrEqualTo(share * Vectors.maxAbs(smile));
    }

    private static Matrix normal(int rows, int columns, RandomGenerator random) {
        Matrix matrix = Matrix.zeros(rows, columns);
        Arrays.setAll(matrix.data(), i -> random.nextGaussian());
        return matrix;
    }

    private static smile.math.matrix.Matrix smile(Matrix a) {
        double[][] rows = new double[a.rows()][];
        Arrays.setAll(rows, a::row);
        return smile.math.matrix.Matrix.of(rows);
    }
}
