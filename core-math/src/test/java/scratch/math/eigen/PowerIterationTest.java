package scratch.math.eigen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.decomposition.Eigen;
import scratch.math.eigen.PowerIteration.Options;

class PowerIterationTest {
    private static final Matrix A = Matrix.of(new double[][]{{2, 1}, {1, 2}});

    @Test
    void theFivePowersOfTheReadmeByHand() {
        double[][] powers = {{1, 0}, {2, 1}, {5, 4}, {14, 13}, {41, 40}, {122, 121}};
        double[] quotients = {2, 14.0 / 5, 122.0 / 41, 1094.0 / 365, 9842.0 / 3281, 88574.0 / 29525};
        double[] x = {1, 0};
        for (int k = 0; k < powers.length; k++) {
            assertThat(x).containsExactly(powers[k]);
            assertThat(PowerIteration.rayleigh(A, x)).isEqualTo(quotients[k], within(1e-15));
            x = A.multiply(x);
        }
        assertThat(14.0 / 5).isEqualTo(2.8);
        assertThat(122.0 / 41).isEqualTo(2.97561, within(5e-6));
    }

    @Test
    void theGapOfTheVectorShrinksThreefoldAndThatOfTheValueNinefold() {
        double[] x = {1, 0};
        for (int k = 0; k < 10; k++) {
            double[] next = PowerIteration.step(A, x);
            // tan of the angle to (1, 1) is exactly (x − y)/(x + y)
            double before = (x[0] - x[1]) / (x[0] + x[1]);
            double after = (next[0] - next[1]) / (next[0] + next[1]);
            assertThat(before / after).isEqualTo(3, within(1e-9));
            // 3 − quotient is 2 sin² of that angle
            double square = before * before / (1 + before * before);
            assertThat(3 - PowerIteration.rayleigh(A, x)).isEqualTo(2 * square, within(1e-14));
            x = next;
        }
    }

    @Test
    void findsTheDominantPairAndItsSign() {
        PowerIteration three = PowerIteration.of(A, Options.standard());
        assertThat(three.value()).isEqualTo(3, within(1e-14));
        assertThat(Math.abs(three.vector()[0])).isEqualTo(Math.sqrt(0.5), within(1e-9));
        assertThat(three.vector()[0]).isEqualTo(three.vector()[1], within(1e-9));
        PowerIteration negative = PowerIteration.of(Matrix.of(new double[][]{{-3, 0}, {0, 1}}), Options.standard());
        assertThat(negative.value()).isEqualTo(-3, within(1e-14));
        assertThat(PowerIteration.of(Matrix.of(new double[][]{{5, 2}, {2, 2}}), Options.standard()).value())
                .isEqualTo(6, within(1e-14));
        assertThat(PowerIteration.of(Matrix.of(new double[][]{{-7}}), Options.standard()).value()).isEqualTo(-7);
    }

    @Test
    void aStartOnTheOtherEigenvectorNeverLeavesIt() {
        double[] x = Vectors.unit(new double[]{1, -1});
        for (int k = 0; k < 200; k++) {
            x = PowerIteration.step(A, x);
        }
        assertThat(PowerIteration.rayleigh(A, x)).isEqualTo(1, within(1e-15));
        PowerIteration stuck = PowerIteration.of(A, new double[]{1, -1}, Options.standard());
        assertThat(stuck.value()).isEqualTo(1, within(1e-15));
        assertThat(stuck.steps()).isEqualTo(1);
    }

    @Test
    void aHairBesideTheOtherEigenvectorEscapesInTwentyTwoSteps() {
        double[] x = {1, -1 + 1e-10};
        int steps = 0;
        while (PowerIteration.rayleigh(A, x) < 2) {
            x = PowerIteration.step(A, x);
            steps++;
        }
        assertThat(steps).isEqualTo(22);
        while (PowerIteration.rayleigh(A, x) < 2.99) {
            x = PowerIteration.step(A, x);
            steps++;
        }
        assertThat(steps).isEqualTo(24);
    }

