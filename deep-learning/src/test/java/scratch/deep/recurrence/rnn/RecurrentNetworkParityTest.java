package scratch.deep.recurrence.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import scratch.deep.recurrence.Golden;

/// Backpropagation through time by hand, held to SameDiff and PyTorch in double and to the engine of lesson 109 in float32.
class RecurrentNetworkParityTest {
    @ParameterizedTest
    @CsvSource({"1,2,3,2", "2,1,2,3", "7,3,4,2", "25,5,8,6"})
    void statesOutputsAndGradientsAreThoseOfTheLibraries(int steps, int d, int h, int k) {
        for (long seed = 1; seed <= 2; seed++) {
            var random = new SplittableRandom(seed);
            RecurrentNetwork network = RecurrentNetwork.random(d, h, k, random);
            double[][] x = new double[steps][d];
            Arrays.stream(x).forEach(row -> Arrays.setAll(row, j -> random.nextGaussian()));
            int[] labels = random.ints(steps, 0, k).toArray();
            Peers421.Passes ours = Peers421.byHand(network, x, labels);
            close(ours, Peers421.bySameDiff(network, x, labels), 1e-12);
            close(ours, Peers421.byAutograd(network, x, labels), 2e-6);
        }
    }

    private static void close(Peers421.Passes ours, Peers421.Passes theirs, double allowed) {
        assertThat(ours.loss()).isEqualTo(theirs.loss(), within(allowed));
        assertThat(ours.states()).containsExactly(theirs.states(), within(allowed));
        assertThat(ours.outputs()).containsExactly(theirs.outputs(), within(allowed));
        for (int part = 0; part < 5; part++) {
            assertThat(ours.gradient()[part]).as("part " + part).containsExactly(theirs.gradient()[part], within(allowed));
        }
    }

    /// `torch.nn.RNN` and `Linear` in double, with a start that is not 0 and steps without a label.
    @Test
    void soAreThoseOfPyTorch() {
        List<Golden> cases = Golden.cases("elman");
        assertThat(cases).hasSize(3);
        for (Golden g : cases) {
            int d = g.size(1);
            int h = g.size(2);
            int k = g.size(3);
            RecurrentNetwork network = new RecurrentNetwork(g.rows("wx", h), g.rows("wh", h), g.get("b"), g.rows("wy", k),
                    g.get("c"));
            double[][] x = g.rows("x", d);
            RecurrentNetwork.Pass pass = network.forward(x, g.get("start"));
            StepLoss loss = StepLoss.crossEntropy(pass.outputs(), g.integers("labels"));
            RecurrentNetwork gradient = network.zeros();
            network.backward(x, pass, loss.delta(), gradient);
            double[] states = flat(Arrays.copyOfRange(pass.states(), 1, x.length + 1));
            assertThat(states).containsExactly(g.get("states"), within(1e-12));
            assertThat(flat(pass.outputs())).containsExactly(g.get("outputs"), within(1e-12));
            assertThat(loss.sum() / loss.steps()).isEqualTo(g.get("loss")[0], within(1e-12));
            String[] names = {"wx", "wh", "b", "wy", "c"};
            double[][] parts = Peers421.parts(gradient);
            for (int part = 0; part < 5; part++) {
                double[] mean = Arrays.stream(parts[part]).map(v -> v / loss.steps()).toArray();
                assertThat(mean).as(names[part]).containsExactly(g.get(names[part] + ".gradient"), within(1e-12));
            }
        }
    }

    private static double[] flat(double[]... rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }
}
