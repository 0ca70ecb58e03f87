package scratch.math.linearsystems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.decomposition.Cholesky;
import scratch.math.decomposition.LU;
import scratch.math.decomposition.QR;
import scratch.math.decomposition.SVD;

class PlainEliminationTest {
    private static final Matrix A = Matrix.of(new double[][]{{2, 1, 1}, {4, 3, 3}, {8, 7, 9}});
    private static final double[] B = {4, 10, 24};
    private static final Matrix TINY = Matrix.of(new double[][]{{1e-20, 1}, {1, 1}});

    @Test
    void theThreeEquationsOfTheReadmeByHand() {
        PlainElimination elimination = PlainElimination.of(A, false);
        assertThat(elimination.lower()).isEqualTo(Matrix.of(new double[][]{{1, 0, 0}, {2, 1, 0}, {4, 3, 1}}));
        assertThat(elimination.upper()).isEqualTo(Matrix.of(new double[][]{{2, 1, 1}, {0, 1, 1}, {0, 0, 2}}));
        assertThat(elimination.lower().multiply(elimination.upper())).isEqualTo(A);
        assertThat(elimination.upper().multiply(new double[]{1, 1, 1})).containsExactly(4, 2, 2);
        assertThat(elimination.solve(B)).containsExactly(1, 1, 1);
    }

    @Test
    void choleskyAndQRByHand() {
        assertThat(Cholesky.of(Matrix.of(new double[][]{{4, 2}, {2, 5}})).lower())
                .isEqualTo(Matrix.of(new double[][]{{2, 0}, {1, 2}}));
        Matrix a = Matrix.of(new double[][]{{3, 1}, {4, 2}});
        QR qr = QR.of(a);
        assertThat(qr.r().get(0, 0)).isEqualTo(-5, within(1e-14));
        assertThat(qr.r().get(0, 1)).isEqualTo(-2.2, within(1e-14));
        assertThat(Math.abs(qr.r().get(1, 1))).isEqualTo(0.4, within(1e-14));
        assertThat(qr.q().get(0, 0)).isEqualTo(-0.6, within(1e-14));
        assertThat(qr.q().get(1, 0)).isEqualTo(-0.8, within(1e-14));
        assertThat(1 - 2.2 * 0.6).isEqualTo(-0.32, within(1e-14));
        assertThat(2 - 2.2 * 0.8).isEqualTo(0.24, within(1e-14));
        assertThat(Math.hypot(0.32, 0.24)).isEqualTo(0.4, within(1e-14));
    }

    @Test
    void withPivotingTheLargestOfTheColumnComesFirst() {
        PlainElimination elimination = PlainElimination.of(A, true);
        assertThat(elimination.upper().row(0)).containsExactly(8, 7, 9);
        assertThat(Vectors.maxAbs(elimination.lower().data())).isEqualTo(1);
        assertThat(Vectors.maxAbs(Vectors.minus(elimination.solve(B), new double[]{1, 1, 1}))).isLessThan(1e-14);
    }

    @Test
    void aTinyPivotRuinsTheSolutionAndPivotingSavesIt() {
        double[] b = {1, 2};
        assertThat(PlainElimination.of(TINY, false).solve(b)).containsExactly(0, 1);
        assertThat(PlainElimination.of(TINY, true).solve(b)).containsExactly(1, 1);
        assertThat(1 - 1e20).as("where the second row went").isEqualTo(-1e20);
    }

    @Test
    void theOrderOfTheEquationsDoesNotMatter() {
        double[] x = PlainElimination.of(A.selectRows(1, 2, 0), true).solve(new double[]{10, 24, 4});
        assertThat(Vectors.maxAbs(Vectors.minus(x, PlainElimination.of(A, true).solve(B)))).isLessThan(1e-15);
    }

