package scratch.math.tensor.cpu;

import java.util.Arrays;
import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;

/// What [CpuBackend] does with numbers without computing: fill, copy, bring together and apart.
final class Moves {

    /// Rows and columns of a tile: 32 lines of the cache to read from, 32 to write to.
    private static final int TILE = 32;

    private Moves() {
    }

    static void fill(float value, Tensor out) {
        if (out.size() == 0) {
            return;
        }
        float[] z = Memory.data(out);
        if (out.isDense()) {
            Arrays.fill(z, out.offset(), out.offset() + out.size(), value);
            return;
        }
        Walk walk = Walk.over(out);
        do {
            for (int i = 0, o = walk.at[0]; i < walk.length; i++, o += walk.step[0]) {
                z[o] = value;
            }
        } while (walk.next());
    }

    static void uniform(long seed, Tensor out) {
        float[] z = Memory.data(out);
        for (int i = 0; i < out.size(); i++) {
            z[out.offset() + i] = uniform(seed, i);
        }
    }

    /// Number `index` of those that `seed` makes.
    static float uniform(long seed, long index) {
        return (mix(seed + (index + 1) * 0x9E3779B97F4A7C15L) >>> 40) * 0x1p-24f;
    }

    /// The output function of SplitMix64. Steele, Lea and Flood 2014.
    private static long mix(long z) {
        long y = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        long x = (y ^ y >>> 27) * 0x94D049BB133111EBL;
        return x ^ x >>> 31;
    }

    static void copy(Tensor a, Tensor out) {
        if (out.size() > 0) {
            copy(Memory.data(a), Memory.data(out), Walk.over(out, a));
        }
    }

    /// All numbers of `a`, row-major, from the first place of `to` on.
    static void pack(Tensor a, float[] to) {
        if (a.size() > 0) {
            int[] shape = a.shape();
            copy(Memory.data(a), to, new Walk(shape, new int[][] {Shape.strides(shape), a.strides()},
                    new int[] {0, a.offset()}));
        }
    }

    private static void copy(float[] x, float[] z, Walk walk) {
        if (walk.crosses() && collide(walk.step[1], walk.length)) {
            do {
                transpose(x, walk.at[1], walk.step[1], z, walk.at[0], walk.rowStep(0), walk.rowsOfPlane(), walk.length);
            } while (walk.nextPlane());
            return;
        }
        do {
            if (walk.step[0] == 1) {
                gather(x, walk.at[1], walk.step[1], z, walk.at[0], walk.length);
            } else {
                for (int i = 0; i < walk.length; i++) {
                    z[walk.at[0] + i * walk.step[0]] = x[walk.at[1] + i * walk.step[1]];
                }
            }
        } while (walk.next());
    }

    /// Whether so many numbers, so far apart, push each other out of the cache before their neighbours are read: a step of a
    /// multiple of 1 KiB leaves few places for them, and a long row needs more lines than there are.
    private static boolean collide(int step, int length) {
        return length > TILE && step % 256 == 0 || length > 8192;
    }

    /// Row i of z, which begins at `zo + i·zStep`, is column i of x, whose numbers stand `xStep` apart, the first of them at
    /// `xo + i`. In tiles: each line of the cache that is read serves as many rows as the tile has.
    private static void transpose(float[] x, int xo, int xStep, float[] z, int zo, int zStep, int rows, int length) {
        for (int first = 0; first < length; first += TILE) {
            int last = Math.min(length, first + TILE);
            for (int top = 0; top < rows; top += TILE) {
                for (int i = top; i < Math.min(rows, top + TILE); i++) {
                    int to = zo + i * zStep;
                    int from = xo + i;
                    for (int j = first; j < last; j++) {
                        z[to + j] = x[from + j * xStep];
                    }
                }
            }
        }
    }

    /// Brings numbers that stand apart together.
    static void gather(float[] x, int at, int step, float[] z, int zo, int n) {
        if (step == 1) {
            System.arraycopy(x, at, z, zo, n);
        } else if (step == 0) {
            Arrays.fill(z, zo, zo + n, x[at]);
        } else {
            for (int i = 0; i < n; i++) {
                z[zo + i] = x[at + i * step];
            }
        }
    }

    /// … and apart again.
    static void scatter(float[] x, int xo, float[] z, int at, int step, int n) {
        if (step == 1) {
            System.arraycopy(x, xo, z, at, n);
        } else {
            for (int i = 0; i < n; i++) {
                z[at + i * step] = x[xo + i];
            }
        }
    }

    static void place(Tensor values, Tensor indices, Tensor out) {
        float[] v = Memory.data(values);
        float[] index = Memory.data(indices);
        float[] z = Memory.data(out);
        int q = out.length(1);
        int r = out.length(2);
        fill(0, out);
        for (int i = 0; i < out.length(0); i++) {
            for (int k = 0; k < r; k++) {
                int wanted = CpuBackend.index("Backend.place", index[indices.offset() + i * r + k], q);
                z[out.offset() + (i * q + wanted) * r + k] = v[values.offset() + i * r + k];
            }
        }
    }
}
