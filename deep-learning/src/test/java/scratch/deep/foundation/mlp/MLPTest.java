package scratch.deep.foundation.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static scratch.deep.foundation.mlp.Ex401MLP.BY_HAND;
import static scratch.deep.foundation.mlp.Ex401MLP.TRUTH;
import static scratch.deep.foundation.mlp.Ex401MLP.XOR;
import static scratch.deep.foundation.mlp.Ex401MLP.forXor;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import scratch.math.Matrix;

class MLPTest {
    private static final Matrix ROW = Matrix.of(new double[][]{{1, 2}});

    private static Network small() {
        return new Network(Matrix.of(new double[][]{{1, -1}, {0.5, 0.25}}), new double[2],
                Matrix.of(new double[][]{{1}, {3}}), new double[]{-2});
    }

    @Test
    void xorByHand() {
        Network.Pass pass = BY_HAND.forward(XOR);
        assertThat(pass.hidden()).isEqualTo(Matrix.of(new double[][]{{0, 0}, {1, 0}, {1, 0}, {2, 1}}));
        assertThat(pass.logits().data()).containsExactly(0, 1, 1, 0);
        assertThat(BY_HAND.parameterCount()).isEqualTo(9);
    }

    @Test
    void theBackwardPassOfTheReadmeByHand() {
        Network network = small();
        Network.Pass pass = network.forward(ROW);
        assertThat(pass.hidden().data()).containsExactly(2, 0);
        assertThat(pass.logits().data()).containsExactly(0);
        assertThat(Network.loss(pass.logits(), 1)).isEqualTo(0.6931, within(5e-5));
        Network gradient = network.backward(ROW, pass, 1);
        assertThat(gradient.w2().data()).containsExactly(-1, 0);
        assertThat(gradient.b2()).containsExactly(-0.5);
        assertThat(gradient.w1().data()).containsExactly(-0.5, 0, -1, 0);
        assertThat(gradient.b1()).containsExactly(-0.5, 0);
        network.stepInPlace(gradient, 0.1);
        Matrix after = network.forward(ROW).logits();
        assertThat(after.get(0, 0)).isEqualTo(0.58, within(1e-12));
        assertThat(Network.loss(after, 1)).isEqualTo(0.4446, within(5e-5));
    }

    @ParameterizedTest
    @CsvSource({"1,1,1,1", "5,3,4,1", "6,2,7,3", "4,5,3,10"})
    void gradientsAreFiniteDifferences(int n, int d, int h, int k) {
        var random = new SplittableRandom(9);
        Network network = Network.random(d, h, k, random);
        Arrays.setAll(network.b1(), i -> random.nextDouble(-0.3, 0.3));
        Matrix x = Matrix.wrap(n, d, random.doubles((long) n * d, -1, 1).toArray());
        int[] labels = random.ints(n, 0, Math.max(2, k)).toArray();
        Network gradient = network.backward(x, network.forward(x), labels);
        double[][] weights = {network.w1().data(), network.b1(), network.w2().data(), network.b2()};
        double[][] ours = {gradient.w1().data(), gradient.b1(), gradient.w2().data(), gradient.b2()};
        for (int part = 0; part < 4; part++) {
            for (int i = 0; i < weights[part].length; i++) {
                double value = weights[part][i];
                weights[part][i] = value + 1e-5;
                double above = Network.loss(network.forward(x).logits(), labels);
                weights[part][i] = value - 1e-5;
                double below = Network.loss(network.forward(x).logits(), labels);
                weights[part][i] = value;
                assertThat(ours[part][i]).as(part + "/" + i).isEqualTo((above - below) / 2e-5, within(1e-9));
            }
        }
    }