    @Test
    void aNudgeMovesTheCrossingTenTimesAsFarWhereTheLinesAreNearlyParallel() {
        Matrix right = Matrix.of(new double[][]{{1, 1}, {1, -1}});
        Matrix near = Matrix.of(new double[][]{{1, 1}, {1, 1.2}});
        double[] crossing = {1, 1};
        double[] little = PlainElimination.of(right, true).solve(new double[]{2, 0.2});
        double[] far = PlainElimination.of(near, true).solve(new double[]{2, 2.4});
        assertThat(little).containsExactly(new double[]{1.1, 0.9}, within(1e-14));
        assertThat(far).containsExactly(new double[]{0, 2}, within(1e-14));
        assertThat(Vectors.distance(far, crossing)).isEqualTo(10 * Vectors.distance(little, crossing), within(1e-12));
        assertThat(SVD.of(right).condition()).isEqualTo(1, within(1e-14));
        assertThat(SVD.of(near).condition()).isEqualTo(22.155, within(5e-4));
    }

    @Test
    void oneTenThousandthInIsOneOut() {
        Matrix near = Matrix.of(new double[][]{{1, 1}, {1, 1.0001}});
        double[] before = PlainElimination.of(near, true).solve(new double[]{2, 2.0001});
        double[] after = PlainElimination.of(near, true).solve(new double[]{2, 2.0002});
        assertThat(Vectors.maxAbs(Vectors.minus(before, new double[]{1, 1}))).isLessThan(1e-11);
        assertThat(Vectors.maxAbs(Vectors.minus(after, new double[]{0, 2}))).isLessThan(1e-11);
        assertThat(SVD.of(near).condition()).isEqualTo(40_002, within(0.5));
        assertThat(LU.of(near).condition()).isEqualTo(40_004, within(0.5));
    }

    @Test
    void theDeterminantSaysNothingAboutBeingNearlySingular() {
        Matrix tenth = Matrix.identity(100).times(0.1);
        assertThat(LU.of(tenth).determinant()).isEqualTo(1e-100, within(1e-112));
        assertThat(LU.of(tenth).condition()).isEqualTo(1, within(1e-14));
        Matrix stretched = Matrix.of(new double[][]{{1e8, 0}, {0, 1e-8}});
        assertThat(LU.of(stretched).determinant()).isEqualTo(1, within(1e-15));
        assertThat(LU.of(stretched).condition()).isEqualTo(1e16, within(10.0));
    }

    @Test
    void theNormalEquationsSquareTheConditionNumber() {
        Matrix a = Matrix.of(new double[][]{{1, 1}, {1e-8, 0}, {0, 1e-8}});
        assertThat(a.gram()).isEqualTo(Matrix.of(new double[][]{{1, 1}, {1, 1}}));
        assertThatThrownBy(() -> Cholesky.of(a.gram())).isInstanceOf(ArithmeticException.class);
        assertThat(SVD.of(a).condition()).isEqualTo(1.414e8, within(1e5));
        double[] x = QR.of(a).solve(new double[]{2, 1e-8, 1e-8});
        assertThat(Vectors.maxAbs(Vectors.minus(x, new double[]{1, 1}))).isLessThan(1e-7);
    }

    @ParameterizedTest
    @CsvSource({"2, 27", "3, 748", "4, 28375", "5, 943656", "10, 3.5357e13", "12, 4.1154e16"})
    void theConditionOfHilbertMatricesIsTheKnownOne(int n, double condition) {
        assertThat(Hilbert.condition(n)).isEqualTo(condition, within(1e-4 * condition));
        if (n <= 5) {
            assertThat(LU.of(Hilbert.scaled(n)).condition()).isEqualTo(condition, within(1e-8 * condition));
        }
    }

