package scratch.deep.recurrence.vanishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.deep.optimizer.Optimizer;
import scratch.deep.optimizer.SGD;
import scratch.deep.recurrence.vanishing.Recall.Options;
import scratch.deep.recurrence.vanishing.Recall.Sequences;
import scratch.math.Matrix;
import scratch.math.decomposition.Eigen;
import scratch.math.decomposition.SVD;

class VanishingGradientsTest {
    private static double[][] drives(int steps, int h, double spread, long seed) {
        var random = new SplittableRandom(seed);
        double[][] drives = new double[steps][h];
        Arrays.stream(drives).forEach(row -> Arrays.setAll(row, j -> spread * random.nextGaussian()));
        return drives;
    }

    // ---------------------------------------------------------------- by hand

    /// The table of the README: one unit, from its fixed point.
    @ParameterizedTest
    @CsvSource({"0.5, 0, 0.5, 9.77e-4, 8.88e-16", "0.9, 0, 0.9, 0.349, 0.00515", "1.1, 0.5029, 0.8218, 0.140, 5.46e-5",
        "1.5, 0.8586, 0.3943, 9.09e-5, 6.20e-21", "3, 0.9949, 0.0305, 7.00e-16, 1.68e-76"})
    void oneUnitByHand(double w, double state, double factor, double ten, double fifty) {
        double h = Ex422VanishingGradients.fixedPoint(w);
        assertThat(h).isEqualTo(state, within(1e-4));
        assertThat(w * (1 - h * h)).isEqualTo(factor, within(1e-4));
        StateJacobian one = StateJacobian.of(Matrix.of(new double[][]{{w}}), new double[][]{{0}});
        assertThat(one.norm(1)).isEqualTo(w, within(1e-12));   // at 0, where tanh is steepest
        assertThat(Math.pow(w * (1 - h * h), 10)).isEqualTo(ten, within(0.01 * ten));
        assertThat(Math.pow(w * (1 - h * h), 50)).isEqualTo(fifty, within(0.01 * fifty));
    }

    @Test
    void twoStepsOfTheReadmeByHand() {
        Matrix w = Matrix.of(new double[][]{{0, 2}, {0.5, 0}});
        StateJacobian jacobian = StateJacobian.of(w, new double[2][2]);
        assertThat(jacobian.norms()).containsExactly(new double[]{1, 2, 1}, within(1e-12));
        assertThat(jacobian.bounds()).containsExactly(new double[]{1, 2, 4}, within(1e-12));
        assertThat(Eigen.of(w).spectralRadius()).isEqualTo(1, within(1e-12));
    }

