package scratch.math.tensor.cpu;

import java.util.ArrayDeque;

/// Arrays that have been released, by size, the last one first because it is still in the cache.
///
/// A training step needs the same sizes again and again: after the first step nothing is allocated, nothing zeroed and
/// nothing collected. Capacities are rounded up to one of four steps an octave, so that at most a fifth is wasted.
final class BufferPool {
    private static final int SMALLEST = 64;

    private final ArrayDeque<float[]>[] free;
    private final long limit;
    private long held;
    private long lent;
    private long mostLent;

    /// `limit`: the numbers that may lie idle; what is released beyond that is left to the garbage collector.
    @SuppressWarnings({"unchecked", "rawtypes"})           // an array of a generic type cannot be made otherwise
    BufferPool(long limit) {
        this.limit = limit;
        this.free = new ArrayDeque[128];
    }

    synchronized float[] take(int size) {
        int sizeClass = sizeClass(size);
        ArrayDeque<float[]> stack = free[sizeClass];
        float[] array;
        if (stack == null || stack.isEmpty()) {
            array = new float[capacity(sizeClass, size)];
        } else {
            array = stack.pop();
            held -= array.length;
        }
        lent += array.length;
        mostLent = Math.max(mostLent, lent);
        return array;
    }

    synchronized void give(float[] array) {
        lent -= array.length;
        if (held + array.length > limit) {
            return;
        }
        int sizeClass = sizeClass(array.length);
        if (free[sizeClass] == null) {
            free[sizeClass] = new ArrayDeque<>();
        }
        free[sizeClass].push(array);
        held += array.length;
    }

    synchronized long held() {
        return held;
    }

    /// What was taken and not given back. Arrays that nobody gives back stay in this count when they are collected.
    synchronized long lent() {
        return lent;
    }

    /// The most that was ever lent at one time, since [#forgetMost].
    synchronized long mostLent() {
        return mostLent;
    }

    synchronized void forgetMost() {
        mostLent = lent;
    }

    /// 0 for up to 64 numbers, then 80, 96, 112, 128, 160, …: a quarter of an octave each.
    static int sizeClass(int size) {
        if (size <= SMALLEST) {
            return 0;
        }
        int octave = 31 - Integer.numberOfLeadingZeros(size - 1);             // 2^octave < size <= 2^(octave + 1)
        int quarter = (size - 1 - (1 << octave)) >> (octave - 2);
        return (octave - 6) * 4 + quarter + 1;
    }

    private static int capacity(int sizeClass, int size) {
        if (sizeClass == 0) {
            return SMALLEST;
        }
        int octave = (sizeClass - 1) / 4 + 6;
        long capacity = (1L << octave) + ((sizeClass - 1) % 4 + 1L << octave - 2);
        return capacity > Integer.MAX_VALUE - 8 ? size : (int) capacity;
    }
}
