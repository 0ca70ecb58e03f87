package scratch.deep.recurrence.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import scratch.deep.recurrence.rnn.SequenceLearner.Options;

class RecurrentNetworkTest {
    private static double[][] input(int steps, int d, long seed) {
        var random = new SplittableRandom(seed);
        double[][] x = new double[steps][d];
        Arrays.stream(x).forEach(row -> Arrays.setAll(row, j -> random.nextGaussian()));
        return x;
    }

    // ---------------------------------------------------------------- by hand

    @Test
    void theForwardPassOfTheReadmeByHand() {
        RecurrentNetwork.Pass pass = Ex421RNN.BY_HAND.forward(Ex421RNN.INPUT);
        assertThat(pass.states()[1][0]).isEqualTo(0.7616, within(5e-5));
        assertThat(pass.states()[2][0]).isEqualTo(0.3634, within(5e-5));
        assertThat(pass.states()[3][0]).isEqualTo(0.8280, within(5e-5));
        assertThat(pass.last()).containsExactly(pass.outputs()[2]);
        assertThat(StepLoss.squared(pass.outputs(), Double.NaN, Double.NaN, 1).sum()).isEqualTo(0.0148, within(5e-5));
    }

    /// Row by row of the table: derivatives by the sums, then what they add up to.
    @Test
    void theBackwardPassOfTheReadmeByHand() {
        double[] h = {0, 0.761594, 0.363399, 0.827987};
        double third = (1 - h[3] * h[3]) * (h[3] - 1);
        double second = (1 - h[2] * h[2]) * 0.5 * third;
        double first = (1 - h[1] * h[1]) * 0.5 * second;
        assertThat(new double[]{third, second, first}).containsExactly(new double[]{-0.0541, -0.0235, -0.0049}, within(5e-5));
        assertThat(first + third).isEqualTo(-0.0590, within(5e-5));
        assertThat(h[1] * second + h[2] * third).isEqualTo(-0.0375, within(5e-5));
        assertThat(first + second + third).isEqualTo(-0.0825, within(5e-5));
        RecurrentNetwork.Pass pass = Ex421RNN.BY_HAND.forward(Ex421RNN.INPUT);
        RecurrentNetwork gradient = Ex421RNN.BY_HAND.zeros();
        StepLoss loss = StepLoss.squared(pass.outputs(), Double.NaN, Double.NaN, 1);
        Ex421RNN.BY_HAND.backward(Ex421RNN.INPUT, pass, loss.delta(), gradient);
        assertThat(gradient.wx()[0][0]).isEqualTo(first + third, within(1e-6));
        assertThat(gradient.wh()[0][0]).isEqualTo(h[1] * second + h[2] * third, within(1e-6));
        assertThat(gradient.b()[0]).isEqualTo(first + second + third, within(1e-6));
        assertThat(gradient.wy()[0][0]).isEqualTo(h[3] * (h[3] - 1), within(1e-6));
    }

    // ---------------------------------------------------------------- what must always hold

    @ParameterizedTest
    @CsvSource({"1,1,1,1", "1,3,2,4", "2,1,3,2", "9,4,5,3", "30,2,6,7"})
    void gradientsAreFiniteDifferences(int steps, int d, int h, int k) {
        var random = new SplittableRandom(steps);
        RecurrentNetwork network = RecurrentNetwork.random(d, h, k, random);
        double[][] x = input(steps, d, 7);
        int[] labels = random.ints(steps, -1, k).toArray();
        labels[steps - 1] = 0;
        RecurrentNetwork gradient = network.zeros();
        SequenceLearner.accumulate(network, x, labels, steps, gradient);
        double[][] w = network.weights();
        double[][] g = gradient.weights();
        for (int row = 0; row < w.length; row++) {
            for (int j = 0; j < w[row].length; j++) {
                double value = w[row][j];
                w[row][j] = value + 1e-5;
                double above = StepLoss.crossEntropy(network.forward(x).outputs(), labels).sum();
                w[row][j] = value - 1e-5;
                double below = StepLoss.crossEntropy(network.forward(x).outputs(), labels).sum();
                w[row][j] = value;
                assertThat(g[row][j]).as(row + "/" + j).isEqualTo((above - below) / 2e-5, within(1e-8));
            }
        }
    }

    @Test
    void twoHalvesWithTheStateCarriedOverAreTheWhole() {
        RecurrentNetwork network = RecurrentNetwork.random(3, 4, 2, new SplittableRandom(1));
        double[][] x = input(10, 3, 2);
        RecurrentNetwork.Pass whole = network.forward(x);
        RecurrentNetwork.Pass first = network.forward(Arrays.copyOf(x, 4));
        RecurrentNetwork.Pass second = network.forward(Arrays.copyOfRange(x, 4, 10), first.last());
        assertThat(second.states()[6]).containsExactly(whole.states()[10]);
        assertThat(second.outputs()[0]).containsExactly(whole.outputs()[4]);
    }