    @Test
    void oneLogitIsAsGoodAsTwo() {
        for (double z : new double[]{-800, -3, 0, 0.7, 40, 800}) {
            Matrix one = Matrix.of(new double[][]{{z}});
            Matrix two = Matrix.of(new double[][]{{0, z}});
            assertThat(Network.probabilities(one).get(0, 0)).isEqualTo(Network.probabilities(two).get(0, 1), within(1e-15));
            assertThat(Network.loss(one, 1)).isEqualTo(Network.loss(two, 1), within(1e-12));
            assertThat(Network.loss(one, 0)).isEqualTo(Network.loss(two, 0), within(1e-12));
        }
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() {
        Network network = Network.random(2, 5, 1, new SplittableRandom(4));
        Network there = network.backward(XOR, network.forward(XOR), TRUTH);
        Matrix turned = XOR.selectRows(2, 0, 3, 1);
        Network back = network.backward(turned, network.forward(turned), 1, 0, 0, 1);
        assertThat(back.w1().data()).containsExactly(there.w1().data(), within(1e-15));
        assertThat(back.b2()).containsExactly(there.b2(), within(1e-15));
    }

    // ---------------------------------------------------------------- the perceptron, and XOR

    @Test
    void thePerceptronFindsAndAndOrAndNeverXor() {
        assertThat(Perceptron.fit(XOR, new int[]{0, 0, 0, 1}, 1000).mistakes()).containsExactly(1, 3, 3, 2, 1, 0);
        Perceptron or = Perceptron.fit(XOR, new int[]{0, 1, 1, 1}, 1000);
        assertThat(or.mistakes()).containsExactly(1, 2, 1, 0);
        assertThat(or.converged()).isTrue();
        assertThat(or.predict(XOR)).containsExactly(0, 1, 1, 1);
        assertThat(or.weights()).containsExactly(1, 1);
        assertThat(or.bias()).isZero();
        Perceptron xor = Perceptron.fit(XOR, TRUTH, 1000);
        assertThat(xor.converged()).isFalse();
        assertThat(Arrays.stream(xor.mistakes()).skip(2)).containsOnly(4);
        assertThat(xor.predict(XOR)).isNotEqualTo(TRUTH);
    }

    /// Three of four is the most that any line gets right: tried on a grid.
    @Test
    void noLineGetsAllFourRowsOfXor() {
        int best = 0;
        for (double w1 = -2; w1 <= 2; w1 += 0.25) {
            for (double w2 = -2; w2 <= 2; w2 += 0.25) {
                for (double b = -2; b <= 2; b += 0.125) {
                    int right = 0;
                    for (int i = 0; i < 4; i++) {
                        right += (w1 * XOR.get(i, 0) + w2 * XOR.get(i, 1) + b > 0 ? 1 : 0) == TRUTH[i] ? 1 : 0;
                    }
                    best = Math.max(best, right);
                }
            }
        }
        assertThat(best).isEqualTo(3);
    }

    /// All weights 0 is where the loss of a single sigmoid neuron is flat, and the loss is convex: nothing is better.
    @Test
    void theBestSingleNeuronAnswersOneHalf() {
        double[] slope = new double[3];
        for (int i = 0; i < 4; i++) {
            double delta = 0.5 - TRUTH[i];
            slope[0] += delta * XOR.get(i, 0);
            slope[1] += delta * XOR.get(i, 1);
            slope[2] += delta;
        }
        assertThat(slope).containsExactly(0, 0, 0);
    }

    @Test
    void eightHiddenUnitsSolveXorAndMoreAreSaferThanFewer() {
        MLP model = MLP.fit(XOR, TRUTH, forXor(8, 1000, 3));
        assertThat(model.score(XOR, TRUTH)).isEqualTo(1);
        assertThat(model.history()[999]).isLessThan(0.01);
        int two = Ex401MLP.solved(2, 30);
        int eight = Ex401MLP.solved(8, 30);
        assertThat(two).isBetween(1, 15);
        assertThat(eight).isGreaterThanOrEqualTo(27);
    }

    /// 97 % is asked for; thirty epochs as in the example reach 98.
    @Test
    void digitsReachMoreThan97PercentOnAverage() {
        double sum = 0;
        for (long seed = 1; seed <= 5; seed++) {
            sum += Ex401MLP.digits(128, 20, seed);
        }
        assertThat(sum / 5).isGreaterThan(0.97);
    }

    // ---------------------------------------------------------------- the claims of the README

    @Test
    void twoLayersWithoutABendAreOne() {
        var random = new SplittableRandom(1);
        Network network = Network.random(3, 4, 2, random);
        Matrix x = Matrix.wrap(5, 3, random.doubles(15, -1, 1).toArray());
        Matrix apart = x.multiply(network.w1()).multiply(network.w2());
        Matrix together = x.multiply(network.w1().multiply(network.w2()));
        assertThat(apart.data()).containsExactly(together.data(), within(1e-14));
    }

    @Test
    void equalStartsStayEqual() {
        Network network = equal(0.5);
        for (int step = 0; step < 3000; step++) {
            network.stepInPlace(network.backward(XOR, network.forward(XOR), TRUTH), 0.5);
        }
        for (int unit = 1; unit < 4; unit++) {
            assertThat(network.w1().column(unit)).containsExactly(network.w1().column(0));
            assertThat(network.w2().get(unit, 0)).isEqualTo(network.w2().get(0, 0));
        }
        assertThat(MLP.of(network).score(XOR, TRUTH)).isLessThan(1);
    }

    @Test
    void zerosDoNotMoveAtAll() {
        Network gradient = equal(0).backward(XOR, equal(0).forward(XOR), TRUTH);
        assertThat(gradient.w1().data()).containsOnly(0);
        assertThat(gradient.w2().data()).containsOnly(0);
        assertThat(gradient.b2()).containsOnly(0);
    }

    private static Network equal(double value) {
        double[] w1 = new double[8];
        double[] w2 = new double[4];
        Arrays.fill(w1, value);
        Arrays.fill(w2, value);
        return new Network(Matrix.wrap(2, 4, w1), new double[4], Matrix.wrap(4, 1, w2), new double[1]);
    }

    @Test
    void lossFromProbabilitiesFailsWhereLossFromLogitsDoesNot() {
        float p = 1f / (1f + (float) Math.exp(-17));
        assertThat(p).isEqualTo(1f);                           // so log(1 - p) is minus infinity
        assertThat(1f / (1f + (float) Math.exp(-16))).isLessThan(1f);
        assertThat(1 / (1 + Math.exp(-37))).isEqualTo(1);
        assertThat(Network.loss(Matrix.of(new double[][]{{40}}), 0)).isEqualTo(40, within(1e-9));
        double sigmoid = 1 / (1 + Math.exp(40));
        assertThat(2 * (sigmoid - 1) * sigmoid * (1 - sigmoid)).isEqualTo(-8.5e-18, within(1e-19));       // squared error
        assertThat(sigmoid - 1).isEqualTo(-1, within(1e-15));                                             // cross-entropy
    }

    @Test
    void theSameSeedGivesTheSameNetworkAndMoreEpochsGoOn() {
        MLP first = MLP.fit(XOR, TRUTH, new MLP.Options(3, 0.5, 20, 2, 7));
        MLP again = MLP.fit(XOR, TRUTH, new MLP.Options(3, 0.5, 40, 2, 7));
        assertThat(Arrays.copyOf(again.history(), 20)).containsExactly(first.history());
        assertThat(MLP.fit(XOR, TRUTH, new MLP.Options(3, 0.5, 20, 2, 8)).history()).isNotEqualTo(first.history());
        assertThat(MLP.fit(XOR, new int[]{0, 1, 2, 0}, new MLP.Options(3, 0.5, 1, 2, 7)).predictProbabilities(XOR).columns())
                .isEqualTo(3);
    }

    /// Steps too small to matter: the mean over rows, though the batches have three rows and one.
    @Test
    void theLossOfAnEpochIsAMeanOverRows() {
        MLP.Options still = new MLP.Options(3, 1e-15, 1, 3, 7);
        MLP model = MLP.fit(XOR, TRUTH, still);
        assertThat(model.history()[0])
                .isEqualTo(Network.loss(model.network().forward(XOR).logits(), TRUTH), within(1e-12));
    }

    // ---------------------------------------------------------------- bad input

    @Test
    void badDataIsRefused() {
        MLP.Options options = forXor(2, 1, 1);
        assertThatThrownBy(() -> MLP.fit(XOR, new int[]{0, 1}, options)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("MLP.fit: 4 rows with 2 labels: must be equally many");
        assertThatThrownBy(() -> MLP.fit(XOR, new int[]{0, 1, -1, 0}, options))
                .hasMessage("MLP.fit: label -1 of row 2: must not be negative");
        assertThatThrownBy(() -> MLP.fit(Matrix.zeros(0, 2), new int[0], options))
                .hasMessage("MLP.fit: (0, 2): needs at least one row and one column");
        assertThatThrownBy(() -> MLP.fit(Matrix.of(new double[][]{{0, Double.NaN}}), new int[]{1}, options))
                .hasMessage("MLP.fit: element (0, 1) is NaN: must be finite");
        MLP model = MLP.fit(XOR, TRUTH, options);
        assertThatThrownBy(() -> model.predict(Matrix.zeros(2, 3))).hasMessage("MLP.predict: 3 columns: must be 2, as in fit");
        assertThatThrownBy(() -> model.predict(Matrix.of(new double[][]{{1, Double.POSITIVE_INFINITY}})))
                .hasMessage("MLP.predict: element (0, 1) is Infinity: must be finite");
        assertThatThrownBy(() -> model.score(XOR, 1)).hasMessage("MLP.score: 4 rows with 1 labels: must be equally many");
        assertThatThrownBy(() -> Perceptron.fit(XOR, new int[]{0, 1, 2, 0}, 5))
                .hasMessage("Perceptron.fit: label 2: must be 0 or 1");
        assertThatThrownBy(() -> Perceptron.fit(XOR, TRUTH, 0)).hasMessage("Perceptron.fit: 0 epochs: must be at least 1");
        assertThatThrownBy(() -> Perceptron.fit(XOR, new int[]{1}, 5)).hasMessage(
                "Perceptron.fit: 4 rows with 1 labels: must be equally many, and at least one");
        assertThatThrownBy(() -> Perceptron.fit(XOR, TRUTH, 5).predict(Matrix.zeros(1, 3)))
                .hasMessage("Perceptron.predict: 3 columns: must be 2, as in fit");
    }

    @Test
    void badOptionsAreRefused() {
        assertThatThrownBy(() -> forXor(0, 1, 1)).hasMessage("MLP.Options: hidden = 0: needs at least 1 unit");
        assertThatThrownBy(() -> new MLP.Options(1, Double.NaN, 1, 1, 1))
                .hasMessage("MLP.Options: learningRate = NaN: must be positive and finite");
        assertThatThrownBy(() -> forXor(1, -1, 1)).hasMessage("MLP.Options: epochs = -1: must not be negative");
        assertThatThrownBy(() -> new MLP.Options(1, 1, 1, 0, 1)).hasMessage("MLP.Options: batchSize = 0: must be at least 1");
        assertThatThrownBy(() -> new Network(Matrix.zeros(2, 3), new double[3], Matrix.zeros(4, 1), new double[1]))
                .hasMessage("Network: (2, 3) + (3), then (4, 1) + (1): inner sizes must be equal");
        assertThatThrownBy(() -> Network.random(0, 1, 1, new SplittableRandom(1)))
                .hasMessage("Network: 0-1-1: needs at least one of each");
    }

    @Test
    void aLearningRateThatIsTooLargeIsFoundOut() {
        assertThatThrownBy(() -> MLP.fit(XOR, TRUTH, new MLP.Options(8, 1e200, 50, 1, 1)))
                .isInstanceOf(ArithmeticException.class).hasMessageStartingWith("MLP.fit: the loss of epoch ")
                .hasMessageEndingWith(": lower the learning rate, 1.0E200");
    }

    @Test
    void oneRowAndAConstantColumnAreNoProblem() {
        MLP one = MLP.fit(ROW, new int[]{1}, new MLP.Options(4, 0.5, 50, 8, 1));
        assertThat(one.predict(ROW)).containsExactly(1);
        Matrix constant = XOR.appendColumns(Matrix.of(new double[][]{{5}, {5}, {5}, {5}}));
        assertThat(MLP.fit(constant, TRUTH, new MLP.Options(16, 0.1, 3000, 4, 1)).score(constant, TRUTH)).isEqualTo(1);
    }
}
