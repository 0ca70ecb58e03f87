package scratch.deep.recurrence.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import scratch.deep.checkpoint.Safetensors;
import scratch.deep.recurrent.Adding;

class LSTMCellTest {

    // ---------------------------------------------------------------- by hand

    @Test
    void theStepOfTheReadmeByHand() {
        LSTMCell.Step s = LSTMCell.gates(Ex423LSTM.SUMS, new double[]{2});
        assertThat(new double[]{s.i()[0], s.f()[0], s.g()[0], s.o()[0]})
                .containsExactly(new double[]{0.5, 0.75, 0.5, 0.8}, within(1e-12));
        assertThat(s.c()[0]).isEqualTo(1.75, within(1e-12));
        assertThat(s.h()[0]).isEqualTo(0.8 * 0.9414, within(1e-4));
        double[] dc = {0};
        double[] sums = LSTMCell.gatesBack(s, new double[]{2}, new double[]{1}, dc);
        assertThat(sums).containsExactly(new double[]{0.0114, 0.0341, 0.0341, 0.1506}, within(5e-5));
        assertThat(dc[0]).isEqualTo(0.0683, within(5e-5));
    }

    @Test
    void anOpenForgetGateKeepsTheCellAndItsGradient() {
        double[] sums = {-50, 50, 1, 0};
        LSTMCell.Step s = LSTMCell.gates(sums, new double[]{0.3});
        assertThat(s.c()[0]).isEqualTo(0.3, within(1e-15));
        double[] dc = {1};
        LSTMCell.gatesBack(s, new double[]{0.3}, new double[]{0}, dc);
        assertThat(dc[0]).isEqualTo(1, within(1e-15));
    }

    // ---------------------------------------------------------------- gradients, and the libraries

    private static double loss(LSTMCell cell, double[][] x) {
        return Arrays.stream(cell.forward(x)).flatMapToDouble(s -> Arrays.stream(s.h())).map(h -> h * h / 2).sum();
    }

