package scratch.cuda.reductionandscan;

import scratch.math.check.Require;

/// The sum of a block as a tree: half of the threads add a partner, then a quarter, until one is left. In float and in the
/// kernels' order, so that the bits must agree. n − 1 additions in log₂ n steps.
///
/// Its rounding error is at most log₂ n · 2⁻²⁴ of the sum of absolute values. Higham, *Accuracy and stability of numerical
/// algorithms* (2002), section 4.2.
public final class TreeSum {
    private TreeSum() {
    }

    /// Partners come nearer: n/2 apart, n/4, …, 1.
    ///
    /// @throws IllegalArgumentException if the number of values is no power of two
    public static float halving(float[] values) {
        float[] room = checked("halving", values);
        for (int distance = room.length / 2; distance > 0; distance /= 2) {
            for (int thread = 0; thread < distance; thread++) {
                room[thread] += room[thread + distance];
            }
        }
        return room[0];
    }

    /// Partners grow apart: 1 apart, 2, …, n/2.
    ///
    /// @throws IllegalArgumentException if the number of values is no power of two
    public static float interleaved(float[] values) {
        float[] room = checked("interleaved", values);
        for (int distance = 1; distance < room.length; distance *= 2) {
            for (int i = 0; i < room.length; i += 2 * distance) {
                room[i] += room[i + distance];
            }
        }
        return room[0];
    }

    private static float[] checked(String method, float[] values) {
        Require.that(Integer.bitCount(values.length) == 1, "TreeSum.%s: %d values: must be a power of two", method,
                values.length);
        return values.clone();
    }
}