    @Test
    void aRotationAndATieGoOnForEverAndSaySo() {
        Matrix rotation = Matrix.of(new double[][]{{0, -1}, {1, 0}});
        assertThatThrownBy(() -> PowerIteration.of(rotation, new double[]{1, 0}, new Options(50, 1e-10, 1)))
                .isInstanceOf(ArithmeticException.class).hasMessage("PowerIteration: 50 steps, residual 1.0: no "
                        + "convergence; two eigenvalues share the largest size, or nearly");
        assertThatThrownBy(() -> PowerIteration.of(Matrix.of(new double[][]{{3, 0}, {0, -3}}), new double[]{1, 1},
                new Options(50, 1e-10, 1))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aRatioOf099NeedsOver1300Steps() {
        Matrix slow = Matrix.of(new double[][]{{1, 0}, {0, 0.99}});
        double[] x = {1, 1};
        int steps = 0;
        while (x[1] / x[0] > 1e-6) {
            x = PowerIteration.step(slow, x);
            steps++;
        }
        assertThat(steps).isEqualTo(1375);
    }

    @Test
    void threePagesAreRankedAsByHand() {
        Matrix links = Matrix.of(new double[][]{{0, 0, 1}, {0.5, 0, 0}, {0.5, 1, 0}});
        assertThat(links.multiply(new double[]{0.4, 0.2, 0.4})).containsExactly(0.4, 0.2, 0.4);
        PowerIteration power = PowerIteration.of(links, Options.standard());
        assertThat(power.value()).isEqualTo(1, within(1e-9));
        double[] rank = Vectors.times(power.vector(), 1 / Vectors.sum(power.vector()));
        assertThat(rank).containsExactly(new double[]{0.4, 0.2, 0.4}, within(1e-9));
        // the others solve λ² + λ + ½ = 0, product ½, so both have size √½
        Eigen eigen = Eigen.of(links);
        assertThat(Math.hypot(eigen.real()[2], eigen.imaginary()[2])).isEqualTo(Math.sqrt(0.5), within(1e-12));
    }

    @Test
    void aHairInTheCornerOfAShiftMovesItsEigenvaluesFromZeroToATenth() {
        Matrix shift = Matrix.zeros(16, 16);
        for (int i = 0; i < 15; i++) {
            shift.set(i, i + 1, 1);
        }
        assertThat(Eigen.of(shift).spectralRadius()).isZero();
        shift.set(15, 0, 1e-16);
        assertThat(Eigen.of(shift).spectralRadius()).isEqualTo(0.1, within(1e-10));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-150, 1e150, 1e300})
    void hugeAndTinyMatricesHaveTheSameVector(double scale) {
        PowerIteration power = PowerIteration.of(A.times(scale), Options.standard());
        assertThat(power.value() / scale).isEqualTo(3, within(1e-13));
        assertThat(Math.abs(Vectors.sum(power.vector()))).isEqualTo(Math.sqrt(2), within(1e-9));
    }

    @Test
    void aMatrixThatForgetsEverythingHasEigenvalueZero() {
        PowerIteration nilpotent = PowerIteration.of(Matrix.of(new double[][]{{0, 1}, {0, 0}}), new double[]{1, 1},
                Options.standard());
        assertThat(nilpotent.value()).isZero();
        assertThat(nilpotent.steps()).isEqualTo(2);
    }

    @Test
    void sameSeedSameSteps() {
        assertThat(PowerIteration.of(A, new Options(100, 1e-10, 7)).vector())
                .isEqualTo(PowerIteration.of(A, new Options(100, 1e-10, 7)).vector());
    }

    @Test
    void badInputIsRefusedWithItsValues() {
        Options standard = Options.standard();
        assertThatThrownBy(() -> PowerIteration.of(Matrix.zeros(2, 3), standard))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PowerIteration: (2, 3): the matrix must be square and not empty");
        assertThatThrownBy(() -> PowerIteration.of(Matrix.zeros(0, 0), standard)).hasMessageContaining("not empty");
        assertThatThrownBy(() -> PowerIteration.of(A, new double[2], standard))
                .hasMessage("PowerIteration: start of length 2: must be finite and not zero");
        assertThatThrownBy(() -> PowerIteration.of(A, new double[3], standard))
                .hasMessage("PowerIteration: start of length 3: must be finite and not zero");
        assertThatThrownBy(() -> PowerIteration.of(A, new double[]{1, 1, 1}, standard))
                .hasMessage("Matrix.multiply: (2, 2) x (3): inner dimensions differ");
        assertThatThrownBy(() -> PowerIteration.of(A, new double[]{1, Double.NaN}, standard))
                .isInstanceOf(IllegalArgumentException.class);
        for (double bad : new double[]{Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> PowerIteration.of(A.times(bad), standard))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("must be finite");
        }
        assertThatThrownBy(() -> new Options(0, 1e-9, 1))
                .hasMessage("PowerIteration.Options: maxSteps = 0: must be at least 1");
        assertThatThrownBy(() -> new Options(1, 0, 1))
                .hasMessage("PowerIteration.Options: tolerance = 0.0: must be positive and finite");
    }
}
