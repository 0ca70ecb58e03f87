package scratch.deep.recurrence.gru;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import scratch.deep.recurrence.gru.Forecast.Task;

class GRUCellTest {

    @Test
    void theStepOfTheReadmeByHand() {
        double[] before = {1};
        GRUCell.Step s = GRUCell.gates(Ex424GRU.INPUT, Ex424GRU.STATE, before);
        assertThat(new double[]{s.r()[0], s.z()[0], s.n()[0], s.h()[0]})
                .containsExactly(new double[]{0.5, 0.75, 0.5, 0.875}, within(1e-12));
        GRUCell.StepGradient d = GRUCell.gatesBack(s, before, new double[]{1});
        assertThat(d.input()).containsExactly(new double[]{0.0515, 0.09375, 0.1875}, within(5e-5));
        assertThat(d.state()).containsExactly(new double[]{0.0515, 0.09375, 0.09375}, within(5e-5));
        assertThat(d.direct()).containsExactly(new double[]{0.75}, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "2,3,5", "4,6,20"})
    void allThreeWaysAgree(int d, int h, int steps) {
        var random = new SplittableRandom(h);
        GRUCell cell = GRUCell.random(d, h, random);
        double[][] x = new double[steps][d];
        Arrays.stream(x).forEach(row -> Arrays.setAll(row, j -> random.nextGaussian()));
        Peers424.Passes ours = Peers424.byHand(cell, x);
        Peers424.Passes graph = Peers424.bySameDiff(cell, x);
        Peers424.Passes layer = Peers424.byLayer(cell, x);
        assertThat(ours.states()).containsExactly(graph.states(), within(1e-13));
        assertThat(ours.states()).containsExactly(layer.states(), within(1e-6));
        for (int part = 0; part < 4; part++) {
            assertThat(ours.gradient()[part]).containsExactly(graph.gradient()[part], within(1e-12));
            assertThat(ours.gradient()[part]).containsExactly(layer.gradient()[part], within(5e-6));
        }
    }

    @Test
    void gradientsAreFiniteDifferences() {
        GRUCell cell = GRUCell.random(2, 3, new SplittableRandom(4));
        double[][] x = {{0.4, -1}, {1.2, 0.3}, {-0.6, 0.8}, {0.1, 0.9}};
        double[][] gradient = Peers424.byHand(cell, x).gradient();
        double[][][] parts = {cell.w(), cell.u(), {cell.b()}, {cell.v()}};
        for (int part = 0; part < 4; part++) {
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

    private static double loss(GRUCell cell, double[][] x) {
        return Arrays.stream(cell.forward(x)).flatMapToDouble(s -> Arrays.stream(s.h())).map(h -> h * h / 2).sum();
    }

    @Test
    void countsOfTheReadme() {
        assertThat(GRUCell.random(2, 16, new SplittableRandom(1)).parameterCount()).isEqualTo(960);
        int[] counts = {957, 1008, 960};
        for (int kind = 0; kind < 3; kind++) {
            assertThat(Ex424GRU.layer(kind, 2, new SplittableRandom(1)).parameterCount()).isEqualTo(counts[kind]);
        }
    }

    /// In the limit a straight line predicts the AR(2) process with the variance of the noise that is still to come:
    /// ψ₀² + … + ψ₅² with ψ_k = 1.6 ψ_(k−1) − 0.8 ψ_(k−2).
    @Test
    void theLinearModelComesNearTheErrorThatNothingCanBeat() {
        double[] psi = {1, 1.6, 0, 0, 0, 0};
        double[] train = Series.SWING.draw(20_000, 1);
        double noise = psi[0] * psi[0] + psi[1] * psi[1];
        for (int k = 2; k < 6; k++) {
            psi[k] = 1.6 * psi[k - 1] - 0.8 * psi[k - 2];
            noise += psi[k] * psi[k];
        }
        double variance = 1.8 / (0.2 * (1.8 * 1.8 - 1.6 * 1.6));             // of the process; the noise has 1
        assertThat(Forecast.linear(Ex424GRU.TASK, train, train)).isEqualTo(Math.sqrt(noise / variance), within(0.02));
    }

    @Test
    void seriesAreStandardizedAndRepeatable() {
        for (Series series : Series.values()) {
            double[] y = series.draw(500, 3);
            assertThat(y).isEqualTo(series.draw(500, 3)).isNotEqualTo(series.draw(500, 4));
            assertThat(Arrays.stream(y).average().orElseThrow()).isEqualTo(0, within(1e-12));
            assertThat(Arrays.stream(y).map(v -> v * v).average().orElseThrow()).isEqualTo(1, within(1e-12));
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        GRUCell cell = GRUCell.random(2, 3, new SplittableRandom(1));
        assertThatThrownBy(() -> cell.forward(new double[0][])).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("GRUCell.forward: a sequence of length 0: needs at least one step");
        assertThatThrownBy(() -> new GRUCell(new double[4][1], new double[4][1], new double[4], new double[4]))
                .hasMessage("GRUCell: biases of 4 and 4 numbers: must be 3h");
        assertThatThrownBy(() -> new GRUCell(new double[3][1], new double[6][2], new double[6], new double[6]))
                .hasMessage("GRUCell: 3 and 6 rows of weights for 2 units: must be 3h");
        assertThatThrownBy(() -> new Task(0, 1)).hasMessage("Forecast.Task: window = 0: must be at least 1");
        assertThatThrownBy(() -> Forecast.naive(new Task(4, 2), new double[5]))
                .hasMessage("Forecast.Task: a series of 5 values: needs at least 6");
        assertThatThrownBy(() -> Series.SWING.draw(1, 1)).hasMessage("Series.draw: length = 1: must be at least 2");
    }
}
