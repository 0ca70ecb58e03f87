package scratch.deep.foundation.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import scratch.deep.foundation.activations.SignalProbe.Options;
import scratch.math.autograd.Variable;

class ActivationsTest {
    @Test
    void theActivationsOfTheReadmeByHand() {
        assertThat(ActivationFunction.SIGMOID.value(-1)).isEqualTo(0.2689, within(5e-5));
        assertThat(ActivationFunction.SIGMOID.value(1)).isEqualTo(0.7311, within(5e-5));
        assertThat(ActivationFunction.TANH.value(-1)).isEqualTo(-0.7616, within(5e-5));
        assertThat(ActivationFunction.LEAKY_RELU.value(-1)).isEqualTo(-0.01);
        assertThat(ActivationFunction.GELU.value(-1)).isEqualTo(-0.1587, within(5e-5));
        assertThat(ActivationFunction.GELU.value(1)).isEqualTo(0.8413, within(5e-5));
        assertThat(ActivationFunction.geluByTanh(-1)).isEqualTo(-0.1588, within(5e-5));
        assertThat(ActivationFunction.geluByTanh(1)).isEqualTo(0.8412, within(5e-5));
    }

    @Test
    void theLossOfTheReadmeByHand() {
        double[] z = {2, 1, 0};
        assertThat(LossFunction.softmax(z)).containsExactly(new double[]{0.6652, 0.2447, 0.0900}, within(5e-5));
        assertThat(LossFunction.crossEntropy(z, 0).loss()).isEqualTo(0.4076, within(5e-5));
        assertThat(LossFunction.crossEntropy(z, 2).loss()).isEqualTo(2.4076, within(5e-5));
        double[] gradient = LossFunction.crossEntropy(z, 0).gradient();
        assertThat(gradient).containsExactly(new double[]{-0.3348, 0.2447, 0.0900}, within(5e-5));
        assertThat(Arrays.stream(gradient).sum()).isEqualTo(0, within(1e-15));
    }

    @ParameterizedTest
    @EnumSource(ActivationFunction.class)
    void derivativesEqualFiniteDifferences(ActivationFunction f) {
        for (double x : new double[]{-7.3, -2, -0.4, 0.3, 1, 2.5, 8}) {
            double difference = (f.value(x + 1e-5) - f.value(x - 1e-5)) / 2e-5;
            assertThat(f.derivative(x)).as(f + " at " + x).isEqualTo(difference, within(1e-8));
        }
    }

    @Test
    void sigmoidPassesOnAQuarterAtMostAndTenOfThemAMillionth() {
        assertThat(Ex403Activations.largestDerivative(ActivationFunction.SIGMOID)).isEqualTo(0.25);
        assertThat(Math.pow(0.25, 10)).isEqualTo(9.5e-7, within(1e-8));
        assertThat(ActivationFunction.SIGMOID.derivative(40)).isEqualTo(4.2e-18, within(1e-19));
    }

    @Test
    void geluIsExactFarOut() {
        assertThat(ActivationFunction.GELU.value(-40)).isZero();
        assertThat(ActivationFunction.GELU.value(40)).isEqualTo(40);
        assertThat(ActivationFunction.GELU.value(1.959963984540054)).isEqualTo(1.959963984540054 * 0.975, within(1e-14));
    }

    @Test
    void theFormulasForGeluAreThisFarApart() {
        double byTanh = 0;
        double where = 0;
        double bySigmoid = 0;
        double theirCube = 0;
        for (int i = -600; i <= 600; i++) {
            double x = i / 100.0;
            double exact = ActivationFunction.GELU.value(x);
            if (Math.abs(ActivationFunction.geluByTanh(x) - exact) > byTanh) {
                byTanh = Math.abs(ActivationFunction.geluByTanh(x) - exact);
                where = Math.abs(x);
            }
            bySigmoid = Math.max(bySigmoid, Math.abs(ActivationFunction.geluBySigmoid(x) - exact));
            theirCube = Math.max(theirCube, Math.abs(Ex403Activations.geluWithTheirCube(x) - exact));
        }
        assertThat(byTanh).isEqualTo(4.7e-4, within(1e-5));
        assertThat(where).isEqualTo(2.7, within(0.1));
        assertThat(bySigmoid).isEqualTo(0.02, within(1e-3));
        assertThat(theirCube).isEqualTo(0.034, within(1e-3));
    }

    @Test
    void addingAThousandToAllLogitsChangesNothing() {
        LossFunction here = LossFunction.crossEntropy(new double[]{2, 1, 0}, 1);
        LossFunction there = LossFunction.crossEntropy(new double[]{1002, 1001, 1000}, 1);
        assertThat(there.loss()).isEqualTo(here.loss(), within(1e-12));
        assertThat(there.gradient()).containsExactly(here.gradient(), within(1e-12));
        assertThat(Ex403Activations.naive(1002, 1001, 1000)).isNaN();
        assertThat(Math.exp(709.78)).isFinite();
        assertThat(Math.exp(709.79)).isInfinite();
        assertThat((float) Math.exp(88.72)).isFinite();
        assertThat((float) Math.exp(88.73)).isInfinite();
    }

    @Test
    void softmaxTwiceHasAFloor() {
        double[] once = LossFunction.softmax(2, 1, 0);
        assertThat(LossFunction.crossEntropy(once, 0).loss()).isEqualTo(0.797, within(5e-4));
        assertThat(Ex403Activations.lowestAfterTwoSoftmaxes(10)).isEqualTo(1.461, within(5e-4));
    }