    // ---------------------------------------------------------------- what must always hold

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9, 1.5, 3})
    void theNormNeverExceedsItsBound(double radius) {
        for (long seed = 1; seed <= 3; seed++) {
            Matrix w = RecurrentMatrix.gaussian(8, radius, new SplittableRandom(seed));
            StateJacobian jacobian = StateJacobian.of(w, drives(30, 8, 0.3, seed));
            double[] norms = jacobian.norms();
            for (int k = 0; k <= 30; k++) {
                assertThat(norms[k]).isLessThanOrEqualTo(jacobian.bounds()[k] * (1 + 1e-12));
            }
        }
    }

    @Test
    void withoutTanhItIsAPowerOfTheMatrix() {
        Matrix w = RecurrentMatrix.gaussian(5, 0.9, new SplittableRandom(3));
        StateJacobian jacobian = StateJacobian.of(w, drives(3, 5, 1, 4), false);
        assertThat(jacobian.products()[3].data()).containsExactly(w.multiply(w).multiply(w).data(), within(1e-12));
        assertThat(jacobian.norm(3)).isEqualTo(SVD.of(w.multiply(w).multiply(w)).singularValues()[0], within(1e-12));
    }

    @Test
    void aRotationWithoutTanhStretchesNothing() {
        Matrix q = RecurrentMatrix.orthogonal(6, 1, new SplittableRandom(5));
        assertThat(q.transposeMultiply(q).data()).containsExactly(Matrix.identity(6).data(), within(1e-14));
        assertThat(StateJacobian.of(q, drives(50, 6, 1, 1), false).norms()).containsOnly(new double[]{1}, within(1e-12));
        assertThat(SVD.of(RecurrentMatrix.orthogonal(6, 1.5, new SplittableRandom(5))).singularValues())
                .containsOnly(new double[]{1.5}, within(1e-12));
    }

    @Test
    void aNormalMatrixHasTheRadiusAskedForAndStretchesMore() {
        Matrix w = RecurrentMatrix.gaussian(16, 0.9, new SplittableRandom(7));
        assertThat(Eigen.of(w).spectralRadius()).isEqualTo(0.9, within(1e-10));
        assertThat(SVD.of(w).singularValues()[0]).isGreaterThan(1.2);
    }

    @Test
    void jacobiansAreFiniteDifferences() {
        Matrix w = RecurrentMatrix.gaussian(4, 1.2, new SplittableRandom(2));
        double[][] drives = drives(7, 4, 0.5, 3);
        Matrix jacobian = StateJacobian.of(w, drives).products()[6];       // from h_1, which the first drive moves
        double[] slope = new double[4];
        Arrays.setAll(slope, j -> 1 - Math.pow(Math.tanh(drives[0][j]), 2));
        for (int i = 0; i < 4; i++) {
            double[] up = last(w, drives, i, 1e-6);
            double[] down = last(w, drives, i, -1e-6);
            for (int j = 0; j < 4; j++) {
                assertThat(jacobian.get(i, j) * slope[i]).isEqualTo((up[j] - down[j]) / 2e-6, within(1e-8));
            }
        }
    }

    private static double[] last(Matrix w, double[][] drives, int moved, double by) {
        double[] h = new double[w.rows()];
        for (int t = 0; t < drives.length; t++) {
            double[] next = w.transposeMultiply(h);
            for (int j = 0; j < next.length; j++) {
                next[j] = Math.tanh(next[j] + drives[t][j] + (t == 0 && j == moved ? by : 0));
            }
            h = next;
        }
        return h;
    }

    @ParameterizedTest
    @CsvSource({"2,1", "4,2", "6,10"})
    void jacobiansAreThoseOfTheLibraries(int h, int steps) {
        Matrix w = RecurrentMatrix.gaussian(h, 1.3, new SplittableRandom(h));
        double[][] drives = drives(steps, h, 0.4, steps);
        double[] ours = StateJacobian.of(w, drives).products()[steps].data();
        assertThat(ours).containsExactly(Peers422.bySameDiff(w, drives).data(), within(1e-12));
        assertThat(ours).containsExactly(Peers422.byAutograd(w, drives).data(), within(1e-5));
    }

    // ---------------------------------------------------------------- the wall

    @Test
    void theWallOfTheReadme() {
        Cliff cliff = Ex422VanishingGradients.CLIFF;
        assertThat(cliff.gradient(0)).isEqualTo(0.5 * (Math.pow(1.1, 50) - 1) / 0.1, within(1e-6));
        assertThat(cliff.gradient(0.05)).isEqualTo((cliff.loss(0.05 + 1e-6) - cliff.loss(0.05 - 1e-6)) / 2e-6, within(1e-6));
        double[] free = cliff.descend(0.1, 0.05, Double.POSITIVE_INFINITY, 200);
        double[] clipped = cliff.descend(0.1, 0.05, 0.3, 200);
        assertThat(free[200]).isLessThan(-5);
        assertThat(cliff.loss(free[200])).isEqualTo(0.125, within(1e-3));
        assertThat(cliff.loss(clipped[200])).isLessThan(1e-3);
        for (int i = 1; i <= 200; i++) {
            assertThat(Math.abs(clipped[i] - clipped[i - 1])).isLessThanOrEqualTo(0.05 * 0.3 + 1e-15);
        }
    }

    // ---------------------------------------------------------------- recall

    @Test
    void theGradientOfTheFirstInputVanishesWithTheLag() {
        for (Memory memory : new Memory[]{Memory.PLAIN, Memory.LSTM}) {
            double[] felt = Ex422VanishingGradients.felt(memory);
            assertThat(felt[50]).as(memory.toString()).isLessThan(-10);
            assertThat(felt[0]).isGreaterThan(-1.5);
        }
        for (Memory memory : new Memory[]{Memory.ROTATION, Memory.OPEN}) {
            assertThat(Ex422VanishingGradients.felt(memory)[50]).as(memory.toString()).isGreaterThan(-4);
        }
    }

    @Test
    void anOpenForgetGateRemembersWhereTheLstmAsItComesDoesNot() {
        assertThat(solved(Memory.OPEN, 20, 150)).isTrue();
        assertThat(solved(Memory.LSTM, 20, 100)).isFalse();
        assertThat(solved(Memory.LSTM, 5, 150)).isTrue();
    }

    private static boolean solved(Memory memory, int lag, int steps) {
        return Recall.train(new Options(memory, lag, 16, 32, steps, 0.01, Double.POSITIVE_INFINITY, 1)).solved();
    }

    @Test
    void clippingDoesNotHelpAVanishingGradient() {
        Options clipped = new Options(Memory.PLAIN, 50, 16, 32, 60, 0.01, 1, 1);
        assertThat(Recall.train(clipped).accuracy()).isBetween(0.4, 0.6);
    }

    @Test
    void sequencesHoldOneSymbolAStep() {
        Sequences drawn = Sequences.draw(3, 4, new SplittableRandom(1));
        assertThat(drawn.x().shape()).containsExactly(3, 5, 4);
        float[] x = drawn.x().data().toArray();
        for (int i = 0; i < 15; i++) {
            float[] step = Arrays.copyOfRange(x, 4 * i, 4 * i + 4);
            assertThat(step[0] + step[1] + step[2] + step[3]).isEqualTo(1);
            assertThat(step[0] + step[1]).isEqualTo(i % 5 == 0 ? 1 : 0);
        }
        assertThat(x[drawn.first()[2] + 40]).isEqualTo(1);
    }

    // ---------------------------------------------------------------- bad input

    @Test
    void aLossThatIsNotANumberNamesItsStepAndItsLayer() {
        Recall network = new Recall(Memory.PLAIN, 4, 1);
        Optimizer optimizer = new Optimizer(network.parameters(), new SGD(0.1));
        Sequences batch = Sequences.draw(8, 5, new SplittableRandom(1));
        network.step(batch, optimizer, 1, 1);
        float[] poisoned = new float[16];
        poisoned[3] = Float.NaN;
        network.parameters().get("memory.weight_hh_l0").data().write(poisoned);
        assertThatThrownBy(() -> network.step(batch, optimizer, 1, 2)).isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("step 2: the loss is NaN: first seen in ").hasMessageContaining("weight_hh_l0")
                .hasMessageEndingWith("which has NaN");
    }

    @Test
    void whatCannotBeIsRefused() {
        Matrix w = Matrix.identity(2);
        assertThatThrownBy(() -> StateJacobian.of(w, new double[0][])).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("StateJacobian.of: a sequence of length 0: needs at least one step");
        assertThatThrownBy(() -> StateJacobian.of(w, new double[][]{{1, 2}, {1}}))
                .hasMessage("StateJacobian.of: step 1 has 1 numbers: must have 2");
        assertThatThrownBy(() -> StateJacobian.of(Matrix.zeros(2, 3), new double[1][3]))
                .hasMessage("StateJacobian.of: (2, 3): the matrix must be square");
        assertThatThrownBy(() -> RecurrentMatrix.gaussian(3, 0, new SplittableRandom(1)))
                .hasMessage("RecurrentMatrix.gaussian: radius = 0.0: must be positive and finite");
        assertThatThrownBy(() -> RecurrentMatrix.orthogonal(0, 1, new SplittableRandom(1)))
                .hasMessage("RecurrentMatrix: size = 0: must be at least 1");
        assertThatThrownBy(() -> new Cliff(Double.NaN, 1, 0)).hasMessage("Cliff: w = NaN: must be finite");
        assertThatThrownBy(() -> new Cliff(1, 0, 0)).hasMessage("Cliff: steps = 0: must be at least 1");
        assertThatThrownBy(() -> new Options(Memory.PLAIN, 0, 1, 1, 1, 1, 1, 1))
                .hasMessage("Recall.Options: lag = 0: must be at least 1");
        assertThatThrownBy(() -> new Options(Memory.PLAIN, 1, 1, 1, 1, 1, Double.NaN, 1))
                .hasMessage("Recall.Options: clip = NaN: must be positive");
    }
}