    @Test
    void hilbertMatricesAreWholeNumbersAndTheirSolutionIsExactlyOnes() {
        assertThat(Hilbert.scaled(2)).isEqualTo(Matrix.of(new double[][]{{6, 3}, {3, 2}}));
        assertThat(Hilbert.rightSide(2)).containsExactly(9, 5);
        for (int n = 1; n <= Hilbert.LARGEST; n++) {
            for (double value : Hilbert.scaled(n).data()) {
                assertThat(value).isEqualTo(Math.rint(value)).isLessThan(0x1p53);
            }
            assertThat(Vectors.maxAbs(Hilbert.rightSide(n))).isLessThan(0x1p53);
            assertThat(Hilbert.scaled(n).get(0, 0) / Hilbert.scaled(n).get(n - 1, n - 1)).isEqualTo(2.0 * n - 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 5e-15, 2e-15, 4e-15", "10, 5e-5, 3e-5, 1e-2", "12, 2e-1, 9e-4, 3e1"})
    void theTableOfTheReadme(int n, double error, double inverseResidual, double inverseError) {
        Matrix h = Hilbert.scaled(n);
        double[] b = Hilbert.rightSide(n);
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        Accuracy solved = Accuracy.of(h, b, PlainElimination.of(h, true).solve(b), ones);
        assertThat(solved.error()).isEqualTo(error, within(0.5 * error));
        assertThat(solved.residual()).isLessThan(2e-16);
        assertThat(solved.error()).isLessThan(Hilbert.condition(n) * 0x1p-53);
        Matrix inverse = PlainElimination.of(h, true).inverse();
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                x[i] += inverse.get(i, j) * b[j];
            }
        }
        Accuracy multiplied = Accuracy.of(h, b, x, ones);
        assertThat(multiplied.residual()).isEqualTo(inverseResidual, within(0.5 * inverseResidual));
        assertThat(multiplied.error()).isEqualTo(inverseError, within(0.5 * inverseError));
    }

    @Test
    void atThirteenTheLastDigitsAreGone() {
        Matrix h = Hilbert.scaled(13);
        double[] ones = new double[13];
        Arrays.fill(ones, 1);
        assertThat(Hilbert.condition(13) * 0x1p-53).isGreaterThan(1);
        assertThat(Accuracy.of(h, Hilbert.rightSide(13), PlainElimination.of(h, true).solve(Hilbert.rightSide(13)), ones)
                .error()).isGreaterThan(0.5);
    }

    @Test
    void accuracyByHand() {
        // A x̂ = (3, 3), b = (3, 2): missed by 1; the largest row sum is 3, the largest |x̂| is 1
        Accuracy accuracy = Accuracy.of(Matrix.of(new double[][]{{2, 1}, {1, 2}}), new double[]{3, 2},
                new double[]{1, 1}, new double[]{2, -4});
        assertThat(accuracy.residual()).isEqualTo(1 / 3.0, within(1e-16));
        assertThat(accuracy.error()).isEqualTo(5 / 4.0);
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> PlainElimination.of(Matrix.zeros(2, 3), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PlainElimination: (2, 3): the matrix must be square and not empty");
        assertThatThrownBy(() -> PlainElimination.of(Matrix.zeros(0, 0), true)).hasMessageContaining("not empty");
        assertThatThrownBy(() -> PlainElimination.of(Matrix.of(new double[][]{{Double.NaN}}), true))
                .hasMessage("PlainElimination: element (0, 0) is NaN: must be finite");
        assertThatThrownBy(() -> PlainElimination.of(Matrix.of(new double[][]{{1, 2}, {2, 4}}), true))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("PlainElimination: pivot 1 is 0: nothing can be divided by it");
        assertThatThrownBy(() -> PlainElimination.of(Matrix.of(new double[][]{{0, 1}, {1, 0}}), false))
                .isInstanceOf(ArithmeticException.class).hasMessageContaining("pivot 0 is 0");
        assertThatThrownBy(() -> PlainElimination.of(A, true).solve(new double[2]))
                .hasMessage("PlainElimination.solve: (3, 3) with a right side of 2 rows: must have 3");
        assertThatThrownBy(() -> PlainElimination.of(A, true).solve(new double[]{1, 2, Double.POSITIVE_INFINITY}))
                .hasMessage("PlainElimination.solve: right side: element 2 is Infinity: must be finite");
        assertThatThrownBy(() -> Hilbert.scaled(19)).hasMessage("Hilbert: n = 19: must be from 1 to 18");
        assertThatThrownBy(() -> Hilbert.condition(0)).hasMessage("Hilbert: n = 0: must be from 1 to 18");
        assertThatThrownBy(() -> Accuracy.of(A, B, new double[2], new double[3]))
                .hasMessage("Accuracy: (3, 3), b of 3, solution of 2, truth of 3: lengths must fit");
    }
}
