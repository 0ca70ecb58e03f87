package scratch.math.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static scratch.math.decomposition.Close.assertClose;
import static scratch.math.decomposition.Close.assertOrthonormalColumns;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scratch.math.Matrix;
import scratch.math.RandomMatrices;
import scratch.math.Vectors;

class QRTest {
    @Test
    void threeOneFourTwoByHand() {
        QR qr = QR.of(Matrix.of(new double[][] {{3, 1}, {4, 2}}));
        // signs as Householder (and LAPACK) give them
        assertClose(qr.r(), Matrix.of(new double[][] {{-5, -2.2}, {0, 0.4}}), 1e-15);
        assertClose(qr.q(), Matrix.of(new double[][] {{-0.6, -0.8}, {-0.8, 0.6}}), 1e-15);
        assertThat(qr.determinant()).isEqualTo(2, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "5,1", "1,5", "7,7", "31,33", "33,31", "64,64", "100,32", "100,33", "257,65",
        "65,257", "300,300"})
    void orthonormalTimesTriangularIsTheMatrix(int m, int n) {
        Matrix a = RandomMatrices.normal(m, n, m + n);
        QR qr = QR.of(a);
        assertOrthonormalColumns(qr.q());
        assertUpperTriangular(qr.r());
        assertClose(qr.q().multiply(qr.r()), a, 1e-13);

        QR pivoted = QR.pivoted(a);
        assertOrthonormalColumns(pivoted.q());
        assertUpperTriangular(pivoted.r());
        assertClose(pivoted.q().multiply(pivoted.r()), a.selectColumns(pivoted.pivots()), 1e-13);
        for (int i = 1; i < Math.min(m, n); i++) {
            assertThat(Math.abs(pivoted.r().get(i, i)))
                    .isLessThanOrEqualTo(Math.abs(pivoted.r().get(i - 1, i - 1)) * (1 + 1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource({"5,5", "40,10", "200,70"})
    void residualOfLeastSquaresIsPerpendicularToEveryColumn(int m, int n) {
        Matrix a = RandomMatrices.normal(m, n, 1);
        double[] b = RandomMatrices.normal(m, 1, 2).data();
        for (QR qr : new QR[] {QR.of(a), QR.pivoted(a)}) {
            double[] x = qr.solve(b);
            double[] residual = Vectors.minus(b, a.multiply(x));
            assertThat(Vectors.maxAbs(a.transposeMultiply(residual))).isEqualTo(0, within(1e-11));
            // Pythagoras: what Qᵀb has beyond n is exactly the residual
            double[] rotated = qr.transposeMultiply(b);
            double[] outside = java.util.Arrays.copyOfRange(rotated, n, m);
            assertThat(Vectors.norm(outside)).isEqualTo(Vectors.norm(residual), within(1e-11));
            assertThat(Vectors.norm(rotated)).isEqualTo(Vectors.norm(b), within(1e-12));
            assertClose(qr.gramInverse().multiply(a.gram()), Matrix.identity(n), 1e-9);
        }
    }

    @Test
    void lineThroughFourPoints() {
        // (0, 1), (1, 3), (2, 4), (3, 4): slope 1, intercept 1.5
        Matrix x = Matrix.wrap(4, 1, new double[] {0, 1, 2, 3}).withOnesColumn();
        assertClose(QR.of(x).solve(new double[] {1, 3, 4, 4}), new double[] {1.5, 1}, 1e-14);
        // (XᵀX)⁻¹ of [[4, 6], [6, 14]] is [[14, -6], [-6, 4]] / 20
        assertClose(QR.of(x).gramInverse(), Matrix.of(new double[][] {{0.7, -0.3}, {-0.3, 0.2}}), 1e-14);
    }

    @Test
    void nearlyEqualColumnsThatTheNormalEquationsCannotTellApart() {
        Matrix a = Matrix.of(new double[][] {{1, 1}, {1e-8, 0}, {0, 1e-8}});
        assertThat(a.gram()).isEqualTo(Matrix.of(new double[][] {{1, 1}, {1, 1}}));
        assertThat(QR.pivoted(a).rank()).isEqualTo(2);
        assertClose(QR.of(a).solve(new double[] {3, 1e-8, 2e-8}), new double[] {1, 2}, 1e-7);
    }

    @Test
    void dependentColumnIsNamedWithoutPivotingAndLeftOutWithIt() {
        Matrix a = RandomMatrices.normal(10, 3, 6);
        Matrix twice = a.appendColumns(a.selectColumns(1).times(2));
        double[] b = RandomMatrices.normal(10, 1, 7).data();
        assertThatThrownBy(() -> QR.of(twice).solve(b)).isInstanceOf(ArithmeticException.class)
                .hasMessageMatching("QR.solve: pivot 3 is \\S+: column 3 depends on the columns before it");
        QR pivoted = QR.pivoted(twice);
        assertThat(pivoted.rank()).isEqualTo(3);
        double[] fitted = twice.multiply(pivoted.solve(b));
        assertClose(fitted, a.multiply(QR.of(a).solve(b)), 1e-13);
        assertThatThrownBy(pivoted::gramInverse).hasMessage("QR.gramInverse: rank 3 of 4 columns: AᵀA has no inverse");
        assertThat(QR.pivoted(Matrix.zeros(3, 3)).rank()).isZero();
        assertThat(QR.pivoted(Matrix.zeros(3, 3)).solve(new double[] {1, 2, 3})).containsExactly(0, 0, 0);
    }

    @Test
    void hugeTinyAndGradedMatricesAreFactoredAsWell() {
        for (double scale : new double[] {1e290, 1e-290}) {
            Matrix a = RandomMatrices.normal(80, 50, 8).times(scale);
            QR qr = QR.of(a);
            assertOrthonormalColumns(qr.q());
            assertClose(qr.q().multiply(qr.r()), a, 1e-13);
        }
        Matrix graded = RandomMatrices.graded(80, 9);
        for (QR qr : new QR[] {QR.of(graded), QR.pivoted(graded)}) {
            assertOrthonormalColumns(qr.q());
            assertClose(qr.q().multiply(qr.r()), graded.selectColumns(qr.pivots()), 1e-13);
        }
        Matrix hilbert = RandomMatrices.hilbert(12);
        assertOrthonormalColumns(QR.of(hilbert).q());
    }

    @Test
    void lengthsOfNearlyEqualColumnsAreTakenAnewOnceTheyHaveCancelled() {
        // 20 columns that differ by 1e-10, and 20 of size 1e-9: after the first column the second kind must come next
        Matrix first = RandomMatrices.normal(60, 1, 3);
        Matrix near = RandomMatrices.normal(60, 20, 4).times(1e-10);
        for (int j = 0; j < 20; j++) {
            for (int i = 0; i < 60; i++) {
                near.set(i, j, near.get(i, j) + first.get(i, 0));
            }
        }
        QR qr = QR.pivoted(near.appendColumns(RandomMatrices.normal(60, 20, 5).times(1e-9)));
        for (int j = 1; j <= 20; j++) {
            assertThat(qr.pivots()[j]).as("pivot %d", j).isGreaterThanOrEqualTo(20);
        }
    }

    @Test
    void determinantAgreesWithElimination() {
        for (int n = 1; n < 8; n++) {
            Matrix a = RandomMatrices.normal(n, n, n);
            double expected = LU.of(a).determinant();
            assertThat(QR.of(a).determinant()).isEqualTo(expected, within(1e-13 * Math.max(1, Math.abs(expected))));
            assertThat(QR.pivoted(a).determinant())
                    .isEqualTo(expected, within(1e-13 * Math.max(1, Math.abs(expected))));
        }
    }

    @Test
    void badInputsAreNamed() {
        assertThatThrownBy(() -> QR.of(Matrix.zeros(0, 3))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("QR: (0, 3): needs at least one row and one column");
        assertThatThrownBy(() -> QR.of(Matrix.of(new double[][] {{1}, {Double.NaN}})))
                .hasMessage("QR: element (1, 0) is NaN: must be finite");
        QR qr = QR.of(RandomMatrices.normal(3, 2, 1));
        assertThatThrownBy(() -> qr.solve(new double[2]))
                .hasMessage("QR.solve: (3, 2) with a right side of 2 rows: must have 3");
        assertThatThrownBy(() -> qr.solve(new double[] {1, 2, Double.NaN}))
                .hasMessage("QR.solve: right side: element 2 is NaN: must be finite");
        assertThatThrownBy(qr::determinant).hasMessage("QR.determinant: (3, 2): the matrix must be square");
        assertThatThrownBy(() -> QR.of(Matrix.of(new double[][] {{1, 2, 3}})).solve(new double[] {1}))
                .hasMessage("QR.solve: (1, 3): fewer equations than unknowns, no unique solution");
    }

    private static void assertUpperTriangular(Matrix r) {
        for (int i = 0; i < r.rows(); i++) {
            for (int j = 0; j < Math.min(i, r.columns()); j++) {
                assertThat(r.get(i, j)).isZero();
            }
        }
    }

    @Test
    void conditionOfThreeZeroFourFiveByHand() {
        // R = (5 4; 0 3) up to signs: largest column sum 7; its inverse (1/5 −4/15; 0 1/3): 9/15
        QR qr = QR.of(Matrix.of(new double[][] {{3, 0}, {4, 5}}));
        assertThat(qr.condition()).isEqualTo(4.2, within(1e-14));
        assertThat(QR.of(Matrix.of(new double[][] {{1, 1}, {0, 0}, {0, 0}})).condition()).isInfinite();
    }

    /// ‖A‖₂ ≤ √n ‖A‖₁ and ‖A‖₁ ≤ √n ‖A‖₂, once for R and once for its inverse.
    @ParameterizedTest
    @CsvSource({"1, 1", "7, 1", "5, 5", "9, 4", "40, 33", "64, 64", "130, 100", "300, 7"})
    void conditionIsWithinNOfTheSingularValues(int m, int n) {
        Matrix a = RandomMatrices.normal(m, n, m + n);
        double kappa = SVD.of(a).condition();
        double rounding = 10 * m * Math.ulp(1.0) * kappa;
        for (QR qr : new QR[] {QR.of(a), QR.pivoted(a), QR.of(a.times(1e200)), QR.of(a.times(1e-200))}) {
            assertThat(qr.condition()).isBetween(kappa / n * (1 - rounding), kappa * n * (1 + rounding));
        }
        Matrix hilbert = RandomMatrices.hilbert(12);
        assertThat(QR.of(hilbert).condition()).isBetween(1.6e15, 2e17);   // κ = 1.7e16
    }

    @Test
    void conditionNeedsAsManyRowsAsColumns() {
        assertThatThrownBy(() -> QR.of(Matrix.zeros(2, 3)).condition()).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("QR.condition: (2, 3): more columns than rows: R has no inverse");
    }
}
