package scratch.math.svd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.decomposition.SVD;

/// Rung a: the singular values of Smile (LAPACK) and of the fast class of this module, and the vectors up to sign.
class SVDParityTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 3", "10, 4", "4, 10", "31, 31", "60, 25", "25, 60"})
    void agreesWithSmileAndWithSVD(int m, int n) {
        for (long seed = 1; seed <= 4; seed++) {
            Matrix a = OneSidedJacobiTest.random(m, n, seed);
            OneSidedJacobi ours = OneSidedJacobi.of(a);
            compare(a, ours, 1e-9);
            Matrix pseudoInverse = ours.pseudoInverse(0);
            double scale = Vectors.maxAbs(pseudoInverse.data());
            assertThat(OneSidedJacobiTest.largestDifference(pseudoInverse, SVD.of(a).pseudoInverse()))
                    .isLessThan(1e-10 * scale);
            double[] smile = smile(a).svd(true, false).pinv().toArray()[0];
            assertThat(pseudoInverse.row(0)).containsExactly(smile, within(1e-10 * scale));
        }
    }

    @Test
    void agreesOnTheDigits() {
        Matrix digits = Matrix.of(Datasets.digits().x());
        OneSidedJacobi ours = OneSidedJacobi.of(digits);
        double[] sigma = ours.singularValues();
        assertThat(sigma).containsExactly(smile(digits).svd(true, false).s, within(1e-12 * sigma[0]));
        assertThat(sigma).containsExactly(SVD.of(digits).singularValues(), within(1e-12 * sigma[0]));
        assertThat(LowRank.energy(sigma)[19]).isEqualTo(0.967, within(5e-4));
        assertThat(sigma[61]).isLessThan(1e-10);
    }

    private static void compare(Matrix a, OneSidedJacobi ours, double tolerance) {
        smile.math.matrix.Matrix.SVD theirs = smile(a).svd(true, false);
        double[] sigma = ours.singularValues();
        assertThat(sigma).containsExactly(theirs.s, within(1e-13 * sigma[0]));
        assertThat(sigma).containsExactly(SVD.of(a).singularValues(), within(1e-13 * sigma[0]));
        for (int j = 0; j < sigma.length; j++) {
            double u = 0;
            for (int i = 0; i < a.rows(); i++) {
                u += ours.u().get(i, j) * theirs.U.get(i, j);
            }
            double v = 0;
            for (int i = 0; i < a.columns(); i++) {
                v += ours.v().get(i, j) * theirs.V.get(i, j);
            }
            // u and v flip together: the product of the two is 1, not -1
            assertThat(u * v).isEqualTo(1, within(tolerance));
        }
    }

    private static smile.math.matrix.Matrix smile(Matrix a) {
        double[][] rows = new double[a.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = a.row(i);
        }
        return smile.math.matrix.Matrix.of(rows);
    }
}
