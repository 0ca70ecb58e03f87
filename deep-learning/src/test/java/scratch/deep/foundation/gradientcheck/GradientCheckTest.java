package scratch.deep.foundation.gradientcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static scratch.deep.foundation.gradientcheck.Ex404GradientCheck.corner;
import static scratch.deep.foundation.gradientcheck.Ex404GradientCheck.cubeError;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import scratch.deep.foundation.gradientcheck.GradientCheck.Options;
import scratch.deep.foundation.mlp.Network;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.math.autograd.GradCheck;

class GradientCheckTest {
    private static final ToDoubleFunction<double[]> SQUARE = w -> w[0] * w[0];

    private static double error(ToDoubleFunction<double[]> loss, double at, double claim, Options options) {
        return GradientCheck.of(loss, new double[]{at}, new double[]{claim}, options).errors()[0];
    }

    @Test
    void theErrorsOfTheReadmeByHand() {
        Options plain = new Options(1e-5, 1e-6, 0);
        assertThat(GradientCheck.of(SQUARE, new double[]{3}, new double[]{6}, plain).differences()[0])
                .isEqualTo(6, within(1e-9));
        assertThat(error(SQUARE, 3, 6, plain)).isLessThan(1e-9);
        assertThat(error(SQUARE, 3, 3, plain)).isEqualTo(0.5, within(1e-9));
        assertThat(error(SQUARE, 3, -6, plain)).isEqualTo(2, within(1e-9));
        assertThat(error(SQUARE, 3, 24, plain)).isEqualTo(0.75, within(1e-9));            // 1/n forgotten, n = 4
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyPlantedMistakeIsFoundAndTheRightGradientPasses(Fault fault) {
        for (long seed = 1; seed <= 5; seed++) {
            GradientCheck check = eight(fault, seed);
            assertThat(check.passes()).as(check.toString()).isEqualTo(fault == Fault.NONE);
            if (fault == Fault.NONE) {
                assertThat(check.wrong()).isZero();
            } else {
                assertThat(check.errors()[check.worst()]).isGreaterThan(0.4);
            }
        }
    }

    private static GradientCheck eight(Fault fault, long seed) {
        int[] rows = {0, 1, 2, 60, 61, 62, 120, 121};
        return fault.check(Ex404GradientCheck.network(seed), Ex404GradientCheck.iris().selectRows(rows),
                Ex404GradientCheck.labels(Datasets.iris().y(), rows));
    }

    @Test
    void eachMistakeLeavesItsOwnPattern() {
        assertThat(eight(Fault.HALVED, 42).wrong()).isEqualTo(27);
        assertThat(eight(Fault.NO_MEAN, 42).wrong()).isEqualTo(27);
        double[] bias = eight(Fault.NO_BIAS, 42).errors();                             // W1 12, b1 3, W2 9, b2 3
        for (int i = 0; i < 27; i++) {
            assertThat(bias[i] > 1e-6).as("derivative " + i).isEqualTo(i >= 12 && i < 15);
            for (Fault fault : new Fault[]{Fault.NO_TRANSPOSE, Fault.NO_MASK}) {
                assertThat(eight(fault, 42).errors()[i] > 1e-6).as(fault + ", derivative " + i).isEqualTo(i < 15);
            }
        }
    }

    @Test
    void aBatchOfOneCannotFindAForgottenMean() {
        Matrix one = Ex404GradientCheck.iris().selectRows(60);
        assertThat(Fault.NO_MEAN.check(Ex404GradientCheck.network(42), one, 1).passes()).isTrue();
    }

    @Test
    void aWrongTransposeFitsOnlyWhereTheShapesAreSquare() {
        Network network = Network.random(4, 5, 3, new SplittableRandom(1));
        assertThatThrownBy(() -> Fault.NO_TRANSPOSE.gradient(network, Matrix.zeros(2, 4), 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Matrix.multiply: (2, 3) x (5, 3): inner dimensions differ");
    }

    @Test
    void aSymmetricMatrixHidesAWrongTranspose() {
        Network symmetric = new Network(Matrix.of(new double[][]{{1, -0.5}, {0.3, 0.8}}), new double[2],
                Matrix.of(new double[][]{{0.2, 0.7}, {0.7, -0.4}}), new double[2]);
        assertThat(Fault.NO_TRANSPOSE.check(symmetric, Matrix.of(new double[][]{{1, 0.5}, {0.2, 2}}), 0, 1).passes()).isTrue();
    }

    /// Each of them learns, and the one that forgot 1/n is the best of the six.
    @ParameterizedTest
    @EnumSource(Fault.class)
    void trainingDoesNotNotice(Fault fault) {
        Matrix x = Ex404GradientCheck.iris();
        int[] y = Datasets.iris().y();
        Network network = Ex404GradientCheck.network(42);
        assertThat(Network.loss(network.forward(x).logits(), y)).isEqualTo(1.145, within(1e-3));
        double[] trained = Ex404GradientCheck.train(fault, network, 0.02, x, y);
        assertThat(trained[0]).isLessThan(0.3);
        assertThat(trained[1]).isGreaterThan(0.86);
        assertThat(trained[0] < 0.1).isEqualTo(fault == Fault.NO_MEAN);
    }

    @Test
    void withALargerRateTheOneWithoutTheMeanIsLost() {
        Matrix x = Ex404GradientCheck.iris();
        int[] y = Datasets.iris().y();
        assertThat(Ex404GradientCheck.train(Fault.NO_MEAN, Ex404GradientCheck.network(42), 0.1, x, y)[1])
                .isEqualTo(2 / 3.0, within(1e-9));
        double right = Ex404GradientCheck.train(Fault.NONE, Ex404GradientCheck.network(42), 0.1, x, y)[1];
        double wrong = Ex404GradientCheck.train(Fault.NO_TRANSPOSE, Ex404GradientCheck.network(42), 0.1, x, y)[1];
        assertThat(wrong).isEqualTo(0.98, within(1e-9)).isGreaterThan(right);
    }

    // ---------------------------------------------------------------- steps, floors, corners

    @Test
    void theVOfTheReadme() {
        assertThat(cubeError(1e-5, true, false)).isLessThan(1e-10);
        assertThat(cubeError(1e-2, true, false)).isBetween(1e-5, 1e-4);
        assertThat(cubeError(1e-10, true, false)).isGreaterThan(1e-7);
        assertThat(cubeError(1e-2, true, true)).isLessThan(1e-4);
        assertThat(cubeError(1e-6, true, true)).isGreaterThan(1e-2);
        assertThat(cubeError(1e-5, false, false)).isBetween(5e-6, 2e-5);
        assertThat(cubeError(1e-1, true, false) / cubeError(1e-2, true, false)).isEqualTo(100, within(1.0));
        assertThat(cubeError(1e-3, false, false) / cubeError(1e-4, false, false)).isEqualTo(10, within(0.1));
    }

    /// Where the error of the step, which grows, meets that of rounding, which shrinks; x³ at 2: f = 8, third derivative 6.
    @Test
    void theBestStepByTheFormulaOfTheReadme() {
        assertThat(Math.cbrt(3 * Math.ulp(1.0) / 2 * 8 / 6)).isEqualTo(7.6e-6, within(1e-7));
        assertThat(Math.cbrt(3 * Math.ulp(1f) / 2 * 8 / 6)).isEqualTo(6.2e-3, within(1e-4));
    }

    @Test
    void smallDerivativesCountAndZeroAgainstNothingDoesNot() {
        assertThat(error(w -> 1e-6 * w[0], 1, 2e-6, Options.standard())).isGreaterThan(1e-3);
        ToDoubleFunction<double[]> constant = w -> w[0] + 1 - w[0];                    // 1, up to rounding
        GradientCheck check = GradientCheck.of(constant, new double[]{0.3}, new double[]{0}, Options.standard());
        assertThat(Math.abs(check.differences()[0])).isBetween(1e-12, 1e-10);
        assertThat(check.passes()).isTrue();
        assertThat(error(constant, 0.3, 0, new Options(1e-5, 1e-6, 0))).isEqualTo(1);
    }

    @Test
    void aDifferenceAcrossACornerIsNoDerivative() {
        GradientCheck near = corner(0.001);
        assertThat(near.differences()[0]).isEqualTo(0.55, within(1e-12));
        assertThat(near.passes()).isFalse();
        assertThat(near.corner(0)).isTrue();
        assertThat(near.toString()).endsWith("at a corner");
        assertThat(corner(0.02).passes()).isTrue();
        assertThat(corner(0.02).corner(0)).isFalse();
        assertThat(corner(-0.02).passes()).isTrue();
        assertThat(GradientCheck.of(SQUARE, new double[]{3}, new double[]{5}, Options.standard()).corner(0)).isFalse();
    }

    @Test
    void dropoutPassesOnlyWithAFrozenMask() {
        Map<String, Double> layers = LayerErrors.of(42);
        layers.forEach((name, error) -> assertThat(error < 1e-3).as(name).isEqualTo(!name.contains("new mask")));
        assertThat(layers).hasSize(11);
    }

    @Test
    void theWorstIsNamed() {
        GradientCheck check = GradientCheck.of(w -> w[0] + 2 * w[1], new double[]{1, 1}, new double[]{1, 3},
                Options.standard());
        assertThat(check.worst()).isEqualTo(1);
        assertThat(check.toString()).startsWith("1 of 2 derivatives are wrong; the worst is number 1: gradient 3.0, "
                + "difference 2.0");
        assertThat(GradCheck.relative(Double.NaN, 1, 1e-4)).isInfinite();
        assertThat(GradCheck.relative(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 1e-4)).isInfinite();
        assertThat(GradCheck.relative(0, 0, 0)).isZero();
        assertThat(error(SQUARE, 3, Double.NaN, Options.standard())).isInfinite();
    }

    @Test
    void flatteningAndBackIsTheSame() {
        Network network = Ex404GradientCheck.network(7);
        assertThat(Fault.flat(Fault.unflat(network, Fault.flat(network)))).containsExactly(Fault.flat(network));
        assertThat(Fault.flat(network)).hasSize(27);
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> GradientCheck.of(SQUARE, new double[2], new double[1], Options.standard()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("GradientCheck.of: 2 weights with 1 derivatives: must be equally many, and at least one");
        assertThatThrownBy(() -> GradientCheck.of(SQUARE, new double[0], new double[0], Options.standard()))
                .hasMessageContaining("at least one");
        assertThatThrownBy(() -> GradientCheck.of(w -> Math.log(w[0]), new double[]{0}, new double[]{1}, Options.standard()))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("GradientCheck.of: near weight 0 the loss is NaN");
        assertThatThrownBy(() -> new Options(0, 1, 0)).hasMessage("GradientCheck.Options: step 0.0, tolerance 1.0,"
                + " floor 0.0: must "
                + "be finite, the first two positive, the last not negative");
        assertThatThrownBy(() -> new Options(1, Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
        double[] at = {3};
        GradientCheck.of(SQUARE, at, new double[]{6}, Options.standard());
        assertThat(at).containsExactly(3);
    }
}