    @Test
    void gradientsAreFiniteDifferences() {
        LSTMCell cell = LSTMCell.random(2, 3, new SplittableRandom(4));
        double[][] x = {{0.4, -1}, {1.2, 0.3}, {-0.6, 0.8}, {0.1, 0.9}};
        double[][] gradient = Peers423.byHand(cell, x).gradient();
        double[][][] parts = {cell.w(), cell.u(), {cell.b()}};
        for (int part = 0; part < 3; part++) {
            int at = 0;
            for (double[] row : parts[part]) {
                for (int j = 0; j < row.length; j++, at++) {
                    double value = row[j];
                    row[j] = value + 1e-6;
                    double up = loss(cell, x);
                    row[j] = value - 1e-6;
                    double down = loss(cell, x);
                    row[j] = value;
                    assertThat(gradient[part][at]).isEqualTo((up - down) / 2e-6, within(1e-8));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "2,3,5", "4,6,20"})
    void allThreeWaysAgree(int d, int h, int steps) {
        var random = new SplittableRandom(h);
        LSTMCell cell = LSTMCell.random(d, h, random);
        double[][] x = new double[steps][d];
        Arrays.stream(x).forEach(row -> Arrays.setAll(row, j -> random.nextGaussian()));
        Peers423.Passes ours = Peers423.byHand(cell, x);
        Peers423.Passes graph = Peers423.bySameDiff(cell, x);
        Peers423.Passes layer = Peers423.byLayer(cell, x);
        assertThat(ours.states()).containsExactly(graph.states(), within(1e-13));
        assertThat(ours.states()).containsExactly(layer.states(), within(1e-6));
        for (int part = 0; part < 3; part++) {
            assertThat(ours.gradient()[part]).containsExactly(graph.gradient()[part], within(1e-12));
            assertThat(ours.gradient()[part]).containsExactly(layer.gradient()[part], within(5e-6));
        }
    }

    /// Two sequences of five steps, written down by `src/test/python/recurrent.py`.
    @Test
    void statesAndCellsAreThoseOfPyTorch() throws IOException {
        Map<String, Safetensors.Entry> golden;
        try (InputStream in = LSTMCellTest.class.getResourceAsStream("/golden/recurrent.safetensors")) {
            golden = Safetensors.ofBytes(in.readAllBytes()).tensors();
        }
        double[] b = flat(golden, "bias_ih_l0");
        double[] second = flat(golden, "bias_hh_l0");
        Arrays.setAll(b, i -> b[i] + second[i]);
        LSTMCell cell = new LSTMCell(rows(golden, "weight_ih_l0", 3), rows(golden, "weight_hh_l0", 4), b);
        double[][] x = rows(golden, "x", 3);
        double[][] outputs = rows(golden, "outputs", 4);
        double[][] cells = rows(golden, "c", 4);
        for (int row = 0; row < 2; row++) {
            LSTMCell.Step[] steps = cell.forward(Arrays.copyOfRange(x, row * 5, row * 5 + 5));
            for (int t = 0; t < 5; t++) {
                assertThat(steps[t].h()).containsExactly(outputs[row * 5 + t], within(1e-6));
            }
            assertThat(steps[4].c()).containsExactly(cells[row], within(1e-6));
        }
    }

    private static double[] flat(Map<String, Safetensors.Entry> golden, String name) {
        float[] values = golden.get("LSTM-one/" + name).values();
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return wide;
    }

    private static double[][] rows(Map<String, Safetensors.Entry> golden, String name, int columns) {
        double[] all = flat(golden, name);
        double[][] rows = new double[all.length / columns][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(all, i * columns, (i + 1) * columns));
        return rows;
    }

    // ---------------------------------------------------------------- the task

    @Test
    void sequencesHaveTwoMarksAndTheirSum() {
        Adding.Sequences drawn = Adding.Sequences.draw(50, 7, new SplittableRandom(1));
        float[] x = drawn.x().data().toArray();
        float[] sums = drawn.sums().data().toArray();
        for (int i = 0; i < 50; i++) {
            double sum = 0;
            int marks = 0;
            for (int t = 0; t < 7; t++) {
                sum += x[(i * 7 + t) * 2] * x[(i * 7 + t) * 2 + 1];
                marks += (int) x[(i * 7 + t) * 2 + 1];
            }
            assertThat(marks).isEqualTo(2);
            assertThat((double) sums[i]).isEqualTo(sum, within(1e-6));
        }
    }

    @Test
    void theLstmAddsWhereThePlainNetworkDoesNot() {
        double[] errors = new double[2];
        for (int kind = 0; kind < 2; kind++) {
            Adding network = Ex423LSTM.network(kind, 16, 1);
            network.train(new Adding.Options(10, 32, 250, 0.02, 1));
            errors[kind] = network.test(500, 10, 9);
        }
        assertThat(errors[0]).isGreaterThan(0.1);
        assertThat(errors[1]).isLessThan(0.01);
    }

    @Test
    void moreUnitsDoNotHelpThePlainNetwork() {
        Adding network = Ex423LSTM.network(0, 32, 1);
        assertThat(network.parameterCount()).isEqualTo(1152 + 33);
        network.train(new Adding.Options(10, 32, 250, 0.02, 1));
        assertThat(network.test(500, 10, 9)).isGreaterThan(0.1);
    }

    @Test
    void parameterCountsOfTheReadme() {
        LSTMCell cell = LSTMCell.random(2, 16, new SplittableRandom(1));
        assertThat(cell.parameterCount()).isEqualTo(1216);
        assertThat(Ex423LSTM.layer(1, 16, new SplittableRandom(1)).parameterCount()).isEqualTo(1216 + 64);
        assertThat(Ex423LSTM.layer(0, 16, new SplittableRandom(1)).parameterCount()).isEqualTo(320);
    }

    @Test
    void whatCannotBeIsRefused() {
        LSTMCell cell = LSTMCell.random(2, 3, new SplittableRandom(1));
        assertThatThrownBy(() -> cell.forward(new double[0][])).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LSTMCell.forward: a sequence of length 0: needs at least one step");
        assertThatThrownBy(() -> new LSTMCell(new double[5][1], new double[5][1], new double[5]))
                .hasMessage("LSTMCell: a bias of 5 numbers: must be 4h");
        assertThatThrownBy(() -> new LSTMCell(new double[4][1], new double[8][2], new double[8]))
                .hasMessage("LSTMCell: 4 and 8 rows of weights for 2 units: must be 4h");
        assertThatThrownBy(() -> new Adding.Options(1, 1, 1, 0.1, 1))
                .hasMessage("Adding.Options: length = 1: must be at least 2");
    }
}
