package scratch.math.randomnumbers;

/// The oldest generator still in use: state ← (multiplier · state + increment) mod 2^bits.
/// With an odd multiplier every state has one predecessor, so the walk is a circle and returns to its start.
///
/// One multiplication and one addition per number. Its low bits run in small circles, its first outputs for neighbouring
/// seeds lie near each other, and its tuples lie on few planes: Marsaglia 1968, "Random numbers fall mainly in the planes".
///
/// @param multiplier odd
/// @param increment  0 or more
/// @param bits       the modulus is 2^bits, 1 to 63 bits
public record LinearCongruential(long multiplier, long increment, int bits) {
    /// Four bits, so that it can be worked by hand: x → (5x + 3) mod 16.
    public static final LinearCongruential TOY = new LinearCongruential(5, 3, 4);

    /// IBM's RANDU of the 1960s. All its triples lie on 15 planes.
    public static final LinearCongruential RANDU = new LinearCongruential(65539, 0, 31);

    /// The heart of `java.util.Random`, which starts at seed XOR multiplier and hands out the upper bits of the state.
    public static final LinearCongruential JAVA_UTIL_RANDOM = new LinearCongruential(0x5DEECE66DL, 0xBL, 48);

    public LinearCongruential {
        if (multiplier < 0 || multiplier % 2 == 0 || increment < 0) {
            throw new IllegalArgumentException("LinearCongruential: multiplier " + multiplier + ", increment "
                    + increment + ": the multiplier must be odd and positive, the increment 0 or more");
        }
        if (bits < 1 || bits > 63) {
            throw new IllegalArgumentException("LinearCongruential: bits = " + bits + ": must lie between 1 and 63");
        }
    }

    /// The state after `state`. The product may overflow: what is lost is a multiple of 2⁶⁴, so of the modulus as well.
    public long next(long state) {
        return (multiplier * state + increment) & mask();
    }

    /// The n states after `start`, without `start` itself.
    public long[] sequence(long start, int n) {
        long[] states = new long[n];
        long state = start;
        for (int i = 0; i < n; i++) {
            state = next(state);
            states[i] = state;
        }
        return states;
    }

    /// After how many steps `start` comes back. Takes as long as the answer is large.
    public long period(long start) {
        long state = next(start & mask());
        long steps = 1;
        while (state != (start & mask())) {
            state = next(state);
            steps++;
        }
        return steps;
    }

    /// A state as a fraction in [0, 1).
    public double fraction(long state) {
        return (state & mask()) / (double) (1L << bits);
    }

    private long mask() {
        return (1L << bits) - 1;
    }
}
