package scratch.math.kernel.simd;

/// The plain twins of [CellVectors]: units `from` to h − 1 of one row, by the same steps and so with the same bits.
final class PlainCells {

    private PlainCells() {
    }

    /// `1 − y²`
    private static float tanhSlope(float y) {
        return Math.fma(-y, y, 1);
    }

    /// `y·(1 − y)`
    private static float sigmoidSlope(float y) {
        return y * (1 - y);
    }

    static void gate(int from, int h, float[] gates, int at) {
        for (int j = from; j < h; j++) {
            gates[at + j] = FloatFunctions.sigmoid(gates[at + j]);
        }
    }

    static void gate(int from, int h, float[] gates, int at, float[] hidden, int hiddenAt) {
        for (int j = from; j < h; j++) {
            gates[at + j] = FloatFunctions.sigmoid(gates[at + j] + hidden[hiddenAt + j]);
        }
    }

    static void lstmCells(int from, int h, float[] gates, int gatesAt, float[] before, int beforeAt,
                          float[] cells, int cellsAt) {
        for (int j = from; j < h; j++) {
            int at = gatesAt + j;
            float g = FloatFunctions.tanh(gates[at + 2 * h]);
            cells[cellsAt + j] = Math.fma(gates[at + h], before[beforeAt + j], gates[at] * g);
            gates[at + 2 * h] = g;
        }
    }

    static void lstmStates(int from, int h, float[] gates, int gatesAt, float[] cells, int cellsAt,
                           float[] states, int statesAt) {
        for (int j = from; j < h; j++) {
            states[statesAt + j] = gates[gatesAt + 3 * h + j] * FloatFunctions.tanh(cells[cellsAt + j]);
        }
    }

    static void lstmSeen(int from, int h, float[] cells, int cellsAt, float[] out, int outAt) {
        for (int j = from; j < h; j++) {
            out[outAt + 3 * h + j] = FloatFunctions.tanh(cells[cellsAt + j]);
        }
    }

    static void lstmGradient(int from, int h, float[] gates, int gatesAt, float[] before, int beforeAt,
                             float[] atStates, int atStatesAt, float[] atCells, int atCellsAt, float[] out, int outAt) {
        for (int j = from; j < h; j++) {
            int at = gatesAt + j;
            int to = outAt + j;
            float i = gates[at];
            float f = gates[at + h];
            float g = gates[at + 2 * h];
            float o = gates[at + 3 * h];
            float seen = out[to + 3 * h];
            float atState = atStates[atStatesAt + j];
            float atCell = Math.fma(atState * o, tanhSlope(seen), atCells[atCellsAt + j]);
            out[to] = atCell * g * sigmoidSlope(i);
            out[to + h] = atCell * before[beforeAt + j] * sigmoidSlope(f);
            out[to + 2 * h] = atCell * i * tanhSlope(g);
            out[to + 3 * h] = atState * seen * sigmoidSlope(o);
            atCells[atCellsAt + j] = atCell * f;
        }
    }

    static void gruStates(int from, int h, float[] gates, int gatesAt, float[] hidden, int hiddenAt,
                          float[] before, int beforeAt, float[] states, int statesAt) {
        for (int j = from; j < h; j++) {
            int at = gatesAt + j;
            float c = FloatFunctions.tanh(Math.fma(gates[at], hidden[hiddenAt + 2 * h + j], gates[at + 2 * h]));
            gates[at + 2 * h] = c;
            states[statesAt + j] = Math.fma(gates[at + h], before[beforeAt + j] - c, c);
        }
    }

    static void gruGradient(int from, int h, float[] gates, int gatesAt, float[] hidden, int hiddenAt,
                            float[] before, int beforeAt, float[] atStates, int atStatesAt,
                            float[] out, int outAt, float[] atHidden, int atHiddenAt) {
        for (int j = from; j < h; j++) {
            float r = gates[gatesAt + j];
            float z = gates[gatesAt + j + h];
            float c = gates[gatesAt + j + 2 * h];
            float atState = atStates[atStatesAt + j];
            float atCandidate = atState * (1 - z) * tanhSlope(c);
            float atReset = atCandidate * hidden[hiddenAt + j + 2 * h] * sigmoidSlope(r);
            float atUpdate = atState * (before[beforeAt + j] - c) * sigmoidSlope(z);
            out[outAt + j] = atReset;
            out[outAt + j + h] = atUpdate;
            out[outAt + j + 2 * h] = atCandidate;
            atHidden[atHiddenAt + j] = atReset;
            atHidden[atHiddenAt + j + h] = atUpdate;
            atHidden[atHiddenAt + j + 2 * h] = atCandidate * r;
            atStates[atStatesAt + j] = atState * z;
        }
    }
}
