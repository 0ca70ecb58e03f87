package scratch.math.tensor.contract;

import static scratch.math.tensor.contract.Material.close;
import static scratch.math.tensor.contract.Material.numbers;

import org.junit.jupiter.api.Test;
import scratch.math.tensor.Tensor;

/// One step of an LSTM and of a GRU, forward and back, compared with their formulas, one number at a time.
public interface CellContract extends Candidate {

    /// Rows and units, so that rows end within and between vector registers.
    int[][] CELLS = {{1, 1}, {2, 3}, {3, 16}, {5, 17}, {2, 67}, {0, 4}, {3, 0}};

    /// Step 1 of three: contiguous, and not at the beginning of its storage.
    private Tensor middle(float[] values, int rows, int columns) {
        return Tensor.full(backend(), Float.NaN, 3, rows, columns).select(0, 1)
                .copyInPlace(Tensor.of(backend(), values, rows, columns));
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Test
    default void lstmCellFollowsItsFormula() {
        for (int[] shape : CELLS) {
            int n = shape[0];
            int h = shape[1];
            float[] sums = numbers(n * 4 * h, 1);
            float[] before = numbers(n * h, 2);
            double[] gates = new double[sums.length];
            double[] cells = new double[before.length];
            double[] states = new double[before.length];
            for (int k = 0; k < n * h; k++) {
                int at = k / h * 4 * h + k % h;
                gates[at] = sigmoid(sums[at]);
                gates[at + h] = sigmoid(sums[at + h]);
                gates[at + 2 * h] = Math.tanh(sums[at + 2 * h]);
                gates[at + 3 * h] = sigmoid(sums[at + 3 * h]);
                cells[k] = gates[at + h] * before[k] + gates[at] * gates[at + 2 * h];
                states[k] = gates[at + 3 * h] * Math.tanh(cells[k]);
            }
            Tensor sum = middle(sums, n, 4 * h);
            Tensor cell = middle(new float[n * h], n, h);
            Tensor state = middle(new float[n * h], n, h);
            backend().lstmCell(sum, middle(before, n, h), cell, state);
            close(sum, gates, 1e-5);
            close(cell, cells, 1e-5);
            close(state, states, 1e-5);
        }
    }

    @Test
    default void lstmCellGradientFollowsItsFormula() {
        for (int[] shape : CELLS) {
            int n = shape[0];
            int h = shape[1];
            Tensor gates = middle(numbers(n * 4 * h, 1), n, 4 * h);
            Tensor before = middle(numbers(n * h, 2), n, h);
            Tensor cells = middle(new float[n * h], n, h);
            backend().lstmCell(gates, before, cells, middle(new float[n * h], n, h));
            float[] y = gates.toArray();
            float[] c = cells.toArray();
            float[] b = before.toArray();
            float[] atStates = numbers(n * h, 3);
            float[] atCells = numbers(n * h, 4);
            double[] out = new double[y.length];
            double[] atBefore = new double[c.length];
            for (int k = 0; k < n * h; k++) {
                int at = k / h * 4 * h + k % h;
                double seen = Math.tanh(c[k]);
                double i = y[at];
                double f = y[at + h];
                double g = y[at + 2 * h];
                double o = y[at + 3 * h];
                double atCell = atCells[k] + atStates[k] * o * (1 - seen * seen);
                out[at] = atCell * g * i * (1 - i);
                out[at + h] = atCell * b[k] * f * (1 - f);
                out[at + 2 * h] = atCell * i * (1 - g * g);
                out[at + 3 * h] = atStates[k] * seen * o * (1 - o);
                atBefore[k] = atCell * f;
            }
            Tensor result = middle(new float[n * 4 * h], n, 4 * h);
            Tensor inPlace = middle(atCells, n, h);
            backend().lstmCellGradient(gates, before, cells, middle(atStates, n, h), inPlace, result);
            close(result, out, 1e-5);
            close(inPlace, atBefore, 1e-5);
        }
    }

    @Test
    default void gruCellFollowsItsFormula() {
        for (int[] shape : CELLS) {
            int n = shape[0];
            int h = shape[1];
            float[] sums = numbers(n * 3 * h, 1);
            float[] products = numbers(n * 3 * h, 2);
            float[] before = numbers(n * h, 3);
            double[] gates = new double[sums.length];
            double[] states = new double[before.length];
            for (int k = 0; k < n * h; k++) {
                int at = k / h * 3 * h + k % h;
                gates[at] = sigmoid((double) sums[at] + products[at]);
                gates[at + h] = sigmoid((double) sums[at + h] + products[at + h]);
                gates[at + 2 * h] = Math.tanh(sums[at + 2 * h] + gates[at] * products[at + 2 * h]);
                states[k] = (1 - gates[at + h]) * gates[at + 2 * h] + gates[at + h] * before[k];
            }
            Tensor sum = middle(sums, n, 3 * h);
            Tensor state = middle(new float[n * h], n, h);
            Tensor hidden = middle(products, n, 3 * h);
            backend().gruCell(sum, hidden, middle(before, n, h), state);
            close(sum, gates, 1e-5);
            close(state, states, 1e-5);
            close(hidden, widened(products), 0);
        }
    }

    @Test
    default void gruCellGradientFollowsItsFormula() {
        for (int[] shape : CELLS) {
            int n = shape[0];
            int h = shape[1];
            float[] products = numbers(n * 3 * h, 2);
            float[] b = numbers(n * h, 3);
            float[] atStates = numbers(n * h, 4);
            Tensor gates = middle(numbers(n * 3 * h, 1), n, 3 * h);
            Tensor hidden = middle(products, n, 3 * h);
            Tensor before = middle(b, n, h);
            backend().gruCell(gates, hidden, before, middle(new float[n * h], n, h));
            float[] y = gates.toArray();
            double[] out = new double[y.length];
            double[] atProducts = new double[y.length];
            double[] direct = new double[b.length];
            for (int k = 0; k < n * h; k++) {
                int at = k / h * 3 * h + k % h;
                double r = y[at];
                double z = y[at + h];
                double c = y[at + 2 * h];
                out[at + 2 * h] = atStates[k] * (1 - z) * (1 - c * c);
                out[at + h] = atStates[k] * (b[k] - c) * z * (1 - z);
                out[at] = out[at + 2 * h] * products[at + 2 * h] * r * (1 - r);
                atProducts[at] = out[at];
                atProducts[at + h] = out[at + h];
                atProducts[at + 2 * h] = out[at + 2 * h] * r;
                direct[k] = atStates[k] * z;
            }
            Tensor result = middle(new float[n * 3 * h], n, 3 * h);
            Tensor atHidden = middle(new float[n * 3 * h], n, 3 * h);
            Tensor inPlace = middle(atStates, n, h);
            backend().gruCellGradient(gates, hidden, before, inPlace, result, atHidden);
            close(result, out, 1e-5);
            close(atHidden, atProducts, 1e-5);
            close(inPlace, direct, 1e-5);
        }
    }

    private static double[] widened(float... values) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i];
        }
        return result;
    }

    /// Where a gate is shut or open for good nothing is NaN, and its gradient is 0.
    @Test
    default void saturatedGatesHaveGradientsOfZero() {
        for (float far : new float[] {100, -100, 1e30f, -1e30f}) {
            Tensor gates = Tensor.full(backend(), far, 2, 4 * 5);
            Tensor before = Tensor.full(backend(), 0.5f, 2, 5);
            Tensor cells = Tensor.full(backend(), 0, 2, 5);
            Tensor states = Tensor.full(backend(), 0, 2, 5);
            backend().lstmCell(gates, before, cells, states);
            double open = far > 0 ? 1 : 0;
            close(cells, filled(10, open * 1.5), 1e-6);
            close(states, filled(10, open * Math.tanh(1.5)), 1e-6);
            Tensor out = Tensor.full(backend(), Float.NaN, 2, 4 * 5);
            Tensor atCells = Tensor.full(backend(), 0, 2, 5);
            backend().lstmCellGradient(gates, before, cells, Tensor.full(backend(), 1, 2, 5), atCells, out);
            close(out, new double[40], 1e-6);
        }
    }

    private static double[] filled(int n, double value) {
        double[] result = new double[n];
        java.util.Arrays.fill(result, value);
        return result;
    }
}
