package scratch.math.eigen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smile.math.blas.UPLO;
import smile.math.matrix.Matrix.EVD;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.decomposition.SymmetricEigen;

/// Rung a: the same eigenvalues as Smile (LAPACK) and as the fast class of this module, and the same vectors up to sign.
class EigenParityTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 10, 31, 60})
    void agreesWithSmileAndWithSymmetricEigen(int n) {
        for (long seed = 1; seed <= 4; seed++) {
            Matrix a = JacobiEigenTest.symmetric(n, seed);
            double scale = Vectors.norm(a.data());
            JacobiEigen ours = JacobiEigen.of(a);
            EVD theirs = smile(a).eigen(false, true, true);   // ascending
            for (int j = 0; j < n; j++) {
                assertThat(ours.values()[j]).isEqualTo(theirs.wr[n - 1 - j], within(1e-13 * scale));
            }
            assertThat(ours.values()).containsExactly(SymmetricEigen.of(a).values(), within(1e-13 * scale));
            for (int j = 0; j < n; j++) {
                double product = 0;
                for (int i = 0; i < n; i++) {
                    product += ours.vectors().get(i, j) * theirs.Vr.get(i, n - 1 - j);
                }
                assertThat(Math.abs(product)).isEqualTo(1, within(1e-9));
            }
            PowerIteration power = PowerIteration.of(a.gram(), new PowerIteration.Options(200_000, 1e-9, seed));
            double largest = Math.max(Math.abs(theirs.wr[0]), Math.abs(theirs.wr[n - 1]));
            assertThat(power.value() / (largest * largest)).isEqualTo(1, within(1e-12));
        }
    }

    /// What the README says about order and triangle.
    @ParameterizedTest
    @ValueSource(doubles = {2, 99})
    void smileAnswersAscendingUntilSortedAndReadsOneTriangle(double ignored) {
        smile.math.matrix.Matrix a = smile.math.matrix.Matrix.of(new double[][]{{5, ignored}, {2, 2}});
        a.uplo(UPLO.LOWER);
        EVD raw = a.eigen(false, false, true);
        assertThat(raw.wr).containsExactly(new double[]{1, 6}, within(1e-14));
    }

    /// Smile's `sort` goes by size, not by value: −5 comes before 4.
    @Test
    void smileSortsBySize() {
        smile.math.matrix.Matrix a = smile.math.matrix.Matrix.of(new double[][]{{4, 0}, {0, -5}});
        a.uplo(UPLO.LOWER);
        assertThat(a.eigen(false, false, true).sort().wr).containsExactly(new double[]{-5, 4}, within(1e-14));
        assertThat(JacobiEigen.of(Matrix.of(new double[][]{{4, 0}, {0, -5}})).values()).containsExactly(4, -5);
    }

    private static smile.math.matrix.Matrix smile(Matrix a) {
        double[][] rows = new double[a.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = a.row(i);
        }
        smile.math.matrix.Matrix result = smile.math.matrix.Matrix.of(rows);
        result.uplo(UPLO.LOWER);
        return result;
    }
}