    @Test
    void withoutARecurrentMatrixTheOrderOfStepsDoesNotMatter() {
        RecurrentNetwork network = RecurrentNetwork.random(2, 3, 2, new SplittableRandom(3));
        double[][] there = {{1, 2}, {-1, 0.5}};
        double[][] back = {there[1], there[0]};
        assertThat(network.forward(back).outputs()[1]).isNotEqualTo(network.forward(there).outputs()[0]);
        Arrays.stream(network.wh()).forEach(row -> Arrays.fill(row, 0));
        assertThat(network.forward(back).outputs()[1]).containsExactly(network.forward(there).outputs()[0]);
    }

    @Test
    void aStepWithoutALabelSendsNothingBack() {
        RecurrentNetwork network = RecurrentNetwork.random(2, 3, 2, new SplittableRandom(3));
        RecurrentNetwork gradient = network.zeros();
        StepLoss loss = SequenceLearner.accumulate(network, input(5, 2, 1), new int[]{-1, -1, -1, -1, -1}, 5, gradient);
        assertThat(loss.steps()).isZero();
        assertThat(gradient.norm()).isZero();
    }

    // ---------------------------------------------------------------- truncation

    /// A loss at the end, and pieces of four steps: the first eight inputs get no gradient at all.
    @Test
    void truncationSendsNothingPastItsWindow() {
        RecurrentNetwork network = RecurrentNetwork.random(12, 4, 2, new SplittableRandom(5));
        int[] each = new int[12];
        Arrays.setAll(each, t -> t);                           // step t has a row of Wx of its own
        int[] labels = new int[12];
        Arrays.fill(labels, 0, 11, StepLoss.NONE);
        RecurrentNetwork cut = network.zeros();
        RecurrentNetwork whole = network.zeros();
        SequenceLearner.accumulate(network, SequenceLearner.oneHot(each, 12), labels, 4, cut);
        SequenceLearner.accumulate(network, SequenceLearner.oneHot(each, 12), labels, 12, whole);
        for (int t = 0; t < 12; t++) {
            if (t < 8) {
                assertThat(cut.wx()[t]).containsOnly(0);
                assertThat(whole.wx()[t]).doesNotContain(0);
            } else {
                assertThat(cut.wx()[t]).containsExactly(whole.wx()[t]);
            }
        }
    }

    @Test
    void truncationDoesNotChangeTheLoss() {
        RecurrentNetwork network = RecurrentNetwork.random(7, 4, 7, new SplittableRandom(5));
        int[] word = ReberGrammar.word(new SplittableRandom(9));
        double[][] x = SequenceLearner.oneHot(Arrays.copyOf(word, word.length - 1), 7);
        double whole = SequenceLearner.accumulate(network, x, ReberGrammar.nextLetters(word), 99, network.zeros()).sum();
        for (int window = 1; window < word.length; window++) {
            assertThat(SequenceLearner.accumulate(network, x, ReberGrammar.nextLetters(word), window, network.zeros()).sum())
                    .isEqualTo(whole, within(1e-12));
        }
    }

    @Test
    void recallNeedsTheWholeGradientMoreOftenThanNot() {
        assertThat(Ex421RNN.solved(12, 8)).isGreaterThanOrEqualTo(7);
        assertThat(Ex421RNN.solved(1, 8)).isLessThanOrEqualTo(5);
    }

    // ---------------------------------------------------------------- the grammar