    @Test
    void binaryCrossEntropyIsTheSameAsCrossEntropyAgainstAZero() {
        for (double z : new double[]{-700, -3, 0, 0.5, 20, 700}) {
            assertThat(LossFunction.binaryCrossEntropy(z, 1).loss())
                    .isEqualTo(LossFunction.crossEntropy(new double[]{z, 0}, 0).loss(), within(1e-9));
        }
        assertThat(LossFunction.binaryCrossEntropy(20, 0).loss()).isEqualTo(20, within(1e-8));
    }

    @Test
    void gradientsOfTheLossesEqualFiniteDifferences() {
        double[] z = {0.3, -1.2, 2};
        double[] y = {1, 0.5, -1};
        for (int i = 0; i < 3; i++) {
            double[] above = z.clone();
            double[] below = z.clone();
            above[i] += 1e-6;
            below[i] -= 1e-6;
            assertThat(LossFunction.crossEntropy(z, 1).gradient()[i]).isEqualTo((LossFunction.crossEntropy(above, 1).loss()
                    - LossFunction.crossEntropy(below, 1).loss()) / 2e-6, within(1e-8));
            assertThat(LossFunction.meanSquared(z, y).gradient()[i]).isEqualTo((LossFunction.meanSquared(above, y).loss()
                    - LossFunction.meanSquared(below, y).loss()) / 2e-6, within(1e-8));
            assertThat(LossFunction.meanAbsolute(z, y).gradient()[i]).isEqualTo((LossFunction.meanAbsolute(above, y).loss()
                    - LossFunction.meanAbsolute(below, y).loss()) / 2e-6, within(1e-8));
        }
    }

    @Test
    void onlyHeKeepsAReluTowerAlive() {
        double[] spreads = {0.01, Math.sqrt(1 / 256.0), Math.sqrt(2 / 256.0), 1};
        double[] low = {1e-20, 1e-4, 0.2, 1e20};
        double[] high = {1e-18, 3e-3, 3, 1e22};
        for (int i = 0; i < 4; i++) {
            SignalProbe probe = SignalProbe.of(new Options(20, 256, 64, spreads[i], Variable::relu, 42));
            assertThat(probe.forward()).hasSize(20);
            assertThat(probe.forward()[19]).isBetween(low[i], high[i]);
            assertThat(probe.backward()[0] / probe.forward()[19]).isBetween(0.03, 30.0);
        }
    }

    @Test
    void xavierHalvesTheVarianceOfReluInEveryLayer() {
        double he = SignalProbe.of(new Options(20, 256, 64, Math.sqrt(2 / 256.0), Variable::relu, 3)).forward()[19];
        double xavier = SignalProbe.of(new Options(20, 256, 64, Math.sqrt(1 / 256.0), Variable::relu, 3)).forward()[19];
        assertThat(xavier / he).isEqualTo(Math.pow(2, -10), within(1e-6));
    }

    @Test
    void xavierSuitsTanh() {
        double[] spread = SignalProbe.of(new Options(20, 256, 64, Math.sqrt(1 / 256.0), Variable::tanh, 42)).forward();
        assertThat(spread[19]).isBetween(0.1, 0.5);
    }

    @Test
    void trainingStartsOnlyFromHe() {
        double he = SignalProbe.train(new Options(20, 64, 32, Math.sqrt(2 / 64.0), Variable::relu, 42), 200, 0.02f)[1];
        double tiny = SignalProbe.train(new Options(20, 64, 32, 0.01, Variable::relu, 42), 50, 0.02f)[1];
        assertThat(he).isLessThan(0.1);
        assertThat(tiny).isEqualTo(Math.log(2), within(0.02));
    }

    @Test
    void badNumbersAreRefused() {
        assertThatThrownBy(() -> LossFunction.crossEntropy(new double[]{1, 2}, 2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LossFunction.crossEntropy: label 2: must be from 0 to 1");
        assertThatThrownBy(() -> LossFunction.softmax()).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LossFunction.softmax: no numbers: needs at least one");
        assertThatThrownBy(() -> LossFunction.softmax(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LossFunction.softmax: element 1 is NaN: must be finite");
        assertThatThrownBy(() -> LossFunction.binaryCrossEntropy(1, 1.5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LossFunction.binaryCrossEntropy: target 1.5: must be from 0 to 1");
        assertThatThrownBy(() -> LossFunction.meanSquared(new double[]{1}, 1, 2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LossFunction.meanSquared: 1 predictions with 2 targets: must be equally many");
        assertThatThrownBy(() -> new Options(0, 1, 2, 1, Variable::relu, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SignalProbe.Options: 0 layers, 1 wide, 2 rows: needs 1, 1 and 2 at least");
        assertThatThrownBy(() -> new Options(1, 1, 2, Double.NaN, Variable::relu, 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("SignalProbe.Options: spread NaN: must be"
                + " positive and finite");
    }

    @Test
    void theLeftTailOfGeluKeepsItsSignAndItsDigits() {
        // x·Φ(x) with 50 digits
        double[][] expected = {{-2.5, -0.015524163314440338}, {-3, -0.0040496940948902836}, {-5, -1.4332578593959696e-6},
            {-8.5, -8.057604598872821e-17}, {-20, -5.507248237212467e-88}, {-37, -2.1184613523340934e-298}};
        for (double[] e : expected) {
            assertThat(ActivationFunction.GELU.value(e[0]) / e[1]).as("at %s", e[0]).isCloseTo(1, within(1e-13));
        }
        for (double x = -38; x < 0; x += 0.25) {
            assertThat(ActivationFunction.GELU.value(x)).as("at %s", x).isLessThanOrEqualTo(0);
        }
    }
}
