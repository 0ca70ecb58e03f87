package scratch.math.kernel.simd;

import scratch.math.kernel.Threads;

/// The cells of [scratch.math.kernel.CellKernels], row by row, each row in passes: on vectors where these are hot
/// ([CellVectors]), the rest of it by their plain twins ([PlainCells]). Threads share the rows.
final class RecurrentCells {
    static final Warmth WARMTH = new CellWarmth();

    /// Units that one thread takes at a time: some 5 µs.
    private static final int BLOCK = 1 << 12;

    private RecurrentCells() {
    }

    /// A pass over one row; the first `whole` units of it on vectors.
    private interface Pass {
        void over(int row, int whole);
    }

    /// subtle: the passes are called through an interface, so that each is compiled by itself; see [CellVectors].
    private static void rows(int n, int h, Pass... passes) {
        boolean hot = WARMTH.isHot();
        int whole = hot ? CellVectors.whole(h) : 0;
        int perTask = Math.max(1, BLOCK / Math.max(1, h));
        if (Threads.count() == 1 || n <= perTask) {
            rows(0, n, whole, passes);
        } else {
            Threads.run(Threads.count(), Math.ceilDiv(n, perTask), (index, worker) ->
                    rows(index * perTask, Math.min(n, (index + 1) * perTask), whole, passes));
        }
        if (!hot) {
            WARMTH.coldWork(30.0 * n * h);
        }
    }

    private static void rows(int from, int to, int whole, Pass... passes) {
        for (int row = from; row < to; row++) {
            for (Pass pass : passes) {
                pass.over(row, whole);
            }
        }
    }

    /// σ of gate k of each row, whose gates are `width` numbers.
    private static Pass gate(int k, int h, int width, float[] gates, int gatesAt) {
        return (row, whole) -> {
            int at = gatesAt + row * width + k * h;
            if (whole > 0) {
                CellVectors.gate(h, gates, at);
            }
            PlainCells.gate(whole, h, gates, at);
        };
    }

    static void lstm(int n, int h, float[] gates, int gatesAt, float[] before, int beforeAt, float[] cells, int cellsAt,
                     float[] states, int statesAt) {
        rows(n, h, gate(0, h, 4 * h, gates, gatesAt), gate(1, h, 4 * h, gates, gatesAt), (row, whole) -> {
            int g = gatesAt + row * 4 * h;
            int k = row * h;
            if (whole > 0) {
                CellVectors.lstmCells(h, gates, g, before, beforeAt + k, cells, cellsAt + k);
            }
            PlainCells.lstmCells(whole, h, gates, g, before, beforeAt + k, cells, cellsAt + k);
        }, gate(3, h, 4 * h, gates, gatesAt), (row, whole) -> {
            int g = gatesAt + row * 4 * h;
            int k = row * h;
            if (whole > 0) {
                CellVectors.lstmStates(h, gates, g, cells, cellsAt + k, states, statesAt + k);
            }
            PlainCells.lstmStates(whole, h, gates, g, cells, cellsAt + k, states, statesAt + k);
        });
    }

    static void lstmGradient(int n, int h, float[] gates, int gatesAt, float[] before, int beforeAt,
                             float[] cells, int cellsAt, float[] atStates, int atStatesAt,
                             float[] atCells, int atCellsAt, float[] out, int outAt) {
        rows(n, h, (row, whole) -> {
            if (whole > 0) {
                CellVectors.lstmSeen(h, cells, cellsAt + row * h, out, outAt + row * 4 * h);
            }
            PlainCells.lstmSeen(whole, h, cells, cellsAt + row * h, out, outAt + row * 4 * h);
        }, (row, whole) -> {
            int g = row * 4 * h;
            int k = row * h;
            if (whole > 0) {
                CellVectors.lstmGradient(h, gates, gatesAt + g, before, beforeAt + k, atStates, atStatesAt + k,
                        atCells, atCellsAt + k, out, outAt + g);
            }
            PlainCells.lstmGradient(whole, h, gates, gatesAt + g, before, beforeAt + k, atStates, atStatesAt + k,
                    atCells, atCellsAt + k, out, outAt + g);
        });
    }