    @Test
    void wordsOfTheGrammar() {
        int[] word = "BTSSXSE".chars().map(ReberGrammar.LETTERS::indexOf).toArray();
        assertThat(ReberGrammar.states(word)).containsExactly(0, 1, 1, 1, 3, 5, 6);
        assertThat(ReberGrammar.next(3)).containsExactly(0, 0, 0.5, 0.5, 0, 0, 0);
        assertThat(ReberGrammar.next(5)).containsExactly(0, 0, 0, 0, 0, 0, 1);
        assertThat(ReberGrammar.next(6)).containsOnly(0);
        assertThatThrownBy(() -> ReberGrammar.states("BTT".chars().map(ReberGrammar.LETTERS::indexOf).toArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ReberGrammar.states: letter 2 of BTT: the grammar has no such way");
        assertThatThrownBy(ReberGrammar::states)
                .hasMessage("ReberGrammar.states: a word of 0 letters: must begin with B");
        var random = new SplittableRandom(2);
        for (int i = 0; i < 200; i++) {
            int[] drawn = ReberGrammar.word(random);
            assertThat(ReberGrammar.states(drawn)[drawn.length - 1]).isEqualTo(ReberGrammar.STATES - 1);
        }
    }

    @Test
    void theGrammarIsLearnedToWhatCanBeKnown() {
        Ex421RNN.Words train = Ex421RNN.Words.draw(300, 1);
        Ex421RNN.Words test = Ex421RNN.Words.draw(200, 1001);
        SequenceLearner model = SequenceLearner.fit(train.x(), 7, train.next(), 7, new Options(4, 0.3, 1, 1 << 30, 15, 1));
        double entropy = Ex421RNN.entropy(test);
        assertThat(Ex421RNN.loss(model, test)).isBetween(entropy - 0.02, entropy + 0.04);
        assertThat(Ex421RNN.lastLetter(train, test)).isGreaterThan(entropy + 0.4);
        assertThat(model.history()[14]).isLessThan(model.history()[0]);
        assertThat(HiddenStates.of(model, test.x()).nearestCentre()).isGreaterThan(0.98);
    }

    // ---------------------------------------------------------------- bad input

    @Test
    void badSequencesAreRefused() {
        RecurrentNetwork network = RecurrentNetwork.random(2, 3, 2, new SplittableRandom(3));
        assertThatThrownBy(() -> network.forward(new double[0][])).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("RecurrentNetwork.forward: a sequence of length 0: needs at least one step");
        assertThatThrownBy(() -> network.forward(new double[][]{{1, 2}, {1}}))
                .hasMessage("RecurrentNetwork.forward: step 1 has 1 numbers: must have 2");
        assertThatThrownBy(() -> network.forward(new double[][]{{1, 2}, {1, Double.NaN}}))
                .hasMessage("RecurrentNetwork.forward: step 1 has NaN: must be finite");
        assertThatThrownBy(() -> network.forward(input(2, 2, 1), new double[2]))
                .hasMessage("RecurrentNetwork.forward: a state of 2 numbers: must have 3");
        assertThatThrownBy(() -> StepLoss.crossEntropy(new double[3][2], 0, 1))
                .hasMessage("StepLoss.crossEntropy: 3 steps with 2 labels: must be equally many");
        assertThatThrownBy(() -> StepLoss.crossEntropy(new double[1][2], 2))
                .hasMessage("StepLoss.crossEntropy: label 2 at step 0: must be from 0 to 1, or -1 for none");
        assertThatThrownBy(() -> StepLoss.squared(new double[1][1]))
                .hasMessage("StepLoss.squared: 1 steps with 0 targets: must be equally many");
        assertThatThrownBy(() -> SequenceLearner.oneHot(new int[]{0, 4}, 4))
                .hasMessage("SequenceLearner.oneHot: symbol 4 at step 1: must be from 0 to 3");
        Options options = new Options(2, 0.1, 1, 5, 1, 1);
        assertThatThrownBy(() -> SequenceLearner.fit(new int[][]{{0, 1}, {}}, 2, new int[][]{{0, 0}, {}}, 2, options))
                .hasMessage("RecurrentNetwork.forward: a sequence of length 0: needs at least one step");
        assertThatThrownBy(() -> SequenceLearner.fit(new int[][]{{0, 1}}, 2, new int[][]{{0}}, 2, options))
                .hasMessage("SequenceLearner.accumulate: 2 steps with 1 labels: must be equally many");
        assertThatThrownBy(() -> SequenceLearner.fit(new int[0][], 2, new int[0][], 2, options)).hasMessage(
                "SequenceLearner.fit: 0 sequences with labels of 0: must be equally many, and at least one");
    }

    @Test
    void badWeightsAndOptionsAreRefused() {
        assertThatThrownBy(() -> new RecurrentNetwork(new double[2][3], new double[3][2], new double[3], new double[3][1],
                new double[1])).hasMessage("RecurrentNetwork: row 0 of wh has 2 numbers: must have 3");
        assertThatThrownBy(() -> new RecurrentNetwork(new double[2][3], new double[3][3], new double[3], new double[2][1],
                new double[1])).hasMessage("RecurrentNetwork: wy has 2 rows: must have 3");
        assertThatThrownBy(() -> RecurrentNetwork.random(0, 1, 1, new SplittableRandom(1)))
                .hasMessage("RecurrentNetwork: 0 inputs, 1 states, 1 outputs: needs at least one of each");
        assertThatThrownBy(() -> new Options(0, 1, 1, 1, 1, 1))
                .hasMessage("SequenceLearner.Options: hidden = 0: must be at least 1");
        assertThatThrownBy(() -> new Options(1, Double.NaN, 1, 1, 1, 1))
                .hasMessage("SequenceLearner.Options: rate = NaN: must be positive and finite");
        assertThatThrownBy(() -> new Options(1, 1, 1, 0, 1, 1))
                .hasMessage("SequenceLearner.Options: window = 0: must be at least 1");
    }

    @Test
    void weightsThatLeaveAllNumbersAreFoundOut() {
        int[][] x = {{0, 1, 0, 1}};
        assertThatThrownBy(() -> SequenceLearner.fit(x, 2, new int[][]{{1, 0, 1, 1}}, 2, new Options(3, 1e308, 1e5, 9, 50, 1)))
                .isInstanceOf(ArithmeticException.class).hasMessageStartingWith("SequenceLearner.fit: the loss of epoch ")
                .hasMessageEndingWith(": lower the rate");
    }

    @Test
    void theSameSeedGivesTheSameNetworkAndOneStepIsEnough() {
        Options options = new Options(3, 0.1, 1, 4, 3, 8);
        int[][] x = {{0}, {1, 0, 1}};
        int[][] y = {{1}, {0, 0, 1}};
        double[] first = SequenceLearner.fit(x, 2, y, 2, options).history();
        assertThat(SequenceLearner.fit(x, 2, y, 2, options).history()).containsExactly(first);
    }
}
