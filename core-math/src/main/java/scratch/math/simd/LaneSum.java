package scratch.math.simd;

/// The sum of an array in plain Java: in one chain, and in several chains at once, as vector registers do it.
///
/// With L lanes, lane l adds x[l], x[l + L], x[l + 2L], …; then the lanes are added, the upper half to the lower, and at
/// the end the tail, the n mod L numbers that never met a lane. n additions in any case; what differs is how many of
/// them wait for the one before: n, or n/L. The order differs too, and so do the last bits.
public final class LaneSum {
    private static final int UNROLLED = 8;

    private LaneSum() {
    }

    /// One chain: every addition waits for the one before. The compiler must keep this order.
    public static float plain(float[] x, int from, int to) {
        float sum = 0;
        for (int i = from; i < to; i++) {
            sum += x[i];
        }
        return sum;
    }

    /// Eight chains by hand: still one number an instruction, but none has to wait for the one just before.
    public static float unrolled(float[] x, int from, int to) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int end = to - (to - from) % UNROLLED;       // subtle: the wide loop stops at the last full group
        for (int i = from; i < end; i += UNROLLED) {
            s0 += x[i];
            s1 += x[i + 1];
            s2 += x[i + 2];
            s3 += x[i + 3];
            s4 += x[i + 4];
            s5 += x[i + 5];
            s6 += x[i + 6];
            s7 += x[i + 7];
        }
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7)) + plain(x, end, to);
    }

    /// The definition for any number of lanes, a power of two: what the fast forms are tested against.
    public static float inLanes(int lanes, float[] x, int from, int to) {
        int end = to - (to - from) % lanes;
        return fold(lanes(lanes, x, from, end)) + plain(x, end, to);
    }

    /// What the lanes hold before they are added together; to − from must be a multiple of their number.
    ///
    /// @return (lanes)
    public static float[] lanes(int lanes, float[] x, int from, int to) {
        if (Integer.bitCount(lanes) != 1 || (to - from) % lanes != 0) {
            throw new IllegalArgumentException("LaneSum.lanes: " + (to - from) + " numbers on " + lanes
                    + " lanes: the lanes must "
                    + "be a power of two and divide the numbers");
        }
        float[] sums = new float[lanes];
        for (int i = from; i < to; i += lanes) {
            for (int l = 0; l < lanes; l++) {
                sums[l] += x[i + l];
            }
        }
        return sums;
    }

    /// Adds the upper half of the lanes to the lower half until one is left; a power of two of them.
    static float fold(float[] lanes) {
        for (int half = lanes.length / 2; half > 0; half /= 2) {
            for (int l = 0; l < half; l++) {
                lanes[l] += lanes[l + half];
            }
        }
        return lanes[0];
    }
}