    /// σ of gate k of the sums of both.
    private static Pass gate(int k, int h, float[] gates, int gatesAt, float[] hidden, int hiddenAt) {
        return (row, whole) -> {
            int at = row * 3 * h + k * h;
            if (whole > 0) {
                CellVectors.gate(h, gates, gatesAt + at, hidden, hiddenAt + at);
            }
            PlainCells.gate(whole, h, gates, gatesAt + at, hidden, hiddenAt + at);
        };
    }

    static void gru(int n, int h, float[] gates, int gatesAt, float[] hidden, int hiddenAt, float[] before, int beforeAt,
                    float[] states, int statesAt) {
        Pass candidate = (row, whole) -> {
            int g = row * 3 * h;
            int k = row * h;
            if (whole > 0) {
                CellVectors.gruStates(h, gates, gatesAt + g, hidden, hiddenAt + g, before, beforeAt + k,
                        states, statesAt + k);
            }
            PlainCells.gruStates(whole, h, gates, gatesAt + g, hidden, hiddenAt + g, before, beforeAt + k,
                    states, statesAt + k);
        };
        rows(n, h, gate(0, h, gates, gatesAt, hidden, hiddenAt), gate(1, h, gates, gatesAt, hidden, hiddenAt), candidate);
    }

    static void gruGradient(int n, int h, float[] gates, int gatesAt, float[] hidden, int hiddenAt,
                            float[] before, int beforeAt, float[] atStates, int atStatesAt,
                            float[] out, int outAt, float[] atHidden, int atHiddenAt) {
        rows(n, h, (row, whole) -> {
            int g = row * 3 * h;
            int k = row * h;
            if (whole > 0) {
                CellVectors.gruGradient(h, gates, gatesAt + g, hidden, hiddenAt + g, before, beforeAt + k,
                        atStates, atStatesAt + k, out, outAt + g, atHidden, atHiddenAt + g);
            }
            PlainCells.gruGradient(whole, h, gates, gatesAt + g, hidden, hiddenAt + g, before, beforeAt + k,
                    atStates, atStatesAt + k, out, outAt + g, atHidden, atHiddenAt + g);
        });
    }

    /// Each vector loop against its plain twin, on one row.
    private static final class CellWarmth extends Warmth {
        private static final int H = 256;

        CellWarmth() {
            super("recurrent cells", 8);
        }

        @Override
        boolean vectorsWin(int race) {
            float[] gates = new float[4 * H];
            float[] out = new float[4 * H];
            float[] more = new float[4 * H];
            float[] cells = new float[H];
            float[] states = new float[H];
            long begin = System.nanoTime();
            switch (race) {
                case 0 -> CellVectors.gate(H, gates, 0);
                case 1 -> CellVectors.lstmCells(H, gates, 0, states, 0, cells, 0);
                case 2 -> CellVectors.lstmStates(H, gates, 0, cells, 0, states, 0);
                case 3 -> CellVectors.lstmGradient(H, gates, 0, cells, 0, states, 0, cells, 0, out, 0);
                case 4 -> CellVectors.gate(H, gates, 0, out, 0);
                case 5 -> CellVectors.gruStates(H, gates, 0, out, 0, cells, 0, states, 0);
                case 6 -> CellVectors.lstmSeen(H, cells, 0, out, 0);
                default -> CellVectors.gruGradient(H, gates, 0, out, 0, cells, 0, states, 0, out, 0, more, 0);
            }
            long middle = System.nanoTime();
            switch (race) {
                case 0 -> PlainCells.gate(0, H, gates, 0);
                case 1 -> PlainCells.lstmCells(0, H, gates, 0, states, 0, cells, 0);
                case 2 -> PlainCells.lstmStates(0, H, gates, 0, cells, 0, states, 0);
                case 3 -> PlainCells.lstmGradient(0, H, gates, 0, cells, 0, states, 0, cells, 0, out, 0);
                case 4 -> PlainCells.gate(0, H, gates, 0, out, 0);
                case 5 -> PlainCells.gruStates(0, H, gates, 0, out, 0, cells, 0, states, 0);
                case 6 -> PlainCells.lstmSeen(0, H, cells, 0, out, 0);
                default -> PlainCells.gruGradient(0, H, gates, 0, out, 0, cells, 0, states, 0, out, 0, more, 0);
            }
            return middle - begin < System.nanoTime() - middle;
        }
    }
}
