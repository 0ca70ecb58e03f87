package scratch.math.tensor.cpu;

import scratch.math.kernel.Kernels;
import scratch.math.tensor.Binary;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Unary;

/// [Unary] and [Binary] on tensors of any layout: a single loop where the numbers of all of them lie alike, else row by
/// row, in blocks that are brought together first.
final class Elementwise {
    /// Numbers that are worked on together where a step needs room for intermediate values: they stay in the L1 cache.
    private static final int BLOCK = 1024;

    private static final ThreadLocal<float[][]> ROOM = ThreadLocal.withInitial(() -> new float[5][BLOCK]);

    private final Kernels kernels;

    Elementwise(Kernels kernels) {
        this.kernels = kernels;
    }

    void unary(Unary f, Tensor a, float c, Tensor out) {
        float[] x = Memory.data(a);
        float[] z = Memory.data(out);
        if (a.sameLayout(out) && a.isDense()) {
            unary(f, c, x, a.offset(), 1, z, out.offset(), 1, out.size());
            return;
        }
        Walk walk = Walk.over(out, a);
        do {
            unary(f, c, x, walk.at[1], walk.step[1], z, walk.at[0], walk.step[0], walk.length);
        } while (walk.next());
    }

    /// One row: at once if both stand at the same positions of their arrays, else in blocks, brought together and back.
    private void unary(Unary f, float c, float[] x, int xo, int xStep, float[] z, int zo, int zStep, int length) {
        if (xStep == 1 && zStep == 1 && xo == zo && !UnaryLoops.needsRoom(f)) {
            UnaryLoops.apply(kernels, f, c, x, z, zo, zo + length, null);
            return;
        }
        float[][] room = ROOM.get();
        for (int from = 0; from < length; from += BLOCK) {
            int n = Math.min(BLOCK, length - from);
            Moves.gather(x, xo + from * xStep, xStep, room[0], 0, n);
            UnaryLoops.apply(kernels, f, c, room[0], room[1], 0, n, room[2]);
            Moves.scatter(room[1], 0, z, zo + from * zStep, zStep, n);
        }
    }

    void binary(Binary f, Tensor a, Tensor b, float c, Tensor out) {
        float[] x = Memory.data(a);
        float[] y = Memory.data(b);
        float[] z = Memory.data(out);
        if (a.sameLayout(out) && b.sameLayout(out) && out.isDense()) {
            binary(f, c, x, a.offset(), 1, y, b.offset(), 1, z, out.offset(), 1, out.size());
            return;
        }
        Walk walk = Walk.over(out, a, b);
        do {
            binary(f, c, x, walk.at[1], walk.step[1], y, walk.at[2], walk.step[2], z, walk.at[0], walk.step[0],
                    walk.length);
        } while (walk.next());
    }

    private void binary(Binary f, float c, float[] x, int xo, int xStep, float[] y, int yo, int yStep,
                        float[] z, int zo, int zStep, int length) {
        if (xStep == 1 && yStep == 1 && zStep == 1 && xo == zo && yo == zo && !BinaryLoops.needsRoom(f)) {
            BinaryLoops.apply(kernels, f, c, x, y, z, zo, zo + length, null, null);
            return;
        }
        float[][] room = ROOM.get();
        for (int from = 0; from < length; from += BLOCK) {
            int n = Math.min(BLOCK, length - from);
            Moves.gather(x, xo + from * xStep, xStep, room[0], 0, n);
            Moves.gather(y, yo + from * yStep, yStep, room[1], 0, n);
            BinaryLoops.apply(kernels, f, c, room[0], room[1], room[2], 0, n, room[3], room[4]);
            Moves.scatter(room[2], 0, z, zo + from * zStep, zStep, n);
        }
    }
}
