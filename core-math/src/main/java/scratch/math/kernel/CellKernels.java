package scratch.math.kernel;

/// One step of a gated recurrent cell, all gates in one pass, for `float` only, because only networks remember. What stands
/// here is the definition; the vector kernels replace it.
///
/// n rows of h units; every matrix is contiguous. The gates of a row stand side by side: (n, 4h) in an LSTM, (n, 3h) in
/// a GRU. Written one by one, the gates would pass over memory a dozen times for every step.
public interface CellKernels {

    /// `i, f, o ← σ`, `g ← tanh` of the sums in their place, in the order i, f, g, o; then `cells ← f⊙before + i⊙g` and
    /// `states ← o⊙tanh(cells)`.
    default void lstmCell(int n, int h, float[] gates, int gatesAt, float[] before, int beforeAt, float[] cells, int cellsAt,
                          float[] states, int statesAt) {
        for (int row = 0; row < n; row++) {
            for (int j = 0; j < h; j++) {
                int at = gatesAt + row * 4 * h + j;
                float i = sigmoid(gates[at]);
                float f = sigmoid(gates[at + h]);
                float g = (float) Math.tanh(gates[at + 2 * h]);
                float o = sigmoid(gates[at + 3 * h]);
                float c = Math.fma(f, before[beforeAt + row * h + j], i * g);
                gates[at] = i;
                gates[at + h] = f;
                gates[at + 2 * h] = g;
                gates[at + 3 * h] = o;
                cells[cellsAt + row * h + j] = c;
                states[statesAt + row * h + j] = o * (float) Math.tanh(c);
            }
        }
    }

    /// From what `lstmCell` has left and the gradients at the states and at the cells to `out`, the one at the sums;
    /// `atCells` gets the one at `before` in its place.
    default void lstmCellGradient(int n, int h, float[] gates, int gatesAt, float[] before, int beforeAt,
                                  float[] cells, int cellsAt, float[] atStates, int atStatesAt,
                                  float[] atCells, int atCellsAt, float[] out, int outAt) {
        for (int row = 0; row < n; row++) {
            for (int j = 0; j < h; j++) {
                int at = gatesAt + row * 4 * h + j;
                int to = outAt + row * 4 * h + j;
                int k = row * h + j;
                float i = gates[at];
                float f = gates[at + h];
                float g = gates[at + 2 * h];
                float o = gates[at + 3 * h];
                float seen = (float) Math.tanh(cells[cellsAt + k]);
                float atState = atStates[atStatesAt + k];
                float atCell = Math.fma(atState * o, Math.fma(-seen, seen, 1), atCells[atCellsAt + k]);
                out[to] = atCell * g * (i * (1 - i));
                out[to + h] = atCell * before[beforeAt + k] * (f * (1 - f));
                out[to + 2 * h] = atCell * i * Math.fma(-g, g, 1);
                out[to + 3 * h] = atState * seen * (o * (1 - o));
                atCells[atCellsAt + k] = atCell * f;
            }
        }
    }

    /// `r, z ← σ(gates + hidden)`, `c ← tanh(gates + r⊙hidden)` in the place of the gates, in the order r, z, c; then
    /// `states ← c + z⊙(before − c)`.
    default void gruCell(int n, int h, float[] gates, int gatesAt, float[] hidden, int hiddenAt,
                         float[] before, int beforeAt, float[] states, int statesAt) {
        for (int row = 0; row < n; row++) {
            for (int j = 0; j < h; j++) {
                int at = gatesAt + row * 3 * h + j;
                int from = hiddenAt + row * 3 * h + j;
                float r = sigmoid(gates[at] + hidden[from]);
                float z = sigmoid(gates[at + h] + hidden[from + h]);
                float c = (float) Math.tanh(Math.fma(r, hidden[from + 2 * h], gates[at + 2 * h]));
                gates[at] = r;
                gates[at + h] = z;
                gates[at + 2 * h] = c;
                states[statesAt + row * h + j] = Math.fma(z, before[beforeAt + row * h + j] - c, c);
            }
        }
    }

    /// From what `gruCell` has left and the gradient at the states to `out` and `atHidden`, those at the two sums;
    /// `atStates` gets `z⊙` what it was in its place.
    default void gruCellGradient(int n, int h, float[] gates, int gatesAt, float[] hidden, int hiddenAt,
                                 float[] before, int beforeAt, float[] atStates, int atStatesAt,
                                 float[] out, int outAt, float[] atHidden, int atHiddenAt) {
        for (int row = 0; row < n; row++) {
            for (int j = 0; j < h; j++) {
                int at = row * 3 * h + j;
                int k = row * h + j;
                float r = gates[gatesAt + at];
                float z = gates[gatesAt + at + h];
                float c = gates[gatesAt + at + 2 * h];
                float atState = atStates[atStatesAt + k];
                float atCandidate = atState * (1 - z) * Math.fma(-c, c, 1);
                float atReset = atCandidate * hidden[hiddenAt + at + 2 * h] * (r * (1 - r));
                float atUpdate = atState * (before[beforeAt + k] - c) * (z * (1 - z));
                out[outAt + at] = atReset;
                out[outAt + at + h] = atUpdate;
                out[outAt + at + 2 * h] = atCandidate;
                atHidden[atHiddenAt + at] = atReset;
                atHidden[atHiddenAt + at + h] = atUpdate;
                atHidden[atHiddenAt + at + 2 * h] = atCandidate * r;
                atStates[atStatesAt + k] = atState * z;
            }
        }
    }

    private static float sigmoid(float x) {
        return (float) (1 / (1 + Math.exp(-x)));
    }
}
