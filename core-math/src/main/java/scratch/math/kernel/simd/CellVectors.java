package scratch.math.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// [RecurrentCells] on vector registers: passes over one row, in whole vectors. The steps are those of [PlainCells].
///
/// subtle: no pass holds more than one function such as σ. Two of them are more than the compiler is willing to put into one
/// piece of code (NodeCountInliningCutoff), and then it makes objects of vectors: five to ten times slower, with JDK 25.
final class CellVectors {
    private static final VectorSpecies<Float> S = Species.FLOAT;
    private static final int LANES = S.length();

    private CellVectors() {
    }

    /// How many of h units are taken here; the rest is for the plain twin.
    static int whole(int h) {
        return h - h % LANES;
    }

    private static FloatVector at(float[] a, int index) {
        return FloatVector.fromArray(S, a, index);
    }

    /// `1 − y²`
    private static FloatVector tanhSlope(FloatVector y) {
        return y.neg().fma(y, FloatVector.broadcast(S, 1));
    }

    /// `y·(1 − y)`
    private static FloatVector sigmoidSlope(FloatVector y) {
        return y.mul(FloatVector.broadcast(S, 1).sub(y));
    }

    /// One gate: σ in its place.
    static void gate(int h, float[] gates, int at) {
        int end = whole(h);
        for (int j = 0; j < end; j += LANES) {
            FloatFunctions.sigmoid(at(gates, at + j)).intoArray(gates, at + j);
        }
    }

    /// One gate: σ of the sum of two, in the place of the first.
    static void gate(int h, float[] gates, int at, float[] hidden, int hiddenAt) {
        int end = whole(h);
        for (int j = 0; j < end; j += LANES) {
            FloatFunctions.sigmoid(at(gates, at + j).add(at(hidden, hiddenAt + j))).intoArray(gates, at + j);
        }
    }

    /// The candidate, and the cells.
    static void lstmCells(int h, float[] gates, int gatesAt, float[] before, int beforeAt, float[] cells, int cellsAt) {
        int end = whole(h);
        for (int j = 0; j < end; j += LANES) {
            int at = gatesAt + j;
            FloatVector g = FloatFunctions.tanh(at(gates, at + 2 * h));
            at(gates, at + h).fma(at(before, beforeAt + j), at(gates, at).mul(g)).intoArray(cells, cellsAt + j);
            g.intoArray(gates, at + 2 * h);
        }
    }

    static void lstmStates(int h, float[] gates, int gatesAt, float[] cells, int cellsAt, float[] states, int statesAt) {
        int end = whole(h);
        for (int j = 0; j < end; j += LANES) {
            at(gates, gatesAt + 3 * h + j).mul(FloatFunctions.tanh(at(cells, cellsAt + j))).intoArray(states, statesAt + j);
        }
    }

    /// tanh of the cells, in the place of the gradient at the output gate until that is known.
    static void lstmSeen(int h, float[] cells, int cellsAt, float[] out, int outAt) {
        int end = whole(h);
        for (int j = 0; j < end; j += LANES) {
            FloatFunctions.tanh(at(cells, cellsAt + j)).intoArray(out, outAt + 3 * h + j);
        }
    }

    /// After `lstmSeen`.
    static void lstmGradient(int h, float[] gates, int gatesAt, float[] before, int beforeAt,
                             float[] atStates, int atStatesAt, float[] atCells, int atCellsAt, float[] out, int outAt) {
        int end = whole(h);
        for (int j = 0; j < end; j += LANES) {
            int at = gatesAt + j;
            int to = outAt + j;
            FloatVector i = at(gates, at);
            FloatVector f = at(gates, at + h);
            FloatVector g = at(gates, at + 2 * h);
            FloatVector o = at(gates, at + 3 * h);
            FloatVector seen = at(out, to + 3 * h);
            FloatVector atState = at(atStates, atStatesAt + j);
            FloatVector atCell = atState.mul(o).fma(tanhSlope(seen), at(atCells, atCellsAt + j));
            atCell.mul(g).mul(sigmoidSlope(i)).intoArray(out, to);
            atCell.mul(at(before, beforeAt + j)).mul(sigmoidSlope(f)).intoArray(out, to + h);
            atCell.mul(i).mul(tanhSlope(g)).intoArray(out, to + 2 * h);
            atState.mul(seen).mul(sigmoidSlope(o)).intoArray(out, to + 3 * h);
            atCell.mul(f).intoArray(atCells, atCellsAt + j);
        }
    }

    /// The candidate, and the states.
    static void gruStates(int h, float[] gates, int gatesAt, float[] hidden, int hiddenAt, float[] before, int beforeAt,
                          float[] states, int statesAt) {
        int end = whole(h);
        for (int j = 0; j < end; j += LANES) {
            int at = gatesAt + j;
            FloatVector c = FloatFunctions.tanh(at(gates, at).fma(at(hidden, hiddenAt + 2 * h + j), at(gates, at + 2 * h)));
            c.intoArray(gates, at + 2 * h);
            at(gates, at + h).fma(at(before, beforeAt + j).sub(c), c).intoArray(states, statesAt + j);
        }
    }

    static void gruGradient(int h, float[] gates, int gatesAt, float[] hidden, int hiddenAt, float[] before, int beforeAt,
                            float[] atStates, int atStatesAt, float[] out, int outAt, float[] atHidden, int atHiddenAt) {
        int end = whole(h);
        for (int j = 0; j < end; j += LANES) {
            int to = outAt + j;
            int also = atHiddenAt + j;
            FloatVector r = at(gates, gatesAt + j);
            FloatVector z = at(gates, gatesAt + j + h);
            FloatVector c = at(gates, gatesAt + j + 2 * h);
            FloatVector atState = at(atStates, atStatesAt + j);
            FloatVector atCandidate = atState.mul(FloatVector.broadcast(S, 1).sub(z)).mul(tanhSlope(c));
            FloatVector atReset = atCandidate.mul(at(hidden, hiddenAt + j + 2 * h)).mul(sigmoidSlope(r));
            FloatVector atUpdate = atState.mul(at(before, beforeAt + j).sub(c)).mul(sigmoidSlope(z));
            atReset.intoArray(out, to);
            atUpdate.intoArray(out, to + h);
            atCandidate.intoArray(out, to + 2 * h);
            atReset.intoArray(atHidden, also);
            atUpdate.intoArray(atHidden, also + h);
            atCandidate.mul(r).intoArray(atHidden, also + 2 * h);
            atState.mul(z).intoArray(atStates, atStatesAt + j);
        }
    }
}
